import DiaryDigest
import Testing

@testable import DiaryModel

struct LogEntryTests {
  /// `entry-hash.json`: entries hashed by another program.
  struct File: Decodable { var cases: [Case] }
  struct Case: Decodable, CustomTestStringConvertible, Sendable {
    var title: String
    var key: String
    var fields: [Field]
    var decoys: [String]
    var leafData: String
    var leafHash: String
    var stored: String
    var testDescription: String { title }

    func logFields() throws -> [LogField] {
      try fields.map { try LogField(name: $0.name, value: $0.value) }
    }
    func entryKey() throws -> EntryKey { try EntryKey(try LogVectors.bytes(key)) }
  }
  struct Field: Decodable, Sendable {
    var name: String
    var value: String
    var salt: String
    var commitment: String
  }

  static let cases = (try? LogVectors.read("entry-hash.json", as: File.self).cases) ?? []

  @Test func `all entries hashed elsewhere are at hand`() {
    #expect(Self.cases.count == 8)
  }

  @Test(arguments: cases)
  func `an entry has the hashes that another program computed`(vector: Case) throws {
    let key = try vector.entryKey()
    let fields = try vector.logFields()
    for field in vector.fields {
      let salt = EntryHashing.salt(name: field.name, key: key)
      #expect(Hexadecimal.text(salt) == field.salt)
      #expect(
        try EntryHashing.commitment(name: field.name, value: field.value, salt: salt).hex
          == field.commitment)
    }
    for (number, decoy) in vector.decoys.enumerated() {
      #expect(EntryHashing.decoy(number, key: key).hex == decoy)
    }
    let data = try EntryHashing.leafData(fields: fields, key: key)
    #expect(Hexadecimal.text(data) == vector.leafData)
    #expect(try EntryHashing.leafHash(fields: fields, key: key).hex == vector.leafHash)
  }

  @Test(arguments: cases)
  func `the stored form is the one that another program wrote, and comes back`(vector: Case) throws
  {
    let fields = try vector.logFields()
    let stored = try LogFieldsCoding.encode(fields)
    #expect(Hexadecimal.text(stored) == vector.stored)
    #expect(try LogFieldsCoding.decode(stored) == fields)
  }

  @Test(arguments: 1...24) func `decoys fill to a multiple of eight`(count: Int) throws {
    let key = try EntryKey([UInt8](repeating: 9, count: 32))
    let fields = try (0..<count).map { try LogField(name: "f\($0)", value: "") }
    let commitments = try EntryHashing.commitments(fields: fields, key: key)
    #expect(commitments.count == (count + 7) / 8 * 8)
    #expect(Set(commitments).count == commitments.count)
    #expect(commitments == commitments.sorted())
    for decoy in 0..<(commitments.count - count) {
      #expect(commitments.contains(EntryHashing.decoy(decoy, key: key)))
    }
    #expect(!commitments.contains(EntryHashing.decoy(commitments.count - count, key: key)))
  }

  @Test func `the order of the fields changes the stored form and not the hash`() throws {
    let key = try EntryKey([UInt8](repeating: 9, count: 32))
    let fields = try (0..<5).map { try LogField(name: "f\($0)", value: "\($0)") }
    let turned = Array(fields.reversed())
    #expect(
      try EntryHashing.leafHash(fields: fields, key: key)
        == EntryHashing.leafHash(fields: turned, key: key))
    #expect(try LogFieldsCoding.encode(fields) != LogFieldsCoding.encode(turned))
  }

  @Test func `name, value, key and a moved border each change the leaf hash`() throws {
    let key = try EntryKey([UInt8](repeating: 9, count: 32))
    let other = try EntryKey([UInt8](repeating: 8, count: 32))
    func hash(_ pairs: [(String, String)], _ key: EntryKey) throws -> SHA256Digest {
      try EntryHashing.leafHash(
        fields: pairs.map { try LogField(name: $0.0, value: $0.1) }, key: key)
    }
    let hashes = [
      try hash([("ab", "cd")], key), try hash([("abc", "d")], key), try hash([("a", "bcd")], key),
      try hash([("ab", "ce")], key), try hash([("ab", "cd"), ("x", "")], key),
      try hash([("ab", "cd")], other), try hash([("ab", "")], key),
    ]
    #expect(Set(hashes).count == hashes.count)
  }

  @Test func `a value of a megabyte is stored, comes back and is committed to`() throws {
    let key = try EntryKey([UInt8](repeating: 9, count: 32))
    let long = String(repeating: "é", count: 500_000) + "\n"
    let field = try LogField(name: "account", value: long)
    let stored = try LogFieldsCoding.encode([field])
    #expect(stored.count == 1 + 7 + 4 + 1_000_001)
    #expect(try LogFieldsCoding.decode(stored) == [field])
    let salt = EntryHashing.salt(name: "account", key: key)
    let message =
      Array("diary-field-v1\u{0}".utf8) + salt + [7] + Array("account".utf8)
      + [0x00, 0x0F, 0x42, 0x41] + Array(long.utf8)
    #expect(
      try EntryHashing.commitment(name: "account", value: long, salt: salt)
        == SHA256Digest(hashing: message))
  }

  @Test(arguments: [
    "", "Kind", "a b", "é", "a\u{0}", "a\n", "kind+", "ｋ", String(repeating: "n", count: 65),
  ])
  func `what is not a name is refused`(name: String) {
    #expect(throws: LogError.fieldName) { try LogField(name: name, value: "") }
  }

  @Test func `an entry needs a field, and no name twice`() throws {
    let key = try EntryKey([UInt8](repeating: 9, count: 32))
    let one = try LogField(name: "a", value: "1")
    let two = try LogField(name: "a", value: "2")
    #expect(throws: LogError.noFields) { try EntryHashing.leafHash(fields: [], key: key) }
    #expect(throws: LogError.noFields) { try LogFieldsCoding.encode([]) }
    #expect(throws: LogError.noFields) { try LogFieldsCoding.decode([]) }
    #expect(throws: LogError.repeatedField) {
      try EntryHashing.leafHash(fields: [one, two], key: key)
    }
    #expect(throws: LogError.repeatedField) { try LogFieldsCoding.encode([one, two]) }
    let twice = try LogFieldsCoding.encode([one]) + LogFieldsCoding.encode([two])
    #expect(throws: LogError.repeatedField) { try LogFieldsCoding.decode(twice) }
  }

  @Test func `a stored form cut anywhere inside a field does not come back`() throws {
    let fields = try [("kind", "note"), ("account", "é")].map {
      try LogField(name: $0.0, value: $0.1)
    }
    let stored = try LogFieldsCoding.encode(fields)
    // The worked example of the type's documentation.
    #expect(Hexadecimal.text(stored) == "046b696e64000000046e6f7465076163636f756e7400000002c3a9")
    for length in 1..<stored.count where length != 13 {
      #expect(throws: LogError.self) { try LogFieldsCoding.decode(Array(stored[..<length])) }
    }
    #expect(throws: LogError.storedFields(at: 28)) {
      try LogFieldsCoding.decode(stored + [1])
    }
    var notText = stored
    notText[stored.count - 1] = 0x28
    #expect(throws: LogError.storedFields(at: stored.count - 2)) {
      try LogFieldsCoding.decode(notText)
    }
  }

  @Test func `fields are equal only byte for byte`() throws {
    let composed = try LogField(name: "a", value: "\u{E9}")
    let decomposed = try LogField(name: "a", value: "e\u{301}")
    #expect(composed.value == decomposed.value)
    #expect(composed != decomposed)
  }

  @Test func `an entry key does not print its bytes`() throws {
    let key = try EntryKey([UInt8](repeating: 0xAB, count: 32))
    var dumped = ""
    dump(key, to: &dumped)
    for text in ["\(key)", String(reflecting: key), dumped, "\([key])"] {
      #expect(text.contains("an entry key"))
      #expect(!text.contains("171") && !text.lowercased().contains("abab"))
    }
    #expect(throws: LogError.entryKey) { try EntryKey([UInt8](repeating: 1, count: 31)) }
    #expect(key.bytes == [UInt8](repeating: 0xAB, count: 32))
  }
}
