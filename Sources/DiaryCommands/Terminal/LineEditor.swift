/// Puts the bytes of a terminal together to characters; bytes that are not UTF-8 become U+FFFD.
struct CharacterAssembler {
  private var bytes: [UInt8] = []
  private var expected = 0

  /// Takes one byte and returns what it completes.
  mutating func take(_ byte: UInt8) -> String {
    if (0x80..<0xC0).contains(byte), !bytes.isEmpty {
      bytes.append(byte)
      return bytes.count == expected ? flush() : ""
    }
    let unfinished = flush()
    expected = byte < 0xC2 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : byte < 0xF5 ? 4 : 1
    bytes.append(byte)
    return unfinished + (expected == 1 ? flush() : "")
  }

  /// What is left of a character that was cut off.
  mutating func flush() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes.isEmpty ? "" : String(decoding: bytes, as: UTF8.self)
  }
}

/// The window that a question is asked in.
struct Window: Equatable {
  /// What a row may take.
  ///
  /// The last column stays free: terminals differ over what happens in it.
  var columns: Int
  var rows: Int
  var obeysEscapes: Bool

  /// The shape of a line after `margin` in this window.
  func shape(margin: String) -> TypedLine.Shape {
    let width = CharacterWidth.columns(of: margin)
    return TypedLine.Shape(
      columns: columns, margin: margin,
      indent: width <= 4 ? String(repeating: " ", count: width) : "",
      breaksAtSpaces: obeysEscapes)
  }
}

/// One line on the screen that keys change.
struct LineEditor {
  /// What a key did.
  enum Effect: Equatable {
    case none, changed, enter, endOfInput
    /// A paste came in, made harmless and with line feeds between its lines.
    case pasted(String)
  }

  private(set) var line: TypedLine
  private var view: LineView
  private var assembler = CharacterAssembler()
  private var paste: [UInt8] = []
  /// Whether a text may be seen as it is typed.
  var mayShow: (String) -> Bool = { _ in true }

  init(margin: String, window: Window) {
    line = TypedLine(shape: window.shape(margin: margin))
    view = LineView(obeysEscapes: window.obeysEscapes, height: window.rows - 1)
  }

  mutating func take(_ key: Key) -> Effect {
    switch key {
    case .byte(let byte):
      let text = Harmless.typed(assembler.take(byte))
      guard !text.isEmpty else { return .none }
      line.insert(text == "\t" ? " " : text)
    case .pasted(let byte):
      paste.append(byte)
      return .none
    case .pasteBegan:
      paste.removeAll()
      return .none
    case .pasteEnded:
      defer { paste = [] }
      return .pasted(Harmless.typed(String(decoding: paste, as: UTF8.self)))
    case .enter:
      line.insert(Harmless.typed(assembler.flush()))
      return .enter
    case .endOfInput:
      if line.isEmpty { return .endOfInput }
      line.delete()
    case .backspace: line.backspace()
    case .delete: line.delete()
    case .eraseLine: line.eraseAll()
    case .eraseWord: line.eraseWord()
    case .left: return moved(by: -1)
    case .right: return moved(by: 1)
    case .home: return moved(by: -line.cells.count)
    case .end: return moved(by: line.cells.count)
    }
    return .changed
  }

  private mutating func moved(by characters: Int) -> Effect {
    line.move(by: characters)
    return .none
  }

  mutating func insert(_ text: String) {
    line.insert(text)
  }

  /// Empties the line and goes to its start, as for the next one.
  mutating func startAfresh() {
    line = TypedLine(shape: line.shape)
    view.forget()
  }

  /// What to write to bring the screen up to date.
  mutating func draw() -> String {
    view.draw(mayShow(line.text) ? line : TypedLine(shape: line.shape))
  }

  /// What to write so that the next output begins on a line of its own.
  mutating func leave() -> String {
    view.leave()
  }

  /// Goes to another window; the next drawing starts from nothing.
  mutating func move(to window: Window) {
    line = line.reshaped(to: window.shape(margin: line.shape.margin))
    view = LineView(obeysEscapes: window.obeysEscapes, height: window.rows - 1)
  }
}
