import DiaryModel
import Foundation
import GRDB

/// Holds the tables that are derived from the log against the log, entry by entry.
struct ListCheck {
  private(set) var folding = Folding()
  private var settings: [String: String] = [:]
  private var columnsAgree = true

  /// Takes in one row of the log.
  ///
  /// - Parameters:
  ///   - row: ``Folding/columns``.
  ///   - entry: its fields; nothing if they were destroyed.
  mutating func take(_ row: Row, _ entry: EntryFields?, in database: Database) throws {
    if let entry {
      if row[1] as String != entry["kind"] { columnsAgree = false }
      if row[3] as Int64 != entry.recorded?.instant.seconds { columnsAgree = false }
      if try row[2] as Int64? != target(of: entry, in: database) { columnsAgree = false }
      if entry.kind == .setting { settings[entry["name"] ?? ""] = entry["value"] ?? "" }
    }
    try folding.take(row, in: database)
  }

  /// The place of the incident that an entry is about, by the number in its fields.
  private func target(of entry: EntryFields, in database: Database) throws -> Int64? {
    guard entry.kind != .incident, let number = entry["incident"].flatMap(Int.init) else {
      return nil
    }
    return try Int64.fetchOne(
      database.cachedStatement(sql: "SELECT idx FROM incident WHERE number = ?"),
      arguments: [number])
  }

  /// Whether every table says what the entries say that were taken in.
  func agree(_ database: Database) throws -> Bool {
    try columnsAgree && incidentsAgree(database) && filesAgree(database) && settingsAgree(database)
  }

  private func incidentsAgree(_ database: Database) throws -> Bool {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT number, \(Derived.columns) FROM incident ORDER BY number")
    for incident in folding.incidents {
      guard let row = try rows.next(), try Derived.agrees(incident, row) else { return false }
    }
    return try rows.next() == nil
  }

  private func filesAgree(_ database: Database) throws -> Bool {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT evidence.idx, evidence.incident, evidence.number, evidence.state, blob.size,
          blob.sha256
        FROM evidence LEFT JOIN blob ON blob.id = evidence.blob ORDER BY evidence.idx
        """)
    let files = folding.incidents.flatMap(\.evidence).sorted { $0.index < $1.index }
    for file in files {
      guard let row = try rows.next(), row[0] as Int64 == Int64(file.index),
        row[1] as Int == file.incident, row[2] as Int == file.number,
        row[3] as Int == Derived.code(of: file.state), row[4] as Int64? == file.size,
        row[5] as String? == file.sha256
      else { return false }
    }
    return try rows.next() == nil
  }

  private func settingsAgree(_ database: Database) throws -> Bool {
    var found: [String: String] = [:]
    for row in try Row.fetchAll(database, sql: "SELECT name, value FROM setting") {
      found[row[0]] = row[1]
    }
    return found == settings
  }
}
