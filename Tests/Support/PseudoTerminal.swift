import Glibc

/// A program in a terminal window that a test looks at and types into.
///
/// Not to be shared between tasks. The program is killed with the window.
public final class PseudoTerminal {
  /// Every byte that the program wrote.
  public private(set) var transcript: [UInt8] = []
  /// What can be seen now, as far as it was read.
  public private(set) var screen: PseudoTerminalScreen

  public let process: Int32
  /// The flags of the terminal's mode before the program started.
  public let foundModeFlags: [UInt32]
  private var window: Int32
  /// Kept open, so that the terminal's mode outlives the program.
  private let terminal: Int32
  private var end: ProgramEnd?
  private var undecoded: [UInt8] = []
  /// What was written since the last match, without escape sequences.
  private var unseen = ""
  private var stripper = EscapeStripper()

  /// Starts a program with a terminal of its own as its controlling one.
  public init(
    _ executable: String, _ arguments: [String] = [],
    environment: [String: String] = [:], columns: Int = 80, rows: Int = 24,
    currentDirectory: String? = nil
  ) throws {
    window = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard window >= 0 else { throw ProgramError.system("/dev/ptmx", errno: errno) }
    var lock: Int32 = 0
    var number: UInt32 = 0
    // Glibc's module lacks `unlockpt` and `ptsname`; these are the calls they make.
    guard ioctl(window, 0x4004_5431, &lock) == 0, ioctl(window, 0x8004_5430, &number) == 0 else {
      throw ProgramError.system("ioctl", errno: errno)
    }
    let path = "/dev/pts/\(number)"
    terminal = Glibc.open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw ProgramError.system(path, errno: errno) }
    screen = PseudoTerminalScreen(columns: columns, rows: rows)
    Self.setSize(window, columns, rows)
    foundModeFlags = Self.flags(of: terminal)
    var spawn = Spawn()
    // The first terminal that a session leader opens becomes its controlling terminal.
    spawn.open(path, as: 0)
    spawn.duplicate(0, to: 1)
    spawn.duplicate(0, to: 2)
    var variables = ProgramRun.plainEnvironment
    variables["TERM"] = "xterm-256color"
    variables.merge(environment) { $1 }
    process = try spawn.start(executable, arguments, variables, in: currentDirectory)
  }

  deinit {
    if end == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    close(terminal)
    closeWindow()
  }

  // MARK: The person

  /// Types a text; `\n` is the Enter key.
  public func type(_ text: String) throws {
    try send(text.utf8.map { $0 == 0x0A ? 0x0D : $0 })
  }

  /// Sends bytes as they are.
  public func send(_ bytes: [UInt8]) throws {
    var rest = bytes[...]
    let deadline = Monotonic.now() + 30
    while !rest.isEmpty {
      // The program may be waiting for us to read.
      take()
      let written = rest.withUnsafeBytes { write(window, $0.baseAddress, min($0.count, 4096)) }
      if written > 0 { rest = rest.dropFirst(written) }
      guard written > 0 || errno == EAGAIN, Monotonic.now() < deadline else {
        throw ProgramError.system("write to the terminal", errno: errno)
      }
      if written <= 0 { wait(0.01) }
    }
  }

  /// Pastes a text as a window with bracketed paste does: line ends arrive as Enter.
  public func paste(_ text: String) throws {
    try send(Array("\u{1B}[200~".utf8))
    try type(text)
    try send(Array("\u{1B}[201~".utf8))
  }

  public func signal(_ number: Int32) {
    kill(process, number)
  }

  public func resize(columns: Int, rows: Int) {
    take()
    screen.resize(columns: columns, rows: rows)
    Self.setSize(window, columns, rows)
  }

  /// Closes the window with the program in it.
  public func closeWindow() {
    if window >= 0 { close(window) }
    window = -1
  }

  // MARK: The window

  /// Waits until the program has written a text; the search goes on behind the last match.
  ///
  /// - Returns: what it wrote up to there, without escape sequences and carriage returns.
  @discardableResult
  public func expect(_ text: String, timeout: Double = 10) throws -> String {
    let deadline = Monotonic.now() + timeout
    while true {
      take()
      if let range = unseen.firstRange(of: text) {
        let seen = String(unseen[..<range.upperBound])
        unseen = String(unseen[range.upperBound...])
        return seen
      }
      guard Monotonic.now() < deadline else {
        throw ProgramError.notSeen(text, screen: screen.everything)
      }
      wait(0.02)
    }
  }

  /// Waits until `condition` holds for the screen.
  public func expectScreen(
    _ what: String, timeout: Double = 10, _ condition: (PseudoTerminalScreen) -> Bool
  ) throws {
    let deadline = Monotonic.now() + timeout
    while true {
      take()
      if condition(screen) { return }
      guard Monotonic.now() < deadline else {
        throw ProgramError.notSeen(what, screen: screen.everything)
      }
      wait(0.02)
    }
  }

  /// Waits until nothing was written for `seconds`.
  public func settle(_ seconds: Double = 0.1) {
    var quietSince = Monotonic.now()
    while Monotonic.now() - quietSince < seconds {
      if take() { quietSince = Monotonic.now() }
      wait(0.01)
    }
  }

  /// Waits for the end of the program, or for it to be stopped.
  public func waitForExit(timeout: Double = 30) -> ProgramEnd {
    if let end { return end }
    let deadline = Monotonic.now() + timeout
    var status: Int32 = 0
    while Monotonic.now() < deadline {
      take()
      if waitpid(process, &status, WNOHANG | WUNTRACED) == process {
        take()
        let result = ProgramEnd(waitStatus: status)
        if case .stopped = result { return result }
        end = result
        return result
      }
      wait(0.005)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    end = .overdue
    return .overdue
  }

  public var transcriptText: String { String(decoding: transcript, as: UTF8.self) }

  /// Whether the terminal echoes what is typed.
  public var isEchoing: Bool { mode.c_lflag & tcflag_t(ECHO) != 0 }

  /// Whether the terminal collects lines, as a shell's programs find it.
  public var isCanonical: Bool { mode.c_lflag & tcflag_t(ICANON) != 0 }

  /// The flags of the terminal's mode, to compare: input, output, control and local.
  public var modeFlags: [UInt32] { Self.flags(of: terminal) }

  private static func flags(of terminal: Int32) -> [UInt32] {
    var mode = termios()
    tcgetattr(terminal, &mode)
    return [mode.c_iflag, mode.c_oflag, mode.c_cflag, mode.c_lflag]
  }

  private var mode: termios {
    var mode = termios()
    tcgetattr(terminal, &mode)
    return mode
  }

  private static func setSize(_ window: Int32, _ columns: Int, _ rows: Int) {
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(window, UInt(TIOCSWINSZ), &size)
  }

  private func wait(_ seconds: Double) {
    var ready = pollfd(fd: window, events: Int16(POLLIN), revents: 0)
    _ = poll(&ready, 1, Int32(seconds * 1000))
  }

  /// Reads what is there; returns whether there was something.
  @discardableResult
  private func take() -> Bool {
    var bytes = [UInt8](repeating: 0, count: 65536)
    var took = false
    while true {
      let count = read(window, &bytes, bytes.count)
      guard count > 0 else { return took }
      took = true
      transcript += bytes[..<count]
      undecoded += bytes[..<count]
      let whole = wholeCharacters(of: undecoded)
      let text = String(decoding: undecoded[..<whole], as: UTF8.self)
      undecoded.removeFirst(whole)
      screen.take(text)
      unseen += stripper.take(text)
    }
  }

  /// The length of `bytes` without a character whose end has not come.
  private func wholeCharacters(of bytes: [UInt8]) -> Int {
    var start = bytes.count
    while start > 0, bytes.count - start < 3, bytes[start - 1] & 0xC0 == 0x80 { start -= 1 }
    guard start > 0, bytes[start - 1] >= 0xC0 else { return bytes.count }
    let first = bytes[start - 1]
    let length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return bytes.count - (start - 1) < length ? start - 1 : bytes.count
  }
}

/// Leaves escape sequences and carriage returns out of a text that comes in pieces.
private struct EscapeStripper {
  private enum State { case text, escape, control }
  private var state = State.text

  mutating func take(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch state {
      case .text where scalar == "\u{1B}": state = .escape
      case .text: if scalar != "\r" { result.append(scalar) }
      case .escape: state = scalar == "[" ? .control : .text
      case .control: if (0x40...0x7E).contains(scalar.value) { state = .text }
      }
    }
    return String(result)
  }
}
