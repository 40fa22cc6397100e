import DiaryDigest
import Testing

@testable import DiaryModel

struct LogCheckpointTests {
  let publicKey = [UInt8](repeating: 5, count: 32)

  func signed(size: UInt64 = 7) throws -> (VerifierKey, SignedCheckpoint) {
    let key = try VerifierKey(publicKey: publicKey)
    let checkpoint = Checkpoint(of: key, size: size, root: SHA256Digest(hashing: "root"))
    return (
      key,
      try checkpoint.signed(publicKey: publicKey) {
        StandInSignature.sign($0, publicKey: publicKey)
      }
    )
  }

  @Test func `a note has the bytes that another program wrote`() throws {
    let vector = try LogVectors.note()
    let key = try VerifierKey(publicKey: try LogVectors.bytes(vector.publicKey))
    #expect(key.origin == vector.origin)
    #expect(Hexadecimal.text(key.keyID) == vector.keyID)
    #expect(key.text == vector.vkey)
    #expect(try VerifierKey(vector.vkey) == key)
    let checkpoint = Checkpoint(of: key, size: 3, root: try LogVectors.digest(vector.root))
    #expect(checkpoint.text == vector.text)
    #expect(try Checkpoint(text: vector.text) == checkpoint)
    let note = try checkpoint.signed(publicKey: key.publicKey) { message in
      #expect(message == Array(vector.text.utf8))
      return try LogVectors.bytes(vector.signature)
    }
    #expect(note.note == vector.note)
    #expect(try SignedCheckpoint(note: vector.note) == note)
  }

  @Test func `the root of the note is that of the first three entries hashed elsewhere`() throws {
    let cases = try LogVectors.read("entry-hash.json", as: LogEntryTests.File.self).cases
    var frontier = MerkleFrontier()
    for vector in cases.prefix(3) { frontier.append(try LogVectors.digest(vector.leafHash)) }
    #expect(frontier.root.hex == (try LogVectors.note().root))
  }

  @Test func `what is handed to the verifier is signature, text and key`() throws {
    let vector = try LogVectors.note()
    let note = try SignedCheckpoint(noteBytes: Array(vector.note.utf8))
    var asked: [[UInt8]] = []
    try note.verify(with: try VerifierKey(vector.vkey)) { signature, message, publicKey in
      asked = [signature, message, publicKey]
      return true
    }
    let expected = [
      try LogVectors.bytes(vector.signature), Array(vector.text.utf8),
      try LogVectors.bytes(vector.publicKey),
    ]
    #expect(asked == expected)
  }

