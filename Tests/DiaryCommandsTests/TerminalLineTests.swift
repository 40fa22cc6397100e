import TestSupport
import Testing

@testable import DiaryCommands

struct TerminalLineTests {
  private let window = Window(columns: 39, rows: 10, obeysEscapes: true)

  /// What the screen shows after each of the edits was drawn on its own.
  private func screen(
    columns: Int = 40, _ edits: [(inout TypedLine) -> Void]
  ) -> PseudoTerminalScreen {
    var screen = PseudoTerminalScreen(columns: columns, rows: 10)
    let window = Window(columns: columns - 1, rows: 10, obeysEscapes: true)
    var line = TypedLine(shape: window.shape(margin: "> "))
    var view = LineView(obeysEscapes: true, height: 9)
    for edit in edits {
      edit(&line)
      // The terminal's driver puts a carriage return before every line feed.
      screen.take(
        view.draw(line).split(separator: "\n", omittingEmptySubsequences: false).joined(
          separator: "\r\n"))
      let place = line.cursorPlace
      let fresh = (0..<line.rows.count).map { line.row($0).trimmedEnd }
      #expect(
        screen.text.split(separator: "\n").map(String.init)
          == fresh.suffix(9).filter { !$0.isEmpty })
      if line.rows.count <= 9 {
        #expect(screen.cursor.row == place.row)
        #expect(screen.cursor.column == place.column)
      }
    }
    return screen
  }

  @Test func `typed characters appear at the cursor`() {
    let shown = screen([
      { $0.insert("He was here") }, { $0.move(by: -4) }, { $0.insert("t") }, { $0.backspace() },
      { $0.move(by: -100) }, { $0.insert("各") }, { $0.delete() }, { $0.move(by: 100) },
      { $0.insert("!") },
    ])
    #expect(shown.text == "> 各e was here!")
  }

  @Test func `a long line breaks at spaces and mends itself`() {
    let shown = screen([
      { $0.insert("Grey van. Followed us to the round") }, { $0.insert("a") }, { $0.insert("b") },
      { $0.insert("out by the school and then along Park Lane.") }, { $0.move(by: -60) },
      { $0.eraseWord() }, { $0.eraseWord() }, { $0.insert("all the way up to the ") },
      { $0.eraseAll() },
      { $0.insert("x") },
    ])
    #expect(shown.text == "> x")
  }

  @Test func `wide and combining characters stay in their columns`() {
    let shown = screen([
      { $0.insert("e") }, { $0.insert("\u{301}") }, { $0.insert("各各") }, { $0.move(by: -1) },
      { $0.insert("👩") }, { $0.insert("\u{200D}") }, { $0.insert("🚒") }, { $0.backspace() },
    ])
    #expect(shown.text == "> e\u{301}各各")
  }

  @Test func `Backspace removes what a person sees as one character`() {
    var line = TypedLine(shape: window.shape(margin: ""))
    for text in ["a", "e\u{301}", "👨‍👩‍👧", "🇬🇧", "👍🏽"] { line.insert(text) }
    #expect(line.cells.count == 5)
    line.backspace()
    line.backspace()
    line.backspace()
    #expect(line.text == "ae\u{301}")
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
  func `rows laid out step by step are those laid out at once`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func random(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
    let pieces = ["a", " ", "word ", "各", "e\u{301}", "longerword", "  ", "😀", "-"]
    var line = TypedLine(shape: window.shape(margin: "> "))
    for _ in 0..<300 {
      switch random(8) {
      case 0: line.backspace()
      case 1: line.delete()
      case 2: line.move(by: random(41) - 20)
      case 3 where random(6) == 0: line.eraseWord()
      default: line.insert(pieces[random(pieces.count)])
      }
      #expect(line.rows == line.reshaped(to: line.shape).rows)
    }
  }

  @Test(arguments: [11, 12, 13, 14] as [UInt64])
  func `the screen shows the line after every change`(seed: UInt64) {
    var state = seed &* 0x9E37_79B9_7F4A_7C15
    func random(_ count: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(count))
    }
    let pieces = ["a", "word ", "各", "e\u{301}", "longerword", "b "]
    var edits: [(inout TypedLine) -> Void] = [{ $0.insert("start") }]
    for _ in 0..<120 {
      switch random(7) {
      case 0: edits.append { $0.backspace() }
      case 1: edits.append { $0.delete() }
      case 2:
        let step = random(31) - 15
        edits.append { $0.move(by: step) }
      default:
        let piece = pieces[random(pieces.count)]
        edits.append { line in if line.rows.count < 8 { line.insert(piece) } }
      }
    }
    _ = screen(edits)
  }

  @Test func `a line taller than the window shows the part with the cursor`() {
    var screen = PseudoTerminalScreen(columns: 40, rows: 10)
    var line = TypedLine(shape: window.shape(margin: "> "))
    var view = LineView(obeysEscapes: true, height: 9)
    line.insert((1...400).map { "w\($0) " }.joined())
    func draw() {
      screen.take(
        view.draw(line).split(separator: "\n", omittingEmptySubsequences: false).joined(
          separator: "\r\n"))
    }
    draw()
    #expect(screen.text.contains("w400"))
    line.move(by: -line.cells.count)
    draw()
    #expect(screen.lines[0].hasPrefix("> w1 w2"))
    #expect(screen.cursor == (0, 2))
    line.move(by: line.cells.count)
    draw()
    #expect(screen.text.contains("w400"))
  }

  @Test func `progress is rewritten at most once a second and its last step always shows`() {
    var line = ProgressLine(isRewritten: true, obeysEscapes: true)
    #expect(line.show("10%", columns: 40, at: 0).contains("10%"))
    #expect(line.show("20%", columns: 40, at: 0.9) == "")
    #expect(line.show("30%", columns: 40, at: 1).contains("30%"))
    #expect(line.show("100%", columns: 40, at: 1.1) == "")
    #expect(line.end() == "\r100%\u{1B}[K\n")
    #expect(line.end() == "")
  }
}

extension String {
  fileprivate var trimmedEnd: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
