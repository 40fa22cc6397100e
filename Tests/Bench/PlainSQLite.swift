import CSQLite

/// The peer: the same words and files in an unencrypted database, in SQLite's default journal mode.
final class PlainSQLite {
  struct Failure: Error { var code: Int32 }
  private var handle: OpaquePointer?

  init(_ path: String) throws {
    let code = sqlite3_open(path, &handle)
    guard code == SQLITE_OK else { throw Failure(code: code) }
    try run("PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA cache_size = -6144")
  }

  func makeTables() throws {
    try run(
      """
      CREATE TABLE entry (idx INTEGER PRIMARY KEY, earliest INTEGER, fields TEXT NOT NULL);
      CREATE INDEX entryByTime ON entry (earliest);
      CREATE TABLE chunk (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL);
      CREATE VIRTUAL TABLE search USING fts5(text, content='', columnsize=0);
      """)
  }

  func run(_ sql: String) throws {
    let code = sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw Failure(code: code) }
  }

  /// Runs a statement with values; returns the number of rows and the bytes in their last column.
  @discardableResult
  func run(_ sql: String, _ numbers: [Int64], text: String? = nil, bytes: [UInt8]? = nil) throws
    -> (rows: Int, bytes: Int)
  {
    var statement: OpaquePointer?
    let code = sqlite3_prepare_v2(handle, sql, -1, &statement, nil)
    guard code == SQLITE_OK else { throw Failure(code: code) }
    defer { sqlite3_finalize(statement) }
    var place: Int32 = 1
    for number in numbers {
      sqlite3_bind_int64(statement, place, number)
      place += 1
    }
    let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    if let text { sqlite3_bind_text(statement, place, text, -1, transient) }
    if let bytes { sqlite3_bind_blob(statement, place, bytes, Int32(bytes.count), nil) }
    var rows = 0
    var length = 0
    while true {
      let step = sqlite3_step(statement)
      if step == SQLITE_DONE { return (rows, length) }
      guard step == SQLITE_ROW else { throw Failure(code: step) }
      rows += 1
      length += Int(sqlite3_column_bytes(statement, sqlite3_column_count(statement) - 1))
    }
  }

  func close() {
    sqlite3_close(handle)
    handle = nil
  }
}
