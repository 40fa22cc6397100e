/// Boxes of the ISO base media file format (ISO/IEC 14496-12, 4.2): MP4, QuickTime, 3GP, HEIF.
struct ISOBox {
  /// Four bytes, each as the character of the same number.
  let type: String
  /// What is after the header.
  let body: Extent

  /// The box at `position` within `extent`; moves `position` behind it.
  ///
  /// A length of 0 means "to the end", of 1 that 64 bits of length follow. A box whose length is
  /// less than its header ends the reading; one that passes the end of `extent` is cut there.
  static func next(
    at position: inout Int64, in extent: Extent, of file: inout BoundedBytes<some ByteSource>
  ) -> ISOBox? {
    guard position >= extent.start, position < extent.end, file.step() else { return nil }
    let rest = Extent(from: position, to: extent.end)
    let head = file.read(rest, count: 16)
    guard let short = head.uint32(at: 0), let type = head.fourCharacters(at: 4) else { return nil }
    var header: UInt64 = 8
    var length = UInt64(short)
    if short == 0 {
      length = UInt64(rest.length)
    } else if short == 1 {
      guard let long = head.uint64(at: 8) else { return nil }
      header = 16
      length = long
    }
    guard length >= header else { return nil }
    length = min(length, UInt64(rest.length))
    guard let body = rest.part(at: header, count: length - header) else { return nil }
    position += Int64(length)
    return ISOBox(type: type, body: body)
  }

  /// All boxes in `extent`.
  static func all(
    in extent: Extent, of file: inout BoundedBytes<some ByteSource>
  ) -> [ISOBox] {
    var boxes: [ISOBox] = []
    var position = extent.start
    while let box = next(at: &position, in: extent, of: &file) { boxes.append(box) }
    return boxes
  }

  /// The first box of `type` in `extent`.
  static func first(
    _ type: String, in extent: Extent, of file: inout BoundedBytes<some ByteSource>
  ) -> ISOBox? {
    var position = extent.start
    while let box = next(at: &position, in: extent, of: &file) {
      if box.type == type { return box }
    }
    return nil
  }
}
