/// Texts that a terminal shows and does not obey.
///
/// What others wrote may hold escape sequences, or controls that turn the direction of the text
/// round so that it reads as something else (Unicode Standard Annex 9; CVE-2021-42574).
package enum Harmless {
  /// `text` for the screen: line feeds and tabs are kept, other controls become visible signs.
  ///
  /// Overrides of direction become U+FFFD. Embeddings and isolates, which messengers put around
  /// telephone numbers, are dropped; so are characters that nobody can see.
  package static func shown(_ text: String) -> String {
    isPlain(text) ? text : filtered(text, visible: true)
  }

  /// `text` for one line of the screen: as ``shown(_:)``, with a space for every line feed and tab.
  package static func shownOnOneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        shown(text).unicodeScalars.map { $0 == "\n" || $0 == "\t" ? " " : $0 }))
  }

  /// `text` as typed or pasted: controls other than line feed and tab are left out, and every kind
  /// of line end becomes a line feed.
  package static func typed(_ text: String) -> String {
    isPlain(text) ? text : filtered(text, visible: false)
  }

  private static func isPlain(_ text: String) -> Bool {
    text.utf8.allSatisfy { (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x09 }
  }

  private static func filtered(_ text: String, visible: Bool) -> String {
    var result = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    // The flags of England, Scotland and Wales are a black flag and then tag characters.
    var isInFlag = false
    for scalar in text.unicodeScalars {
      defer { previous = scalar }
      if scalar == "\u{1F3F4}" {
        isInFlag = true
      } else if !(0xE0020...0xE007F).contains(scalar.value) {
        isInFlag = false
      }
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x09: result.append(scalar)
      case 0x0D, 0x2028, 0x2029: result.append("\n")
      case 0x00..<0x20:
        if visible, let sign = Unicode.Scalar(0x2400 + scalar.value) { result.append(sign) }
      case 0x7F: if visible { result.append("\u{2421}") }
      case 0x80..<0xA0, 0x202D, 0x202E: if visible { result.append("\u{FFFD}") }
      case 0x202A...0x202C, 0x2066...0x2069, 0xFFF9...0xFFFB, 0xE0000..<0xE0020: break
      case 0xE0020...0xE007F: if isInFlag { result.append(scalar) }
      case 0x00AD, 0x200B, 0x2060...0x2065, 0xFEFF: if !visible { result.append(scalar) }
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
