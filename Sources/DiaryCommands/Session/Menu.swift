import ArgumentParser
import DiaryStore

/// The guided path: questions with numbers, until it is left.
///
/// Opening it shows the menu only, never entries; reading is a second act.
struct Menu {
  let session: Session
  private let options: DiaryOptions

  init(session: Session) {
    self.session = session
    options = (try? DiaryOptions.parse([])) ?? DiaryOptions()
  }

  func run() throws {
    session.staysOpen = true
    defer { session.lock() }
    if !session.places(options).diaryExists {
      try NewCommand.parse([]).run(in: session)
    }
    let store = try session.open(options)
    try act {
      try PassphraseSettingCommand.offer(afterOpening: store, session: session, options: options)
    }
    if store.wasInterrupted { session.conversation.say(session.words.lastSessionCutOff) }
    if let draft = try store.draft(), draft.isOfEntry {
      try act { try AddCommand.parse([]).run(in: session) }
    }
    while try once(store) {}
    session.lock()
    session.conversation.hide()
  }

  /// Shows the menu and does one thing.
  private func once(_ store: DiaryStore) throws -> Bool {
    let words = session.words
    let conversation = session.conversation
    conversation.say("")
    if !store.hasRecoverySecret { conversation.say(words.sheetStillToDo) }
    let choice = try conversation.choose("", words.menuItems, zero: words.menuLeave, enter: nil)
    switch choice {
    case 0: try act { try AddCommand.parse([]).run(in: session) }
    case 1: try act { try attach() }
    case 2: try act { try look() }
    case 3: try withNumber { try FixCommand.parse([$0]).run(in: session) }
    case 4: try act { try ExportCommand.parse(["full"]).run(in: session) }
    case 5: try keep()
    default: return false
    }
    return true
  }

  private func attach() throws {
    let number = try session.conversation.ask(session.words.whichNumber)
    guard !number.isEmpty else { return }
    let file = try session.conversation.ask(session.words.whichFile)
    guard !file.isEmpty else { return }
    try AttachCommand.parse([number, "--", LaterQuestions.path(file)]).run(in: session)
  }

  private func look() throws {
    let search = try session.conversation.ask(session.words.searchWords)
    try ListCommand.parse(["--"] + search.split(separator: " ").map(String.init)).run(in: session)
  }

  private func keep() throws {
    let words = session.words
    let choice = try session.conversation.choose(
      "", words.keepingItems, zero: words.goBack, enter: nil)
    switch choice {
    case 0:
      try act {
        let folder = try session.conversation.ask(words.whereToCopy)
        guard !folder.isEmpty else { return }
        try BackupCommand.parse(["--", LaterQuestions.path(folder)]).run(in: session)
      }
    case 1: try act { try CheckCommand.parse([]).run(in: session) }
    case 2: try act { try SummaryCommand.parse([]).run(in: session) }
    case 3: try act { try SettingsCommand.parseAsRoot(["passphrase"]).runIn(session) }
    case 4: try act { try SettingsCommand.parseAsRoot(["recovery"]).runIn(session) }
    case 5: try act { try SettingsCommand.parseAsRoot(["name"]).runIn(session) }
    default: break
    }
  }

  private func withNumber(_ body: (String) throws -> Void) throws {
    let number = try session.conversation.ask(session.words.whichNumber)
    guard !number.isEmpty else { return }
    try act { try body(number) }
  }

  /// Does one thing; what fails is said, and the menu goes on.
  ///
  /// Only leaving leaves.
  private func act(_ body: () throws -> Void) throws {
    do {
      try body()
    } catch let end as ConversationEnd {
      throw end
    } catch {
      let known = error is CommandError || Failure.isKnown(error)
      let message =
        known
        ? Failure(error, words: session.words, name: session.name).message
        : session.words.badNumber
      if !message.isEmpty { session.conversation.say(message) }
    }
  }
}
