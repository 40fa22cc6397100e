import DiaryCommands
import DiarySecret
import Testing

/// A conversation whose answers are laid down before it starts.
///
/// A question that was not expected fails the test and ends the conversation; so does an answer of
/// another kind than the question wants. ``finish()`` fails the test if an answer is left over.
final class ScriptedConversation: Conversation {
  enum Answer: Equatable {
    /// For a line, several lines or a secret.
    case text(String)
    case yes, no
    /// The option at this index.
    case option(Int)
    /// The first option that begins with these words.
    case optionNamed(String)
    /// Enter alone: skips a question, or takes what Enter stands for.
    case enter
    /// The cover was seen and Enter was pressed.
    case seen
    /// Ctrl-C after typing this much.
    case interrupt(String)
  }

  /// What was said, written, asked and covered, in order.
  private(set) var transcript: [String] = []
  /// What went to standard output.
  private(set) var written = ""
  /// What was given to be kept as a draft, in order.
  private(set) var drafts: [String] = []
  private var answers: [Answer]
  private let location: SourceLocation

  let isInteractive: Bool
  let width = 72
  var pendingSignal: Int32?
  var outputFailure: Int32?

  init(
    _ answers: [Answer] = [], isInteractive: Bool = true,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    self.answers = answers
    self.isInteractive = isInteractive
    location = sourceLocation
  }

  /// Everything that the person saw, one after the other.
  var seen: String { transcript.joined(separator: "\n") }

  func finish() {
    if !answers.isEmpty {
      Issue.record("answers that nobody asked for: \(answers)", sourceLocation: location)
    }
  }

  func say(_ text: String) { transcript.append(text) }

  func write(_ text: String) {
    written += text
    transcript.append(text)
  }

  func ask(
    _ prompt: String, typed: ((String) -> Void)?
  ) throws(ConversationEnd) -> String {
    try text(prompt, typed)
  }

  func askLines(
    _ prompt: String, typed: ((String) -> Void)?
  ) throws(ConversationEnd) -> String {
    try text(prompt, typed)
  }

  func askSecret(_ prompt: String) throws(ConversationEnd) -> SecretBytes {
    let bytes = Array(try text(prompt, nil).utf8)
    return SecretBytes(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  func askYesNo(_ prompt: String, enter: Bool?) throws(ConversationEnd) -> Bool {
    switch try next(prompt) {
    case .yes: return true
    case .no: return false
    case .enter where enter != nil: return enter == true
    case let other: throw unfitting(other, prompt)
    }
  }

  func choose(
    _ prompt: String, _ options: [String], zero: String?, enter: Int?
  ) throws(ConversationEnd) -> Int {
    let all = options + (zero.map { [$0] } ?? [])
    switch try next(([prompt] + all).joined(separator: "\n")) {
    case .option(let index) where all.indices.contains(index): return index
    case .enter: if let enter { return enter }
    case .optionNamed(let words):
      if let index = all.firstIndex(where: { $0.hasPrefix(words) }) { return index }
    case let other: throw unfitting(other, prompt)
    }
    throw unfitting(.enter, prompt)
  }

  func cover(_ show: () -> String) throws(ConversationEnd) {
    let text = show()
    guard try next(text) == .seen else { throw unfitting(.seen, text) }
  }

  func hide() { transcript.append("(hidden)") }

  func progress(_ text: String) { transcript.append(text) }

  func endProgress() {}

  func throwIfInterrupted() throws(ConversationEnd) {
    if let pendingSignal { throw .interrupted(signal: pendingSignal) }
  }

  private func text(
    _ prompt: String, _ typed: ((String) -> Void)?
  ) throws(ConversationEnd) -> String {
    switch try next(prompt) {
    case .text(let text):
      keep(text, typed)
      return text
    case .enter: return ""
    case .interrupt(let text):
      keep(text, typed)
      throw .interrupted(signal: 2)
    case let other: throw unfitting(other, prompt)
    }
  }

  private func keep(_ text: String, _ typed: ((String) -> Void)?) {
    guard let typed else { return }
    drafts.append(text)
    typed(text)
  }

  private func next(_ prompt: String) throws(ConversationEnd) -> Answer {
    transcript.append(prompt)
    guard isInteractive else { throw .noTerminal }
    guard !answers.isEmpty else {
      Issue.record("no answer is laid down for: \(prompt)", sourceLocation: location)
      throw .closed
    }
    return answers.removeFirst()
  }

  private func unfitting(_ answer: Answer, _ prompt: String) -> ConversationEnd {
    Issue.record("\(answer) is no answer to: \(prompt)", sourceLocation: location)
    return .closed
  }
}
