import DiarySecret
import Testing

@testable import DiaryVault

struct VaultTests {
  let folder = MemoryFileSystem()

  func create() throws -> Vault {
    try Vault.create(
      at: "d", passphrase: secret("plain words"), cost: .light, fileSystem: folder)
  }

  func open(_ text: String = "plain words") throws -> Vault {
    try Vault.open(at: "d", secret: secret(text), role: .passphrase, fileSystem: folder)
  }

  @Test func `a new vault opens with its passphrase and with no other`() throws {
    try create().close()
    #expect(try !open().wasInterrupted)
    #expect(throws: VaultError.wrongSecret) { try open("plain Words") }
  }

  @Test func `SQLite keeps a table in a vault over closing and opening`() throws {
    let vault = try create()
    let database = try Connection(vault)
    try database.run("CREATE TABLE word (text TEXT); INSERT INTO word VALUES ('roundabout')")
    database.close()
    try vault.close()
    let again = try open()
    let second = try Connection(again)
    #expect(try second.text("SELECT text FROM word") == "roundabout")
    #expect(try second.text("PRAGMA integrity_check") == "ok")
    second.close()
    try again.close()
    let bytes = try #require(folder.files["d"]).bytes
    #expect(!contains(bytes, Array("roundabout".utf8)))
    #expect(!contains(bytes, Array("CREATE TABLE".utf8)))
  }

  @Test func `a write-ahead log is refused, so that no commit can be lost in it`() throws {
    let vault = try create()
    let database = try Connection(vault)
    try database.run("CREATE TABLE word (text TEXT)")
    _ = try? database.text("PRAGMA journal_mode = WAL")
    #expect(throws: Connection.Failure.self) { try database.run("INSERT INTO word VALUES ('x')") }
    database.close()
  }

  @Test func `one commit of SQLite is one generation of the vault`() throws {
    let vault = try create()
    let database = try Connection(vault)
    try database.run("CREATE TABLE word (text TEXT)")
    for count in 1...5 {
      let before = vault.generation
      try database.run("INSERT INTO word VALUES ('\(count)')")
      #expect(vault.generation == before + 1)
    }
    database.close()
  }

  @Test func `after a change of passphrase the new one opens and the old one does not`() throws {
    let vault = try create()
    try vault.setPassphrase(secret("other words"))
    try vault.close()
    #expect(try open("other words").generation >= 1)
    #expect(throws: VaultError.wrongSecret) { try open() }
  }

  @Test func `a recovery secret opens the vault, and a new one takes its place`() throws {
    let vault = try create()
    let first = RecoverySheet.drawSecret()
    try vault.setRecoverySecret(first)
    let second = RecoverySheet.drawSecret()
    try vault.close()
    let again = try Vault.open(at: "d", secret: first, role: .recovery, fileSystem: folder)
    #expect(again.hasRecoverySecret)
    try again.setRecoverySecret(second)
    try again.close()
    _ = try Vault.open(at: "d", secret: second, role: .recovery, fileSystem: folder)
    #expect(throws: VaultError.wrongSecret) {
      try Vault.open(at: "d", secret: first, role: .recovery, fileSystem: folder)
    }
    #expect(try open().hasRecoverySecret)
  }

  @Test
  func `a passphrase change cut off between the header copies leaves both opening, and settles`()
    throws
  {
    try create().close()
    let before = try #require(folder.files["d"]).bytes
    let vault = try open()
    try vault.setPassphrase(secret("other words"))
    try vault.close()
    let after = try #require(folder.files["d"]).bytes
    // The first copy is new, the second is old.
    let file = try #require(folder.files["d"])
    file.bytes = Array(after[..<4096] + before[4096..<8192] + after[8192...])
    let cut = file.bytes
    _ = try open("other words")
    #expect(throws: VaultError.wrongSecret) { try open() }
    file.bytes = cut
    // The old one opens too; whichever the newer seal names is what stays.
    _ = try open()
    #expect(headersAreEqual(file.bytes))
  }

  @Test func `a torn first header copy is mended with the secret that opened it`() throws {
    try create().close()
    let before = try #require(folder.files["d"]).bytes
    let vault = try open()
    try vault.setPassphrase(secret("other words"))
    try vault.close()
    let file = try #require(folder.files["d"])
    // The new key slot arrived, the seal behind it did not.
    file.bytes = Array(file.bytes[..<512] + before[512..<8192] + file.bytes[8192...])
    _ = try open("other words")
    _ = try open("other words")
    #expect(headersAreEqual(file.bytes))
  }

  @Test func `an older header put back is overruled by the newer copy`() throws {
    try create().close()
    let before = try #require(folder.files["d"]).bytes
    let vault = try open()
    try vault.setPassphrase(secret("other words"))
    try vault.close()
    let file = try #require(folder.files["d"])
    file.bytes.replaceSubrange(4096..<8192, with: before[4096..<8192])
    _ = try open("other words")
    #expect(throws: VaultError.wrongSecret) { try open() }
  }

  @Test func `a file that is too short or no multiple of a sector is no vault`() throws {
    for length in [0, 100, 8192, 5_000_001] {
      let file = MemoryFile()
      file.bytes = [UInt8](repeating: 1, count: length)
      folder.files["d"] = file
      #expect(throws: VaultError.notAVault) { try open() }
    }
  }

  @Test func `a superblock that was put back is noticed, and nothing committed is lost`() throws {
    let vault = try create()
    let database = try Connection(vault)
    try database.run("CREATE TABLE word (text TEXT); INSERT INTO word VALUES ('kept')")
    database.close()
    try vault.close()
    let old = try #require(folder.files["d"]).bytes
    let second = try open()
    let connection = try Connection(second)
    try connection.run("INSERT INTO word VALUES ('new')")
    connection.close()
    try second.close()
    let file = try #require(folder.files["d"])
    file.bytes.replaceSubrange(8192..<12288, with: old[8192..<12288])
    let third = try open()
    #expect(third.wasInterrupted)
    let last = try Connection(third)
    #expect(try last.text("SELECT count(*) FROM word") == "2")
    last.close()
  }

  @Test func `a copy opens with the same passphrase, is clean, and holds the same`() throws {
    let vault = try create()
    let database = try Connection(vault)
    try database.run("CREATE TABLE word (text TEXT); INSERT INTO word VALUES ('kept')")
    try vault.copy(to: "copy")
    database.close()
    try vault.close()
    let copy = try Vault.open(
      at: "copy", secret: secret("plain words"), role: .passphrase, fileSystem: folder)
    #expect(!copy.wasInterrupted)
    let connection = try Connection(copy)
    #expect(try connection.text("SELECT text FROM word") == "kept")
    connection.close()
    #expect(try copy.checkPages().damaged == [])
  }

  @Test func `every page with a flipped bit is named by the check`() throws {
    let vault = try create()
    let database = try Connection(vault)
    try database.run("CREATE TABLE word (text BLOB)")
    for _ in 0..<20 { try database.run("INSERT INTO word VALUES (randomblob(9000))") }
    database.close()
    try vault.close()
    let file = try #require(folder.files["d"])
    let whole = try open()
    #expect(try whole.checkPages().damaged.isEmpty)
    // Slots in use are low; flip one bit in each.
    let slots = 60
    for slot in 0..<slots { file.bytes[Int(VaultFormat.offset(ofSlot: UInt32(slot))) + 9] ^= 4 }
    let hurt = try open()
    #expect(try !hurt.checkPages().damaged.isEmpty)
  }
}
