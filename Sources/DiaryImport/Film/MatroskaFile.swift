internal import DiaryModel

/// Matroska and WebM (RFC 9559), which are made of EBML elements (RFC 8794).
///
/// Read are the elements `Info` and `Tracks`, as far as they stand before the first cluster.
enum MatroskaFile {
  /// The type by the document type in the first element: WebM, or Matroska.
  static func isWebM(_ file: inout BoundedBytes<some ByteSource>) -> Bool {
    var position: Int64 = 0
    let whole = file.whole
    guard let head = Element.next(at: &position, in: whole, of: &file), head.id == 0x1A45_DFA3
    else { return false }
    return Element.all(in: head.body, of: &file)
      .first { $0.id == 0x4282 }
      .map { file.read($0.body, count: 8).holds("webm") } ?? false
  }

  static func read(
    _ file: inout BoundedBytes<some ByteSource>, into list: inout FactList
  ) -> ISOFilm.Tracks {
    var tracks = ISOFilm.Tracks()
    var position: Int64 = 0
    let whole = file.whole
    while let element = Element.next(at: &position, in: whole, of: &file) {
      guard element.id == 0x1853_8067 else { continue }
      var inner = element.body.start
      while let part = Element.next(at: &inner, in: element.body, of: &file) {
        switch part.id {
        case 0x1549_A966: header(part.body, of: &file, into: &list)
        case 0x1654_AE6B: entries(part.body, of: &file, into: &list, tracks: &tracks)
        case 0x1F43_B675: return tracks
        default: break
        }
      }
      return tracks
    }
    return tracks
  }

  private static func header(
    _ extent: Extent, of file: inout BoundedBytes<some ByteSource>, into list: inout FactList
  ) {
    // Nanoseconds in one unit of the duration.
    var scale: UInt64 = 1_000_000
    var duration: Double?
    for element in Element.all(in: extent, of: &file) {
      let bytes = file.read(element.body, count: 1_024)
      switch element.id {
      case 0x2AD7B1:
        scale = bytes.unsigned(at: 0, width: bytes.count) ?? scale
      case 0x4489:
        duration =
          bytes.count == 4
          ? bytes.uint32(at: 0).map { Double(Float(bitPattern: $0)) }
          : bytes.count == 8 ? bytes.uint64(at: 0).map(Double.init(bitPattern:)) : nil
      case 0x4461:
        // Nanoseconds since the beginning of 2001, UTC.
        guard bytes.count == 8, let value = bytes.uint64(at: 0) else { break }
        let seconds = Int64(bitPattern: value) / 1_000_000_000 + 978_307_200
        list.add(taken: FileTime(secondsSince1970: seconds), from: "Matroska DateUTC")
      case 0x7BA9: list.add(.title, PlainWords.text(bytes))
      case 0x5741: list.add(.software, PlainWords.text(bytes))
      default: break
      }
    }
    guard let duration, duration > 0 else { return }
    let milliseconds = duration * Double(scale) / 1_000_000
    guard milliseconds < 1e12 else { return }
    list.add(durationOf: UInt64(milliseconds.rounded()), perSecond: 1_000)
  }

  private static func entries(
    _ extent: Extent, of file: inout BoundedBytes<some ByteSource>, into list: inout FactList,
    tracks: inout ISOFilm.Tracks
  ) {
    for entry in Element.all(in: extent, of: &file) where entry.id == 0xAE {
      let parts = Element.all(in: entry.body, of: &file)
      guard let type = parts.first(where: { $0.id == 0x83 }) else { continue }
      switch file.read(type.body, count: 1).uint8(at: 0) {
      case 1:
        tracks.hasPicture = true
        guard let video = parts.first(where: { $0.id == 0xE0 }) else { continue }
        var sides: [UInt32: UInt64] = [:]
        for element in Element.all(in: video.body, of: &file)
        where element.id == 0xB0 || element.id == 0xBA {
          let bytes = file.read(element.body, count: 8)
          sides[element.id] = bytes.unsigned(at: 0, width: bytes.count)
        }
        list.add(width: sides[0xB0] ?? 0, height: sides[0xBA] ?? 0)
      case 2:
        tracks.hasSound = true
      default:
        break
      }
    }
  }

  /// An identifier of one to four bytes, a length of one to eight, and a body.
  private struct Element {
    let id: UInt32
    let body: Extent

    static func next(
      at position: inout Int64, in extent: Extent, of file: inout BoundedBytes<some ByteSource>
    ) -> Element? {
      guard position >= extent.start, position < extent.end, file.step() else { return nil }
      let rest = Extent(from: position, to: extent.end)
      let head = file.read(rest, count: 12)
      guard let first = head.uint8(at: 0), first.leadingZeroBitCount < 4 else { return nil }
      let idWidth = first.leadingZeroBitCount + 1
      guard let id = head.unsigned(at: 0, width: idWidth), let mark = head.uint8(at: idWidth),
        mark != 0
      else { return nil }
      let width = mark.leadingZeroBitCount + 1
      guard let marked = head.unsigned(at: idWidth, width: width) else { return nil }
      let mask = UInt64.max >> UInt64(64 - 7 * width)
      // All ones means that the length is not known: up to the end.
      let wanted = marked & mask == mask ? UInt64(rest.length) : marked & mask
      let header = UInt64(idWidth + width)
      guard let after = rest.rest(at: header) else { return nil }
      let length = min(wanted, UInt64(after.length))
      position = after.start + Int64(length)
      return Element(
        id: UInt32(truncatingIfNeeded: id), body: Extent(from: after.start, to: position))
    }

    static func all(
      in extent: Extent, of file: inout BoundedBytes<some ByteSource>
    ) -> [Element] {
      var elements: [Element] = []
      var position = extent.start
      while let element = next(at: &position, in: extent, of: &file) { elements.append(element) }
      return elements
    }
  }
}
