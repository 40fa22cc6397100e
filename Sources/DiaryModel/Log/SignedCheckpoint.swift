/// A checkpoint with its signature (C2SP signed-note).
///
/// ```
/// tally/<32 hex>
/// <number of entries, decimal>
/// <root, base64>
///
/// — tally/<32 hex> <base64(key ID, 4 bytes ‖ signature, 64 bytes)>
/// ```
///
/// The signature covers the three lines with their line feeds. The line that carries it starts
/// with an em dash (E2 80 94) and a space. Lines of other signers may stand beside it, as the
/// format allows; they are kept and prove nothing here.
public struct SignedCheckpoint: Hashable, Sendable {
  /// The length of a signature in bytes: 64.
  public static let signatureByteCount = 64
  /// The most signature lines that are read.
  public static let mostSignatures = 16

  /// What is signed.
  public let checkpoint: Checkpoint
  /// The whole note as it was read or made.
  public let note: String
  private let signatures: [Signature]

  private struct Signature: Hashable, Sendable {
    var name: [UInt8]
    var keyID: [UInt8]
    var bytes: [UInt8]
  }

  init(checkpoint: Checkpoint, keyID: [UInt8], signature: [UInt8]) {
    self.checkpoint = checkpoint
    note = "\(checkpoint.text)\n— \(checkpoint.origin) \(Base64.text(keyID + signature))\n"
    signatures = [Signature(name: Array(checkpoint.origin.utf8), keyID: keyID, bytes: signature)]
  }

  /// Reads a signed note.
  ///
  /// It is not yet checked: ``verify(with:using:)`` does that.
  ///
  /// - Throws: ``LogError/note`` if there is a control character beside line feeds, no empty line
  ///   after the text, no signature line or too many, or a line of another form; and what
  ///   ``Checkpoint/init(text:)`` throws.
  public init(note: String) throws(LogError) {
    guard !note.unicodeScalars.contains(where: Self.isForbidden) else { throw .note }
    let bytes = Array(note.utf8)
    guard bytes.last == 0x0A else { throw .note }
    let lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
    guard let blank = lines.firstIndex(where: \.isEmpty) else { throw .note }
    checkpoint = try Checkpoint(text: bytes[..<lines[blank].startIndex])
    let signatureLines = lines[(blank + 1)...]
    guard (1...Self.mostSignatures).contains(signatureLines.count) else { throw .note }
    var signatures: [Signature] = []
    for line in signatureLines {
      signatures.append(try Self.signature(line))
    }
    self.signatures = signatures
    self.note = note
  }

  /// Reads a signed note from the bytes of a file.
  ///
  /// - Throws: ``LogError/note`` if they are not UTF-8, and what ``init(note:)`` throws.
  public init(noteBytes: [UInt8]) throws(LogError) {
    guard let note = String(validating: noteBytes, as: UTF8.self) else { throw .note }
    try self.init(note: note)
  }

  /// Checks that the holder of `key` signed this checkpoint.
  ///
  /// - Parameters:
  ///   - key: the verifier key that was kept from before, not one that came with the note.
  ///   - verifies: whether `signature` is the Ed25519 signature of `message` by `publicKey`.
  /// - Throws: ``LogError/otherLog``, ``LogError/signatureCount(_:)`` unless exactly one signature
  ///   line is the key's, or ``LogError/signature``.
  public func verify(
    with key: VerifierKey,
    using verifies: (_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool
  ) throws(LogError) {
    guard checkpoint.origin == key.origin else { throw .otherLog }
    let ours = signatures.filter { $0.name == Array(key.origin.utf8) && $0.keyID == key.keyID }
    guard ours.count == 1 else { throw .signatureCount(ours.count) }
    guard ours[0].bytes.count == Self.signatureByteCount,
      verifies(ours[0].bytes, Array(checkpoint.text.utf8), key.publicKey)
    else { throw .signature }
  }

  private static func signature(_ line: ArraySlice<UInt8>) throws(LogError) -> Signature {
    let parts = line.split(separator: 0x20, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].elementsEqual("—".utf8), !parts[1].isEmpty,
      !parts[1].contains(UInt8(ascii: "+")), let blob = Base64.bytes(parts[2]),
      blob.count > VerifierKey.keyIDByteCount
    else { throw .note }
    return Signature(
      name: Array(parts[1]), keyID: Array(blob.prefix(VerifierKey.keyIDByteCount)),
      bytes: Array(blob.dropFirst(VerifierKey.keyIDByteCount)))
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    scalar != "\n" && scalar.properties.generalCategory == .control
  }
}
