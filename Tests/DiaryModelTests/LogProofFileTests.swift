import DiaryDigest
import Testing

@testable import DiaryModel

struct LogProofFileTests {
  static let publicKey = [UInt8](repeating: 5, count: 32)
  /// What the file must never hold: the withheld value, and no part of an entry key.
  static let withheld = "the address of the refuge"

  /// A log of some entries; the `account` of each is withheld in what is made from it.
  struct Log {
    let key: VerifierKey
    let tree: MerkleTree
    let entries: [(fields: [LogField], key: EntryKey)]

    init(size: Int) throws {
      key = try VerifierKey(publicKey: publicKey)
      entries = try (0..<size).map { number in
        let fields = [
          ("kind", "note"), ("said", "on day \(number)\n\"quoted\" \\ caf\u{E9} \u{202E}\u{1F4D3}"),
          ("account", withheld), ("where", ""),
        ]
        return (
          try fields.map { try LogField(name: $0.0, value: $0.1) },
          try EntryKey([UInt8](repeating: UInt8(number), count: 32))
        )
      }
      tree = MerkleTree(
        leafHashes: try entries.map {
          try EntryHashing.leafHash(fields: $0.fields, key: $0.key)
        })
    }

    func checkpoint(_ size: UInt64) throws -> SignedCheckpoint {
      try Checkpoint(of: key, size: size, root: try tree.root(size: size))
        .signed(publicKey: publicKey) { StandInSignature.sign($0, publicKey: publicKey) }
    }

    func proof(_ indexes: [Int], from older: UInt64? = nil) throws -> ProofFile {
      try ProofFile(
        key: key, checkpoint: try checkpoint(tree.size),
        extends: try older.map {
          ProofFile.Extension(
            previous: try checkpoint($0),
            consistency: try tree.consistencyProof(from: $0, to: tree.size))
        },
        entries: try indexes.map {
          try ShownEntry(
            index: UInt64($0), fields: entries[$0].fields, key: entries[$0].key,
            showing: ["kind", "said", "where"],
            proof: try tree.inclusionProof(index: UInt64($0), size: tree.size))
        })
    }
  }

  func verify(_ json: String, key: VerifierKey, kept: SignedCheckpoint? = nil) throws
    -> ProofFile.Shown
  {
    try ProofFile(json: Array(json.utf8))
      .verify(key: key, kept: kept, using: StandInSignature.verifies)
  }

  @Test func `a proof file comes back from its JSON and shows what was shown`() throws {
    let log = try Log(size: 13)
    let file = try log.proof([2, 12], from: 6)
    #expect(try ProofFile(json: Array(file.json.utf8)) == file)
    let shown = try verify(file.json, key: log.key, kept: try log.checkpoint(6))
    #expect(shown.keyWasKept)
    #expect(shown.checkpoint.size == 13)
    #expect(shown.extendsKept?.size == 6)
    #expect(shown.entries.map(\.index) == [2, 12])
    #expect(shown.entries.map(\.withheldAtMost) == [5, 5])
    #expect(shown.entries[0].fields == log.entries[2].fields.filter { $0.name != "account" })
  }

  @Test func `a proof file holds neither the withheld value nor what would open it`() throws {
    let log = try Log(size: 13)
    let json = try log.proof([2, 12]).json
    #expect(json.contains("on day 2"))
    #expect(!json.contains(Self.withheld))
    for entry in [2, 12] {
      let key = log.entries[entry].key
      #expect(!json.contains(Base64.text(key.bytes)))
      #expect(!json.contains(Base64.text(EntryHashing.salt(name: "account", key: key))))
    }
    #expect(!json.unicodeScalars.contains("\u{202E}"))
  }

