/// Puts a reading into words, with the weekday and the year (R10).
///
/// English; another language is another type with the same function. The English words are what is
/// stored, and ``TimeGrammar`` reads them back to the same precision and the same two instants.
struct TimeWords {
  let zone: Zone

  static let unknown = "time not known"

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  func words(for reading: Reading) -> String {
    let start = zone.wall(at: reading.earliest)
    let last = zone.wall(at: Instant(seconds: reading.latest.seconds - 1)).date
    return switch reading.precision {
    case .exact: exact(reading.earliest)
    case .about: about(reading, start.date, last)
    case .between: between(reading, start, last)
    case .date: day(start.date)
    case .dates: "some time between " + day(start.date) + " and " + day(last)
    case .unknown: Self.unknown
    }
  }

  private func exact(_ instant: Instant) -> String {
    let wall = zone.wall(at: instant)
    guard !isMidnight(instant) else { return midnight(before: wall.date) }
    return day(wall.date) + ", " + clock(instant)
  }

  private func about(_ reading: Reading, _ first: CivilDate, _ last: CivilDate) -> String {
    // A window that was cut at the present can have lost its middle.
    let middle = min(reading.middle ?? reading.earliest, reading.latest)
    let centre = zone.wall(at: middle)
    guard first == last, centre.date == first else {
      return "about " + stamp(middle) + " (between " + stamp(reading.earliest) + " and "
        + stamp(reading.latest) + ")"
    }
    return day(first) + ", about " + clock(middle) + " (between "
      + pair(reading.earliest, reading.latest) + ")"
  }

  private func between(
    _ reading: Reading, _ start: (date: CivilDate, minute: Int), _ last: CivilDate
  ) -> String {
    guard start.date == last else {
      return "between " + stamp(reading.earliest) + " and " + stamp(reading.latest)
    }
    if isMidnight(reading.earliest) {
      return day(start.date) + ", before " + clock(reading.latest)
    }
    return day(start.date) + ", between " + pair(reading.earliest, reading.latest)
  }

  // MARK: Pieces

  private func day(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    return Self.weekdays[date.weekday.rawValue - 1] + " " + String(day) + " "
      + Self.months[month - 1] + " " + CivilDate.padded(year, 4)
  }

  private func midnight(before date: CivilDate) -> String {
    "midnight between " + day(date.adding(days: -1)) + " and " + day(date)
  }

  /// A time with its own day, where two days are in play.
  private func stamp(_ instant: Instant) -> String {
    let date = zone.wall(at: instant).date
    return isMidnight(instant) ? midnight(before: date) : clock(instant) + " on " + day(date)
  }

  private func isMidnight(_ instant: Instant) -> Bool {
    let wall = zone.wall(at: instant)
    return wall.minute == 0 && zone.instants(of: wall.date, minute: 0).count == 1
  }

  /// Two times of one day; both with minutes if one has them.
  private func pair(_ first: Instant, _ second: Instant) -> String {
    let hasMinutes = [first, second].contains { zone.wall(at: $0).minute % 60 != 0 }
    return clock(first, hasMinutes) + " and " + clock(second, hasMinutes)
  }

  /// `3pm`, `3.20pm`, `noon`, `midnight`; with what tells the two apart when the clocks go back.
  private func clock(_ instant: Instant, _ hasMinutes: Bool = false) -> String {
    let wall = zone.wall(at: instant)
    let hour = wall.minute / 60
    let minute = wall.minute % 60
    var text =
      switch wall.minute {
      case 0: "midnight"
      case 720: "noon"
      default:
        String((hour + 11) % 12 + 1)
          + (minute > 0 || hasMinutes ? "." + CivilDate.padded(minute, 2) : "")
          + (hour < 12 ? "am" : "pm")
      }
    let both = zone.instants(of: wall.date, minute: wall.minute)
    if both.count > 1 {
      text +=
        both.first == instant.minuteBefore
        ? " (before the clocks went back)" : " (after the clocks went back)"
    }
    return text
  }
}
