import DiaryModel
import DiaryStore

/// The short questions that can follow once an entry is saved; each answer is an addition to it.
struct LaterQuestions {
  let session: Session
  let options: DiaryOptions
  let store: DiaryStore

  /// Asks whether to ask, and asks.
  func offer(_ number: Int, has given: [IncidentField: String], behaviours: Set<Behaviour>) throws {
    let words = session.words
    let conversation = session.conversation
    let person = try store.setting("person")
    conversation.say(words.moreQuestions(person))
    guard try conversation.choose("", words.nowOrLater, enter: 1) == 0 else { return }
    var fields: [IncidentField: String] = [:]
    var chosen: Set<Behaviour>?
    if given[.knewBy] == nil {
      let ways = KnewBy.allCases
      let place = try conversation.choose(
        words.howDidYouKnow(person), ways.map(words.name(of:)), zero: words.skip, enter: nil)
      if place < ways.count { fields[.knewBy] = ways[place].rawValue }
    }
    if given[.seenBy] == nil { fields[.seenBy] = try line(words.whoElse) }
    if given[.effect] == nil { fields[.effect] = try line(words.whatEffect) }
    if behaviours.isEmpty { chosen = try askBehaviours() }
    fields = fields.filter { !$0.value.isEmpty }
    if !fields.isEmpty || chosen != nil {
      _ = try store.amend(number, fields: fields, behaviours: chosen, reason: "")
    }
    let file = try conversation.ask(words.aFileToAdd)
    if !file.isEmpty {
      try AttachCommand.attach(
        [Self.path(file)], to: number, session: session, options: options, store: store)
    }
    conversation.say(words.isUpToDate(number))
  }

  private func line(_ prompt: String) throws -> String {
    Recording.cleaned(try session.conversation.ask(prompt))
  }

  /// Asks what kinds of conduct it was: several numbers, or none.
  func askBehaviours() throws -> Set<Behaviour>? {
    let words = session.words
    let kinds = Behaviour.allCases
    let list = kinds.enumerated().map { place, kind in
      (place < 9 ? "  " : " ") + "\(place + 1)  \(words.name(of: kind))"
    }
    session.conversation.say(words.whatKind + "\n" + list.joined(separator: "\n"))
    while true {
      let answer = try session.conversation.ask(words.numbersOrEnter)
      if answer.isEmpty { return nil }
      let numbers = answer.split { !$0.isNumber }.map { Int($0) ?? 0 }
      if !numbers.isEmpty, numbers.allSatisfy({ (1...kinds.count).contains($0) }) {
        return Set(numbers.map { kinds[$0 - 1] })
      }
      session.conversation.say(words.numbersFromTheList(kinds.count))
    }
  }

  /// A path as a person types or drags it into a window: quotes and escaped spaces undone.
  static func path(_ typed: String) -> String {
    for quote in ["'", "\""]
    where typed.count > 1 && typed.hasPrefix(quote) && typed.hasSuffix(quote) {
      return String(typed.dropFirst().dropLast())
    }
    return typed.replacing("\\ ", with: " ")
  }
}

/// "Again": an entry that is like an earlier one, in the writer's choice.
struct AgainQuestion {
  let session: Session
  let store: DiaryStore

  func ask(_ fields: inout [IncidentField: String]) throws {
    let words = session.words
    var request = ListRequest()
    request.limit = 3
    let rows = try store.list(request).rows
    fields[.account] = nil
    if !rows.isEmpty {
      let lines = rows.map { row in
        words.listLine(row, account: true).trimmingPrefix(while: { $0 == " " })
      }
      let place = try session.conversation.choose(
        words.likeWhich, lines.map(String.init), zero: words.noneOfThese, enter: nil)
      if place < rows.count {
        let earlier = rows[place]
        fields[.like] = String(earlier.number)
        for field in [IncidentField.place, .vehicle, .person] where fields[field] == nil {
          guard let value = earlier.fields[field] else { continue }
          if try session.conversation.askYesNo(words.sameAgain(field, value), enter: true) {
            fields[field] = value
          }
        }
      }
    }
    let fresh = try session.conversation.askLines(words.whatWasDifferent)
    if !fresh.isEmpty { fields[.account] = Recording.cleaned(fresh) }
  }
}
