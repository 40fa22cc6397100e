internal import DiaryModel

/// What of an entry may leave the diary.
///
/// Every part of a pack is made from these and from nothing
/// else, so that what is kept back is kept back in one place.
enum Disclosure {
  /// The entry without private words; without any words at all if it was withdrawn or erased.
  static func of(_ incident: Incident) -> Incident {
    var shown = incident
    guard incident.state.isCurrent else {
      shown.moment = Moment(
        said: "", precision: .unknown, earliest: nil, latest: nil, zone: "", words: "", edtf: "")
      shown.fields = [:]
      shown.behaviours = []
      shown.marks = []
      shown.amendments = []
      shown.notes = []
      shown.evidence = []
      shown.state = incident.state.withoutReason
      return shown
    }
    shown.fields = incident.fields.filter { $0.key.mayLeave && !$0.value.isEmpty }
    shown.amendments = incident.amendments.compactMap(of)
    shown.notes = incident.notes.compactMap(of)
    return shown
  }

  /// The amendment without changes of private fields; nothing if no other change is left.
  private static func of(_ amendment: Amendment) -> Amendment? {
    let changes = amendment.changes.filter {
      IncidentField(rawValue: $0.field)?.mayLeave ?? true
    }
    if changes.isEmpty && !amendment.changes.isEmpty { return nil }
    var shown = amendment
    // One reason was given for all changes, and it may speak of the private one.
    if changes.count != amendment.changes.count { shown.reason = "" }
    shown.changes = changes
    return shown
  }

  /// The note, if it is not private; without its words if it was withdrawn or erased.
  private static func of(_ note: Note) -> Note? {
    guard !note.isPrivate else { return nil }
    guard !note.state.isCurrent else { return note }
    var shown = note
    shown.text = ""
    shown.moment = nil
    shown.state = note.state.withoutReason
    return shown
  }

  /// The facts that a file carries about itself, without its location unless it may leave.
  static func facts(of evidence: Evidence, keepsLocation: Bool) -> [Evidence.Fact] {
    keepsLocation ? evidence.facts : evidence.facts.filter { $0.name != .place }
  }
}

extension EntryState {
  /// Whether it was neither withdrawn nor erased.
  var isCurrent: Bool { self == .current }

  /// The state without the words that were given for it.
  var withoutReason: EntryState {
    if case .withdrawn(_, let recorded) = self {
      .withdrawn(reason: "", recorded: recorded)
    } else {
      self
    }
  }
}
