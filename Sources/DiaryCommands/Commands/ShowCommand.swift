import ArgumentParser
import DiaryModel
import DiaryStore

/// One entry in full, with its history.
struct ShowCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "One entry in full, with its history.")

  @OptionGroup var diary: DiaryOptions

  @Argument(help: ArgumentHelp("The number of the entry.", valueName: "no"))
  var number: EntryNumber

  func run(in session: Session) throws {
    let store = try session.open(diary)
    let incident = try store.incident(number.incident)
    if let file = number.file, !incident.evidence.contains(where: { $0.number == file }) {
      throw StoreError.noSuchFile(incident: number.incident, number: file)
    }
    if diary.json {
      var object = JSONObject.tally()
      object.add("entry", JSONObject(incident, full: true))
      session.conversation.write(object.text + "\n")
    } else {
      session.conversation.write(IncidentPage(session: session, incident: incident).text)
    }
  }
}
