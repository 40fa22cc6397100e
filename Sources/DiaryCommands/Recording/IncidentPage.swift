import DiaryModel
import DiaryStore

/// One entry in full as the screen shows it: what it says now, its files and remarks, its history.
struct IncidentPage {
  let session: Session
  let incident: Incident

  var text: String {
    let words = session.words
    var lines: [String] = []
    switch incident.state {
    case .current: break
    case .withdrawn(let reason, let recorded):
      lines.append(words.wasWithdrawn(day(recorded), reason: reason))
    case .erased(let recorded):
      return wrapped([
        words.numberLine(incident.number, ""), words.wasErased(day(recorded)), "",
      ])
    }
    lines.append(words.numberLine(incident.number, incident.moment.words))
    if !incident.moment.said.isEmpty, incident.moment.said != incident.moment.words {
      lines.append(words.youSaid(incident.moment.said))
    }
    lines.append(words.writtenDown(day(incident.recorded)))
    if incident.recorded.clock == .setBack { lines.append(words.clockWasSetBack) }
    if let account = incident.fields[.account] { lines += ["", account] }
    lines.append("")
    for field in IncidentField.allCases where field != .account {
      guard let value = incident.fields[field] else { continue }
      lines.append("\(words.label(of: field)): \(words.shown(value, in: field))")
    }
    if !incident.behaviours.isEmpty {
      let names = Behaviour.allCases.filter(incident.behaviours.contains).map(words.name(of:))
      lines.append(words.kinds(names.joined(separator: ", ")))
    }
    if !incident.marks.isEmpty {
      lines.append(words.markedBy(incident.marks.joined(separator: ", ")))
    }
    lines += files + remarks + history
    while lines.last == "" { lines.removeLast() }
    return wrapped(lines + [""])
  }

  private var files: [String] {
    let words = session.words
    guard !incident.evidence.isEmpty else { return [] }
    var lines = ["", words.filesHeading]
    for file in incident.evidence {
      let number = "\(file.incident).\(file.number)"
      switch file.state {
      case .erased(let recorded):
        lines.append("  \(number)  " + words.wasErased(day(recorded)))
        continue
      case .withdrawn(let reason, let recorded):
        lines.append("  \(number)  " + words.wasWithdrawn(day(recorded), reason: reason))
      case .current: break
      }
      lines.append(
        "  \(number)  \(file.name), \(words.name(of: file.kind)), \(words.size(file.size))")
      if !file.from.isEmpty { lines.append("      " + words.cameFrom(file.from)) }
      if !file.about.isEmpty { lines.append("      " + file.about) }
      if let taken = file.taken { lines.append("      " + words.takenByWriter(taken.words)) }
      for fact in file.facts { lines.append("      " + words.accordingToTheFile(fact)) }
      if file.doNotShow { lines.append("      " + words.isNotShown) }
      lines.append("      SHA-256 " + file.sha256.prefix(16) + "…")
    }
    return lines
  }

  private var remarks: [String] {
    let words = session.words
    guard !incident.notes.isEmpty else { return [] }
    var lines = ["", words.remarksHeading]
    for note in incident.notes {
      switch note.state {
      case .erased(let recorded):
        lines.append("  " + words.wasErased(day(recorded)))
        continue
      case .withdrawn(let reason, let recorded):
        lines.append("  " + words.wasWithdrawn(day(recorded), reason: reason))
      case .current: break
      }
      var head = "  " + day(note.recorded)
      if let file = note.file { head += ", " + words.onFile(incident.number, file) }
      if note.isPrivate { head += ", " + words.isPrivate }
      lines.append(head + ":")
      if let moment = note.moment { lines.append("    " + words.aboutTime(moment.words)) }
      lines.append("    " + note.text)
    }
    return lines
  }

  private var history: [String] {
    let words = session.words
    guard !incident.amendments.isEmpty else { return [] }
    var lines = ["", words.historyHeading]
    for amendment in incident.amendments {
      var head = "  " + day(amendment.recorded)
      if amendment.whileWriting {
        let onlyAdds = amendment.changes.allSatisfy(\.before.isEmpty)
        head += ", " + (onlyAdds ? words.addedWhileWriting : words.whileWriting)
      }
      if !amendment.reason.isEmpty { head += ", \"\(amendment.reason)\"" }
      lines.append(head + ":")
      for change in amendment.changes where !Self.quietNames.contains(change.field) {
        lines.append("    " + words.changed(change))
      }
    }
    return lines
  }

