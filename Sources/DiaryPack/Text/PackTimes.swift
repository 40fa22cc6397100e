internal import DiaryModel

/// How times are told in a pack.
struct PackTimes {
  let request: PackRequest

  /// The time of making, in the zone of the request.
  var made: LocalTime { local(request.madeAt, request.zone) }

  /// What a clock in `zone` showed; in UTC if the zone is not known.
  func local(_ instant: Instant, _ zone: String) -> LocalTime {
    LocalTime(instant, offset: request.offset(instant, zone) ?? 0)
  }

  /// The time of writing, by the clock of the machine that it was written on.
  static func local(_ recorded: RecordedAt) -> LocalTime {
    LocalTime(recorded.instant, offset: recorded.offset)
  }
}

/// The calendar days on which something can have happened, as far as it is known.
enum CalendarSpan: Equatable {
  case day(CivilDate)
  /// Several days, the last of them included.
  case days(CivilDate, CivilDate)
  /// Not known.
  case unknown

  /// Reads the calendar dates of a moment; what is not a date or an interval of dates is unknown.
  init(_ moment: Moment) {
    let parts = moment.edtf.split(separator: "/", omittingEmptySubsequences: false)
    let days = parts.map { CivilDate($0) }
    if days.count == 1, let day = days[0] {
      self = .day(day)
    } else if days.count == 2, let first = days[0], let last = days[1], first <= last {
      self = first == last ? .day(first) : .days(first, last)
    } else {
      self = .unknown
    }
  }

  /// The month `2025-11` in which it lies whole, if there is one.
  var month: String? {
    switch self {
    case .day(let day): return day.isoMonth
    case .days(let first, let last):
      return first.isoMonth == last.isoMonth ? first.isoMonth : nil
    case .unknown: return nil
    }
  }

  /// The month in which it begins.
  var firstMonth: String? {
    switch self {
    case .day(let day): day.isoMonth
    case .days(let first, _): first.isoMonth
    case .unknown: nil
    }
  }

  /// The days, the last of them included; missing if they are not known.
  var days: ClosedRange<Int>? {
    switch self {
    case .day(let day): day.days...day.days
    case .days(let first, let last): first.days...last.days
    case .unknown: nil
    }
  }
}
