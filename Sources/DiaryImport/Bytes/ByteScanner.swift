/// Reads a short text byte by byte, for formats whose grammar is in ASCII.
struct ByteScanner {
  let bytes: [UInt8]
  var position = 0

  init(_ bytes: some Sequence<UInt8>) {
    self.bytes = Array(bytes)
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The next byte, which stays where it is.
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  /// The byte after the next one.
  var afterNext: UInt8? { position + 1 < bytes.count ? bytes[position + 1] : nil }

  /// Takes the next byte if it is `wanted`.
  mutating func accept(_ wanted: Character) -> Bool {
    guard let next, wanted.asciiValue == next else { return false }
    position += 1
    return true
  }

  /// Takes `text` if it stands here.
  mutating func accept(word text: StaticString) -> Bool {
    guard bytes.holds(text, at: position) else { return false }
    position += text.utf8CodeUnitCount
    return true
  }

  /// Takes exactly `count` digits, at most nine.
  mutating func digits(_ count: Int) -> Int? {
    guard count <= 9, position + count <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[position..<position + count] {
      guard let digit = byte.digit else { return nil }
      value = value * 10 + digit
    }
    position += count
    return value
  }

  /// Takes one or more digits as a number below 10¹⁸; a longer one is refused.
  mutating func number() -> Int? {
    let start = position
    var value = 0
    while let digit = next?.digit {
      guard position - start < 18 else { return nil }
      value = value * 10 + digit
      position += 1
    }
    return position > start ? value : nil
  }

  /// Takes all bytes that satisfy `condition`.
  @discardableResult
  mutating func take(while condition: (UInt8) -> Bool) -> ArraySlice<UInt8> {
    let start = position
    while let next, condition(next) { position += 1 }
    return bytes[start..<position]
  }

  /// Takes spaces, tabs, line ends, form feeds and zero bytes.
  mutating func skipSpace() {
    take(while: \.isSpace)
  }
}

extension UInt8 {
  /// The value of an ASCII digit.
  var digit: Int? { (0x30...0x39).contains(self) ? Int(self) - 0x30 : nil }

  /// The value of an ASCII hexadecimal digit.
  var hexadecimalDigit: UInt8? {
    switch self {
    case 0x30...0x39: self - 0x30
    case 0x41...0x46: self - 0x41 + 10
    case 0x61...0x66: self - 0x61 + 10
    default: nil
    }
  }

  /// White space of PDF (ISO 32000-1, table 1), which holds that of text formats too.
  var isSpace: Bool {
    switch self {
    case 0x00, 0x09, 0x0A, 0x0C, 0x0D, 0x20: true
    default: false
    }
  }

  /// An ASCII letter.
  var isLetter: Bool { (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self) }

  /// An ASCII capital as a small letter; any other byte as it is.
  var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self + 0x20 : self }
}
