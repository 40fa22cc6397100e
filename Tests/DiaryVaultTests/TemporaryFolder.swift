import Foundation
import Glibc

@testable import DiaryVault

/// A folder that goes when the test does.
final class TemporaryFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "vault-tests-" + UUID().uuidString
    guard mkdir(path, 0o755) == 0 else { throw VaultError.inputOutput(errno) }
  }

  deinit {
    chmod(path, 0o755)
    try? FileManager.default.removeItem(atPath: path)
  }

  func write(_ bytes: [UInt8], as name: String, mode: mode_t = 0o644) throws -> String {
    let file = path + "/" + name
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    chmod(file, mode)
    return file
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }
}

/// Makes this process, a child, one that file permissions hold for.
func dropPrivileges() {
  guard getuid() == 0 else { return }
  guard setgid(65534) == 0, setuid(65534) == 0 else { exit(EX_OSERR) }
}

/// The whole of a file of `/proc`, which has no length.
func contents(ofKernelFile path: String) -> String {
  let descriptor = open(path, O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return "" }
  defer { close(descriptor) }
  var text: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 65536)
  while true {
    let count = read(descriptor, &piece, piece.count)
    guard count > 0 else { break }
    text += piece[..<count]
  }
  return String(decoding: text, as: UTF8.self)
}
