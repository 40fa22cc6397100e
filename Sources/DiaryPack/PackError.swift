internal import Glibc

/// Why a pack was not made, or could not be looked at.
///
/// Whatever was begun has been removed.
public enum PackError: Error, Equatable, Sendable {
  /// Something stands at the path already, be it an empty folder.
  case exists
  /// The folder that it should be made in, or that should be checked, is not there.
  case noFolder
  /// What is at the path has neither the declaration nor the list of a pack.
  case notAPack
  /// There is no room, or no single file may be that long (`ENOSPC`, `EDQUOT`, `EFBIG`).
  case full
  /// The file system may only be read.
  case readOnly
  /// The person who runs the program may not do this there.
  case notPermitted
  /// The medium went away while it was in use.
  case vanished
  /// The maker was told to stop.
  case cancelled
  /// The bytes of a file of an entry could not be had.
  case exhibitUnreadable(incident: Int, number: Int)
  /// No entry is left to be shown.
  case nothingSelected
  /// Any other refusal by the system, by its `errno`.
  case system(Int32)

  /// What an `errno` means for a folder that is being written or read.
  init(errno code: Int32) {
    self =
      switch code {
      case EEXIST, ENOTEMPTY: .exists
      case ENOSPC, EDQUOT, EFBIG: .full
      case EROFS: .readOnly
      case EACCES, EPERM: .notPermitted
      case ENOENT, ENODEV, ENXIO, EIO, ESTALE, ENOTCONN: .vanished
      default: .system(code)
      }
  }
}
