import CSodium
public import DiarySecret

/// Seals and opens blocks of the vault under one key.
///
/// Construction: XChaCha20-Poly1305 (draft-irtf-cfrg-xchacha-03), detached: the ciphertext has the
/// length of the plaintext, and the nonce and the tag are kept by the caller. What a block is and
/// where it belongs goes in as associated data, so that a block that was moved does not open.
///
/// An older copy of a block opens as well as the newest: noticing that is the work of whoever keeps
/// nonce and tag.
public struct PageCipher: ~Copyable, Sendable {
  /// Bytes of a nonce.
  ///
  /// It is drawn at random for each sealing; 24 bytes make a repetition out of the question.
  public static let nonceLength = 24
  /// Bytes of a tag.
  public static let tagLength = 16
  /// Bytes of a key.
  public static let keyLength = 32

  private let key: SecretBytes

  /// A cipher under `key`, which has ``keyLength`` bytes.
  public init(key: consuming SecretBytes) {
    precondition(key.count == Self.keyLength)
    self.key = key
  }

  /// Seals `count` bytes at `plain` into as many at `sealed`; the two may be the same place.
  ///
  /// - Parameters:
  ///   - associated: what is authenticated beside the contents and not stored.
  ///   - nonce: ``nonceLength`` fresh random bytes.
  ///   - tag: receives ``tagLength`` bytes.
  public func seal(
    _ plain: UnsafeRawPointer, into sealed: UnsafeMutableRawPointer, count: Int,
    associated: UnsafeRawBufferPointer, nonce: UnsafeRawPointer, tag: UnsafeMutableRawPointer
  ) {
    key.withBytes { key in
      _ = crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
        sealed.assumingMemoryBound(to: UInt8.self), tag.assumingMemoryBound(to: UInt8.self), nil,
        plain.assumingMemoryBound(to: UInt8.self), UInt64(count),
        associated.octets, UInt64(associated.count), nil,
        nonce.assumingMemoryBound(to: UInt8.self),
        key.octets)
    }
  }

  /// Opens `count` bytes at `sealed` into as many at `plain`; the two may be the same place.
  ///
  /// - Returns: whether the block, its associated data, nonce and tag belong together. If not,
  ///   nothing of the contents is released.
  public func open(
    _ sealed: UnsafeRawPointer, into plain: UnsafeMutableRawPointer, count: Int,
    associated: UnsafeRawBufferPointer, nonce: UnsafeRawPointer, tag: UnsafeRawPointer
  ) -> Bool {
    key.withBytes { key in
      crypto_aead_xchacha20poly1305_ietf_decrypt_detached(
        plain.assumingMemoryBound(to: UInt8.self), nil,
        sealed.assumingMemoryBound(to: UInt8.self), UInt64(count),
        tag.assumingMemoryBound(to: UInt8.self),
        associated.octets, UInt64(associated.count),
        nonce.assumingMemoryBound(to: UInt8.self),
        key.octets) == 0
    }
  }
}
