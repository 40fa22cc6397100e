public import DiaryDigest

/// A `diary-proof/1` file: some fields of some entries, with all that a stranger needs to check
/// that they stand in the log of a signed checkpoint, and nothing of the rest.
///
/// ``json`` writes it, ``init(json:)`` reads it, and ``verify(key:kept:using:)`` checks it. JSON is
/// only the wrapping: nothing hashes it.
public struct ProofFile: Equatable, Sendable {
  /// The value of `format`.
  public static let format = "diary-proof/1"

  /// The key that the file names.
  ///
  /// Whoever checks uses the one that they kept.
  public let key: VerifierKey
  /// The checkpoint that all entries are proved against.
  public let checkpoint: SignedCheckpoint
  /// The last checkpoint that the recipient was given, and the proof that the log still begins
  /// with what it stood for.
  public let extends: Extension?
  /// The entries shown, by rising index.
  public let entries: [ShownEntry]

  /// An earlier checkpoint with the hashes that lead from it to the later one.
  public struct Extension: Equatable, Sendable {
    /// The earlier checkpoint.
    public let previous: SignedCheckpoint
    /// The hashes of RFC 9162 section 2.1.4.1.
    public let consistency: [SHA256Digest]

    /// A checkpoint and the proof from it.
    public init(previous: SignedCheckpoint, consistency: [SHA256Digest]) {
      self.previous = previous
      self.consistency = consistency
    }
  }

  /// A proof file of these parts.
  ///
  /// Nothing is checked but the order of the entries.
  ///
  /// - Throws: ``LogError/proofMember(_:)`` with ``ProofMember/entries`` if their indexes do not
  ///   rise.
  public init(
    key: VerifierKey, checkpoint: SignedCheckpoint, extends: Extension? = nil,
    entries: [ShownEntry]
  ) throws(LogError) {
    guard zip(entries, entries.dropFirst()).allSatisfy({ $0.index < $1.index }) else {
      throw .proofMember(.entries)
    }
    self.key = key
    self.checkpoint = checkpoint
    self.extends = extends
    self.entries = entries
  }
}

/// One entry of a proof file: the fields that are shown, and the hashes that stand for the others.
public struct ShownEntry: Equatable, Sendable {
  /// Its place in the log, from 0.
  public let index: UInt64
  /// All commitments of the entry, decoys among them, in rising order.
  public let commitments: [SHA256Digest]
  /// The fields shown, in the order in which they are to be read.
  public let fields: [ShownField]
  /// The hashes from the leaf to the root (RFC 9162 section 2.1.3.1).
  public let proof: [SHA256Digest]

  /// An entry of these parts, unchecked.
  public init(
    index: UInt64, commitments: [SHA256Digest], fields: [ShownField], proof: [SHA256Digest]
  ) {
    self.index = index
    self.commitments = commitments
    self.fields = fields
    self.proof = proof
  }

  /// An entry of the diary of which the fields in `showing` are shown.
  ///
  /// - Parameters:
  ///   - index: its place in the log, from 0.
  ///   - fields: all its fields.
  ///   - key: its entry key, which stays here.
  ///   - showing: the names of the fields to be shown; names that it does not have are ignored.
  ///   - proof: from ``MerkleTree/inclusionProof(index:size:)``.
  /// - Throws: ``LogError/noFields`` or ``LogError/repeatedField``.
  public init(
    index: UInt64, fields: [LogField], key: EntryKey, showing: Set<String>, proof: [SHA256Digest]
  ) throws(LogError) {
    self.init(
      index: index, commitments: try EntryHashing.commitments(fields: fields, key: key),
      fields: fields.filter { showing.contains($0.name) }
        .map { ShownField(field: $0, salt: EntryHashing.salt(name: $0.name, key: key)) },
      proof: proof)
  }
}

/// A field with the salt that opens its commitment.
public struct ShownField: Equatable, Sendable {
  /// The name and the value.
  public let field: LogField
  /// 16 bytes; they open this field and help with no other.
  public let salt: [UInt8]

  /// A field and its salt.
  public init(field: LogField, salt: [UInt8]) {
    self.field = field
    self.salt = salt
  }
}
