import CSodium
import DiarySecret

/// Random bytes that are not secret: salts, nonces, and noise that must look like ciphertext.
public enum Randomness {
  /// `count` bytes from the system's generator.
  public static func bytes(_ count: Int) -> [UInt8] {
    _ = Sodium.ready
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, written in
      if let base = buffer.baseAddress { randombytes_buf(base, count) }
      written = count
    }
  }

  /// Fills `buffer` with bytes from the system's generator.
  public static func fill(_ buffer: UnsafeMutableRawBufferPointer) {
    _ = Sodium.ready
    if let base = buffer.baseAddress { randombytes_buf(base, buffer.count) }
  }

  /// Fills `buffer` with the ChaCha20 keystream of a fresh random seed: six times as fast as the
  /// system's generator, and as good for filling unused parts of a file.
  public static func fillWithNoise(_ buffer: UnsafeMutableRawBufferPointer) {
    let seed = bytes(Int(randombytes_seedbytes()))
    guard let base = buffer.baseAddress else { return }
    randombytes_buf_deterministic(base, buffer.count, seed)
  }

  /// A whole number from 0 up to, not including, `bound`, without bias.
  public static func below(_ bound: UInt32) -> UInt32 {
    _ = Sodium.ready
    return randombytes_uniform(bound)
  }
}
