import DiarySecret
import Testing

@testable import DiaryVault

/// A vault is noise from its first byte to its last, whatever was done to it.
struct NoiseTests {
  let file: MemoryFile
  let vault: Vault
  let database: Connection

  init() throws {
    file = MemoryFile(try SmallVault.one.get().bytes)
    vault = try SmallVault.open(file)
    database = try Connection(vault)
  }

  /// Adds `count` rows of about a page each.
  func add(_ count: Int) throws {
    try database.run(
      """
      WITH RECURSIVE row(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM row LIMIT \(count))
      INSERT INTO word SELECT printf('%.7000c', 'a') FROM row
      """)
  }

  func expectNoise(
    _ bytes: [UInt8], padded: Bool = true, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    var counts = [Int](repeating: 0, count: 256)
    counts.withUnsafeMutableBufferPointer { counts in
      bytes.withUnsafeBufferPointer { bytes in
        var place = 0
        while place < bytes.count {
          counts[Int(bytes[place])] &+= 1
          place &+= 1
        }
      }
    }
    let expected = Double(bytes.count) / 256
    let chiSquare = counts.reduce(0.0) { sum, count in
      sum + (Double(count) - expected) * (Double(count) - expected) / expected
    }
    let hasNoZeros = !contains(bytes, [UInt8](repeating: 0, count: 64))
    // 255 degrees of freedom: beyond 400 once in a hundred million files.
    #expect(chiSquare < 400, sourceLocation: sourceLocation)
    #expect(
      hasNoZeros, "64 zeros in a row",
      sourceLocation: sourceLocation)
    guard padded else { return }
    let slots = UInt64(bytes.count - 16384) / 8192
    #expect(bytes.count == 16384 + Int(VaultFormat.paddedSlotCount(slots)) * 8192)
  }

  @Test func `a vault just made is noise`() throws {
    let folder = MemoryFileSystem()
    try Vault.create(
      at: "d", passphrase: secret("plain words"), cost: .light, fileSystem: folder
    ).close()
    expectNoise(try #require(folder.files["d"]).bytes)
  }

  @Test func `a vault that grew, shrank and grew again is noise after each session`() throws {
    try add(700)
    database.close()
    try vault.close()
    expectNoise(file.bytes)
    let second = try SmallVault.open(file)
    let connection = try Connection(second)
    try connection.run("DELETE FROM word")
    connection.close()
    try second.close()
    expectNoise(file.bytes)
  }

  @Test func `after a session that ended without a close, the next one that writes leaves noise`()
    throws
  {
    try add(700)
    // What a crash may leave: slots behind the durable ones that were lengthened and never written.
    file.bytes += [UInt8](repeating: 0, count: 300_000 / 512 * 512)
    database.close()
    let next = try SmallVault.open(file)
    #expect(next.wasInterrupted)
    try next.commitAgain()
    try next.close()
    expectNoise(file.bytes)
  }

  @Test func `after a crash before the first commit, the next session that grows leaves noise`()
    throws
  {
    database.close()
    file.bytes += [UInt8](repeating: 0, count: 1 << 20)
    let next = try SmallVault.open(file)
    let connection = try Connection(next)
    try connection.run(
      """
      WITH RECURSIVE row(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM row LIMIT 520)
      INSERT INTO word SELECT printf('%.7000c', 'a') FROM row
      """)
    connection.close()
    try next.close()
    expectNoise(file.bytes)
  }

  @Test func `a copy made in the middle of a session is noise of a padded length`() throws {
    try add(700)
    file.bytes += [UInt8](repeating: 0, count: 300_000 / 512 * 512)
    let folder = MemoryFileSystem()
    folder.files["d"] = file
    let again = try Vault.open(
      at: "d", secret: countingSecret(), role: .recovery, fileSystem: folder)
    try again.copy(to: "copy")
    let copy = try #require(folder.files["copy"])
    expectNoise(copy.bytes)
    let found = try SmallVault.find(in: copy)
    #expect(!found.wasInterrupted)
    #expect(found.damaged == [])
    #expect(try found.content == database.text(SmallVault.everything))
    database.close()
  }

  @Test func `a copy for which there is no room leaves no file`() throws {
    database.close()
    let folder = MemoryFileSystem()
    folder.files["d"] = file
    let again = try Vault.open(
      at: "d", secret: countingSecret(), role: .recovery, fileSystem: folder)
    for budget in 0..<6 {
      folder.budgetOfNewFiles = budget
      #expect(throws: VaultError.full) { try again.copy(to: "copy") }
      #expect(Array(folder.files.keys) == ["d"])
    }
  }

  @Test func `a vault for which there is no room leaves no file`() throws {
    let folder = MemoryFileSystem()
    for budget in 0..<5 {
      folder.budgetOfNewFiles = budget
      #expect(throws: VaultError.full) {
        try Vault.create(
          at: "d", passphrase: secret("plain words"), cost: .light, fileSystem: folder)
      }
      #expect(folder.files.isEmpty)
    }
  }
}
