import DiaryCrypto
import DiarySecret

/// The first 4096 bytes of a vault, twice: a salt and eight key slots.
///
/// | bytes       | content                                                                 |
/// |-------------|-------------------------------------------------------------------------|
/// | 0 ..< 32    | salt                                                                    |
/// | 32 ..< 864  | 8 key slots of 104 bytes: nonce 24, sealed 64, tag 16; unused: noise     |
/// | 864 ..< 920 | seal: nonce 24, sealed 16, tag 16                                       |
/// | 920 ..< 4096| noise                                                                   |
///
/// A key slot is sealed under the key that a passphrase or a recovery secret stands for, with the
/// salt as associated data. It holds: master key 32 | format 1 | log2 of the page size 1 |
/// volume 1 (0) | role 1 | zero 28.
///
/// The seal is under a key that is derived from the master key, with bytes 0 ..< 864 as associated
/// data. It holds: counter u64, one more at each change | the role of each of the eight slots, one
/// byte each. It tells which copy is whole and newer after a crash, which slots are free, and that
/// nobody put an older slot back.
struct Header {
  /// What opens a key slot.
  enum Role: UInt8 {
    case unused = 0
    case passphrase = 1
    case recovery = 2
  }

  static let saltLength = 32
  static let slotCount = 8
  static let slotLength = 104
  static let sealOffset = 864
  static let sealLength = 56
  private static let payloadLength = 64

  /// The 4096 bytes.
  private(set) var bytes: [UInt8]

  /// A header of noise around `salt`.
  init(salt: [UInt8]) {
    bytes = Randomness.bytes(VaultFormat.blockSize)
    bytes.replaceSubrange(0..<Self.saltLength, with: salt)
  }

  /// The header that was read.
  init?(bytes: [UInt8]) {
    guard bytes.count == VaultFormat.blockSize else { return nil }
    self.bytes = bytes
  }

  var salt: [UInt8] { Array(bytes[..<Self.saltLength]) }

  /// A salt whose own bytes ask for `cost`, so that nothing readable need be stored.
  static func drawSalt(for cost: PassphraseCost) -> [UInt8] {
    while true {
      let salt = Randomness.bytes(saltLength)
      if Self.cost(of: salt) == cost { return salt }
    }
  }

  /// The cost that `salt` asks for: the two lowest bits of the first byte of
  /// BLAKE2b-512(`level`, keyed with the salt).
  static func cost(of salt: [UInt8]) -> PassphraseCost {
    let digest = Blake2b.digest(Array("level".utf8), length: 64, key: salt)
    return PassphraseCost(rawValue: Int(digest[0] & 3)) ?? .light
  }

  /// The salt of Argon2id: BLAKE2b-128 of the header's salt.
  static func passphraseSalt(of salt: [UInt8]) -> [UInt8] {
    Blake2b.digest(salt, length: 16)
  }

