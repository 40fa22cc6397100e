import Foundation

/// Text as the search compares it: without regard to case, accents or width, in any language.
///
/// Every letter is brought to its plain form (NFKD, lower case), marks on letters are dropped where
/// they are accents or vowel points, and letters that have a stroke instead of a mark (ł, ø, đ) are
/// taken for the plain one. In scripts that are written without spaces every character counts as a
/// word of its own, so that a part of a sentence can be found.
public enum SearchText {
  /// `text` as it is put into the index.
  public static func folded(_ text: String) -> String {
    // SQLite ends a text at a zero byte.
    if text.utf8.allSatisfy({ $0 < 0x80 && $0 != 0 }) { return text.lowercased() }
    var folded = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      let properties = scalar.properties
      switch properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format: continue
      case .control:
        folded.append(" ")
        continue
      case .decimalNumber:
        // A telephone number is found in whichever digits it was written.
        let digit = Int(properties.numericValue ?? 0)
        folded.append(contentsOf: String(digit).unicodeScalars)
        continue
      default: break
      }
      if let plain = plainForms[scalar] {
        folded.append(contentsOf: plain.unicodeScalars)
        continue
      }
      let spaceless = isSpaceless(scalar)
      if spaceless { folded.append(" ") }
      folded.append(contentsOf: properties.lowercaseMapping.unicodeScalars)
      if spaceless { folded.append(" ") }
    }
    return String(folded)
  }

  /// The words of `text`, folded.
  public static func words(_ text: String) -> [String] {
    folded(text).split { character in
      !character.unicodeScalars.contains { isWordScalar($0) }
    }.map(String.init)
  }

  /// What is to be looked for when someone types `text`: for each part between spaces the words that
  /// must stand next to each other, such as those of `o'brien` or of a part of a Chinese sentence.
  ///
  /// The last word of each may go on: `gat` finds `gate`.
  public static func phrases(_ text: String) -> [[String]] {
    text.split { $0.isWhitespace }.map { words(String($0)) }.filter { !$0.isEmpty }
  }

  private static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .decimalNumber, .letterNumber, .otherNumber, .privateUse, .spacingMark, .nonspacingMark:
      true
    default: false
    }
  }

  /// Letters with a stroke, letters that are two, and letters that keyboards give in place of one
  /// another.
  ///
  /// An empty text drops the letter: the stretch of Arabic script.
  private static let plainForms: [Unicode.Scalar: String] = [
    "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "ħ": "h",
    "Ħ": "h", "ı": "i", "ŧ": "t", "Ŧ": "t", "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae",
    "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ی": "ي", "ى": "ي", "ک": "ك", "ہ": "ه", "ۃ": "ه",
    "ة": "ه", "ھ": "ه", "ς": "σ", "\u{0640}": "",
  ]

  private static func isSpaceless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0e00...0x0eff, 0x1000...0x109f, 0x1780...0x17ff, 0x3040...0x30ff, 0x3400...0x4dbf,
      0x4e00...0x9fff, 0xf900...0xfaff, 0x20000...0x3ffff:
      true
    default: false
    }
  }
}
