import CSystem
import Glibc

/// The controlling terminal: its mode, its size, its bytes.
///
/// Bytes that were read wait in memory that is overwritten as they are taken.
final class TerminalDevice {
  /// What came of waiting for input.
  enum Arrival { case bytes, woken, silence, end }

  let descriptor: Int32
  private(set) var output: Output
  private let ownsDescriptor: Bool
  private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
  private var taken = 0
  private var filled = 0

  /// Opens the controlling terminal; standard input if that is a terminal and there is no other.
  init?() {
    let opened = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    ownsDescriptor = opened >= 0
    descriptor = opened >= 0 ? opened : STDIN_FILENO
    output = Output(
      descriptor: opened < 0 && isatty(STDERR_FILENO) == 1 ? STDERR_FILENO : descriptor)
    var mode = termios()
    // What was opened is closed by `deinit`, which runs for a failed start too.
    guard tcgetattr(descriptor, &mode) == 0 else { return nil }
  }

  deinit {
    wipeInput()
    buffer.deallocate()
    if ownsDescriptor { close(descriptor) }
  }

  func write(_ text: String) {
    output.write(text)
  }

  /// The columns and rows of the window; 80 and 24 if it does not say.
  var size: (columns: Int, rows: Int) {
    var columns: Int32 = 0
    var rows: Int32 = 0
    _ = csystem_terminal_size(descriptor, &columns, &rows)
    return (columns > 0 ? Int(columns) : 80, rows > 0 ? Int(rows) : 24)
  }

  // MARK: Mode

  /// Takes the terminal: bytes come as they are typed and nothing is echoed; Ctrl-C and Ctrl-Z
  /// stay signals, and do not throw away what was typed before them.
  ///
  /// - Returns: whether the echo is off.
  func take() -> Bool {
    let board = SignalBoard.shared
    if board.pointee.terminal < 0 {
      guard tcgetattr(descriptor, &board.pointee.foundMode) == 0 else { return false }
      board.pointee.terminal = descriptor
    }
    var mode = board.pointee.foundMode
    mode.c_lflag &= ~tcflag_t(ICANON | ECHO | ECHONL | IEXTEN)
    mode.c_lflag |= tcflag_t(ISIG | NOFLSH)
    mode.c_iflag &= ~tcflag_t(IXON | ICRNL | INLCR | IGNCR | ISTRIP | PARMRK)
    withUnsafeMutableBytes(of: &mode.c_cc) { characters in
      characters[Int(VMIN)] = 1
      characters[Int(VTIME)] = 0
    }
    while tcsetattr(descriptor, TCSANOW, &mode) != 0 {
      guard errno == EINTR else { return false }
    }
    // `tcsetattr` succeeds when any part of the change was made.
    var now = termios()
    return tcgetattr(descriptor, &now) == 0 && now.c_lflag & tcflag_t(ECHO | ICANON) == 0
  }

  /// Gives the terminal back as it was found.
  func giveBack() {
    giveTerminalBack()
    wipeInput()
  }

  // MARK: Input

  /// The next byte of those that were read, if there is one.
  func takeByte() -> UInt8? {
    guard taken < filled else { return nil }
    let byte = buffer[taken]
    buffer[taken] = 0
    taken += 1
    return byte
  }

  /// Whether more input is there already.
  var hasInput: Bool { hasInput(within: 0) }

  /// Whether input is there or comes within `milliseconds`.
  func hasInput(within milliseconds: Int32) -> Bool {
    if taken < filled { return true }
    var ready = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
    return poll(&ready, 1, milliseconds) == 1 && ready.revents & Int16(POLLIN) != 0
  }

  /// Waits for input, a signal, or for `milliseconds` to pass; -1 waits without limit.
  ///
  /// - Parameter limit: the most bytes to read. One at a time leaves the rest with the system.
  func wait(milliseconds: Int32, limit: Int) -> Arrival {
    var ready = [
      pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
      pollfd(fd: SignalBoard.shared.pointee.wakeUp, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&ready, 2, milliseconds)
    if count == 0 { return .silence }
    if count < 0 { return errno == EINTR ? .woken : .end }
    if ready[1].revents != 0 {
      SignalBoard.drain()
      return .woken
    }
    let capacity = min(limit, buffer.count)
    let received = read(descriptor, buffer.baseAddress, capacity)
    if received < 0, errno == EINTR || errno == EAGAIN { return .woken }
    guard received > 0 else {
      // A window that closes ends the input and sends a signal; the signal says more.
      var signal = pollfd(fd: SignalBoard.shared.pointee.wakeUp, events: Int16(POLLIN), revents: 0)
      guard poll(&signal, 1, 100) > 0 else { return .end }
      SignalBoard.drain()
      return .woken
    }
    taken = 0
    filled = received
    return .bytes
  }

  private func wipeInput() {
    if let start = buffer.baseAddress { explicit_bzero(start, buffer.count) }
    taken = 0
    filled = 0
  }
}
