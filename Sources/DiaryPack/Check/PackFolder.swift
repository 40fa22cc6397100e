internal import DiaryDigest
internal import Glibc

/// A folder that somebody else may have made: nothing in it is followed, and nothing but plain
/// files is opened.
final class PackFolder {
  /// What stands at a path.
  enum Content {
    case file(sha256: String, bytes: Int64)
    case missing
    case notAFile
    case unreadable
  }

  private let root: Int32

  /// Opens the folder at `path`.
  init(_ path: String) throws(PackError) {
    root = Glibc.open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard root >= 0 else {
      switch errno {
      case ENOENT: throw .noFolder
      case ENOTDIR: throw .notAPack
      default: throw PackError(errno: errno)
      }
    }
  }

  deinit {
    if root >= 0 { close(root) }
  }

  /// Hashes the file at `path`, from the root, in pieces.
  func content(_ path: [UInt8]) -> Content {
    read(path) { _ in }
  }

  /// The bytes of a file of at most `limit` bytes; what lies beyond is not kept.
  func bytes(_ path: [UInt8], limit: Int) -> (bytes: [UInt8], content: Content) {
    var kept: [UInt8] = []
    let content = read(path) { piece in
      if kept.count < limit { kept.append(contentsOf: piece.prefix(limit - kept.count)) }
    }
    return (kept, content)
  }

  private func read(_ path: [UInt8], _ body: (UnsafeRawBufferPointer) -> Void) -> Content {
    let descriptor: Int32
    switch openFile(path) {
    case .success(let opened): descriptor = opened
    case .failure(let reason): return reason.content
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { return .unreadable }
    guard status.st_mode & S_IFMT == S_IFREG else { return .notAFile }
    var digest = SHA256Stream()
    var total: Int64 = 0
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 262_144, alignment: 16)
    defer { buffer.deallocate() }
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0 {
        if errno == EINTR { continue }
        return .unreadable
      }
      if count == 0 { break }
      let piece = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      digest.update(piece)
      body(piece)
      total += Int64(count)
    }
    return .file(sha256: digest.finish().hex, bytes: total)
  }

  private struct Refusal: Error {
    var content: Content
  }

  /// Opens a file folder by folder, so that no link on the way is followed.
  private func openFile(_ path: [UInt8]) -> Result<Int32, Refusal> {
    let parts = path.split(separator: 0x2F).map { Array($0) + [0] }
    guard let name = parts.last else { return .failure(Refusal(content: .missing)) }
    var folder = root
    for part in parts.dropLast() {
      let next = Self.open(part, in: folder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      let failure = errno
      if folder != root { close(folder) }
      guard next >= 0 else { return .failure(Self.refusal(failure)) }
      folder = next
    }
    // Without O_NONBLOCK a pipe with this name would hold the program for ever.
    let file = Self.open(
      name, in: folder, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    let failure = errno
    if folder != root { close(folder) }
    return file >= 0 ? .success(file) : .failure(Self.refusal(failure))
  }

  private static func open(_ name: [UInt8], in folder: Int32, _ flags: Int32) -> Int32 {
    name.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return -1 }
      return openat(folder, base.assumingMemoryBound(to: CChar.self), flags)
    }
  }

  private static func refusal(_ code: Int32) -> Refusal {
    switch code {
    case ENOENT, ENAMETOOLONG: Refusal(content: .missing)
    case ELOOP, ENOTDIR, ENXIO: Refusal(content: .notAFile)
    default: Refusal(content: .unreadable)
    }
  }

  /// The paths of everything that is not a folder, from the root; links are named, not followed.
  func walk() -> [[UInt8]] {
    var found: [[UInt8]] = []
    var waiting: [[UInt8]] = [[]]
    while let folder = waiting.popLast() {
      list(folder) { name, isFolder in
        let path = folder.isEmpty ? name : folder + [0x2F] + name
        // No pack is deeper than two folders; a limit keeps a hostile one from going on for ever.
        if isFolder && path.count(where: { $0 == 0x2F }) < 32 {
          waiting.append(path)
        } else {
          found.append(path)
        }
      }
    }
    return found
  }

  private func list(_ folder: [UInt8], _ body: (_ name: [UInt8], _ isFolder: Bool) -> Void) {
    var descriptor = dup(root)
    for part in folder.split(separator: 0x2F) {
      let next = Self.open(
        Array(part) + [0], in: descriptor, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      close(descriptor)
      guard next >= 0 else { return }
      descriptor = next
    }
    guard descriptor >= 0 else { return }
    guard let stream = fdopendir(descriptor) else {
      close(descriptor)
      return
    }
    defer { closedir(stream) }
    rewinddir(stream)
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
      if name == [0x2E] || name == [0x2E, 0x2E] { continue }
      var status = stat()
      let terminated = name + [0]
      let result = terminated.withUnsafeBytes { bytes in
        bytes.baseAddress.map {
          fstatat(
            descriptor, $0.assumingMemoryBound(to: CChar.self), &status, AT_SYMLINK_NOFOLLOW)
        } ?? -1
      }
      body(name, result == 0 && status.st_mode & S_IFMT == S_IFDIR)
    }
  }
}
