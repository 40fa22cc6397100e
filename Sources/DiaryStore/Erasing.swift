import DiaryDigest
import DiaryModel
import Foundation
import GRDB

extension DiaryStore {
  /// Destroys the contents of an entry, file or note for good.
  ///
  /// What stays is its place in the numbering, the hash of its leaf, and for files their size and
  /// SHA-256: enough to prove that it was there, and that a copy that was handed over is the one.
  ///
  /// With an entry go its corrections, notes and files. The search is built anew, because its index
  /// holds the words too. At the end the file is committed twice more, so that no state of it that
  /// still names the contents is left. Copies and packs made before keep them.
  public func erase(_ target: Target, reason: String) throws(StoreError) -> Saved {
    let (saved, blobs) = try write { database in
      let (number, index, _) = try Self.resolve(target, in: database)
      let doomed = try Self.doomed(index, in: database)
      let recorded = try self.recordedNow(database)
      var entry = EntryFields(kind: .erasure, recorded: recorded)
      entry.put(doomed.map { "\($0.index):\($0.leaf.hex)" }.joined(separator: ","), as: "erases")
      entry.put(String(number), as: "incident")
      entry["reason"] = reason
      let incident = try Int64.fetchOne(
        database, sql: "SELECT idx FROM incident WHERE number = ?", arguments: [number])
      let own = try self.append(&entry, target: incident.map(UInt64.init), in: database)
      for item in doomed {
        try database.execute(
          sql: "UPDATE entry SET key = NULL, fields = NULL WHERE idx = ?",
          arguments: [Int64(item.index)])
        try database.execute(
          sql: "UPDATE evidence SET state = 2 WHERE idx = ?", arguments: [Int64(item.index)])
      }
      let blobs = try doomed.compactMap { item in
        try Int64.fetchOne(
          database, sql: "SELECT blob FROM evidence WHERE idx = ?", arguments: [Int64(item.index)])
      }
      for blob in blobs {
        try database.execute(
          sql: """
            UPDATE blob SET unfinished = 1
            WHERE id = ? AND EXISTS (SELECT 1 FROM chunk WHERE chunk.id >= ? AND chunk.id < ?)
            """,
          arguments: [blob, Chunks.id(blob: blob, piece: 0), Chunks.id(blob: blob + 1, piece: 0)])
      }
      try Self.rebuildSearch(database)
      guard let changed = try Self.fold(number, in: database) else {
        throw StoreError.noSuchEntry(number)
      }
      try Derived.put(changed, in: database)
      return (Saved(number: number, index: own, recorded: recorded), blobs)
    }
    for blob in blobs { try remove(blob: blob) }
    for _ in 0..<2 { try commitAgain() }
    return saved
  }

  /// The entries whose contents go: the one itself, and if it is an incident all about it.
  private static func doomed(
    _ index: UInt64, in database: Database
  ) throws -> [(index: UInt64, leaf: SHA256Digest)] {
    try Row.fetchAll(
      database,
      sql: """
        SELECT idx, leaf FROM entry
        WHERE fields IS NOT NULL
          AND (idx = ? OR (target = ? AND kind IN ('amendment', 'note', 'evidence', 'withdrawal')))
        ORDER BY idx
        """, arguments: [Int64(index), Int64(index)]
    ).compactMap { row in
      SHA256Digest([UInt8](row[1] as Data)).map { (UInt64(row[0] as Int64), $0) }
    }
  }

  /// Builds the search from the log.
  static func rebuildSearch(_ database: Database) throws {
    try database.execute(sql: "INSERT INTO search (search) VALUES ('delete-all')")
    let rows = try Row.fetchCursor(
      database, sql: "SELECT idx, fields FROM entry WHERE fields IS NOT NULL ORDER BY idx")
    while let row = try rows.next() {
      guard let entry = try EntryFields(stored: row, at: 1) else { continue }
      try Derived.index(entry, at: UInt64(row[0] as Int64), in: database)
    }
  }

  /// Builds everything that is derived from the log anew: lists, search and settings.
  public func rebuild() throws(StoreError) {
    try write { database in
      try database.execute(sql: "DELETE FROM setting")
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT fields FROM entry WHERE kind = 'setting' AND fields IS NOT NULL ORDER BY idx")
      while let row = try rows.next() {
        guard let entry = try EntryFields(stored: row, at: 0) else { continue }
        try Derived.take(setting: entry, in: database)
      }
      for incident in try Self.foldAll(database) {
        try Derived.put(incident, in: database)
        for file in incident.evidence {
          try database.execute(
            sql: "UPDATE evidence SET incident = ?, number = ?, state = ? WHERE idx = ?",
            arguments: [
              incident.number, file.number, Derived.code(of: file.state), Int64(file.index),
            ])
        }
      }
      try Self.rebuildSearch(database)
    }
  }
}
