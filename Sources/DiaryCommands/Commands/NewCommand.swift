import ArgumentParser
import DiaryModel
import DiarySecret
import DiaryStore
import DiaryVault

/// Starts a record.
struct NewCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: "Start a record.",
    discussion: """
      Makes one encrypted file. On a terminal it asks four short questions. Without one:

        new --no-input --passphrase-file key.txt
      """)

  @OptionGroup var diary: DiaryOptions

  @Option(
    name: .customLong("key-cost"),
    help: "How hard a guess at the passphrase is made; without it this computer is measured.")
  var cost: KeyCostArgument?

  @Option(help: "The first name or initials of the person it is about.")
  var person: String?

  func run(in session: Session) throws {
    let places = session.places(diary)
    guard !places.diaryExists else { throw CommandError.diaryExists }
    let asks = session.asks(diary)
    if asks { try FirstRun(session: session, options: diary).askWhetherSafe(at: places) }
    let passphrase: SecretBytes
    if let given = try Unlocking(session: session, options: diary).givenSecret() {
      guard PassphraseChoice.isLongEnough(given) else { throw CommandError.passphraseTooShort }
      passphrase = given
    } else if asks {
      session.conversation.say(session.words.firstRunPassphrase)
      passphrase = try PassphraseChoice(session: session, options: diary).choose()
    } else {
      throw CommandError.answerNeeded(option: "--passphrase-file")
    }
    try places.makeFolder()
    let store = try DiaryStore.create(
      at: places.diary, passphrase: passphrase,
      cost: cost?.cost ?? session.forcedCost ?? Vault.suitableCost(), clock: session.clock)
    session.adopt(store)
    if let person, !person.isEmpty { try store.set("person", to: person) }
    if asks {
      try FirstRun(session: session, options: diary).askTheRest(store, knowsPerson: person != nil)
    }
    if diary.json {
      var object = JSONObject.tally()
      object.add("made", true)
      session.conversation.write(object.text + "\n")
    } else if !asks {
      session.conversation.say(session.words.recordMade)
    }
    if !SecretBytes.memoryCanBeLocked { session.conversation.say(session.words.memoryNotLocked) }
  }
}

/// The questions of the first run, beside the passphrase.
struct FirstRun {
  let session: Session
  let options: DiaryOptions

  /// Screen 1 of 4.
  ///
  /// Nothing is saved before it is answered.
  func askWhetherSafe(at places: Places) throws {
    let conversation = session.conversation
    let words = session.words
    conversation.say(words.hello)
    let answer = try conversation.choose(words.isItSafe, words.safeAnswers)
    guard answer > 0 else { return }
    conversation.say(words.saferWays)
    switch try conversation.choose("", words.carryOnAnswers) {
    case 0: return
    case 1:
      conversation.say(words.howToUseAStick(session.name.text))
      throw CommandError.stopped
    default: throw CommandError.stopped
    }
  }

  /// Screens 3 and 4, each of which can be put off.
  func askTheRest(_ store: DiaryStore, knowsPerson: Bool) throws {
    let words = session.words
    session.conversation.say(words.firstRunSheet)
    _ = try RecoverySheetQuestion(session: session).makeSheet(for: store)
    if !knowsPerson {
      let person = try session.conversation.ask(words.whoIsItAbout)
      if !person.isEmpty { try store.set("person", to: person) }
    }
    session.conversation.say(words.allSet)
  }
}
