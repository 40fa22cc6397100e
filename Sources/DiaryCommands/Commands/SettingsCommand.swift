import ArgumentParser
import DiaryModel
import DiaryStore
import DiaryVault

/// Lists the settings, or changes one.
struct SettingsCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Passphrase, recovery sheet, names, time zone.",
    discussion: """
      Alone it lists what is set; nothing secret is shown.

        settings
        settings passphrase
        settings recovery
        settings name
        settings zone Europe/London
      """,
    subcommands: [
      PassphraseSettingCommand.self, RecoverySettingCommand.self, NameSettingCommand.self,
      ZoneSettingCommand.self,
    ])

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {
    let store = try session.open(diary)
    let writer = try store.setting("writer")
    let person = try store.setting("person")
    let zone = try session.zone().name
    if diary.json {
      var settings = JSONObject()
      settings.add("openedWith", store.openedWith == .recovery ? "recovery" : "passphrase")
      settings.add("hasRecoverySheet", store.hasRecoverySecret)
      settings.add("writer", writer ?? "")
      settings.add("person", person ?? "")
      settings.add("zone", zone)
      var object = JSONObject.tally()
      object.add("settings", settings)
      session.conversation.write(object.text + "\n")
      return
    }
    let list = session.words.settingsList(
      session.name.text, hasSheet: store.hasRecoverySecret,
      openedBySheet: store.openedWith == .recovery, writer: writer, person: person, zone: zone)
    session.conversation.write(Wrapping.wrapped(list, width: session.conversation.width))
  }
}

extension SettingsCommand {
  /// Tells a program that a setting was changed.
  fileprivate static func report(_ setting: String, _ diary: DiaryOptions, _ session: Session) {
    guard diary.json else { return }
    var object = JSONObject.tally()
    object.add("changed", setting)
    session.conversation.write(object.text + "\n")
  }

  /// The diary, if it can be changed.
  fileprivate static func open(_ diary: DiaryOptions, _ session: Session) throws -> DiaryStore {
    let store = try session.open(diary)
    guard !store.isReadOnly else { throw StoreError.vault(.readOnly) }
    return store
  }
}

/// Chooses a new passphrase.
struct PassphraseSettingCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "passphrase", abstract: "Choose a new passphrase.",
    discussion: """
      Safe copies made before still open with the old passphrase. Without a
      terminal:

        settings passphrase --passphrase-fd 3 --new-passphrase-fd 4 3<old.txt 4<new.txt
      """)

  @OptionGroup var diary: DiaryOptions

  @Option(
    name: .customLong("new-passphrase-fd"),
    help: "Read the new passphrase from this open descriptor.")
  var descriptor: Int32?

  func run(in session: Session) throws {
    let given = try descriptor.map {
      try InheritedDescriptor($0, option: "--new-passphrase-fd").number
    }
    let store = try SettingsCommand.open(diary, session)
    let choice = PassphraseChoice(session: session, options: diary)
    session.conversation.say(session.words.copiesKeepTheOldOne)
    try store.setPassphrase(try given.map(choice.read(from:)) ?? choice.choose())
    session.conversation.say(session.words.passphraseChanged)
    SettingsCommand.report("passphrase", diary, session)
  }

  /// Offers a new passphrase to somebody who opened the diary with the recovery sheet.
  static func offer(afterOpening store: DiaryStore, session: Session, options: DiaryOptions) throws
  {
    guard store.openedWith == .recovery, !store.isReadOnly, session.asks(options),
      try session.conversation.askYesNo(session.words.openedBySheet, enter: true)
    else { return }
    let passphrase = try PassphraseChoice(session: session, options: options).choose()
    try store.setPassphrase(passphrase)
    session.conversation.say(session.words.passphraseChanged)
  }
}

