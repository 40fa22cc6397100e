/// What arrives from the keyboard.
enum Key: Equatable {
  /// One byte of text, as the terminal sent it.
  case byte(UInt8)
  /// One byte of a paste, whatever it is.
  case pasted(UInt8)
  case pasteBegan, pasteEnded
  case enter, backspace, delete, left, right, home, end
  /// Ctrl-U, Ctrl-W, Ctrl-D.
  case eraseLine, eraseWord, endOfInput
}

/// Takes the bytes of a terminal apart, one at a time (ECMA-48, section 5.4; xterm's control
/// sequences for SS3 and bracketed paste).
///
/// A sequence ends where its grammar says, never with the burst it came in: what follows an arrow
/// key belongs to the text. It keeps at most one unfinished sequence and no text, so that a
/// passphrase can pass through it.
struct KeyParser {
  private enum State { case ground, escape, control, linuxFunction, shifted, paste }

  /// How long a sequence may stay unfinished, in milliseconds.
  ///
  /// After that it was the Escape key.
  static let patience: Int32 = 50

  private static let pasteEnd: [UInt8] = [0x1B, 0x5B, 0x32, 0x30, 0x31, 0x7E]

  private var state = State.ground
  private var parameter = 0
  private var parameterIsOver = false
  private var matched = 0
  private var lastWasReturn = false

  /// Whether a sequence has begun, and silence would end it.
  var isUndecided: Bool {
    switch state {
    case .escape, .control, .linuxFunction, .shifted: true
    case .ground, .paste: false
    }
  }

  /// Drops an unfinished sequence.
  mutating func giveUp() {
    if isUndecided { state = .ground }
  }

  /// Takes one byte, and gives what it completes to `emit`.
  mutating func take(_ byte: UInt8, emit: (Key) -> Void) {
    switch state {
    case .ground: takeGround(byte, emit)
    case .paste: takePaste(byte, emit)
    case .escape:
      switch byte {
      case 0x1B: break
      case 0x5B:
        state = .control
        parameter = 0
        parameterIsOver = false
      case 0x4F: state = .shifted
      default: restart(with: byte, emit)
      }
    case .control: takeControl(byte, emit)
    case .linuxFunction: if byte < 0x20 { restart(with: byte, emit) } else { state = .ground }
    case .shifted:
      switch byte {
      case 0x41...0x44, 0x46, 0x48:
        state = .ground
        named(byte, emit)
      case 0x49, 0x4D, 0x50...0x53, 0x58, 0x6A...0x79: state = .ground
      default: restart(with: byte, emit)
      }
    }
  }

  private mutating func restart(with byte: UInt8, _ emit: (Key) -> Void) {
    state = .ground
    takeGround(byte, emit)
  }

  private mutating func takeGround(_ byte: UInt8, _ emit: (Key) -> Void) {
    let followsReturn = lastWasReturn
    lastWasReturn = byte == 0x0D
    switch byte {
    case 0x1B: state = .escape
    case 0x0D: emit(.enter)
    case 0x0A: if !followsReturn { emit(.enter) }
    case 0x08, 0x7F: emit(.backspace)
    case 0x01: emit(.home)
    case 0x02: emit(.left)
    case 0x04: emit(.endOfInput)
    case 0x05: emit(.end)
    case 0x06: emit(.right)
    case 0x15: emit(.eraseLine)
    case 0x17: emit(.eraseWord)
    case 0x09: emit(.byte(byte))
    case 0x00..<0x20: break
    default: emit(.byte(byte))
    }
  }

  private mutating func takeControl(_ byte: UInt8, _ emit: (Key) -> Void) {
    switch byte {
    case 0x30...0x39:
      if !parameterIsOver { parameter = min(parameter * 10 + Int(byte - 0x30), 9999) }
    case 0x3A...0x3F: parameterIsOver = true
    case 0x20...0x2F: parameterIsOver = true
    case 0x5B where parameter == 0 && !parameterIsOver: state = .linuxFunction
    case 0x7E:
      state = .ground
      switch parameter {
      case 1, 7: emit(.home)
      case 3: emit(.delete)
      case 4, 8: emit(.end)
      case 200:
        state = .paste
        matched = 0
        emit(.pasteBegan)
      default: break
      }
    case 0x40..<0x7E:
      state = .ground
      named(byte, emit)
    case 0x1B: state = .escape
    default: restart(with: byte, emit)
    }
  }

  private func named(_ byte: UInt8, _ emit: (Key) -> Void) {
    switch byte {
    case 0x43: emit(.right)
    case 0x44: emit(.left)
    case 0x46: emit(.end)
    case 0x48: emit(.home)
    default: break
    }
  }

  private mutating func takePaste(_ byte: UInt8, _ emit: (Key) -> Void) {
    if byte == Self.pasteEnd[matched] {
      matched += 1
      if matched == Self.pasteEnd.count {
        state = .ground
        lastWasReturn = false
        emit(.pasteEnded)
      }
      return
    }
    for held in Self.pasteEnd[..<matched] { emit(.pasted(held)) }
    matched = 0
    if byte == Self.pasteEnd[0] { matched = 1 } else { emit(.pasted(byte)) }
  }
}
