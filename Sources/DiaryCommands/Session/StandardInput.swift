import DiarySecret
import Glibc

/// Input that does not come from a person at a terminal.
///
/// Standard input serves one purpose only.
final class StandardInput {
  private let descriptor: Int32
  private var isTaken = false

  /// Input from standard input; a test gives another descriptor.
  init(descriptor: Int32 = STDIN_FILENO) {
    self.descriptor = descriptor
  }

  /// The longest text that is taken, in bytes: 16 MiB.
  static let longestText = 16 << 20

  /// Takes standard input for one purpose.
  func take() throws(CommandError) {
    guard !isTaken else { throw .twoInputsFromStandardInput }
    isTaken = true
  }

  /// The text of standard input, to its end.
  func text() throws(CommandError) -> String {
    try take()
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 64 << 10)
    while true {
      let count = read(descriptor, &piece, piece.count)
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw .readFailed(errno)
      }
      bytes.append(contentsOf: piece[..<count])
      guard bytes.count <= Self.longestText else { throw .tooLong(limit: Self.longestText) }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw .notText }
    return text
  }

  /// The first line that `descriptor` gives, as a secret.
  static func secret(from descriptor: Int32) throws(CommandError) -> SecretBytes {
    let limit = 4096
    var count = 0
    var failure: Int32 = 0
    let buffer = SecretBytes(count: limit) { buffer in
      while count < limit, let base = buffer.baseAddress {
        // Byte by byte, so that what follows the line is left to whoever reads next.
        let got = read(descriptor, base + count, 1)
        if got < 0 {
          if errno == EINTR { continue }
          failure = errno
          break
        }
        if got == 0 || buffer[count] == UInt8(ascii: "\n") { break }
        count += 1
      }
    }
    guard failure == 0 else { throw .readFailed(failure) }
    guard count < limit else { throw .tooLong(limit: limit) }
    return buffer.withBytes { bytes in
      var end = count
      if end > 0, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
      return SecretBytes(copying: UnsafeRawBufferPointer(rebasing: bytes[..<end]))
    }
  }
}
