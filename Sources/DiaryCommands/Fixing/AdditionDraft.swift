import DiaryModel
import DiaryStore

/// Keeps words that are being added to an entry, in the encrypted file, until they are saved.
///
/// There is one draft in a diary. If it holds something else already, that stays, and nothing is
/// kept here. The text lies under the name that an account has, so that it is offered again also to
/// somebody who comes back by another way.
final class AdditionDraft {
  private let store: DiaryStore
  private let session: Session
  /// The answer that says what the words belong to: `note-on` or `added-to`.
  private let role: String
  /// The number that they belong to.
  private let number: String
  private var isOurs = true
  private var kept = ""

  init(session: Session, store: DiaryStore, role: String, number: String) {
    self.session = session
    self.store = store
    self.role = role
    self.number = number
  }

  /// Asks for several lines, going on with what an earlier session left if the person wants that.
  func ask(_ prompt: String) throws -> String {
    let words = session.words
    let conversation = session.conversation
    var before: String?
    if let draft = try store.draft(), !draft.answers.isEmpty {
      if draft.answers[role] == number, let text = draft.answers["account"] {
        let when = try TimeOfDay(session: session).text(draft.started)
        switch try conversation.choose(words.draftFound(when), words.draftAnswers) {
        case 0:
          before = text
          conversation.say(words.soFar(text))
        case 1: isOurs = false
        default: try store.dropDraft()
        }
      } else {
        isOurs = false
      }
    }
    let typed = try conversation.askLines(before == nil ? prompt : words.anythingToAdd) { text in
      self.keep(before.map { text.isEmpty ? $0 : $0 + "\n" + text } ?? text)
    }
    return Recording.cleaned([before, typed].compactMap(\.self).joined(separator: "\n"))
  }

  /// Lets the draft go: its words were saved, or are not wanted.
  func drop() throws {
    guard isOurs, try store.draft() != nil else { return }
    try store.dropDraft()
  }

  private func keep(_ text: String) {
    guard isOurs, !store.isReadOnly, !text.isEmpty, text != kept else { return }
    kept = text
    // A draft that cannot be kept must not stop the writing.
    try? store.save(
      Draft(started: session.clock().instant, answers: ["account": text, role: number]))
  }
}
