import DiaryDigest

/// The public half of the key that signs a log, with the log's name: what a stranger keeps.
///
/// Written as a C2SP signed-note verifier key of type Ed25519, with `01` before the public key:
///
/// ```
/// tally/<32 hex>+<8 hex of the key ID>+<base64(01 ‖ public key)>
/// ```
///
/// The name is `tally/` and the first 32 hexadecimal digits of the public key's SHA-256, so no log
/// can take another's name. The key ID is the first 4 bytes of SHA-256(name 0A 01 public key).
public struct VerifierKey: Hashable, Sendable {
  /// The length of a public key in bytes: 32.
  public static let publicKeyByteCount = 32
  /// The length of a key ID in bytes: 4.
  public static let keyIDByteCount = 4
  /// The byte for Ed25519 in signed notes.
  static let algorithm: UInt8 = 1

  /// The name of the log: `tally/` and 32 hexadecimal digits.
  public let origin: String
  /// The Ed25519 public key, 32 bytes.
  public let publicKey: [UInt8]
  /// The 4 bytes that tell a key's signature lines from others.
  public let keyID: [UInt8]

  /// The verifier key of a public key.
  ///
  /// - Throws: ``LogError/keyOrSignatureLength`` unless it has 32 bytes.
  public init(publicKey: [UInt8]) throws(LogError) {
    guard publicKey.count == Self.publicKeyByteCount else { throw .keyOrSignatureLength }
    let digest = SHA256Digest(hashing: publicKey)
    origin = "tally/" + Hexadecimal.text(digest.bytes[..<16])
    let named = Array(origin.utf8) + [0x0A, Self.algorithm] + publicKey
    keyID = Array(SHA256Digest(hashing: named).bytes[..<Self.keyIDByteCount])
    self.publicKey = publicKey
  }

  /// Reads a verifier key as written by ``text``.
  ///
  /// - Throws: ``LogError/verifierKey`` for another form, ``LogError/verifierKeyMismatch`` if the
  ///   name or the key ID does not follow from the key.
  public init(_ text: String) throws(LogError) {
    // Base64 may hold further plus signs; the name and the key ID cannot.
    let parts = Array(text.utf8)
      .split(separator: UInt8(ascii: "+"), maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, let typed = Base64.bytes(parts[2]), typed.first == Self.algorithm,
      typed.count == 1 + Self.publicKeyByteCount
    else { throw .verifierKey }
    try self.init(publicKey: Array(typed.dropFirst()))
    guard self.text.utf8.elementsEqual(text.utf8) else { throw .verifierKeyMismatch }
  }

  /// The verifier key as text.
  public var text: String {
    "\(origin)+\(Hexadecimal.text(keyID))+\(Base64.text([Self.algorithm] + publicKey))"
  }

  /// Whether `name` has the form of a log's name.
  static func isOrigin(_ name: some Collection<UInt8>) -> Bool {
    name.count == 38 && name.starts(with: "tally/".utf8)
      && name.dropFirst(6).allSatisfy { "0123456789abcdef".utf8.contains($0) }
  }
}
