import DiaryModel
import DiaryStore

/// What is to be said instead of what an entry says now.
struct Correction {
  var moment: Moment?
  var fields: [IncidentField: String] = [:]
  var behaviours: Set<Behaviour>?
  var marks: [String]?
  /// Something remembered later.
  ///
  /// It is stored as the whole account with these words below it, so that the first words and the
  /// added ones both stand in the open, and the history shows where the one ends.
  var addition: String?

  var isEmpty: Bool {
    moment == nil && fields.isEmpty && behaviours == nil && marks == nil && addition == nil
  }

  /// Whether `field` can hold `value`.
  static func allows(_ value: String, in field: IncidentField) -> Bool {
    switch field {
    case .knewBy: value.isEmpty || KnewBy(rawValue: value) != nil
    case .fearedViolence: value.isEmpty || YesNoUnsure(rawValue: value) != nil
    default: true
    }
  }

  /// Leaves out what the entry says already.
  private func news(to incident: Incident) -> Correction {
    var news = self
    if let addition {
      let account = fields[.account] ?? incident.fields[.account] ?? ""
      news.fields[.account] = account.isEmpty ? addition : account + "\n\n" + addition
    }
    news.addition = nil
    if moment == incident.moment { news.moment = nil }
    if behaviours == incident.behaviours { news.behaviours = nil }
    if marks == incident.marks { news.marks = nil }
    news.fields = news.fields.filter { $0.value != incident.fields[$0.key] ?? "" }
    return news
  }

  /// Saves the correction and says what the entry says now and what readers also see.
  ///
  /// - Parameter reason: why; asked for if it is missing and there is somebody to ask.
  func apply(
    to incident: Incident, reason: String?, session: Session, options: DiaryOptions,
    store: DiaryStore
  ) throws {
    let news = news(to: incident)
    let words = session.words
    guard !news.isEmpty else {
      session.conversation.say(words.saysThatAlready)
      if options.json { report(incident, [], session) }
      return
    }
    var reason = reason
    if reason == nil, session.asks(options) {
      reason = Recording.cleaned(
        try session.conversation.ask(addition == nil ? words.whyChanged : words.whyAdded))
    }
    let saved = try store.amend(
      incident.number, moment: news.moment, fields: news.fields, behaviours: news.behaviours,
      marks: news.marks, reason: reason ?? "")
    let changed = try store.incident(incident.number)
    guard let amendment = changed.amendments.last(where: { $0.index == saved.index }) else {
      return
    }
    let changes = amendment.changes.filter { change in
      !change.field.hasPrefix("when.") || change.field == "when.words"
    }
    let at = try words.dayAndTime(
      session.zone().wall(at: amendment.recorded.instant).date,
      TimeOfDay(session: session).text(amendment.recorded.instant))
    let note = words.changeNote(
      at, whileWriting: amendment.whileWriting, reason: amendment.reason)
    session.conversation.say(
      confirmation(changes, of: changed, note: note, moment: news.moment, words))
    if options.json {
      report(changed, changes, session)
    } else if options.plain {
      session.conversation.write("\(incident.number)\n")
    }
  }

  private func confirmation(
    _ changes: [Amendment.Change], of incident: Incident, note: String, moment: Moment?,
    _ words: Words
  ) -> String {
    let isSeen = changes.contains { IncidentField(rawValue: $0.field)?.mayLeave ?? true }
    if let moment, changes.count == 1 {
      return words.timeChanged(
        incident.number, moment.words, first: Self.first("when.words", of: incident), note)
    }
    if addition != nil, changes.count == 1 { return words.added(incident.number, note) }
    let lines = changes.map { "  " + words.changed($0) }
    return words.changesMade(incident.number, lines, isSeen ? note : nil)
  }

  /// What a field said in the beginning.
  private static func first(_ field: String, of incident: Incident) -> String {
    for amendment in incident.amendments {
      if let change = amendment.changes.first(where: { $0.field == field }) { return change.before }
    }
    return incident.moment.words
  }

  private func report(_ incident: Incident, _ changes: [Amendment.Change], _ session: Session) {
    var object = JSONObject.tally()
    object.add("entry", JSONObject(incident, full: false))
    object.add("changed", changes.map(\.field))
    session.conversation.write(object.text + "\n")
  }
}
