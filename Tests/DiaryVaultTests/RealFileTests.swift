import DiarySecret
import Foundation
import Glibc
import Testing

@testable import DiaryVault

/// The real file system: locks, permissions, things that are no files, full disks.
struct RealFileTests {
  let folder: TemporaryFolder
  let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = try folder.write(SmallVault.one.get().bytes, as: "d")
  }

  func open(_ path: String) throws -> Vault {
    try Vault.open(at: path, secret: countingSecret(), role: .recovery)
  }

  @Test func `a vault that is open is in use for everybody else, until it is closed`() throws {
    let first = try open(path)
    #expect(throws: VaultError.inUse) { try open(path) }
    #expect(throws: VaultError.inUse) { try Vault.probe(path) }
    try first.close()
    try open(path).close()
  }

  @Test func `a vault that was closed is free, though a child still has its file open`() throws {
    let first = try open(path)
    // What a child has between fork(2) and exec(3).
    let own = try #require(
      (0..<256).first { descriptor in
        (try? FileManager.default.destinationOfSymbolicLink(
          atPath: "/proc/self/fd/\(descriptor)")) == path
      })
    let duplicate = dup(Int32(own))
    defer { close(duplicate) }
    try first.close()
    try open(path).close()
  }

  @Test func `a vault that another process has open is in use, and free when that process ends`()
    async throws
  {
    let path = path
    let first = try open(path)
    await #expect(processExitsWith: .success) { [path = path as String] in
      #expect(throws: VaultError.inUse) {
        try Vault.open(at: path, secret: countingSecret(), role: .recovery)
      }
    }
    try first.close()
    await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
      let vault = try Vault.open(at: path, secret: countingSecret(), role: .recovery)
      _ = kill(getpid(), SIGKILL)
      try vault.close()
    }
    try open(path).close()
  }

  @Test func `a vault that is being made is locked and has no name yet, then its own`() throws {
    let vault = try Vault.create(
      at: folder.path + "/new", passphrase: secret("plain words"), cost: .light)
    #expect(folder.names == ["d", "new"])
    #expect(throws: VaultError.inUse) { try open(folder.path + "/new") }
    var status = stat()
    #expect(lstat(folder.path + "/new", &status) == 0)
    #expect(status.st_mode & 0o7777 == 0o600)
    #expect(status.st_nlink == 1)
    try vault.close()
  }

  @Test func `a name that is taken is refused, and what has it stays as it was`() throws {
    #expect(throws: VaultError.exists) {
      try Vault.create(at: path, passphrase: secret("plain words"), cost: .light)
    }
    let vault = try open(path)
    let taken = try folder.write([1, 2, 3], as: "taken")
    #expect(throws: VaultError.exists) { try vault.copy(to: taken) }
    #expect(folder.names == ["d", "taken"])
    try vault.close()
  }

  @Test func `what is no plain file is refused by what it is`() throws {
    symlink(path, folder.path + "/link")
    mkfifo(folder.path + "/pipe", 0o666)
    #expect(throws: VaultError.notAFile) { try open(folder.path + "/link") }
    #expect(throws: VaultError.notAFile) { try open(folder.path + "/pipe") }
    #expect(throws: VaultError.notAFile) { try open(folder.path) }
    #expect(throws: VaultError.notAFile) { try open("/dev/null") }
    #expect(throws: VaultError.notFound) { try open(folder.path + "/nothing") }
    #expect(throws: VaultError.notFound) { try open(path + "/below-a-file") }
    #expect(throws: VaultError.notFound) {
      try Vault.create(
        at: folder.path + "/nothing/d", passphrase: secret("plain words"), cost: .light)
    }
  }

  @Test func `a file that may not be read, or a folder not written to, is not permitted`()
    async throws
  {
    let closed = try folder.write(SmallVault.one.get().bytes, as: "closed", mode: 0)
    let path = folder.path
    chmod(path, 0o555)
    await #expect(processExitsWith: .success) {
      [path = path as String, closed = closed as String] in
      dropPrivileges()
      #expect(throws: VaultError.notPermitted) {
        try Vault.open(at: closed, secret: countingSecret(), role: .recovery)
      }
      #expect(throws: VaultError.notPermitted) {
        try Vault.create(at: path + "/new", passphrase: secret("plain words"), cost: .light)
      }
      let vault = try Vault.open(at: path + "/d", secret: countingSecret(), role: .recovery)
      #expect(throws: VaultError.notPermitted) { try vault.copy(to: path + "/copy") }
    }
    #expect(folder.names == ["closed", "d"])
  }

  @Test func `a file that may only be read opens for reading and refuses changes`() async throws {
    let path = path
    chmod(path, 0o444)
    await #expect(processExitsWith: .success) { [path = path as String] in
      dropPrivileges()
      let vault = try Vault.open(at: path, secret: countingSecret(), role: .recovery)
      #expect(vault.isReadOnly)
      let database = try Connection(vault)
      #expect(try database.text("SELECT count(*) FROM word") != "0")
      #expect(throws: Connection.Failure(code: 8)) { try database.run("DELETE FROM word") }
      database.close()
      #expect(throws: VaultError.readOnly) { try vault.setPassphrase(secret("other words")) }
      try vault.close()
    }
  }

  @Test func `a pipe that may only be read is refused and not waited for`() async throws {
    let pipe = folder.path + "/pipe"
    mkfifo(pipe, 0o444)
    chmod(pipe, 0o444)
    await #expect(processExitsWith: .success) { [pipe = pipe as String] in
      dropPrivileges()
      alarm(20)
      #expect(throws: VaultError.notAFile) { try Vault.probe(pipe) }
    }
  }

  @Test func `where a file may not grow, nothing half-made stays and the vault goes on`()
    async throws
  {
    let path = folder.path
    // A limit on the length of files: EFBIG, as on a stick whose file system knows no longer ones.
    await #expect(processExitsWith: .success) { [path = path as String] in
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 2 << 20, rlim_max: rlim_t.max)
      getrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      limit.rlim_cur = 2 << 20
      setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit)
      #expect(throws: VaultError.full) {
        try Vault.create(at: path + "/new", passphrase: secret("plain words"), cost: .light)
      }
      let vault = try Vault.open(at: path + "/d", secret: countingSecret(), role: .recovery)
      #expect(throws: VaultError.full) { try vault.copy(to: path + "/copy") }
      try vault.close()
    }
    #expect(folder.names == ["d"])
  }

  /// Whether a small file system of its own can be mounted here.
  static let canMount: Bool = {
    guard getuid() == 0, let folder = try? TemporaryFolder() else { return false }
    guard mount(at: folder.path, bytes: 1 << 20) else { return false }
    return umount2(folder.path, Int32(MNT_DETACH)) == 0
  }()

  private static func mount(at path: String, bytes: Int) -> Bool {
    Glibc.mount("none", path, "tmpfs", 0, "size=\(bytes),mode=755") == 0
  }

  @Test(.enabled(if: canMount, "needs root, to mount a small disk"))
  func `on a full disk a vault is not made, a commit fails whole, and a copy leaves nothing`()
    throws
  {
    let disk = try TemporaryFolder()
    try #require(Self.mount(at: disk.path, bytes: 6 << 20))
    defer { umount2(disk.path, Int32(MNT_DETACH)) }
    let vault = try Vault.create(
      at: disk.path + "/d", passphrase: secret("plain words"), cost: .light)
    try vault.setRecoverySecret(countingSecret())
    var database = try Connection(vault)
    try database.run("CREATE TABLE word (text TEXT); INSERT INTO word VALUES ('kept')")

    #expect(throws: VaultError.full) {
      try Vault.create(
        at: disk.path + "/second", passphrase: secret("plain words"), cost: .light)
    }
    #expect(throws: VaultError.full) { try vault.copy(to: disk.path + "/copy") }
    #expect(disk.names == ["d"])

    // SQLITE_FULL
    #expect(throws: Connection.Failure(code: 13)) {
      try database.run("INSERT INTO word VALUES (hex(randomblob(4000000)))")
    }
    #expect(vault.failure == .full)
    database.close()
    vault.revert()
    database = try Connection(vault)
    #expect(try database.text("SELECT group_concat(text) FROM word") == "kept")
    try database.run("INSERT INTO word VALUES ('and more')")
    database.close()
    try vault.close()
    let again = try open(disk.path + "/d")
    #expect(!again.wasInterrupted)
    #expect(try again.checkPages().damaged == [])
    try again.close()
  }

  @Test func `where the memory for a derivation is not there, that is said and not a wrong secret`()
    async throws
  {
    let path = path
    await #expect(processExitsWith: .success) { [path = path as String] in
      let typed = secret(SmallVault.passphrase)
      let pages = Int(contents(ofKernelFile: "/proc/self/statm").split(separator: " ")[0]) ?? 0
      var limit = rlimit()
      getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
      limit.rlim_cur = rlim_t(pages * Int(getpagesize()) + (40 << 20))
      setrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit)
      #expect(throws: VaultError.notEnoughMemory(bytes: 64 << 20)) {
        try Vault.open(at: path, secret: typed, role: .passphrase)
      }
    }
  }
}
