/// The measures of format 1, in bytes.
///
/// All integers in the file are little-endian.
enum VaultFormat {
  /// The version that a key slot names.
  static let version: UInt8 = 1
  /// The length of a header copy and of a superblock copy.
  static let blockSize = 4096
  /// Where the two header copies lie.
  static let headerOffsets: [Int64] = [0, 4096]
  /// Where the two superblock copies lie.
  static let superblockOffsets: [Int64] = [8192, 12288]
  /// Where slot 0 lies.
  static let firstSlot: Int64 = 16384
  /// The binary logarithm of the page size.
  static let pageSizeLog2: UInt8 = 13
  /// The length of a page, a map node and a slot.
  static let pageSize = 8192
  /// The length of an entry of a map node.
  static let pointerSize = 48
  /// The entries of a map node.
  static let fanout: UInt64 = 170
  /// The slot number that means "nothing here".
  static let hole: UInt32 = 0xffff_ffff
  /// The context of the keys that are derived from the master key.
  static let keyContext: StaticString = "diarymn1"
  /// The number of the key that seals pages, map nodes and superblocks.
  static let pageKey: UInt64 = 1
  /// The number of the key that seals the header's own statement.
  static let headerKey: UInt64 = 3

  /// Where slot `number` lies.
  static func offset(ofSlot number: UInt32) -> Int64 {
    firstSlot + Int64(number) * Int64(pageSize)
  }

  /// How many slots a file has that needs `slots` of them: the next step of at most an eighth, at
  /// least 4 MiB, so that the length tells little.
  static func paddedSlotCount(_ slots: UInt64) -> UInt64 {
    var step: UInt64 = 512
    while step * 2 <= slots / 8 { step *= 2 }
    return max((slots + step - 1) / step * step, step)
  }
}

/// Whole numbers in little-endian bytes.
extension UnsafeMutableRawPointer {
  func storeLittle<Number: FixedWidthInteger>(_ value: Number, at offset: Int) {
    storeBytes(of: value.littleEndian, toByteOffset: offset, as: Number.self)
  }
}

extension UnsafeRawPointer {
  func loadLittle<Number: FixedWidthInteger>(at offset: Int, as type: Number.Type) -> Number {
    Number(littleEndian: loadUnaligned(fromByteOffset: offset, as: Number.self))
  }
}
