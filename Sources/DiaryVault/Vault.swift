import CSodium
import DiaryCrypto
public import DiarySecret
import Glibc

/// What a secret is that opens a vault.
public enum SecretRole: Sendable {
  /// A passphrase, as typed, in NFC.
  case passphrase
  /// The 16 bytes that a recovery sheet stands for.
  case recovery
}

/// One open vault: an encrypted file that SQLite takes for a database.
///
/// While it is open the file is locked against every other process. SQLite reaches it under
/// ``databaseName``; nothing above this module sees a key. To be used by one thread at a time, and
/// to be closed only after every connection to it.
public final class Vault: @unchecked Sendable {
  private let file: any VaultFile
  private let fileSystem: any VaultFileSystem
  private let master: SecretBytes
  private let headerCipher: PageCipher
  private let pages: PageStore
  private let sqlite: SQLiteFileSystem
  private var header: Header
  private var statement: Header.Statement
  private var isOpen = true

  /// Whether the medium or the permissions allow no change.
  public let isReadOnly: Bool
  /// Whether the last session did not end as it should, or the file was changed outside.
  ///
  /// What was committed is all there.
  public let wasInterrupted: Bool
  /// Which kind of secret opened it.
  public let openedWith: SecretRole

  /// The name under which SQLite opens the database, as a URI.
  public var databaseName: String { "file:main?vfs=" + sqlite.name }

  private init(
    file: any VaultFile, fileSystem: any VaultFileSystem, master: consuming SecretBytes,
    header: Header, statement: Header.Statement, superblock: Superblock, staleCopy: Int? = nil,
    readOnly: Bool, role: SecretRole
  ) {
    self.file = file
    self.fileSystem = fileSystem
    self.header = header
    self.statement = statement
    headerCipher = Self.cipher(of: master, id: VaultFormat.headerKey)
    pages = PageStore(
      file: file, cipher: Self.cipher(of: master, id: VaultFormat.pageKey),
      superblock: superblock, staleCopy: staleCopy, isReadOnly: readOnly)
    sqlite = SQLiteFileSystem(pages)
    self.master = master
    isReadOnly = readOnly
    wasInterrupted = staleCopy != nil
    openedWith = role
  }

  private static func cipher(of master: borrowing SecretBytes, id: UInt64) -> PageCipher {
    PageCipher(
      key: KeyDerivation.subkey(of: master, id: id, context: VaultFormat.keyContext))
  }

  // MARK: Making

  /// Makes an empty vault at `path`, which only a passphrase opens until a recovery secret is set.
  ///
  /// It is written under another name in the same folder, made durable, and only then named.
  public static func create(
    at path: String, passphrase: borrowing SecretBytes, cost: PassphraseCost,
    fileSystem: any VaultFileSystem = SystemFileSystem()
  ) throws(VaultError) -> Vault {
    let salt = Header.drawSalt(for: cost)
    let key = try key(of: passphrase, role: .passphrase, salt: salt)
    let master = SecretBytes.random(count: PageCipher.keyLength)
    var header = Header(salt: salt)
    header.seal(master: master, under: key, role: .passphrase, slot: 0)
    var statement = Header.Statement(
      counter: 1, roles: [UInt8](repeating: 0, count: Header.slotCount))
    statement.roles[0] = Header.Role.passphrase.rawValue
    header.seal(statement, cipher: cipher(of: master, id: VaultFormat.headerKey))

    let temporary = temporaryName(beside: path)
    let file = try fileSystem.create(temporary)
    do {
      for offset in VaultFormat.headerOffsets { try write(header.bytes, to: file, at: offset) }
      var first = Superblock()
      first.generation = 1
      let pageCipher = cipher(of: master, id: VaultFormat.pageKey)
      for copy in [0, 1] {
        try write(
          first.sealed(copy: UInt8(copy), cipher: pageCipher), to: file,
          at: VaultFormat.superblockOffsets[copy])
      }
      let end = VaultFormat.offset(ofSlot: UInt32(VaultFormat.paddedSlotCount(0)))
      try writeNoise(to: file, from: VaultFormat.firstSlot, to: end)
      try file.sync()
      try fileSystem.publish(temporary, as: path)
      return Vault(
        file: file, fileSystem: fileSystem, master: master, header: header, statement: statement,
        superblock: first, readOnly: false, role: .passphrase)
    } catch {
      file.close()
      fileSystem.discard(temporary)
      throw error
    }
  }

  // MARK: Opening

