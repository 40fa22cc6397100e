import DiaryModel
import GRDB

/// The incidents in which everything stands that is looked for: each phrase somewhere in the entry
/// itself, in a correction, in a note, or in what is said of a file.
struct FoundIncidents {
  /// One flag for each entry of the log; nothing if nothing is looked for.
  private var found: [Bool]?

  /// Looks for each of `phrases`, whose last word may go on.
  init(_ phrases: [[String]], in database: Database) throws {
    guard !phrases.isEmpty else { return }
    let count = (try Int.fetchOne(database, sql: "SELECT max(idx) FROM entry") ?? -1) + 1
    let about = try Row.fetchAll(
      database, sql: "SELECT idx, target FROM entry WHERE target IS NOT NULL"
    ).map { (entry: $0[0] as Int, incident: $0[1] as Int) }
    var all = [Bool](repeating: true, count: count)
    for phrase in phrases {
      var these = [Bool](repeating: false, count: count)
      // In quotation marks nothing is an operator, and folded words have none in them.
      let entries = try Int.fetchCursor(
        database, sql: "SELECT rowid FROM search WHERE search MATCH ?",
        arguments: ["\"\(phrase.joined(separator: " "))\" *"])
      while let entry = try entries.next() {
        if these.indices.contains(entry) { these[entry] = true }
      }
      for item in about where these[item.entry] {
        if these.indices.contains(item.incident) { these[item.incident] = true }
      }
      for place in all.indices where !these[place] { all[place] = false }
    }
    found = all
  }

  /// Whether the incident whose entry has this index is one of them.
  func contains(_ index: Int) -> Bool {
    guard let found else { return true }
    return found.indices.contains(index) && found[index]
  }
}
