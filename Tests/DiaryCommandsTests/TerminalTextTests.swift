import DiaryCommands
import Testing

struct TerminalTextTests {
  @Test func `an escape sequence is shown and not obeyed`() {
    #expect(Harmless.shown("a\u{1B}[2Jb\u{7}") == "a\u{241B}[2Jb\u{2407}")
    #expect(Harmless.shown("a\u{9B}2Jb\u{7F}") == "a\u{FFFD}2Jb\u{2421}")
  }

  @Test(arguments: 0..<0xA0)
  func `no control but line feed and tab reaches the screen`(value: UInt32) throws {
    let scalar = try #require(Unicode.Scalar(value))
    let shown = Harmless.shown(String(scalar)).unicodeScalars
    let typed = Harmless.typed(String(scalar)).unicodeScalars
    for result in [shown, typed] {
      #expect(
        result.allSatisfy {
          $0.properties.generalCategory != .control || $0 == "\n" || $0 == "\t"
        })
    }
  }

  @Test func `a text cannot turn its own direction round`() {
    #expect(Harmless.shown("Sam\u{202E}maS") == "Sam\u{FFFD}maS")
    #expect(Harmless.shown("\u{202A}07700 900123\u{202C}") == "07700 900123")
    #expect(Harmless.typed("Sam\u{202E}m\u{2066}aS") == "SammaS")
  }

  @Test func `what languages and emoji need is kept`() {
    let texts = ["Siân", "می\u{200C}خواهم", "👩\u{200D}🚒", "❤\u{FE0F}", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "ਸਤ ਸ੍ਰੀ ਅਕਾਲ"]
    for text in texts {
      #expect(Harmless.shown(text) == text)
      #expect(Harmless.typed(text) == text)
    }
    #expect(Harmless.shown("a\u{E0041}b") == "ab")
  }

  @Test func `every line end becomes a line feed`() {
    #expect(Harmless.typed("a\r\nb\rc\u{2028}d\n") == "a\nb\nc\nd\n")
    #expect(Harmless.shownOnOneLine("a\r\nb\tc") == "a b c")
  }

  @Test(arguments: [
    ("a", 1), ("é", 1), ("e\u{301}", 1), ("한", 2), ("各", 2), ("😀", 2), ("👨‍👩‍👧", 2), ("🇬🇧", 2),
    ("👍🏽", 2), ("❤\u{FE0F}", 2), ("❤", 1), ("", 0), ("abc各", 5),
  ])
  func `a text takes as many columns as a terminal gives it`(text: String, columns: Int) {
    #expect(CharacterWidth.columns(of: text) == columns)
  }

  @Test func `a list is indented past its numbers where it wraps`() {
    let wrapped = Wrapping.wrapped("  1  One entry with many words in it", width: 20)
    #expect(wrapped == "  1  One entry with\n     many words in\n     it")
    #expect(Wrapping.wrapped("short\n\n  as it is", width: 20) == "short\n\n  as it is")
  }

  @Test(arguments: [10, 39, 40, 72])
  func `no wrapped line is wider than asked, and no word is lost`(width: Int) {
    let text = "He was outside school again. " + String(repeating: "x", count: 100) + " 各各各各各各 end"
    let lines = Wrapping.wrapped(text, width: width).split(separator: "\n")
    for line in lines { #expect(CharacterWidth.columns(of: line) <= width) }
    let words = { (text: String) in text.filter { $0 != " " && $0 != "\n" } }
    #expect(words(lines.joined()) == words(text))
  }
}
