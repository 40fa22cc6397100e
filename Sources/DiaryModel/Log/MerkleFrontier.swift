public import DiaryDigest

/// The right edge of the log's tree: all that is needed to append, and to know the root.
///
/// A tree of `size` leaves is a row of complete subtrees, one for each bit that is set in `size`,
/// the largest on the left. The frontier keeps their roots.
///
/// Its stored form:
///
/// | length | content |
/// |---|---|
/// | 8 | size, highest byte first |
/// | 32 each | the roots, from left to right |
public struct MerkleFrontier: Equatable, Sendable {
  /// The number of leaves.
  public private(set) var size: UInt64 = 0
  /// The roots of the complete subtrees, from left to right; as many as `size` has bits set.
  public private(set) var peaks: [SHA256Digest] = []

  /// The frontier of the empty tree.
  public init() {}

  /// Appends a leaf.
  public mutating func append(_ leafHash: SHA256Digest) {
    var right = leafHash
    // Each bit that is set from below is a subtree as large as the one in hand.
    for _ in 0..<(~size).trailingZeroBitCount {
      right = MerkleHashing.node(peaks.removeLast(), right)
    }
    peaks.append(right)
    size += 1
  }

  /// The root of the tree.
  public var root: SHA256Digest {
    guard var root = peaks.last else { return MerkleHashing.emptyRoot }
    for peak in peaks.dropLast().reversed() {
      root = MerkleHashing.node(peak, root)
    }
    return root
  }

  /// The stored form.
  public var encoded: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(8 + peaks.count * SHA256Digest.byteCount)
    bytes.appendBigEndian(size)
    for peak in peaks {
      peak.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }
    return bytes
  }

  /// The frontier of a stored form.
  ///
  /// - Throws: ``LogError/storedFrontier`` if the length is not the one that the size asks for.
  public init(decoding bytes: [UInt8]) throws(LogError) {
    guard bytes.count >= 8 else { throw .storedFrontier }
    size = UInt64(bigEndianBytes: bytes[..<8])
    guard bytes.count == 8 + size.nonzeroBitCount * SHA256Digest.byteCount else {
      throw .storedFrontier
    }
    for start in stride(from: 8, to: bytes.count, by: SHA256Digest.byteCount) {
      guard let peak = SHA256Digest(bytes[start..<start + SHA256Digest.byteCount]) else {
        throw .storedFrontier
      }
      peaks.append(peak)
    }
  }
}
