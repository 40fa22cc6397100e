/// How many columns of a terminal a text takes.
///
/// Glibc's `wcwidth` follows the locale and knows nothing outside it; this does not. Wide
/// characters are those of Unicode Standard Annex 11 (W and F) and emoji shown as pictures.
/// Terminals differ over joined emoji, which count as two columns here.
package enum CharacterWidth {
  /// The columns of a text without line feeds.
  package static func columns(of text: some StringProtocol) -> Int {
    text.reduce(0) { $0 + columns(of: $1) }
  }

  /// The columns of one user-perceived character.
  package static func columns(of character: Character) -> Int {
    if let ascii = character.asciiValue { return ascii < 0x20 || ascii == 0x7F ? 0 : 1 }
    var total = 0
    var isJoined = false
    for scalar in character.unicodeScalars {
      defer { isJoined = scalar == "\u{200D}" }
      if total > 0, isJoined || scalar.properties.isEmojiModifier || isRegional(scalar) { continue }
      if scalar == "\u{FE0F}", total == 1 {
        total = 2
        continue
      }
      total += columns(of: scalar)
    }
    return total
  }

  private static func isRegional(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .control: return 0
    case .format: return scalar.value == 0xAD ? 1 : 0
    default: break
    }
    // Vowels and final consonants of Korean syllables stand within the first consonant.
    if (0x1160...0x11FF).contains(scalar.value) { return 0 }
    if scalar.properties.isEmojiPresentation { return 2 }
    return wide.contains { $0.contains(scalar.value) } ? 2 : 1
  }

  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2329...0x232A, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF,
    0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6B,
    0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18D08, 0x1AFF0...0x1B2FB, 0x1F200...0x1F265,
    0x20000...0x2FFFD, 0x30000...0x3FFFD,
  ]
}
