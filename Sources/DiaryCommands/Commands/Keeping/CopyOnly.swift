import DiarySecret
import DiaryStore
import DiaryVault

/// Opens vaults to be looked at and never written to.
///
/// A copy is what one falls back on, so that looking at it must not change a byte of it.
struct CopyOnly: VaultFileSystem {
  private let system = SystemFileSystem()
  /// Whether copying it somewhere else is to stop.
  let isCancelled: () -> Bool

  func open(_ path: String) throws(VaultError) -> (file: any VaultFile, readOnly: Bool) {
    (try system.open(path).file, true)
  }

  func create(_ path: String) throws(VaultError) -> any VaultFile {
    StoppableFile(file: try system.create(path), isCancelled: isCancelled)
  }

  func publish(_ temporary: String, as path: String) throws(VaultError) {
    try system.publish(temporary, as: path)
  }

  func discard(_ temporary: String) {
    system.discard(temporary)
  }

  /// A file that takes no more bytes once the work is to stop.
  private final class StoppableFile: VaultFile {
    let file: any VaultFile
    let isCancelled: () -> Bool

    init(file: any VaultFile, isCancelled: @escaping () -> Bool) {
      self.file = file
      self.isCancelled = isCancelled
    }

    func write(at offset: Int64, from bytes: UnsafeRawBufferPointer) throws(VaultError) {
      if isCancelled() { throw .failed }
      try file.write(at: offset, from: bytes)
    }

    func size() throws(VaultError) -> Int64 { try file.size() }

    func read(
      at offset: Int64, into buffer: UnsafeMutableRawBufferPointer
    ) throws(VaultError) -> Int {
      try file.read(at: offset, into: buffer)
    }

    func truncate(to length: Int64) throws(VaultError) { try file.truncate(to: length) }
    func sync() throws(VaultError) { try file.sync() }
    func close() { file.close() }
  }
}

extension DiaryStore {
  /// Opens the diary at `path` without ever writing to it.
  static func openToLook(
    at path: String, secret: borrowing SecretBytes, role: SecretRole, session: Session
  ) throws(StoreError) -> DiaryStore {
    let conversation = session.conversation
    let files = CopyOnly { conversation.pendingSignal != nil }
    let vault: Vault
    do throws(VaultError) {
      vault = try Vault.open(at: path, secret: secret, role: role, fileSystem: files)
    } catch {
      throw .vault(error)
    }
    do throws(StoreError) {
      return try open(vault, clock: session.clock)
    } catch {
      try? vault.close()
      throw error
    }
  }
}

/// A secret that is needed for more than one file.
final class KeptSecret {
  private let bytes: SecretBytes
  /// What kind of secret it is.
  let role: SecretRole

  /// Keeps a copy of `secret`.
  init(_ secret: borrowing SecretBytes, _ role: SecretRole) {
    bytes = secret.copy()
    self.role = role
  }

  /// Opens the diary at `path` to look at it.
  func openToLook(at path: String, _ session: Session) throws(StoreError) -> DiaryStore {
    try DiaryStore.openToLook(at: path, secret: bytes, role: role, session: session)
  }

  /// Opens the diary at `path`.
  func open(at path: String, _ session: Session) throws(StoreError) -> DiaryStore {
    try DiaryStore.open(at: path, secret: bytes, role: role, clock: session.clock)
  }
}
