/// What a person sees in a window: enough of a terminal to tell what remains visible.
///
/// Knows wrapping, cursor movement, erasing, the alternate screen and the lines above the window
/// (ECMA-48; xterm's `CSI 3 J` and mode 1049). Everything else is ignored.
public struct PseudoTerminalScreen: Sendable {
  public private(set) var columns: Int
  public private(set) var rows: Int
  /// The lines that have left the top of the normal screen.
  public private(set) var scrollback: [String] = []
  /// Whether the alternate screen is shown.
  public private(set) var isAlternate = false
  /// Whether a window title was ever set, or another string sent to the window's owner.
  public private(set) var sawTitle = false

  /// A cell holds one character; the right half of a wide one is empty.
  private var cells: [[String]]
  private var row = 0
  private var column = 0
  private var isPastEdge = false
  private var saved: (cells: [[String]], row: Int, column: Int)?
  private var unfinished = ""

  public init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = Self.blank(columns, rows)
  }

  private static func blank(_ columns: Int, _ rows: Int) -> [[String]] {
    Array(repeating: Array(repeating: " ", count: columns), count: rows)
  }

  /// The lines in the window, without spaces at their ends.
  public var lines: [String] { cells.map(Self.line) }

  /// The lines in the window down to the last that is not blank.
  public var text: String {
    let lines = lines
    let end = lines.lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? 0
    return lines[..<end].joined(separator: "\n")
  }

  /// Everything that can be seen, scrolling up included.
  public var everything: String { (scrollback + lines).joined(separator: "\n") }

  /// Where the cursor is, from 0.
  public var cursor: (row: Int, column: Int) { (row, column) }

  private static func line(_ cells: [String]) -> String {
    var text = cells.joined()
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }

  /// Gives the window another size; nothing is wrapped again.
  public mutating func resize(columns: Int, rows: Int) {
    var resized = Self.blank(columns, rows)
    for row in 0..<min(rows, self.rows) {
      for column in 0..<min(columns, self.columns) { resized[row][column] = cells[row][column] }
    }
    cells = resized
    self.columns = columns
    self.rows = rows
    row = min(row, rows - 1)
    column = min(column, columns - 1)
    isPastEdge = false
  }

  /// Takes what the program wrote.
  public mutating func take(_ output: String) {
    var rest = Array((unfinished + output).unicodeScalars)[...]
    unfinished = ""
    while let scalar = rest.first {
      guard scalar == "\u{1B}" else {
        rest.removeFirst()
        put(scalar)
        continue
      }
      guard let used = escape(rest) else {
        unfinished = String(String.UnicodeScalarView(rest))
        return
      }
      rest = rest.dropFirst(used)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x0D:
      column = 0
      isPastEdge = false
    case 0x0A: lineFeed()
    case 0x08:
      column = max(column - 1, 0)
      isPastEdge = false
    case 0x09: column = min((column / 8 + 1) * 8, columns - 1)
    case 0x00..<0x20, 0x7F..<0xA0: break
    default: show(scalar)
    }
  }

  private mutating func show(_ scalar: Unicode.Scalar) {
    let width = Self.width(of: scalar)
    // What joins the character before it stands in that one's cell.
    let before = isPastEdge ? column : column - 1
    if before >= 0 {
      let holder = cells[row][before].isEmpty && before > 0 ? before - 1 : before
      let joined = cells[row][holder] + String(scalar)
      if width == 0 || joined.count == 1, cells[row][holder] != " " || width == 0 {
        cells[row][holder] = joined
        return
      }
    }
    if isPastEdge || column + width > columns {
      column = 0
      isPastEdge = false
      lineFeed()
    }
    cells[row][column] = String(scalar)
    if width == 2 { cells[row][column + 1] = "" }
    if column + width >= columns {
      column = columns - 1
      isPastEdge = true
    } else {
      column += width
    }
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    let isWide =
      scalar.properties.isEmojiPresentation || (0x1100...0x115F).contains(scalar.value)
      || (0x2E80...0xA4CF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value)
      || (0xFF01...0xFF60).contains(scalar.value)
    return isWide ? 2 : 1
  }

  private mutating func lineFeed() {
    isPastEdge = false
    guard row == rows - 1 else {
      row += 1
      return
    }
    let top = cells.removeFirst()
    if !isAlternate { scrollback.append(Self.line(top)) }
    cells.append(Array(repeating: " ", count: columns))
  }

  /// Obeys one sequence and returns its length; `nil` if its end has not come yet.
  private mutating func escape(_ input: ArraySlice<Unicode.Scalar>) -> Int? {
    let input = Array(input)
    guard input.count > 1 else { return nil }
    switch input[1] {
    case "[":
      guard let end = input[2...].firstIndex(where: { (0x40...0x7E).contains($0.value) }) else {
        return nil
      }
      let parameters = String(String.UnicodeScalarView(input[2..<end]))
      control(input[end], parameters)
      return end + 1
    case "]", "P", "_", "^", "X":
      sawTitle = true
      guard let end = input.firstIndex(of: "\u{7}") else { return nil }
      return end + 1
    default: return 2
    }
  }

  private mutating func control(_ final: Unicode.Scalar, _ parameters: String) {
    let numbers = parameters.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) }
    let first = numbers.first.flatMap { $0 }
    isPastEdge = false
    switch final {
    case "A": row = max(row - (first ?? 1), 0)
    case "B": row = min(row + (first ?? 1), rows - 1)
    case "C": column = min(column + (first ?? 1), columns - 1)
    case "D": column = max(column - (first ?? 1), 0)
    case "H":
      row = min(max((first ?? 1) - 1, 0), rows - 1)
      column = min(max((numbers.count > 1 ? numbers[1] ?? 1 : 1) - 1, 0), columns - 1)
    case "J": eraseScreen(first ?? 0)
    case "K": eraseLine(first ?? 0)
    case "h" where parameters == "?1049": enterAlternate()
    case "l" where parameters == "?1049": leaveAlternate()
    default: break
    }
  }

  private mutating func eraseScreen(_ part: Int) {
    switch part {
    case 0:
      eraseLine(0)
      for row in (row + 1)..<max(rows, row + 1) { eraseRow(row) }
    case 1:
      eraseLine(1)
      for row in 0..<row { eraseRow(row) }
    case 2: for row in 0..<rows { eraseRow(row) }
    case 3: scrollback = []
    default: break
    }
  }

  private mutating func eraseRow(_ row: Int) {
    cells[row] = Array(repeating: " ", count: columns)
  }

  private mutating func eraseLine(_ part: Int) {
    let range = part == 0 ? column..<columns : part == 1 ? 0..<column + 1 : 0..<columns
    for column in range { cells[row][column] = " " }
  }

  private mutating func enterAlternate() {
    guard !isAlternate else { return }
    saved = (cells, row, column)
    cells = Self.blank(columns, rows)
    isAlternate = true
  }

  private mutating func leaveAlternate() {
    guard isAlternate, let saved else { return }
    (cells, row, column) = saved
    isAlternate = false
    self.saved = nil
  }
}
