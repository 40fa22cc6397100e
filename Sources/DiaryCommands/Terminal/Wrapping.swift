/// Lines that fit the window.
package enum Wrapping {
  /// `text` with no line wider than `width` columns.
  ///
  /// Lines are broken at spaces. What follows a break is indented as the line was, and past the
  /// number or dash of a list, so that the list stays readable.
  package static func wrapped(_ text: String, width: Int) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .flatMap { lines(of: $0, width: max(width, 2)) }
      .joined(separator: "\n")
  }

  private static func lines(of line: Substring, width: Int) -> [String] {
    let line =
      line.contains("\t") ? Substring(line.split(separator: "\t").joined(separator: "    ")) : line
    guard CharacterWidth.columns(of: line) > width else { return [String(line)] }
    let indent = hangingIndent(of: line)
    let hanging = indent <= width / 2 ? indent : 0
    var lines: [String] = []
    var current: [Character] = []
    var column = 0
    var lastSpace: Int?
    for character in line {
      let columns = CharacterWidth.columns(of: character)
      if character == " " {
        lastSpace = current.count
        current.append(character)
        column += 1
        continue
      }
      if column + columns > width {
        var rest: [Character] = []
        if let space = lastSpace, current[..<space].contains(where: { $0 != " " }) {
          rest = Array(current[(space + 1)...])
          current.removeSubrange(space...)
        }
        lines.append(trimmedEnd(current))
        current = Array(repeating: " ", count: hanging) + rest
        column = CharacterWidth.columns(of: String(current))
        lastSpace = nil
      }
      current.append(character)
      column += columns
    }
    if current.contains(where: { $0 != " " }) { lines.append(trimmedEnd(current)) }
    return lines
  }

  private static func trimmedEnd(_ characters: [Character]) -> String {
    let end = characters.lastIndex { $0 != " " }.map { $0 + 1 } ?? 0
    return String(characters[..<end])
  }

  /// The spaces before the line's first word; before its second, if the first is a number or dash.
  private static func hangingIndent(of line: Substring) -> Int {
    let leading = line.prefix { $0 == " " }
    let marker = line.dropFirst(leading.count).prefix { $0 != " " }
    let isMarker = marker == "-" || (!marker.isEmpty && marker.allSatisfy(\.isNumber))
    guard isMarker else { return leading.count }
    let gap = line.dropFirst(leading.count + marker.count).prefix { $0 == " " }
    guard marker == "-" || gap.count > 1 else { return leading.count }
    return leading.count + marker.count + gap.count
  }
}
