internal import DiaryModel

/// Ogg (RFC 3533) with Opus (RFC 7845) or Vorbis: voice messages of several programs.
enum OggFile {
  /// The media type by the first packet.
  static func mediaType(_ file: inout BoundedBytes<some ByteSource>) -> String {
    guard let first = page(in: file.read(at: 0, count: 512), at: 0) else {
      return "application/ogg"
    }
    if first.body.holds("\u{80}theora") || first.body.holds("theora", at: 1) { return "video/ogg" }
    return first.body.holds("OpusHead") || first.body.holds("vorbis", at: 1)
      || first.body.holds("FLAC", at: 1) || first.body.holds("Speex   ")
      ? "audio/ogg" : "application/ogg"
  }

  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    let head = file.read(at: 0, count: 16 << 10)
    guard let first = page(in: head, at: 0) else { return }
    var skipped: UInt64 = 0
    let rate: UInt32?
    let comment: Int
    if first.body.holds("OpusHead") {
      skipped = UInt64(first.body.uint16(at: 10, .little) ?? 0)
      rate = 48_000
      comment = 8
    } else if first.body.holds("vorbis", at: 1) {
      rate = first.body.uint32(at: 12, .little)
      comment = 7
    } else {
      return
    }
    if let second = page(in: head, at: first.end), second.serial == first.serial,
      second.body.holds("OpusTags") || second.body.holds("vorbis", at: 1)
    {
      VorbisComment.read(second.body.dropFirst(comment), into: &list)
    }
    if let rate, let last = lastPosition(serial: first.serial, of: &file), last > skipped {
      list.add(durationOf: last - skipped, perSecond: UInt64(rate))
    }
  }

  private struct Page {
    /// What was played when the page has ended; in samples.
    let granule: UInt64
    let serial: UInt32
    let body: ArraySlice<UInt8>
    /// Where the next page begins.
    let end: Int
  }

  /// The page at `start`: 27 bytes, a table of lengths, and a body that may be cut off here.
  private static func page(in bytes: [UInt8], at start: Int) -> Page? {
    guard bytes.holds("OggS", at: start), bytes.uint8(at: start + 4) == 0,
      let granule = bytes.uint64(at: start + 6, .little),
      let serial = bytes.uint32(at: start + 14, .little), let count = bytes.uint8(at: start + 26),
      start + 27 + Int(count) <= bytes.count
    else { return nil }
    let body = start + 27 + Int(count)
    let end = body + bytes[start + 27..<body].reduce(0) { $0 + Int($1) }
    return Page(
      granule: granule, serial: serial, body: bytes[body..<min(end, bytes.count)], end: end)
  }

  /// The position at the end of the last page of the stream; pages are up to 65,307 bytes long.
  ///
  /// A page counts only if its check is right: the four letters can stand in sound as well.
  private static func lastPosition(
    serial: UInt32, of file: inout BoundedBytes<some ByteSource>
  ) -> UInt64? {
    let start = max(0, file.length - (128 << 10))
    let tail = file.read(at: start, count: 128 << 10)
    var place = tail.count - 27
    while place >= 0 {
      if tail[place] == 0x4F, let page = page(in: tail, at: place), page.serial == serial,
        page.granule < UInt64(Int64.max), page.end <= tail.count, file.step()
      {
        return isWhole(tail[place..<page.end]) ? page.granule : nil
      }
      place -= 1
    }
    return nil
  }

  /// Whether the check of a page is right: CRC-32 with the polynomial 04C11DB7, not reflected,
  /// over the page with zeros in place of the check (RFC 3533, section 6).
  private static func isWhole(_ page: ArraySlice<UInt8>) -> Bool {
    var check: UInt32 = 0
    for (place, byte) in page.enumerated() {
      check ^= UInt32((22..<26).contains(place) ? 0 : byte) << 24
      for _ in 0..<8 {
        check = check & 0x8000_0000 != 0 ? check << 1 ^ 0x04C1_1DB7 : check << 1
      }
    }
    return page.uint32(at: 22, .little) == check
  }
}

/// The comments of Vorbis, Opus and FLAC: lengths in little-endian, and text as `NAME=value`.
enum VorbisComment {
  static func read(_ bytes: some RandomAccessCollection<UInt8>, into list: inout FactList) {
    let bytes = Array(bytes)
    guard let vendor = bytes.uint32(at: 0, .little) else { return }
    var position = 4 + Int(vendor)
    guard let count = bytes.uint32(at: position, .little) else { return }
    position += 4
    var encoder: String?
    for _ in 0..<min(count, 256) {
      guard let length = bytes.uint32(at: position, .little) else { break }
      let start = position + 4
      guard Int(length) <= bytes.count - start else { break }
      position = start + Int(length)
      let parts = bytes[start..<position].split(separator: 0x3D, maxSplits: 1)
      guard parts.count == 2 else { continue }
      let value = Array(parts[1].prefix(1_024))
      switch String(latin1: parts[0].map(\.lowercased)) {
      case "title": list.add(.title, PlainWords.text(value))
      case "artist": list.add(.author, PlainWords.text(value))
      case "encoder": encoder = encoder ?? PlainWords.text(value)
      case "creation_time", "date":
        list.add(taken: FileTime(iso: value), from: "sound comment DATE")
      default: break
      }
    }
    if let encoder { list.add(.software, encoder) }
  }
}