  @Test func `a note changed in any one character is refused`() throws {
    let (key, note) = try signed()
    try note.verify(with: key, using: StandInSignature.verifies)
    for changed in singleCharacterMutations(note.note) {
      #expect(throws: LogError.self, "\(changed)") {
        try SignedCheckpoint(note: changed)
          .verify(with: key, using: StandInSignature.verifies)
      }
    }
  }

  @Test func `a verifier key changed in any one character is refused`() throws {
    let (key, _) = try signed()
    for changed in singleCharacterMutations(key.text) {
      #expect(throws: LogError.self, "\(changed)") { try VerifierKey(changed) }
    }
  }

  @Test func `a verifier key that another log's name was put on is refused`() throws {
    let key = try VerifierKey(publicKey: publicKey)
    let other = try VerifierKey(publicKey: [UInt8](repeating: 6, count: 32))
    let parts = key.text.split(separator: "+", maxSplits: 2)
    let others = other.text.split(separator: "+", maxSplits: 2)
    #expect(throws: LogError.verifierKeyMismatch) {
      try VerifierKey("\(others[0])+\(parts[1])+\(parts[2])")
    }
    #expect(throws: LogError.verifierKeyMismatch) {
      try VerifierKey("\(parts[0])+\(others[1])+\(parts[2])")
    }
    #expect(throws: LogError.keyOrSignatureLength) { try VerifierKey(publicKey: [1]) }
  }

  @Test(arguments: [
    "tally/00000000000000000000000000000000\n1\n",
    "tally/00000000000000000000000000000000\n1\n\(root)",
    "tally/00000000000000000000000000000000\n1\n\(root)\nmore\n",
    "tally/00000000000000000000000000000000\n01\n\(root)\n",
    "tally/00000000000000000000000000000000\n+1\n\(root)\n",
    "tally/00000000000000000000000000000000\n-1\n\(root)\n",
    "tally/00000000000000000000000000000000\n\n\(root)\n",
    "tally/00000000000000000000000000000000\n1 \n\(root)\n",
    "tally/00000000000000000000000000000000\n18446744073709551616\n\(root)\n",
    "tally/00000000000000000000000000000000\n\u{661}\n\(root)\n",
    "tally/00000000000000000000000000000000\n1\n\(root.dropLast())\n",
    "tally/00000000000000000000000000000000\n1\n\(root.dropLast(2))B=\n",
    "tally/00000000000000000000000000000000\n1\nAAAA\n",
    "tally/0000000000000000000000000000000\n1\n\(root)\n",
    "tally/0000000000000000000000000000000G\n1\n\(root)\n",
    "other/00000000000000000000000000000000\n1\n\(root)\n",
    "tally/00000000000000000000000000000000\r\n1\n\(root)\n",
  ])
  func `three lines of another form are refused`(text: String) {
    #expect(throws: LogError.self) { try Checkpoint(text: text) }
  }

  static let root = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="

  @Test func `three lines of the right form are read`() throws {
    let text = "tally/00000000000000000000000000000000\n0\n\(Self.root)\n"
    let checkpoint = try Checkpoint(text: text)
    #expect(checkpoint.size == 0)
    #expect(checkpoint.root.bytes == [UInt8](repeating: 0, count: 32))
    #expect(checkpoint.text == text)
  }

  @Test func `exactly one signature of the key is needed, and others may stand beside it`() throws {
    let (key, note) = try signed()
    let lines = note.note.split(separator: "\n", omittingEmptySubsequences: false)
    let ours = "\(lines[4])\n"
    let witness = "— example.org/witness \(Base64.text([UInt8](repeating: 1, count: 76)))\n"
    let text = note.checkpoint.text + "\n"
    func verify(_ signatures: String) throws {
      try SignedCheckpoint(note: text + signatures)
        .verify(with: key, using: StandInSignature.verifies)
    }
    try verify(ours)
    try verify(witness + ours)
    #expect(throws: LogError.signatureCount(2)) { try verify(ours + ours) }
    #expect(throws: LogError.signatureCount(0)) { try verify(witness) }
    #expect(throws: LogError.note) { try verify("") }
    #expect(throws: LogError.note) { try verify("\n" + ours) }
    #expect(throws: LogError.note) { try verify(ours + "\n") }
    #expect(throws: LogError.note) { try verify(String(ours.dropLast())) }
    #expect(throws: LogError.note) {
      try verify(ours + String(repeating: witness, count: SignedCheckpoint.mostSignatures))
    }
  }

  @Test(arguments: ["\u{0}", "\u{1B}", "\r", "\t", "\u{7F}", "\u{85}", "\u{9B}"])
  func `a control character anywhere in a note is refused`(mark: String) throws {
    let (_, note) = try signed()
    let witness = "— example.org/wit\(mark)ness AAAAAAAA\n"
    #expect(throws: LogError.note) { try SignedCheckpoint(note: note.note + witness) }
    #expect(throws: LogError.note) { try SignedCheckpoint(note: mark + note.note) }
  }

  @Test func `bytes that are not UTF-8 are no note`() throws {
    let (_, note) = try signed()
    #expect(throws: LogError.note) {
      try SignedCheckpoint(noteBytes: Array(note.note.utf8) + [0xFF, 0x0A])
    }
  }

  @Test func `a note of another log, and another key's signature, are refused`() throws {
    let (key, note) = try signed()
    let other = try VerifierKey(publicKey: [UInt8](repeating: 6, count: 32))
    #expect(throws: LogError.otherLog) {
      try note.verify(with: other, using: StandInSignature.verifies)
    }
    #expect(throws: LogError.otherLog) {
      try Checkpoint(of: other, size: 1, root: MerkleHashing.emptyRoot)
        .signed(publicKey: publicKey) { _ in [] }
    }
    #expect(throws: LogError.keyOrSignatureLength) {
      try note.checkpoint.signed(publicKey: publicKey) { _ in [1] }
    }
    let wrong = try note.checkpoint.signed(publicKey: publicKey) { _ in
      [UInt8](repeating: 0, count: 64)
    }
    #expect(throws: LogError.signature) {
      try wrong.verify(with: key, using: StandInSignature.verifies)
    }
  }

  // RFC 4648 section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `published base64 goes both ways`(plain: String, text: String) {
    #expect(Base64.text(plain.utf8) == text)
    #expect(Base64.bytes(Array(text.utf8)) == Array(plain.utf8))
  }

  @Test(arguments: [
    "Zg", "Zg=", "Zh==", "Zm9=", "Z===", "====", "A===", "Zg==Zg==", "Zm 8", "Zm8=\n", "Zm-_",
    "=Zg=",
  ])
  func `another spelling of base64 is refused`(text: String) {
    #expect(Base64.bytes(Array(text.utf8)) == nil)
  }
}

/// `text` with one character changed, added or left out, at each place.
func singleCharacterMutations(_ text: String) -> [String] {
  var mutations: [String] = []
  let scalars = Array(text.unicodeScalars)
  func add(_ changed: [Unicode.Scalar]) {
    var string = String.UnicodeScalarView()
    string.append(contentsOf: changed)
    mutations.append(String(string))
  }
  for place in scalars.indices {
    for replacement in ["A", "b", "0", "1", "=", " ", "+"] as [Unicode.Scalar]
    where scalars[place] != replacement {
      var changed = scalars
      changed[place] = replacement
      add(changed)
    }
    var shorter = scalars
    shorter.remove(at: place)
    add(shorter)
    add(scalars[..<place] + [scalars[place]] + scalars[place...])
  }
  return mutations
}
