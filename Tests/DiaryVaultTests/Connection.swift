import CSQLite

@testable import DiaryVault

/// A plain SQLite connection to a vault, or to a plain database.
final class Connection {
  struct Failure: Error, Equatable { var code: Int32 }
  private var handle: OpaquePointer?

  convenience init(_ vault: Vault) throws {
    try self.init(
      uri: vault.databaseName, flags: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_URI)
    try run(
      """
      PRAGMA page_size = 8192; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = MEMORY;
      PRAGMA temp_store = MEMORY; PRAGMA secure_delete = ON
      """)
  }

  /// A connection to the plain database at `path`, for reading.
  convenience init(plain path: String) throws {
    try self.init(uri: path, flags: SQLITE_OPEN_READONLY)
  }

  private init(uri: String, flags: Int32) throws {
    let code = sqlite3_open_v2(uri, &handle, flags, nil)
    guard code == SQLITE_OK else { throw Failure(code: code) }
  }

  deinit {
    close()
  }

  func run(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw Failure(code: code) }
  }

  func text(_ sql: String) throws -> String {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK else { throw Failure(code: code) }
    defer { sqlite3_finalize(statement) }
    let step = sqlite3_step(statement)
    guard step == SQLITE_ROW, let text = sqlite3_column_text(statement, 0) else {
      throw Failure(code: step)
    }
    return String(cString: text)
  }

  func close() {
    sqlite3_close(handle)
    handle = nil
  }
}
