import CSQLite
import CSodium
import DiaryCrypto
import Glibc

/// What SQLite takes for a file system: one database, `main`, whose pages are those of a store.
///
/// Registered under a random name for as long as the vault is open. SQLite never sees a path or a
/// key. There is no second file: journals stay in memory (`journal_mode=MEMORY`) and serve
/// ROLLBACK only; `xSync` is the commit. A write-ahead log is refused, because SQLite would then
/// commit without ever syncing the main file.
final class SQLiteFileSystem {
  let name: String
  private let store: PageStore
  private let cName: UnsafeMutablePointer<CChar>
  private let vfs: UnsafeMutablePointer<sqlite3_vfs>

  init(_ store: PageStore) {
    self.store = store
    name = "v" + Randomness.bytes(16).map { hexDigits($0) }.joined()
    cName = strdup(name)
    vfs = .allocate(capacity: 1)
    vfs.initialize(to: sqlite3_vfs())
    let system = sqlite3_vfs_find(nil)
    vfs.pointee.iVersion = 2
    vfs.pointee.szOsFile = Int32(MemoryLayout<OpenFile>.size)
    vfs.pointee.mxPathname = 64
    vfs.pointee.zName = UnsafePointer(cName)
    vfs.pointee.pAppData = Unmanaged.passUnretained(store).toOpaque()
    vfs.pointee.xOpen = openFile
    vfs.pointee.xDelete = { _, _, _ in SQLITE_OK }
    vfs.pointee.xAccess = { _, _, _, answer in
      answer?.pointee = 0
      return SQLITE_OK
    }
    vfs.pointee.xFullPathname = { _, path, capacity, target in
      guard let path, let target, strlen(path) < Int(capacity) else { return SQLITE_CANTOPEN }
      strcpy(target, path)
      return SQLITE_OK
    }
    vfs.pointee.xRandomness = { _, count, target in
      guard let target, count > 0 else { return 0 }
      randombytes_buf(target, Int(count))
      return count
    }
    vfs.pointee.xSleep = system?.pointee.xSleep
    vfs.pointee.xCurrentTime = system?.pointee.xCurrentTime
    vfs.pointee.xCurrentTimeInt64 = system?.pointee.xCurrentTimeInt64
    vfs.pointee.xGetLastError = { _, _, _ in 0 }
    sqlite3_vfs_register(vfs, 0)
  }

  deinit {
    sqlite3_vfs_unregister(vfs)
    vfs.deinitialize(count: 1)
    vfs.deallocate()
    free(cName)
  }
}

private func hexDigits(_ byte: UInt8) -> String {
  let digits = Array("0123456789abcdef")
  return String([digits[Int(byte >> 4)], digits[Int(byte & 15)]])
}

/// What SQLite keeps for an open file: its own part first, then the store.
private struct OpenFile {
  var base: sqlite3_file
  var store: Unmanaged<PageStore>?
}

private func store(of file: UnsafeMutablePointer<sqlite3_file>?) -> PageStore? {
  guard let file else { return nil }
  return UnsafeMutableRawPointer(file).assumingMemoryBound(to: OpenFile.self).pointee.store?
    .takeUnretainedValue()
}

private let openFile:
  @convention(c) (
    UnsafeMutablePointer<sqlite3_vfs>?, sqlite3_filename?, UnsafeMutablePointer<sqlite3_file>?,
    Int32, UnsafeMutablePointer<Int32>?
  ) -> Int32 = { vfs, _, file, flags, flagsUsed in
    guard let file, let pages = vfs?.pointee.pAppData else { return SQLITE_CANTOPEN }
    let open = UnsafeMutableRawPointer(file).bindMemory(to: OpenFile.self, capacity: 1)
    open.initialize(to: OpenFile(base: sqlite3_file(), store: nil))
    guard flags & SQLITE_OPEN_MAIN_DB != 0 else { return SQLITE_CANTOPEN }
    open.pointee.store = Unmanaged<PageStore>.fromOpaque(pages).retain()
    open.pointee.base.pMethods = methods
    flagsUsed?.pointee = flags
    return SQLITE_OK
  }

