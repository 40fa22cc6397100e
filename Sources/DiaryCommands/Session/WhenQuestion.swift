import DiaryModel

/// Reads a time from an option or from the person, and asks where it could mean two things.
struct WhenQuestion {
  let session: Session
  let options: DiaryOptions

  /// The moment that an option says; stops if it is unclear and there is nobody to ask.
  func read(_ text: String) throws -> Moment {
    switch try session.grammar().read(text) {
    case .moment(let moment):
      return moment
    case .ask(let question):
      guard session.asks(options) else { throw CommandError.timeUnclear(question) }
      return try choose(question)
    case .refused(let refusal):
      guard session.asks(options) else { throw CommandError.timeRefused(refusal) }
      session.conversation.say(session.words.timeRefused(refusal))
      return try ask(session.words.whenAgain) ?? unknown(said: text)
    }
  }

  /// Asks until there is a reading, and repeats it in words; nothing if it is skipped.
  func ask(_ prompt: String, typed: ((String) -> Void)? = nil) throws -> Moment? {
    let conversation = session.conversation
    var prompt = prompt
    var lastTyped: String?
    while true {
      let text = try conversation.ask(prompt, typed: typed)
      if text.isEmpty { return lastTyped.map(unknown(said:)) }
      switch try session.grammar().read(text) {
      case .moment(let moment):
        if moment.precision != .unknown { conversation.say(moment.words + ".") }
        return moment
      case .ask(let question):
        let moment = try choose(question)
        conversation.say(moment.words + ".")
        return moment
      case .refused(let refusal):
        conversation.say(session.words.timeRefused(refusal))
        if refusal == .notUnderstood { conversation.say(session.words.whatYouTypedIsKept) }
        lastTyped = text
        prompt = session.words.whenAgain
      }
    }
  }

  private func choose(_ question: TimeQuestion) throws -> Moment {
    let place = try session.conversation.choose(
      session.words.whichTime, question.choices.map(\.words))
    return question.choices[place]
  }

  /// What was typed, kept as it is, with nothing made of it.
  func unknown(said: String) -> Moment {
    Moment(
      said: said, precision: .unknown, earliest: nil, latest: nil,
      zone: (try? session.zone().name) ?? "Europe/London", words: session.words.timeNotKnown,
      edtf: "")
  }
}
