public import DiaryDigest

/// How an entry becomes one leaf of the log's tree, so that each field can be shown or withheld.
///
/// | value | bytes |
/// |---|---|
/// | salt of a field | the first 16 of HMAC-SHA-256(key, `salt` 00 name) |
/// | commitment | SHA-256(`diary-field-v1` 00 ‖ salt ‖ u8 length of name ‖ name ‖ u32 length of value ‖ value) |
/// | decoy j | HMAC-SHA-256(key, `decoy` 00 j), j in decimal from 0 |
/// | leaf data | `diary-entry-v1` 0A ‖ commitments and decoys, sorted as bytes |
/// | leaf hash | SHA-256(00 ‖ leaf data), RFC 6962 section 2.1 |
///
/// Lengths count bytes; numbers of more than one byte have the highest byte first. Decoys are added
/// until the count is a multiple of 8. They look like commitments, and sorting hides which field
/// stands where, so a withheld field shows neither its name nor, but coarsely, that it exists.
public enum EntryHashing {
  /// The length of a salt in bytes: 16.
  public static let saltByteCount = 16

  /// The leaf data of an entry.
  ///
  /// - Throws: ``LogError/noFields`` or ``LogError/repeatedField``.
  public static func leafData(fields: [LogField], key: EntryKey) throws(LogError) -> [UInt8] {
    leafData(commitments: try commitments(fields: fields, key: key))
  }

  /// The leaf hash of an entry.
  ///
  /// - Throws: ``LogError/noFields`` or ``LogError/repeatedField``.
  public static func leafHash(fields: [LogField], key: EntryKey) throws(LogError) -> SHA256Digest {
    leafHash(commitments: try commitments(fields: fields, key: key))
  }

  /// All commitments of an entry, decoys among them, sorted as bytes.
  ///
  /// - Throws: ``LogError/noFields`` or ``LogError/repeatedField``.
  public static func commitments(
    fields: [LogField], key: EntryKey
  ) throws(LogError) -> [SHA256Digest] {
    try fields.checkNames()
    let keyed = key.withUnsafeBytes { HMACSHA256(key: $0) }
    let count = (fields.count + 7) / 8 * 8
    var all: [SHA256Digest] = []
    all.reserveCapacity(count)
    for field in fields {
      all.append(commitment(of: field, salt: code("salt", field.name, keyed)))
    }
    for number in 0..<(count - fields.count) {
      all.append(code("decoy", String(number), keyed))
    }
    all.sort()
    return all
  }

  /// The leaf hash over commitments that are sorted already.
  public static func leafHash(commitments: [SHA256Digest]) -> SHA256Digest {
    MerkleHashing.leaf(leafData(commitments: commitments))
  }

  /// The salt of the field called `name`, 16 bytes; it is handed over with a field that is shown.
  public static func salt(name: String, key: EntryKey) -> [UInt8] {
    let keyed = key.withUnsafeBytes { HMACSHA256(key: $0) }
    return code("salt", name, keyed).withUnsafeBytes { Array($0.prefix(saltByteCount)) }
  }

  /// The commitment to a field.
  ///
  /// - Throws: ``LogError/fieldName`` or ``LogError/fieldLength`` if there can be no such field.
  /// - Precondition: `salt` has 16 bytes.
  public static func commitment(
    name: String, value: String, salt: [UInt8]
  ) throws(LogError) -> SHA256Digest {
    let field = try LogField(name: name, value: value)
    return salt.withUnsafeBytes { commitment(of: field, salt: $0) }
  }

  /// The decoy with this number, counted from 0.
  public static func decoy(_ number: Int, key: EntryKey) -> SHA256Digest {
    code("decoy", String(number), key.withUnsafeBytes { HMACSHA256(key: $0) })
  }

  private static func leafData(commitments: [SHA256Digest]) -> [UInt8] {
    let title = "diary-entry-v1\n"
    var data: [UInt8] = []
    data.reserveCapacity(title.utf8.count + commitments.count * SHA256Digest.byteCount)
    data += title.utf8
    for commitment in commitments {
      commitment.withUnsafeBytes { data.append(contentsOf: $0) }
    }
    return data
  }

  private static func commitment(of field: LogField, salt: SHA256Digest) -> SHA256Digest {
    salt.withUnsafeBytes {
      commitment(of: field, salt: UnsafeRawBufferPointer(rebasing: $0[..<saltByteCount]))
    }
  }

  private static func commitment(
    of field: LogField, salt: UnsafeRawBufferPointer
  ) -> SHA256Digest {
    precondition(salt.count == saltByteCount, "a salt has 16 bytes")
    var stream = SHA256Stream()
    withScratch { scratch in
      scratch.append("diary-field-v1\u{0}")
      scratch.append(salt)
      scratch.append(UInt8(field.name.utf8.count))
      scratch.append(field.name)
      withUnsafeBytes(of: UInt32(field.value.utf8.count).bigEndian) { scratch.append($0) }
      stream.update(scratch.bytes)
    }
    // The value goes in by itself, so that no second copy of it is left behind in memory.
    var value = field.value
    value.withUTF8 { stream.update(UnsafeRawBufferPointer($0)) }
    return stream.finish()
  }

  private static func code(_ purpose: String, _ name: String, _ keyed: HMACSHA256) -> SHA256Digest {
    withScratch { scratch in
      scratch.append(purpose)
      scratch.append(0)
      scratch.append(name)
      return keyed.code(for: scratch.bytes)
    }
  }

  private static func withScratch<Result>(_ body: (inout Scratch) -> Result) -> Result {
    // 15 + 16 + 1 + 64 + 4 bytes are the most that is put together here.
    withUnsafeTemporaryAllocation(byteCount: 128, alignment: 8) { space in
      var scratch = Scratch(space: space)
      return body(&scratch)
    }
  }

  /// A short message on the stack: this runs for every field of every entry.
  private struct Scratch {
    let space: UnsafeMutableRawBufferPointer
    var count = 0

    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(rebasing: space[..<count]) }

    mutating func append(_ byte: UInt8) {
      space[count] = byte
      count += 1
    }

    mutating func append(_ bytes: UnsafeRawBufferPointer) {
      UnsafeMutableRawBufferPointer(rebasing: space[count...]).copyMemory(from: bytes)
      count += bytes.count
    }

    mutating func append(_ text: String) {
      var text = text
      text.withUTF8 { append(UnsafeRawBufferPointer($0)) }
    }
  }
}
