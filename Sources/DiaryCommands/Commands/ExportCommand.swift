import ArgumentParser
import DiaryModel
import DiaryPack
import DiaryStore
import DiaryVault

/// Makes a pack.
struct ExportCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Make a pack to hand over.",
    discussion: """
      A pack is a folder: pages to read, the original files, and a list with which anyone can check
      that nothing was changed. Anyone who finds the folder can read it. Private notes stay here.

        export full
        export full --for "PC 4471" --since "1 aug" --out /media/stick/pack --no-input
      """)

  /// Which selection of the record a pack is.
  enum Kind: String, CaseIterable, ExpressibleByArgument {
    case full, spo, breach
  }

  @OptionGroup var diary: DiaryOptions

  @Argument(help: "full: everything that may be shown.")
  var kind = Kind.full

  @Option(
    help: ArgumentHelp("The new folder to write it to.", valueName: "dir"), completion: .directory)
  var out: String?

  @Option(
    name: .customLong("for"),
    help: ArgumentHelp("Who it is for, as it is printed.", valueName: "text"))
  var audience: String?

  @Option(help: ArgumentHelp("Only what can have happened from this time on.", valueName: "when"))
  var since: String?

  @Option(help: ArgumentHelp("Only up to the end of this time.", valueName: "when"))
  var until: String?

  @Option(help: ArgumentHelp("Only these entries.", valueName: "no,..."))
  var only: String?

  @Option(help: ArgumentHelp("Leave these files out; they are listed.", valueName: "no.file,..."))
  var without: String?

  @Flag(name: .customLong("keep-location"), help: "Put in files that say where they were made.")
  var keepLocation = false

  @Flag(name: .customLong("no-images"), help: "Draw no pictures on the page.")
  var noImages = false

  func run(in session: Session) throws {
    guard kind == .full else { throw CommandError.packComesLater }
    let only = try parsedOnly()
    let without = try parsedWithout()
    if out == nil, !session.asks(diary) { throw CommandError.answerNeeded(option: "--out") }
    let store = try session.open(diary)
    guard try store.setting("practice") != "yes" else { throw CommandError.practiceStaysHere }
    // A pack that is not in the log must not exist, so nothing can be made from a read-only diary.
    guard !store.isReadOnly else { throw StoreError.vault(.readOnly) }
    let record = try store.incidents()
    try check(only, without, record)

    var request = try request(session, store)
    request.only = only
    request.withoutFiles = without
    request.showsImages = !noImages
    request.keepsLocation = keepLocation
    let questions = PackQuestions(session: session, options: diary, person: request.personName)
    try questions.complete(&request, record, asksAudience: audience == nil, asksDates: !hasPeriod)
    let path = try out ?? questions.askPlace()

    let made = try PackMaking(session: session, store: store).make(record, request, at: path)
    if diary.json {
      session.conversation.write(made.json.text + "\n")
    } else {
      session.tell(session.words.packMade(made.receipt, at: path, person: request.personName))
    }
  }

  private var hasPeriod: Bool { since != nil || until != nil || only != nil }

  private func request(_ session: Session, _ store: DiaryStore) throws -> PackRequest {
    let when = WhenQuestion(session: session, options: diary)
    let zone = try session.zone()
    var request = PackRequest(
      audience: audience ?? "", writerName: try store.setting("writer") ?? "",
      personName: try store.setting("person") ?? "", madeAt: session.clock().instant,
      zone: zone.name, version: Program.version, offset: Self.offset)
    request.since = try since.map { try when.read($0).earliest } ?? nil
    request.until = try until.map { try when.read($0).latest } ?? nil
    return request
  }

  /// What a clock in a zone was ahead of UTC, in minutes.
  static let offset: @Sendable (Instant, String) -> Int? = { instant, zone in
    Zone(zone).map { $0.offset(at: instant) / 60 }
  }

  private func parsedOnly() throws -> [Int] {
    try (only ?? "").split(separator: ",").map { part in
      guard let number = EntryNumber(argument: part.trimmingSpaces), number.file == nil else {
        throw CommandError.badValue(option: "--only")
      }
      return number.incident
    }
  }

  private func parsedWithout() throws -> Set<PackRequest.FileNumber> {
    var files: Set<PackRequest.FileNumber> = []
    for part in (without ?? "").split(separator: ",") {
      guard let number = EntryNumber(argument: part.trimmingSpaces), let file = number.file else {
        throw CommandError.badValue(option: "--without")
      }
      files.insert(PackRequest.FileNumber(incident: number.incident, number: file))
    }
    return files
  }

  /// Refuses numbers that are not there: a typing mistake must not change what leaves.
  private func check(
    _ only: [Int], _ without: Set<PackRequest.FileNumber>, _ record: [Incident]
  ) throws {
    let known = Dictionary(
      record.map { ($0.number, Set($0.evidence.map(\.number))) }, uniquingKeysWith: { $1 })
    for number in only where known[number] == nil { throw StoreError.noSuchEntry(number) }
    for file in without where known[file.incident]?.contains(file.number) != true {
      throw StoreError.noSuchFile(incident: file.incident, number: file.number)
    }
  }
}
