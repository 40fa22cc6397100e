/// A day of the week, numbered as in ISO 8601: Monday is 1.
public enum Weekday: Int, CaseIterable, Sendable {
  case monday = 1
  case tuesday, wednesday, thursday, friday, saturday, sunday
}

/// A date of the proleptic Gregorian calendar, without a time and without a zone.
public struct CivilDate: Comparable, Hashable, Sendable {
  /// Days since 1970-01-01; negative before it.
  public let days: Int

  /// The date that lies `days` after 1970-01-01.
  public init(days: Int) {
    self.days = days
  }

  /// The date of that name, or nothing if the calendar has none, such as 30 February.
  ///
  /// - Parameters:
  ///   - year: from 1 to 9999.
  ///   - month: from 1 to 12.
  ///   - day: from 1 to the length of the month.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, in: year)
    else { return nil }
    self.init(days: Self.days(year, month, day))
  }

  /// The number of days in a month, `month` from 1 to 12.
  public static func length(ofMonth month: Int, in year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  // The year is taken to begin in March, so that the leap day is its last; an era is 400 years.
  private static func days(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The year, the month from 1 and the day from 1.
  public var parts: (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month,
      dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The day of the week.
  public var weekday: Weekday {
    // 1970-01-01 was a Thursday.
    let index = ((days + 3) % 7 + 7) % 7
    return Weekday.allCases[index]
  }

  /// The Monday of the week, Monday to Sunday, that this date lies in.
  public var monday: CivilDate {
    adding(days: 1 - weekday.rawValue)
  }

  /// The date `count` days later; earlier if negative.
  public func adding(days count: Int) -> CivilDate {
    CivilDate(days: days + count)
  }

  /// The same day `count` months later, or the last day of that month if it is shorter.
  public func adding(months count: Int) -> CivilDate {
    let (year, month, day) = parts
    let index = year * 12 + month - 1 + count
    let newYear = index / 12
    let newMonth = index % 12 + 1
    let length = Self.length(ofMonth: newMonth, in: newYear)
    return CivilDate(days: Self.days(newYear, newMonth, min(day, length)))
  }

  /// The date as `2025-11-05`, ISO 8601.
  public var iso: String {
    let (year, month, day) = parts
    return Self.padded(year, 4) + "-" + Self.padded(month, 2) + "-" + Self.padded(day, 2)
  }

  static func padded(_ value: Int, _ width: Int) -> String {
    let digits = String(value)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  public static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.days < right.days
  }
}
