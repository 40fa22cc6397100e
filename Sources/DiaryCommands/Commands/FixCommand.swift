import ArgumentParser
import DiaryModel
import DiaryStore
import DiaryVault

/// Puts a mistake right; nothing is lost, unless its contents are to be destroyed.
struct FixCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Put a mistake right; nothing is lost.",
    discussion: """
      What is corrected or taken out stays in the history. Only --erase
      destroys contents, and it asks twice.

        fix 41
        fix 41 --when "yesterday 3.35pm" --reason "checked my call log" --no-input
        fix 41 --add - --no-input < more.txt
        fix 41 --field vehicle=- --no-input < vehicle.txt
        fix 41.2 --withdraw --reason "wrong photo" --no-input
      """)

  @OptionGroup var diary: DiaryOptions

  @Argument(help: ArgumentHelp("The number of the entry, or of a file: 41.2.", valueName: "no"))
  var number: EntryNumber

  @Option(help: ArgumentHelp("When it happened, as you would say it.", valueName: "when"))
  var when: String?

  @Option(help: ArgumentHelp("Where it happened; - is standard input.", valueName: "text"))
  var `where`: String?

  @Option(help: ArgumentHelp("Who it was; - is standard input.", valueName: "text"))
  var person: String?

  @Option(
    help: ArgumentHelp(
      "- reads something that you remembered from standard input; it is added to what happened.",
      valueName: "-"))
  var add: String?

  @Option(
    name: .customLong("field"),
    help: ArgumentHelp(
      "Another field, as for add; name=- is standard input.", valueName: "name=text"))
  var other: [String] = []

  @Option(
    name: [.customLong("behaviour"), .customLong("kind")],
    help: ArgumentHelp("What it was instead: codes parted by commas.", valueName: "code,..."))
  var behaviour: String?

  @Option(
    help: ArgumentHelp("Conditions it is marked against instead.", valueName: "order.no,..."))
  var breach: String?

  @Flag(help: "Take it out of lists and packs; it stays in the history.")
  var withdraw = false

  @Flag(help: "Destroy its contents; asks twice. Without a terminal it needs --yes too.")
  var erase = false

  @Option(help: ArgumentHelp("A remark, by its index, to withdraw or erase.", valueName: "index"))
  var note: Int?

  @Option(help: ArgumentHelp("Why; - is standard input.", valueName: "text"))
  var reason: String?

  func run(in session: Session) throws {
    try checkOptions(session)
    var correction = try correction(session)
    let reason = try reason.map { try text($0, session) }
    let store = try session.open(diary)
    guard !store.isReadOnly else { throw StoreError.vault(.readOnly) }
    let heading = try TargetHeading(session: session, store: store, number: number)
    if let when {
      correction.moment = try WhenQuestion(session: session, options: diary).read(when)
    }
    if withdraw || erase {
      try Removal(
        session: session, options: diary, store: store, target: try target(in: heading.incident),
        reason: reason
      ).run(erase ? .erase : .withdraw)
    } else if correction.isEmpty {
      try FixMenu(
        session: session, options: diary, store: store, heading: heading, reason: reason
      ).run(note: try note.map { try foundNote($0, in: heading.incident) })
    } else {
      try correction.apply(
        to: heading.incident, reason: reason, session: session, options: diary, store: store)
    }
  }

  private var changesSomething: Bool {
    when != nil || self.where != nil || person != nil || add != nil || !other.isEmpty
      || behaviour != nil || breach != nil
  }

  /// Refuses what cannot be meant, before a passphrase is asked for.
  private func checkOptions(_ session: Session) throws {
    if withdraw, erase { throw CommandError.notTogether("--withdraw", "--erase") }
    if changesSomething, withdraw || erase {
      throw CommandError.notTogether(erase ? "--erase" : "--withdraw", "a change")
    }
    if let add, add != "-" { throw CommandError.wordsOnCommandLine(option: "--add") }
    // A file and a remark can be taken out or destroyed, not changed.
    if changesSomething, number.file != nil || note != nil { throw CommandError.badNumber }
    if number.file != nil, note != nil { throw CommandError.badNumber }
    guard !session.asks(diary) else { return }
    guard changesSomething || withdraw || erase else { throw CommandError.nothingToChange }
    if withdraw || erase, reason?.isEmpty != false {
      throw CommandError.answerNeeded(option: "--reason")
    }
    if erase, !diary.yes { throw CommandError.answerNeeded(option: "--yes") }
  }

  /// What the options say is to be changed, but for the time.
  private func correction(_ session: Session) throws -> Correction {
    var correction = Correction()
    var options = IncidentOptions()
    options.behaviour = behaviour
    options.breach = breach
    if behaviour != nil { correction.behaviours = try options.parsedBehaviours() }
    if breach != nil { correction.marks = try options.parsedMarks() }
    if let place = self.where { correction.fields[.place] = try text(place, session) }
    if let person { correction.fields[.person] = try text(person, session) }
    for pair in other {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, let field = IncidentField(rawValue: String(halves[0])),
        field != .like
      else { throw CommandError.badValue(option: "--field") }
      if field == .account, halves[1] != "-" {
        throw CommandError.wordsOnCommandLine(option: "--field account=")
      }
      let value = try text(String(halves[1]), session)
      guard Correction.allows(value, in: field) else {
        throw CommandError.badValue(option: "--field")
      }
      correction.fields[field] = value
    }
    if add != nil {
      correction.addition = Recording.cleaned(try session.standardInput.text())
      guard correction.addition?.isEmpty == false else { throw CommandError.nothingToChange }
    }
    return correction
  }

  private func text(_ value: String, _ session: Session) throws -> String {
    Recording.cleaned(value == "-" ? try session.standardInput.text() : value)
  }

  private func target(in incident: Incident) throws -> Target {
    if let note { return .note(index: try foundNote(note, in: incident).index) }
    return number.file.map { .file(incident: incident.number, number: $0) }
      ?? .incident(incident.number)
  }

  private func foundNote(_ index: Int, in incident: Incident) throws -> Note {
    guard let note = incident.notes.first(where: { Int($0.index) == index }) else {
      throw StoreError.noSuchEntry(0)
    }
    return note
  }
}
