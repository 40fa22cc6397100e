internal import CSodium
public import DiarySecret

/// The Ed25519 key that signs a diary's checkpoints (RFC 8032, section 5.1).
///
/// It is made from a random seed of 32 bytes, drawn once and kept through every change of
/// passphrase and master key, so that a checkpoint handed over years ago still names this diary.
/// The expanded key, 64 bytes, is written straight into secret memory.
public struct SigningKey: ~Copyable, Sendable {
  /// The length of a seed in bytes: 32.
  public static let seedByteCount = 32
  /// The length of a public key in bytes: 32.
  public static let publicKeyByteCount = 32
  /// The length of a signature in bytes: 64.
  public static let signatureByteCount = 64

  /// Seed and public key one after the other, as libsodium signs with them.
  private let expanded: SecretBytes
  /// The public key, 32 bytes.
  public let publicKey: [UInt8]

  /// The key that belongs to `seed`; nothing if the seed is not 32 bytes.
  public init?(seed: borrowing SecretBytes) {
    guard seed.count == Self.seedByteCount else { return nil }
    _ = Sodium.ready
    var publicKey = [UInt8](repeating: 0, count: Self.publicKeyByteCount)
    expanded = SecretBytes(count: crypto_sign_secretkeybytes()) { expanded in
      seed.withBytes { seed in
        // A key that was left at zero would be everybody's.
        guard let expanded = expanded.assumingMemoryBound(to: UInt8.self).baseAddress,
          let seed = seed.assumingMemoryBound(to: UInt8.self).baseAddress,
          crypto_sign_seed_keypair(&publicKey, expanded, seed) == 0
        else { preconditionFailure("libsodium made no key") }
      }
    }
    self.publicKey = publicKey
  }

  /// A new random seed.
  public static func newSeed() -> SecretBytes {
    SecretBytes.random(count: seedByteCount)
  }

  /// The signature of `message`, 64 bytes.
  ///
  /// The same message always has the same signature.
  public func sign(_ message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Self.signatureByteCount)
    expanded.withBytes { expanded in
      guard let expanded = expanded.assumingMemoryBound(to: UInt8.self).baseAddress,
        crypto_sign_detached(&signature, nil, message, UInt64(message.count), expanded) == 0
      else { preconditionFailure("libsodium made no signature") }
    }
    return signature
  }

  /// Whether `signature` is that of `message` by the holder of `publicKey`.
  ///
  /// Strict, as libsodium is: a signature or key of another length, a signature whose scalar is
  /// not reduced, and a key or commitment of small order are all refused.
  public static func verify(signature: [UInt8], message: [UInt8], publicKey: [UInt8]) -> Bool {
    guard signature.count == signatureByteCount, publicKey.count == publicKeyByteCount else {
      return false
    }
    _ = Sodium.ready
    return crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
  }
}
