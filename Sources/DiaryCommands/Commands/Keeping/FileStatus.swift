import Glibc

/// What the system says of a path.
struct FileStatus: Equatable {
  /// Whether it is a folder.
  let isFolder: Bool
  /// Bytes, for a plain file.
  let size: Int64
  /// The file system that holds it.
  let device: UInt64

  /// The status of `path`, links followed; nothing if there is nothing.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    isFolder = status.st_mode & S_IFMT == S_IFDIR
    size = Int64(status.st_size)
    device = UInt64(status.st_dev)
  }

  /// `path` without links and dots; for what is not there yet, from the folder above it that is.
  static func resolved(_ path: String) -> String? {
    if let found = realpath(path, nil) {
      defer { free(found) }
      return String(cString: found)
    }
    guard errno == ENOENT else { return nil }
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    let parts = trimmed.split(separator: "/", omittingEmptySubsequences: false)
    guard let last = parts.last, !last.isEmpty, last != "..", last != "." else { return nil }
    let above = parts.count == 1 ? "." : parts.dropLast().joined(separator: "/")
    return resolved(above.isEmpty ? "/" : above).map { ($0 == "/" ? "" : $0) + "/" + last }
  }

  /// Whether `path` is `folder` or lies somewhere below it.
  static func isInside(_ path: String, _ folder: String) -> Bool {
    guard let path = resolved(path), let folder = resolved(folder) else { return false }
    return path == folder || path.hasPrefix(folder == "/" ? "/" : folder + "/")
  }
}
