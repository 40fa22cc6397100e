/// A stretch of a file: the bytes from ``start`` up to, but not including, ``end``.
struct Extent: Equatable {
  let start: Int64
  let end: Int64

  /// The stretch from `start` to `end`; empty if they are the wrong way round.
  init(from start: Int64, to end: Int64) {
    self.start = max(0, start)
    self.end = max(self.start, end)
  }

  var length: Int64 { end - start }

  /// The `count` bytes that begin `offset` bytes into this stretch.
  ///
  /// Missing if any of them lies outside, whatever the numbers are.
  func part(at offset: UInt64, count: UInt64) -> Extent? {
    let available = UInt64(length)
    guard offset <= available, count <= available - offset else { return nil }
    let first = start + Int64(offset)
    return Extent(from: first, to: first + Int64(count))
  }

  /// All that is left from `offset` bytes into this stretch on; missing if that lies outside.
  func rest(at offset: UInt64) -> Extent? {
    guard offset <= UInt64(length) else { return nil }
    return Extent(from: start + Int64(offset), to: end)
  }
}
