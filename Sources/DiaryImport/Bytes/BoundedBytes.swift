/// The bytes of an untrusted file, with a limit on the work that it can cause.
///
/// Whatever a file claims, reading what it says about itself ends: when a limit is used up every
/// further read is empty and every further step refused, and a reader keeps what it has by then.
struct BoundedBytes<Source: ByteSource> {
  /// The file itself, to be handed back when all is read.
  private(set) var source: Source
  /// How many bytes the file has.
  let length: Int64
  private var bytesLeft = ReadingLimits.bytes
  private var readsLeft = ReadingLimits.reads
  private var stepsLeft = ReadingLimits.steps

  init(_ source: Source) {
    self.source = source
    length = max(0, source.length)
  }

  /// The whole file.
  var whole: Extent { Extent(from: 0, to: length) }

  /// The bytes from `offset` on, at most `count`: fewer at the end of the file or of the limit.
  mutating func read(at offset: Int64, count: Int) -> [UInt8] {
    guard offset >= 0, offset < length, count > 0, readsLeft > 0, bytesLeft > 0 else { return [] }
    let wanted = min(count, bytesLeft, Int(clamping: length - offset))
    readsLeft -= 1
    bytesLeft -= wanted
    let bytes = source.read(at: offset, count: wanted)
    return bytes.count <= wanted ? bytes : Array(bytes.prefix(wanted))
  }

  /// The first bytes of `extent`, at most `count` of them.
  mutating func read(_ extent: Extent, count: Int = .max) -> [UInt8] {
    read(at: extent.start, count: min(count, Int(clamping: extent.length)))
  }

  /// Counts one more part of the file that is looked at; false when there have been too many.
  mutating func step() -> Bool {
    guard stepsLeft > 0 else { return false }
    stepsLeft -= 1
    return true
  }
}

/// How much work one file may cause.
enum ReadingLimits {
  /// Bytes read, all together.
  static let bytes = 8 << 20
  /// Calls to the source.
  static let reads = 8_192
  /// Segments, chunks, boxes, directory entries and the like, all together.
  static let steps = 4_096
  /// How deep values may lie in one another, where a format has no depth of its own.
  static let depth = 16
}