/// Makes a recovery sheet.
struct RecoverySettingCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "recovery", abstract: "Make a recovery sheet.",
    discussion: """
      Eight groups of six digits that open the record if the passphrase is
      forgotten. They are shown once, to be written on paper. A sheet made
      before stops working. Without a terminal they go to a descriptor:

        settings recovery --passphrase-fd 3 --sheet-fd 4 3<key.txt 4>sheet.txt
      """)

  @OptionGroup var diary: DiaryOptions

  @Option(name: .customLong("sheet-fd"), help: "Write the 48 digits to this open descriptor.")
  var descriptor: Int32?

  func run(in session: Session) throws {
    let sheet = try descriptor.map { try InheritedDescriptor($0, option: "--sheet-fd") }
    // The digits belong on paper, not on a screen that scrolls.
    if let sheet, sheet.isTerminal { throw CommandError.badValue(option: "--sheet-fd") }
    guard sheet != nil || session.asks(diary) else {
      throw CommandError.answerNeeded(option: "--sheet-fd")
    }
    let store = try SettingsCommand.open(diary, session)
    let question = RecoverySheetQuestion(session: session)
    if let sheet {
      try question.write(for: store, to: sheet)
      session.conversation.say(session.words.sheetWritten)
    } else {
      session.conversation.say(session.words.aboutTheSheet)
      guard try question.makeSheet(for: store) else { return }
    }
    SettingsCommand.report("recovery", diary, session)
  }
}

/// Sets the names that packs and questions use.
struct NameSettingCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "name", abstract: "The names used in packs.",
    discussion: """
      Yours, as packs give it, and that of the person it is about. An
      empty name takes one out.

        settings name
        settings name --writer - < name.txt
      """)

  @OptionGroup var diary: DiaryOptions

  @Option(help: ArgumentHelp("Your name in packs; - is standard input.", valueName: "name"))
  var writer: String?

  @Option(help: ArgumentHelp("The other person's name; - is standard input.", valueName: "name"))
  var person: String?

  func run(in session: Session) throws {
    let asks = session.asks(diary) && writer == nil && person == nil
    guard asks || writer != nil || person != nil else {
      throw CommandError.answerNeeded(option: "--writer")
    }
    let store = try SettingsCommand.open(diary, session)
    var names: [(setting: String, value: String)] = []
    if asks {
      let questions = [
        ("writer", session.words.whoWrites), ("person", session.words.whoElseIsItAbout),
      ]
      for (setting, question) in questions {
        if let now = try store.setting(setting), !now.isEmpty {
          session.conversation.say(session.words.nameNow(now))
        }
        let value = try session.conversation.ask(question)
        if !value.isEmpty { names.append((setting, value)) }
      }
    } else {
      for (setting, value) in [("writer", writer), ("person", person)] {
        guard let value else { continue }
        names.append((setting, value == "-" ? try session.standardInput.text() : value))
      }
    }
    for name in names {
      try store.set(name.setting, to: Recording.cleaned(name.value).replacing("\n", with: " "))
    }
    session.conversation.say(
      names.isEmpty ? session.words.nothingNew : session.words.namesKept)
    if !names.isEmpty { SettingsCommand.report("name", diary, session) }
  }
}

/// Sets the time zone in which times are read.
struct ZoneSettingCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "zone", abstract: "The time zone in which times are read.",
    discussion: """
      The name of the IANA database, such as Europe/London. Entries keep
      the zone in which they were written.
      """)

  @OptionGroup var diary: DiaryOptions

  @Argument(help: ArgumentHelp("Such as Europe/London.", valueName: "name"))
  var name: String?

  func run(in session: Session) throws {
    let asked = name == nil
    guard !asked || session.asks(diary) else { throw CommandError.answerNeeded(option: "NAME") }
    if let name, Zone(name) == nil { throw CommandError.unknownZone }
    let store = try SettingsCommand.open(diary, session)
    let conversation = session.conversation
    if asked { conversation.say(session.words.nameNow(try session.zone().name)) }
    while true {
      let chosen = try name ?? conversation.ask(session.words.whichZone)
      if chosen.isEmpty {
        conversation.say(session.words.nothingNew)
        return
      }
      guard Zone(chosen) != nil else {
        conversation.say(session.words.unknownZone)
        continue
      }
      try store.set("zone", to: chosen)
      conversation.say(session.words.zoneKept(chosen))
      SettingsCommand.report("zone", diary, session)
      return
    }
  }
}
