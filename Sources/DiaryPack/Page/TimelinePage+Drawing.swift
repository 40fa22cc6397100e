internal import DiaryModel

/// The drawing: a row for each month, a square for each day, a bar for what spans several days.
extension TimelinePage {
  /// Positions in the drawing, in the units of its view box.
  private enum Grid {
    static let left = 96
    static let column = 32
    static let square = 28
    static let row = 34
    static let lane = 9
    static let top = 30
    static let width = left + 31 * column
    /// More months than these are drawn as a row for each year.
    static let mostMonths = 60
    /// Of more years than these only those with entries are drawn.
    static let mostYears = 40
    /// More days with entries than these are linked by month only, to spare who uses the keyboard.
    static let mostLinks = 400
  }

  /// What is drawn.
  private struct Drawn {
    var days: [Int: [Incident]] = [:]
    var spans: [(days: ClosedRange<Int>, incident: Incident)] = []
    var unknown: [Incident] = []
    var first: Int?
    var last: Int?

    init(_ entries: [Incident]) {
      for incident in entries {
        let span = CalendarSpan(incident.moment)
        switch span {
        case .day(let day): days[day.days, default: []].append(incident)
        case .days(let from, let to): spans.append((from.days...to.days, incident))
        case .unknown: unknown.append(incident)
        }
        guard let range = span.days else { continue }
        first = min(first ?? range.lowerBound, range.lowerBound)
        last = max(last ?? range.upperBound, range.upperBound)
      }
    }
  }

  func drawing(_ html: inout HTMLText) {
    let drawn = Drawn(selection.entries)
    html.raw("<section id=\"drawing\" aria-labelledby=\"h-drawing\">\n")
    html.raw("<h2 id=\"h-drawing\">When it happened</h2>\n<p class=\"note\">")
    html.raw("A square is a day; the figure in it is the number of entries. A bar is an entry ")
    html.raw("that can have happened on any of the days it covers. Weekends are a shade darker. ")
    html.text(words.countsNote)
    html.raw("</p>\n")
    if let first = drawn.first, let last = drawn.last {
      let months = Self.months(from: first, to: last)
      html.raw("<div class=\"scroll\" role=\"region\" tabindex=\"0\" ")
      html.raw("aria-label=\"Drawing of the entries by day\">\n")
      if months.count > Grid.mostMonths {
        years(drawn, months, &html)
      } else {
        calendar(drawn, months, &html)
      }
      html.raw("</div>\n")
    }
    if !drawn.unknown.isEmpty {
      html.raw("<p class=\"unknown\">")
      html.text(words.timeNotKnown)
      html.raw(": ")
      for (place, incident) in drawn.unknown.enumerated() {
        if place > 0 { html.raw(", ") }
        numberLink(incident.number, &html)
      }
      html.raw("</p>\n")
    }
    html.raw("</section>\n")
  }

  /// `no. 41` as a link to the entry.
  func numberLink(_ number: Int, _ html: inout HTMLText) {
    html.raw("<a class=\"nolink\" href=\"#n")
    html.number(number)
    html.raw("\">no. ")
    html.number(number)
    html.raw("</a>")
  }

  private static func months(from first: Int, to last: Int) -> [(year: Int, month: Int)] {
    let start = CivilDate(days: first).parts
    let end = CivilDate(days: last).parts
    let from = start.year * 12 + start.month - 1
    let to = end.year * 12 + end.month - 1
    return (from...to).map { ($0 / 12, $0 % 12 + 1) }
  }

  private func calendar(
    _ drawn: Drawn, _ months: [(year: Int, month: Int)], _ html: inout HTMLText
  ) {
    var body = HTMLText()
    var y = Grid.top
    for day in 1...31 {
      label(String(day), x: Grid.left + (day - 1) * Grid.column + 14, y: 18, "d m", &body)
    }
    for (year, month) in months {
      guard let first = CivilDate(year: year, month: month, day: 1)?.days else { continue }
      let count = CivilDate.length(ofMonth: month, in: year)
      label(words.monthName(month) + " " + String(year), x: 0, y: y + 19, "d", &body)
      for day in 0..<count {
        square(first + day, column: day, y: y, drawn, &body)
      }
      y += Grid.row
      y += bars(drawn.spans, first...(first + count - 1), y: y - 4, &body)
    }
    frame(height: y + 4, &html)
    html.bytes += body.bytes
    html.raw("</svg>\n")
  }

  private func frame(height: Int, _ html: inout HTMLText) {
    html.raw("<svg class=\"cal\" role=\"group\" aria-labelledby=\"h-drawing\" viewBox=\"0 0 ")
    html.number(Grid.width)
    html.raw(" ")
    html.number(height)
    html.raw("\" width=\"")
    html.number(Grid.width)
    html.raw("\" height=\"")
    html.number(height)
    html.raw("\">\n")
  }

  private func label(
    _ text: String, x: Int, y: Int, _ style: StaticString, _ html: inout HTMLText
  ) {
    html.raw("<text class=\"")
    html.raw(style)
    html.raw("\" x=\"")
    html.number(x)
    html.raw("\" y=\"")
    html.number(y)
    html.raw("\">")
    html.text(text)
    html.raw("</text>\n")
  }

