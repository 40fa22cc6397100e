import DiaryCrypto
import DiaryDigest
import DiaryModel
public import DiarySecret
public import DiaryVault
import Foundation
import GRDB

/// An open diary: the log and what is derived from it, in the tables of one encrypted file.
///
/// Every change is one entry of the log and one transaction; when a call that changes something
/// returns, the change is on the medium. To be used by one thread at a time and closed at the end.
public final class DiaryStore {
  let vault: Vault
  let clock: MachineClock
  private(set) var queue: DatabaseQueue

  private init(vault: Vault, clock: @escaping MachineClock) throws(StoreError) {
    self.vault = vault
    self.clock = clock
    queue = try Self.connect(to: vault)
  }

  // MARK: Opening and closing

  /// Makes a new, empty diary at `path`.
  public static func create(
    at path: String, passphrase: borrowing SecretBytes, cost: PassphraseCost,
    clock: @escaping MachineClock
  ) throws(StoreError) -> DiaryStore {
    let vault = try inVault { () throws(VaultError) in
      try Vault.create(at: path, passphrase: passphrase, cost: cost)
    }
    do throws(StoreError) {
      return try closing(vault) { () throws(StoreError) in try open(vault, clock: clock) }
    } catch {
      // Nobody was told of it and nothing is in it: the name is free for the next try.
      SystemFileSystem().discard(path)
      throw error
    }
  }

  /// Opens the diary at `path`.
  public static func open(
    at path: String, secret: borrowing SecretBytes, role: SecretRole,
    clock: @escaping MachineClock
  ) throws(StoreError) -> DiaryStore {
    let vault = try inVault { () throws(VaultError) in
      try Vault.open(at: path, secret: secret, role: role)
    }
    return try closing(vault) { () throws(StoreError) in try open(vault, clock: clock) }
  }

  /// Closes `vault` if there is no diary in it that can be used.
  private static func closing(
    _ vault: Vault, _ body: () throws(StoreError) -> DiaryStore
  ) throws(StoreError) -> DiaryStore {
    do {
      return try body()
    } catch {
      try? vault.close()
      throw error
    }
  }

  /// Opens the diary in a vault that is open, or makes one in an empty vault.
  ///
  /// If it fails, the vault is still the caller's to close.
  public static func open(_ vault: Vault, clock: @escaping MachineClock) throws(StoreError)
    -> DiaryStore
  {
    let store = try DiaryStore(vault: vault, clock: clock)
    do {
      try store.prepare()
    } catch {
      try? store.queue.close()
      throw error
    }
    return store
  }

  /// Closes the diary.
  ///
  /// What was saved is safe also without it.
  public func close() throws(StoreError) {
    try? queue.close()
    try inVault { () throws(VaultError) in try vault.close() }
  }

  private static func connect(to vault: Vault) throws(StoreError) -> DatabaseQueue {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = true
    configuration.publicStatementArguments = false
    configuration.prepareDatabase { database in
      try database.execute(
        sql: """
          PRAGMA page_size = 8192;
          PRAGMA locking_mode = EXCLUSIVE;
          PRAGMA journal_mode = MEMORY;
          PRAGMA synchronous = FULL;
          PRAGMA temp_store = MEMORY;
          PRAGMA secure_delete = ON;
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          PRAGMA cache_size = -6144;
          """)
    }
    return try inDatabase {
      try DatabaseQueue(path: vault.databaseName, configuration: configuration)
    }
  }

  /// Brings an older or empty diary to the present structure, refuses one of a later version, and
  /// removes what a session that was cut off left.
  private func prepare() throws(StoreError) {
    let isCurrent = try read { database -> Bool in
      let hasTables = try Bool.fetchOne(
        database,
        sql: "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = 'grdb_migrations')")
      guard hasTables == true else { return false }
      let applied = try String.fetchSet(database, sql: "SELECT identifier FROM grdb_migrations")
      let known = Set(Schema.migrations)
      guard applied.isSubset(of: known) else { throw StoreError.laterVersion }
      return applied == known
    }
    if !isCurrent {
      guard !vault.isReadOnly else { throw .vault(.readOnly) }
      try migrate()
    }
    try checkRoot()
    if !vault.isReadOnly { try removeUnfinished() }
  }

