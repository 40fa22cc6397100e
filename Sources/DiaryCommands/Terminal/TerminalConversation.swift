import CSystem
import Glibc

/// When the screen locks itself, and what opens it again.
package struct ScreenLock {
  /// The seconds without a key after which it locks; `nil` if only leaving the program does.
  package var afterSeconds: Int?
  /// Is called on the wiped screen, before the open question is shown again.
  package var unlock: () throws(ConversationEnd) -> Void

  package init(afterSeconds: Int?, unlock: @escaping () throws(ConversationEnd) -> Void) {
    self.afterSeconds = afterSeconds
    self.unlock = unlock
  }
}

/// A conversation with a person at a terminal.
///
/// Input is read from the controlling terminal as it is typed: the system's own line input cuts a
/// line at 4,095 bytes without a word. The terminal is taken with the first question and given back
/// by ``close()``, at exit, and by every signal that ends the program. Between two questions nothing
/// is echoed, so that a passphrase typed too early does not show.
///
/// There is one for the process: signals know only one terminal. It never sets a window's title.
package final class TerminalConversation: Conversation {
  /// What happened while a question waited.
  enum Occurrence {
    case key(Key)
    case silence, resized, continued, suspended, lockNear, lockDue, closed
    case stopped(Int32)
  }

  let device: TerminalDevice
  let words: ConversationWords
  let isAccessible: Bool
  let obeysEscapes: Bool
  let marksPastes: Bool
  private let isQuiet: Bool
  private let answersAreTyped: Bool
  private var result = Output(descriptor: STDOUT_FILENO)
  private var parser = KeyParser()
  private var keys = KeyQueue()
  private var lastKey = now()
  private var lockWasAnnounced = false
  private var isUnlocking = false
  private var progressLine: ProgressLine
  /// Whether the alternate screen is shown.
  var isCovered = false

  /// When the screen locks itself; never, unless this is set.
  package var screenLock: ScreenLock?

  /// Opens the terminal; `nil` if the process has none.
  ///
  /// `TERM=dumb` turns escape sequences off, `ACCESSIBLE` the alternate screen and redrawing. There
  /// is no colour, so `NO_COLOR` has nothing to turn off.
  ///
  /// - Parameter quiet: whether talk is left out; questions are asked all the same.
  package init?(quiet: Bool = false, words: ConversationWords = ConversationWords()) {
    guard let device = TerminalDevice() else { return nil }
    self.device = device
    self.words = words
    isQuiet = quiet
    let kind = Self.variable("TERM")
    obeysEscapes = kind != "" && kind != "dumb"
    isAccessible = Self.variable("ACCESSIBLE") != ""
    marksPastes = obeysEscapes && !["linux", "vt100", "vt220", "ansi"].contains(kind)
    answersAreTyped = isatty(STDIN_FILENO) == 1
    progressLine = ProgressLine(isRewritten: !isAccessible, obeysEscapes: obeysEscapes)
    signal(SIGPIPE, SIG_IGN)
    _ = SignalBoard.isWatching
    prepareFarewell()
  }

  deinit {
    device.giveBack()
  }

  /// Gives the terminal back as it was found.
  package func close() {
    endProgress()
    device.giveBack()
  }

  private static func variable(_ name: String) -> String {
    getenv(name).map { String(cString: $0) } ?? ""
  }

  /// Seconds since the machine started, sleep included: a closed lid counts as leaving.
  static func now() -> Double {
    Double(csystem_boottime_nanoseconds()) / 1e9
  }

  // MARK: Facts

  /// Whether answers come from the terminal; with another standard input only a secret is asked.
  package var isInteractive: Bool { answersAreTyped }

  package var width: Int { min(max(device.size.columns, 40), 72) }

  package var pendingSignal: Int32? {
    let signal = SignalBoard.shared.pointee.stopping
    return signal == 0 ? nil : signal
  }

  package var outputFailure: Int32? { result.failure }

  var window: Window {
    let size = device.size
    return Window(
      columns: max(min(size.columns - 1, 72), 10), rows: size.rows, obeysEscapes: obeysEscapes)
  }

  // MARK: Saying

  package func say(_ text: String) {
    if !isQuiet { put(text) }
  }

  /// Shows what belongs to a question, quiet or not.
  func put(_ text: String) {
    endProgress()
    device.write(
      Wrapping.wrapped(Harmless.shown(text), width: min(width, device.size.columns)) + "\n")
  }

  package func write(_ text: String) {
    endProgress()
    result.write(result.isTerminal ? Harmless.shown(text) : text)
  }

  package func progress(_ text: String) {
    guard !isQuiet else { return }
    let line = Harmless.shownOnOneLine(text)
    device.write(progressLine.show(line, columns: window.columns, at: Self.now()))
  }

  package func endProgress() {
    device.write(progressLine.end())
  }

  package func hide() {
    progressLine.forget()
    device.write(
      obeysEscapes ? "\u{1B}[H\u{1B}[2J\u{1B}[3J" : String(repeating: "\n", count: 60))
  }

  // MARK: Taking and giving back

  /// Takes the terminal for a question.
  func begin() throws(ConversationEnd) {
    endProgress()
    guard device.take() else { throw .noTerminal }
    SignalBoard.shared.pointee.isAsking = 1
    if marksPastes { device.write("\u{1B}[?2004h") }
    lastKey = Self.now()
    lockWasAnnounced = false
  }

  /// Marks the end of a question.
  func end() {
    SignalBoard.shared.pointee.isAsking = 0
  }

  /// Says what a signal handler has to write to leave the terminal as it was.
  func prepareFarewell() {
    let farewell: StaticString
    switch (isCovered, marksPastes) {
    case (true, true): farewell = "\u{1B}[H\u{1B}[2J\u{1B}[3J\u{1B}[?1049l\u{1B}[?2004l"
    case (true, false): farewell = "\u{1B}[H\u{1B}[2J\u{1B}[3J\u{1B}[?1049l"
    case (false, true): farewell = "\u{1B}[?2004l"
    case (false, false): farewell = ""
    }
    SignalBoard.prepare(
      farewell: farewell, wipe: obeysEscapes ? "\u{1B}[H\u{1B}[2J\u{1B}[3J" : "")
  }

  package func throwIfInterrupted() throws(ConversationEnd) {
    guard let signal = pendingSignal else { return }
    hide()
    device.giveBack()
    throw .interrupted(signal: signal)
  }

  // MARK: Waiting

  /// Waits for the next thing that concerns an open question.
  ///
  /// - Parameters:
  ///   - deadline: when to return for want of news.
  ///   - limit: the most bytes to take from the system at once.
  func next(deadline: Double? = nil, limit: Int = .max) -> Occurrence {
    while true {
      if let occurrence = noted() { return occurrence }
      if let key = keys.take() {
        lastKey = Self.now()
        lockWasAnnounced = false
        return .key(key)
      }
      if let byte = device.takeByte() {
        parser.take(byte) { keys.append($0) }
        continue
      }
      switch device.wait(milliseconds: patience(until: deadline), limit: limit) {
      case .bytes, .woken: break
      case .end: return .closed
      case .silence:
        guard parser.isUndecided else { return noted() ?? .silence }
        parser.giveUp()
      }
    }
  }

  /// What was typed before a signal, whatever signals say.
  ///
  /// The system sends the signal of Ctrl-C before it hands over what came in the same burst, so a
  /// moment is given to that.
  func nextAtHand() -> Key? {
    while true {
      if let key = keys.take() { return key }
      if let byte = device.takeByte() {
        parser.take(byte) { keys.append($0) }
        continue
      }
      guard device.hasInput(within: 30) else { return nil }
      switch device.wait(milliseconds: 0, limit: .max) {
      case .bytes, .woken: break
      case .silence, .end: return nil
      }
    }
  }

  /// Whether another key is at hand.
  var moreFollows: Bool { !keys.isEmpty || device.hasInput }

  private func patience(until deadline: Double?) -> Int32 {
    if parser.isUndecided { return KeyParser.patience }
    let lock = isUnlocking ? nil : screenLock?.afterSeconds
    let near = lock.map { lastKey + Double(lockWasAnnounced ? $0 : max($0 - 20, 0)) }
    guard let first = [deadline, near].compactMap({ $0 }).min() else { return -1 }
    return Int32(min(max((first - Self.now()) * 1000, 0).rounded(.up), 3_600_000))
  }

  private func noted() -> Occurrence? {
    let board = SignalBoard.shared
    if board.pointee.stopping != 0 { return .stopped(board.pointee.stopping) }
    if board.pointee.suspension != 0 {
      board.pointee.suspension = 0
      return .suspended
    }
    if board.pointee.continuation != 0 {
      // Stopped by something else than Ctrl-Z: the shell may have changed the mode meanwhile.
      board.pointee.continuation = 0
      _ = device.take()
      if marksPastes { device.write("\u{1B}[?2004h") }
      return .continued
    }
    if board.pointee.resize != 0 {
      board.pointee.resize = 0
      return .resized
    }
    guard !isUnlocking, let seconds = screenLock?.afterSeconds else { return nil }
    let idle = Self.now() - lastKey
    if idle >= Double(seconds) { return .lockDue }
    if idle >= Double(seconds - 20), seconds > 20, !lockWasAnnounced {
      lockWasAnnounced = true
      return .lockNear
    }
    return nil
  }

  // MARK: Interruptions

  /// Does what an interruption asks for; the screen is wiped before anything is kept.
  ///
  /// - Parameter keep: keeps the text so far.
  func attend(to occurrence: Occurrence, keep: () -> Void) throws(ConversationEnd) {
    switch occurrence {
    case .stopped(let signal):
      uncover()
      hide()
      keep()
      device.giveBack()
      throw .interrupted(signal: signal)
    case .closed:
      uncover()
      keep()
      device.giveBack()
      throw .closed
    case .suspended:
      uncover()
      hide()
      keep()
      device.giveBack()
      kill(getpid(), SIGSTOP)
      SignalBoard.shared.pointee.continuation = 0
      try begin()
      try unlock()
    case .lockDue:
      uncover()
      hide()
      keep()
      try unlock()
    case .lockNear:
      put("\n" + words.locksSoon(20))
    case .resized, .continued, .silence, .key: break
    }
  }

  private func unlock() throws(ConversationEnd) {
    guard !isUnlocking, let screenLock else { return }
    isUnlocking = true
    defer { isUnlocking = false }
    try screenLock.unlock()
    try begin()
  }
}

/// The keys that one byte completed.
///
/// Its memory is overwritten as they are taken.
private struct KeyQueue {
  private var slots: [Key] = Array(repeating: .enter, count: 8)
  private var first = 0
  private var count = 0

  var isEmpty: Bool { count == 0 }

  mutating func append(_ key: Key) {
    // A byte completes six keys at most: the start of a paste's end that was none.
    guard count < slots.count else { return }
    slots[(first + count) % slots.count] = key
    count += 1
  }

  mutating func take() -> Key? {
    guard count > 0 else { return nil }
    defer {
      slots[first] = .enter
      first = (first + 1) % slots.count
      count -= 1
    }
    return slots[first]
  }
}
