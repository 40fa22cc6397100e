extension Instant {
  /// The instant in UTC, to the second, as `2025-11-05T21:40:00Z` (RFC 3339).
  public var rfc3339: String {
    wallText(offset: 0) + "Z"
  }

  /// The instant with the clock on the wall `offset` minutes ahead of UTC.
  ///
  /// - Parameter offset: from -1439 to 1439. Zero is written `+00:00`.
  public func rfc3339(offset: Int) -> String {
    let size = abs(offset)
    return wallText(offset: offset) + (offset < 0 ? "-" : "+") + CivilDate.padded(size / 60, 2)
      + ":" + CivilDate.padded(size % 60, 2)
  }

  /// Reads an instant of RFC 3339 in the one form `YYYY-MM-DDTHH:MM:SS` with `Z` or `±HH:MM`.
  ///
  /// Anything else gives nothing: lower-case letters, fractions of a second, a leap second,
  /// `24:00:00`, or an offset of 24 hours or more.
  public init?(rfc3339 text: String) {
    let bytes = Array(text.utf8.prefix(26))
    guard bytes.count == 20 || bytes.count == 25 else { return nil }
    func number(_ start: Int, _ count: Int) -> Int? {
      var value = 0
      for byte in bytes[start..<start + count] {
        guard (48...57).contains(byte) else { return nil }
        value = value * 10 + Int(byte - 48)
      }
      return value
    }
    func has(_ character: Character, at index: Int) -> Bool {
      bytes[index] == character.asciiValue
    }
    guard has("-", at: 4), has("-", at: 7), has("T", at: 10), has(":", at: 13), has(":", at: 16),
      let year = number(0, 4), let month = number(5, 2), let day = number(8, 2),
      let hour = number(11, 2), let minute = number(14, 2), let second = number(17, 2),
      let date = CivilDate(year: year, month: month, day: day),
      hour < 24, minute < 60, second < 60
    else { return nil }
    var offset = 0
    if bytes.count == 25 {
      guard has("+", at: 19) || has("-", at: 19), has(":", at: 22),
        let hours = number(20, 2), let minutes = number(23, 2), hours < 24, minutes < 60
      else { return nil }
      offset = (hours * 60 + minutes) * (has("-", at: 19) ? -1 : 1)
    } else {
      guard has("Z", at: 19) else { return nil }
    }
    let wall = date.days * 86400 + hour * 3600 + minute * 60 + second
    self.init(seconds: Int64(wall - offset * 60))
  }

  private func wallText(offset: Int) -> String {
    let local = Int(seconds) + offset * 60
    let days = (local >= 0 ? local : local - 86399) / 86400
    let second = local - days * 86400
    return CivilDate(days: days).iso + "T" + CivilDate.padded(second / 3600, 2) + ":"
      + CivilDate.padded(second / 60 % 60, 2) + ":" + CivilDate.padded(second % 60, 2)
  }

  /// The start of the minute that this instant lies in.
  var minuteBefore: Instant {
    let rest = (seconds % 60 + 60) % 60
    return Instant(seconds: seconds - rest)
  }

  /// This instant, or the start of the next minute if it is not itself a whole minute.
  var minuteAfter: Instant {
    let start = minuteBefore
    return start == self ? self : start.adding(minutes: 1)
  }
}
