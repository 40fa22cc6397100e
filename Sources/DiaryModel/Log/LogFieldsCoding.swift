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
    try bytes.withUnsafeBufferPointer { (bytes) throws(LogError) in
      try decode(UnsafeRawBufferPointer(bytes))
    }
  }

  /// The fields of a stored form that lies somewhere in memory.
  ///
  /// - Parameters:
  ///   - bytes: the stored form, whole.
  ///   - isWanted: told the bytes of a name; fields that are not wanted are passed over without
  ///     being looked at.
  /// - Throws: as for an array.
  public static func decode(
    _ bytes: UnsafeRawBufferPointer,
    where isWanted: (UnsafeRawBufferPointer) -> Bool = { _ in true }
  ) throws(LogError) -> [LogField] {
    var fields: [LogField] = []
    fields.reserveCapacity(24)
    var place = 0
    while place < bytes.count {
      let nameLength = Int(bigEndianBytes: try take(1, from: bytes, at: &place))
      let name = try take(nameLength, from: bytes, at: &place)
      let valueLength = Int(bigEndianBytes: try take(4, from: bytes, at: &place))
      let value = try take(valueLength, from: bytes, at: &place)
      guard isWanted(UnsafeRawBufferPointer(rebasing: name)) else { continue }
      fields.append(try LogField(name: try text(name), value: try text(value)))
    }
    try fields.checkNames()
    return fields
  }

  private static func take(
    _ count: Int, from bytes: UnsafeRawBufferPointer, at place: inout Int
  ) throws(LogError) -> Slice<UnsafeRawBufferPointer> {
    guard bytes.count - place >= count else { throw .storedFields(at: place) }
    defer { place += count }
    return bytes[place..<place + count]
  }

  private static func text(_ slice: Slice<UnsafeRawBufferPointer>) throws(LogError) -> String {
    let bytes = UnsafeRawBufferPointer(rebasing: slice)
    // Decoding mends what is no UTF-8, and then the bytes differ. This is several times faster than
    // the initialiser that validates, which takes any encoding.
    var text = String(decoding: bytes, as: UTF8.self)
    let isAsWritten = text.withUTF8 { $0.elementsEqual(bytes) }
    guard isAsWritten else { throw .storedFields(at: slice.startIndex) }
    return text
  }
}
