/// What is wrong with a part of the log.
///
/// Facts only; never a word that the person wrote.
public enum LogError: Error, Equatable, Sendable {
  /// A field's name is not 1 to 64 of the characters `a` to `z`, `0` to `9`, `.`, `_` and `-`.
  case fieldName
  /// A field's value is longer than 4,294,967,295 bytes.
  case fieldLength
  /// Two fields of one entry have the same name.
  case repeatedField
  /// An entry has no fields.
  case noFields
  /// An entry key is not 32 bytes.
  case entryKey
  /// The stored form of an entry's fields breaks off or is not as written at this byte.
  case storedFields(at: Int)
  /// The stored form of a frontier has another length than its size asks for.
  case storedFrontier
  /// An index or a size lies outside the tree.
  case outsideTree
  /// A public key is not 32 bytes, or a signature is not 64.
  case keyOrSignatureLength
  /// A verifier key is not a name, a key ID and a key of type Ed25519.
  case verifierKey
  /// A verifier key's ID or name does not follow from the key itself.
  case verifierKeyMismatch
  /// The name of a log is not `tally/` and 32 hexadecimal digits.
  case origin
  /// A checkpoint's three lines are not a name, a decimal size and a digest in base64.
  case checkpointText
  /// A signed note has not the form of text, an empty line and signature lines.
  case note
  /// No signature of the key is there, or more than one.
  case signatureCount(Int)
  /// The signature is not the key's signature of this checkpoint.
  case signature
  /// The checkpoint is that of another log.
  case otherLog
  /// The later checkpoint does not extend the earlier one: the log was rewritten or cut.
  case doesNotExtend
  /// The checkpoint that the recipient kept is later than that of the file: nothing follows.
  case keptIsLater
  /// The file has no proof from the checkpoint that the recipient kept: nothing follows.
  case noProofFromKept
  /// A proof file is not JSON of the allowed kind at this byte.
  case proofJSON(at: Int)
  /// A proof file names one member twice, at this byte.
  case repeatedMember(at: Int)
  /// A member of a proof file is missing, unknown, or not of the form that it must have.
  case proofMember(ProofMember)
  /// The commitments of the entry with this index are not in strictly rising order by eights.
  case commitments(entry: UInt64)
  /// A shown field of the entry with this index is not among its commitments.
  case fieldNotCommitted(entry: UInt64)
  /// The entry with this index is not in the tree of the checkpoint.
  case entryNotInTree(UInt64)
}

/// The members of a proof file, as a ``LogError`` names them.
public enum ProofMember: String, Equatable, Sendable {
  case format, vkey, checkpoint, previous, consistency, entries
  case index, commitments, fields, proof
  case name, value, salt
  /// A member that the format does not have.
  case unknown
}
