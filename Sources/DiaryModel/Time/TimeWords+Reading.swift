/// Reads the words that ``TimeWords`` writes, and nothing else.
///
/// They are read by a grammar of their own, because they are plainer than what people type: every
/// day is whole, every clock has am or pm, and no rule has anything left to ask.
struct WrittenWords {
  private var parser: PhraseParser
  private let zone: Zone

  private init(_ tokens: [Token], zone: Zone) {
    parser = PhraseParser(tokens)
    self.zone = zone
  }

  /// The reading that these words were written for, or nothing if they are not such words.
  static func reading(_ tokens: [Token], zone: Zone) -> Reading? {
    var words = WrittenWords(tokens, zone: zone)
    guard let reading = words.whole(), words.parser.isAtEnd, reading.earliest < reading.latest
    else { return nil }
    return reading
  }

  private mutating func whole() -> Reading? {
    if parser.take("some", "time", "between") {
      guard let first = day(), parser.take("and"), let last = day(), first < last else {
        return nil
      }
      return days(first, last, .dates)
    }
    if parser.matches(["midnight", "between"]) {
      return stamp().map { instant in
        Reading(precision: .exact, earliest: instant, latest: instant.adding(minutes: 1))
      }
    }
    if parser.take("between") { return stamps(.between) }
    if parser.take("about") {
      guard let middle = stamp(), parser.take("between"), var reading = stamps(.about),
        reading.earliest <= middle, middle <= reading.latest
      else { return nil }
      reading.middle = middle
      return reading
    }
    guard let date = day() else { return nil }
    if parser.isAtEnd { return days(date, date, .date) }
    return parser.take(symbol: ",") ? within(date) : nil
  }

  private mutating func within(_ date: CivilDate) -> Reading? {
    if parser.take("before") {
      guard let end = clock(on: date, isEnd: true) else { return nil }
      return Reading(precision: .between, earliest: zone.start(of: date), latest: end)
    }
    if parser.take("between") {
      // Midnight is written here as an end only; as a start it would be open to question.
      guard !parser.matches(["midnight"]), let first = clock(on: date, isEnd: false),
        parser.take("and"), let last = clock(on: date, isEnd: true)
      else { return nil }
      return Reading(precision: .between, earliest: first, latest: last)
    }
    if parser.take("about") {
      guard let middle = clock(on: date, isEnd: false), parser.take("between"),
        let first = clock(on: date, isEnd: false), parser.take("and"),
        let last = clock(on: date, isEnd: true), first <= middle, middle <= last
      else { return nil }
      return Reading(precision: .about, earliest: first, latest: last, middle: middle)
    }
    guard !parser.matches(["midnight"]), let instant = clock(on: date, isEnd: false) else {
      return nil
    }
    return Reading(precision: .exact, earliest: instant, latest: instant.adding(minutes: 1))
  }

  private mutating func stamps(_ precision: Moment.Precision) -> Reading? {
    guard let first = stamp(), parser.take("and"), let last = stamp() else { return nil }
    return Reading(precision: precision, earliest: first, latest: last)
  }

  /// "6pm on Tuesday 4 November 2025" or "midnight between …".
  private mutating func stamp() -> Instant? {
    if parser.take("midnight", "between") {
      guard let before = day(), parser.take("and"), let after = day(),
        before.adding(days: 1) == after
      else { return nil }
      return zone.instants(of: after, minute: 0).first
    }
    guard let (minute, occurrence) = face(), parser.take("on"), let date = day() else {
      return nil
    }
    return instant(date, minute, occurrence)
  }

  private mutating func clock(on date: CivilDate, isEnd: Bool) -> Instant? {
    guard let (minute, occurrence) = face() else { return nil }
    return instant(date, minute == 0 && isEnd && occurrence == nil ? 1440 : minute, occurrence)
  }

  private func instant(_ date: CivilDate, _ minute: Int, _ occurrence: Occurrence?) -> Instant? {
    let found = zone.instants(of: date, minute: minute)
    guard found.count == (occurrence == nil ? 1 : 2) else { return nil }
    return occurrence == .afterChange ? found.last : found.first
  }

  private mutating func face() -> (minute: Int, occurrence: Occurrence?)? {
    var minute: Int
    if parser.take("noon") {
      minute = 720
    } else if parser.take("midnight") {
      minute = 0
    } else {
      guard let hour = parser.number(), (1...12).contains(hour.value) else { return nil }
      parser.index += 1
      minute = hour.value % 12 * 60
      if parser.symbol() == ".", let part = parser.number(1), part.digits == 2, part.value < 60 {
        minute += part.value
        parser.index += 2
      }
      if parser.take("pm") {
        minute += 720
      } else {
        guard parser.take("am") else { return nil }
      }
    }
    if parser.take("before", "the", "clocks", "went", "back") { return (minute, .beforeChange) }
    if parser.take("after", "the", "clocks", "went", "back") { return (minute, .afterChange) }
    return (minute, nil)
  }

  /// "Tuesday 4 November 2025"; nothing if the weekday is another.
  private mutating func day() -> CivilDate? {
    guard let name = parser.word(), let weekday = TimeLexicon.weekdays[name],
      let day = parser.number(1), let monthName = parser.word(2),
      let month = TimeLexicon.months[monthName], let year = parser.number(3), year.digits == 4,
      let date = CivilDate(year: year.value, month: month, day: day.value), date.weekday == weekday
    else { return nil }
    parser.index += 4
    return date
  }

  private func days(
    _ first: CivilDate, _ last: CivilDate, _ precision: Moment.Precision
  ) -> Reading {
    Reading(
      precision: precision, earliest: zone.start(of: first),
      latest: zone.start(of: last.adding(days: 1)))
  }
}
