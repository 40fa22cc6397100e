import DiaryCrypto
import DiaryDigest
import DiaryModel
import DiarySecret
public import DiaryVault
import Foundation
import GRDB

/// What a check of the whole diary found.
public struct HealthReport: Equatable, Sendable {
  /// Pages and map nodes that were opened.
  public var pages = 0
  /// Those that did not open.
  public var damagedPages: [VaultError] = []
  /// Whether SQLite finds its own structure whole.
  public var databaseIsWhole = true
  /// Entries whose hash was computed anew.
  public var entries: UInt64 = 0
  /// Entries whose contents were destroyed by the writer; their hash is taken as recorded.
  public var erased: UInt64 = 0
  /// Entries that are not as they were written.
  public var changedEntries: [UInt64] = []
  /// Whether the log has the root and the size that are recorded.
  public var logIsWhole = true
  /// Whether lists agree with the log.
  public var listsAgree = true
  /// Files that were read and hashed.
  public var files = 0
  /// Files whose bytes are not those that were added.
  public var changedFiles: [Target] = []

  /// Nothing found yet.
  public init() {}

  /// Whether nothing was found.
  public var isWhole: Bool {
    damagedPages.isEmpty && databaseIsWhole && changedEntries.isEmpty && logIsWhole && listsAgree
      && changedFiles.isEmpty
  }
}

/// What a kept checkpoint says of the present log.
public enum CheckpointVerdict: Equatable, Sendable {
  /// The log is the one of the checkpoint, with this many entries since.
  case extended(by: UInt64)
  /// The log has fewer entries than the checkpoint: an older copy was put back, or entries removed.
  case shorter(has: UInt64, checkpoint: UInt64)
  /// An entry that the checkpoint covers was changed.
  case rewritten
  /// The checkpoint is of another diary.
  case otherDiary
}

extension DiaryStore {
  /// Reads everything: every page, every entry, every file.
  ///
  /// - Parameter progress: told what share of the work is done, from 0 to 1.
  public func check(progress: (Double) -> Void = { _ in }) throws(StoreError) -> HealthReport {
    var report = HealthReport()
    let pages = try inVault { () throws(VaultError) in try vault.checkPages() }
    report.pages = pages.checked
    report.damagedPages = pages.damaged
    progress(0.4)
    guard report.damagedPages.isEmpty else { return report }
    report.databaseIsWhole = try read {
      try String.fetchAll($0, sql: "PRAGMA integrity_check(1)") == ["ok"]
    }
    progress(0.5)
    let files = try checkLog(&report)
    progress(0.6)
    try checkFiles(files, &report, progress: progress)
    return report
  }

  /// Goes through the log once: computes every leaf anew, and holds what is derived against it.
  ///
  /// - Returns: the files that the log says are there.
  private func checkLog(_ report: inout HealthReport) throws(StoreError) -> [Evidence] {
    let (found, files) = try read { database in
      var found = report
      var frontier = MerkleFrontier()
      var lists = ListCheck()
      let rows = try Row.fetchCursor(
        database, sql: "SELECT \(Folding.columns), key, leaf FROM entry ORDER BY idx")
      while let row = try rows.next() {
        guard let leaf = SHA256Digest([UInt8](row[6] as Data)) else { continue }
        let index = UInt64(row[0] as Int64)
        if index != frontier.size { found.logIsWhole = false }
        frontier.append(leaf)
        guard let key = row[5] as Data? else {
          found.erased += 1
          try lists.take(row, nil, in: database)
          continue
        }
        found.entries += 1
        // What was changed by other means may be of any form.
        let entry = try? EntryFields(stored: row, at: 4)
        let computed = try? entry.map {
          try EntryHashing.leafHash(fields: $0.fields, key: try EntryKey([UInt8](key)))
        }
        guard let entry, computed == leaf else {
          found.changedEntries.append(index)
          continue
        }
        try lists.take(row, entry, in: database)
      }
      if try frontier != Self.frontier(database) { found.logIsWhole = false }
      if frontier.root.bytes != self.vault.logRoot { found.logIsWhole = false }
      found.listsAgree = try lists.agree(database)
      return (found, lists.folding.incidents.flatMap(\.evidence))
    }
    report = found
    return files.filter { file in
      if case .erased = file.state { false } else { true }
    }
  }

  private func checkFiles(
    _ files: [Evidence], _ report: inout HealthReport, progress: (Double) -> Void
  ) throws(StoreError) {
    let total = max(files.reduce(0) { $0 + $1.size }, 1)
    var done: Int64 = 0
    for file in files {
      do {
        try stream(file) { bytes in
          done += Int64(bytes.count)
          progress(0.6 + 0.4 * Double(done) / Double(total))
        }
      } catch StoreError.evidenceChanged, StoreError.noSuchFile {
        report.changedFiles.append(.file(incident: file.incident, number: file.number))
      } catch let error as StoreError {
        throw error
      } catch {
        throw .database(1)
      }
      report.files += 1
    }
    progress(1)
  }

  // MARK: Checkpoints

  /// A signed statement of the log's present size and root, to be kept outside: three lines that
  /// hold nothing of what was written.
  public func checkpoint() throws(StoreError) -> String {
    try read { database in
      let key = try Self.signingKey(database)
      let frontier = try Self.frontier(database)
      let checkpoint = Checkpoint(
        of: try VerifierKey(publicKey: key.publicKey), size: frontier.size, root: frontier.root)
      return try checkpoint.signed(publicKey: key.publicKey) { key.sign($0) }.note
    }
  }

  /// Holds the present log against a checkpoint that was kept.
  public func verify(against note: [UInt8]) throws(StoreError) -> CheckpointVerdict {
    try read { database in
      let signed = try SignedCheckpoint(noteBytes: note)
      let key = try Self.signingKey(database)
      do throws(LogError) {
        try signed.verify(
          with: try VerifierKey(publicKey: key.publicKey),
          using: { SigningKey.verify(signature: $0, message: $1, publicKey: $2) })
      } catch .otherLog {
        return .otherDiary
      }
      let leaves = try Data.fetchAll(database, sql: "SELECT leaf FROM entry ORDER BY idx")
        .compactMap { SHA256Digest([UInt8]($0)) }
      let kept = signed.checkpoint
      let size = UInt64(leaves.count)
      guard kept.size <= size else { return .shorter(has: size, checkpoint: kept.size) }
      let root = try MerkleTree(leafHashes: leaves).root(size: kept.size)
      return root == kept.root ? .extended(by: size - kept.size) : .rewritten
    }
  }

  private static func signingKey(_ database: Database) throws -> SigningKey {
    guard let seed = try Data.fetchOne(database, sql: "SELECT signingSeed FROM log WHERE id = 1")
    else { throw StoreError.logChanged }
    let secret = SecretBytes(count: seed.count) { $0.copyBytes(from: seed) }
    guard let key = SigningKey(seed: secret) else { throw StoreError.logChanged }
    return key
  }
}
