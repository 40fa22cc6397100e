internal import Glibc

/// A BagIt bag (RFC 8493) that is built beside its place and moved there when it is whole.
///
/// Until ``publish()`` it lies under a hidden name that says nothing; ``remove()`` takes away every
/// file and folder that was made, and nothing else.
final class BagFolder {
  /// A part of the bag, with its path from the bag's root.
  struct Part {
    var path: String
    var written: OutputFile.Written
  }

  /// Files under `data/`, in the order of writing.
  private(set) var payload: [Part] = []
  /// Files beside `data/`.
  private(set) var tags: [Part] = []

  private let parent: String
  private let target: String
  private var root: String
  private var folders: [String] = []
  private var files: [String] = []

  /// Begins a bag that is to stand at `path`.
  init(at path: String) throws(PackError) {
    var trimmed = Substring(path)
    while trimmed.count > 1, trimmed.last == "/" { trimmed = trimmed.dropLast() }
    let slash = trimmed.lastIndex(of: "/")
    let name = slash.map { trimmed[trimmed.index(after: $0)...] } ?? trimmed
    guard !name.isEmpty, name != ".", name != ".." else { throw .exists }
    parent = slash.map { $0 == trimmed.startIndex ? "/" : String(trimmed[..<$0]) } ?? "."
    target = parent == "/" ? "/" + name : parent + "/" + name

    var status = stat()
    guard stat(parent, &status) == 0 else {
      throw errno == ENOENT || errno == ENOTDIR ? .noFolder : PackError(errno: errno)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .noFolder }
    guard lstat(target, &status) != 0 else { throw .exists }
    guard errno == ENOENT else { throw PackError(errno: errno) }

    let hidden = UInt64.random(in: .min ... .max)
    root = (parent == "/" ? "/.tmp-" : parent + "/.tmp-") + String(hidden, radix: 16)
    guard mkdir(root, 0o700) == 0 else { throw PackError(errno: errno) }
    folders.append(root)
    do throws(PackError) {
      try makeFolder("data")
      try makeFolder("data/exhibits")
    } catch {
      remove()
      throw error
    }
  }

  private func makeFolder(_ relative: String) throws(PackError) {
    let path = root + "/" + relative
    guard mkdir(path, 0o700) == 0 else { throw PackError(errno: errno) }
    folders.append(path)
  }

  /// Opens a new file, by its path from the bag's root.
  func file(_ relative: String) throws(PackError) -> OutputFile {
    let file = try OutputFile(root + "/" + relative)
    files.append(root + "/" + relative)
    return file
  }

  /// Closes a file and takes it into the lists.
  @discardableResult
  func add(_ relative: String, _ file: OutputFile) throws(PackError) -> OutputFile.Written {
    let part = Part(path: relative, written: try file.finish())
    if relative.hasPrefix("data/") {
      payload.append(part)
    } else {
      tags.append(part)
    }
    return part.written
  }

  /// Writes a whole small file.
  @discardableResult
  func add(_ relative: String, _ text: consuming [UInt8]) throws(PackError) -> OutputFile.Written {
    let file = try file(relative)
    try file.write(&text)
    return try add(relative, file)
  }

  /// The lines of a manifest: digest, two spaces, path; sorted by the bytes of the path.
  static func manifest(_ parts: [Part]) -> [UInt8] {
    let sorted = parts.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    var text: [UInt8] = []
    for part in sorted {
      text += part.written.sha256.utf8
      text += "  ".utf8
      text += part.path.utf8
      text.append(0x0A)
    }
    return text
  }

  /// Puts everything on the medium and moves the bag to its place.
  func publish() throws(PackError) {
    for folder in folders.reversed() { try Self.sync(folder) }
    try Self.move(root, target)
    rename(from: root, to: target)
    try Self.sync(parent)
  }

  private func rename(from old: String, to new: String) {
    folders = folders.map { new + $0.dropFirst(old.count) }
    files = files.map { new + $0.dropFirst(old.count) }
    root = new
  }

  /// Takes away what was made.
  func remove() {
    for file in files { unlink(file) }
    for folder in folders.reversed() { rmdir(folder) }
    files = []
    folders = []
  }

  private static func sync(_ folder: String) throws(PackError) {
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    // A folder that may be written but not read (a drop box) cannot be opened for this.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      // File systems that cannot do this for folders say EINVAL.
      if errno == EINVAL || errno == ENOTSUP || errno == EBADF { return }
      throw PackError(errno: errno)
    }
  }

  /// Moves a folder to a place where nothing stands.
  private static func move(_ old: String, _ new: String) throws(PackError) {
    if let exclusive = ExclusiveRename.shared {
      if exclusive.rename(old, new) == 0 { return }
      // Not every file system knows the flag.
      guard errno == EINVAL || errno == ENOSYS || errno == ENOTSUP else {
        throw PackError(errno: errno)
      }
    }
    var status = stat()
    guard lstat(new, &status) != 0 else { throw .exists }
    // Between the look and the move only an empty folder could be replaced: rename(2) refuses
    // every other thing at the place.
    guard Glibc.rename(old, new) == 0 else {
      throw errno == ENOTDIR ? .exists : PackError(errno: errno)
    }
  }
}

/// `renameat2(2)` with `RENAME_NOREPLACE`.
///
/// Swift's Glibc module does not declare the function, so it is looked up by name.
struct ExclusiveRename {
  private typealias Function =
    @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
  private let function: Function

  /// The function, if this C library has it.
  static let shared = ExclusiveRename()

  private init?() {
    guard let symbol = dlsym(nil, "renameat2") else { return nil }
    function = unsafeBitCast(symbol, to: Function.self)
  }

  /// Renames; 0, or -1 with `errno` set, `EEXIST` if anything stands at `new`.
  func rename(_ old: String, _ new: String) -> Int32 {
    function(AT_FDCWD, old, AT_FDCWD, new, 1)
  }
}
