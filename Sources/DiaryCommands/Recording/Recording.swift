import DiaryModel
import DiaryStore
import DiaryVault

/// Takes down one incident: asks for what is missing, saves, and only then asks the rest.
struct Recording {
  let session: Session
  let options: DiaryOptions
  let store: DiaryStore
  private let drafts: DraftKeeper

  init(session: Session, options: DiaryOptions, store: DiaryStore) throws {
    self.session = session
    self.options = options
    self.store = store
    drafts = DraftKeeper(store: store, started: session.clock().instant)
  }

  /// Records what `fields` and `when` say, asking for what they do not.
  ///
  /// - Returns: where it was saved; nothing if the writer let it be.
  func record(
    fields given: [IncidentField: String], when: String?, behaviours: Set<Behaviour>,
    marks: [String]
  ) throws -> Saved? {
    guard session.asks(options) else {
      guard given[.account] != nil || when != nil else {
        throw CommandError.answerNeeded(option: "--text -")
      }
      guard let when else { throw CommandError.answerNeeded(option: "--when") }
      let moment = try WhenQuestion(session: session, options: options).read(when)
      return try save(moment, given, behaviours, marks)
    }
    var fields = given
    var answered = try resumedAnswers()
    let resumedText = answered["account"]
    if fields[.account] == nil {
      if let resumedText {
        session.conversation.say(session.words.soFar(resumedText))
        let more = try askLines(session.words.anythingToAdd, name: "account", before: resumedText)
        fields[.account] = more.isEmpty ? resumedText : resumedText + "\n" + more
      } else {
        fields[.account] = try askLines(session.words.whatHappened, name: "account", before: nil)
      }
    }
    if fields[.account]?.isEmpty != false {
      fields[.account] = nil
      guard try session.conversation.askYesNo(session.words.saveJustTheTime, enter: true) else {
        try drafts.drop()
        return nil
      }
    }
    if case .some(let account) = fields[.account], account.lowercased() == session.words.again {
      try AgainQuestion(session: session, store: store).ask(&fields)
    }
    drafts.keep("account", fields[.account] ?? "")
    let moment: Moment
    let question = WhenQuestion(session: session, options: options)
    if let when {
      moment = try question.read(when)
    } else {
      moment =
        try question.ask(session.words.when, typed: drafts.keeper(of: "when"))
        ?? question.unknown(said: "")
    }
    if fields[.place] == nil {
      fields[.place] = Self.cleaned(
        try session.conversation.ask(session.words.whereQuestion, typed: drafts.keeper(of: "where"))
      )
    }
    answered = [:]
    let saved = try save(moment, fields.filter { !$0.value.isEmpty }, behaviours, marks)
    session.conversation.say(session.words.saved(saved.number, at: try clockTime(saved.recorded)))
    sayEmergencyLine(moment, fields[.account] ?? "")
    try sayOnceAboutDisclosure(saved.number)
    try LaterQuestions(session: session, options: options, store: store).offer(
      saved.number, has: fields, behaviours: behaviours)
    return saved
  }

  private func save(
    _ moment: Moment, _ fields: [IncidentField: String], _ behaviours: Set<Behaviour>,
    _ marks: [String]
  ) throws -> Saved {
    while true {
      do throws(StoreError) {
        let saved = try store.add(
          moment: moment, fields: fields, behaviours: behaviours, marks: marks,
          keepingDraft: drafts.isPaused)
        drafts.wasSaved()
        return saved
      } catch .vault(.full) {
        guard session.asks(options) else { throw StoreError.vault(.full) }
        session.conversation.say(session.words.noRoomYet)
        let answer: String
        do { answer = try session.conversation.ask(session.words.pressEnterToTryAgain) } catch {
          throw error
        }
        if answer.lowercased() == session.words.stop { throw StoreError.vault(.full) }
      }
    }
  }