  /// Opens the vault at `path`.
  ///
  /// The file is locked before a byte of it is read; the key is derived once and tried on every
  /// slot of both header copies.
  public static func open(
    at path: String, secret: borrowing SecretBytes, role: SecretRole,
    fileSystem: any VaultFileSystem = SystemFileSystem()
  ) throws(VaultError) -> Vault {
    let (file, readOnly) = try fileSystem.open(path)
    do {
      return try open(
        file, secret: secret, role: role, readOnly: readOnly, fileSystem: fileSystem)
    } catch {
      file.close()
      throw error
    }
  }

  /// Finds out whether a vault can be there, without a secret: locked, of a possible length.
  public static func probe(
    _ path: String, fileSystem: any VaultFileSystem = SystemFileSystem()
  ) throws(VaultError) {
    let (file, _) = try fileSystem.open(path)
    defer { file.close() }
    try checkLength(of: file)
  }

  private static func checkLength(of file: any VaultFile) throws(VaultError) {
    let size = try file.size()
    // A crash while the file was growing may leave a part of a slot at the end; no less than the
    // first padded length was ever durable.
    guard size >= VaultFormat.offset(ofSlot: UInt32(VaultFormat.paddedSlotCount(0))),
      size % 512 == 0
    else { throw .notAVault }
  }

  private static func open(
    _ file: any VaultFile, secret: borrowing SecretBytes, role: SecretRole, readOnly: Bool,
    fileSystem: any VaultFileSystem
  ) throws(VaultError) -> Vault {
    try checkLength(of: file)
    var copies: [Header] = []
    for offset in VaultFormat.headerOffsets {
      if let header = Header(bytes: try read(file, at: offset)) { copies.append(header) }
    }
    guard copies.count == 2 else { throw .notAVault }
    let found = try unlock(copies, secret: secret, role: role)
    let unlocked = found.unlocked
    let opener = (copy: found.copy, slot: unlocked.slot)
    guard unlocked.format == VaultFormat.version,
      unlocked.pageSizeLog2 == VaultFormat.pageSizeLog2, unlocked.volume == 0
    else { throw .unknownFormat(unlocked.format) }
    let master = unlocked.master.copy()
    let headerCipher = cipher(of: master, id: VaultFormat.headerKey)
    let (header, statement) = try settle(
      copies, opener: opener, cipher: headerCipher, file: file, readOnly: readOnly)

    let pageCipher = cipher(of: master, id: VaultFormat.pageKey)
    var superblocks: [Superblock?] = []
    for copy in [0, 1] {
      let block = try read(file, at: VaultFormat.superblockOffsets[copy])
      superblocks.append(Superblock(opening: block, copy: UInt8(copy), cipher: pageCipher))
    }
    let newest = superblocks.compactMap(\.self).max { $0.generation < $1.generation }
    guard let newest else { throw .damagedSuperblocks }
    let stale = superblocks.firstIndex { $0?.generation != newest.generation }
    return Vault(
      file: file, fileSystem: fileSystem, master: master, header: header, statement: statement,
      superblock: newest, staleCopy: stale, readOnly: readOnly, role: role)
  }

  private struct Found: ~Copyable {
    var unlocked: Header.Unlocked
    var copy: Int

    init(_ unlocked: consuming Header.Unlocked, copy: Int) {
      self.unlocked = unlocked
      self.copy = copy
    }
  }

  private static func unlock(
    _ copies: [Header], secret: borrowing SecretBytes, role: SecretRole
  ) throws(VaultError) -> Found {
    var salts: [[UInt8]] = []
    for header in copies where !salts.contains(header.salt) { salts.append(header.salt) }
    var lacking: Int?
    for salt in salts {
      let cipher: PageCipher
      do {
        cipher = PageCipher(key: try key(of: secret, role: role, salt: salt))
      } catch .notEnoughMemory(let bytes) {
        // The salt of a damaged copy may ask for anything; the other copy may still open.
        lacking = bytes
        continue
      }
      for (copy, header) in copies.enumerated() where header.salt == salt {
        if let unlocked = header.unlock(with: cipher) { return Found(unlocked, copy: copy) }
      }
    }
    if let lacking { throw .notEnoughMemory(bytes: lacking) }
    throw .wrongSecret
  }

  private static func key(
    of secret: borrowing SecretBytes, role: SecretRole, salt: [UInt8]
  ) throws(VaultError) -> SecretBytes {
    switch role {
    case .recovery:
      return KeyDerivation.fromRecoverySecret(secret, salt: salt)
    case .passphrase:
      let cost = Header.cost(of: salt)
      // Refused before it is taken: a machine that runs out kills somebody else's program.
      guard cost.memory <= availableMemory() else { throw .notEnoughMemory(bytes: cost.memory) }
      guard
        let key = KeyDerivation.fromPassphrase(
          secret, salt: Header.passphraseSalt(of: salt), memory: cost.memory,
          passes: cost.passes)
      else { throw .notEnoughMemory(bytes: cost.memory) }
      return key
    }
  }

