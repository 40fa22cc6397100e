package import DiarySecret
import Glibc

/// A conversation with nobody: results go out, questions are errors.
package final class PipedConversation: Conversation {
  private let isQuiet: Bool
  private var talk = Output(descriptor: STDERR_FILENO)
  private var result = Output(descriptor: STDOUT_FILENO)

  /// - Parameter quiet: whether talk is left out.
  package init(quiet: Bool = false) {
    isQuiet = quiet
    signal(SIGPIPE, SIG_IGN)
  }

  package var isInteractive: Bool { false }
  package var width: Int { 72 }
  package var pendingSignal: Int32? { nil }
  package var outputFailure: Int32? { result.failure }

  package func say(_ text: String) {
    guard !isQuiet else { return }
    talk.write(Wrapping.wrapped(Harmless.shown(text), width: width) + "\n")
  }

  package func write(_ text: String) {
    result.write(result.isTerminal ? Harmless.shown(text) : text)
  }

  package func ask(
    _ prompt: String, typed: ((String) -> Void)?
  ) throws(ConversationEnd) -> String {
    throw .noTerminal
  }

  package func askLines(
    _ prompt: String, typed: ((String) -> Void)?
  ) throws(ConversationEnd) -> String {
    throw .noTerminal
  }

  package func askSecret(_ prompt: String) throws(ConversationEnd) -> SecretBytes {
    throw .noTerminal
  }

  package func askYesNo(_ prompt: String, enter: Bool?) throws(ConversationEnd) -> Bool {
    throw .noTerminal
  }

  package func choose(
    _ prompt: String, _ options: [String], zero: String?, enter: Int?
  ) throws(ConversationEnd) -> Int {
    throw .noTerminal
  }

  package func cover(_ show: () -> String) throws(ConversationEnd) {
    throw .noTerminal
  }

  package func hide() {}

  package func progress(_ text: String) {}

  package func endProgress() {}

  package func throwIfInterrupted() throws(ConversationEnd) {}
}
