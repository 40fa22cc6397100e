internal import DiaryModel

/// Writes `entries.json`, schema `tally/1`; the article *EntriesJSON* describes it.
struct EntriesJSON {
  let selection: Selection
  let times: PackTimes

  private var request: PackRequest { times.request }

  /// Writes the file, piece by piece.
  func write(to file: OutputFile, _ isCancelled: () -> Bool) throws(PackError) {
    var json = JSONText()
    json.open(nil, 0x7B)
    json.text("schema", "tally/1")
    json.text("standing", EnglishWords().standing)
    json.flag("practice", request.isPractice)
    pack(&json)
    counts(&json)
    // The exhibits come first, so that their sizes can be found without reading the rest.
    let references = Dictionary(
      grouping: selection.exhibits, by: \.evidence.incident)
    json.open("exhibits", 0x5B)
    for exhibit in selection.exhibits {
      self.exhibit(exhibit, &json)
      try Self.spill(&json, file, isCancelled)
    }
    json.close(0x5D)
    json.open("entries", 0x5B)
    for incident in (selection.entries + selection.removed).sorted(by: { $0.number < $1.number }) {
      entry(incident, references[incident.number] ?? [], &json)
      try Self.spill(&json, file, isCancelled)
    }
    json.close(0x5D)
    json.close(0x7D)
    json.bytes.append(0x0A)
    try file.write(&json.bytes)
  }

  private static func spill(
    _ json: inout JSONText, _ file: OutputFile, _ isCancelled: () -> Bool
  ) throws(PackError) {
    guard json.bytes.count > 65_536 else { return }
    if isCancelled() { throw .cancelled }
    try file.write(&json.bytes)
  }

  private func pack(_ json: inout JSONText) {
    json.object("pack") { json in
      json.text("kind", request.kind.rawValue)
      json.filled("for", request.audience)
      json.filled("writer", request.writerName)
      json.filled("person", request.personName)
      json.filled("since", request.since.map(utc))
      json.filled("until", request.until.map(utc))
      if !request.only.isEmpty {
        json.array("only") { json in
          for number in Set(request.only).sorted() { json.number(nil, number) }
        }
      }
      json.text("made", times.made.iso)
      json.text("zone", request.zone)
      json.text("version", request.version)
      json.text("language", request.language)
      json.flag("locations", request.keepsLocation)
      json.flag("original-names", request.showsOriginalNames)
    }
  }

  private func counts(_ json: inout JSONText) {
    json.object("counts") { json in
      json.number("entries", selection.entries.count)
      json.number("removed", selection.removed.count)
      json.number("outside", selection.outside)
      json.number("exhibits", selection.exhibits.count { $0.absence == nil })
      json.object("not-in-folder") { json in
        for (reason, count) in selection.absences { json.number(Self.key(reason), count) }
      }
    }
  }

  private static func key(_ reason: Exhibit.Absence) -> StaticString {
    switch reason {
    case .withdrawn: "withdrawn"
    case .erased: "erased"
    case .location: "location"
    case .chosen: "chosen"
    }
  }

  private func utc(_ instant: Instant) -> String { LocalTime(instant, offset: 0).iso }

  private func exhibit(_ exhibit: Exhibit, _ json: inout JSONText) {
    let evidence = exhibit.evidence
    json.object { json in
      json.text("reference", exhibit.reference)
      json.text("file", exhibit.fileNumber)
      json.number("entry", evidence.incident)
      json.number("index", evidence.index)
      state(evidence.state, &json)
      if exhibit.absence == .withdrawn { return }
      json.text("sha256", evidence.sha256)
      if exhibit.absence == .erased { return }
      json.number("bytes", evidence.size)
      if let copied = exhibit.copied {
        json.text("path", exhibit.path)
        if exhibit.hasChanged {
          json.object("changed-since-added") { json in
            json.text("sha256", copied.sha256)
            json.number("bytes", copied.bytes)
          }
        }
      } else if let reason = exhibit.absence {
        json.text("not-in-folder", reason.rawValue)
      }
      json.text("media-type", evidence.mediaType)
      json.text("kind", evidence.kind.rawValue)
      if request.showsOriginalNames { json.filled("original-name", evidence.name) }
      json.filled("from", evidence.from)
      json.filled("about", evidence.about)
      recorded("added", evidence.recorded, &json)
      if let taken = evidence.taken { moment("taken", taken, &json) }
      json.filled("modified", evidence.modified.map(utc))
      json.flag("do-not-show", evidence.doNotShow)
      let facts = Disclosure.facts(of: evidence, keepsLocation: request.keepsLocation)
      if facts.isEmpty { return }
      json.object("according-to-the-file") { json in
        var named: Set<Evidence.Fact.Name> = []
        // A name that comes twice would make an object that readers take in different ways.
        for fact in facts where named.insert(fact.name).inserted {
          json.text(key: fact.name.rawValue, fact.value)
        }
      }
    }
  }

