/// Why a vault could not be made, opened, read or written.
public enum VaultError: Error, Equatable, Sendable {
  /// There is no file of this name.
  case notFound
  /// A file of this name is there already.
  case exists
  /// The name belongs to a folder, a link, a device: not to a plain file.
  case notAFile
  /// Too short for a vault, or not of a length that a vault can have.
  case notAVault
  /// No key slot opens with what was typed; or the file is noise, which cannot be told apart.
  case wrongSecret
  /// Another process has the vault open.
  case inUse
  /// The system does not allow reading or writing here.
  case notPermitted
  /// The medium can only be read.
  case readOnly
  /// The derivation of the key needs this many bytes of memory, and they are not there.
  case notEnoughMemory(bytes: Int)
  /// No space is left, or the file system allows no longer file.
  case full
  /// The medium failed; the number is the system's `errno`.
  case inputOutput(Int32)
  /// Neither superblock opens, so that no state of the vault can be found.
  case damagedSuperblocks
  /// A page (level 0) or a map node (level 1 and up) is not what was written there.
  case damagedPage(level: Int, index: UInt64)
  /// The vault is of a format that this version does not know.
  case unknownFormat(UInt8)
  /// All key slots are taken.
  case noFreeKeySlot
  /// An earlier call failed; the vault must be brought back to its last durable state first.
  case failed
  /// What was copied does not read back as it was written.
  case copyDiffers
}
