import DiaryModel
import Foundation
import GRDB

/// The tables that are derived from the log.
///
/// Nothing in them is not in an entry.
enum Derived {
  /// The state of an entry as a number in a table.
  static func code(of state: EntryState) -> Int {
    switch state {
    case .current: 0
    case .withdrawn: 1
    case .erased: 2
    }
  }

  /// A set of behaviours as bits, by their places in the vocabulary.
  static func bits(of behaviours: Set<Behaviour>) -> Int64 {
    Behaviour.allCases.enumerated().reduce(0) { bits, item in
      behaviours.contains(item.element) ? bits | 1 << Int64(item.offset) : bits
    }
  }

  static func behaviours(of bits: Int64) -> Set<Behaviour> {
    Set(
      Behaviour.allCases.enumerated().filter { bits & (1 << Int64($0.offset)) != 0 }.map(\.element))
  }

  /// The columns of `incident` after its number, in the order of ``values(_:)``.
  static let columns =
    "idx, earliest, latest, written, behaviours, marked, state, files, fixes, amended"

  /// Writes the line of an incident, in the place of the one that is there.
  static func put(_ incident: Incident, in database: Database) throws {
    let statement = try database.cachedStatement(
      sql: """
        INSERT OR REPLACE INTO incident (number, \(columns))
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """)
    try statement.execute(arguments: StatementArguments([incident.number] + values(incident)))
  }

  /// What a line says of an incident.
  static func values(_ incident: Incident) throws -> [(any DatabaseValueConvertible)?] {
    let files = incident.evidence.count { code(of: $0.state) == 0 }
    let start: [(any DatabaseValueConvertible)?] = [Int64(incident.index)]
    if case .erased = incident.state {
      return start + [nil, nil, incident.recorded.instant.seconds, 0, 0, 2, files, 0, nil]
    }
    var amended: Data?
    if !incident.amendments.isEmpty {
      // The present words once more, so that a list need not read the corrections.
      var fields = EntryFields()
      fields.put(incident.moment, as: "when")
      fields.put(incident.fields, behaviours: incident.behaviours, marks: incident.marks)
      amended = Data(try LogFieldsCoding.encode(fields.fields))
    }
    return start + [
      incident.moment.earliest?.seconds, incident.moment.latest?.seconds,
      incident.recorded.instant.seconds, bits(of: incident.behaviours),
      incident.marks.isEmpty ? 0 : 1, code(of: incident.state), files, incident.amendments.count,
      amended,
    ]
  }

  /// Whether a row of ``columns`` says what the log says.
  static func agrees(_ incident: Incident, _ row: Row) throws -> Bool {
    try row[0] == incident.number
      && zip(values(incident), row.databaseValues.dropFirst()).allSatisfy {
        ($0?.databaseValue ?? .null) == $1
      }
  }

  /// Puts the words of an entry into the search; each entry is a document of its own, so that
  /// earlier versions are found too and nothing in the index ever changes.
  static func index(_ entry: EntryFields, at index: UInt64, in database: Database) throws {
    let words = searchedWords(of: entry)
    guard !words.isEmpty else { return }
    let statement = try database.cachedStatement(
      sql: "INSERT INTO search (rowid, text) VALUES (?, ?)")
    try statement.execute(arguments: [Int64(index), words])
  }

  private static let searchedNames: Set<String> =
    Set(IncidentField.allCases.map(\.rawValue)).union([
      "text", "name", "from", "about", "when.said",
    ])

  private static func searchedWords(of entry: EntryFields) -> String {
    switch entry.kind {
    case .incident, .amendment, .note, .evidence: break
    default: return ""
    }
    return entry.fields.filter { searchedNames.contains($0.name) && !$0.value.isEmpty }
      .map { SearchText.folded($0.value) }.joined(separator: " \n ")
  }

  static func take(setting entry: EntryFields, in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO setting (name, value) VALUES (?, ?)",
      arguments: [entry["name"] ?? "", entry["value"] ?? ""])
  }
}