  private func entry(_ incident: Incident, _ exhibits: [Exhibit], _ json: inout JSONText) {
    json.object { json in
      json.number("number", incident.number)
      json.number("index", incident.index)
      state(incident.state, &json)
      guard incident.state.isCurrent else { return }
      recorded("written", incident.recorded, &json)
      moment("when", incident.moment, &json)
      json.array("behaviours") { json in
        for behaviour in Behaviour.allCases where incident.behaviours.contains(behaviour) {
          json.text(nil, behaviour.rawValue)
        }
      }
      json.object("fields") { json in
        for field in IncidentField.allCases {
          if let value = incident.fields[field] { json.text(key: field.rawValue, value) }
        }
      }
      json.array("marks") { json in for mark in incident.marks { json.text(nil, mark) } }
      json.array("exhibits") { json in
        for exhibit in exhibits { json.text(nil, exhibit.reference) }
      }
      json.array("notes") { json in for note in incident.notes { self.note(note, &json) } }
      json.array("amendments") { json in
        for amendment in incident.amendments { self.amendment(amendment, &json) }
      }
    }
  }

  private func note(_ note: Note, _ json: inout JSONText) {
    json.object { json in
      json.number("index", note.index)
      state(note.state, &json)
      guard note.state.isCurrent else { return }
      recorded("written", note.recorded, &json)
      if let moment = note.moment { self.moment("when", moment, &json) }
      if let file = note.file { json.number("file", file) }
      json.text("text", note.text)
    }
  }

  private func amendment(_ amendment: Amendment, _ json: inout JSONText) {
    json.object { json in
      json.number("index", amendment.index)
      recorded("written", amendment.recorded, &json)
      json.flag("while-writing", amendment.whileWriting)
      json.filled("reason", amendment.reason)
      json.array("changes") { json in
        for change in amendment.changes {
          json.object { json in
            json.text("field", change.field)
            json.text("before", change.before)
            json.text("after", change.after)
          }
        }
      }
    }
  }

  private func state(_ state: EntryState, _ json: inout JSONText) {
    switch state {
    case .current: json.text("state", "current")
    case .withdrawn(_, let recorded):
      json.text("state", "withdrawn")
      json.text("since", PackTimes.local(recorded).iso)
    case .erased(let recorded):
      json.text("state", "erased")
      json.text("since", PackTimes.local(recorded).iso)
    }
  }

  private func recorded(_ key: StaticString, _ recorded: RecordedAt, _ json: inout JSONText) {
    json.object(key) { json in
      json.text("at", PackTimes.local(recorded).iso)
      json.text("clock", recorded.clock.rawValue)
      json.number("boot", recorded.boot)
      json.number("uptime", recorded.uptime)
    }
  }

  private func moment(_ key: StaticString, _ moment: Moment, _ json: inout JSONText) {
    json.object(key) { json in
      json.text("said", moment.said)
      json.text("words", moment.words)
      json.text("precision", moment.precision.rawValue)
      json.filled("earliest", moment.earliest.map { times.local($0, moment.zone).iso })
      json.filled("latest", moment.latest.map { times.local($0, moment.zone).iso })
      json.filled("edtf", moment.edtf)
      json.filled("zone", moment.zone)
    }
  }
}
