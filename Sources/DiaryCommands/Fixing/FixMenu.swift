import DiaryModel
import DiaryStore

/// Asks what is to be put right, and does that one thing.
struct FixMenu {
  let session: Session
  let options: DiaryOptions
  let store: DiaryStore
  let heading: TargetHeading
  /// Why, if it was said already.
  let reason: String?

  private enum Action { case time, placeOrPeople, add, kinds, field, remark, withdraw, erase }

  private var words: Words { session.words }
  private var conversation: any Conversation { session.conversation }
  private var incident: Incident { heading.incident }

  func run(note: Note?) throws {
    conversation.say(heading.text)
    if let note { return try remove(note) }
    if let file = heading.file {
      let target = Target.file(incident: incident.number, number: file.number)
      return try choose(among: removals(file.state), of: target)
    }
    conversation.say(words.firstVersionStays)
    var actions: [Action] = [.time, .placeOrPeople, .add, .kinds, .field]
    if incident.notes.contains(where: { $0.state == .current }) { actions.append(.remark) }
    try choose(among: actions + removals(incident.state), of: .incident(incident.number))
  }

  private func removals(_ state: EntryState) -> [Action] {
    if case .withdrawn = state { [.erase] } else { [.withdraw, .erase] }
  }

  private func choose(among actions: [Action], of target: Target) throws {
    let place = try conversation.choose(
      words.whatToFix, actions.map(label), zero: words.leaveAsItIs, enter: nil)
    guard place < actions.count else { throw CommandError.stopped }
    switch actions[place] {
    case .time: try changeTime()
    case .placeOrPeople: try changePlaceOrPeople()
    case .add: try add()
    case .kinds: try changeKinds()
    case .field: try changeField()
    case .remark: try chooseRemark()
    case .withdraw: try remove(target, .withdraw)
    case .erase: try remove(target, .erase)
    }
  }

  private func label(_ action: Action) -> String {
    switch action {
    case .time: words.changeTheTime
    case .placeOrPeople: words.changePlaceOrPeople
    case .add: words.addSomething
    case .kinds: words.changeKinds
    case .field: words.changeSomethingElse
    case .remark: words.takeOutARemark
    case .withdraw: words.takeItOut
    case .erase: words.destroyIt
    }
  }

  // MARK: Corrections

  private func apply(_ correction: Correction) throws {
    guard !correction.isEmpty else { throw CommandError.stopped }
    try correction.apply(
      to: incident, reason: reason, session: session, options: options, store: store)
  }

  private func changeTime() throws {
    var correction = Correction()
    correction.moment = try WhenQuestion(session: session, options: options).ask(words.whenWasIt)
    try apply(correction)
  }

  private func changePlaceOrPeople() throws {
    var correction = Correction()
    for field in [IncidentField.place, .person, .seenBy, .present] {
      try ask(field, &correction)
    }
    try apply(correction)
  }

  private func changeField() throws {
    let fields = IncidentField.allCases.filter {
      ![.place, .person, .seenBy, .present, .like].contains($0)
    }
    let place = try conversation.choose(
      words.whichField, fields.map(words.label(of:)), zero: words.leaveAsItIs, enter: nil)
    guard place < fields.count else { throw CommandError.stopped }
    var correction = Correction()
    try ask(fields[place], &correction)
    try apply(correction)
  }

  /// Asks what a field is to say; Enter leaves it, a hyphen empties it.
  private func ask(_ field: IncidentField, _ correction: inout Correction) throws {
    let now = incident.fields[field].map { words.shown($0, in: field) }
    switch field {
    case .account:
      conversation.say(words.fieldNow(words.label(of: field), now))
      let text = Recording.cleaned(try conversation.askLines(words.writeItAnew))
      if !text.isEmpty { correction.fields[field] = text }
    case .knewBy:
      try choose(field, KnewBy.allCases.map { ($0.rawValue, words.name(of: $0)) }, &correction)
    case .fearedViolence:
      try choose(field, YesNoUnsure.allCases.map { ($0.rawValue, words.name(of: $0)) }, &correction)
    default:
      conversation.say(words.fieldNow(words.label(of: field), now))
      let text = Recording.cleaned(
        try conversation.ask(now == nil ? words.newValue : words.newValueOrNone))
      if text == "-" {
        correction.fields[field] = ""
      } else if !text.isEmpty {
        correction.fields[field] = text
      }
    }
  }

  private func choose(
    _ field: IncidentField, _ values: [(code: String, name: String)], _ correction: inout Correction
  ) throws {
    let place = try conversation.choose(
      words.label(of: field), values.map(\.name), zero: words.leaveAsItIs, enter: nil)
    if place < values.count { correction.fields[field] = values[place].code }
  }

  private func add() throws {
    let draft = AdditionDraft(
      session: session, store: store, role: "added-to", number: "\(incident.number)")
    let text = try draft.ask(words.whatDidYouRemember)
    if !text.isEmpty {
      var correction = Correction()
      correction.addition = text
      try apply(correction)
    }
    try draft.drop()
    if text.isEmpty { throw CommandError.stopped }
  }

  private func changeKinds() throws {
    let now = Behaviour.allCases.filter(incident.behaviours.contains).map(words.name(of:))
    conversation.say(
      words.fieldNow(words.kindLabel, now.isEmpty ? nil : now.joined(separator: ", ")))
    var correction = Correction()
    correction.behaviours =
      try LaterQuestions(session: session, options: options, store: store).askBehaviours()
    try apply(correction)
  }

  // MARK: Removals

  private func chooseRemark() throws {
    let notes = incident.notes.filter { $0.state == .current }
    let place = try conversation.choose(
      words.whichRemark, notes.map { words.remarkLine($0.text) }, zero: words.leaveAsItIs,
      enter: nil)
    guard place < notes.count else { throw CommandError.stopped }
    try remove(notes[place])
  }

  private func remove(_ note: Note) throws {
    if case .erased = note.state { throw StoreError.alreadyErased }
    try choose(among: removals(note.state), of: .note(index: note.index))
  }

  private func remove(_ target: Target, _ way: Removal.Way) throws {
    try Removal(session: session, options: options, store: store, target: target, reason: reason)
      .run(way)
  }
}
