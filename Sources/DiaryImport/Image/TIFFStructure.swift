/// The directories of tags that TIFF files, and EXIF inside other files, are made of (TIFF 6.0).
///
/// | bytes  | content                                       |
/// |--------|-----------------------------------------------|
/// | 0 ..< 2 | `II` little-endian or `MM` big-endian        |
/// | 2 ..< 4 | 42                                           |
/// | 4 ..< 8 | where the first directory is, from byte 0 on |
struct TIFFStructure {
  /// The bytes that all offsets count from.
  let extent: Extent
  let order: ByteOrder
  /// Where the first directory is.
  let first: UInt32

  init?(in extent: Extent, of file: inout BoundedBytes<some ByteSource>) {
    let header = file.read(extent, count: 8)
    if header.holds("II") {
      order = .little
    } else if header.holds("MM") {
      order = .big
    } else {
      return nil
    }
    guard header.uint16(at: 2, order) == 42, let first = header.uint32(at: 4, order) else {
      return nil
    }
    self.extent = extent
    self.first = first
  }

  /// One directory: tags with where their values are.
  struct Directory {
    fileprivate struct Entry {
      let type: UInt16
      let count: UInt32
      /// The last four bytes of the entry: the value itself, or where it is.
      let field: ArraySlice<UInt8>
    }

    fileprivate var entries: [UInt16: Entry] = [:]
  }

  /// The most tags that are looked at in one directory; cameras write fewer than a hundred.
  private static let mostEntries = 512

  /// The directory at `offset`; one that is cut off keeps its whole entries.
  func directory(
    at offset: UInt32, of file: inout BoundedBytes<some ByteSource>
  ) -> Directory? {
    guard offset >= 8, let rest = extent.rest(at: UInt64(offset)),
      let count = file.read(rest, count: 2).uint16(at: 0, order), let body = rest.rest(at: 2)
    else { return nil }
    let bytes = file.read(body, count: min(Int(count), Self.mostEntries) * 12)
    var directory = Directory()
    for start in stride(from: 0, to: bytes.count - 11, by: 12) {
      guard file.step(), let tag = bytes.uint16(at: start, order),
        let type = bytes.uint16(at: start + 2, order),
        let count = bytes.uint32(at: start + 4, order)
      else { break }
      guard directory.entries[tag] == nil else { continue }
      directory.entries[tag] = .init(
        type: type, count: count, field: bytes[start + 8..<start + 12])
    }
    return directory
  }

  /// The first whole number of a tag of type BYTE, SHORT or LONG.
  func number(_ tag: UInt16, in directory: Directory) -> UInt32? {
    guard let entry = directory.entries[tag], entry.count >= 1 else { return nil }
    switch entry.type {
    case 1: return entry.field.uint8(at: 0).map(UInt32.init)
    case 3: return entry.field.uint16(at: 0, order).map(UInt32.init)
    case 4, 13: return entry.field.uint32(at: 0, order)
    default: return nil
    }
  }

  /// The characters of a tag of type ASCII, without the zero bytes and spaces at the end.
  func characters(
    _ tag: UInt16, in directory: Directory, of file: inout BoundedBytes<some ByteSource>
  ) -> [UInt8]? {
    guard let entry = directory.entries[tag], entry.type == 2, entry.count > 0 else { return nil }
    var bytes: [UInt8]
    if entry.count <= 4 {
      bytes = Array(entry.field.prefix(Int(entry.count)))
    } else {
      guard let offset = entry.field.uint32(at: 0, order),
        let extent = extent.part(at: UInt64(offset), count: UInt64(entry.count))
      else { return nil }
      // Four bytes for each scalar that can be shown, and some for blanks.
      bytes = file.read(extent, count: 1_024)
    }
    bytes = Array(bytes.prefix { $0 != 0 })
    while bytes.last == 0x20 { bytes.removeLast() }
    return bytes.isEmpty ? nil : bytes
  }

  /// Three rationals as degrees, minutes and seconds; missing if one of them divides by zero.
  func angle(
    _ tag: UInt16, in directory: Directory, of file: inout BoundedBytes<some ByteSource>
  ) -> Double? {
    guard let entry = directory.entries[tag], entry.type == 5, entry.count == 3,
      let offset = entry.field.uint32(at: 0, order),
      let extent = extent.part(at: UInt64(offset), count: 24)
    else { return nil }
    let bytes = file.read(extent)
    var value = 0.0
    for (place, unit) in [1.0, 60, 3_600].enumerated() {
      guard let above = bytes.uint32(at: place * 8, order),
        let below = bytes.uint32(at: place * 8 + 4, order), below != 0
      else { return nil }
      let part = Double(above) / Double(below)
      guard place == 0 || part < 60 else { return nil }
      value += part / unit
    }
    return value
  }
}
