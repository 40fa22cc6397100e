public import DiaryDigest

/// What a stranger runs to check a proof, knowing nothing but hashes and sizes.
public enum MerkleProof {
  /// Whether `proof` leads from the leaf at `index` to the root of a tree of `size` leaves (RFC
  /// 9162 section 2.1.3.2).
  ///
  /// A proof with a hash too many or too few does not.
  public static func verifyInclusion(
    leafHash: SHA256Digest, index: UInt64, size: UInt64, proof: [SHA256Digest], root: SHA256Digest
  ) -> Bool {
    guard index < size else { return false }
    var node = index
    var last = size - 1
    var hash = leafHash
    for sibling in proof {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        hash = MerkleHashing.node(sibling, hash)
        // A node at the right edge without a sibling is carried up as it is.
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        hash = MerkleHashing.node(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && hash == root
  }

  /// Whether `proof` shows that the tree of `newSize` leaves begins with that of `oldSize`
  /// (RFC 9162 section 2.1.4.2).
  ///
  /// Beside what the RFC covers, two equal sizes need the same root and no hashes, and every tree
  /// begins with the empty one.
  public static func verifyConsistency(
    oldSize: UInt64, oldRoot: SHA256Digest, newSize: UInt64, newRoot: SHA256Digest,
    proof: [SHA256Digest]
  ) -> Bool {
    guard oldSize > 0 else { return proof.isEmpty && oldRoot == MerkleHashing.emptyRoot }
    guard oldSize < newSize else {
      return oldSize == newSize && proof.isEmpty && oldRoot == newRoot
    }
    var node = oldSize - 1
    var last = newSize - 1
    while node & 1 == 1 {
      node >>= 1
      last >>= 1
    }
    var rest = proof[...]
    // An old tree that is one complete subtree is where the proof starts; it is not repeated there.
    let isComplete = oldSize & (oldSize - 1) == 0
    guard let first = isComplete ? oldRoot : rest.popFirst() else { return false }
    var old = first
    var new = first
    for hash in rest {
      guard last > 0 else { return false }
      if node & 1 == 1 || node == last {
        old = MerkleHashing.node(hash, old)
        new = MerkleHashing.node(hash, new)
        while node & 1 == 0, node != 0 {
          node >>= 1
          last >>= 1
        }
      } else {
        new = MerkleHashing.node(new, hash)
      }
      node >>= 1
      last >>= 1
    }
    return last == 0 && old == oldRoot && new == newRoot
  }
}
