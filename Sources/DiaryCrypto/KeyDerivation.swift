import CSodium
public import DiarySecret

/// Derivations of the keys that open a vault.
public enum KeyDerivation {
  /// Bytes of every derived key.
  public static let keyLength = 32

  /// The key that a passphrase stands for: Argon2id version 1.3 (RFC 9106), one lane.
  ///
  /// - Parameters:
  ///   - passphrase: the bytes as typed, brought to NFC by the caller.
  ///   - salt: 16 bytes.
  ///   - memory: bytes of memory to fill.
  ///   - passes: how many times.
  /// - Returns: 32 bytes, or nothing if the system gave no memory.
  public static func fromPassphrase(
    _ passphrase: borrowing SecretBytes, salt: [UInt8], memory: Int, passes: Int
  ) -> SecretBytes? {
    precondition(salt.count == 16)
    struct NoMemory: Error {}
    do {
      return try passphrase.withBytes { (typed) throws(NoMemory) -> SecretBytes in
        try SecretBytes(count: keyLength) { (key) throws(NoMemory) in
          let code = crypto_pwhash(
            key.octets, UInt64(key.count),
            UnsafeRawPointer(typed.octets).assumingMemoryBound(to: CChar.self), UInt64(typed.count),
            salt,
            UInt64(passes), memory, crypto_pwhash_ALG_ARGON2ID13)
          guard code == 0 else { throw NoMemory() }
        }
      }
    } catch {
      return nil
    }
  }

  /// The key that a recovery secret of 16 random bytes stands for.
  ///
  /// BLAKE2b-256 of the secret, keyed with the 32-byte `salt`. No slow derivation: 128 random bits
  /// cannot be guessed.
  public static func fromRecoverySecret(
    _ secret: borrowing SecretBytes, salt: [UInt8]
  ) -> SecretBytes {
    secret.withBytes { secret in
      SecretBytes(count: keyLength) { key in
        _ = crypto_generichash(
          key.octets, key.count,
          secret.octets, UInt64(secret.count), salt,
          salt.count)
      }
    }
  }

  /// Key number `id` of `master` (libsodium's `crypto_kdf`: BLAKE2b with the number as salt and an
  /// eight-character context as personalisation).
  public static func subkey(
    of master: borrowing SecretBytes, id: UInt64, context: StaticString
  ) -> SecretBytes {
    precondition(context.utf8CodeUnitCount == Int(crypto_kdf_CONTEXTBYTES))
    return master.withBytes { master in
      SecretBytes(count: keyLength) { key in
        _ = context.utf8Start.withMemoryRebound(
          to: CChar.self, capacity: Int(crypto_kdf_CONTEXTBYTES)
        ) { context in
          crypto_kdf_derive_from_key(
            key.octets, key.count, id, context,
            master.octets)
        }
      }
    }
  }
}

/// BLAKE2b of public bytes (RFC 7693).
public enum Blake2b {
  /// The digest of `message`, of `length` bytes (16 to 64), keyed with `key` if it is not empty.
  public static func digest(_ message: [UInt8], length: Int, key: [UInt8] = []) -> [UInt8] {
    _ = Sodium.ready
    var digest = [UInt8](repeating: 0, count: length)
    _ = crypto_generichash(
      &digest, length, message, UInt64(message.count), key.isEmpty ? nil : key, key.count)
    return digest
  }
}
