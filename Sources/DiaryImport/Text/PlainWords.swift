/// Text of an untrusted file, made fit to be shown and stored.
enum PlainWords {
  /// The longest value, in Unicode scalars, so that stacked marks cannot make it longer.
  static let limit = 200

  /// `text` on one line, without anything that could steer a terminal or turn the reading order.
  ///
  /// Control characters, bidi controls, invisible tags and non-characters go; white space of any
  /// length becomes one space; the rest is cut at ``limit`` scalars.
  static func clean(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    var count = 0
    var space = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        space = true
        continue
      }
      guard mayStay(scalar) else { continue }
      let joins = space && count > 0
      space = false
      guard count + (joins ? 1 : 0) < limit else { break }
      if joins { kept.append(" ") }
      kept.append(scalar)
      count += joins ? 2 : 1
    }
    return String(kept)
  }

  private static func mayStay(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200B, 0x200E...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF,
      0xFFF9...0xFFFC, 0xE0000...0xE0FFF:
      return false
    default:
      switch scalar.properties.generalCategory {
      case .control, .surrogate, .unassigned, .lineSeparator, .paragraphSeparator: return false
      default: return true
      }
    }
  }

  /// UTF-8 where the bytes are valid as such, else ISO 8859-1; ends at the first zero byte.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    let content = Array(bytes.prefix { $0 != 0 })
    return String(validating: content, as: UTF8.self) ?? String(latin1: content)
  }

  /// UTF-16 in the given order; half a character at the end is dropped.
  static func utf16(_ bytes: ArraySlice<UInt8>, _ order: ByteOrder) -> String {
    let units = stride(from: 0, to: bytes.count - 1, by: 2).compactMap {
      bytes.uint16(at: $0, order)
    }
    return String(decoding: units, as: UTF16.self)
  }
}
