import ArgumentParser
import DiaryModel
import DiaryStore

/// Looks back; words search.
struct ListCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Look back; words search.",
    discussion: """
      Newest first. Words are looked for in everything that you wrote, in any language, ignoring
      capitals and accents. What happened is not shown until you ask for it.

        list
        list van --since "1 oct"
      """, aliases: ["ls"])

  @OptionGroup var diary: DiaryOptions

  @Argument(help: "Words that an entry must hold.")
  var words: [String] = []

  @Option(help: ArgumentHelp("From this time on.", valueName: "when"))
  var since: String?

  @Option(help: ArgumentHelp("Up to the end of this time.", valueName: "when"))
  var until: String?

  @Option(
    name: [.customLong("behaviour"), .customLong("kind")],
    help: ArgumentHelp("Only these kinds: codes parted by commas.", valueName: "code,..."))
  var behaviour: String?

  @Flag(name: .customLong("with-files"), help: "Only entries that have files.")
  var withFiles = false

  @Flag(name: .customLong("no-time"), help: "Only entries without a time.")
  var withoutTime = false

  @Option(help: ArgumentHelp("Only entries marked against this.", valueName: "order[.no]"))
  var breach: String?

  @Option(help: "At most this many lines.")
  var limit: Int?

  @Flag(help: "The oldest first.")
  var oldest = false

  @Flag(help: "With --json: what happened and every other field too.")
  var full = false

  @Flag(name: .customLong("withdrawn"), help: "Entries that were taken out too.")
  var withdrawn = false

  func run(in session: Session) throws {
    if let limit, limit < 1 { throw CommandError.badValue(option: "--limit") }
    var options = IncidentOptions()
    options.behaviour = behaviour
    var request = ListRequest()
    request.behaviours = try options.parsedBehaviours()
    let store = try session.open(diary)
    let when = WhenQuestion(session: session, options: diary)
    request.since = try since.map { try when.read($0).earliest } ?? nil
    request.until = try until.map { try when.read($0).latest } ?? nil
    request.words = words.joined(separator: " ")
    request.withFiles = withFiles
    request.withoutTime = withoutTime
    request.mark = breach?.uppercased()
    request.oldestFirst = oldest
    request.withdrawnToo = withdrawn
    let isForPeople = !diary.json && !diary.plain
    request.limit = limit ?? (isForPeople && session.conversation.isInteractive ? 200 : nil)
    let (rows, total) = try store.list(request)
    if diary.json {
      try writeJSON(rows, total, session)
    } else if diary.plain {
      for row in rows { session.conversation.write(plainLine(row)) }
    } else {
      try show(rows, total, session)
    }
  }

  private func writeJSON(_ rows: [ListRow], _ total: Int, _ session: Session) throws {
    let conversation = session.conversation
    conversation.write("{\"schema\":\"tally/1\",\"total\":\(total),\"entries\":[")
    var piece = ""
    for (place, row) in rows.enumerated() {
      piece += (place == 0 ? "" : ",\n ") + JSONObject(row, full: full).text
      if piece.utf8.count > 1 << 16 {
        conversation.write(piece)
        piece = ""
      }
    }
    conversation.write(piece + "]}\n")
  }

  /// Number, earliest, latest, precision, behaviours, files, marks, state; parted by tabs.
  private func plainLine(_ row: ListRow) -> String {
    let parts = [
      String(row.number), row.moment?.earliest?.rfc3339 ?? "", row.moment?.latest?.rfc3339 ?? "",
      row.moment?.precision.rawValue ?? "", EntryFields.text(of: row.behaviours),
      String(row.files), row.marks.joined(separator: ","),
      row.isErased ? "erased" : row.isWithdrawn ? "withdrawn" : "current",
    ]
    return parts.joined(separator: "\t") + "\n"
  }

  private func show(_ rows: [ListRow], _ total: Int, _ session: Session) throws {
    let words = session.words
    let conversation = session.conversation
    let search = self.words.joined(separator: " ")
    guard !rows.isEmpty else {
      conversation.say(
        search.isEmpty ? words.emptyList(session.name.text) : words.noMatches(search))
      return
    }
    conversation.say(words.listHeading(total, search: search, oldestFirst: oldest))
    for row in rows { conversation.write(words.listLine(row, account: false) + "\n") }
    if rows.count < total { conversation.say(words.moreThanShown(rows.count, total)) }
    guard session.asks(diary) else { return }
    while true {
      let answer = try conversation.ask(words.numberToRead)
      guard !answer.isEmpty else { return }
      guard let number = EntryNumber(argument: answer) else {
        conversation.say(words.badNumber)
        continue
      }
      let store = try session.open(diary)
      do throws(StoreError) {
        let incident = try store.incident(number.incident)
        conversation.write(IncidentPage(session: session, incident: incident).text)
      } catch .noSuchEntry(let number) {
        conversation.say(words.noSuchEntry(number))
      }
    }
  }
}
