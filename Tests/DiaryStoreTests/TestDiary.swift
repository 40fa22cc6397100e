import DiaryDigest
import DiaryModel
import DiarySecret
import DiaryStore
import DiaryVault

func secret(_ text: String) -> SecretBytes {
  let bytes = Array(text.utf8)
  return SecretBytes(count: bytes.count) { $0.copyBytes(from: bytes) }
}

/// A clock that a test sets.
final class TestClock: @unchecked Sendable {
  /// 2025-11-05T21:40:00Z.
  var seconds: Int64 = 1_762_378_800
  var offset = 0
  var boot = "boot-1"
  var uptime: Int64 = 5000
  var isSynchronised: Bool? = true

  var reading: ClockReading {
    ClockReading(
      instant: Instant(seconds: seconds), offset: offset, bootID: boot, uptime: uptime,
      isSynchronised: isSynchronised)
  }

  func advance(_ count: Int64) {
    seconds += count
    uptime += count
  }
}

/// A diary on a disk in memory.
final class TestDiary {
  let disk = TestDisk()
  let clock = TestClock()
  private(set) var vault: Vault
  private(set) var store: DiaryStore

  init() throws {
    vault = try Vault.create(
      at: "d", passphrase: secret("plain words"), cost: .light, fileSystem: disk)
    try vault.setRecoverySecret(secret(Self.sheet))
    let clock = clock
    store = try DiaryStore.open(vault) { clock.reading }
  }

  /// The diary that `bytes` hold.
  init(_ bytes: [UInt8]) throws {
    disk.files["d"] = TestFile(bytes)
    vault = try Self.openVault(disk)
    let clock = clock
    store = try DiaryStore.open(vault) { clock.reading }
  }

  var file: TestFile { disk.files["d"] ?? TestFile() }

  /// What the recovery sheet stands for.
  static let sheet = "sixteen-letters!"

  /// Opens a vault with the recovery secret, whose key takes no time to derive.
  static func openVault(_ disk: TestDisk, _ name: String = "d") throws -> Vault {
    try Vault.open(at: name, secret: secret(sheet), role: .recovery, fileSystem: disk)
  }

  /// Closes the diary and opens it again.
  func reopen() throws {
    try store.close()
    try openAgain()
  }

  /// Opens the diary as it lies on the disk, as after a power cut.
  ///
  /// What is in memory is lost.
  func cutPower() throws {
    disk.files["d"] = TestFile(file.bytes)
    try openAgain()
  }

  /// Opens the diary after it was closed.
  func openAgain() throws {
    vault = try Self.openVault(disk)
    let clock = clock
    store = try DiaryStore.open(vault) { clock.reading }
  }

  /// Runs SQL on the closed diary, with the key but past everything that guards the log, and opens
  /// it again.
  func tamper(_ sql: String) throws {
    try store.close()
    let vault = try Self.openVault(disk)
    let database = try RawDatabase(vault)
    try database.run(sql)
    database.close()
    try vault.close()
    try openAgain()
  }

  /// The bytes of the decrypted database, every page of it.
  func decrypted() throws -> [UInt8] {
    try store.close()
    let vault = try Self.openVault(disk)
    let database = try RawDatabase(vault)
    let bytes = try database.serialized()
    database.close()
    try vault.close()
    try openAgain()
    return bytes
  }

  // MARK: Short forms

  @discardableResult
  func add(_ account: String, _ fields: [IncidentField: String] = [:]) throws -> Saved {
    try store.add(
      moment: moment(clock.seconds - 3600), fields: fields.merging([.account: account]) { $1 },
      behaviours: [])
  }

  @discardableResult
  func attach(
    _ size: Int, to incident: Int = 1, name: String = "a.jpg", seed: UInt8 = 1
  ) throws -> Evidence {
    var source = TestSource(size, seed: seed)
    return try store.attach(
      NewEvidence(name: name, mediaType: "image/jpeg", kind: .photo), to: incident,
      size: Int64(size), read: { (buffer) throws(StoreError) in source.read(buffer) })
  }

  func found(_ words: String) throws -> [Int] {
    var request = ListRequest()
    request.words = words
    request.oldestFirst = true
    return try store.list(request).rows.map(\.number).sorted()
  }

  func numbers() throws -> [Int] {
    try store.list(ListRequest()).rows.map(\.number).sorted()
  }

  /// The root of the log, by the checkpoint, in base64.
  func root() throws -> String {
    let lines = try store.checkpoint().split(separator: "\n", omittingEmptySubsequences: false)
    return String(lines[2])
  }
}

func moment(_ seconds: Int64, said: String = "about 3") -> Moment {
  Moment(
    said: said, precision: .exact, earliest: Instant(seconds: seconds),
    latest: Instant(seconds: seconds + 60), zone: "Europe/London", words: "Wednesday at 3pm",
    edtf: "2025-11-05")
}

let unknownMoment = Moment(
  said: "don't know", precision: .unknown, earliest: nil, latest: nil, zone: "Europe/London",
  words: "not known", edtf: "")

/// Bytes that are to be added, handed out in uneven pieces.
struct TestSource {
  let bytes: [UInt8]
  private var done = 0
  private var turn = 0

  init(_ size: Int, seed: UInt8 = 1) {
    var block = (0..<4096).map { UInt8(truncatingIfNeeded: ($0 &* 31) >> 3) ^ seed }
    block[0] = seed
    var all: [UInt8] = []
    all.reserveCapacity(size + 4096)
    while all.count < size { all += block }
    bytes = Array(all[..<size])
  }

  var sha256: String { SHA256Digest(hashing: bytes).hex }

  mutating func read(_ buffer: UnsafeMutableRawBufferPointer) -> Int {
    turn += 1
    let wanted = turn.isMultiple(of: 3) ? 70_001 : 131_072
    let count = min(buffer.count, bytes.count - done, wanted)
    guard count > 0 else { return 0 }
    bytes.withUnsafeBytes { all in
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: all[done..<done + count]))
    }
    done += count
    return count
  }
}
