import DiaryDigest

/// The 32 random bytes from which the salts of one entry are made.
///
/// The key never leaves the diary. Who holds it can test guesses at every withheld field of the
/// entry; once it is destroyed together with the text, nobody can. It does not print itself.
public struct EntryKey: Equatable, Sendable {
  /// The length in bytes: 32.
  public static let byteCount = 32

  // A digest is only the shape here: 32 bytes in place.
  private let storage: SHA256Digest

  /// A key of bytes that the caller drew at random.
  ///
  /// - Throws: ``LogError/entryKey`` unless they are 32.
  public init(_ bytes: [UInt8]) throws(LogError) {
    guard let storage = SHA256Digest(bytes) else { throw .entryKey }
    self.storage = storage
  }

  /// A key of bytes that the caller drew at random.
  ///
  /// - Throws: ``LogError/entryKey`` unless they are 32.
  public init(_ bytes: UnsafeRawBufferPointer) throws(LogError) {
    guard let storage = SHA256Digest(bytes) else { throw .entryKey }
    self.storage = storage
  }

  /// Lends the 32 bytes to `body`.
  ///
  /// The pointer must not outlive the call.
  public func withUnsafeBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try storage.withUnsafeBytes(body)
  }

  /// The 32 bytes, to be stored.
  public var bytes: [UInt8] { storage.bytes }
}

extension EntryKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "an entry key" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
