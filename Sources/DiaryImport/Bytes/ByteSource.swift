internal import Glibc

/// Random access to the bytes of an untrusted file.
public protocol ByteSource {
  /// How many bytes there are; never negative.
  var length: Int64 { get }

  /// The bytes from `offset` on, at most `count` of them.
  ///
  /// Shorter at the end of the file and where reading fails; never longer.
  mutating func read(at offset: Int64, count: Int) -> [UInt8]
}

/// The bytes of a file that is already in memory.
public struct BytesInMemory: ByteSource, Sendable {
  private let bytes: [UInt8]

  /// A source that reads from `bytes`.
  public init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  public var length: Int64 { Int64(bytes.count) }

  public func read(at offset: Int64, count: Int) -> [UInt8] {
    guard offset >= 0, offset < length, count > 0 else { return [] }
    let start = Int(offset)
    return Array(bytes[start..<start + min(count, bytes.count - start)])
  }
}

/// The bytes behind an open descriptor, read in place with `pread(2)`.
///
/// The descriptor stays the caller's to close, and its own position does not move.
public struct DescriptorBytes: ByteSource, Sendable {
  private let descriptor: Int32
  public let length: Int64

  /// A source that reads from `descriptor`.
  ///
  /// - Parameters:
  ///   - descriptor: a file that can be read at any place: not a pipe.
  ///   - length: how many bytes of it to offer; below zero counts as zero.
  public init(descriptor: Int32, length: Int64) {
    self.descriptor = descriptor
    self.length = max(0, length)
  }

  public func read(at offset: Int64, count: Int) -> [UInt8] {
    guard offset >= 0, offset < length, count > 0 else { return [] }
    let wanted = Int(min(Int64(count), length - offset))
    return [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
      guard let base = buffer.baseAddress else { return }
      while filled < wanted {
        let got = pread(descriptor, base + filled, wanted - filled, off_t(offset) + filled)
        if got < 0, errno == EINTR { continue }
        guard got > 0 else { return }
        filled += got
      }
    }
  }
}
