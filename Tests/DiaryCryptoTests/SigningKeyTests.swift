import DiaryCrypto
import DiarySecret
import Foundation
import Testing

struct SigningKeyTests {
  /// Wycheproof's `ed25519_test.json`; see `Vectors/ed25519/SOURCES.md`.
  struct Wycheproof: Decodable {
    var numberOfTests: Int
    var testGroups: [Group]
    struct Group: Decodable {
      var publicKey: Key
      var tests: [Case]
    }
    struct Key: Decodable { var pk: String }
    struct Case: Decodable {
      var tcId: Int
      var msg: String
      var sig: String
      var result: String
    }
  }

  struct SignedNote: Decodable {
    var seed: String
    var publicKey: String
    var text: String
    var signature: String
  }

  static func vector<Value: Decodable>(_ name: String, as type: Value.Type) throws -> Value {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
    return try JSONDecoder().decode(
      type, from: Data(contentsOf: folder.appending(path: "Vectors/ed25519/\(name)")))
  }

  static func bytes(_ hex: String) throws -> [UInt8] {
    var rest = hex[...]
    var bytes: [UInt8] = []
    while !rest.isEmpty {
      bytes.append(try #require(UInt8(rest.prefix(2), radix: 16)))
      rest = rest.dropFirst(2)
    }
    return bytes
  }

  struct NoKey: Error {}

  static func secret(_ bytes: [UInt8]) -> SecretBytes {
    SecretBytes(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  // What cannot be copied cannot go through `#require`.
  static func key(seed: borrowing SecretBytes) throws -> SigningKey {
    guard let key = SigningKey(seed: seed) else { throw NoKey() }
    return key
  }

  @Test func `every published signature is judged as published`() throws {
    let file = try Self.vector("ed25519_test.json", as: Wycheproof.self)
    var judged = 0
    for group in file.testGroups {
      let publicKey = try Self.bytes(group.publicKey.pk)
      for each in group.tests {
        let verdict = SigningKey.verify(
          signature: try Self.bytes(each.sig), message: try Self.bytes(each.msg),
          publicKey: publicKey)
        #expect(verdict == (each.result == "valid"), "case \(each.tcId)")
        judged += 1
      }
    }
    #expect(judged == 151)
    #expect(file.numberOfTests == 151)
  }

  // RFC 8032 section 7.1, tests 1 to 3.
  static let published: [(seed: String, publicKey: String, message: String, signature: String)] = [
    (
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
    ),
    (
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    ),
    (
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    ),
  ]

  @Test(arguments: published)
  func `a published seed makes the published key and signature`(
    seed: String, publicKey: String, message: String, signature: String
  ) throws {
    let key = try Self.key(seed: Self.secret(try Self.bytes(seed)))
    let message = try Self.bytes(message)
    let made = (publicKey: key.publicKey, signature: key.sign(message))
    #expect(made.publicKey == (try Self.bytes(publicKey)))
    #expect(made.signature == (try Self.bytes(signature)))
    #expect(
      SigningKey.verify(signature: made.signature, message: message, publicKey: made.publicKey))
  }

  @Test func `a checkpoint is signed as an independent program signs it`() throws {
    let note = try Self.vector("checkpoint.json", as: SignedNote.self)
    let key = try Self.key(seed: Self.secret(try Self.bytes(note.seed)))
    let made = (publicKey: key.publicKey, signature: key.sign(Array(note.text.utf8)))
    #expect(made.publicKey == (try Self.bytes(note.publicKey)))
    #expect(made.signature == (try Self.bytes(note.signature)))
  }

  @Test(arguments: [0, 31, 33, 64]) func `a seed of another length makes no key`(count: Int) {
    #expect(throws: NoKey.self) {
      _ = try Self.key(seed: Self.secret([UInt8](repeating: 1, count: count)))
    }
  }

  @Test func `a signature does not hold for another message, key or length`() throws {
    let key = try Self.key(seed: SigningKey.newSeed())
    let other = try Self.key(seed: SigningKey.newSeed())
    let message = Array("three lines".utf8)
    let signature = key.sign(message)
    let publicKey = key.publicKey
    let otherKey = other.publicKey
    func holds(_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool {
      SigningKey.verify(signature: signature, message: message, publicKey: publicKey)
    }
    #expect(holds(signature, message, publicKey))
    #expect(!holds(signature, message + [0], publicKey))
    #expect(!holds(signature, message, otherKey))
    #expect(!holds(signature + [0], message, publicKey))
    #expect(!holds(signature, message, publicKey.dropLast()))
    for bit in 0..<512 {
      var broken = signature
      broken[bit / 8] ^= 1 << (bit % 8)
      #expect(!holds(broken, message, publicKey), "bit \(bit)")
    }
  }

  @Test func `two new seeds make two keys`() throws {
    let one = try Self.key(seed: SigningKey.newSeed())
    let two = try Self.key(seed: SigningKey.newSeed())
    let keys = [one.publicKey, two.publicKey]
    #expect(keys[0] != keys[1])
  }
}
