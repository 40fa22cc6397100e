import DiaryModel

/// The table of kinds by month, or by year where the months are many, as plain text.
struct SummaryTable {
  private struct Column {
    var title: String
    var months: ClosedRange<EntryCounts.Month>
  }

  private static let cell = 6
  private let counts: EntryCounts
  private let words: Words
  private let columns: [Column]
  private let labelWidth: Int

  /// The table of `counts` for a window of `width` columns.
  init(_ counts: EntryCounts, words: Words, width: Int) {
    self.counts = counts
    self.words = words
    labelWidth = width < 60 ? 20 : 24
    // The last column has all of a row.
    columns = Self.columns(
      counts, words: words, most: max(2, (width - labelWidth) / Self.cell - 1))
  }

  private static func columns(_ counts: EntryCounts, words: Words, most: Int) -> [Column] {
    guard let first = counts.months.keys.min(), let last = counts.months.keys.max() else {
      return []
    }
    if last.year - first.year >= 3 {
      let years = (max(first.year, last.year - most + 2)...last.year).map { year in
        Column(title: String(year), months: Self.month(year, 1)...Self.month(year, 12))
      }
      return before(years, first, words)
    }
    var months: [Column] = []
    var present = first
    while present <= last {
      months.append(
        Column(title: String(words.month(present.month).prefix(3)), months: present...present))
      present = present.next
    }
    return months.count <= most ? months : before(Array(months.suffix(most - 1)), first, words)
  }

  /// `columns` with one before them for everything earlier, if there is anything earlier.
  private static func before(
    _ columns: [Column], _ first: EntryCounts.Month, _ words: Words
  ) -> [Column] {
    guard let start = columns.first?.months.lowerBound, first < start else { return columns }
    let end = start.month == 1 ? month(start.year - 1, 12) : month(start.year, start.month - 1)
    return [Column(title: words.earlier, months: first...end)] + columns
  }

  private static func month(_ year: Int, _ month: Int) -> EntryCounts.Month {
    EntryCounts.Month(year: year, month: month)
  }

  /// The lines of the table; none if no entry lies in a month.
  var lines: [String] {
    guard !columns.isEmpty else { return [] }
    var lines = [line("", columns.map(\.title) + [words.all])]
    for group in BehaviourGroup.allCases {
      guard let total = counts.rowTotals[group] else { continue }
      lines.append(row(words.name(of: group), counts.rows[group] ?? [:], total))
    }
    if counts.withoutKindTotal > 0 {
      lines.append(row(words.noKind, counts.withoutKind, counts.withoutKindTotal))
    }
    lines.append(row(words.allEntries, counts.months, counts.entries))
    return lines
  }

  private func row(_ label: String, _ months: [EntryCounts.Month: Int], _ total: Int) -> String {
    let cells = columns.map { column in
      months.reduce(0) { $0 + (column.months.contains($1.key) ? $1.value : 0) }
    }
    return line(" " + label, (cells + [total]).map(String.init))
  }

  private func line(_ label: String, _ cells: [String]) -> String {
    let label = label.count <= labelWidth ? label : String(label.prefix(labelWidth))
    let start = label + String(repeating: " ", count: labelWidth - label.count)
    return cells.reduce(start) { line, cell in
      line + String(repeating: " ", count: max(1, Self.cell - cell.count)) + cell
    }
  }
}
