package import DiarySecret

/// Why a conversation cannot go on.
package enum ConversationEnd: Error, Equatable, Sendable {
  /// A signal said to stop. The screen is wiped and the terminal is as it was found; the program
  /// leaves with status 128 + `signal`.
  case interrupted(signal: Int32)
  /// The input ended, or the terminal is gone.
  case closed
  /// An answer was needed and there is nobody to ask.
  case noTerminal
}

/// What the program says and asks.
///
/// Whatever is shown on a terminal is made harmless first (``Harmless``), so callers pass texts of
/// any origin as they are. Questions end with ``ConversationEnd``; a command lets it pass.
package protocol Conversation: AnyObject {
  /// Whether there is a person at a terminal whom questions reach.
  var isInteractive: Bool { get }

  /// The columns that talk is wrapped to, from 40 to 72.
  var width: Int { get }

  /// The signal that asks the program to stop, while no question is open.
  ///
  /// A long piece of work looks here between two steps, or calls ``throwIfInterrupted()``.
  var pendingSignal: Int32? { get }

  /// The `errno` of the first result that could not be written; `EPIPE` when its reader has left.
  var outputFailure: Int32? { get }

  /// Says something beside the result: wrapped, to the terminal, or to standard error without one.
  func say(_ text: String)

  /// Writes a result to standard output, as it is.
  func write(_ text: String)

  /// Asks for one line, which shows as it is typed.
  ///
  /// - Parameters:
  ///   - prompt: what stands before the answer; lines before its last are said first.
  ///   - typed: is given the text so far at Enter, within a second of typing and before the
  ///     conversation ends, to be kept as a draft.
  /// - Returns: the line without the spaces around it; empty if it was skipped.
  func ask(_ prompt: String, typed: ((String) -> Void)?) throws(ConversationEnd) -> String

  /// Asks for several lines; Enter twice ends them.
  ///
  /// A line `/undo` removes the one before it. Blank lines in a paste do not end the answer.
  ///
  /// - Returns: the lines, joined by line feeds, without blank ones at either end.
  func askLines(_ prompt: String, typed: ((String) -> Void)?) throws(ConversationEnd) -> String

  /// Asks for a secret; nothing shows as it is typed.
  ///
  /// - Returns: the bytes as the terminal sent them, without line ends after them. Inner spaces
  ///   are kept; normalising is left to the caller.
  func askSecret(_ prompt: String) throws(ConversationEnd) -> SecretBytes

  /// Asks until the answer is yes or no. A text that is neither is not shown as it is typed.
  ///
  /// - Parameter enter: what Enter alone means; `nil` if it is no answer.
  func askYesNo(_ prompt: String, enter: Bool?) throws(ConversationEnd) -> Bool

  /// Asks for one of a numbered list, by number or by the first word or words of an option.
  ///
  /// - Parameters:
  ///   - options: numbered from 1.
  ///   - zero: a last option, numbered 0.
  ///   - enter: the index of what Enter alone means; `nil` if it is no answer.
  /// - Returns: the index in `options`, from 0; `options.count` stands for `zero`.
  func choose(
    _ prompt: String, _ options: [String], zero: String?, enter: Int?
  ) throws(ConversationEnd) -> Int

  /// Shows a text on a screen of its own until Enter, then wipes that screen.
  func cover(_ show: () -> String) throws(ConversationEnd)

  /// Wipes the screen, and the lines above it as far as the window allows.
  func hide()

  /// Shows how far a piece of work has come: one line, rewritten at most once a second.
  func progress(_ text: String)

  /// Leaves the last progress line on the screen as it is.
  func endProgress()

  /// Ends the conversation as at a prompt if a signal asked for it.
  func throwIfInterrupted() throws(ConversationEnd)
}

extension Conversation {
  package func ask(_ prompt: String) throws(ConversationEnd) -> String {
    try ask(prompt, typed: nil)
  }

  package func askLines(_ prompt: String) throws(ConversationEnd) -> String {
    try askLines(prompt, typed: nil)
  }

  package func choose(
    _ prompt: String, _ options: [String], enter: Int? = nil
  ) throws(ConversationEnd) -> Int {
    try choose(prompt, options, zero: nil, enter: enter)
  }
}
