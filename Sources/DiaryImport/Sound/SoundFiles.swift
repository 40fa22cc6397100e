internal import DiaryModel

/// FLAC (RFC 9639): blocks about the sound, then the sound.
enum FLACFile {
  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    var position: Int64 = 4
    while file.step() {
      let head = file.read(at: position, count: 4)
      guard let type = head.uint8(at: 0), let length = head.uint24(at: 1) else { return }
      let body = Extent(from: position + 4, to: position + 4 + Int64(length))
      switch type & 0x7F {
      case 0:
        // Twenty bits of samples a second, and thirty-six of samples, zero if not known.
        let bytes = file.read(body, count: 18)
        guard let bits = bytes.uint64(at: 10) else { return }
        list.add(durationOf: bits & 0xF_FFFF_FFFF, perSecond: bits >> 44)
      case 4:
        VorbisComment.read(file.read(body, count: 64 << 10), into: &list)
      default:
        break
      }
      guard type & 0x80 == 0 else { return }
      position = body.end
    }
  }
}

/// AMR and AMR-WB (RFC 4867, section 5): frames of 20 milliseconds, each with its own length.
enum AMRFile {
  /// The longest file that is counted, in bytes: over twenty minutes at the highest rate.
  private static let longest: Int64 = 2 << 20

  static func read(
    _ file: inout BoundedBytes<some ByteSource>, wide: Bool, into list: inout FactList
  ) {
    guard file.length <= longest else { return }
    let sizes =
      wide
      ? [17, 23, 32, 36, 40, 46, 50, 58, 60, 5, -1, -1, -1, -1, 0, 0]
      : [12, 13, 15, 17, 19, 20, 26, 31, 5, -1, -1, -1, -1, -1, -1, 0]
    let start = wide ? 9 : 6
    let bytes = file.read(at: 0, count: Int(longest))
    guard Int64(bytes.count) == file.length else { return }
    var position = start
    var frames: UInt64 = 0
    while position < bytes.count {
      let size = sizes[Int(bytes[position] >> 3 & 15)]
      guard size >= 0, position + 1 + size <= bytes.count else { return }
      position += 1 + size
      frames += 1
    }
    list.add(durationOf: frames, perSecond: 50)
  }
}

/// MP3 (ISO/IEC 11172-3, layer III), with the counts of frames that encoders put into the first.
///
/// Without such a count the length would be a guess, and none is given.
enum MP3File {
  struct Frame {
    let samples: UInt32
    let rate: UInt32
    let size: Int
    /// How far behind the header the count of frames stands, if there is one.
    let sideBytes: Int
  }

  /// What a frame's header of four bytes says; missing if it is none of layer III.
  static func frame(_ header: UInt32?) -> Frame? {
    guard let header, header >> 21 == 0x7FF else { return nil }
    let version = header >> 19 & 3
    let rateIndex = Int(header >> 12 & 15)
    let frequencyIndex = Int(header >> 10 & 3)
    guard version != 1, header >> 17 & 3 == 1, (1...14).contains(rateIndex), frequencyIndex < 3
    else { return nil }
    let first = version == 3
    let kilobits =
      first
      ? [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320][rateIndex]
      : [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160][rateIndex]
    let rate = [44_100, 48_000, 32_000][frequencyIndex] / (first ? 1 : version == 2 ? 2 : 4)
    let mono = header >> 6 & 3 == 3
    return Frame(
      samples: first ? 1_152 : 576, rate: UInt32(rate),
      size: (first ? 144 : 72) * kilobits * 1_000 / rate + Int(header >> 9 & 1),
      sideBytes: first ? (mono ? 17 : 32) : (mono ? 9 : 17))
  }

  /// Where the sound begins: after an ID3v2 tag, if there is one.
  static func start(of file: inout BoundedBytes<some ByteSource>) -> Int64 {
    let head = file.read(at: 0, count: 10)
    guard head.holds("ID3"), let size = head.uint32(at: 6), size & 0x8080_8080 == 0 else {
      return 0
    }
    // Four times seven bits.
    let length =
      size & 0x7F | size >> 1 & 0x3F80 | size >> 2 & 0x1F_C000 | size >> 3 & 0xFE0_0000
    let footer: Int64 = head[5] & 0x10 == 0 ? 0 : 10
    return 10 + Int64(length) + footer
  }

  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    let start = start(of: &file)
    let bytes = file.read(at: start, count: 64)
    guard let frame = frame(bytes.uint32(at: 0)) else { return }
    let mark = 4 + frame.sideBytes
    var frames: UInt32?
    if bytes.holds("Xing", at: mark) || bytes.holds("Info", at: mark) {
      guard let flags = bytes.uint32(at: mark + 4), flags & 1 == 1 else { return }
      frames = bytes.uint32(at: mark + 8)
    } else if bytes.holds("VBRI", at: 36) {
      frames = bytes.uint32(at: 50)
    }
    guard let frames else { return }
    list.add(
      durationOf: UInt64(frames) * UInt64(frame.samples), perSecond: UInt64(frame.rate))
  }
}
