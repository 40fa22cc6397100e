public import DiaryDigest

/// A statement of how long the log is and what it holds (C2SP tlog-checkpoint): three lines.
///
/// ```
/// tally/<32 hex>
/// <number of entries, decimal>
/// <root, base64>
/// ```
///
/// Each line ends with a line feed. There is no fourth line: nothing that the person wrote, and no
/// time, so it can be given to anyone.
public struct Checkpoint: Hashable, Sendable {
  /// The name of the log, see ``VerifierKey``.
  public let origin: String
  /// The number of entries.
  public let size: UInt64
  /// The root of the tree over them.
  public let root: SHA256Digest

  /// A checkpoint of the log that `key` signs.
  public init(of key: VerifierKey, size: UInt64, root: SHA256Digest) {
    self.init(origin: key.origin, size: size, root: root)
  }

  private init(origin: String, size: UInt64, root: SHA256Digest) {
    self.origin = origin
    self.size = size
    self.root = root
  }

  /// The three lines, which are what is signed.
  public var text: String {
    "\(origin)\n\(size)\n\(Base64.text(root.bytes))\n"
  }

  /// Reads the three lines.
  ///
  /// - Throws: ``LogError/checkpointText`` for another number of lines, a size with a sign, a
  ///   leading zero or more than 64 bits, or a root that is not 32 bytes in canonical base64;
  ///   ``LogError/origin`` for a name of another form.
  public init(text: String) throws(LogError) {
    try self.init(text: Array(text.utf8)[...])
  }

  init(text: ArraySlice<UInt8>) throws(LogError) {
    let lines = text.split(separator: 0x0A, omittingEmptySubsequences: false)
    guard lines.count == 4, lines[3].isEmpty else { throw .checkpointText }
    guard VerifierKey.isOrigin(lines[0]) else { throw .origin }
    guard let size = Decimal.value(lines[1]), let bytes = Base64.bytes(lines[2]),
      let root = SHA256Digest(bytes)
    else { throw .checkpointText }
    self.init(origin: String(decoding: lines[0], as: UTF8.self), size: size, root: root)
  }

  /// This checkpoint as a signed note.
  ///
  /// - Parameters:
  ///   - publicKey: the log's public key, 32 bytes.
  ///   - sign: makes the Ed25519 signature, 64 bytes, of the bytes that it is given.
  /// - Throws: ``LogError/otherLog`` if the key does not belong to this checkpoint's log,
  ///   ``LogError/keyOrSignatureLength``, and what `sign` throws.
  public func signed(
    publicKey: [UInt8], sign: ([UInt8]) throws -> [UInt8]
  ) throws -> SignedCheckpoint {
    let key = try VerifierKey(publicKey: publicKey)
    guard key.origin == origin else { throw LogError.otherLog }
    let signature = try sign(Array(text.utf8))
    guard signature.count == SignedCheckpoint.signatureByteCount else {
      throw LogError.keyOrSignatureLength
    }
    return SignedCheckpoint(checkpoint: self, keyID: key.keyID, signature: signature)
  }
}

/// Whole numbers in decimal, one spelling for each: no sign, no leading zero, no spaces.
enum Decimal {
  static func value(_ text: some Collection<UInt8>) -> UInt64? {
    guard text.count == 1 || text.first != UInt8(ascii: "0"),
      text.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return nil }
    return UInt64(String(decoding: text, as: UTF8.self))
  }
}
