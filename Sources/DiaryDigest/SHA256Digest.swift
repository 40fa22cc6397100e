internal import Crypto

/// A SHA-256 digest (FIPS 180-4): 32 bytes, kept in place without an allocation.
///
/// SHA-256 and no faster function, because whoever checks what we hand over has `sha256sum`.
public struct SHA256Digest: Hashable, Sendable {
  /// The number of bytes: 32.
  public static let byteCount = 32

  /// The bytes in memory order; a list of 67,000 digests is then one block of 2.1 MB.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  /// A digest that was computed elsewhere; nothing if `bytes` are not 32.
  public init?(_ bytes: UnsafeRawBufferPointer) {
    guard bytes.count == Self.byteCount else { return nil }
    withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
  }

  /// A digest that was computed elsewhere; nothing if `bytes` are not 32.
  public init?(_ bytes: some Collection<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    withUnsafeMutableBytes(of: &words) { $0.copyBytes(from: bytes) }
  }

  /// A digest as `sha256sum` prints it; nothing unless `hex` is 64 lower-case hexadecimal digits.
  public init?(hex: some StringProtocol) {
    guard let bytes = Hexadecimal.bytes(hex) else { return nil }
    self.init(bytes)
  }

  /// The digest of `bytes`.
  public init(hashing bytes: UnsafeRawBufferPointer) {
    var stream = SHA256Stream()
    stream.update(bytes)
    self = stream.finish()
  }

  /// The digest of `bytes`.
  public init(hashing bytes: [UInt8]) {
    self = bytes.withUnsafeBytes { SHA256Digest(hashing: $0) }
  }

  /// The digest of the UTF-8 bytes of `text`, as they are.
  public init(hashing text: String) {
    var text = text
    self = text.withUTF8 { SHA256Digest(hashing: UnsafeRawBufferPointer($0)) }
  }

  init(_ digest: SHA256.Digest) {
    digest.withUnsafeBytes { bytes in
      withUnsafeMutableBytes(of: &words) { $0.copyMemory(from: bytes) }
    }
  }

  /// Lends the 32 bytes to `body`.
  ///
  /// The pointer must not outlive the call.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try Swift.withUnsafeBytes(of: words) { (bytes) throws(Failure) in try body(bytes) }
  }

  /// The 32 bytes.
  public var bytes: [UInt8] { withUnsafeBytes { Array($0) } }

  /// 64 lower-case hexadecimal digits.
  public var hex: String { withUnsafeBytes { Hexadecimal.text($0) } }

  public static func == (left: SHA256Digest, right: SHA256Digest) -> Bool {
    left.words == right.words
  }

  public func hash(into hasher: inout Hasher) {
    withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension SHA256Digest: Comparable {
  /// Whether `left` comes first when both are sorted as bytes.
  public static func < (left: SHA256Digest, right: SHA256Digest) -> Bool {
    left.bigEndianWords < right.bigEndianWords
  }

  private var bigEndianWords: (UInt64, UInt64, UInt64, UInt64) {
    (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
  }
}

extension SHA256Digest: CustomStringConvertible {
  public var description: String { hex }
}
