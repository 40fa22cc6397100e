internal import DiaryModel

/// An instant as a clock on a wall showed it, in the Gregorian calendar.
struct LocalTime: Equatable {
  var date: CivilDate
  var hour: Int
  var minute: Int
  /// RFC 3339 with the offset: `2025-11-05T22:31:00+00:00`.
  var iso: String

  /// The time that a clock `offset` minutes ahead of UTC showed.
  init(_ instant: Instant, offset: Int) {
    let offset = min(max(offset, -1439), 1439)
    // The years 0001 to 9999, less a day at each end; nothing outside can be written as RFC 3339.
    let seconds = min(max(instant.seconds, -62_135_510_400), 253_402_214_399)
    let local = seconds + Int64(offset) * 60
    let days = (local >= 0 ? local : local - 86_399) / 86_400
    let rest = Int(local - days * 86_400)
    date = CivilDate(days: Int(days))
    hour = rest / 3600
    minute = rest / 60 % 60
    iso = Instant(seconds: seconds).rfc3339(offset: offset)
  }
}

extension CivilDate {
  /// The day that `text` names, if it is a date such as `2025-11-05`.
  init?(_ text: some StringProtocol) {
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == 0x2D, digits[7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for digit in digits[range] {
        guard (0x30...0x39).contains(digit) else { return nil }
        value = value * 10 + Int(digit - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    self.init(year: year, month: month, day: day)
  }

  /// The month that it lies in: `2025-11`.
  var isoMonth: String { String(iso.dropLast(3)) }
}

/// `value` with zeros before it, to `width` digits.
func padded(_ value: Int, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
