import DiaryModel
import Foundation
import GRDB

extension DiaryStore {
  /// An incident from its entry and every entry about it.
  static func fold(_ number: Int, in database: Database) throws -> Incident? {
    guard
      let index = try Int64.fetchOne(
        database, sql: "SELECT idx FROM incident WHERE number = ?", arguments: [number])
    else { return nil }
    let rows = try Row.fetchCursor(
      database,
      sql: "SELECT \(Folding.columns) FROM entry WHERE idx = ? OR target = ? ORDER BY idx",
      arguments: [index, index])
    var folding = Folding()
    while let row = try rows.next() { try folding.take(row, in: database) }
    return folding.incidents.first
  }

  /// Every incident, by number.
  static func foldAll(_ database: Database) throws -> [Incident] {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT \(Folding.columns) FROM entry ORDER BY idx")
    var folding = Folding()
    while let row = try rows.next() { try folding.take(row, in: database) }
    return folding.incidents
  }
}

/// Incidents as they come together from the rows of the log, in its order.
struct Folding {
  /// The columns of `entry` that a row must have.
  static let columns = "idx, kind, target, written, fields"

  /// The incidents so far, in the order of the log, which is that of their numbers.
  private(set) var incidents: [Incident] = []
  private var places: [Int64: Int] = [:]

  /// Takes in one row.
  ///
  /// - Throws: what the stored form of its fields is refused with.
  mutating func take(_ row: Row, in database: Database) throws {
    let index = row[0] as Int64
    let target = row[2] as Int64?
    guard let entry = try EntryFields(stored: row, at: 4) else {
      return try takeErased(row, index: index, target: target, in: database)
    }
    if let target {
      guard let place = places[target] else { return }
      incidents[place].take(entry, index: UInt64(index))
    } else if entry.kind == .incident, let incident = Incident(entry, index: UInt64(index)) {
      places[index] = incidents.count
      incidents.append(incident)
    }
  }

  /// What is left of an entry whose contents were destroyed: its place and the second in which it
  /// was written.
  ///
  /// When it was destroyed, the erasure tells, which comes later in the log.
  private mutating func takeErased(
    _ row: Row, index: Int64, target: Int64?, in database: Database
  ) throws {
    let recorded = RecordedAt(
      instant: Instant(seconds: row[3]), offset: 0, boot: 0, uptime: 0, clock: .unknown)
    switch EntryKind(rawValue: row[1]) {
    case .incident:
      let number = try Int.fetchOne(
        database, sql: "SELECT number FROM incident WHERE idx = ?", arguments: [index])
      guard let number else { return }
      places[index] = incidents.count
      incidents.append(Incident(erased: number, index: UInt64(index), recorded: recorded))
    case .evidence:
      let file = try Row.fetchOne(
        database,
        sql: """
          SELECT evidence.number, blob.size, blob.sha256
          FROM evidence JOIN blob ON blob.id = evidence.blob WHERE evidence.idx = ?
          """, arguments: [index])
      guard let file, let place = target.flatMap({ places[$0] }) else { return }
      incidents[place].takeErased(
        file: file[0], size: file[1], sha256: file[2], index: UInt64(index), recorded: recorded)
    case .note:
      guard let place = target.flatMap({ places[$0] }) else { return }
      incidents[place].takeErased(note: UInt64(index), recorded: recorded)
    default: break
    }
  }
}

extension EntryFields {
  /// The fields in a column of a row; nothing if they were destroyed.
  init?(stored row: Row, at column: Int) throws {
    let fields = try row.withUnsafeData(atIndex: column) { data in
      try data?.withUnsafeBytes { try LogFieldsCoding.decode($0) }
    }
    guard let fields else { return nil }
    self.init(fields)
  }
}
