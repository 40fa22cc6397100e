import CSQLite
import DiaryVault
import Glibc

/// A plain SQLite connection to a vault: what somebody with the key could do by other means.
final class RawDatabase {
  struct Failure: Error { var code: Int32 }
  private var handle: OpaquePointer?

  init(_ vault: Vault) throws {
    let flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI
    let code = sqlite3_open_v2(vault.databaseName, &handle, flags, nil)
    guard code == SQLITE_OK else { throw Failure(code: code) }
    try run("PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY")
  }

  func run(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw Failure(code: code) }
  }

  /// Every page of the database, free ones too.
  func serialized() throws -> [UInt8] {
    var size: sqlite3_int64 = 0
    guard let bytes = sqlite3_serialize(handle, "main", &size, 0) else {
      throw Failure(code: SQLITE_NOMEM)
    }
    defer { sqlite3_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: Int(size)))
  }

  /// The first column of each row, as bytes.
  func blobs(_ sql: String) throws -> [[UInt8]] {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK else { throw Failure(code: code) }
    defer { sqlite3_finalize(statement) }
    var found: [[UInt8]] = []
    while sqlite3_step(statement) == SQLITE_ROW {
      let count = Int(sqlite3_column_bytes(statement, 0))
      found.append(
        Array(UnsafeRawBufferPointer(start: sqlite3_column_blob(statement, 0), count: count)))
    }
    return found
  }

  func close() {
    sqlite3_close(handle)
    handle = nil
  }
}

/// How often `word` stands in `bytes`.
func occurrences(of word: String, in bytes: [UInt8]) -> Int {
  let word = Array(word.utf8)
  return bytes.withUnsafeBytes { all in
    guard let base = all.baseAddress else { return 0 }
    var count = 0
    var start = 0
    while start + word.count <= all.count,
      let hit = memchr(base + start, Int32(word[0]), all.count - start - word.count + 1)
    {
      if memcmp(hit, word, word.count) == 0 { count += 1 }
      start = UnsafeRawPointer(hit) - base + 1
    }
    return count
  }
}
