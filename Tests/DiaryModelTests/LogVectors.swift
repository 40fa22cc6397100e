import DiaryDigest
import Foundation
import Testing

@testable import DiaryModel

/// The files in `Vectors`, and what the tests of the log share.
enum LogVectors {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Vectors")

  static func read<Value: Decodable>(_ path: String, as type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: Data(contentsOf: folder.appending(path: path)))
  }

  /// `checkpoint.json`: a signed note that another program made.
  struct Note: Decodable {
    var publicKey: String
    var origin: String
    var keyID: String
    var vkey: String
    var root: String
    var text: String
    var signature: String
    var note: String
  }

  static func note() throws -> Note { try read("checkpoint.json", as: Note.self) }

  static func digest(_ hex: String) throws -> SHA256Digest {
    try #require(SHA256Digest(hex: hex))
  }

  static func bytes(_ hex: String) throws -> [UInt8] {
    try #require(Hexadecimal.bytes(hex))
  }

  /// Leaf hashes of no meaning, all different.
  static func leaves(_ count: Int) -> [SHA256Digest] {
    (0..<count).map { MerkleHashing.leaf(Array("leaf \($0)".utf8)) }
  }
}

/// Stands for Ed25519 where the model is tested, which has no keys: whoever holds the public key
/// can sign.
///
/// It is as sensitive to each bit of key, message and signature as the real one.
enum StandInSignature {
  static func sign(_ message: [UInt8], publicKey: [UInt8]) -> [UInt8] {
    let half = hmacSHA256(key: publicKey, message: message).bytes
    return half + SHA256Digest(hashing: half).bytes
  }

  static func verifies(_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool {
    signature == sign(message, publicKey: publicKey)
  }
}

/// RFC 6962 section 2.1 word for word: slow, recursive, and with nothing in common with ours.
enum PlainMerkle {
  static func root(_ leaves: ArraySlice<SHA256Digest>) -> SHA256Digest {
    guard leaves.count > 1 else { return leaves.first ?? SHA256Digest(hashing: []) }
    let split = leaves.startIndex + split(leaves.count)
    return SHA256Digest(
      hashing: [1] + root(leaves[..<split]).bytes + root(leaves[split...]).bytes)
  }

  static func path(_ index: Int, _ leaves: ArraySlice<SHA256Digest>) -> [SHA256Digest] {
    guard leaves.count > 1 else { return [] }
    let k = split(leaves.count)
    let split = leaves.startIndex + k
    return index < k
      ? path(index, leaves[..<split]) + [root(leaves[split...])]
      : path(index - k, leaves[split...]) + [root(leaves[..<split])]
  }

  static func proof(_ older: Int, _ leaves: ArraySlice<SHA256Digest>) -> [SHA256Digest] {
    subproof(older, leaves, true)
  }

  private static func subproof(
    _ m: Int, _ leaves: ArraySlice<SHA256Digest>, _ isWhole: Bool
  ) -> [SHA256Digest] {
    if m == leaves.count { return isWhole ? [] : [root(leaves)] }
    let k = split(leaves.count)
    let split = leaves.startIndex + k
    return m <= k
      ? subproof(m, leaves[..<split], isWhole) + [root(leaves[split...])]
      : subproof(m - k, leaves[split...], false) + [root(leaves[..<split])]
  }

  private static func split(_ count: Int) -> Int {
    var k = 1
    while k * 2 < count { k *= 2 }
    return k
  }
}
