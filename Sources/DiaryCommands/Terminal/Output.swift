import Glibc

/// An open file that text is written to.
///
/// A reader that has left (`EPIPE`) is no error to shout about: the rest is dropped, and
/// ``failure`` tells. `SIGPIPE` has to be ignored for that.
struct Output {
  let descriptor: Int32
  /// The `errno` of the write that failed; nothing is written after it.
  private(set) var failure: Int32?

  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  var isTerminal: Bool { isatty(descriptor) == 1 }

  mutating func write(_ text: String) {
    guard failure == nil, !text.isEmpty else { return }
    var text = text
    failure = text.withUTF8 { Self.write(UnsafeRawBufferPointer($0), to: descriptor) }
  }

  private static func write(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> Int32? {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = Glibc.write(
        descriptor, UnsafeRawBufferPointer(rebasing: rest).baseAddress, rest.count)
      if written >= 0 {
        rest = rest.dropFirst(written)
        continue
      }
      switch errno {
      case EINTR: continue
      case EAGAIN:
        // Another program has made the shared terminal non-blocking.
        var ready = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&ready, 1, 1000)
      case let code: return code
      }
    }
    return nil
  }
}
