/// The ways in which files write a date and time.
extension FileTime {
  /// EXIF: `2025:07:14 21:10:00` (CIPA DC-008, 4.6.5), and with hyphens as some cameras write it.
  ///
  /// - Parameters:
  ///   - text: the 19 characters of the tag; more after them are refused.
  ///   - offset: the text of the offset tag that belongs to it, such as `+01:00`.
  init?(exif text: [UInt8], offset: [UInt8]?) {
    var scanner = ByteScanner(text)
    guard let year = scanner.digits(4), scanner.accept(":") || scanner.accept("-"),
      let month = scanner.digits(2), scanner.accept(":") || scanner.accept("-"),
      let day = scanner.digits(2), scanner.accept(" ") || scanner.accept("T"),
      let time = scanner.clock(), scanner.isAtEnd
    else { return nil }
    var minutes: Int?
    if let offset {
      var scanner = ByteScanner(offset)
      minutes = scanner.offset()
      if !scanner.isAtEnd { minutes = nil }
    }
    self.init((year, month, day), time, offset: minutes)
  }

  /// ISO 8601 with date and time: `2025-07-14T21:10:00+0100`; fractions of a second are dropped.
  init?(iso text: [UInt8]) {
    var scanner = ByteScanner(text)
    scanner.skipSpace()
    guard let year = scanner.digits(4), scanner.accept("-"), let month = scanner.digits(2),
      scanner.accept("-"), let day = scanner.digits(2), scanner.accept("T") || scanner.accept(" "),
      let time = scanner.clock()
    else { return nil }
    if scanner.accept(".") { guard scanner.number() != nil else { return nil } }
    let offset = scanner.offset()
    scanner.skipSpace()
    guard scanner.isAtEnd else { return nil }
    self.init((year, month, day), time, offset: offset)
  }

  /// E-mail: `Mon, 14 Jul 2025 21:10:00 +0100` (RFC 5322, 3.3; zone names of 4.3).
  ///
  /// Years of two digits are refused, and so is a time without a zone.
  init?(mail text: [UInt8]) {
    var scanner = ByteScanner(text)
    scanner.skipSpace()
    if scanner.next?.isLetter == true {
      scanner.take(while: \.isLetter)
      guard scanner.accept(",") else { return nil }
      scanner.skipSpace()
    }
    guard let day = scanner.number() else { return nil }
    scanner.skipSpace()
    guard let month = scanner.monthName() else { return nil }
    scanner.skipSpace()
    guard let year = scanner.digits(4) else { return nil }
    scanner.skipSpace()
    guard let hour = scanner.digits(2), scanner.accept(":"), let minute = scanner.digits(2)
    else { return nil }
    var second = 0
    if scanner.accept(":") {
      guard let given = scanner.digits(2) else { return nil }
      second = given
    }
    scanner.skipSpace()
    guard let offset = scanner.mailZone() else { return nil }
    self.init((year, month, day), (hour, minute, second), offset: offset)
  }

  /// PDF: `D:20250714211000+01'00'` (ISO 32000-1, 7.9.4), given at least to the minute.
  init?(pdf text: [UInt8]) {
    var scanner = ByteScanner(text)
    _ = scanner.accept(word: "D:")
    guard let year = scanner.digits(4), let month = scanner.digits(2), let day = scanner.digits(2),
      let hour = scanner.digits(2), let minute = scanner.digits(2)
    else { return nil }
    let second = scanner.digits(2) ?? 0
    var offset: Int?
    if scanner.accept("Z") {
      offset = 0
    } else if let sign = scanner.sign() {
      guard let hours = scanner.digits(2) else { return nil }
      _ = scanner.accept("'")
      let minutes = scanner.digits(2) ?? 0
      guard minutes < 60 else { return nil }
      offset = sign * (hours * 60 + minutes)
    } else if !scanner.isAtEnd {
      return nil
    }
    self.init((year, month, day), (hour, minute, second), offset: offset)
  }
}

extension ByteScanner {
  /// Takes `21:10:00`.
  fileprivate mutating func clock() -> (Int, Int, Int)? {
    guard let hour = digits(2), accept(":"), let minute = digits(2), accept(":"),
      let second = digits(2)
    else { return nil }
    return (hour, minute, second)
  }

  /// Takes a plus or a minus sign: 1 or -1.
  fileprivate mutating func sign() -> Int? {
    accept("+") ? 1 : accept("-") ? -1 : nil
  }

  /// Takes `Z`, `+01:00`, `+0100` or `+01`; in minutes.
  fileprivate mutating func offset() -> Int? {
    let start = position
    if accept("Z") { return 0 }
    guard let sign = sign(), let hours = digits(2) else {
      position = start
      return nil
    }
    let colon = accept(":")
    guard let minutes = digits(2) else {
      guard !colon else {
        position = start
        return nil
      }
      return sign * hours * 60
    }
    guard minutes < 60 else {
      position = start
      return nil
    }
    return sign * (hours * 60 + minutes)
  }

  fileprivate mutating func monthName() -> Int? {
    let name = String(latin1: take(while: \.isLetter).prefix(4).map(\.lowercased))
    let names = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    return names.firstIndex(of: name).map { $0 + 1 }
  }

  fileprivate mutating func mailZone() -> Int? {
    if let sign = sign() {
      guard let hours = digits(2), let minutes = digits(2), minutes < 60 else { return nil }
      return sign * (hours * 60 + minutes)
    }
    switch String(latin1: take(while: \.isLetter).prefix(4)) {
    case "GMT", "UT", "UTC", "Z": return 0
    case "EDT": return -240
    case "EST", "CDT": return -300
    case "CST", "MDT": return -360
    case "MST", "PDT": return -420
    case "PST": return -480
    default: return nil
    }
  }
}
