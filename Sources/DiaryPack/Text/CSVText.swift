/// Comma-separated values by RFC 4180, for spreadsheets: UTF-8 with a byte order mark, CRLF.
struct CSVText {
  /// What was written and not yet taken.
  var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// Writes one row.
  mutating func row(_ cells: [String]) {
    for (place, cell) in cells.enumerated() {
      if place > 0 { bytes.append(0x2C) }
      add(cell)
    }
    bytes += [0x0D, 0x0A]
  }

  private mutating func add(_ cell: String) {
    var cell = cell
    cell.withUTF8 { text in
      let isFormula = Self.readsAsFormula(text)
      let needsQuotes =
        isFormula || text.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0D || $0 == 0x0A }
      if needsQuotes { bytes.append(0x22) }
      if isFormula { bytes.append(0x27) }
      for byte in text {
        if byte == 0x22 { bytes.append(0x22) }
        // Control characters end a file early in some readers; entries.json has them as they are.
        bytes.append(byte < 0x20 && byte != 0x09 && byte != 0x0A && byte != 0x0D ? 0x3F : byte)
      }
      if needsQuotes { bytes.append(0x22) }
    }
  }

  /// Whether a spreadsheet may take the cell for a formula or a command: it begins with `=`, `+`,
  /// `-`, `@`, their full-width forms, a tab or a line break, perhaps after spaces.
  private static func readsAsFormula(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let rest = text.drop { $0 == 0x20 }
    guard let first = rest.first else { return false }
    switch first {
    case 0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0A, 0x0D: return true
    case 0xEF:
      // U+FF0B, U+FF0D, U+FF1D, U+FF20.
      return rest.starts(with: [0xEF, 0xBC, 0x8B]) || rest.starts(with: [0xEF, 0xBC, 0x8D])
        || rest.starts(with: [0xEF, 0xBC, 0x9D]) || rest.starts(with: [0xEF, 0xBC, 0xA0])
    default: return false
    }
  }
}
