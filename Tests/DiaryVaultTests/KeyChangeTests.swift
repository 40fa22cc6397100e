import DiarySecret
import Testing

@testable import DiaryVault

/// Changes of a secret, cut off after every call that writes.
struct KeyChangeTests {
  /// How many calls come through, and how much of the write after them.
  struct Cut: CustomTestStringConvertible {
    var calls: Int
    var tear: Int
    var testDescription: String { "\(calls) calls and \(tear) bytes" }
  }

  static let cuts = (0...4).flatMap { calls in
    (calls % 2 == 0 && calls < 4 ? [0, 100, 512, 900, 1024] : [0]).map {
      Cut(calls: calls, tear: $0)
    }
  }

  let whole: SmallVault

  init() throws {
    whole = try SmallVault.one.get()
  }

  func open(_ file: MemoryFile, passphrase: String) throws -> Vault {
    let folder = MemoryFileSystem()
    folder.files["d"] = file
    return try Vault.open(
      at: "d", secret: secret(passphrase), role: .passphrase, fileSystem: folder)
  }

  @Test(arguments: cuts)
  func `a recovery change cut off anywhere leaves the old or the new secret opening`(cut: Cut)
    throws
  {
    let file = MemoryFile(whole.bytes)
    let vault = try SmallVault.open(file)
    file.budget = cut.calls
    file.tear = cut.tear
    do {
      try vault.setRecoverySecret(countingSecret(from: 100))
      #expect(cut.calls == 4)
    } catch {
      #expect(error == .full)
    }
    let left = file.bytes
    var opened = 0
    for first in [0, 100] as [UInt8] {
      let copy = MemoryFile(left)
      guard (try? SmallVault.open(copy, from: first)) != nil else { continue }
      opened += 1
      #expect(headersAreEqual(copy.bytes))
      #expect(areEqual(copy.bytes, whole.bytes, from: 8192))
      // The other secret was no part of the change. Asked once for each number of calls: it is slow.
      guard cut.tear == 0 else { continue }
      #expect(try open(copy, passphrase: SmallVault.passphrase).hasRecoverySecret)
    }
    #expect(opened >= 1)
    if cut.calls == 4 { #expect(throws: VaultError.wrongSecret) { try SmallVault.open(file) } }
  }

  @Test(arguments: cuts.filter { [0, 100, 512].contains($0.tear) })
  func `a passphrase change cut off anywhere leaves the old or the new one opening`(cut: Cut) throws
  {
    let file = MemoryFile(whole.bytes)
    let vault = try SmallVault.open(file)
    file.budget = cut.calls
    file.tear = cut.tear
    try? vault.setPassphrase(secret("other words"))
    let left = file.bytes
    var opened = 0
    for words in [SmallVault.passphrase, "other words"] {
      let copy = MemoryFile(left)
      guard (try? open(copy, passphrase: words)) != nil else { continue }
      opened += 1
      #expect(headersAreEqual(copy.bytes))
      #expect(areEqual(copy.bytes, whole.bytes, from: 8192))
      #expect(try SmallVault.open(copy).hasRecoverySecret)
    }
    #expect(opened >= 1)
  }

  @Test(arguments: 0..<4)
  func `after a change that failed once the old secret opens, today and tomorrow`(call: Int) throws
  {
    let file = MemoryFile(whole.bytes)
    let vault = try SmallVault.open(file)
    file.failing = [call]
    #expect(throws: VaultError.full) { try vault.setRecoverySecret(countingSecret(from: 100)) }
    try vault.close()
    for _ in 0..<2 {
      #expect(
        try SmallVault.find(in: file)
          == SmallVault.Finding(content: whole.content, wasInterrupted: false, damaged: []))
    }
  }

  @Test func `with both header seals hurt a secret opens, and both secrets can be set anew`() throws
  {
    let file = MemoryFile(whole.bytes)
    file.bytes[900] ^= 1
    file.bytes[4096 + 900] ^= 1
    let vault = try SmallVault.open(file)
    try vault.setRecoverySecret(countingSecret(from: 100))
    try vault.setPassphrase(secret("other words"))
    try vault.close()
    #expect(try SmallVault.open(file, from: 100).hasRecoverySecret)
    #expect(throws: VaultError.wrongSecret) { try SmallVault.open(file) }
    _ = try open(file, passphrase: "other words")
    #expect(throws: VaultError.wrongSecret) {
      try open(file, passphrase: SmallVault.passphrase)
    }
  }

  @Test func `a vault that can only be read refuses every change and reads on`() throws {
    let file = MemoryFile(whole.bytes)
    let vault = try SmallVault.open(file, readOnly: true)
    #expect(vault.isReadOnly)
    let database = try Connection(vault)
    // SQLITE_READONLY
    #expect(throws: Connection.Failure(code: 8)) {
      try database.run("INSERT INTO word VALUES ('x')")
    }
    #expect(try database.text(SmallVault.everything) == whole.content)
    database.close()
    #expect(throws: VaultError.readOnly) { try vault.setPassphrase(secret("other words")) }
    #expect(throws: VaultError.readOnly) { try vault.setRecoverySecret(countingSecret(from: 100)) }
    #expect(throws: VaultError.readOnly) { try vault.commitAgain() }
    #expect(vault.failure == nil)
    try vault.close()
    #expect(file.writes == 0)
    #expect(areEqual(file.bytes, whole.bytes))
  }

  @Test(arguments: [0, 1])
  func `with one superblock damaged, a torn write of the next loses nothing`(copy: Int) throws {
    let place = 8192 + 4096 * copy
    for calls in 0..<60 {
      let file = MemoryFile(whole.bytes)
      file.bytes[place + 100] ^= 1
      let vault = try SmallVault.open(file)
      let database = try Connection(vault)
      file.budget = calls
      file.tear = 512
      let succeeded = (try? database.run("INSERT INTO word VALUES ('new')")) != nil
      database.close()
      let found = try SmallVault.find(in: MemoryFile(file.bytes))
      #expect(found.damaged == [])
      #expect(
        found.content == whole.content + "new" || (!succeeded && found.content == whole.content))
      if succeeded { break }
      #expect(calls < 59)
    }
  }
}