  private func square(
    _ day: Int, column: Int, y: Int, _ drawn: Drawn, _ html: inout HTMLText
  ) {
    let x = Grid.left + column * Grid.column
    let entries = drawn.days[day] ?? []
    guard let first = entries.first else {
      let isWeekend = CivilDate(days: day).weekday.rawValue >= 6
      rectangle(isWeekend ? "c w" : "c", x: x, y: y, width: Grid.square, height: 26, &html)
      return
    }
    let isLinked = drawn.days.count <= Grid.mostLinks
    let name = words.weekdayAndDay(CivilDate(days: day)) + ": " + words.entries(entries.count)
    if isLinked {
      html.raw("<a href=\"#n")
      html.number(first.number)
      html.raw("\" aria-label=\"")
      html.text(name)
      html.raw("\">")
    }
    let shade: StaticString =
      switch entries.count {
      case 1: "c c1"
      case 2: "c c2"
      case 3, 4: "c c3"
      default: "c c4"
      }
    let figure: StaticString = entries.count <= 2 ? "f m" : "f m i"
    html.raw("<g><title>")
    html.text(name)
    html.raw("</title>")
    rectangle(shade, x: x, y: y, width: Grid.square, height: 26, &html)
    label(String(entries.count), x: x + 14, y: y + 18, figure, &html)
    html.raw("</g>")
    if isLinked { html.raw("</a>\n") }
  }

  private func rectangle(
    _ style: StaticString, x: Int, y: Int, width: Int, height: Int, _ html: inout HTMLText
  ) {
    html.raw("<rect class=\"")
    html.raw(style)
    html.raw("\" x=\"")
    html.number(x)
    html.raw("\" y=\"")
    html.number(y)
    html.raw("\" width=\"")
    html.number(width)
    html.raw("\" height=\"")
    html.number(height)
    html.raw("\" rx=\"3\"/>")
  }

  /// Draws the spans that touch a month, in as many lanes as they need; returns their height.
  private func bars(
    _ spans: [(days: ClosedRange<Int>, incident: Incident)], _ month: ClosedRange<Int>, y: Int,
    _ html: inout HTMLText
  ) -> Int {
    var ends: [Int] = []
    for span in spans where span.days.overlaps(month) {
      let days = span.days.clamped(to: month)
      let lane = ends.firstIndex { $0 < days.lowerBound } ?? ends.count
      if lane == ends.count { ends.append(days.upperBound) } else { ends[lane] = days.upperBound }
      let column = days.lowerBound - month.lowerBound
      html.raw("<g><title>No. ")
      html.number(span.incident.number)
      html.raw(": ")
      html.text(
        words.day(CivilDate(days: span.days.lowerBound)) + " to "
          + words.day(CivilDate(days: span.days.upperBound)))
      html.raw("</title>")
      rectangle(
        "s", x: Grid.left + column * Grid.column, y: y + lane * Grid.lane,
        width: days.count * Grid.column - 4, height: 6, &html)
      html.raw("</g>\n")
    }
    return ends.isEmpty ? 0 : ends.count * Grid.lane + 2
  }

  /// A row for each year and a square for each month, for records of many years.
  private func years(
    _ drawn: Drawn, _ months: [(year: Int, month: Int)], _ html: inout HTMLText
  ) {
    var counts: [Int: Int] = [:]
    for (day, entries) in drawn.days {
      let parts = CivilDate(days: day).parts
      counts[parts.year * 12 + parts.month - 1, default: 0] += entries.count
    }
    let width = 31 * Grid.column / 12
    var shown = Set(months.map(\.year))
    // A date that is a century off must not draw a hundred empty rows.
    if shown.count > Grid.mostYears { shown = Set(counts.keys.map { $0 / 12 }) }
    frame(height: Grid.top + shown.count * Grid.row + 4, &html)
    for month in 1...12 {
      label(
        words.monthName(month), x: Grid.left + (month - 1) * width + width / 2, y: 18, "d m", &html)
    }
    for (place, year) in shown.sorted().enumerated() {
      let y = Grid.top + place * Grid.row
      label(String(year), x: 0, y: y + 19, "d", &html)
      for month in 1...12 {
        let count = counts[year * 12 + month - 1] ?? 0
        let x = Grid.left + (month - 1) * width
        let shade: StaticString =
          count == 0 ? "c" : count < 5 ? "c c1" : count < 20 ? "c c2" : "c c3"
        guard count > 0 else {
          rectangle(shade, x: x, y: y, width: width - 4, height: 26, &html)
          continue
        }
        html.raw("<a href=\"#m-")
        html.text(padded(year, 4) + "-" + padded(month, 2))
        html.raw("\" aria-label=\"")
        html.text(words.month(padded(year, 4) + "-" + padded(month, 2)))
        html.raw(": ")
        html.text(words.entries(count))
        html.raw("\">")
        rectangle(shade, x: x, y: y, width: width - 4, height: 26, &html)
        label(String(count), x: x + width / 2 - 2, y: y + 18, count < 20 ? "f m" : "f m i", &html)
        html.raw("</a>\n")
      }
    }
    html.raw("</svg>\n<p class=\"note\">A square is a month here, since the record covers many ")
    html.raw("years. Entries that can have happened on several days are counted in the table.</p>")
  }
}
