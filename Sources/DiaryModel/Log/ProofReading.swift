import DiaryDigest

extension ProofFile {
  /// Reads a proof file.
  ///
  /// It is not yet checked: ``verify(key:kept:using:)`` does that.
  ///
  /// Members may come in any order, but each once, no other beside them, and all of its values
  /// strings in the one spelling that they have.
  ///
  /// - Throws: ``LogError/proofJSON(at:)``, ``LogError/repeatedMember(at:)``,
  ///   ``LogError/proofMember(_:)``, and what the key, the notes and the fields throw.
  public init(json: [UInt8]) throws(LogError) {
    var file = try Members(try StrictJSON.read(json), of: .format)
    guard try file.text(.format).utf8.elementsEqual(Self.format.utf8) else {
      throw .proofMember(.format)
    }
    let key = try VerifierKey(try file.text(.vkey))
    let checkpoint = try SignedCheckpoint(note: try file.text(.checkpoint))
    var extends: Extension?
    // One of the two without the other would prove nothing and look as if it did.
    if file.has(.previous) || file.has(.consistency) {
      extends = Extension(
        previous: try SignedCheckpoint(note: try file.text(.previous)),
        consistency: try file.hashes(.consistency))
    }
    var entries: [ShownEntry] = []
    for entry in try file.list(.entries) {
      entries.append(try Self.entry(entry))
    }
    try file.finish()
    try self.init(key: key, checkpoint: checkpoint, extends: extends, entries: entries)
  }

  private static func entry(_ json: StrictJSON) throws(LogError) -> ShownEntry {
    var entry = try Members(json, of: .entries)
    guard let index = Decimal.value(Array(try entry.text(.index).utf8)) else {
      throw .proofMember(.index)
    }
    let commitments = try entry.hashes(.commitments)
    var fields: [ShownField] = []
    for json in try entry.list(.fields) {
      var field = try Members(json, of: .fields)
      let name = try field.text(.name)
      let value = try field.text(.value)
      guard let salt = Base64.bytes(Array(try field.text(.salt).utf8)),
        salt.count == EntryHashing.saltByteCount
      else { throw .proofMember(.salt) }
      try field.finish()
      fields.append(ShownField(field: try LogField(name: name, value: value), salt: salt))
    }
    let proof = try entry.hashes(.proof)
    try entry.finish()
    return ShownEntry(index: index, commitments: commitments, fields: fields, proof: proof)
  }
}

/// The members of one object, each taken once.
private struct Members {
  private var members: [(name: String, value: StrictJSON)]

  init(_ json: StrictJSON, of member: ProofMember) throws(LogError) {
    guard case .object(let members) = json else { throw .proofMember(member) }
    self.members = members
  }

  func has(_ member: ProofMember) -> Bool {
    position(of: member) != nil
  }

  mutating func text(_ member: ProofMember) throws(LogError) -> String {
    guard case .text(let text) = try take(member) else { throw .proofMember(member) }
    return text
  }

  mutating func list(_ member: ProofMember) throws(LogError) -> [StrictJSON] {
    guard case .list(let list) = try take(member) else { throw .proofMember(member) }
    return list
  }

  mutating func hashes(_ member: ProofMember) throws(LogError) -> [SHA256Digest] {
    var hashes: [SHA256Digest] = []
    for item in try list(member) {
      guard case .text(let text) = item, let bytes = Base64.bytes(Array(text.utf8)),
        let hash = SHA256Digest(bytes)
      else { throw .proofMember(member) }
      hashes.append(hash)
    }
    return hashes
  }

  func finish() throws(LogError) {
    guard members.isEmpty else { throw .proofMember(.unknown) }
  }

  private mutating func take(_ member: ProofMember) throws(LogError) -> StrictJSON {
    guard let position = position(of: member) else { throw .proofMember(member) }
    return members.remove(at: position).value
  }

  private func position(of member: ProofMember) -> Int? {
    members.firstIndex { $0.name.utf8.elementsEqual(member.rawValue.utf8) }
  }
}