  /// Decides which header copy holds, and makes the other one like it.
  private static func settle(
    _ copies: [Header], opener: (copy: Int, slot: Int), cipher: borrowing PageCipher,
    file: any VaultFile, readOnly: Bool
  ) throws(VaultError) -> (Header, Header.Statement) {
    let statements = copies.map { $0.statement(cipher: cipher) }
    let whole = copies.indices.filter { statements[$0] != nil }
    guard
      let best = whole.max(by: {
        (statements[$0]?.counter ?? 0) < (statements[$1]?.counter ?? 0)
      }), var statement = statements[best]
    else {
      // Both copies are hurt. What opened is kept as it is; nothing is written over. Which slot is
      // whose is as every vault of this format has it, so that both secrets can be set anew.
      var roles = [UInt8](repeating: Header.Role.unused.rawValue, count: Header.slotCount)
      roles[0] = Header.Role.passphrase.rawValue
      roles[1] = Header.Role.recovery.rawValue
      return (copies[opener.copy], Header.Statement(counter: 0, roles: roles))
    }
    var header = copies[best]
    let start = Header.saltLength + opener.slot * Header.slotLength
    let slot = start..<start + Header.slotLength
    if opener.copy != best, whole.count == 1, header.bytes[slot] != copies[opener.copy].bytes[slot],
      header.salt == copies[opener.copy].salt
    {
      // A change was cut off between the copies, and the secret that was typed is in the torn one:
      // it is taken over, so that what opened today opens tomorrow.
      header = header.taking(slot: opener.slot, from: copies[opener.copy])
      statement.counter += 1
      header.seal(statement, cipher: cipher)
    }
    if !readOnly {
      for (copy, offset) in VaultFormat.headerOffsets.enumerated()
      where copies[copy].bytes != header.bytes {
        try write(header.bytes, to: file, at: offset)
        try file.sync()
      }
    }
    return (header, statement)
  }

  // MARK: Key slots

  /// Whether a recovery secret is set.
  public var hasRecoverySecret: Bool {
    statement.roles.contains(Header.Role.recovery.rawValue)
  }

  /// Makes `passphrase` the one that opens the vault, in the place of the present one.
  ///
  /// Both header copies are written one after the other; whenever it is cut off, the old or the new
  /// passphrase opens the vault. An old copy of the file opens with the old one for ever.
  public func setPassphrase(_ passphrase: borrowing SecretBytes) throws(VaultError) {
    try setSecret(passphrase, role: .passphrase, as: .passphrase)
  }

  /// Makes `secret` the recovery secret, in the place of an earlier one.
  public func setRecoverySecret(_ secret: borrowing SecretBytes) throws(VaultError) {
    try setSecret(secret, role: .recovery, as: .recovery)
  }

  private func setSecret(
    _ secret: borrowing SecretBytes, role: SecretRole, as kind: Header.Role
  ) throws(VaultError) {
    guard !isReadOnly else { throw .readOnly }
    let key = try Self.key(of: secret, role: role, salt: header.salt)
    guard
      let slot = statement.roles.firstIndex(of: kind.rawValue)
        ?? statement.roles.firstIndex(of: Header.Role.unused.rawValue)
    else { throw .noFreeKeySlot }
    var changed = header
    var said = statement
    changed.seal(master: master, under: key, role: kind, slot: slot)
    said.counter += 1
    said.roles[slot] = kind.rawValue
    changed.seal(said, cipher: headerCipher)
    do {
      for offset in VaultFormat.headerOffsets {
        try Self.write(changed.bytes, to: file, at: offset)
        try file.sync()
      }
    } catch {
      // Else the copy that was written would win at the next opening, over a secret that the person
      // was told is still the one.
      for offset in VaultFormat.headerOffsets.reversed() {
        try? Self.write(header.bytes, to: file, at: offset)
        try? file.sync()
      }
      throw error
    }
    header = changed
    statement = said
  }

  // MARK: State

  /// The root of the log that the next commit makes durable: 32 bytes; zeros in an empty vault.
  public var logRoot: [UInt8] {
    get { pages.logRoot }
    set { pages.logRoot = newValue }
  }

  /// The number of commits since the vault was made, the making included.
  public var generation: UInt64 { pages.durable.generation }

  /// What went wrong first since the last ``revert()``; nothing works until then.
  public var failure: VaultError? { pages.failure }

  /// Goes back to the last durable state.
  ///
  /// To be called with no connection open.
  public func revert() {
    pages.revert()
  }

