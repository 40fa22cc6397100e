import DiarySecret
import Foundation
import Testing

@testable import DiaryVault

/// Diaries made by earlier versions, kept for ever, and a reader that shares no code with us.
struct KeptDiaryTests {
  static let words = Beside.path("Diaries/v1-words.vault")
  static let passphrase = "five plain words in order"
  static let digits = "000011-005665-011319-016973-022627-028281-033935-039589"
  static let logRoot = [UInt8](repeating: 0x7a, count: 32)
  static let rows = "roundabout, lantern, Käsekuchen ☂"
  static let python = ProcessInfo.processInfo.environment["TALLY_TEST_PYTHON"]

  /// The kept file in memory: opening must not touch the one in the repository.
  func kept() throws -> MemoryFileSystem {
    let folder = MemoryFileSystem()
    folder.files["d"] = MemoryFile(Array(try Data(contentsOf: URL(fileURLWithPath: Self.words))))
    return folder
  }

  @Test(arguments: [SecretRole.passphrase, .recovery])
  func `the diary that format 1 began with opens with both secrets and says what it said`(
    role: SecretRole
  ) throws {
    let typed =
      switch role {
      case .passphrase: secret(Self.passphrase)
      case .recovery: try RecoverySheet.secret(from: secret(Self.digits))
      }
    let folder = try kept()
    let before = try #require(folder.files["d"]).bytes
    let vault = try Vault.open(at: "d", secret: typed, role: role, fileSystem: folder)
    #expect(!vault.wasInterrupted)
    #expect(vault.generation == 3)
    #expect(vault.logRoot == Self.logRoot)
    #expect(vault.hasRecoverySecret)
    let database = try Connection(vault)
    #expect(try database.text("SELECT group_concat(text, ', ') FROM word") == Self.rows)
    #expect(try database.text("PRAGMA page_count") == "2")
    #expect(try database.text("PRAGMA integrity_check") == "ok")
    database.close()
    let check = try vault.checkPages()
    #expect(check.checked == 3)
    #expect(check.damaged == [])
    try vault.close()
    #expect(try areEqual(#require(folder.files["d"]).bytes, before))
  }

  @Test func `the diary that format 1 began with can be written to`() throws {
    let folder = try kept()
    let typed = secret(Self.passphrase)
    let vault = try Vault.open(at: "d", secret: typed, role: .passphrase, fileSystem: folder)
    let database = try Connection(vault)
    try database.run("INSERT INTO word VALUES ('umbrella')")
    database.close()
    try vault.close()
    let again = try Vault.open(at: "d", secret: typed, role: .passphrase, fileSystem: folder)
    #expect(again.generation == 4)
    #expect(!again.wasInterrupted)
  }

  /// Makes the kept diary.
  ///
  /// Not to be run again for format 1: the file is what it is about.
  @Test(.enabled(if: ProcessInfo.processInfo.environment["TALLY_WRITE_KEPT_DIARY"] != nil))
  func `a kept diary is written`() throws {
    let vault = try Vault.create(at: Self.words, passphrase: secret(Self.passphrase), cost: .light)
    try vault.setRecoverySecret(try RecoverySheet.secret(from: secret(Self.digits)))
    let database = try Connection(vault)
    try database.run("CREATE TABLE word (text TEXT)")
    vault.logRoot = Self.logRoot
    try database.run("INSERT INTO word VALUES ('roundabout'), ('lantern'), ('Käsekuchen ☂')")
    database.close()
    try vault.close()
  }

  // MARK: The independent reader

  struct Found: Decodable {
    var generation, pages, depth, pagesWritten: Int
    var clean, headerCopiesEqual: Bool
    var logRoot: String
    var damaged, mapNodeCopiesDamaged: [[Int]]
  }

  struct Run {
    var status: Int32
    var output: Data
    func found() throws -> Found { try JSONDecoder().decode(Found.self, from: output) }
  }

  /// Runs one of the independent programs with `typed` on its standard input.
  func run(_ program: String, _ arguments: [String], typed: String = "") throws -> Run {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: try #require(Self.python))
    process.arguments = ["-B", Beside.path("Independent/" + program)] + arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    input.fileHandleForWriting.write(Data(typed.utf8))
    input.fileHandleForWriting.closeFile()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Run(status: process.terminationStatus, output: data)
  }

  @Test(
    .enabled(if: python != nil, "needs TALLY_TEST_PYTHON, a python3 with PyNaCl"),
    arguments: [(passphrase, false), (digits, true)])
  func `a reader that is not ours reads the kept diary`(typed: String, isRecovery: Bool) throws {
    let folder = try TemporaryFolder()
    let plain = folder.path + "/plain"
    let run = try run(
      "read_vault.py", (isRecovery ? ["--recovery"] : []) + ["--json", Self.words, plain],
      typed: typed + "\n")
    #expect(run.status == 0)
    let found = try run.found()
    #expect(found.generation == 3)
    #expect(found.logRoot == hex(Self.logRoot))
    #expect(found.clean && found.headerCopiesEqual)
    let database = try Connection(plain: plain)
    #expect(try database.text("SELECT group_concat(text, ', ') FROM word") == Self.rows)
    database.close()
  }

  @Test(.enabled(if: python != nil, "needs TALLY_TEST_PYTHON, a python3 with PyNaCl"))
  func `a reader that is not ours reads a diary of two levels, and names what is damaged`() throws {
    let tall = try SmallVault.tall.get()
    let folder = try TemporaryFolder()
    let path = try folder.write(tall.bytes, as: "d")
    let whole = try run(
      "read_vault.py", ["--recovery", "--json", path, folder.path + "/plain"], typed: Self.digits)
    #expect(whole.status == 0)
    #expect(try whole.found().depth == 2)
    let database = try Connection(plain: folder.path + "/plain")
    #expect(try database.text(SmallVault.everything) == tall.content)
    database.close()

    var hurt = tall.bytes
    for (slot, place) in try SmallVault.map(of: tall.bytes) {
      switch place {
      case .page(7), .node(1, 2, true): hurt[SmallVault.range(ofSlot: slot).lowerBound] ^= 1
      default: break
      }
    }
    let damaged = try run(
      "read_vault.py",
      ["--recovery", "--json", try folder.write(hurt, as: "hurt"), folder.path + "/part"],
      typed: Self.digits)
    #expect(damaged.status == 1)
    #expect(try damaged.found().damaged == [[0, 7]])
    #expect(try damaged.found().mapNodeCopiesDamaged == [[1, 2, 1]])

    let refused = try run(
      "read_vault.py", ["--recovery", path, folder.path + "/none"],
      typed: "000000 000000 000000 000000 000000 000000 000000 000000")
    #expect(refused.status == 77)
    #expect(!folder.names.contains("none"))
  }

  @Test(.enabled(if: python != nil, "needs TALLY_TEST_PYTHON, a python3 with PyNaCl"))
  func `the kept vectors are what the independent program makes`() throws {
    #expect(try run("make_vectors.py", ["--check"]).status == 0)
  }
}
