extension Incident {
  /// An incident as it was first written down, from the fields of its entry.
  public init?(_ entry: EntryFields, index: UInt64) {
    guard let number = entry["number"].flatMap(Int.init), let recorded = entry.recorded,
      let moment = entry.moment("when")
    else { return nil }
    self.init(
      number: number, index: index, recorded: recorded, moment: moment,
      fields: entry.incidentFields, behaviours: entry.behaviours, marks: entry.marks)
  }

  /// Takes in a later entry about this incident: an amendment, note, file, withdrawal or erasure.
  ///
  /// Entries are to be taken in by their order in the log.
  public mutating func take(_ entry: EntryFields, index: UInt64) {
    guard let recorded = entry.recorded else { return }
    switch entry.kind {
    case .amendment: amend(entry, index: index, recorded: recorded)
    case .note:
      notes.append(
        Note(
          index: index, recorded: recorded, moment: entry.moment("when"),
          text: entry["text"] ?? "", file: entry["file"].flatMap(Int.init),
          isPrivate: entry["private"] == "yes"))
    case .evidence:
      if let file = entry.evidence(index: index) { evidence.append(file) }
    case .withdrawal:
      withdraw(
        entry["corrects"].flatMap(EntryFields.index(of:)),
        .withdrawn(reason: entry["reason"] ?? "", recorded: recorded))
    case .erasure:
      for reference in (entry["erases"] ?? "").split(separator: ",") {
        withdraw(EntryFields.index(of: reference), .erased(recorded: recorded))
      }
    default: break
    }
  }

  /// What is left of an incident whose entry was erased.
  ///
  /// - Parameters:
  ///   - number: its number for people.
  ///   - index: its place in the log.
  ///   - recorded: when it was first written down. That it was erased, and when, is taken in with
  ///     the erasure; until then ``state`` says it was at the same time.
  public init(erased number: Int, index: UInt64, recorded: RecordedAt) {
    self.init(
      number: number, index: index, recorded: recorded,
      moment: Moment(
        said: "", precision: .unknown, earliest: nil, latest: nil, zone: "", words: "", edtf: ""),
      fields: [:], behaviours: [], state: .erased(recorded: recorded))
  }

  /// Takes in a file whose entry was erased: what is left is its place in the numbering, and its
  /// length and digest, by which a copy that was handed over can be known.
  public mutating func takeErased(
    file number: Int, size: Int64, sha256: String, index: UInt64, recorded: RecordedAt
  ) {
    evidence.append(
      Evidence(
        incident: self.number, number: number, index: index, recorded: recorded, name: "",
        size: size, sha256: sha256, mediaType: "application/octet-stream", kind: .other,
        state: .erased(recorded: recorded)))
  }

  /// Takes in a note whose entry was erased.
  ///
  /// Whether it was private is not known any more, so it counts as private and stays out of packs.
  /// Of an incident that was erased itself, no note is left.
  public mutating func takeErased(note index: UInt64, recorded: RecordedAt) {
    if case .erased = state { return }
    notes.append(
      Note(
        index: index, recorded: recorded, moment: nil, text: "", file: nil, isPrivate: true,
        state: .erased(recorded: recorded)))
  }

  /// Names of fields that belong to the entry itself and are no correction.
  private static let ownNames: Set<String> = [
    "kind", "recorded", "recorded.boot", "recorded.uptime", "recorded.clock", "corrects",
    "incident",
    "reason", "fields",
  ]

  private mutating func amend(_ entry: EntryFields, index: UInt64, recorded: RecordedAt) {
    var before = EntryFields()
    before.put(moment, as: "when")
    before.put(fields, behaviours: behaviours, marks: marks)
    var after = before
    var changes: [Amendment.Change] = []
    for field in entry.fields where !Self.ownNames.contains(field.name) {
      after.put(field.value, as: field.name)
      let old = before[field.name] ?? ""
      guard old != field.value else { continue }
      changes.append(.init(field: field.name, before: old, after: field.value))
    }
    if let changed = after.moment("when") { moment = changed }
    fields = after.incidentFields
    behaviours = after.behaviours
    marks = after.marks
    let seconds = recorded.instant.seconds - self.recorded.instant.seconds
    amendments.append(
      Amendment(
        index: index, recorded: recorded, reason: entry["reason"] ?? "",
        whileWriting: (0..<600).contains(seconds), changes: changes))
  }

  private mutating func withdraw(_ target: UInt64?, _ state: EntryState) {
    guard let target else { return }
    if target == index { self.state = state }
    for place in notes.indices where notes[place].index == target { notes[place].state = state }
    for place in evidence.indices where evidence[place].index == target {
      evidence[place].state = state
    }
  }
}
