/// JSON (RFC 8259), indented, with the keys in the order in which they are written.
struct JSONText {
  /// What was written and not yet taken.
  var bytes: [UInt8] = []
  private var depth = 0
  private var isFirst = true

  /// Writes an object, as the value of `key` or as the next element.
  mutating func object(_ key: StaticString? = nil, _ body: (inout JSONText) -> Void) {
    open(key, 0x7B)
    body(&self)
    close(0x7D)
  }

  /// Writes an array, as the value of `key` or as the next element.
  mutating func array(_ key: StaticString? = nil, _ body: (inout JSONText) -> Void) {
    open(key, 0x5B)
    body(&self)
    close(0x5D)
  }

  /// Begins an object or array that is too long to be written by one closure.
  mutating func open(_ key: StaticString? = nil, _ bracket: UInt8) {
    begin(key)
    bytes.append(bracket)
    depth += 1
    isFirst = true
  }

  /// Ends what ``open(_:_:)`` began.
  mutating func close(_ bracket: UInt8) {
    depth -= 1
    if !isFirst { newLine() }
    bytes.append(bracket)
    isFirst = false
  }

  /// Writes a text.
  mutating func text(_ key: StaticString? = nil, _ value: String) {
    begin(key)
    quote(value)
  }

  /// Writes a text, or nothing if it is missing or empty.
  mutating func filled(_ key: StaticString, _ value: String?) {
    guard let value, !value.isEmpty else { return }
    text(key, value)
  }

  /// Writes a text under a key that is not known beforehand.
  mutating func text(key: String, _ value: String) {
    begin(nil)
    quote(key)
    bytes += ": ".utf8
    quote(value)
  }

  /// Writes a whole number.
  mutating func number(_ key: StaticString? = nil, _ value: some BinaryInteger) {
    begin(key)
    bytes += String(value).utf8
  }

  /// Writes `true` or `false`.
  mutating func flag(_ key: StaticString, _ value: Bool) {
    begin(key)
    bytes += (value ? "true" : "false").utf8
  }

  private mutating func begin(_ key: StaticString?) {
    if depth > 0 {
      if !isFirst { bytes.append(0x2C) }
      newLine()
    }
    isFirst = false
    guard let key else { return }
    bytes.append(0x22)
    key.withUTF8Buffer { bytes.append(contentsOf: $0) }
    bytes += "\": ".utf8
  }

  private mutating func newLine() {
    bytes.append(0x0A)
    for _ in 0..<depth { bytes += "  ".utf8 }
  }

  /// Quotes and escapes; what could end a script, a line or the order of letters is escaped too.
  private mutating func quote(_ value: String) {
    bytes.append(0x22)
    var value = value
    value.withUTF8 { text in
      var at = 0
      while at < text.count {
        let byte = text[at]
        switch byte {
        case 0x22: bytes += "\\\"".utf8
        case 0x5C: bytes += "\\\\".utf8
        case 0x0A: bytes += "\\n".utf8
        case 0x0D: bytes += "\\r".utf8
        case 0x09: bytes += "\\t".utf8
        case 0..<0x20, 0x7F: escape(UInt32(byte))
        case 0x2F where at > 0 && text[at - 1] == 0x3C: bytes += "\\/".utf8
        case 0xC2 where at + 1 < text.count && text[at + 1] < 0xA0:
          escape(UInt32(text[at + 1]))
          at += 1
        case 0xE2 where at + 2 < text.count && Self.isInvisible(text[at + 1], text[at + 2]):
          escape(0x2000 + (UInt32(text[at + 1]) & 0x3F) << 6 + UInt32(text[at + 2]) & 0x3F)
          at += 2
        default: bytes.append(byte)
        }
        at += 1
      }
    }
    bytes.append(0x22)
  }

  /// Line and paragraph separators (U+2028, U+2029) and what turns the direction of writing
  /// (U+202A to U+202E, U+2066 to U+2069), by the second and third byte of UTF-8.
  private static func isInvisible(_ second: UInt8, _ third: UInt8) -> Bool {
    (second == 0x80 && (0xA8...0xAE).contains(third))
      || (second == 0x81 && (0xA6...0xA9).contains(third))
  }

  private mutating func escape(_ code: UInt32) {
    let digits = String(code, radix: 16)
    bytes += "\\u".utf8
    bytes += String(repeating: "0", count: 4 - digits.count).utf8
    bytes += digits.utf8
  }
}
