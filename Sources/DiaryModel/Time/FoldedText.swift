/// A piece of what was typed, after folding.
struct Token: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// Digits: the value and how many there were.
    case number(Int, digits: Int)
    /// Lower-case letters.
    case word(String)
    /// Any other character that may carry meaning.
    case symbol(Character)
  }

  var kind: Kind
  /// Nothing stood between this token and the one before it.
  var glued: Bool
}

/// What was typed, with everything folded away that does not change a time.
///
/// Case, quotation marks, brackets, kinds of dash and of space, full-width forms and closing
/// punctuation are folded. A character that has no place in a time stays as a symbol, so that the
/// line is refused and not half read.
struct FoldedText {
  /// Longer lines are refused before any work is done, in bytes of UTF-8.
  static let limit = 600

  private(set) var tokens: [Token] = []

  /// Nothing if the text is longer than ``limit``.
  init?(_ text: String) {
    guard text.utf8.count <= Self.limit else { return nil }
    scan(text)
    mergeHalves()
    dropStops()
    dropHyphens()
  }

  private mutating func scan(_ text: String) {
    var word = ""
    var number = ""
    var glued = false
    func flush(into tokens: inout [Token]) {
      guard !word.isEmpty || !number.isEmpty else { return }
      if !word.isEmpty {
        tokens.append(Token(kind: .word(word), glued: glued))
      } else if number.count <= 9, let value = Int(number) {
        tokens.append(Token(kind: .number(value, digits: number.count), glued: glued))
      } else {
        tokens.append(Token(kind: .symbol("#"), glued: glued))
      }
      word = ""
      number = ""
      glued = true
    }
    for scalar in text.unicodeScalars {
      let folded = Self.fold(scalar)
      switch folded {
      case "\0": continue
      case " ":
        flush(into: &tokens)
        glued = false
      case "a"..."z":
        if !number.isEmpty { flush(into: &tokens) }
        word.unicodeScalars.append(folded)
      case "0"..."9":
        if !word.isEmpty { flush(into: &tokens) }
        number.unicodeScalars.append(folded)
      case "'":
        // "o'clock" is one word; the mark in "'25" says that a year was meant.
        guard word.isEmpty, number.isEmpty else { continue }
        tokens.append(Token(kind: .symbol("'"), glued: glued))
        glued = true
      default:
        flush(into: &tokens)
        switch folded {
        case "~": tokens.append(Token(kind: .word("about"), glued: false))
        case "@": tokens.append(Token(kind: .word("at"), glued: false))
        case "&": tokens.append(Token(kind: .word("and"), glued: false))
        default: tokens.append(Token(kind: .symbol(Character(folded)), glued: glued))
        }
        glued = true
      }
    }
    flush(into: &tokens)
  }

  /// `a . m .` after a number is `am`, and `pmish` is two words.
  private mutating func mergeHalves() {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      if case .word(let letter) = tokens[index].kind, letter == "a" || letter == "p",
        case .number? = result.last?.kind
      {
        var next = index + 1
        if next < tokens.count, tokens[next].kind == .symbol(".") { next += 1 }
        if next < tokens.count, tokens[next].kind == .word("m") {
          result.append(Token(kind: .word(letter + "m"), glued: tokens[index].glued))
          index = next + 1
          continue
        }
      }
      if case .word(let text) = tokens[index].kind, text == "amish" || text == "pmish" {
        result.append(Token(kind: .word(String(text.prefix(2))), glued: tokens[index].glued))
        result.append(Token(kind: .word("ish"), glued: true))
      } else {
        result.append(tokens[index])
      }
      index += 1
    }
    tokens = result
  }

  /// A stop means something only between digits.
  private mutating func dropStops() {
    var result: [Token] = []
    for (index, token) in tokens.enumerated() {
      if token.kind == .symbol(".") || token.kind == .symbol("'") {
        let next = index + 1 < tokens.count ? tokens[index + 1] : nil
        var keeps = false
        if let next, next.glued, case .number = next.kind {
          if token.kind == .symbol("'") { keeps = true }
          if case .number? = result.last?.kind, token.glued { keeps = true }
        }
        if !keeps { continue }
      }
      result.append(token)
    }
    tokens = result
  }

  /// The hyphen of "half-past" and "3pm-ish" is a space; that of "mon-wed" and "7-8" is not.
  private mutating func dropHyphens() {
    var result: [Token] = []
    for (index, token) in tokens.enumerated() {
      if token.kind == .symbol("-"), token.glued, index + 1 < tokens.count, tokens[index + 1].glued,
        case .word(let right) = tokens[index + 1].kind
      {
        var joins = TimeLexicon.joinedOnRight.contains(right)
        if case .word(let left)? = result.last?.kind {
          if TimeLexicon.joinedOnLeft.contains(left) { joins = true }
          if let tens = TimeLexicon.numbers[left], tens >= 20, TimeLexicon.numbers[right] != nil {
            joins = true
          }
        }
        if joins { continue }
      }
      result.append(token)
    }
    tokens = result
  }

  /// One scalar, folded; a space for every kind of space, zero for what is dropped.
  private static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x41...0x5A: Unicode.Scalar(UInt8(scalar.value + 32))
    case 0x09, 0x0A, 0x0D, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F,
      0x3000:
      " "
    case 0xAD, 0x200B...0x200F, 0x2060, 0xFEFF: "\0"
    case 0x60, 0xB4, 0x2018, 0x2019, 0x201A, 0x201B, 0x2032: "'"
    case 0x22, 0x28, 0x29, 0x5B, 0x5D, 0x201C...0x201F, 0x21, 0x3B: " "
    case 0x2010...0x2015, 0x2212: "-"
    case 0xFF5E, 0x2248: "~"
    case 0xFF01...0xFF5D:
      fold(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
    // Control characters have no place in a time; zero itself would else be dropped.
    case 0x00: "\u{1}"
    default: scalar
    }
  }
}
