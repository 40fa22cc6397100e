public import DiaryDigest

/// The hashes of the log's tree (RFC 6962 section 2.1, the same in RFC 9162 section 2.1.1).
public enum MerkleHashing {
  /// The root of a tree without leaves: the digest of no bytes.
  public static let emptyRoot = SHA256Digest(hashing: [])

  /// The hash of a leaf: SHA-256(00 ‖ data).
  public static func leaf(_ data: [UInt8]) -> SHA256Digest {
    var stream = SHA256Stream()
    withUnsafeBytes(of: UInt8(0)) { stream.update($0) }
    stream.update(data)
    return stream.finish()
  }

  /// The hash of a node over two others: SHA-256(01 ‖ left ‖ right).
  public static func node(_ left: SHA256Digest, _ right: SHA256Digest) -> SHA256Digest {
    withUnsafeTemporaryAllocation(byteCount: 65, alignment: 1) { space in
      space[0] = 1
      left.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: space[1...]).copyMemory(from: $0)
      }
      right.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: space[33...]).copyMemory(from: $0)
      }
      return SHA256Digest(hashing: UnsafeRawBufferPointer(space))
    }
  }
}
