public import DiaryModel
public import DiaryVault

/// Why a diary could not be read or written.
///
/// Facts only; never a word that was written in it.
public enum StoreError: Error, Equatable, Sendable {
  /// The encrypted file could not be made, opened, read or written.
  case vault(VaultError)
  /// The database's structure was made by a later version.
  case laterVersion
  /// There is no entry with this number.
  case noSuchEntry(Int)
  /// The entry has no file with this number.
  case noSuchFile(incident: Int, number: Int)
  /// The entry, or the file, was withdrawn before.
  case alreadyWithdrawn
  /// The contents were destroyed before; nothing can be added.
  case alreadyErased
  /// The entry with this index of the log is not as it was written.
  case entryChanged(index: UInt64)
  /// The log does not have the size or the root that the encrypted file records.
  case logChanged
  /// A checkpoint or another part of the log is not well formed.
  case log(LogError)
  /// The stored bytes of a file are not those that were added.
  case evidenceChanged(incident: Int, number: Int)
  /// The file that is being added could not be read to its end: the system's `errno`.
  case sourceFailed(Int32)
  /// The file that is being added is of another length than it was at the beginning.
  case sourceChanged
  /// The work was broken off on request; nothing of it is kept.
  case cancelled
  /// SQLite refused: its extended result code.
  case database(Int32)
}
