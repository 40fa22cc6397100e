/// What of a ``TypedLine`` stands on the screen, and what has to be written to bring it up to date.
struct LineView {
  /// Whether the terminal obeys escape sequences.
  let obeysEscapes: Bool
  /// The rows that may be rewritten: one less than the window has, so that none has left it.
  let height: Int

  private var shown: [String] = []
  private var top = 0
  private var row = 0
  private var column = 0

  init(obeysEscapes: Bool, height: Int) {
    self.obeysEscapes = obeysEscapes
    self.height = max(height, 1)
  }

  /// Forgets what was shown: the next drawing starts on a fresh line.
  mutating func forget() {
    shown = []
    top = 0
    row = 0
    column = 0
  }

  /// What to write so that `line` stands on the screen with the cursor at its place.
  mutating func draw(_ line: TypedLine) -> String {
    obeysEscapes ? drawWithEscapes(line) : drawPlainly(line)
  }

  /// What to write so that the cursor stands on a fresh line below.
  mutating func leave() -> String {
    let result = (obeysEscapes ? move(to: max(shown.count - 1, 0), column) : "") + "\n"
    forget()
    return result
  }

  private mutating func drawWithEscapes(_ line: TypedLine) -> String {
    let place = line.cursorPlace
    var newTop = max(min(top, line.rows.count - height), 0)
    if place.row < newTop { newTop = place.row }
    if place.row >= newTop + height { newTop = place.row - height + 1 }
    top = newTop
    let rows = (top..<min(top + height, line.rows.count)).map { line.row($0) }
    var result = ""
    if let change = firstChange(to: rows) {
      if change == shown.count - 1, change == rows.count - 1, row == change,
        let suffix = suffix(of: rows[change], after: shown[change]),
        column == CharacterWidth.columns(of: shown[change])
      {
        result += suffix
      } else {
        result += move(to: change, 0)
        for index in change..<rows.count {
          result += (index > change ? "\n" : "") + rows[index] + "\u{1B}[K"
        }
        if rows.count == change { result += "\u{1B}[K" }
        if shown.count > rows.count { result += "\u{1B}[J" }
      }
      row = max(rows.count - 1, 0)
      column = CharacterWidth.columns(of: rows.last ?? "")
      shown = rows
    }
    return result + move(to: place.row - top, place.column)
  }

  private func firstChange(to rows: [String]) -> Int? {
    let common = zip(rows, shown).prefix { Array($0.utf8) == Array($1.utf8) }.count
    return common == rows.count && common == shown.count ? nil : min(common, rows.count - 1)
  }

  /// What `row` has beyond `old`, if it begins with it and the two do not combine.
  private func suffix(of row: String, after old: String) -> String? {
    let characters = Array(row)
    let oldCharacters = Array(old)
    guard characters.starts(with: oldCharacters) else { return nil }
    return String(characters[oldCharacters.count...])
  }

  private mutating func move(to newRow: Int, _ newColumn: Int) -> String {
    var result = ""
    if newRow < row { result += "\u{1B}[\(row - newRow)A" }
    if newRow > row { result += "\u{1B}[\(newRow - row)B" }
    if newRow != row || newColumn != column {
      result += "\r"
      if newColumn > 0 { result += "\u{1B}[\(newColumn)C" }
    }
    row = newRow
    column = newColumn
    return result
  }

  /// Without escapes nothing above the last row can change: what does is written again below.
  private mutating func drawPlainly(_ line: TypedLine) -> String {
    let count = line.rows.count
    let last = line.row(count - 1)
    defer {
      shown = [last]
      row = count
    }
    guard let old = shown.last else { return rows(of: line, from: 0) }
    if count >= row, let suffix = suffix(of: line.row(row - 1), after: old) {
      return suffix + (count > row ? "\n" + rows(of: line, from: row) : "")
    }
    if count == row, suffix(of: old, after: last) != nil {
      let removed = CharacterWidth.columns(of: old) - CharacterWidth.columns(of: last)
      let back = String(repeating: "\u{8}", count: removed)
      return back + String(repeating: " ", count: removed) + back
    }
    return "\n" + rows(of: line, from: 0)
  }

  private func rows(of line: TypedLine, from first: Int) -> String {
    (max(first, line.rows.count - height)..<line.rows.count).map { line.row($0) }
      .joined(separator: "\n")
  }
}
