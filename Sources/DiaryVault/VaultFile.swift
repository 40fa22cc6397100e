import CSystem
import Glibc

/// The file that a vault lies in, as the vault sees it: bytes at offsets, made durable on request.
///
/// A protocol, so that a disk can be simulated that loses power at any moment.
public protocol VaultFile: AnyObject {
  /// The length in bytes.
  func size() throws(VaultError) -> Int64
  /// Fills `buffer` from `offset`; returns how many bytes were there.
  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(VaultError) -> Int
  /// Writes all of `bytes` at `offset`, beyond the end if need be.
  func write(at offset: Int64, from bytes: UnsafeRawBufferPointer) throws(VaultError)
  /// Cuts the file, or lengthens it with zeros.
  func truncate(to length: Int64) throws(VaultError)
  /// Returns when all that was written is on the medium (`fdatasync(2)`).
  func sync() throws(VaultError)
  /// Gives the file back; nothing may be called afterwards.
  func close()
}

/// The folders that vaults lie in.
///
/// A protocol for the same reason.
public protocol VaultFileSystem {
  /// Opens an existing file and locks it against every other process, before anything is read.
  ///
  /// - Returns: the file, and whether it can only be read.
  func open(_ path: String) throws(VaultError) -> (file: any VaultFile, readOnly: Bool)
  /// Makes a new, locked, empty file that only its owner may read.
  func create(_ path: String) throws(VaultError) -> any VaultFile
  /// Gives a file its final name and makes the name durable; fails if the name is taken.
  func publish(_ temporary: String, as path: String) throws(VaultError)
  /// Removes a file that was never published. Failing is no error.
  func discard(_ temporary: String)
}

/// The real file system.
public struct SystemFileSystem: VaultFileSystem {
  /// The real file system.
  public init() {}

  public func open(_ path: String) throws(VaultError) -> (file: any VaultFile, readOnly: Bool) {
    var readOnly = false
    // Without O_NONBLOCK a named pipe would be waited for.
    let flags = O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
    var descriptor = Glibc.open(path, O_RDWR | flags)
    if descriptor < 0, errno == EACCES || errno == EROFS || errno == EPERM {
      readOnly = true
      descriptor = Glibc.open(path, O_RDONLY | flags)
    }
    guard descriptor >= 0 else { throw VaultError(opening: errno) }
    let file = SystemFile(descriptor)
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      file.close()
      throw .notAFile
    }
    let refusal = csystem_lock_exclusive(descriptor)
    guard refusal == 0 else {
      file.close()
      throw refusal == EWOULDBLOCK ? .inUse : .inputOutput(refusal)
    }
    return (file, readOnly)
  }

  public func create(_ path: String) throws(VaultError) -> any VaultFile {
    let descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
    guard descriptor >= 0 else { throw VaultError(opening: errno) }
    let file = SystemFile(descriptor)
    let refusal = csystem_lock_exclusive(descriptor)
    guard refusal == 0 else {
      file.close()
      throw .inputOutput(refusal)
    }
    return file
  }

  public func publish(_ temporary: String, as path: String) throws(VaultError) {
    // link(2) fails where the name is taken, rename(2) would replace it. FAT has no links.
    if link(temporary, path) == 0 {
      unlink(temporary)
    } else {
      guard errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS else {
        throw VaultError(opening: errno)
      }
      guard access(path, F_OK) != 0 else { throw .exists }
      guard rename(temporary, path) == 0 else { throw VaultError(opening: errno) }
    }
    let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let descriptor = Glibc.open(folder.isEmpty ? "/" : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw VaultError(opening: errno) }
    defer { Glibc.close(descriptor) }
    // Some file systems cannot sync a folder; the name is then as durable as they make it.
    guard fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS else {
      throw .inputOutput(errno)
    }
  }

  public func discard(_ temporary: String) {
    unlink(temporary)
  }
}

/// A file of the real file system.
final class SystemFile: VaultFile {
  private var descriptor: Int32

  init(_ descriptor: Int32) {
    self.descriptor = descriptor
  }

  deinit {
    close()
  }

  func size() throws(VaultError) -> Int64 {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw VaultError(using: errno) }
    return Int64(status.st_size)
  }

  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(VaultError) -> Int
  {
    guard let base = buffer.baseAddress else { return 0 }
    var done = 0
    while done < buffer.count {
      let count = pread(descriptor, base + done, buffer.count - done, off_t(offset) + off_t(done))
      if count == 0 { break }
      if count < 0 {
        if errno == EINTR { continue }
        throw VaultError(using: errno)
      }
      done += count
    }
    return done
  }

  func write(at offset: Int64, from bytes: UnsafeRawBufferPointer) throws(VaultError) {
    guard let base = bytes.baseAddress else { return }
    var done = 0
    while done < bytes.count {
      let count = pwrite(descriptor, base + done, bytes.count - done, off_t(offset) + off_t(done))
      if count < 0 {
        if errno == EINTR { continue }
        throw VaultError(using: errno)
      }
      done += count
    }
  }

  func truncate(to length: Int64) throws(VaultError) {
    while ftruncate(descriptor, off_t(length)) != 0 {
      if errno != EINTR { throw VaultError(using: errno) }
    }
  }

  func sync() throws(VaultError) {
    // Not repeated after an error: the kernel may have dropped what could not be written.
    guard fdatasync(descriptor) == 0 else { throw VaultError(using: errno) }
  }

  func close() {
    guard descriptor >= 0 else { return }
    // A child that is just being started has the file too, and would hold the lock with it.
    _ = flock(descriptor, LOCK_UN)
    Glibc.close(descriptor)
    descriptor = -1
  }
}

extension VaultError {
  /// What an `errno` of opening, making or naming a file means.
  init(opening code: Int32) {
    switch code {
    case ENOENT, ENOTDIR: self = .notFound
    case EEXIST: self = .exists
    case ELOOP, EISDIR, ENXIO: self = .notAFile
    default: self = VaultError(using: code)
    }
  }

  /// What an `errno` of reading or writing means.
  init(using code: Int32) {
    switch code {
    case ENOSPC, EDQUOT, EFBIG: self = .full
    case EROFS: self = .readOnly
    case EACCES, EPERM: self = .notPermitted
    default: self = .inputOutput(code)
    }
  }
}
