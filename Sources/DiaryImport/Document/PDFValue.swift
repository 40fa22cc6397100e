/// A value of PDF, as far as facts need it (ISO 32000-1, 7.3).
enum PDFValue {
  case number(Int)
  case name(String)
  case string([UInt8])
  case reference(Int, generation: Int)
  case dictionary([String: PDFValue])
  /// Anything else: truth values, fractions, arrays, `null`.
  case other
}

/// Reads values out of the bytes of one object.
struct PDFReader {
  var scanner: ByteScanner
  private var valuesLeft = ReadingLimits.steps

  init(_ bytes: some Sequence<UInt8>) {
    scanner = ByteScanner(bytes)
  }

  /// Takes white space and comments.
  mutating func skipBlank() {
    scanner.skipSpace()
    while scanner.accept("%") {
      scanner.take { $0 != 0x0A && $0 != 0x0D }
      scanner.skipSpace()
    }
  }

  /// The next value; missing where the grammar is broken or too deep.
  mutating func value(depth: Int = 0) -> PDFValue? {
    guard depth < ReadingLimits.depth, valuesLeft > 0 else { return nil }
    valuesLeft -= 1
    skipBlank()
    switch scanner.next {
    case UInt8(ascii: "<"):
      return scanner.afterNext == UInt8(ascii: "<")
        ? dictionary(depth: depth) : hexadecimal().map(PDFValue.string)
    case UInt8(ascii: "("):
      return literal().map(PDFValue.string)
    case UInt8(ascii: "/"):
      return name().map(PDFValue.name)
    case UInt8(ascii: "["):
      return array(depth: depth)
    case .some(let byte) where byte.digit != nil:
      return numberOrReference()
    case .some(let byte) where !byte.isPDFDelimiter:
      return scanner.take { !$0.isSpace && !$0.isPDFDelimiter }.isEmpty ? nil : .other
    default:
      return nil
    }
  }

  private mutating func numberOrReference() -> PDFValue? {
    guard let first = scanner.number() else { return nil }
    guard scanner.next != UInt8(ascii: ".") else {
      scanner.take { !$0.isSpace && !$0.isPDFDelimiter }
      return .other
    }
    let afterFirst = scanner.position
    skipBlank()
    if let generation = scanner.number(), scanner.next?.isSpace == true {
      skipBlank()
      if scanner.accept("R") { return .reference(first, generation: generation) }
    }
    scanner.position = afterFirst
    return .number(first)
  }

  private mutating func dictionary(depth: Int) -> PDFValue? {
    guard scanner.accept(word: "<<") else { return nil }
    var entries: [String: PDFValue] = [:]
    while true {
      skipBlank()
      if scanner.accept(word: ">>") { return .dictionary(entries) }
      guard let key = name(), let value = value(depth: depth + 1) else { return nil }
      if entries[key] == nil { entries[key] = value }
    }
  }

  private mutating func array(depth: Int) -> PDFValue? {
    guard scanner.accept("[") else { return nil }
    while true {
      skipBlank()
      if scanner.accept("]") { return .other }
      guard value(depth: depth + 1) != nil else { return nil }
    }
  }

  private mutating func name() -> String? {
    guard scanner.accept("/") else { return nil }
    return String(latin1: scanner.take { !$0.isSpace && !$0.isPDFDelimiter }.prefix(127))
  }

  private mutating func hexadecimal() -> [UInt8]? {
    guard scanner.accept("<") else { return nil }
    var bytes: [UInt8] = []
    var high: UInt8?
    while let byte = scanner.next {
      scanner.position += 1
      if byte == UInt8(ascii: ">") {
        if let high { bytes.append(high << 4) }
        return bytes
      }
      guard !byte.isSpace else { continue }
      guard let digit = byte.hexadecimalDigit else { return nil }
      if let first = high {
        bytes.append(first << 4 | digit)
        high = nil
      } else {
        high = digit
      }
    }
    return nil
  }

  private mutating func literal() -> [UInt8]? {
    guard scanner.accept("(") else { return nil }
    var bytes: [UInt8] = []
    var open = 1
    while let byte = scanner.next {
      scanner.position += 1
      switch byte {
      case UInt8(ascii: "("):
        open += 1
      case UInt8(ascii: ")"):
        open -= 1
        if open == 0 { return bytes }
      case UInt8(ascii: "\\"):
        if let escaped = escape() { bytes.append(escaped) }
        continue
      default:
        break
      }
      bytes.append(byte)
    }
    return nil
  }

  /// What stands after a backslash; missing for a line that is continued.
  private mutating func escape() -> UInt8? {
    guard let byte = scanner.next else { return nil }
    scanner.position += 1
    switch byte {
    case UInt8(ascii: "n"): return 0x0A
    case UInt8(ascii: "r"): return 0x0D
    case UInt8(ascii: "t"): return 0x09
    case UInt8(ascii: "b"): return 0x08
    case UInt8(ascii: "f"): return 0x0C
    case 0x0A:
      return nil
    case 0x0D:
      if scanner.next == 0x0A { scanner.position += 1 }
      return nil
    case 0x30...0x37:
      var value = UInt16(byte - 0x30)
      for _ in 0..<2 {
        guard let next = scanner.next, (0x30...0x37).contains(next) else { break }
        value = value << 3 | UInt16(next - 0x30)
        scanner.position += 1
      }
      return UInt8(truncatingIfNeeded: value)
    default:
      return byte
    }
  }
}

extension UInt8 {
  /// The delimiters of PDF (ISO 32000-1, table 2).
  fileprivate var isPDFDelimiter: Bool {
    switch self {
    case 0x28, 0x29, 0x3C, 0x3E, 0x5B, 0x5D, 0x7B, 0x7D, 0x2F, 0x25: true
    default: false
    }
  }
}

/// Text strings of PDF (ISO 32000-2, 7.9.2.2): UTF-16 or UTF-8 after a mark, else PDFDocEncoding.
enum PDFText {
  static func text(_ bytes: [UInt8]) -> String {
    if bytes.starts(with: [0xFE, 0xFF]) { return PlainWords.utf16(bytes.dropFirst(2), .big) }
    if bytes.starts(with: [0xFF, 0xFE]) { return PlainWords.utf16(bytes.dropFirst(2), .little) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      return String(decoding: bytes.dropFirst(3), as: UTF8.self)
    }
    var scalars = String.UnicodeScalarView()
    for byte in bytes {
      switch byte {
      case 0x18...0x1F: scalars.append(low[Int(byte - 0x18)])
      case 0x80...0x9E: scalars.append(high[Int(byte - 0x80)])
      case 0xA0: scalars.append("\u{20AC}")
      default: scalars.append(Unicode.Scalar(byte))
      }
    }
    return String(scalars)
  }

  /// 18 to 1F (annex D.2).
  private static let low: [Unicode.Scalar] = ["˘", "ˇ", "ˆ", "˙", "˝", "˛", "˚", "˜"]

  /// 80 to 9E (annex D.2).
  private static let high: [Unicode.Scalar] = [
    "•", "†", "‡", "…", "—", "–", "ƒ", "⁄", "‹", "›", "−", "‰", "„", "“", "”", "‘", "’", "‚", "™",
    "ﬁ", "ﬂ", "Ł", "Œ", "Š", "Ÿ", "Ž", "ı", "ł", "œ", "š", "ž",
  ]
}
