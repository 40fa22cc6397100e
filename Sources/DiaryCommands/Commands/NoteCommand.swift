import ArgumentParser
import DiaryModel
import DiaryStore
import DiaryVault

/// Adds a remark to an entry or to one of its files.
struct NoteCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Add a remark to an entry or a file.",
    discussion: """
      The remark stands beside the entry, with its own date; the entry stays
      as it is.

        note 41
        note 41.2 --text - --when "yesterday 3pm" --no-input < remark.txt
      """)

  @OptionGroup var diary: DiaryOptions

  @Argument(help: ArgumentHelp("The number of the entry, or of a file: 41.2.", valueName: "no"))
  var number: EntryNumber

  @Option(help: ArgumentHelp("- reads the remark from standard input.", valueName: "-"))
  var text: String?

  @Option(help: ArgumentHelp("The time that it is about, as you would say it.", valueName: "when"))
  var when: String?

  @Flag(
    name: .customLong("private"),
    help: "Keep it out of packs. A court can still ask for these.")
  var isPrivate = false

  func run(in session: Session) throws {
    if let text, text != "-" { throw CommandError.wordsOnCommandLine(option: "--text") }
    guard text != nil || session.asks(diary) else {
      throw CommandError.answerNeeded(option: "--text -")
    }
    let store = try session.open(diary)
    guard !store.isReadOnly else { throw StoreError.vault(.readOnly) }
    let heading = try TargetHeading(session: session, store: store, number: number)
    let question = WhenQuestion(session: session, options: diary)
    var moment = try when.map(question.read)
    var keepsOut = isPrivate
    let remark: String
    let draft = AdditionDraft(
      session: session, store: store, role: "note-on", number: number.description)
    if text == nil {
      session.conversation.say(heading.text)
      remark = try draft.ask(session.words.whatToRemark)
      guard !remark.isEmpty else {
        try draft.drop()
        throw CommandError.stopped
      }
      if when == nil { moment = try question.ask(session.words.isItAboutATime) }
      if !isPrivate {
        keepsOut = try session.conversation.askYesNo(session.words.keepOutOfPacks, enter: false)
      }
    } else {
      remark = Recording.cleaned(try session.standardInput.text())
      guard !remark.isEmpty else { throw CommandError.nothingToChange }
    }
    if keepsOut { session.conversation.say(session.words.courtCanAsk) }
    let saved = try store.note(
      number.incident, file: number.file, text: remark, moment: moment, isPrivate: keepsOut)
    if text == nil { try draft.drop() }
    session.conversation.say(
      session.words.remarkAdded(
        number.description, at: try TimeOfDay(session: session).text(saved.recorded.instant)))
    report(saved, moment, keepsOut, session)
  }

  private func report(_ saved: Saved, _ moment: Moment?, _ keepsOut: Bool, _ session: Session) {
    if diary.json {
      var note = JSONObject()
      note.add("on", number.description)
      note.add("index", Int(saved.index))
      note.add("written", saved.recorded.instant.rfc3339(offset: saved.recorded.offset))
      if let moment { note.add("when", JSONObject(moment)) }
      note.add("private", keepsOut)
      var object = JSONObject.tally()
      object.add("note", note)
      session.conversation.write(object.text + "\n")
    } else if diary.plain {
      session.conversation.write("\(number.description)\t\(saved.index)\n")
    }
  }
}

extension EntryNumber: CustomStringConvertible {
  var description: String { file.map { "\(incident).\($0)" } ?? "\(incident)" }
}
