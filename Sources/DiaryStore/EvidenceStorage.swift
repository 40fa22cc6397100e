import DiaryCrypto
import DiaryDigest
public import DiaryModel
import Foundation
import GRDB

/// What is said of a file when it is added.
public struct NewEvidence: Sendable {
  /// The name that the file had.
  public var name: String
  /// The media type by its first bytes.
  public var mediaType: String
  /// What kind of thing the writer says it is.
  public var kind: Evidence.Kind
  /// Where the writer says it came from.
  public var from = ""
  /// What it shows, in the writer's words.
  public var about = ""
  /// When it was taken, by the writer.
  public var taken: Moment?
  /// The time of last change that the file system gave.
  public var modified: Instant?
  /// What the file says about itself.
  public var facts: [Evidence.Fact] = []
  /// Listed, never drawn.
  public var doNotShow = false

  /// A file with its name, type and kind.
  public init(name: String, mediaType: String, kind: Evidence.Kind) {
    self.name = name
    self.mediaType = mediaType
    self.kind = kind
  }
}

/// How the bytes of a file lie in rows.
enum Chunks {
  /// Bytes of a row.
  static let size = 256 << 10
  /// Rows of one transaction: 16 MiB.
  static let perTransaction = 64

  /// The row that holds piece `piece` of blob `blob`.
  static func id(blob: Int64, piece: Int) -> Int64 {
    blob << 24 | Int64(piece)
  }
}

extension DiaryStore {
  /// Adds a file to an incident, byte for byte.
  ///
  /// The bytes come in pieces and are hashed on the way; memory does not grow with the file. They
  /// are stored in transactions of 16 MiB and belong to nothing until the last one, which also
  /// appends the entry: a file is there whole or not at all.
  ///
  /// - Parameters:
  ///   - size: how many bytes the file has.
  ///   - read: fills a buffer and returns how many bytes it got; 0 at the end; throws
  ///     ``StoreError/sourceFailed(_:)``.
  ///   - progress: told how many bytes are stored; returning `false` breaks off.
  public func attach(
    _ new: NewEvidence, to incident: Int, size: Int64,
    read: (UnsafeMutableRawBufferPointer) throws(StoreError) -> Int,
    progress: (Int64) -> Bool = { _ in true }
  ) throws(StoreError) -> Evidence {
    _ = try self.read { try Self.place(of: incident, in: $0) }
    let blob = try write { database -> Int64 in
      try database.execute(sql: "INSERT INTO blob (size, sha256, unfinished) VALUES (0, '', 1)")
      return database.lastInsertedRowID
    }
    do throws(StoreError) {
      let (stored, digest) = try store(blob, read: read, progress: progress)
      guard stored == size else { throw StoreError.sourceChanged }
      return try finish(new, blob: blob, incident: incident, size: stored, digest: digest)
    } catch {
      // What is left after a failure of the medium is removed at the next opening.
      try? remove(blob: blob)
      throw error
    }
  }

