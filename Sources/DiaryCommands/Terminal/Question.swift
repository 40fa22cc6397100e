/// What a key does to an open question.
enum Step {
  case none, changed
  /// A line has ended and the question goes on.
  case lineEnded
  case answered(String)
  /// The input was ended by hand.
  case closed
}

/// A question that is open on the screen.
protocol Question {
  /// The answer as far as it is typed.
  var textSoFar: String { get }

  /// - Parameter moreFollows: whether input is waiting behind this key.
  mutating func take(_ key: Key, moreFollows: @autoclosure () -> Bool) -> Step

  /// What to write to put the question on a screen that does not have it, on a fresh line.
  mutating func begin(in window: Window) -> String

  /// What to write to bring the screen up to date.
  mutating func draw() -> String

  /// What to write to leave the question.
  mutating func leave() -> String
}

/// A prompt, taken apart for the screen.
struct Prompt {
  /// What stands above the answer, with its line end; may be empty.
  let lead: String
  /// What stands before the answer on its line.
  let margin: String

  init(_ prompt: String, columns: Int) {
    var lines = Wrapping.wrapped(Harmless.shown(prompt), width: columns)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var last = lines.popLast() ?? ""
    if !last.isEmpty, !last.hasSuffix(" ") { last += " " }
    // An answer needs some room beside its prompt.
    if CharacterWidth.columns(of: last) > columns - 10 {
      lines.append(last)
      last = "> "
    }
    margin = last
    lead = lines.map { $0 + "\n" }.joined()
  }
}

/// One line.
struct LineQuestion: Question {
  private let prompt: String
  private let mayShow: (String) -> Bool
  private var editor: LineEditor

  init(_ prompt: String, window: Window, mayShow: @escaping (String) -> Bool = { _ in true }) {
    self.prompt = prompt
    self.mayShow = mayShow
    editor = LineEditor(margin: "", window: window)
    editor.mayShow = mayShow
  }

  var textSoFar: String { editor.line.text }

  mutating func take(_ key: Key, moreFollows: @autoclosure () -> Bool) -> Step {
    switch editor.take(key) {
    case .none: return .none
    case .changed: return .changed
    case .enter: return .answered(editor.line.text.trimmed)
    case .endOfInput: return .closed
    case .pasted(let text):
      editor.insert(text.split(separator: "\n").joined(separator: " "))
      return .changed
    }
  }

  mutating func begin(in window: Window) -> String {
    let text = editor.line.text
    let prompt = Prompt(prompt, columns: window.columns)
    editor = LineEditor(margin: prompt.margin, window: window)
    editor.mayShow = mayShow
    editor.insert(text)
    return prompt.lead + editor.draw()
  }

  mutating func draw() -> String { editor.draw() }

  mutating func leave() -> String { editor.leave() }
}

/// Several lines; two Enters end them.
struct LinesQuestion: Question {
  private let prompt: String
  private let words: ConversationWords
  /// Whether the terminal marks pastes; if not, a blank line with more behind it is one.
  private let pastesAreMarked: Bool
  private var lines: [String] = []
  private var sawEnter = false
  private var editor: LineEditor
  private var unwritten = ""

  init(_ prompt: String, window: Window, pastesAreMarked: Bool, words: ConversationWords) {
    self.prompt = prompt
    self.words = words
    self.pastesAreMarked = pastesAreMarked
    editor = LineEditor(margin: "> ", window: window)
  }

  var textSoFar: String {
    (lines + (editor.line.isEmpty ? [] : [editor.line.text])).joined(separator: "\n")
  }

  mutating func take(_ key: Key, moreFollows: @autoclosure () -> Bool) -> Step {
    switch editor.take(key) {
    case .none: return .none
    case .changed: return .changed
    case .endOfInput: return .closed
    case .pasted(let text):
      if text.contains("\n") { return takeLines(of: text) }
      editor.insert(text)
      return .changed
    case .enter:
      let text = editor.line.text
      if text.trimmed == words.undo { return undo() }
      if text.trimmed.isEmpty {
        let isPaste = !pastesAreMarked && moreFollows()
        if !isPaste, sawEnter { return .answered(answer) }
      }
      if !(lines.isEmpty && text.isEmpty) { lines.append(text) }
      sawEnter = true
      nextLine()
      return .lineEnded
    }
  }

  /// The lines without blank ones at either end.
  private var answer: String {
    let isBlank = { (line: String) in line.trimmed.isEmpty }
    let kept = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed()
    return kept.joined(separator: "\n")
  }

  private mutating func nextLine() {
    unwritten += editor.draw() + editor.leave()
    editor.startAfresh()
  }

  private mutating func undo() -> Step {
    nextLine()
    unwritten += (lines.popLast() == nil ? words.nothingToRemove : words.lineRemoved) + "\n"
    return .lineEnded
  }

  private mutating func takeLines(of text: String) -> Step {
    // The paste goes to the cursor; every line of it is finished with it.
    let cursor = editor.line.cursor
    let before = String(editor.line.cells[..<cursor])
    let after = String(editor.line.cells[cursor...])
    var parts = (before + text + after).split(separator: "\n", omittingEmptySubsequences: false)
    if parts.last?.isEmpty == true { parts.removeLast() }
    let isAddition = !editor.line.isEmpty
    if isAddition { _ = editor.take(.eraseLine) }
    for part in parts {
      lines.append(String(part))
      editor.insert(String(part))
      nextLine()
    }
    sawEnter = true
    let pasted = text.split(separator: "\n", omittingEmptySubsequences: false)
    unwritten += words.pasted(pasted.count - (pasted.last?.isEmpty == true ? 1 : 0)) + "\n"
    return .lineEnded
  }

  mutating func begin(in window: Window) -> String {
    unwritten = ""
    var result = ""
    if !prompt.isEmpty {
      result = Wrapping.wrapped(Harmless.shown(prompt), width: window.columns) + "\n"
    }
    let current = editor.line
    editor = LineEditor(margin: "> ", window: window)
    for line in lines {
      editor.insert(line)
      result += editor.draw() + editor.leave()
      editor.startAfresh()
    }
    editor.insert(current.text)
    return result + editor.draw()
  }

  mutating func draw() -> String {
    defer { unwritten = "" }
    return unwritten + editor.draw()
  }

  mutating func leave() -> String { editor.leave() }
}

extension String {
  /// The text without white space at either end.
  var trimmed: String {
    let start = drop { $0.isWhitespace }
    guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(start[...end])
  }
}
