import DiaryCrypto
import DiarySecret
import Testing

@testable import DiaryVault

func secret(_ text: String) -> SecretBytes {
  let bytes = Array(text.utf8)
  return SecretBytes(count: bytes.count) { $0.copyBytes(from: bytes) }
}

/// The recovery secret of the test vaults: bytes 00 to 0f.
///
/// It opens without a slow derivation.
func countingSecret(from first: UInt8 = 0) -> SecretBytes {
  SecretBytes(count: 16) { bytes in for place in 0..<16 { bytes[place] = first + UInt8(place) } }
}

/// A closed vault in memory with a table of known contents, made once.
struct SmallVault {
  static let passphrase = "plain words"

  let bytes: [UInt8]
  let content: String

  /// 30 rows of 3000 characters: one map node and about a dozen pages.
  static let one = Result { try SmallVault(rows: 30) }
  /// Another diary under the same two secrets.
  static let other = Result { try SmallVault(rows: 30) }
  /// About 600 slots: two levels of map nodes, and slots beyond the least length.
  static let tall = Result { try SmallVault(rows: 1500) }

  private init(rows: Int) throws {
    let folder = MemoryFileSystem()
    let vault = try Vault.create(
      at: "d", passphrase: secret(Self.passphrase), cost: .light, fileSystem: folder)
    try vault.setRecoverySecret(countingSecret())
    let database = try Connection(vault)
    try database.run("CREATE TABLE word (text TEXT)")
    try database.run(
      """
      WITH RECURSIVE row(number) AS (SELECT 1 UNION ALL SELECT number + 1 FROM row LIMIT \(rows))
      INSERT INTO word SELECT hex(randomblob(1500)) FROM row
      """)
    content = try database.text(Self.everything)
    database.close()
    try vault.close()
    bytes = try #require(folder.files["d"]).bytes
  }

  static let everything = "SELECT group_concat(text, '') FROM word"

  /// What somebody finds who opens the vault by its recovery secret and reads it all.
  struct Finding: Equatable {
    var content: String?
    var wasInterrupted: Bool
    var damaged: [VaultError]
  }

  static func open(
    _ file: MemoryFile, from first: UInt8 = 0, readOnly: Bool = false
  ) throws -> Vault {
    let folder = MemoryFileSystem()
    folder.files["d"] = file
    folder.isReadOnly = readOnly
    return try Vault.open(
      at: "d", secret: countingSecret(from: first), role: .recovery, fileSystem: folder)
  }

  static func find(in file: MemoryFile) throws -> Finding {
    let vault = try open(file)
    let content = try? Connection(vault).text(everything)
    return Finding(
      content: content, wasInterrupted: vault.wasInterrupted,
      damaged: try vault.checkPages().damaged)
  }

  /// What lies in a slot.
  enum Place: Equatable {
    case page(UInt64)
    case node(level: Int, index: UInt64, twin: Bool)
  }

  /// What each slot in use holds, from the bytes alone.
  static func map(of bytes: [UInt8]) throws -> [UInt32: Place] {
    let header = try #require(Header(bytes: Array(bytes[..<4096])))
    let key = KeyDerivation.fromRecoverySecret(countingSecret(), salt: header.salt)
    guard let unlocked = header.unlock(with: PageCipher(key: key)) else {
      throw VaultError.wrongSecret
    }
    func cipher() -> PageCipher {
      PageCipher(
        key: KeyDerivation.subkey(of: unlocked.master, id: 1, context: VaultFormat.keyContext))
    }
    var states: [Superblock] = []
    for copy in [0, 1] {
      let start = Int(VaultFormat.superblockOffsets[copy])
      let block = Array(bytes[start..<start + 4096])
      let state = Superblock(opening: block, copy: UInt8(copy), cipher: cipher())
      if let state { states.append(state) }
    }
    let newest = try #require(states.max { $0.generation < $1.generation })
    let store = PageStore(
      file: MemoryFile(bytes), cipher: cipher(), superblock: newest)
    var map: [UInt32: Place] = [:]
    try store.walk { pointer, level, index in
      if level == 0 {
        map[pointer.slot] = .page(index)
      } else {
        map[pointer.slot] = .node(level: level, index: index, twin: false)
        map[pointer.twin] = .node(level: level, index: index, twin: true)
      }
    }
    return map
  }

  static func range(ofSlot slot: UInt32) -> Range<Int> {
    let start = Int(VaultFormat.offset(ofSlot: slot))
    return start..<start + VaultFormat.pageSize
  }
}