  private func store(
    _ blob: Int64, read: (UnsafeMutableRawBufferPointer) throws(StoreError) -> Int,
    progress: (Int64) -> Bool
  ) throws(StoreError) -> (Int64, SHA256Digest) {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: Chunks.size, alignment: 16)
    defer {
      buffer.initializeMemory(as: UInt8.self, repeating: 0)
      buffer.deallocate()
    }
    var digest = SHA256Stream()
    var piece = 0
    var stored: Int64 = 0
    var ended = false
    while !ended {
      try write { database in
        let insert = try database.cachedStatement(
          sql: "INSERT INTO chunk (id, bytes) VALUES (?, ?)")
        for _ in 0..<Chunks.perTransaction {
          var filled = 0
          while filled < buffer.count {
            let count = try read(UnsafeMutableRawBufferPointer(rebasing: buffer[filled...]))
            if count == 0 { break }
            filled += count
          }
          guard filled > 0, let base = buffer.baseAddress else {
            ended = true
            break
          }
          let bytes = UnsafeRawBufferPointer(start: base, count: filled)
          digest.update(bytes)
          let data = Data(bytesNoCopy: base, count: filled, deallocator: .none)
          try insert.execute(arguments: [Chunks.id(blob: blob, piece: piece), data])
          piece += 1
          stored += Int64(filled)
          if filled < buffer.count {
            ended = true
            break
          }
        }
      }
      guard progress(stored) else { throw .cancelled }
    }
    return (stored, digest.finish())
  }

  private func finish(
    _ new: NewEvidence, blob: Int64, incident: Int, size: Int64, digest: SHA256Digest
  ) throws(StoreError) -> Evidence {
    try write { database in
      let (target, leaf) = try Self.place(of: incident, in: database)
      let number =
        try
        (Int.fetchOne(
          database, sql: "SELECT max(number) FROM evidence WHERE incident = ?",
          arguments: [incident]) ?? 0) + 1
      let recorded = try self.recordedNow(database)
      var evidence = Evidence(
        incident: incident, number: number, index: 0, recorded: recorded, name: new.name,
        size: size, sha256: digest.hex, mediaType: new.mediaType, kind: new.kind, from: new.from,
        about: new.about, taken: new.taken, modified: new.modified, facts: new.facts,
        doNotShow: new.doNotShow)
      var entry = EntryFields(kind: .evidence, recorded: recorded)
      entry.put("\(target):\(leaf.hex)", as: "on")
      entry.put(evidence)
      evidence.index = try self.append(&entry, target: target, in: database)
      try database.execute(
        sql: "UPDATE blob SET size = ?, sha256 = ?, unfinished = 0 WHERE id = ?",
        arguments: [size, digest.hex, blob])
      try database.execute(
        sql: "INSERT INTO evidence (idx, incident, number, blob, state) VALUES (?, ?, ?, ?, 0)",
        arguments: [Int64(evidence.index), incident, number, blob])
      try database.execute(
        sql: "UPDATE incident SET files = files + 1 WHERE number = ?", arguments: [incident])
      return evidence
    }
  }

  /// Hands out the bytes of a file in pieces, in order, and compares their hash at the end.
  ///
  /// - Throws: ``StoreError/evidenceChanged(incident:number:)`` after the last piece, if the bytes
  ///   are not those that were added; what `body` throws.
  public func stream(
    _ evidence: Evidence, _ body: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    var digest = SHA256Stream()
    var size: Int64 = 0
    var stopped: (any Error)?
    do throws(StoreError) {
      try read { database in
        guard
          let blob = try Int64.fetchOne(
            database, sql: "SELECT blob FROM evidence WHERE incident = ? AND number = ?",
            arguments: [evidence.incident, evidence.number])
        else { throw StoreError.noSuchFile(incident: evidence.incident, number: evidence.number) }
        let rows = try Row.fetchCursor(
          database, sql: "SELECT bytes FROM chunk WHERE id >= ? AND id < ? ORDER BY id",
          arguments: [Chunks.id(blob: blob, piece: 0), Chunks.id(blob: blob + 1, piece: 0)])
        while let row = try rows.next() {
          try row.withUnsafeData(atIndex: 0) { data in
            try data?.withUnsafeBytes { bytes in
              digest.update(bytes)
              size += Int64(bytes.count)
              do {
                try body(bytes)
              } catch {
                stopped = error
                throw StoreError.cancelled
              }
            }
          }
        }
      }
    } catch {
      throw stopped ?? error
    }
    guard size == evidence.size, digest.finish().hex == evidence.sha256 else {
      throw StoreError.evidenceChanged(incident: evidence.incident, number: evidence.number)
    }
  }

  /// Removes what an interrupted import or erasure left.
  func removeUnfinished() throws(StoreError) {
    let blobs = try read {
      try Int64.fetchAll($0, sql: "SELECT id FROM blob WHERE unfinished = 1")
    }
    for blob in blobs { try remove(blob: blob) }
  }

  /// Removes the bytes of a blob in transactions of 16 MiB, and the blob's row if nothing names it.
  func remove(blob: Int64) throws(StoreError) {
    var removed = 1
    while removed > 0 {
      removed = try write { database in
        try database.execute(
          sql: """
            DELETE FROM chunk WHERE id IN (
              SELECT id FROM chunk WHERE id >= ? AND id < ? ORDER BY id LIMIT ?)
            """,
          arguments: [
            Chunks.id(blob: blob, piece: 0), Chunks.id(blob: blob + 1, piece: 0),
            Chunks.perTransaction,
          ])
        return database.changesCount
      }
    }
    try write { database in
      try database.execute(
        sql: """
          DELETE FROM blob WHERE id = ? AND NOT EXISTS (SELECT 1 FROM evidence WHERE blob = blob.id)
          """, arguments: [blob])
      try database.execute(sql: "UPDATE blob SET unfinished = 0 WHERE id = ?", arguments: [blob])
    }
  }
}
