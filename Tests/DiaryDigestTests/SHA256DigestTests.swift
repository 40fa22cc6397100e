import DiaryDigest
import Testing

struct SHA256DigestTests {
  // FIPS 180-4's examples, from NIST's "Examples with Intermediate Values" (SHA256.pdf and
  // SHA2_Additional.pdf), and the empty message of NIST CAVP (SHA256ShortMsg.rsp).
  static let published: [(message: [UInt8], digest: String)] = [
    ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    ([0xBD], "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b"),
    (
      [0xC9, 0x8C, 0x8E, 0x55], "7abc22c0ae5af26ce93dbb94433a0e0b2e119d014f8e7f65bd56c61ccccd9504"
    ),
    (
      [UInt8](repeating: 0, count: 1_000_000),
      "d29751f2649b32ff572b5e0a9f541ea660a50f94ff0beedfb0b692b924cc8025"
    ),
    (
      [UInt8](repeating: 0x61, count: 1_000_000),
      "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    ),
  ]

  @Test(arguments: published.indices)
  func `a published message has its published digest`(number: Int) {
    let (message, digest) = Self.published[number]
    #expect(SHA256Digest(hashing: message).hex == digest)
  }

  @Test(arguments: [1, 7, 63, 64, 65, 1000])
  func `a message in pieces has the digest of the whole`(piece: Int) {
    for (message, digest) in Self.published {
      var stream = SHA256Stream()
      for start in stride(from: 0, to: message.count, by: max(piece, message.count / 2000)) {
        let end = min(start + max(piece, message.count / 2000), message.count)
        stream.update(Array(message[start..<end]))
      }
      #expect(stream.finish().hex == digest)
    }
  }

  @Test func `a stream goes on after its digest was asked for`() {
    var stream = SHA256Stream()
    stream.update(Array("ab".utf8))
    let early = stream.finish()
    stream.update(Array("c".utf8))
    #expect(early == SHA256Digest(hashing: "ab"))
    #expect(stream.finish() == SHA256Digest(hashing: "abc"))
  }

  @Test func `text is hashed as its own bytes, whatever looks the same`() {
    let composed = "caf\u{E9}"
    let decomposed = "cafe\u{301}"
    #expect(composed == decomposed)
    #expect(SHA256Digest(hashing: composed) != SHA256Digest(hashing: decomposed))
    #expect(SHA256Digest(hashing: composed) == SHA256Digest(hashing: Array(composed.utf8)))
  }

  @Test func `a digest comes back from its digits and from its bytes`() throws {
    let digest = SHA256Digest(hashing: "abc")
    #expect(SHA256Digest(hex: digest.hex) == digest)
    #expect(SHA256Digest(digest.bytes) == digest)
    #expect(digest.withUnsafeBytes { SHA256Digest($0) } == digest)
    #expect("\(digest)" == digest.hex)
  }

  @Test(arguments: [
    "", "ba78", String(repeating: "a", count: 63), String(repeating: "a", count: 66),
    String(repeating: "A", count: 64), String(repeating: "g", count: 64),
    " " + String(repeating: "a", count: 63),
  ])
  func `what is not 64 lower-case digits is no digest`(hex: String) {
    #expect(SHA256Digest(hex: hex) == nil)
  }

  @Test(arguments: [0, 31, 33]) func `other lengths than 32 bytes are no digest`(count: Int) {
    #expect(SHA256Digest([UInt8](repeating: 0, count: count)) == nil)
  }

  @Test func `digests sort as their bytes do`() {
    let digests = (0..<500).map { SHA256Digest(hashing: "\($0)") }
    let byBytes = digests.sorted { $0.bytes.lexicographicallyPrecedes($1.bytes) }
    #expect(digests.sorted() == byBytes)
    #expect(Set(digests + byBytes).count == 500)
  }

  @Test func `a digest takes 32 bytes in a list`() {
    #expect(MemoryLayout<SHA256Digest>.stride == 32)
  }
}