  /// Parts of a moment that its words say already.
  private static let quietNames: Set<String> = [
    "when.precision", "when.earliest", "when.latest", "when.zone", "when.edtf", "when.said",
  ]

  private func day(_ recorded: RecordedAt) -> String {
    guard let zone = try? session.zone() else { return recorded.instant.rfc3339 }
    let date = zone.wall(at: recorded.instant).date
    let time = (try? TimeOfDay(session: session).text(recorded.instant)) ?? ""
    return session.words.date(date) + ", " + time
  }

  private func wrapped(_ lines: [String]) -> String {
    lines.map { Wrapping.wrapped($0, width: session.conversation.width) }.joined(separator: "\n")
      + "\n"
  }
}

extension JSONObject {
  /// A line of a list.
  init(_ row: ListRow, full: Bool) {
    self.init()
    add("number", row.number)
    add("index", Int(row.index))
    add("written", row.written.rfc3339)
    if let moment = row.moment { add("when", JSONObject(moment)) }
    add("behaviours", Behaviour.allCases.filter(row.behaviours.contains).map(\.rawValue))
    add("files", row.files)
    add("marks", row.marks)
    add("fixes", row.fixes)
    add("state", row.isErased ? "erased" : row.isWithdrawn ? "withdrawn" : "current")
    if full { add("fields", JSONObject(row.fields)) }
  }

  /// The words of an incident by field.
  init(_ fields: [IncidentField: String]) {
    self.init()
    for field in IncidentField.allCases {
      if let value = fields[field] { add(field.rawValue, value) }
    }
  }

  /// An incident with its history, or its head alone.
  init(_ incident: Incident, full: Bool) {
    self.init()
    add("number", incident.number)
    add("index", Int(incident.index))
    add("written", incident.recorded.instant.rfc3339(offset: incident.recorded.offset))
    add("clock", incident.recorded.clock.rawValue)
    add("when", JSONObject(incident.moment))
    add("behaviours", Behaviour.allCases.filter(incident.behaviours.contains).map(\.rawValue))
    add("files", incident.evidence.count)
    add("marks", incident.marks)
    add("fixes", incident.amendments.count)
    add("state", incident.state.code)
    guard full else { return }
    add("fields", JSONObject(incident.fields))
    add("evidence", incident.evidence.map { JSONObject($0) })
    add("notes", incident.notes.map { JSONObject($0) })
    add("amendments", incident.amendments.map { JSONObject($0) })
  }

  /// A file of an incident.
  init(_ file: Evidence) {
    self.init()
    add("number", "\(file.incident).\(file.number)")
    add("index", Int(file.index))
    add("written", file.recorded.instant.rfc3339(offset: file.recorded.offset))
    add("name", file.name)
    add("size", Int(file.size))
    add("sha256", file.sha256)
    add("mediaType", file.mediaType)
    add("what", file.kind.rawValue)
    add("from", file.from)
    add("about", file.about)
    if let taken = file.taken { add("taken", JSONObject(taken)) }
    var facts = JSONObject()
    for fact in file.facts { facts.add(fact.name.rawValue, fact.value) }
    add("accordingToTheFile", facts)
    add("doNotShow", file.doNotShow)
    add("state", file.state.code)
  }

  private init(_ note: Note) {
    self.init()
    add("index", Int(note.index))
    add("written", note.recorded.instant.rfc3339(offset: note.recorded.offset))
    add("text", note.text)
    if let moment = note.moment { add("when", JSONObject(moment)) }
    if let file = note.file { add("file", file) }
    add("private", note.isPrivate)
    add("state", note.state.code)
  }

  private init(_ amendment: Amendment) {
    self.init()
    add("index", Int(amendment.index))
    add("written", amendment.recorded.instant.rfc3339(offset: amendment.recorded.offset))
    add("reason", amendment.reason)
    add("whileWriting", amendment.whileWriting)
    add(
      "changes",
      amendment.changes.map { change in
        var object = JSONObject()
        object.add("field", change.field)
        object.add("before", change.before)
        object.add("after", change.after)
        return object
      })
  }
}

extension EntryState {
  /// The state's name in JSON.
  var code: String {
    switch self {
    case .current: "current"
    case .withdrawn: "withdrawn"
    case .erased: "erased"
    }
  }
}
