import Testing

@testable import DiaryCommands

struct TerminalKeyTests {
  private func keys(_ text: String) -> [Key] {
    var parser = KeyParser()
    var keys: [Key] = []
    for byte in text.utf8 { parser.take(byte) { keys.append($0) } }
    return keys
  }

  private func text(_ keys: [Key]) -> String {
    let bytes = keys.compactMap { key in
      switch key {
      case .byte(let byte), .pasted(let byte): byte
      default: nil
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("\u{1B}[D", [Key.left]), ("\u{1B}OC", [.right]), ("\u{1B}[1;5D", [.left]),
    ("\u{1B}[3~", [.delete]),
    ("\u{1B}[H", [.home]), ("\u{1B}[4~", [.end]), ("\u{1B}[A", []), ("\u{1B}[[A", []),
    ("\u{1B}[15~", []), ("\u{1B}[<0;1;1M", []), ("\u{1B}OP", []), ("\u{15}", [.eraseLine]),
  ])
  func `what follows a key in the same burst is kept`(sequence: String, expected: [Key]) {
    #expect(keys(sequence + "x") == expected + [.byte(0x78)])
    #expect(keys(sequence + sequence + "é") == expected + expected + [.byte(0xC3), .byte(0xA9)])
  }

  @Test func `a sequence that is none gives its characters back`() {
    #expect(text(keys("\u{1B}a\u{1B}\u{1B}b")) == "ab")
    #expect(keys("\u{1B}[\r") == [.enter])
    #expect(text(keys("\u{1B}[12é")) == "é")
  }

  @Test func `silence ends a sequence, so that the next key is a key`() {
    var parser = KeyParser()
    parser.take(0x1B) { _ in Issue.record("Escape is no key of ours") }
    #expect(parser.isUndecided)
    parser.giveUp()
    var keys: [Key] = []
    for byte in "[A".utf8 { parser.take(byte) { keys.append($0) } }
    #expect(text(keys) == "[A")
  }

  @Test func `a paste ends only at its mark`() {
    let paste = "one\r\u{1B}[20\u{1B}\u{1B}[201two\u{1B}[A"
    let keys = keys("\u{1B}[200~" + paste + "\u{1B}[201~x")
    #expect(keys.first == .pasteBegan)
    #expect(keys.dropLast().last == .pasteEnded)
    #expect(keys.last == .byte(0x78))
    #expect(text(Array(keys.dropLast())) == paste)
  }

  @Test func `Enter is one key whatever a terminal sends for it`() {
    #expect(keys("\r\n\r\n\n") == [.enter, .enter, .enter])
  }

  @Test(arguments: [
    ("é", "é"), ("各😀", "各😀"), ("\u{FFFD}", "\u{FFFD}"),
  ])
  func `characters are put together from single bytes`(text: String, expected: String) {
    var assembler = CharacterAssembler()
    #expect(text.utf8.map { assembler.take($0) }.joined() == expected)
  }

  @Test func `bytes that are not UTF-8 are replaced and swallow nothing`() {
    var assembler = CharacterAssembler()
    let result = [0xE9, 0x61, 0xC3, 0xC3, 0xA9, 0xFF, 0x62].map { assembler.take($0) }.joined()
    #expect(result.unicodeScalars.filter { $0 != "\u{FFFD}" }.map(String.init).joined() == "aéb")
    #expect(result.contains("\u{FFFD}"))
  }

  private func secret(_ bytes: [UInt8], backspaces: Int) -> [UInt8] {
    var memory = [UInt8](repeating: 0, count: 256)
    let count = memory.withUnsafeMutableBytes { buffer in
      var line = SecretLine(buffer)
      for byte in bytes { line.take(.byte(byte)) }
      for _ in 0..<backspaces { line.take(.backspace) }
      return line.count
    }
    #expect(memory[count...].allSatisfy { $0 == 0 })
    return Array(memory[..<count])
  }

  @Test(arguments: [
    "é", "e\u{301}", "😀", "👍🏽", "👨‍👩‍👧", "🇬🇧", "❤\u{FE0F}", "🏴󠁧󠁢󠁷󠁬󠁳󠁿", "各",
  ])
  func `Backspace takes a whole character from a secret and wipes it`(character: String) {
    #expect(secret(Array("a\(character)".utf8), backspaces: 1) == [0x61])
    #expect(secret(Array("a\(character)".utf8), backspaces: 2) == [])
    #expect(secret(Array("\(character)".utf8), backspaces: 3) == [])
    #expect(secret(Array("a\(character)b".utf8), backspaces: 1) == Array("a\(character)".utf8))
  }

  @Test func `two flags are taken from a secret one by one`() {
    #expect(secret(Array("🇬🇧🇵🇱".utf8), backspaces: 1) == Array("🇬🇧".utf8))
  }

  @Test func `a secret of bytes that are no UTF-8 is edited byte by byte`() {
    #expect(secret([0x61, 0xE9, 0xA0], backspaces: 1) == [0x61, 0xE9])
    #expect(secret([0xA0, 0xA0, 0xA0, 0xA0, 0xA0], backspaces: 5) == [])
  }

  @Test(arguments: [
    ("1", 0), ("write", 0), ("Write something", 0), ("add", nil), ("add a file", 2), ("0", 3),
    ("lock", 3), ("no", nil), ("4", nil), ("wri", nil), ("01", nil), ("", nil),
  ])
  func `a choice is a number or the first words of one option`(answer: String, index: Int?) {
    let choices = Choices(["Write something down", "Add a photo", "Add a file"], zero: "Lock")
    #expect(choices.index(of: answer) == (answer == "01" ? 0 : index))
  }
}
