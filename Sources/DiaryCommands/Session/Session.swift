import CSystem
import DiaryModel
import DiarySecret
import DiaryStore
import DiaryVault
import Glibc

/// Everything outside the process that a command may touch.
///
/// A test gives a command a session of its own; nothing else reads the clock, the environment or
/// the terminal.
final class Session {
  /// Whom the program talks to.
  let conversation: any Conversation
  /// The clocks of the machine.
  let clock: MachineClock
  /// What the program calls itself.
  let name: ProgramName
  /// The words of the language in use.
  let words: Words
  /// Looks a variable of the environment up.
  let environment: @Sendable (String) -> String?
  /// Reads standard input to its end, at most so many bytes.
  let standardInput: StandardInput
  /// The diary, once it is open.
  private(set) var store: DiaryStore?
  /// Whether the diary stays open between commands: in the guided menu.
  var staysOpen = false
  /// How hard a guess at a new passphrase is made; nothing to measure the machine.
  var forcedCost: PassphraseCost?

  init(
    conversation: any Conversation, clock: @escaping MachineClock, name: ProgramName,
    words: Words = Words(), environment: @escaping @Sendable (String) -> String?,
    standardInput: StandardInput = StandardInput()
  ) {
    self.conversation = conversation
    self.clock = clock
    self.name = name
    self.words = words
    self.environment = environment
    self.standardInput = standardInput
  }

  /// The places of the diary that `options` name.
  func places(_ options: DiaryOptions) -> Places {
    Places(home: options.home, name: name, environment: environment)
  }

  /// The diary that is open, or that is opened now with the passphrase from wherever it comes.
  func open(_ options: DiaryOptions) throws -> DiaryStore {
    if let store { return store }
    let opened = try Unlocking(session: self, options: options).open()
    store = opened
    if opened.isReadOnly { conversation.say(words.readOnly) }
    return opened
  }

  /// Takes over a diary that was just made.
  func adopt(_ store: DiaryStore) {
    self.store = store
  }

  /// Ends a command: closes the diary unless the session goes on.
  func finish() throws {
    guard !staysOpen, let store else { return }
    self.store = nil
    try store.close()
  }

  /// Locks: closes the diary whatever happens.
  func lock() {
    try? store?.close()
    store = nil
  }

  /// The zone in which times are read and told.
  func zone() throws -> Zone {
    let set = try store?.setting("zone")
    guard let zone = Zone(set ?? "Europe/London") else { throw CommandError.timeZonesWrong }
    return zone
  }

  /// The time grammar at this moment.
  func grammar() throws -> TimeGrammar {
    TimeGrammar(now: clock().instant, zone: try zone())
  }

  /// Whether somebody can be asked.
  func asks(_ options: DiaryOptions) -> Bool {
    conversation.isInteractive && !options.noInput
  }
}

/// The clocks of this machine.
let systemClock: MachineClock = {
  var now = timespec()
  clock_gettime(CLOCK_REALTIME, &now)
  var seconds = time_t(now.tv_sec)
  var local = tm()
  localtime_r(&seconds, &local)
  let state = csystem_clock_state()
  return ClockReading(
    instant: Instant(seconds: Int64(now.tv_sec)), offset: Int(local.tm_gmtoff) / 60,
    bootID: readBootID(), uptime: Int64(csystem_boottime_nanoseconds() / 1_000_000_000),
    isSynchronised: state < 0 ? nil : state == 1)
}

private func readBootID() -> String {
  let descriptor = open("/proc/sys/kernel/random/boot_id", O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return "unknown" }
  defer { close(descriptor) }
  var bytes = [UInt8](repeating: 0, count: 64)
  let count = read(descriptor, &bytes, bytes.count)
  let text = String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? "unknown"
}
