import Glibc

/// Where signal handlers leave word, and what they need to give the terminal back at once.
///
/// There is one for the process, at a fixed address: a handler may only touch plain memory and
/// call what POSIX lists as async-signal-safe (`write`, `tcsetattr`, `tcflush`, `_exit`).
struct SignalBoard {
  /// The first signal that asked the program to stop; 0 for none.
  fileprivate(set) var stopping: Int32 = 0
  /// 1 after Ctrl-Z, after the return from it, and after a change of the window's size.
  var suspension: Int32 = 0
  var continuation: Int32 = 0
  var resize: Int32 = 0
  /// 1 while a question is open, whose loop does all that is needed: then a second Ctrl-C must not
  /// cut off the keeping of a draft.
  var isAsking: Int32 = 0

  /// The pipe that wakes a waiting loop up.
  fileprivate(set) var wakeUp: Int32 = -1
  fileprivate var wakeUpEnd: Int32 = -1

  /// The terminal, and how it was found; -1 while there is nothing to give back.
  var terminal: Int32 = -1
  var foundMode = termios()
  /// What turns off the modes that were turned on, and what wipes the screen.
  fileprivate(set) var farewell = FixedBytes("")
  fileprivate(set) var wipe = FixedBytes("")

  /// The only one.
  nonisolated(unsafe) static let shared: UnsafeMutablePointer<SignalBoard> = {
    let board = UnsafeMutablePointer<SignalBoard>.allocate(capacity: 1)
    board.initialize(to: SignalBoard())
    return board
  }()

  /// Sets the handlers up, once for the process.
  ///
  /// A signal that was ignored when the program
  /// started stays ignored (`nohup`, background jobs).
  static let isWatching: Bool = {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return false }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    shared.pointee.wakeUp = ends[0]
    shared.pointee.wakeUpEnd = ends[1]
    var action = sigaction()
    action.__sigaction_handler.sa_handler = noteSignal
    action.sa_flags = SA_RESTART
    for signal in [SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP, SIGCONT, SIGWINCH] {
      var found = sigaction()
      sigaction(signal, nil, &found)
      let handler = found.__sigaction_handler.sa_handler
      if unsafeBitCast(handler, to: Int.self) != ignored { sigaction(signal, &action, nil) }
    }
    atexit { giveTerminalBack() }
    return true
  }()

  /// Sets what is written when the terminal is given back, and before that in a hurry.
  static func prepare(farewell: StaticString, wipe: StaticString) {
    shared.pointee.farewell = FixedBytes(farewell)
    shared.pointee.wipe = FixedBytes(wipe)
  }

  /// Empties the pipe.
  static func drain() {
    var bytes: (UInt64, UInt64) = (0, 0)
    while read(shared.pointee.wakeUp, &bytes, 16) > 0 {}
  }
}

/// Bytes that a signal handler may write: the program's own text, which never moves.
struct FixedBytes {
  private let start: UnsafePointer<UInt8>
  private let count: Int

  init(_ text: StaticString) {
    start = text.utf8Start
    count = text.utf8CodeUnitCount
  }

  func write(to descriptor: Int32) {
    if count > 0 { _ = Glibc.write(descriptor, start, count) }
  }
}

/// `SIG_IGN`, which as a cast integer does not reach Swift.
private let ignored = 1

/// Leaves word of `signal`.
///
/// A second Ctrl-C while the program is busy ends it there and then.
private func noteSignal(_ signal: Int32) {
  let code = errno
  let board = SignalBoard.shared
  switch signal {
  case SIGTSTP: board.pointee.suspension = 1
  case SIGCONT: board.pointee.continuation = 1
  case SIGWINCH: board.pointee.resize = 1
  default:
    if board.pointee.stopping != 0, board.pointee.isAsking == 0, signal == SIGINT {
      if board.pointee.terminal >= 0 { board.pointee.wipe.write(to: board.pointee.terminal) }
      giveTerminalBack()
      _exit(128 + SIGINT)
    }
    if board.pointee.stopping == 0 { board.pointee.stopping = signal }
  }
  var byte: UInt8 = 1
  _ = write(board.pointee.wakeUpEnd, &byte, 1)
  errno = code
}

/// Turns off what was turned on and restores the terminal's mode.
///
/// It is async-signal-safe. It does not wait for output to drain, which a dead terminal never would; input that nobody read
/// is dropped, so that it does not become a command of the shell.
func giveTerminalBack() {
  let board = SignalBoard.shared
  let terminal = board.pointee.terminal
  guard terminal >= 0 else { return }
  board.pointee.terminal = -1
  board.pointee.farewell.write(to: terminal)
  tcflush(terminal, TCIFLUSH)
  tcsetattr(terminal, TCSANOW, &board.pointee.foundMode)
}
