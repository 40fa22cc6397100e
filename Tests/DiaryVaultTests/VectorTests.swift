import DiaryCrypto
import DiarySecret
import Foundation
import Testing

@testable import DiaryVault

/// Files beside the tests.
enum Beside {
  static func path(_ name: String) -> String {
    URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(name).path
  }

  static func json<Content: Decodable>(_ name: String, as: Content.Type) throws -> Content {
    let data = try Data(contentsOf: URL(fileURLWithPath: path("Vectors/" + name)))
    return try JSONDecoder().decode(Content.self, from: data)
  }
}

func bytes(hex: String) throws -> [UInt8] {
  let digits = Array(hex.utf8)
  return try stride(from: 0, to: digits.count, by: 2).map { place in
    try #require(UInt8(String(decoding: digits[place..<place + 2], as: UTF8.self), radix: 16))
  }
}

func hex(_ bytes: borrowing SecretBytes) -> String {
  bytes.withBytes { hex(Array($0)) }
}

func hex(_ bytes: [UInt8]) -> String {
  bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
}

/// Values worked out by `Independent/make_vectors.py`, which shares no code with the program.
struct VectorTests {
  struct Keys: Decodable {
    struct Subkey: Decodable {
      var id: UInt64
      var key: String
    }
    struct Level: Decodable {
      var salt: String
      var level: Int
    }
    struct Sheet: Decodable {
      var secret: String
      var digits: String
    }
    var passphrase, salt, argon2Salt, passphraseKey, recoverySecret, recoveryDigits: String
    var recoveryKey, master: String
    var level: Int
    var subkeys: [Subkey]
    var levels: [Level]
    var sheets: [Sheet]
  }

  struct Made: Decodable {
    var headerBase64, headerStatement, slotsBase64, rootPointer, firstPointer, logRoot: String
    var row: String
    var superblocksBase64: [String]
    var generation, pages, slotCount: UInt64
  }

  struct RefusedSlot: Decodable, CustomTestStringConvertible {
    var name: String
    var version: UInt8
    var slot: String
    var testDescription: String { name }
  }

  let keys: Keys
  let made: Made

  init() throws {
    keys = try Beside.json("keys.json", as: Keys.self)
    made = try Beside.json("vault.json", as: Made.self)
  }

  func secretBytes(hex: String) throws -> SecretBytes {
    let plain = try bytes(hex: hex)
    return SecretBytes(count: plain.count) { $0.copyBytes(from: plain) }
  }

