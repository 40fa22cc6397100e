import CSodium

/// A node of the tree that says where each page lies: 170 pointers in one slot.
///
/// Level 1 points to pages, level 2 to nodes of level 1, and so on.
final class MapNode {
  let level: Int
  let index: UInt64
  let bytes: UnsafeMutableRawPointer
  var isDirty = false
  var lastUse: UInt64 = 0

  /// A node that points to nothing.
  init(level: Int, index: UInt64) {
    self.level = level
    self.index = index
    bytes = .allocate(byteCount: VaultFormat.pageSize, alignment: 16)
    bytes.initializeMemory(as: UInt8.self, repeating: 0, count: VaultFormat.pageSize)
    for entry in 0..<VaultFormat.fanout { self[entry].setHole() }
  }

  deinit {
    // The nonces are what makes old contents readable to who has the key.
    sodium_memzero(bytes, VaultFormat.pageSize)
    bytes.deallocate()
  }

  /// Pointer number `entry`, from 0 to 169.
  subscript(entry: UInt64) -> SlotPointer {
    SlotPointer(bytes: bytes + Int(entry) * VaultFormat.pointerSize)
  }
}
