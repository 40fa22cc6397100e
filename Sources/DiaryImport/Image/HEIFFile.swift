/// HEIC, HEIF and AVIF (ISO/IEC 23008-12): items that one `meta` box lists.
///
/// Read are the size of the primary item (`pitm`, `iprp`) and the first item of type `Exif`
/// (`iinf`, `iloc`). Items that are built from others or lie in several parts are passed over.
enum HEIFFile {
  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    let whole = file.whole
    guard let meta = ISOBox.first("meta", in: whole, of: &file), let body = meta.body.rest(at: 4)
    else { return }
    let boxes = ISOBox.all(in: body, of: &file)
    func box(_ type: String) -> Extent? { boxes.first { $0.type == type }?.body }

    if let item = box("iinf").flatMap({ exifItem(in: $0, of: &file) }),
      let table = box("iloc").map({ file.read($0, count: 256 << 10) }),
      let extent = place(of: item, in: table, data: box("idat"), of: &file)
    {
      // Four bytes say how far behind them the TIFF structure begins (annex A.2.1).
      if let skip = file.read(extent, count: 4).uint32(at: 0),
        let structure = extent.rest(at: 4 + UInt64(skip))
      {
        Exif.read(structure, of: &file, turning: .byContainer, into: &list)
      }
    }
    if let primary = box("pitm").flatMap({ primaryItem(in: $0, of: &file) }),
      let properties = box("iprp"),
      let size = size(of: primary, in: properties, of: &file)
    {
      list.add(width: size.0, height: size.1)
    }
  }

  private static func primaryItem(
    in extent: Extent, of file: inout BoundedBytes<some ByteSource>
  ) -> UInt32? {
    let bytes = file.read(extent, count: 8)
    guard let version = bytes.uint8(at: 0) else { return nil }
    return version == 0 ? bytes.uint16(at: 4).map(UInt32.init) : bytes.uint32(at: 4)
  }

  /// The number of the first item of type `Exif`.
  private static func exifItem(
    in extent: Extent, of file: inout BoundedBytes<some ByteSource>
  ) -> UInt32? {
    guard let version = file.read(extent, count: 1).uint8(at: 0),
      let entries = extent.rest(at: version == 0 ? 6 : 8)
    else { return nil }
    var position = entries.start
    while let box = ISOBox.next(at: &position, in: entries, of: &file) {
      guard box.type == "infe" else { continue }
      let bytes = file.read(box.body, count: 14)
      switch bytes.uint8(at: 0) {
      case 2 where bytes.holds("Exif", at: 8): return bytes.uint16(at: 4).map(UInt32.init)
      case 3 where bytes.holds("Exif", at: 10): return bytes.uint32(at: 4)
      default: continue
      }
    }
    return nil
  }

  /// Where item `wanted` lies, by the table of the `iloc` box (ISO/IEC 14496-12, 8.11.3).
  private static func place(
    of wanted: UInt32, in table: [UInt8], data: Extent?,
    of file: inout BoundedBytes<some ByteSource>
  ) -> Extent? {
    guard let version = table.uint8(at: 0), version <= 2, let widths = table.uint16(at: 4) else {
      return nil
    }
    let offsetWidth = Int(widths >> 12)
    let lengthWidth = Int(widths >> 8 & 15)
    let baseWidth = Int(widths >> 4 & 15)
    let indexWidth = version == 0 ? 0 : Int(widths & 15)
    guard [offsetWidth, lengthWidth, baseWidth, indexWidth].allSatisfy({ [0, 4, 8].contains($0) })
    else { return nil }
    let numberWidth = version < 2 ? 2 : 4
    guard let count = table.unsigned(at: 6, width: numberWidth) else { return nil }
    var position = 6 + numberWidth
    for _ in 0..<min(count, UInt64(ReadingLimits.steps)) {
      guard file.step(), let number = table.unsigned(at: position, width: numberWidth) else {
        return nil
      }
      position += numberWidth
      var method: UInt16 = 0
      if version > 0 {
        guard let bits = table.uint16(at: position) else { return nil }
        method = bits & 15
        position += 2
      }
      guard let reference = table.uint16(at: position),
        let base = table.unsigned(at: position + 2, width: baseWidth),
        let parts = table.uint16(at: position + 2 + baseWidth)
      else { return nil }
      position += 4 + baseWidth
      if number == UInt64(wanted) {
        guard reference == 0, parts == 1,
          let offset = table.unsigned(at: position + indexWidth, width: offsetWidth),
          let length = table.unsigned(at: position + indexWidth + offsetWidth, width: lengthWidth)
        else { return nil }
        let (start, overflow) = base.addingReportingOverflow(offset)
        guard !overflow, let container = method == 0 ? file.whole : method == 1 ? data : nil else {
          return nil
        }
        // A length of zero means all that follows.
        return length == 0
          ? container.rest(at: start) : container.part(at: start, count: length)
      }
      position += Int(parts) * (indexWidth + offsetWidth + lengthWidth)
    }
    return nil
  }

  /// The size that the properties of item `wanted` give.
  private static func size(
    of wanted: UInt32, in extent: Extent, of file: inout BoundedBytes<some ByteSource>
  ) -> (UInt32, UInt32)? {
    let boxes = ISOBox.all(in: extent, of: &file)
    guard let container = boxes.first(where: { $0.type == "ipco" })?.body else { return nil }
    let properties = ISOBox.all(in: container, of: &file)
    for box in boxes where box.type == "ipma" {
      let table = file.read(box.body, count: 256 << 10)
      for index in indices(of: wanted, in: table, of: &file) {
        guard properties.indices.contains(index - 1) else { continue }
        let property = properties[index - 1]
        guard property.type == "ispe" else { continue }
        let bytes = file.read(property.body, count: 12)
        guard let width = bytes.uint32(at: 4), let height = bytes.uint32(at: 8) else { continue }
        return (width, height)
      }
    }
    return nil
  }

  /// The numbers, counted from 1, of the properties that an `ipma` box gives to item `wanted`.
  private static func indices(
    of wanted: UInt32, in table: [UInt8], of file: inout BoundedBytes<some ByteSource>
  ) -> [Int] {
    guard let version = table.uint8(at: 0), let flags = table.uint8(at: 3),
      let count = table.uint32(at: 4)
    else { return [] }
    let numberWidth = version < 1 ? 2 : 4
    let indexWidth = flags & 1 == 1 ? 2 : 1
    var position = 8
    for _ in 0..<min(count, UInt32(ReadingLimits.steps)) {
      guard file.step(), let number = table.unsigned(at: position, width: numberWidth),
        let uses = table.uint8(at: position + numberWidth)
      else { return [] }
      position += numberWidth + 1
      if number == UInt64(wanted) {
        return (0..<Int(uses)).compactMap { use in
          // The highest bit says that the property must be understood.
          table.unsigned(at: position + use * indexWidth, width: indexWidth)
            .map { Int($0 & (indexWidth == 2 ? 0x7FFF : 0x7F)) }
        }
      }
      position += Int(uses) * indexWidth
    }
    return []
  }
}
