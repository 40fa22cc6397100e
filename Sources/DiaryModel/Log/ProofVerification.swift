import DiaryDigest

extension ProofFile {
  /// What a proof file showed when it was checked.
  public struct Shown: Equatable, Sendable {
    /// The checkpoint that everything was proved against.
    public let checkpoint: Checkpoint
    /// The checkpoint of the recipient's own that the log was found to extend, if one was given.
    public let extendsKept: Checkpoint?
    /// Whether the key was the recipient's own.
    ///
    /// If not, the file only agrees with itself.
    public let keyWasKept: Bool
    /// The entries, by rising index.
    public let entries: [Entry]

    /// The fields of one entry that were shown.
    public struct Entry: Equatable, Sendable {
      /// Its place in the log, from 0.
      public let index: UInt64
      /// The fields shown.
      public let fields: [LogField]
      /// How many fields may have been withheld at most; decoys are counted in, since nobody
      /// without the entry key can tell them apart.
      public let withheldAtMost: Int
    }
  }

  /// Checks the whole file.
  ///
  /// - Parameters:
  ///   - keptKey: the verifier key that the recipient kept. Without one the file's own is used, and the
  ///     result says so.
  ///   - kept: the last checkpoint that the recipient kept. The `previous` of the file is never
  ///     taken in its place.
  ///   - verifies: whether `signature` is the Ed25519 signature of `message` by `publicKey`.
  /// - Returns: what was shown, all of it proved.
  /// - Throws: the first ``LogError`` that was found; nothing of the file is then to be relied on.
  public func verify(
    key keptKey: VerifierKey?, kept: SignedCheckpoint? = nil,
    using verifies: (_ signature: [UInt8], _ message: [UInt8], _ publicKey: [UInt8]) -> Bool
  ) throws(LogError) -> Shown {
    guard keptKey == nil || keptKey == key else { throw .otherLog }
    try checkpoint.verify(with: key, using: verifies)
    if let extends {
      try extends.previous.verify(with: key, using: verifies)
      try verifyExtension(of: extends.previous.checkpoint, by: extends.consistency)
    }
    if let kept {
      try kept.verify(with: key, using: verifies)
      try verifyExtension(ofKept: kept.checkpoint)
    }
    var shown: [Shown.Entry] = []
    for entry in entries {
      shown.append(try verify(entry))
    }
    return Shown(
      checkpoint: checkpoint.checkpoint, extendsKept: kept?.checkpoint,
      keyWasKept: keptKey != nil, entries: shown)
  }

  private func verifyExtension(ofKept kept: Checkpoint) throws(LogError) {
    let newer = checkpoint.checkpoint
    guard kept.size <= newer.size else { throw .keptIsLater }
    // Nothing has to lead from an empty log or from the same size, whatever the file proves.
    guard kept.size > 0, kept.size < newer.size else {
      return try verifyExtension(of: kept, by: [])
    }
    guard let extends, extends.previous.checkpoint.size == kept.size else { throw .noProofFromKept }
    try verifyExtension(of: kept, by: extends.consistency)
  }

  private func verifyExtension(
    of older: Checkpoint, by proof: [SHA256Digest]
  ) throws(LogError) {
    let newer = checkpoint.checkpoint
    guard
      MerkleProof.verifyConsistency(
        oldSize: older.size, oldRoot: older.root, newSize: newer.size, newRoot: newer.root,
        proof: proof)
    else { throw .doesNotExtend }
  }

  private func verify(_ entry: ShownEntry) throws(LogError) -> Shown.Entry {
    let commitments = entry.commitments
    guard !commitments.isEmpty, commitments.count.isMultiple(of: 8),
      zip(commitments, commitments.dropFirst()).allSatisfy({ $0 < $1 })
    else { throw .commitments(entry: entry.index) }
    let fields = entry.fields.map(\.field)
    if !fields.isEmpty { try fields.checkNames() }
    let committed = Set(commitments)
    for shown in entry.fields {
      guard shown.salt.count == EntryHashing.saltByteCount,
        committed.contains(
          try EntryHashing.commitment(
            name: shown.field.name, value: shown.field.value, salt: shown.salt))
      else { throw .fieldNotCommitted(entry: entry.index) }
    }
    let checkpoint = checkpoint.checkpoint
    guard
      MerkleProof.verifyInclusion(
        leafHash: EntryHashing.leafHash(commitments: commitments), index: entry.index,
        size: checkpoint.size, proof: entry.proof, root: checkpoint.root)
    else { throw .entryNotInTree(entry.index) }
    return Shown.Entry(
      index: entry.index, fields: fields, withheldAtMost: commitments.count - fields.count)
  }
}
