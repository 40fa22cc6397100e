import ArgumentParser
import DiaryModel
import DiaryStore

/// Writes something down.
struct AddCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Write something down.",
    discussion: """
      Asks what happened and when, and saves before it asks anything else. Your words are never
      taken from the command line, which others can see.

        add
        add --text - --when "yesterday 3pm" --no-input < note.txt
      """)

  @OptionGroup var diary: DiaryOptions
  @OptionGroup var said: IncidentOptions

  func run(in session: Session) throws {
    if let text = said.text, text != "-" { throw CommandError.wordsOnCommandLine(option: "--text") }
    // Before anything is read or asked, so that a typing mistake costs nothing.
    let behaviours = try said.parsedBehaviours()
    let marks = try said.parsedMarks()
    var fields = try said.fields()
    // Read first: if the passphrase is to come from there too, nothing is opened.
    if said.text == "-" {
      fields[.account] = try Recording.cleaned(session.standardInput.text())
    }
    let store = try session.open(diary)
    let incident = try Recording(session: session, options: diary, store: store)
    if let like = said.like {
      let earlier = try store.incident(like)
      for field in [IncidentField.place, .person, .vehicle] where fields[field] == nil {
        fields[field] = earlier.fields[field]
      }
      fields[.like] = String(like)
    }
    let saved = try incident.record(
      fields: fields, when: said.when, behaviours: behaviours, marks: marks)
    guard let saved else { throw CommandError.stopped }
    if diary.json {
      let made = try store.incident(saved.number)
      var object = JSONObject.tally()
      object.add("entry", JSONObject(made, full: false))
      session.conversation.write(object.text + "\n")
    } else if diary.plain {
      session.conversation.write("\(saved.number)\n")
    }
  }
}

/// The options that say what an incident is.
struct IncidentOptions: ParsableArguments {
  @Option(help: ArgumentHelp("When it happened, as you would say it.", valueName: "text"))
  var when: String?

  @Option(help: ArgumentHelp("- reads what happened from standard input.", valueName: "-"))
  var text: String?

  @Option(help: "Where it happened.")
  var `where`: String?

  @Option(
    name: [.customLong("behaviour"), .customLong("kind")],
    help: ArgumentHelp("What it was: codes parted by commas.", valueName: "code,..."))
  var behaviour: String?

  @Option(help: "Who it was.")
  var person: String?

  @Option(name: .customLong("knew-by"), help: "saw, voice, account, told or unsure.")
  var knewBy: String?

  @Option(name: .customLong("seen-by"), help: "Who else saw or heard it.")
  var seenBy: String?

  @Option(help: "How it affected you.")
  var effect: String?

  @Option(help: ArgumentHelp("How many, such as \"14 texts, 3 calls\".", valueName: "text"))
  var count: String?

  @Option(
    help: ArgumentHelp("Conditions it is marked against, such as A.3.", valueName: "order.no"))
  var breach: String?

  @Option(help: ArgumentHelp("An entry that it is like.", valueName: "no"))
  var like: Int?

  @Option(
    name: .customLong("field"),
    help: ArgumentHelp(
      "Another field: method, handle, appearance, vehicle, present, weapon, threat, items, response, effect-others, feared-violence, reported, held-elsewhere, knew-by-words.",
      valueName: "name=text"))
  var other: [String] = []

  @Option(
    name: .customLong("private-note"),
    help: ArgumentHelp("A note that never enters a pack.", valueName: "text"))
  var privateNote: String?

  /// The kinds of conduct that were named.
  func parsedBehaviours() throws -> Set<Behaviour> {
    var chosen: Set<Behaviour> = []
    for code in (behaviour ?? "").split(separator: ",") {
      guard let behaviour = Behaviour(rawValue: code.trimmingSpaces) else {
        throw CommandError.badValue(option: "--behaviour")
      }
      chosen.insert(behaviour)
    }
    return chosen
  }

  /// The conditions that were named: a letter or two, a point, a number.
  func parsedMarks() throws -> [String] {
    var marks: [String] = []
    for part in (breach ?? "").split(separator: ",") {
      let mark = part.trimmingSpaces.uppercased()
      let halves = mark.split(separator: ".", omittingEmptySubsequences: false)
      guard halves.count == 2, (1...2).contains(halves[0].count),
        halves[0].allSatisfy({ ("A"..."Z").contains($0) }), let number = Int(halves[1]), number > 0
      else { throw CommandError.badValue(option: "--breach") }
      if !marks.contains(mark) { marks.append(mark) }
    }
    return marks
  }

  /// The words that were given, field by field.
  func fields() throws -> [IncidentField: String] {
    var fields: [IncidentField: String] = [:]
    fields[.place] = self.where
    fields[.person] = person
    fields[.seenBy] = seenBy
    fields[.effect] = effect
    fields[.count] = count
    fields[.privateNote] = privateNote
    fields[.knewBy] = knewBy
    for pair in other {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, let field = IncidentField(rawValue: String(halves[0])),
        field != .account, field != .like
      else { throw CommandError.badValue(option: "--field") }
      fields[field] = String(halves[1])
    }
    if let way = fields[.knewBy], KnewBy(rawValue: way) == nil {
      throw CommandError.badValue(option: "--knew-by")
    }
    if let feared = fields[.fearedViolence], YesNoUnsure(rawValue: feared) == nil {
      throw CommandError.badValue(option: "--field")
    }
    return fields.mapValues(Recording.cleaned).filter { !$0.value.isEmpty }
  }
}

extension Substring {
  var trimmingSpaces: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
