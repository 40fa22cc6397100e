internal import DiaryDigest
internal import Glibc

/// A new file that is hashed while it is written.
final class OutputFile {
  /// What is known of a file once it is written.
  struct Written: Equatable {
    var sha256: String
    var bytes: Int64
  }

  private var descriptor: Int32
  private var digest = SHA256Stream()
  private var bytes: Int64 = 0

  /// Makes a file that only its owner may read; nothing may stand at `path`.
  init(_ path: String) throws(PackError) {
    descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw PackError(errno: errno) }
  }

  deinit {
    if descriptor >= 0 { Glibc.close(descriptor) }
  }

  /// Writes all of `buffer`.
  func write(_ buffer: UnsafeRawBufferPointer) throws(PackError) {
    digest.update(buffer)
    var rest = buffer
    while let base = rest.baseAddress, !rest.isEmpty {
      let count = Glibc.write(descriptor, base, rest.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw PackError(errno: errno)
      }
      rest = UnsafeRawBufferPointer(rebasing: rest[count...])
    }
    bytes += Int64(buffer.count)
  }

  /// Writes `text` and empties it.
  func write(_ text: inout [UInt8]) throws(PackError) {
    var failure: PackError?
    text.withUnsafeBytes { buffer in
      do throws(PackError) { try write(buffer) } catch { failure = error }
    }
    if let failure { throw failure }
    text.removeAll(keepingCapacity: true)
  }

  /// Puts the file on the medium and closes it.
  func finish() throws(PackError) -> Written {
    guard fsync(descriptor) == 0 else { throw PackError(errno: errno) }
    let closing = descriptor
    descriptor = -1
    // Some file systems report the lack of room only here.
    guard Glibc.close(closing) == 0 else { throw PackError(errno: errno) }
    return Written(sha256: digest.finish().hex, bytes: bytes)
  }
}
