import DiaryDigest
import Foundation
import Testing

@testable import DiaryModel

struct LogMerkleTests {
  /// One file of `Vectors/merkle/inclusion`.
  ///
  /// A hash there may be missing or of any length.
  struct Inclusion: Decodable {
    var leafIdx: UInt64
    var treeSize: UInt64
    var root: Data?
    var leafHash: Data
    var proof: [Data]?
    var desc: String
    var wantErr: Bool
  }

  static let inclusionFiles: [String] = {
    let folder = LogVectors.folder.appending(path: "merkle/inclusion").path
    let all = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    return all.filter { $0.hasSuffix(".json") }.sorted()
  }()

  @Test func `all published inclusion vectors are at hand`() {
    #expect(Self.inclusionFiles.count == 98)
  }

  @Test(arguments: inclusionFiles)
  func `a published inclusion proof holds or fails as published`(path: String) throws {
    let vector = try LogVectors.read("merkle/inclusion/\(path)", as: Inclusion.self)
    let proof = (vector.proof ?? []).map { SHA256Digest(Array($0)) }
    // Values that are not 32 bytes cannot be put to the function at all: that is a refusal.
    var holds = false
    if let leaf = SHA256Digest(Array(vector.leafHash)), let root = vector.root,
      let root = SHA256Digest(Array(root)), !proof.contains(nil)
    {
      holds = MerkleProof.verifyInclusion(
        leafHash: leaf, index: vector.leafIdx, size: vector.treeSize,
        proof: proof.compactMap { $0 }, root: root)
    }
    #expect(holds == !vector.wantErr, "\(vector.desc)")
  }

  // The eight inputs of the reference tests of Certificate Transparency, and the tree's root.
  @Test func `the tree over the reference inputs of Certificate Transparency has its known root`()
    throws
  {
    let inputs = [
      "", "00", "10", "2021", "3031", "40414243", "5051525354555657",
      "606162636465666768696a6b6c6d6e6f",
    ]
    let leaves = try inputs.map { MerkleHashing.leaf(try LogVectors.bytes($0)) }
    let known = "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"
    #expect(MerkleTree(leafHashes: leaves).root.hex == known)
    #expect(PlainMerkle.root(leaves[...]).hex == known)
    #expect(
      MerkleTree(leafHashes: [leaves[0]]).root.hex
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
  }

  @Test func `the empty tree has the digest of nothing as its root`() {
    let known = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    #expect(MerkleTree(leafHashes: []).root.hex == known)
    #expect(MerkleFrontier().root.hex == known)
  }

  @Test func `roots of all earlier sizes are those of the plain definition`() throws {
    let leaves = LogVectors.leaves(130)
    let tree = MerkleTree(leafHashes: leaves)
    for size in 0...130 {
      #expect(try tree.root(size: UInt64(size)) == PlainMerkle.root(leaves[..<size]))
    }
    #expect(throws: LogError.outsideTree) { try tree.root(size: 131) }
  }

  @Test func `the frontier has the root of the tree at every size up to 300`() throws {
    let leaves = LogVectors.leaves(300)
    let tree = MerkleTree(leafHashes: leaves)
    var frontier = MerkleFrontier()
    for size in 0...300 {
      #expect(frontier.size == UInt64(size))
      #expect(frontier.root == (try tree.root(size: UInt64(size))))
      #expect(try MerkleFrontier(decoding: frontier.encoded) == frontier)
      if size < 300 { frontier.append(leaves[size]) }
    }
  }

