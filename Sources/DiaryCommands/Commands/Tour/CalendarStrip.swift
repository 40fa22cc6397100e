import DiaryModel

/// The entries of a record by day: a line for each month, a sign for each day.
struct CalendarStrip {
  private var days: [CivilDate: Int] = [:]
  /// How many entries have no single day: their time is not known, or spans several days.
  private(set) var withoutDay = 0

  /// The strip of those incidents that stand.
  init(_ record: [Incident]) {
    for incident in record where incident.state == .current {
      let moment = incident.moment
      guard let earliest = moment.earliest, let latest = moment.latest,
        let zone = Zone(moment.zone), let day = zone.day(from: earliest, to: latest)
      else {
        withoutDay += 1
        continue
      }
      days[day, default: 0] += 1
    }
  }

  /// The lines: a ruler, then a month each; at most 38 columns.
  func lines(_ words: Words) -> [String] {
    guard let first = days.keys.min(), let last = days.keys.max() else { return [] }
    let ruler = "       1   5    10   15   20   25   30"
    var lines = [ruler]
    var month = (year: first.parts.year, month: first.parts.month)
    while month <= (last.parts.year, last.parts.month) {
      let signs = (1...CivilDate.length(ofMonth: month.month, in: month.year)).map { day in
        Self.sign(
          CivilDate(year: month.year, month: month.month, day: day).flatMap { days[$0] } ?? 0)
      }
      let line = "  \(words.month(month.month).prefix(3))  \(signs.joined())"
      lines.append(line.trimmingTrailingSpaces)
      month = month.month == 12 ? (month.year + 1, 1) : (month.year, month.month + 1)
    }
    return lines
  }

  private static func sign(_ count: Int) -> String {
    switch count {
    case 0: "."
    case 1: "o"
    case 2: "O"
    default: "#"
    }
  }
}

extension Zone {
  /// The day in which an interval lies whole; nothing if it spans several.
  func day(from earliest: Instant, to latest: Instant) -> CivilDate? {
    let day = wall(at: earliest).date
    return wall(at: Instant(seconds: latest.seconds - 1)).date == day ? day : nil
  }
}
