/// HTML whose mark-up can only be written in the source of the program: every value is escaped.
struct HTMLText {
  /// What was written and not yet taken.
  var bytes: [UInt8] = []

  /// Writes mark-up as it is.
  mutating func raw(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Writes a value, as text or within a quoted attribute.
  ///
  /// The five characters that mean something in HTML are written as references. Control characters
  /// and the two that turn all following letters round (U+202D, U+202E) are shown by their numbers,
  /// so that nobody reads what is not there.
  mutating func text(_ value: String) {
    var value = value
    value.withUTF8 { text in
      var at = 0
      while at < text.count {
        let byte = text[at]
        switch byte {
        case 0x26: raw("&amp;")
        case 0x3C: raw("&lt;")
        case 0x3E: raw("&gt;")
        case 0x22: raw("&quot;")
        case 0x27: raw("&#39;")
        case 0x09, 0x0A: bytes.append(byte)
        case 0x0D:
          if at + 1 >= text.count || text[at + 1] != 0x0A { bytes.append(0x0A) }
        case 0..<0x20, 0x7F: visible(UInt32(byte))
        case 0xC2 where at + 1 < text.count && text[at + 1] < 0xA0:
          visible(UInt32(text[at + 1]))
          at += 1
        case 0xE2
        where at + 2 < text.count && text[at + 1] == 0x80
          && (text[at + 2] == 0xAD || text[at + 2] == 0xAE):
          visible(0x2000 + UInt32(text[at + 2]) & 0x3F)
          at += 2
        default: bytes.append(byte)
        }
        at += 1
      }
    }
  }

  /// Writes a whole number.
  mutating func number(_ value: some BinaryInteger) {
    bytes += String(value).utf8
  }

  private mutating func visible(_ code: UInt32) {
    let digits = String(code, radix: 16, uppercase: true)
    bytes += "[U+".utf8
    bytes += String(repeating: "0", count: max(0, 4 - digits.count)).utf8
    bytes += digits.utf8
    bytes.append(0x5D)
  }
}
