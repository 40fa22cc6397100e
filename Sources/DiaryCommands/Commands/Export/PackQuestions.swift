import DiaryModel
import DiaryPack
import DiaryStore
import Glibc

/// What is asked and said before a pack is written.
struct PackQuestions {
  let session: Session
  let options: DiaryOptions
  let person: String

  /// Asks for what the options did not say, and says what goes in.
  func complete(
    _ request: inout PackRequest, _ record: [Incident], asksAudience: Bool, asksDates: Bool
  ) throws {
    let words = session.words
    let conversation = session.conversation
    let asks = session.asks(options)
    if asks, asksAudience { request.audience = try conversation.ask(words.whoIsThePackFor) }
    if asks, asksDates {
      let when = WhenQuestion(session: session, options: options)
      request.since = try when.ask(words.packFrom)?.earliest
      request.until = try when.ask(words.packUntil)?.latest
    }
    var contents = PackContents(record, request)
    guard contents.entries > 0 || contents.removed > 0 else { throw PackError.nothingSelected }
    if asks, !contents.located.isEmpty {
      conversation.say(words.filesWithLocation(contents.located))
      request.keepsLocation = try !conversation.askYesNo(words.leaveThemOut, enter: true)
      contents = PackContents(record, request)
    } else if !contents.located.isEmpty {
      conversation.say(words.locatedLeftOut(contents.located))
    }
    conversation.say(words.whatGoesIn(contents))
    conversation.say(words.nothingIsBlackedOut(person))
  }

  /// Asks where to write it: a name of its own in the present folder, if nothing is said.
  func askPlace() throws -> String {
    let name = try freeName()
    let typed = try session.conversation.ask(session.words.whereToWritePack(name))
    guard !typed.isEmpty else { return name }
    let path = LaterQuestions.path(typed)
    // A folder that is there, such as a stick, is where the pack goes into.
    return FileStatus(path)?.isFolder == true ? path + "/" + (try freeName(in: path + "/")) : path
  }

  /// `pack-2025-11-05`, or with a letter if that is taken.
  private func freeName(in folder: String = "") throws -> String {
    let day = try session.zone().wall(at: session.clock().instant).date.iso
    let names = [""] + "bcdefghijklmnopqrstuvwxyz".map { "-\($0)" }
    let free = names.lazy.map { "pack-\(day)\($0)" }.first { FileStatus(folder + $0) == nil }
    return free ?? "pack-\(day)-\(session.clock().instant.seconds)"
  }
}