  /// Offers a draft that an earlier session left.
  private func resumedAnswers() throws -> [String: String] {
    guard let draft = try store.draft(), !draft.answers.isEmpty else { return [:] }
    let words = session.words
    guard draft.isOfEntry else {
      // What was begun as a remark or an addition is offered again there.
      drafts.pause()
      session.conversation.say(words.anotherDraftIsKept)
      return [:]
    }
    let when = try TimeOfDay(session: session).text(draft.started)
    switch try session.conversation.choose(words.draftFound(when), words.draftAnswers) {
    case 0:
      return draft.answers
    case 1:
      // Kept as it is: what is written now is not drafted over it.
      drafts.pause()
      session.conversation.say(words.anotherDraftIsKept)
      return [:]
    default:
      try store.dropDraft()
      return [:]
    }
  }

  private func askLines(_ prompt: String, name: String, before: String?) throws -> String {
    let keep = drafts.keeper(of: name)
    return Self.cleaned(
      try session.conversation.askLines(prompt) { text in
        keep(before.map { $0 + "\n" + text } ?? text)
      })
  }

  private func clockTime(_ recorded: RecordedAt) throws -> String {
    try TimeOfDay(session: session).text(recorded.instant)
  }

  private func sayEmergencyLine(_ moment: Moment, _ account: String) {
    let now = session.clock().instant
    let isRecent = moment.latest.map { now.seconds - $0.seconds < 3600 } ?? false
    let isToday = moment.latest.map { now.seconds - $0.seconds < 86_400 } ?? false
    let names = SearchText.words(account).contains { session.words.wordsOfDanger.contains($0) }
    if isRecent || (isToday && names) { session.conversation.say(session.words.emergencyLine) }
  }

  private func sayOnceAboutDisclosure(_ number: Int) throws {
    guard number == 1 else { return }
    session.conversation.say(session.words.mayBeShown(try store.setting("person")))
  }

  /// Text as it is kept: line ends of one kind, no control characters, no blank ends.
  static func cleaned(_ text: String) -> String {
    var kept = String.UnicodeScalarView()
    let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    for scalar in lines.unicodeScalars {
      if scalar == "\n" || scalar == "\t" || scalar.properties.generalCategory != .control {
        kept.append(scalar)
      }
    }
    let blank: (Character) -> Bool = { $0.isWhitespace }
    return String(String(kept).drop(while: blank).reversed().drop(while: blank).reversed())
  }
}

/// Keeps what is being typed in the encrypted file, at each Enter and within a second of typing.
final class DraftKeeper {
  private let store: DiaryStore
  private let started: Instant
  private var answers: [String: String] = [:]
  /// Whether an earlier draft stays where it is.
  private(set) var isPaused = false

  init(store: DiaryStore, started: Instant) {
    self.store = store
    self.started = started
  }

  /// Keeps `text` as the answer so far to the question `name`.
  func keep(_ name: String, _ text: String) {
    guard !isPaused, !store.isReadOnly, answers[name] != text, !text.isEmpty else { return }
    answers[name] = text
    // A draft that cannot be kept must not stop the writing.
    try? store.save(Draft(started: started, answers: answers))
  }

  /// What a question is given to call with the text so far.
  func keeper(of name: String) -> (String) -> Void {
    { [weak self] text in self?.keep(name, text) }
  }

  /// Keeps nothing from now on, because an earlier draft stays.
  func pause() {
    isPaused = true
  }

  /// Notes that what was drafted is now an entry; the store let the draft go with it.
  func wasSaved() {
    answers = [:]
  }

  /// Lets the draft go.
  func drop() throws {
    answers = [:]
    guard !isPaused else { return }
    try store.dropDraft()
  }
}

extension Draft {
  /// Whether it is the beginning of an entry, and not of a remark or an addition.
  var isOfEntry: Bool { answers["note-on"] == nil && answers["added-to"] == nil }
}

/// Times of the clock as the screens say them: `9.41pm`.
struct TimeOfDay {
  let session: Session

  func text(_ instant: Instant) throws -> String {
    let minute = try session.zone().wall(at: instant).minute
    let hour = minute / 60
    let clock = hour % 12 == 0 ? 12 : hour % 12
    let rest = minute % 60
    let minutes = rest == 0 ? "" : "." + (rest < 10 ? "0\(rest)" : "\(rest)")
    return "\(clock)\(minutes)\(hour < 12 ? "am" : "pm")"
  }
}
