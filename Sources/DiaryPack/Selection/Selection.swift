internal import DiaryModel

/// What a pack shows: the entries, the exhibits and what is not among them.
struct Selection {
  /// The entries that stand, by the time at which they can first have happened; then those whose
  /// time is not known, by the time of writing.
  var entries: [Incident]
  /// Entries that were withdrawn or erased, by number, without their contents.
  var removed: [Incident]
  /// The exhibits of ``entries``, by number.
  var exhibits: [Exhibit]
  /// How many entries are not in the pack because of the period or the numbers asked for.
  var outside: Int

  /// What `request` asks for of the whole record.
  ///
  /// Exhibits are numbered over the whole record by their place in the log, so that a file has the
  /// same reference in every pack; a number that belongs to a file that is not shown stays unused.
  init(_ record: [Incident], _ request: PackRequest) {
    let only = Set(request.only)
    var entries: [Incident] = []
    var removed: [Incident] = []
    outside = 0
    for incident in record {
      guard only.isEmpty || only.contains(incident.number),
        Self.isWithin(incident.moment, request)
      else {
        outside += 1
        continue
      }
      let shown = Disclosure.of(incident)
      if shown.state.isCurrent { entries.append(shown) } else { removed.append(shown) }
    }
    entries.sort { Self.key($0) < Self.key($1) }
    removed.sort { $0.number < $1.number }
    self.entries = entries
    self.removed = removed
    exhibits = Self.exhibits(record, shown: Set(entries.map(\.number)), request)
  }

  /// Whether it can have happened within the period; what has no known time always can.
  private static func isWithin(_ moment: Moment, _ request: PackRequest) -> Bool {
    if let since = request.since, let latest = moment.latest, latest <= since { return false }
    if let until = request.until, let earliest = moment.earliest, earliest >= until { return false }
    return true
  }

  private static func key(_ incident: Incident) -> (Int, Int64, Int64, Int) {
    guard let earliest = incident.moment.earliest else {
      return (1, incident.recorded.instant.seconds, 0, incident.number)
    }
    return (0, earliest.seconds, incident.recorded.instant.seconds, incident.number)
  }

  private static func exhibits(
    _ record: [Incident], shown: Set<Int>, _ request: PackRequest
  ) -> [Exhibit] {
    let files = record.lazy.flatMap(\.evidence).sorted {
      ($0.index, $0.number) < ($1.index, $1.number)
    }
    var exhibits: [Exhibit] = []
    for (place, evidence) in files.enumerated() where shown.contains(evidence.incident) {
      var evidence = evidence
      evidence.state = evidence.state.withoutReason
      exhibits.append(
        Exhibit(
          evidence: evidence, number: place + 1, absence: absence(of: evidence, request),
          copied: nil))
    }
    return exhibits
  }

  private static func absence(
    of evidence: Evidence, _ request: PackRequest
  ) -> Exhibit.Absence? {
    switch evidence.state {
    case .withdrawn: return .withdrawn
    case .erased: return .erased
    case .current: break
    }
    let file = PackRequest.FileNumber(incident: evidence.incident, number: evidence.number)
    if request.withoutFiles.contains(file) { return .chosen }
    if !request.keepsLocation && evidence.facts.contains(where: { $0.name == .place }) {
      return .location
    }
    return nil
  }

  /// How many exhibits are absent for each reason that occurs.
  var absences: [(reason: Exhibit.Absence, count: Int)] {
    Exhibit.Absence.allCases.compactMap { reason in
      let count = exhibits.lazy.filter { $0.absence == reason }.count
      return count == 0 ? nil : (reason, count)
    }
  }
}
