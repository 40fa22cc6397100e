internal import Crypto

/// The SHA-256 of bytes that come in pieces, such as a file that is read block by block.
public struct SHA256Stream: Sendable {
  private var state = SHA256()

  /// A stream that has taken no bytes.
  public init() {}

  /// Takes the next bytes.
  public mutating func update(_ bytes: UnsafeRawBufferPointer) {
    state.update(bufferPointer: bytes)
  }

  /// Takes the next bytes.
  public mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { state.update(bufferPointer: $0) }
  }

  /// The digest of what was taken so far; the stream can go on from there.
  public func finish() -> SHA256Digest {
    SHA256Digest(state.finalize())
  }
}
