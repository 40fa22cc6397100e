/// One line as it is typed: its characters, the cursor, and the rows they take in the window.
///
/// Everything moves by whole user-perceived characters. Rows are laid out again only from the
/// place of a change, so that a very long paste stays quick.
struct TypedLine {
  /// The window that the line lies in, in columns.
  struct Shape: Equatable {
    /// What a row may take, margin included.
    var columns: Int
    /// What stands before the first row.
    var margin: String
    /// What stands before the rows after it.
    var indent: String
    /// Whether rows break after spaces; otherwise they are filled.
    var breaksAtSpaces: Bool
  }

  let shape: Shape
  private(set) var cells: [Character] = []
  /// Where the next character goes: from 0 to the number of characters.
  private(set) var cursor = 0
  /// The index of each row's first character; never empty.
  private(set) var rows: [Int] = [0]

  private var widths: [UInt8] = []
  private let marginWidth: Int
  private let indentWidth: Int

  init(shape: Shape) {
    self.shape = shape
    marginWidth = CharacterWidth.columns(of: shape.margin)
    indentWidth = CharacterWidth.columns(of: shape.indent)
  }

  /// The same line in another window.
  func reshaped(to shape: Shape) -> TypedLine {
    var line = TypedLine(shape: shape)
    line.insert(String(cells))
    line.cursor = cursor
    return line
  }

  var text: String { String(cells) }
  var isEmpty: Bool { cells.isEmpty }

  // MARK: Changes

  mutating func insert(_ text: String) {
    guard !text.isEmpty else { return }
    // What is inserted may combine with its neighbours: an accent, the second half of a flag.
    let start = max(cursor - 1, 0)
    let end = min(cursor + 1, cells.count)
    let before = String(cells[start..<cursor]) + text
    let replacement = Array(before + String(cells[cursor..<end]))
    replace(start..<end, with: replacement)
    let beforeCount = before.count
    cursor = start + min(beforeCount, replacement.count)
  }

  /// Removes the character before the cursor.
  mutating func backspace() {
    guard cursor > 0 else { return }
    cursor -= 1
    replace(cursor..<cursor + 1, with: [])
  }

  /// Removes the character under the cursor.
  mutating func delete() {
    guard cursor < cells.count else { return }
    replace(cursor..<cursor + 1, with: [])
  }

  /// Removes the word before the cursor and the spaces after it.
  mutating func eraseWord() {
    var start = cursor
    while start > 0, cells[start - 1] == " " { start -= 1 }
    while start > 0, cells[start - 1] != " " { start -= 1 }
    replace(start..<cursor, with: [])
    cursor = start
  }

  mutating func eraseAll() {
    replace(0..<cells.count, with: [])
    cursor = 0
  }

  /// Moves the cursor by `characters`, as far as the line goes.
  mutating func move(by characters: Int) {
    cursor = min(max(cursor + characters, 0), cells.count)
  }

  private mutating func replace(_ range: Range<Int>, with characters: [Character]) {
    cells.replaceSubrange(range, with: characters)
    widths.replaceSubrange(
      range, with: characters.map { UInt8(clamping: CharacterWidth.columns(of: $0)) })
    layOut(from: range.lowerBound)
  }

  // MARK: Rows

  private mutating func layOut(from index: Int) {
    while let start = rows.last, rows.count > 1, start > index { rows.removeLast() }
    // A shorter first word may now fit in the row above.
    if rows.count > 1 { rows.removeLast() }
    var start = rows.last ?? 0
    var column = rows.count == 1 ? marginWidth : indentWidth
    var breakAfterSpace: Int?
    var index = start
    while index < cells.count {
      let width = Int(widths[index])
      if column + width > shape.columns, index > start {
        start = breakAfterSpace ?? index
        rows.append(start)
        column = indentWidth
        breakAfterSpace = nil
        index = start
        continue
      }
      column += width
      index += 1
      if shape.breaksAtSpaces, cells[index - 1] == " " { breakAfterSpace = index }
    }
  }

  /// The row with its margin or indent.
  func row(_ number: Int) -> String {
    let end = number + 1 < rows.count ? rows[number + 1] : cells.count
    return (number == 0 ? shape.margin : shape.indent) + String(cells[rows[number]..<end])
  }

  /// The row that the cursor is in, and the columns before it there.
  var cursorPlace: (row: Int, column: Int) {
    var low = 0
    var high = rows.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle] <= cursor { low = middle } else { high = middle }
    }
    let before = widths[rows[low]..<cursor].reduce(0) { $0 + Int($1) }
    return (low, (low == 0 ? marginWidth : indentWidth) + before)
  }
}