// The table is written once, before any thread but the first exists, and only read afterwards.
nonisolated(unsafe) private let methods: UnsafePointer<sqlite3_io_methods> = {
  let table = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
  var entries = sqlite3_io_methods()
  entries.iVersion = 1
  entries.xClose = { file in
    guard let file else { return SQLITE_OK }
    let open = UnsafeMutableRawPointer(file).assumingMemoryBound(to: OpenFile.self)
    open.pointee.store?.release()
    open.pointee.store = nil
    return SQLITE_OK
  }
  entries.xRead = { file, target, count, offset in
    guard let store = store(of: file), let target else { return SQLITE_IOERR_READ }
    return readBytes(of: store, into: target, count: Int(count), at: offset)
  }
  entries.xWrite = { file, source, count, offset in
    guard let store = store(of: file), let source else { return SQLITE_IOERR_WRITE }
    guard Int(count) == VaultFormat.pageSize, offset % Int64(VaultFormat.pageSize) == 0 else {
      return SQLITE_IOERR_WRITE
    }
    return code(SQLITE_IOERR_WRITE) { () throws(VaultError) in
      try store.write(page: UInt64(offset) / UInt64(VaultFormat.pageSize), from: source)
    }
  }
  entries.xTruncate = { file, length in
    guard let store = store(of: file) else { return SQLITE_IOERR_TRUNCATE }
    let size = Int64(VaultFormat.pageSize)
    return code(SQLITE_IOERR_TRUNCATE) { () throws(VaultError) in
      try store.truncate(toPages: UInt64((length + size - 1) / size))
    }
  }
  entries.xSync = { file, _ in
    guard let store = store(of: file) else { return SQLITE_IOERR_FSYNC }
    return code(SQLITE_IOERR_FSYNC) { () throws(VaultError) in try store.commit() }
  }
  entries.xFileSize = { file, size in
    guard let store = store(of: file) else { return SQLITE_IOERR_FSTAT }
    size?.pointee = sqlite3_int64(store.pageCount) * sqlite3_int64(VaultFormat.pageSize)
    return SQLITE_OK
  }
  // The vault holds one lock on its file for as long as it is open.
  entries.xLock = { _, _ in SQLITE_OK }
  entries.xUnlock = { _, _ in SQLITE_OK }
  entries.xCheckReservedLock = { _, answer in
    answer?.pointee = 0
    return SQLITE_OK
  }
  entries.xFileControl = { _, operation, _ in
    switch operation {
    case SQLITE_FCNTL_SIZE_HINT, SQLITE_FCNTL_CHUNK_SIZE: SQLITE_OK
    default: SQLITE_NOTFOUND
    }
  }
  entries.xSectorSize = { _ in 512 }
  entries.xDeviceCharacteristics = { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE }
  table.initialize(to: entries)
  return UnsafePointer(table)
}()

private func readBytes(
  of store: PageStore, into target: UnsafeMutableRawPointer, count: Int, at offset: Int64
) -> Int32 {
  let size = VaultFormat.pageSize
  let total = Int64(store.pageCount) * Int64(size)
  guard offset < total else {
    sodium_memzero(target, count)
    return SQLITE_IOERR_SHORT_READ
  }
  if count == size, offset % Int64(size) == 0 {
    return code(SQLITE_IOERR_READ) { () throws(VaultError) in
      try store.read(page: UInt64(offset) / UInt64(size), into: target)
    }
  }
  // SQLite reads parts of page 1 only: its header and its change counter.
  let within = Int(offset % Int64(size))
  guard within + count <= size else { return SQLITE_IOERR_READ }
  let page = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
  defer {
    sodium_memzero(page, size)
    page.deallocate()
  }
  let outcome = code(SQLITE_IOERR_READ) { () throws(VaultError) in
    try store.read(page: UInt64(offset) / UInt64(size), into: page)
  }
  if outcome == SQLITE_OK { target.copyMemory(from: page + within, byteCount: count) }
  return outcome
}

/// Runs `body` and says how it went in SQLite's numbers.
private func code(_ failure: Int32, _ body: () throws(VaultError) -> Void) -> Int32 {
  do {
    try body()
    return SQLITE_OK
  } catch .full {
    return SQLITE_FULL
  } catch .readOnly, .notPermitted {
    return SQLITE_READONLY
  } catch .damagedPage {
    // SQLITE_IOERR_DATA, whose macro Swift does not import.
    return SQLITE_IOERR | (32 << 8)
  } catch {
    return failure
  }
}

// Macros with an expression, which Swift does not import.
private let SQLITE_IOERR_READ = SQLITE_IOERR | (1 << 8)
private let SQLITE_IOERR_SHORT_READ = SQLITE_IOERR | (2 << 8)
private let SQLITE_IOERR_WRITE = SQLITE_IOERR | (3 << 8)
private let SQLITE_IOERR_FSYNC = SQLITE_IOERR | (4 << 8)
private let SQLITE_IOERR_TRUNCATE = SQLITE_IOERR | (6 << 8)
private let SQLITE_IOERR_FSTAT = SQLITE_IOERR | (7 << 8)