  /// Commits again without a change, so that no superblock knows the state before: after this the
  /// nonces of what was removed are gone from the file.
  public func commitAgain() throws(VaultError) {
    try pages.commitAgain()
  }

  /// Opens every page and every map node.
  ///
  /// - Returns: how many there are, and those that do not open.
  public func checkPages() throws(VaultError) -> (checked: Int, damaged: [VaultError]) {
    var checked = 0
    var damaged: [VaultError] = []
    let page = UnsafeMutableRawPointer.allocate(byteCount: VaultFormat.pageSize, alignment: 16)
    defer {
      sodium_memzero(page, VaultFormat.pageSize)
      page.deallocate()
    }
    func visit(_: SlotPointer, _ level: Int, _ index: UInt64) throws(VaultError) {
      checked += 1
      guard level == 0 else { return }
      do throws(VaultError) {
        try pages.read(page: index, into: page)
      } catch .damagedPage(let level, let index) {
        damaged.append(.damagedPage(level: level, index: index))
      }
    }
    try pages.walk(visit) { damaged.append($0) }
    return (checked, damaged)
  }

  // MARK: Copies

  /// Writes a whole copy of the vault to `path`: the same keys, the last durable state.
  ///
  /// - Parameters:
  ///   - path: where the copy goes; nothing may have that name.
  ///   - progress: told how many bytes of how many are written.
  public func copy(
    to path: String, progress: (_ done: Int64, _ of: Int64) -> Void = { _, _ in }
  ) throws(VaultError) {
    let temporary = Self.temporaryName(beside: path)
    let target = try fileSystem.create(temporary)
    defer { target.close() }
    do {
      // What lies behind the durable slots may be half of a commit, or zeros after a crash.
      let slots = pages.durable.slotCount
      let end = VaultFormat.offset(ofSlot: UInt32(slots))
      let length = VaultFormat.offset(ofSlot: UInt32(VaultFormat.paddedSlotCount(slots)))
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
      defer { buffer.deallocate() }
      for offset in VaultFormat.headerOffsets {
        try Self.write(header.bytes, to: target, at: offset)
      }
      for copy in [0, 1] {
        try Self.write(
          pages.sealedDurable(copy: copy), to: target, at: VaultFormat.superblockOffsets[copy])
      }
      var offset = VaultFormat.firstSlot
      while offset < length {
        let wanted = min((offset < end ? end : length) - offset, Int64(buffer.count))
        let piece = UnsafeMutableRawBufferPointer(rebasing: buffer[..<Int(wanted)])
        var count = piece.count
        if offset < end {
          count = try file.read(at: offset, into: piece)
        } else {
          Randomness.fillWithNoise(piece)
        }
        guard count > 0 else { break }
        try target.write(
          at: offset,
          from: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(piece)[..<count]))
        offset += Int64(count)
        progress(offset, length)
      }
      try target.sync()
      try fileSystem.publish(temporary, as: path)
    } catch {
      fileSystem.discard(temporary)
      throw error
    }
  }

  // MARK: Closing

  /// Ends the session: pads the file, makes both superblocks agree, gives the file back.
  ///
  /// To be called with no connection open. What was committed is safe without it. The keys go when
  /// the vault itself is let go.
  public func close() throws(VaultError) {
    guard isOpen else { return }
    isOpen = false
    defer { file.close() }
    if !isReadOnly { try pages.finish() }
  }

  // MARK: Bytes

  private static func read(_ file: any VaultFile, at offset: Int64) throws(VaultError) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: VaultFormat.blockSize)
    let outcome = block.withUnsafeMutableBytes { bytes in
      Result { () throws(VaultError) -> Int in try file.read(at: offset, into: bytes) }
    }
    guard try outcome.get() == VaultFormat.blockSize else { throw .notAVault }
    return block
  }

  private static func write(
    _ block: [UInt8], to file: any VaultFile, at offset: Int64
  ) throws(VaultError) {
    let outcome = block.withUnsafeBytes { bytes in
      Result { () throws(VaultError) in try file.write(at: offset, from: bytes) }
    }
    try outcome.get()
  }

  private static func writeNoise(
    to file: any VaultFile, from start: Int64, to end: Int64
  ) throws(VaultError) {
    let noise = UnsafeMutableRawBufferPointer.allocate(byteCount: Int(end - start), alignment: 16)
    defer { noise.deallocate() }
    Randomness.fillWithNoise(noise)
    try file.write(at: start, from: UnsafeRawBufferPointer(noise))
  }

  private static func temporaryName(beside path: String) -> String {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    let digits = Randomness.bytes(8).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }
    return folder + "." + digits.joined()
  }
}
