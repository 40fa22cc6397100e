import DiaryModel
import DiaryStore

/// Takes something out of lists and packs, or destroys its contents.
struct Removal {
  enum Way { case withdraw, erase }

  let session: Session
  let options: DiaryOptions
  let store: DiaryStore
  let target: Target
  /// Why, if it was said already.
  let reason: String?

  private var words: Words { session.words }
  private var conversation: any Conversation { session.conversation }

  /// Does it, after asking whoever can be asked.
  ///
  /// - Throws: ``CommandError/stopped`` if the person leaves it as it is.
  func run(_ way: Way) throws {
    let name = words.name(of: target)
    let asks = session.asks(options)
    let saved: Saved
    switch way {
    case .withdraw:
      if asks, !options.yes {
        conversation.say(words.withdrawingMeans(name))
        guard try conversation.askYesNo(words.withdrawIt, enter: false) else {
          throw CommandError.stopped
        }
      }
      saved = try store.withdraw(target, reason: try why(asks))
      conversation.say(words.withdrawn(name))
    case .erase:
      // --yes never answers this one for somebody who can be asked.
      var why = reason ?? ""
      if asks {
        conversation.say(words.erasingMeans(name, isFile: isFile))
        guard try conversation.askYesNo(words.goOn, enter: false) else {
          throw CommandError.stopped
        }
        why = try self.why(asks)
        let word = words.destroyWord(target)
        guard try conversation.ask(words.typeToDestroy(word)).lowercased() == word else {
          throw CommandError.stopped
        }
      } else if !options.yes {
        throw CommandError.answerNeeded(option: "--yes")
      }
      saved = try store.erase(target, reason: why)
      conversation.say(words.erased(name, isFile: isFile))
    }
    report(saved, way)
  }

  private var isFile: Bool {
    if case .file = target { true } else { false }
  }

  private func why(_ asks: Bool) throws -> String {
    if let reason { return reason }
    return asks ? Recording.cleaned(try conversation.ask(words.whyRemoved)) : ""
  }

  private func report(_ saved: Saved, _ way: Way) {
    guard options.json || options.plain else { return }
    let number =
      switch target {
      case .incident(let number): "\(number)"
      case .file(let incident, let number): "\(incident).\(number)"
      case .note: "\(saved.number)"
      }
    guard options.json else {
      conversation.write("\(number)\n")
      return
    }
    var object = JSONObject.tally()
    object.add("number", number)
    if case .note(let index) = target { object.add("note", Int(index)) }
    object.add("state", way == .erase ? "erased" : "withdrawn")
    object.add("index", Int(saved.index))
    conversation.write(object.text + "\n")
  }
}
