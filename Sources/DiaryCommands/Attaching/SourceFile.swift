import DiaryImport
import DiaryModel
import DiaryStore
import Glibc

/// A file of the person's that is to be added: opened once, and read through that one descriptor.
///
/// A link that the person names is followed; what is at its end must be a plain file. Everything
/// that is said of the file is said of what the descriptor leads to, whatever happens to the name.
final class SourceFile {
  /// The last part of the path, as given.
  let name: String
  /// Bytes, when it was opened.
  let size: Int64
  /// When it was last changed, by the file system.
  let modified: Instant
  private let descriptor: Int32
  private let state: stat
  private var readSoFar: Int64 = 0

  /// Opens the file at `path`.
  init(_ path: String) throws(CommandError) {
    // Not blocking: a pipe without a writer would keep the program waiting for ever.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw Self.refusal(errno) }
    var state = stat()
    guard fstat(descriptor, &state) == 0 else {
      let code = errno
      close(descriptor)
      throw .readFailed(code)
    }
    guard state.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw state.st_mode & S_IFMT == S_IFDIR ? .isFolder : .notAPlainFile
    }
    self.descriptor = descriptor
    self.state = state
    name = path.split(separator: "/").last.map(String.init) ?? path
    size = Int64(state.st_size)
    modified = Instant(seconds: Int64(state.st_mtim.tv_sec))
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_SEQUENTIAL)
  }

  deinit {
    // What was read of it need not stay in the cache of the system.
    posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED)
    close(descriptor)
  }

  private static func refusal(_ code: Int32) -> CommandError {
    switch code {
    case ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP: .noSuchFile
    case EACCES, EPERM: .fileNotReadable
    case ENXIO, ENODEV: .notAPlainFile
    default: .readFailed(code)
    }
  }

  /// What the file says about itself; at most 8 MiB of it are read for that.
  var facts: FileFacts {
    var bytes = DescriptorBytes(descriptor: descriptor, length: size)
    return FileFacts.read(&bytes, name: name)
  }

  /// Fills `buffer` with what comes next; 0 at the end.
  ///
  /// - Throws: ``StoreError/sourceChanged`` if the file grew, shrank or was written to since it was
  ///   opened: a copy of it would be neither what it was nor what it is.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(StoreError) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw .sourceFailed(errno) }
      readSoFar += Int64(count)
      // Also ends the copying of a file that grows as fast as it is read, such as the diary's own.
      guard readSoFar <= size else { throw .sourceChanged }
      if count == 0, hasChanged { throw .sourceChanged }
      return count
    }
  }

  private var hasChanged: Bool {
    var now = stat()
    guard fstat(descriptor, &now) == 0 else { return true }
    return now.st_size != state.st_size || now.st_mtim.tv_sec != state.st_mtim.tv_sec
      || now.st_mtim.tv_nsec != state.st_mtim.tv_nsec
  }
}
