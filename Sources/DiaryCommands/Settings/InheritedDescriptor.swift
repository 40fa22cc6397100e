import Glibc

/// An open descriptor that whoever started the program handed to it, by its number.
///
/// A number can also be one that the program opened itself since, such as the diary's own file; to
/// write a recovery sheet there would destroy it. What we open closes at `exec`, what is handed
/// over cannot, so the two are told apart.
struct InheritedDescriptor {
  let number: Int32

  /// Checks that descriptor `number` was handed over.
  ///
  /// - Throws: ``CommandError/badValue(option:)`` with `option` if it was not.
  init(_ number: Int32, option: String) throws(CommandError) {
    let flags = fcntl(number, F_GETFD)
    guard flags >= 0, flags & FD_CLOEXEC == 0 else { throw .badValue(option: option) }
    self.number = number
  }

  /// Whether it leads to a screen.
  var isTerminal: Bool { isatty(number) == 1 }

  /// Writes all of `bytes`.
  func write(_ bytes: UnsafeRawBufferPointer) throws(CommandError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = UnsafeRawBufferPointer(rebasing: rest)
      let count = Glibc.write(number, piece.baseAddress, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { throw .writeFailed(errno) }
      rest = rest.dropFirst(count)
    }
  }
}
