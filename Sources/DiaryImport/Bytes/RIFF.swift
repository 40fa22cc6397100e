/// Chunks of RIFF files (Microsoft, 1991): type, length in little-endian, body, and a byte more
/// where the length is odd.
enum RIFF {
  /// Calls `body` with the type and the extent of each chunk after the first twelve bytes.
  ///
  /// A chunk that would pass the end of the file is cut there.
  static func forEachChunk<Source: ByteSource>(
    of file: inout BoundedBytes<Source>,
    _ body: (String, Extent, inout BoundedBytes<Source>) -> Void
  ) {
    let whole = Extent(from: 12, to: file.length)
    forEachChunk(in: whole, of: &file, body)
  }

  /// The same for the chunks in `extent`.
  static func forEachChunk<Source: ByteSource>(
    in extent: Extent, of file: inout BoundedBytes<Source>,
    _ body: (String, Extent, inout BoundedBytes<Source>) -> Void
  ) {
    var position = extent.start
    while position < extent.end, file.step() {
      let head = file.read(at: position, count: 8)
      guard let type = head.fourCharacters(at: 0), let length = head.uint32(at: 4, .little) else {
        return
      }
      let start = position + 8
      body(type, Extent(from: start, to: min(start + Int64(length), extent.end)), &file)
      position = start + Int64(length) + Int64(length & 1)
    }
  }
}
