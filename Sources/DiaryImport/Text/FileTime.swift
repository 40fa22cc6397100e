/// A date and time as a file gives it: a valid calendar date, and an offset only if one was given.
///
/// Every initialiser refuses what is no date: `0000:00:00`, 30 February, hour 24.
struct FileTime: Equatable {
  let year: Int
  let month: Int
  let day: Int
  let hour: Int
  let minute: Int
  let second: Int
  /// Minutes ahead of UTC, from -840 to 840; missing where the file gives a local time alone.
  let offset: Int?

  init?(_ date: (Int, Int, Int), _ time: (Int, Int, Int), offset: Int?) {
    let (year, month, day) = date
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Self.days(in: month, of: year)).contains(day),
      (0...23).contains(time.0), (0...59).contains(time.1), (0...59).contains(time.2),
      offset.map({ (-840...840).contains($0) }) ?? true
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
    (hour, minute, second) = time
    self.offset = offset
  }

  /// A time in UTC, from the beginning of 1970 to the end of 9999.
  init?(secondsSince1970 seconds: Int64) {
    guard (0...253_402_300_799).contains(seconds) else { return nil }
    // Civil date from a day count, with years that begin in March so that leap days come last.
    let days = Int(seconds / 86_400) + 719_468
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shifted = (5 * dayOfYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    let rest = Int(seconds % 86_400)
    self.init(
      (
        yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shifted + 2) / 5 + 1
      ),
      (rest / 3_600, rest / 60 % 60, rest % 60), offset: 0)
  }

  /// RFC 3339 where there is an offset, else the same without one: `2025-07-14T21:10:00`.
  var text: String {
    let local =
      "\(year.digits(4))-\(month.digits(2))-\(day.digits(2))"
      + "T\(hour.digits(2)):\(minute.digits(2)):\(second.digits(2))"
    guard let offset else { return local }
    guard offset != 0 else { return local + "Z" }
    let size = abs(offset)
    return local + (offset < 0 ? "-" : "+") + "\((size / 60).digits(2)):\((size % 60).digits(2))"
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}

extension BinaryInteger {
  /// In decimal, with zeros before it up to `width` digits.
  func digits(_ width: Int) -> String {
    let text = String(self)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }
}