  /// Wraps `master` for whoever has `key` into slot number `slot`.
  mutating func seal(
    master: borrowing SecretBytes, under key: consuming SecretBytes, role: Role, slot: Int
  ) {
    let cipher = PageCipher(key: key)
    let start = Self.saltLength + slot * Self.slotLength
    let payload = master.withBytes { master in
      SecretBytes(count: Self.payloadLength) { payload in
        payload.copyMemory(from: master)
        payload[32] = VaultFormat.version
        payload[33] = VaultFormat.pageSizeLog2
        payload[35] = role.rawValue
      }
    }
    let salt = salt
    bytes.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let nonce = base + start
      Randomness.fill(UnsafeMutableRawBufferPointer(start: nonce, count: PageCipher.nonceLength))
      let sealed = nonce + PageCipher.nonceLength
      payload.withBytes { payload in
        guard let plain = payload.baseAddress else { return }
        salt.withUnsafeBytes { salt in
          cipher.seal(
            plain, into: sealed, count: Self.payloadLength, associated: salt, nonce: nonce,
            tag: sealed + Self.payloadLength)
        }
      }
    }
  }

  /// Fills slot number `slot` with noise.
  mutating func clear(slot: Int) {
    let start = Self.saltLength + slot * Self.slotLength
    bytes.replaceSubrange(
      start..<start + Self.slotLength, with: Randomness.bytes(Self.slotLength))
  }

  /// What a key slot holds, once it is opened.
  struct Unlocked: ~Copyable {
    var master: SecretBytes
    var slot: Int
    var role: Role?
    var format: UInt8
    var pageSizeLog2: UInt8
    var volume: UInt8

    init(
      master: consuming SecretBytes, slot: Int, role: Role?, format: UInt8, log2: UInt8,
      volume: UInt8
    ) {
      self.master = master
      self.slot = slot
      self.role = role
      self.format = format
      pageSizeLog2 = log2
      self.volume = volume
    }
  }

  /// Tries `cipher` on each slot.
  func unlock(with cipher: borrowing PageCipher) -> Unlocked? {
    let salt = salt
    for slot in 0..<Self.slotCount {
      struct Refused: Error {}
      let start = Self.saltLength + slot * Self.slotLength
      let payload: SecretBytes
      do {
        payload = try SecretBytes(count: Self.payloadLength) { (plain) throws(Refused) in
          let opened = bytes.withUnsafeBytes { bytes in
            salt.withUnsafeBytes { salt in
              guard let base = bytes.baseAddress, let plain = plain.baseAddress else {
                return false
              }
              let nonce = base + start
              let sealed = nonce + PageCipher.nonceLength
              return cipher.open(
                sealed, into: plain, count: Self.payloadLength, associated: salt, nonce: nonce,
                tag: sealed + Self.payloadLength)
            }
          }
          guard opened else { throw Refused() }
        }
      } catch {
        continue
      }
      let (format, log2, volume, role) = payload.withBytes { ($0[32], $0[33], $0[34], $0[35]) }
      let master = payload.withBytes { payload in
        SecretBytes(copying: UnsafeRawBufferPointer(rebasing: payload[..<32]))
      }
      return Unlocked(
        master: master, slot: slot, role: Role(rawValue: role), format: format, log2: log2,
        volume: volume)
    }
    return nil
  }

  /// What the seal says.
  struct Statement: Equatable {
    var counter: UInt64
    var roles: [UInt8]
  }

  /// Writes the seal over the present salt and slots.
  mutating func seal(_ statement: Statement, cipher: borrowing PageCipher) {
    let covered = Array(bytes[..<Self.sealOffset])
    bytes.withUnsafeMutableBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      let nonce = base + Self.sealOffset
      Randomness.fill(UnsafeMutableRawBufferPointer(start: nonce, count: PageCipher.nonceLength))
      let body = nonce + PageCipher.nonceLength
      body.storeLittle(statement.counter, at: 0)
      for (slot, role) in statement.roles.enumerated() {
        body.storeBytes(of: role, toByteOffset: 8 + slot, as: UInt8.self)
      }
      covered.withUnsafeBytes { covered in
        cipher.seal(
          body, into: body, count: 16, associated: covered, nonce: nonce, tag: body + 16)
      }
    }
  }

  /// What the seal says; nothing if it is not over the present salt and slots.
  func statement(cipher: borrowing PageCipher) -> Statement? {
    var body = [UInt8](repeating: 0, count: 16)
    let covered = Array(bytes[..<Self.sealOffset])
    let opened = bytes.withUnsafeBytes { bytes in
      body.withUnsafeMutableBytes { body in
        covered.withUnsafeBytes { covered in
          guard let base = bytes.baseAddress, let plain = body.baseAddress else { return false }
          let nonce = base + Self.sealOffset
          let sealed = nonce + PageCipher.nonceLength
          return cipher.open(
            sealed, into: plain, count: 16, associated: covered, nonce: nonce, tag: sealed + 16)
        }
      }
    }
    guard opened else { return nil }
    let counter = body.withUnsafeBytes { bytes in
      bytes.baseAddress?.loadLittle(at: 0, as: UInt64.self) ?? 0
    }
    return Statement(counter: counter, roles: Array(body[8...]))
  }

  /// This header with slot number `slot` as it is in `other`.
  func taking(slot: Int, from other: Header) -> Header {
    var merged = self
    let start = Self.saltLength + slot * Self.slotLength
    let range = start..<start + Self.slotLength
    merged.bytes.replaceSubrange(range, with: other.bytes[range])
    return merged
  }
}
