/// MP4, QuickTime and 3GP films and recordings (ISO/IEC 14496-12; QuickTime File Format).
enum ISOFilm {
  /// Which kinds of track there are.
  struct Tracks {
    var hasPicture = false
    var hasSound = false
  }

  /// Adds what the `moov` box says, wherever in the file it stands.
  static func read(
    _ file: inout BoundedBytes<some ByteSource>, into list: inout FactList
  ) -> Tracks {
    var tracks = Tracks()
    let whole = file.whole
    guard let film = ISOBox.first("moov", in: whole, of: &file) else { return tracks }
    let boxes = ISOBox.all(in: film.body, of: &file)
    var created: FileTime?
    for box in boxes {
      switch box.type {
      case "mvhd": created = created ?? header(box.body, of: &file, into: &list)
      case "trak": track(box.body, of: &file, into: &list, tracks: &tracks)
      default: break
      }
    }
    // What the phone wrote for people comes before what is in the film's own clock: it has the
    // offset, and it stays when a film is cut or sent on.
    var words = FilmWords()
    for box in boxes where box.type == "meta" { words.readMeta(box.body, of: &file) }
    for box in boxes where box.type == "udta" { words.readUserData(box.body, of: &file) }
    words.add(to: &list)
    list.add(taken: created, from: "film header, creation time (UTC)")
    return tracks
  }

  /// The creation time of `mvhd`; adds the duration.
  private static func header(
    _ extent: Extent, of file: inout BoundedBytes<some ByteSource>, into list: inout FactList
  ) -> FileTime? {
    let bytes = file.read(extent, count: 32)
    let created: UInt64?
    let scale: UInt32?
    let length: UInt64?
    let unknown: UInt64
    switch bytes.uint8(at: 0) {
    case 0:
      created = bytes.uint32(at: 4).map(UInt64.init)
      scale = bytes.uint32(at: 12)
      length = bytes.uint32(at: 16).map(UInt64.init)
      unknown = UInt64(UInt32.max)
    case 1:
      created = bytes.uint64(at: 4)
      scale = bytes.uint32(at: 20)
      length = bytes.uint64(at: 24)
      unknown = .max
    default:
      return nil
    }
    if let scale, let length, length != unknown {
      list.add(durationOf: length, perSecond: UInt64(scale))
    }
    // Seconds since 1904. Zero means none; a time before 1970 is one that was counted from 1970
    // by mistake, and which of the two was meant is not known.
    guard let created, created <= UInt64(Int64.max) else { return nil }
    return FileTime(secondsSince1970: Int64(created) - 2_082_844_800)
  }

  private static func track(
    _ extent: Extent, of file: inout BoundedBytes<some ByteSource>, into list: inout FactList,
    tracks: inout Tracks
  ) {
    var size: (UInt32, UInt32)?
    var kind: String?
    for box in ISOBox.all(in: extent, of: &file) {
      switch box.type {
      case "tkhd":
        let bytes = file.read(box.body, count: 96)
        let start = bytes.uint8(at: 0) == 1 ? 88 : 76
        guard let width = bytes.uint32(at: start), let height = bytes.uint32(at: start + 4) else {
          break
        }
        // Whole pixels are in the upper half.
        size = (width >> 16, height >> 16)
      case "mdia":
        guard let handler = ISOBox.first("hdlr", in: box.body, of: &file) else { break }
        kind = file.read(handler.body, count: 12).fourCharacters(at: 8)
      default:
        break
      }
    }
    switch kind {
    case "vide":
      tracks.hasPicture = true
      if let size { list.add(width: size.0, height: size.1) }
    case "soun":
      tracks.hasSound = true
    default:
      break
    }
  }
}