  @Test func `a stored frontier of another length is refused`() throws {
    var frontier = MerkleFrontier()
    for leaf in LogVectors.leaves(11) { frontier.append(leaf) }
    let stored = frontier.encoded
    #expect(stored.count == 8 + 3 * 32)
    for length in 0..<stored.count {
      #expect(throws: LogError.storedFrontier) {
        try MerkleFrontier(decoding: Array(stored[..<length]))
      }
    }
    #expect(throws: LogError.storedFrontier) { try MerkleFrontier(decoding: stored + [0]) }
    var longer = stored
    longer[7] = 15
    #expect(throws: LogError.storedFrontier) { try MerkleFrontier(decoding: longer) }
  }

  @Test func `every inclusion proof up to 40 leaves is the plain one and holds`() throws {
    let leaves = LogVectors.leaves(40)
    let tree = MerkleTree(leafHashes: leaves)
    for size in 1...40 {
      let root = try tree.root(size: UInt64(size))
      for index in 0..<size {
        let proof = try tree.inclusionProof(index: UInt64(index), size: UInt64(size))
        #expect(proof == PlainMerkle.path(index, leaves[..<size]))
        func holds(_ leaf: SHA256Digest, _ index: Int, _ size: Int, _ proof: [SHA256Digest])
          -> Bool
        {
          MerkleProof.verifyInclusion(
            leafHash: leaf, index: UInt64(index), size: UInt64(size), proof: proof, root: root)
        }
        #expect(holds(leaves[index], index, size, proof))
        #expect(!holds(leaves[(index + 1) % 40], index, size, proof))
        #expect(!holds(leaves[index], index, size, proof + [root]))
        #expect(!holds(leaves[index], index, size, [root] + proof))
        if !proof.isEmpty { #expect(!holds(leaves[index], index, size, Array(proof.dropLast()))) }
        for other in 0...size where other != index {
          #expect(!holds(leaves[index], other, size, proof))
        }
      }
    }
  }

  @Test func `every consistency proof up to 40 leaves is the plain one and holds`() throws {
    let leaves = LogVectors.leaves(40)
    let tree = MerkleTree(leafHashes: leaves)
    for newer in 1...40 {
      let newRoot = try tree.root(size: UInt64(newer))
      for older in 1...newer {
        let oldRoot = try tree.root(size: UInt64(older))
        let proof = try tree.consistencyProof(from: UInt64(older), to: UInt64(newer))
        #expect(proof == PlainMerkle.proof(older, leaves[..<newer]))
        func holds(_ old: SHA256Digest, _ new: SHA256Digest, _ proof: [SHA256Digest]) -> Bool {
          MerkleProof.verifyConsistency(
            oldSize: UInt64(older), oldRoot: old, newSize: UInt64(newer), newRoot: new,
            proof: proof)
        }
        #expect(holds(oldRoot, newRoot, proof))
        #expect(!holds(leaves[0], newRoot, proof) || oldRoot == leaves[0])
        #expect(!holds(oldRoot, leaves[1], proof))
        #expect(!holds(oldRoot, newRoot, proof + [newRoot]))
        #expect(!holds(oldRoot, newRoot, [oldRoot] + proof))
        for place in proof.indices {
          var broken = proof
          broken[place] = leaves[39 - place]
          #expect(!holds(oldRoot, newRoot, broken) || broken == proof)
          broken.remove(at: place)
          #expect(!holds(oldRoot, newRoot, broken))
        }
      }
    }
  }

  @Test func `a log rewritten at one early entry extends no earlier checkpoint`() throws {
    let leaves = LogVectors.leaves(40)
    var rewritten = leaves
    rewritten[3] = leaves[4]
    let old = MerkleTree(leafHashes: leaves)
    let new = MerkleTree(leafHashes: rewritten)
    for size in UInt64(4)...40 {
      #expect(
        !MerkleProof.verifyConsistency(
          oldSize: size, oldRoot: try old.root(size: size), newSize: 40, newRoot: new.root,
          proof: try new.consistencyProof(from: size, to: 40)))
    }
  }

  @Test func `every log begins with the empty one, and a log is not longer than itself`() throws {
    let tree = MerkleTree(leafHashes: LogVectors.leaves(5))
    func holds(_ old: UInt64, _ oldRoot: SHA256Digest, _ new: UInt64, _ proof: [SHA256Digest] = [])
      throws -> Bool
    {
      MerkleProof.verifyConsistency(
        oldSize: old, oldRoot: oldRoot, newSize: new, newRoot: try tree.root(size: new),
        proof: proof)
    }
    #expect(try holds(0, MerkleHashing.emptyRoot, 5))
    #expect(try !holds(0, tree.root, 5))
    #expect(try !holds(0, MerkleHashing.emptyRoot, 5, [tree.root]))
    #expect(try !holds(5, tree.root, 4))
    #expect(try tree.consistencyProof(from: 0, to: 5) == [])
  }

  @Test func `a proof that goes on above the root is refused, though its hashes fit`() throws {
    let leaves = LogVectors.leaves(4)
    let above = leaves[3]
    #expect(
      !MerkleProof.verifyInclusion(
        leafHash: leaves[0], index: 0, size: 1, proof: [above],
        root: MerkleHashing.node(above, leaves[0])))
    let tree = MerkleTree(leafHashes: leaves)
    #expect(
      !MerkleProof.verifyConsistency(
        oldSize: 2, oldRoot: MerkleHashing.node(above, try tree.root(size: 2)), newSize: 3,
        newRoot: MerkleHashing.node(above, try tree.root(size: 3)),
        proof: try tree.consistencyProof(from: 2, to: 3) + [above]))
    let odd = try tree.consistencyProof(from: 3, to: 4)
    #expect(
      !MerkleProof.verifyConsistency(
        oldSize: 3, oldRoot: MerkleHashing.node(above, try tree.root(size: 3)), newSize: 4,
        newRoot: MerkleHashing.node(above, tree.root), proof: odd + [above]))
  }

  @Test func `indexes and sizes outside the tree are refused`() {
    let tree = MerkleTree(leafHashes: LogVectors.leaves(5))
    #expect(throws: LogError.outsideTree) { try tree.inclusionProof(index: 5, size: 5) }
    #expect(throws: LogError.outsideTree) { try tree.inclusionProof(index: 0, size: 6) }
    #expect(throws: LogError.outsideTree) { try tree.inclusionProof(index: 0, size: 0) }
    #expect(throws: LogError.outsideTree) { try tree.consistencyProof(from: 3, to: 6) }
    #expect(throws: LogError.outsideTree) { try tree.consistencyProof(from: 4, to: 3) }
  }
}