  private func migrate() throws(StoreError) {
    let queue = queue
    let vault = vault
    let migrator = Schema.migrator { database in
      let seed = SigningKey.newSeed()
      // The seed lies in the encrypted file; for the time of the insert it is in ordinary memory.
      let bytes = seed.withBytes { Array($0) }
      let frontier = MerkleFrontier()
      try database.execute(
        sql: "INSERT INTO log (id, frontier, signingSeed, lastRecorded) VALUES (1, ?, ?, ?)",
        arguments: [Data(frontier.encoded), Data(bytes), Int64.min])
      vault.logRoot = frontier.root.bytes
    }
    do {
      try Self.inDatabase { try migrator.migrate(queue) }
    } catch {
      throw mended(error)
    }
  }

  /// The root in the encrypted file's superblock and the root in the database were made durable by
  /// one commit; if they differ, somebody with the key changed one of them by other means.
  private func checkRoot() throws(StoreError) {
    let frontier = try read { try Self.frontier($0) }
    guard frontier.root.bytes == vault.logRoot else { throw .logChanged }
  }

  // MARK: Facts

  /// Whether nothing can be saved, because of the medium or the permissions.
  public var isReadOnly: Bool { vault.isReadOnly }

  /// Whether the session before was cut off.
  public var wasInterrupted: Bool { vault.wasInterrupted }

  /// Whether a recovery sheet was made.
  public var hasRecoverySecret: Bool { vault.hasRecoverySecret }

  /// Which kind of secret opened the diary.
  public var openedWith: SecretRole { vault.openedWith }

  /// How many entries the log has.
  public func logSize() throws(StoreError) -> UInt64 {
    try read { try Self.frontier($0).size }
  }

  // MARK: Keys

  /// Makes `passphrase` the one that opens the diary.
  public func setPassphrase(_ passphrase: borrowing SecretBytes) throws(StoreError) {
    try inVault { () throws(VaultError) in try vault.setPassphrase(passphrase) }
  }

  /// Makes `secret` what the recovery sheet stands for; an earlier sheet opens no longer.
  public func setRecoverySecret(_ secret: borrowing SecretBytes) throws(StoreError) {
    try inVault { () throws(VaultError) in try vault.setRecoverySecret(secret) }
  }

  /// Writes a whole encrypted copy to `path`, which must be free.
  public func copy(
    to path: String, progress: (_ done: Int64, _ of: Int64) -> Void = { _, _ in }
  ) throws(StoreError) {
    try inVault { () throws(VaultError) in try vault.copy(to: path, progress: progress) }
  }

  // MARK: Transactions

  /// Runs `body` on a consistent state.
  func read<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    let queue = queue
    do {
      return try Self.inDatabase { try queue.read(body) }
    } catch {
      throw mended(error)
    }
  }

  /// Runs `body` in one transaction, which is on the medium when this returns.
  func write<Value>(_ body: (Database) throws -> Value) throws(StoreError) -> Value {
    guard !vault.isReadOnly else { throw .vault(.readOnly) }
    let queue = queue
    let root = vault.logRoot
    do {
      return try Self.inDatabase { try queue.write(body) }
    } catch {
      // SQLite takes the rows back; the root, which is told to the vault beside it, goes back here.
      if vault.failure == nil { vault.logRoot = root }
      throw mended(error)
    }
  }

  /// Makes the present state durable once more, so that no trace of the one before it is left.
  func commitAgain() throws(StoreError) {
    do {
      try inVault { () throws(VaultError) in try vault.commitAgain() }
    } catch {
      throw mended(error)
    }
  }

  /// After a failure of the medium: what really went wrong, and the last durable state again.
  private func mended(_ error: StoreError) -> StoreError {
    guard let cause = vault.failure else {
      // A damaged page fails a read without failing the vault.
      return error == .database(SQLiteCode.damagedPage)
        ? .vault(.damagedPage(level: 0, index: 0)) : error
    }
    try? queue.close()
    vault.revert()
    if let again = try? Self.connect(to: vault) { queue = again }
    return .vault(cause)
  }

  static func inDatabase<Value>(_ body: () throws -> Value) throws(StoreError) -> Value {
    do {
      return try body()
    } catch let error as StoreError {
      throw error
    } catch let error as VaultError {
      throw .vault(error)
    } catch let error as LogError {
      throw .log(error)
    } catch let error as DatabaseError {
      // The message may quote what was written; the code says enough.
      throw .database(error.extendedResultCode.rawValue)
    } catch {
      throw .database(1)
    }
  }
}

/// Result codes of SQLite that have a meaning of their own here.
enum SQLiteCode {
  /// `SQLITE_IOERR_DATA`: a page does not open.
  static let damagedPage: Int32 = 10 | (32 << 8)
}

func inVault<Value>(_ body: () throws(VaultError) -> Value) throws(StoreError) -> Value {
  do {
    return try body()
  } catch {
    throw .vault(error)
  }
}
