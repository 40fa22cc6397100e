public import DiaryDigest

/// The log's tree over leaf hashes that are all at hand, for roots of earlier sizes and for proofs.
///
/// The roots of all complete subtrees are computed once, one hash for each leaf, and kept: twice
/// the memory of the leaves. A root or a proof then costs some tens of hashes, however long the
/// log is.
public struct MerkleTree: Sendable {
  /// `levels[k][i]` is the root of the complete subtree over leaves `i << k ..< (i + 1) << k`.
  private let levels: [[SHA256Digest]]

  /// The tree over `leafHashes`, in the log's order.
  public init(leafHashes: [SHA256Digest]) {
    var levels = [leafHashes]
    var below = leafHashes
    while below.count > 1 {
      var above: [SHA256Digest] = []
      above.reserveCapacity(below.count / 2)
      for right in stride(from: 1, to: below.count, by: 2) {
        above.append(MerkleHashing.node(below[right - 1], below[right]))
      }
      levels.append(above)
      below = above
    }
    self.levels = levels
  }

  /// The number of leaves.
  public var size: UInt64 { UInt64(levels[0].count) }

  /// The root of the whole tree.
  public var root: SHA256Digest { hash(0, levels[0].count) }

  /// The root of the tree as it was when it had `size` leaves.
  ///
  /// - Throws: ``LogError/outsideTree`` if it never had so many.
  public func root(size: UInt64) throws(LogError) -> SHA256Digest {
    guard size <= self.size else { throw .outsideTree }
    return hash(0, Int(size))
  }

  /// The hashes that lead from leaf `index` to the root of the first `size` leaves
  /// (RFC 9162 section 2.1.3.1), from the leaf upwards.
  ///
  /// - Throws: ``LogError/outsideTree`` unless `index` < `size` ≤ ``size``.
  public func inclusionProof(index: UInt64, size: UInt64) throws(LogError) -> [SHA256Digest] {
    guard size <= self.size, index < size else { throw .outsideTree }
    let index = Int(index)
    var start = 0
    var end = Int(size)
    var proof: [SHA256Digest] = []
    while end - start > 1 {
      let middle = Self.middle(start, end)
      if index < middle {
        proof.append(hash(middle, end))
        end = middle
      } else {
        proof.append(hash(start, middle))
        start = middle
      }
    }
    return proof.reversed()
  }

  /// The hashes that show that the first `newer` leaves begin with the first `older`
  /// (RFC 9162 section 2.1.4.1).
  ///
  /// None are needed, and none given, if both sizes are the same or if `older` is 0.
  ///
  /// - Throws: ``LogError/outsideTree`` unless `older` ≤ `newer` ≤ ``size``.
  public func consistencyProof(
    from older: UInt64, to newer: UInt64
  ) throws(LogError) -> [SHA256Digest] {
    guard newer <= size, older <= newer else { throw .outsideTree }
    guard older > 0, older < newer else { return [] }
    let older = Int(older)
    var start = 0
    var end = Int(newer)
    var proof: [SHA256Digest] = []
    while end != older {
      let middle = Self.middle(start, end)
      if older <= middle {
        proof.append(hash(middle, end))
        end = middle
      } else {
        proof.append(hash(start, middle))
        start = middle
      }
    }
    // The older root itself is known to whoever checks; a part of it is not.
    if start > 0 { proof.append(hash(start, end)) }
    return proof.reversed()
  }

  /// Where a range splits: after the largest power of two that is smaller than its length.
  private static func middle(_ start: Int, _ end: Int) -> Int {
    start + (1 << (Int.bitWidth - 1 - (end - start - 1).leadingZeroBitCount))
  }

  /// The hash over leaves `start ..< end`, where `start` is a multiple of the left part's length.
  private func hash(_ start: Int, _ end: Int) -> SHA256Digest {
    let length = end - start
    guard length > 0 else { return MerkleHashing.emptyRoot }
    guard length & (length - 1) != 0 else {
      let level = length.trailingZeroBitCount
      return levels[level][start >> level]
    }
    let middle = Self.middle(start, end)
    return MerkleHashing.node(hash(start, middle), hash(middle, end))
  }
}