  @Test func `the same parts give the same text, with its members in order`() throws {
    let log = try Log(size: 1)
    let json = try log.proof([0]).json
    #expect(json == (try log.proof([0]).json))
    #expect(json.hasPrefix("{\n  \"format\": \"diary-proof/1\",\n  \"vkey\": \"tally/"))
    let salt = Base64.text(EntryHashing.salt(name: "kind", key: log.entries[0].key))
    #expect(
      json.contains(
        """
              "fields": [
                {
                  "name": "kind",
                  "value": "note",
                  "salt": "\(salt)"
                },
        """))
    #expect(json.hasSuffix("      \"proof\": []\n    }\n  ]\n}\n"))
  }

  @Test func `a proof file changed in any one character of any value is refused`() throws {
    let log = try Log(size: 5)
    let json = try log.proof([3], from: 2).json
    let kept = try log.checkpoint(2)
    _ = try verify(json, key: log.key, kept: kept)
    let bytes = Array(json.utf8)
    var tried = 0
    for place in bytes.indices where isInsideValue(place, bytes) {
      for replacement in Array("A1b=\\\"".utf8) where replacement != bytes[place] {
        var changed = bytes
        changed[place] = replacement
        #expect(throws: LogError.self, "byte \(place)") {
          let file = try ProofFile(json: changed)
          _ = try file.verify(key: log.key, kept: kept, using: StandInSignature.verifies)
        }
        tried += 1
      }
    }
    #expect(tried > 7_000)
  }

  /// Whether a byte is in a string that is no member's name.
  func isInsideValue(_ place: Int, _ bytes: [UInt8]) -> Bool {
    let line = bytes[..<place].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
    let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    let text = Array(bytes[line..<end])
    guard let quote = text.firstIndex(of: UInt8(ascii: "\"")) else { return false }
    var start = quote + 1
    if let colon = text.firstRange(of: Array("\": \"".utf8)) { start = colon.upperBound }
    guard let last = text.lastIndex(of: UInt8(ascii: "\"")) else { return false }
    return (line + start..<max(line + start, line + last)).contains(place)
  }

  @Test(arguments: [
    ("\"format\": \"diary-proof/1\",", "\"format\": \"diary-proof/1\", \"format\": \"x\","),
    ("\"index\": \"3\",", "\"index\": \"3\", \"index\": \"2\","),
    ("\"name\": \"kind\",", "\"name\": \"kind\", \"n\\u0061me\": \"kind\","),
    ("\"entries\": [", "\"entries\": [], \"entries\": ["),
  ])
  func `a member named twice is refused`(member: String, doubled: String) throws {
    let log = try Log(size: 5)
    let json = try log.proof([3]).json
    let changed = json.replacing(member, with: doubled, maxReplacements: 1)
    #expect(changed != json)
    #expect {
      try verify(changed, key: log.key)
    } throws: { error in
      if case LogError.repeatedMember = error { true } else { false }
    }
  }

  @Test(
    arguments: [
      ("\"index\": \"3\"", "\"index\": 3", nil),
      ("\"index\": \"3\"", "\"index\": \"03\"", .proofMember(.index)),
      ("\"index\": \"3\"", "\"index\": null", nil),
      ("\"index\": \"3\"", "\"index\": \"4\"", .entryNotInTree(3 + 1)),
      ("\"index\": \"3\",", "", .proofMember(.index)),
      ("\"format\": \"diary-proof/1\"", "\"format\": \"diary-proof/2\"", .proofMember(.format)),
      ("\"format\"", "\"note\": \"\", \"format\"", .proofMember(.unknown)),
      ("\"name\": \"kind\"", "\"name\": \"kind\", \"more\": \"\"", .proofMember(.unknown)),
      ("\"proof\": [", "\"proof\": \"\", \"x\": [", .proofMember(.proof)),
      ("\"value\": \"note\"", "\"value\": []", .proofMember(.value)),
      ("\"value\": \"note\"", "\"value\": \"note\\ud800\"", nil),
      ("\"value\": \"note\"", "\"value\": \"note\t\"", nil),
      ("\"value\": \"note\"", "\"value\": \"\"", .fieldNotCommitted(entry: 3)),
      ("\"name\": \"kind\"", "\"name\": \"Kind\"", .fieldName),
      ("{", "[", nil), ("{", "\u{FEFF}{", nil),
    ] as [(String, String, LogError?)])
  func `a file of another form is refused`(part: String, changed: String, fact: LogError?) throws {
    let log = try Log(size: 5)
    let json = try log.proof([3]).json
    let other = json.replacing(part, with: changed, maxReplacements: 1)
    #expect(other != json)
    #expect {
      try verify(other, key: log.key)
    } throws: { error in
      if let fact { return error as? LogError == fact }
      if case LogError.proofJSON = error { return true }
      return false
    }
  }

  @Test func `what follows the file, and what ends too early, is refused`() throws {
    let log = try Log(size: 2)
    let json = Array(try log.proof([1]).json.utf8)
    #expect(throws: LogError.proofJSON(at: json.count)) { try ProofFile(json: json + [0x7B]) }
    for length in 0..<(json.count - 1) {
      #expect(throws: LogError.self) { try ProofFile(json: Array(json[..<length])) }
    }
    let deep = [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
    #expect(throws: LogError.self) { try ProofFile(json: deep) }
  }

  @Test func `members in another order, other spaces and escapes are read alike`() throws {
    let log = try Log(size: 2)
    let file = try log.proof([1])
    let json = file.json
    let vkey = "  \"vkey\": \"\(log.key.text)\",\n"
    let moved = json.replacing(vkey, with: "").replacing(
      "{\n  \"format\"", with: "{\r\t" + vkey + "\"format\"")
    #expect(moved != json)
    #expect(try ProofFile(json: Array(moved.utf8)) == file)
    let escaped = json.replacing("\"note\"", with: "\"\\u006e\\u006Fte\"")
      .replacing("\u{1F4D3}", with: "\\ud83d\\udcd3").replacing("tally/", with: "tally\\/")
    #expect(try ProofFile(json: Array(escaped.utf8)) == file)
  }

  @Test func `previous and consistency come together or not at all`() throws {
    let log = try Log(size: 5)
    let json = try log.proof([3], from: 2).json
    #expect(throws: LogError.proofMember(.previous)) {
      try verify(json.replacing("\"previous\"", with: "\"next\""), key: log.key)
    }
    #expect(throws: LogError.proofMember(.consistency)) {
      try verify(json.replacing("\"consistency\"", with: "\"next\""), key: log.key)
    }
  }

  @Test func `entries that do not rise, and commitments out of order, are refused`() throws {
    let log = try Log(size: 5)
    let entry = try log.proof([3]).entries[0]
    let checkpoint = try log.checkpoint(5)
    for wrong in [[entry, entry], [entry] + (try log.proof([1]).entries)] {
      #expect(throws: LogError.proofMember(.entries)) {
        try ProofFile(key: log.key, checkpoint: checkpoint, entries: wrong)
      }
    }
    for commitments in [
      Array(entry.commitments.reversed()), [], entry.commitments + [entry.commitments[7]],
      Array(entry.commitments.dropLast()),
      Array(entry.commitments.dropLast()) + [entry.commitments[6]],
    ] {
      let changed = ShownEntry(
        index: 3, commitments: commitments, fields: entry.fields, proof: entry.proof)
      let file = try ProofFile(key: log.key, checkpoint: checkpoint, entries: [changed])
      #expect(throws: LogError.commitments(entry: 3)) {
        try file.verify(key: log.key, using: StandInSignature.verifies)
      }
    }
    let twice = ShownEntry(
      index: 3, commitments: entry.commitments, fields: entry.fields + entry.fields,
      proof: entry.proof)
    #expect(throws: LogError.repeatedField) {
      try ProofFile(key: log.key, checkpoint: checkpoint, entries: [twice])
        .verify(key: log.key, using: StandInSignature.verifies)
    }
  }

  @Test func `another key than the one kept is refused, and without one the result says so`() throws
  {
    let log = try Log(size: 5)
    let json = try log.proof([3]).json
    let other = try VerifierKey(publicKey: [UInt8](repeating: 6, count: 32))
    #expect(throws: LogError.otherLog) { try verify(json, key: other) }
    let shown = try ProofFile(json: Array(json.utf8))
      .verify(key: nil, using: StandInSignature.verifies)
    #expect(!shown.keyWasKept)
    #expect(shown.extendsKept == nil)
  }

  @Test func `a rewritten log does not extend the checkpoint that was kept`() throws {
    let log = try Log(size: 5)
    let kept = try Checkpoint(of: log.key, size: 2, root: SHA256Digest(hashing: "as it was"))
      .signed(publicKey: Self.publicKey) {
        StandInSignature.sign($0, publicKey: Self.publicKey)
      }
    // The file agrees with its own `previous`; the recipient's is another of the same size.
    let file = try log.proof([3], from: 2)
    _ = try file.verify(key: log.key, using: StandInSignature.verifies)
    #expect(throws: LogError.doesNotExtend) {
      try file.verify(key: log.key, kept: kept, using: StandInSignature.verifies)
    }
  }

  @Test func `a kept checkpoint from which nothing leads is told apart from a rewritten log`()
    throws
  {
    let log = try Log(size: 5)
    let file = try log.proof([3], from: 2)
    #expect(throws: LogError.noProofFromKept) {
      try file.verify(
        key: log.key, kept: try log.checkpoint(3), using: StandInSignature.verifies)
    }
    let longer = try Log(size: 8)
    #expect(throws: LogError.keptIsLater) {
      try file.verify(
        key: log.key, kept: try longer.checkpoint(8), using: StandInSignature.verifies)
    }
    for size in [0, 2, 5] as [UInt64] {
      let kept = try log.checkpoint(size)
      let shown = try file.verify(key: log.key, kept: kept, using: StandInSignature.verifies)
      #expect(shown.extendsKept == kept.checkpoint)
    }
  }
}
