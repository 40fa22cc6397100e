internal import Crypto

/// A key of HMAC-SHA-256 (RFC 2104, FIPS 198-1), prepared once for many messages.
///
/// The prepared state is worth as much as the key. It is kept in ordinary memory, which
/// swift-crypto overwrites when it lets go of it.
public struct HMACSHA256: Sendable {
  private static let blockByteCount = 64

  // swift-crypto's own HMAC takes its key and message through generics that cost four times what
  // the two hashes do; a diary of some years needs a million codes to be checked.
  private var inner = SHA256()
  private var outer = SHA256()

  /// Prepares a key of any length.
  public init(key: UnsafeRawBufferPointer) {
    guard key.count <= Self.blockByteCount else {
      self = SHA256Digest(hashing: key).withUnsafeBytes { HMACSHA256(key: $0) }
      return
    }
    withUnsafeTemporaryAllocation(byteCount: Self.blockByteCount, alignment: 8) { block in
      block.initializeMemory(as: UInt8.self, repeating: 0)
      block.copyMemory(from: key)
      for place in block.indices { block[place] ^= 0x36 }
      inner.update(bufferPointer: UnsafeRawBufferPointer(block))
      for place in block.indices { block[place] ^= 0x36 ^ 0x5C }
      outer.update(bufferPointer: UnsafeRawBufferPointer(block))
      block.initializeMemory(as: UInt8.self, repeating: 0)
    }
  }

  /// The authentication code of `message`.
  public func code(for message: UnsafeRawBufferPointer) -> SHA256Digest {
    var inner = inner
    inner.update(bufferPointer: message)
    var outer = outer
    inner.finalize().withUnsafeBytes { outer.update(bufferPointer: $0) }
    return SHA256Digest(outer.finalize())
  }
}

/// The HMAC-SHA-256 of one message.
public func hmacSHA256(key: [UInt8], message: [UInt8]) -> SHA256Digest {
  key.withUnsafeBytes { key in
    message.withUnsafeBytes { HMACSHA256(key: key).code(for: $0) }
  }
}
