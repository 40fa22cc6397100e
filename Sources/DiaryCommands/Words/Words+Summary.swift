import DiaryModel

/// What is said of counts and gaps.
extension Words {
  var nothingToCount: String { "Nothing to count there." }
  var whatHappenedByMonth: String { "What happened" }
  var earlier: String { "older" }
  var all: String { "All" }
  var allEntries: String { "all entries" }
  var noKind: String { "no kind chosen" }

  func name(of group: BehaviourGroup) -> String {
    switch group {
    case .messages: "messages, calls"
    case .sent: "sent or left"
    case .comingUp: "spoke to me"
    case .others: "through others"
    case .following: "following, waiting"
    case .watching: "watching"
    case .accounts: "phone, accounts"
    case .online: "put online"
    case .damage: "my things, home"
    case .court: "complaints, court"
    case .other: "something else"
    }
  }

  func entriesOnDays(_ entries: Int, days: Int, of all: Int) -> String {
    "\(count(entries, "entry", "entries")). \(days) of \(count(all, "day", "days")) \(days == 1 ? "has" : "have") one."
  }

  func inNoOneMonth(_ numbers: [Int]) -> String {
    (numbers.count == 1
      ? "1 entry cannot be put in one month: "
      : "\(numbers.count) entries cannot be put in one month: ")
      + some(numbers.map(String.init)) + "."
  }

  func haveNoTime(_ numbers: [Int]) -> String {
    (numbers.count == 1 ? "1 entry has no time: " : "\(numbers.count) entries have no time: ")
      + some(numbers.map(String.init)) + "."
  }

  func longestGap(_ gap: EntryCounts.Stretch) -> String {
    "Longest time between two entries: \(count(gap.count, "day", "days")), \(stretch(gap))."
  }

  func longestRun(_ run: EntryCounts.Stretch) -> String {
    "Most days in a row with an entry: \(run.count), \(stretch(run))."
  }

  private func stretch(_ stretch: EntryCounts.Stretch) -> String {
    guard stretch.count > 1 else { return day(stretch.first) }
    let first = stretch.first.parts
    let start =
      first.year != stretch.last.parts.year
      ? day(stretch.first)
      : first.month != stretch.last.parts.month
        ? "\(first.day) \(month(first.month))" : "\(first.day)"
    return "\(start) to \(day(stretch.last))"
  }

  func haveFiles(_ entries: Int, files: Int) -> String {
    "\(count(entries, "entry has", "entries have")) files: \(files) in all."
  }

  func areMarked(_ entries: Int) -> String {
    "\(count(entries, "entry is", "entries are")) marked against an order by you."
  }

  /// Entries by weekday and part of the day, as a table of 37 columns.
  func weekChart(_ week: [[Int]]) -> [String] {
    let parts = ["night", "morning", "afternoon", "evening"]
    var lines = ["When in the week"]
    lines.append(chartLine("", Weekday.allCases.map { String(weekday($0).prefix(3)) }))
    for (part, name) in parts.enumerated() {
      lines.append(chartLine(" " + name, week.map { $0[part] == 0 ? "-" : String($0[part]) }))
    }
    lines.append("Night is midnight to 6am, afternoon noon to 6pm.")
    return lines
  }

  private func chartLine(_ label: String, _ cells: [String]) -> String {
    let start = label + String(repeating: " ", count: max(0, 10 - label.count))
    return cells.reduce(start) { line, cell in
      line + String(repeating: " ", count: max(1, 4 - cell.count)) + cell
    }
  }

  func notInWeek(_ entries: Int) -> String {
    "\(count(entries, "entry is", "entries are")) not in this table: the time is not known closely enough."
  }

  var countsAreNoScore: String {
    "These are counts of what you wrote, not a score of how serious it is."
  }
}
