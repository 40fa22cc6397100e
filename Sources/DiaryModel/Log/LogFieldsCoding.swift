/// The stored form of an entry's fields, one after the other in the order given.
///
/// For each field:
///
/// | length | content |
/// |---|---|
/// | 1 | length of the name in bytes, 1 to 64 |
/// | as said | the name |
/// | 4 | length of the value in bytes, highest byte first |
/// | as said | the value, UTF-8 as typed |
///
/// The two fields `kind` = `note` and `account` = `é` (two bytes of UTF-8) are these 27 bytes:
///
/// ```
/// 04 6B696E64 00000004 6E6F7465
/// 07 6163636F756E74 00000002 C3A9
/// ```
///
/// Nothing hashes this form: an entry's hash is made of its commitments, see ``EntryHashing``.
public enum LogFieldsCoding {
  /// The stored form of `fields`.
  ///
  /// - Throws: ``LogError/noFields`` or ``LogError/repeatedField``.
  public static func encode(_ fields: [LogField]) throws(LogError) -> [UInt8] {
    try fields.checkNames()
    var bytes: [UInt8] = []
    bytes.reserveCapacity(
      fields.reduce(0) { $0 + 5 + $1.name.utf8.count + $1.value.utf8.count })
    for field in fields {
      bytes.append(UInt8(field.name.utf8.count))
      bytes += field.name.utf8
      bytes.appendBigEndian(UInt32(field.value.utf8.count))
      bytes += field.value.utf8
    }
    return bytes
  }

  /// The fields of a stored form, which must be exact to the last byte.
  ///
  /// - Throws: ``LogError/storedFields(at:)`` if it breaks off or holds what is not UTF-8,
  ///   ``LogError/fieldName``, ``LogError/repeatedField`` or ``LogError/noFields``.
  public static func decode(_ bytes: [UInt8]) throws(LogError) -> [LogField] {
    var rest = bytes[...]
    var fields: [LogField] = []
    while !rest.isEmpty {
      let nameLength = Int(bigEndianBytes: try take(1, from: &rest))
      let name = try text(try take(nameLength, from: &rest))
      let valueLength = Int(bigEndianBytes: try take(4, from: &rest))
      let value = try text(try take(valueLength, from: &rest))
      fields.append(try LogField(name: name, value: value))
    }
    try fields.checkNames()
    return fields
  }

  private static func take(
    _ count: Int, from rest: inout ArraySlice<UInt8>
  ) throws(LogError) -> ArraySlice<UInt8> {
    guard rest.count >= count else { throw .storedFields(at: rest.startIndex) }
    let taken = rest.prefix(count)
    rest = rest.dropFirst(count)
    return taken
  }

  private static func text(_ bytes: ArraySlice<UInt8>) throws(LogError) -> String {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw .storedFields(at: bytes.startIndex)
    }
    return text
  }
}
