import DiaryCrypto
import DiarySecret

/// A pointer from the tree to a slot: 48 bytes in a map node or a superblock.
///
/// | bytes    | content                                                          |
/// |----------|------------------------------------------------------------------|
/// | 0 ..< 4  | slot, or `ffffffff`: nothing was written, reads as zeros         |
/// | 4 ..< 8  | the slot of a second copy (map nodes), or `ffffffff` (pages)     |
/// | 8 ..< 32 | nonce                                                            |
/// | 32 ..< 48| tag                                                              |
struct SlotPointer {
  /// The 48 bytes, where they lie.
  let bytes: UnsafeMutableRawPointer

  var slot: UInt32 { UnsafeRawPointer(bytes).loadLittle(at: 0, as: UInt32.self) }
  var twin: UInt32 { UnsafeRawPointer(bytes).loadLittle(at: 4, as: UInt32.self) }
  var nonce: UnsafeMutableRawPointer { bytes + 8 }
  var tag: UnsafeMutableRawPointer { bytes + 32 }
  var isHole: Bool { slot == VaultFormat.hole }

  func setSlots(_ slot: UInt32, twin: UInt32) {
    bytes.storeLittle(slot, at: 0)
    bytes.storeLittle(twin, at: 4)
  }

  func setHole() {
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: VaultFormat.pointerSize)
    setSlots(VaultFormat.hole, twin: VaultFormat.hole)
  }
}

/// One durable state of the vault: where its tree starts, and what stands in it.
///
/// Sealed in 4096 bytes: nonce 24 | sealed 4056 | tag 16; associated data: `S` and the number of
/// the copy (0 or 1).
///
/// | bytes of the sealed part | content                                              |
/// |--------------------------|------------------------------------------------------|
/// | 0 ..< 8                  | generation, 1 at creation, one more at each commit   |
/// | 8 ..< 16                 | pages of the database                                |
/// | 16 ..< 24                | levels of map nodes, at least 1                      |
/// | 24 ..< 32                | slots in use or free below the last one in use       |
/// | 32 ..< 80                | pointer to the root node                             |
/// | 80 ..< 112               | root of the log                                      |
/// | 112 ..< 4056             | zero                                                 |
struct Superblock {
  static let sealedSize = VaultFormat.blockSize - PageCipher.nonceLength - PageCipher.tagLength

  var generation: UInt64 = 0
  var pageCount: UInt64 = 0
  var depth: UInt64 = 1
  var slotCount: UInt64 = 0
  var root = [UInt8](repeating: 0xff, count: VaultFormat.pointerSize)
  var logRoot = [UInt8](repeating: 0, count: 32)

  /// The 4096 bytes to be written as copy number `copy`.
  func sealed(copy: UInt8, cipher: borrowing PageCipher) -> [UInt8] {
    var block = [UInt8](repeating: 0, count: VaultFormat.blockSize)
    let associated: [UInt8] = [UInt8(ascii: "S"), copy]
    block.withUnsafeMutableBytes { block in
      guard let base = block.baseAddress else { return }
      Randomness.fill(UnsafeMutableRawBufferPointer(start: base, count: PageCipher.nonceLength))
      let body = base + PageCipher.nonceLength
      body.storeLittle(generation, at: 0)
      body.storeLittle(pageCount, at: 8)
      body.storeLittle(depth, at: 16)
      body.storeLittle(slotCount, at: 24)
      root.withUnsafeBytes { (body + 32).copyMemory(from: $0.octets, byteCount: 48) }
      logRoot.withUnsafeBytes { (body + 80).copyMemory(from: $0.octets, byteCount: 32) }
      associated.withUnsafeBytes { associated in
        cipher.seal(
          body, into: body, count: Self.sealedSize, associated: associated, nonce: base,
          tag: body + Self.sealedSize)
      }
    }
    return block
  }

  /// The state that `block`, read at copy number `copy`, holds; nothing if it does not open or
  /// says something that cannot be.
  init?(opening block: [UInt8], copy: UInt8, cipher: borrowing PageCipher) {
    guard block.count == VaultFormat.blockSize else { return nil }
    var body = [UInt8](repeating: 0, count: Self.sealedSize)
    let associated: [UInt8] = [UInt8(ascii: "S"), copy]
    let opened = block.withUnsafeBytes { block in
      body.withUnsafeMutableBytes { body in
        associated.withUnsafeBytes { associated in
          guard let base = block.baseAddress, let plain = body.baseAddress else { return false }
          return cipher.open(
            base + PageCipher.nonceLength, into: plain, count: Self.sealedSize,
            associated: associated, nonce: base,
            tag: base + PageCipher.nonceLength + Self.sealedSize)
        }
      }
    }
    guard opened else { return nil }
    body.withUnsafeBytes { body in
      guard let base = body.baseAddress else { return }
      generation = base.loadLittle(at: 0, as: UInt64.self)
      pageCount = base.loadLittle(at: 8, as: UInt64.self)
      depth = base.loadLittle(at: 16, as: UInt64.self)
      slotCount = base.loadLittle(at: 24, as: UInt64.self)
    }
    root = Array(body[32..<80])
    logRoot = Array(body[80..<112])
    guard generation > 0, (1...6).contains(depth), slotCount < UInt64(VaultFormat.hole) else {
      return nil
    }
  }

  init() {}
}
