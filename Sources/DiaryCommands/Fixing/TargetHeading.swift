import DiaryModel
import DiaryStore

/// The entry or file that a command is about, and the line that says which one it is.
struct TargetHeading {
  let incident: Incident
  let file: Evidence?
  let text: String

  /// Finds entry or file `number`.
  ///
  /// - Throws: ``StoreError`` if there is none, or its contents were destroyed.
  init(session: Session, store: DiaryStore, number: EntryNumber) throws {
    incident = try store.incident(number.incident)
    if case .erased = incident.state { throw StoreError.alreadyErased }
    guard let wanted = number.file else {
      file = nil
      text = session.words.entryHeading(
        incident.number, incident.moment.words, place: incident.fields[.place])
      return
    }
    guard let file = incident.evidence.first(where: { $0.number == wanted }) else {
      throw StoreError.noSuchFile(incident: number.incident, number: wanted)
    }
    if case .erased = file.state { throw StoreError.alreadyErased }
    self.file = file
    text = session.words.fileHeading(
      number.description, file.name, session.words.name(of: file.kind), size: file.size)
  }
}