  func decoded(_ base64: String) throws -> [UInt8] {
    Array(try #require(Data(base64Encoded: base64)))
  }

  @Test func `the key of a passphrase is the one worked out elsewhere`() throws {
    let salt = try bytes(hex: keys.salt)
    let cost = Header.cost(of: salt)
    #expect(cost.rawValue == keys.level)
    #expect(hex(Header.passphraseSalt(of: salt)) == keys.argon2Salt)
    guard
      let key = KeyDerivation.fromPassphrase(
        secret(keys.passphrase), salt: Header.passphraseSalt(of: salt), memory: cost.memory,
        passes: cost.passes)
    else {
      Issue.record("no memory")
      return
    }
    #expect(hex(key) == keys.passphraseKey)
  }

  @Test func `the key of a recovery secret is the one worked out elsewhere`() throws {
    let key = KeyDerivation.fromRecoverySecret(
      try secretBytes(hex: keys.recoverySecret), salt: try bytes(hex: keys.salt))
    #expect(hex(key) == keys.recoveryKey)
  }

  @Test func `the keys under a master key are those worked out elsewhere`() throws {
    #expect(keys.subkeys.map(\.id) == [VaultFormat.pageKey, VaultFormat.headerKey])
    for subkey in keys.subkeys {
      let key = KeyDerivation.subkey(
        of: try secretBytes(hex: keys.master), id: subkey.id, context: VaultFormat.keyContext)
      #expect(hex(key) == subkey.key)
    }
  }

  @Test func `ten salts ask for the costs worked out elsewhere`() throws {
    #expect(keys.levels.count == 10)
    for vector in keys.levels {
      #expect(Header.cost(of: try bytes(hex: vector.salt)).rawValue == vector.level)
    }
  }

  @Test func `twelve recovery sheets read as worked out elsewhere, both ways`() throws {
    #expect(keys.sheets.count == 12)
    for vector in keys.sheets {
      let plain = try secretBytes(hex: vector.secret)
      let digits = RecoverySheet.digits(of: plain)
      #expect(digits.withBytes { String(decoding: $0, as: UTF8.self) } == vector.digits)
      #expect(try RecoverySheet.secret(from: secret(vector.digits)).isEqual(to: plain))
    }
  }

  /// The vault made elsewhere, filled up with noise.
  func madeElsewhere() throws -> MemoryFile {
    let header = try decoded(made.headerBase64)
    var bytes = header + header
    for block in made.superblocksBase64 { bytes += try decoded(block) }
    bytes += try decoded(made.slotsBase64)
    let length = 16384 + 512 * 8192
    return MemoryFile(bytes + Randomness.bytes(length - bytes.count))
  }

  @Test(arguments: [SecretRole.passphrase, .recovery])
  func `a vault made elsewhere opens and SQLite reads its row`(role: SecretRole) throws {
    let folder = MemoryFileSystem()
    folder.files["d"] = try madeElsewhere()
    let typed = role == .passphrase ? secret(keys.passphrase) : countingSecret()
    let vault = try Vault.open(at: "d", secret: typed, role: role, fileSystem: folder)
    #expect(!vault.wasInterrupted)
    #expect(vault.generation == made.generation)
    #expect(hex(vault.logRoot) == made.logRoot)
    #expect(vault.hasRecoverySecret)
    let database = try Connection(vault)
    #expect(try database.text("SELECT text FROM word") == made.row)
    #expect(try database.text("PRAGMA integrity_check") == "ok")
    database.close()
    #expect(try vault.checkPages().damaged == [])
  }

  @Test func `a header seal and superblocks made elsewhere say what they were told to`() throws {
    let header = try #require(Header(bytes: try decoded(made.headerBase64)))
    func cipher(_ id: UInt64) throws -> PageCipher {
      PageCipher(
        key: KeyDerivation.subkey(
          of: try secretBytes(hex: keys.master), id: id, context: VaultFormat.keyContext))
    }
    let statement = try #require(header.statement(cipher: try cipher(VaultFormat.headerKey)))
    #expect(statement == Header.Statement(counter: 2, roles: [1, 2, 0, 0, 0, 0, 0, 0]))
    for copy in [0, 1] {
      let superblock = try #require(
        Superblock(
          opening: try decoded(made.superblocksBase64[copy]), copy: UInt8(copy),
          cipher: try cipher(VaultFormat.pageKey)))
      #expect(superblock.generation == made.generation)
      #expect(superblock.pageCount == made.pages)
      #expect(superblock.depth == 1)
      #expect(superblock.slotCount == made.slotCount)
      #expect(hex(superblock.root) == made.rootPointer)
      #expect(hex(superblock.logRoot) == made.logRoot)
    }
  }

  @Test(arguments: try Beside.json("refused-slots.json", as: [RefusedSlot].self))
  func `a key slot that names what this format has not is refused`(vector: RefusedSlot) throws {
    let file = try madeElsewhere()
    for start in [0, 4096] {
      file.bytes.replaceSubrange(start + 136..<start + 240, with: try bytes(hex: vector.slot))
    }
    #expect(throws: VaultError.unknownFormat(vector.version)) { try SmallVault.open(file) }
  }

  @Test(
    arguments: [
      (0, 1, 9), (1, 0, 9), (1, 7, 9), (1, 1, 0xffff_ffff), (1, 1, .max),
    ] as [(UInt64, UInt64, UInt64)])
  func `a superblock that says what cannot be is taken for none`(
    generation: UInt64, depth: UInt64, slots: UInt64
  ) throws {
    let file = try madeElsewhere()
    let cipher = PageCipher(
      key: KeyDerivation.subkey(
        of: try secretBytes(hex: keys.master), id: VaultFormat.pageKey,
        context: VaultFormat.keyContext))
    var superblock = Superblock()
    superblock.generation = generation
    superblock.depth = depth
    superblock.slotCount = slots
    for copy in [0, 1] {
      let start = Int(VaultFormat.superblockOffsets[copy])
      file.bytes.replaceSubrange(
        start..<start + 4096, with: superblock.sealed(copy: UInt8(copy), cipher: cipher))
    }
    #expect(throws: VaultError.damagedSuperblocks) { try SmallVault.open(file) }
  }
}
