import Glibc

/// How a program ended.
public enum ProgramEnd: Equatable, Sendable {
  case exited(Int32)
  case signalled(Int32)
  /// It is stopped and can be continued.
  case stopped(Int32)
  /// It had not ended in time and was killed.
  case overdue

  init(waitStatus: Int32) {
    let signal = waitStatus & 0x7F
    if signal == 0 {
      self = .exited(waitStatus >> 8 & 0xFF)
    } else if signal == 0x7F {
      self = .stopped(waitStatus >> 8 & 0xFF)
    } else {
      self = .signalled(signal)
    }
  }
}

/// Why a program could not be tested.
public enum ProgramError: Error, CustomStringConvertible {
  /// A system call was refused.
  case system(String, errno: Int32)
  /// What was waited for did not come; with the whole screen.
  case notSeen(String, screen: String)

  public var description: String {
    switch self {
    case .system(let call, let code): "\(call): \(String(cString: strerror(code)))"
    case .notSeen(let text, let screen): "did not see \"\(text)\" on:\n\(screen)\n(end of screen)"
    }
  }
}

/// The programs that are built beside the tests.
public enum BuiltProgram {
  /// The path of the program `name` in the folder that the tests run from.
  public static func path(_ name: String) -> String {
    folder + "/" + name
  }

  private static let folder: String = {
    var buffer = [UInt8](repeating: 0, count: Int(PATH_MAX))
    let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") }
    var path = bundle ?? ""
    if bundle == nil {
      let length = readlink("/proc/self/exe", &buffer, buffer.count)
      path = String(decoding: buffer.prefix(max(length, 0)), as: UTF8.self)
    }
    return path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
  }()
}

/// A run of a program without a terminal.
public struct ProgramRun: Sendable {
  public let output: [UInt8]
  public let errors: [UInt8]
  public let end: ProgramEnd

  public var outputText: String { String(decoding: output, as: UTF8.self) }
  public var errorText: String { String(decoding: errors, as: UTF8.self) }

  /// The variables that a program gets if none are given.
  public static let plainEnvironment = ["PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TZ": "UTC"]

  /// Runs a program to its end, in a session of its own, so that it has no terminal to open.
  ///
  /// - Parameters:
  ///   - input: what its standard input holds.
  ///   - pipes: what further descriptors hold, by number from 3.
  ///   - isOutputClosed: whether the reader of standard output has left before it starts.
  ///   - timeout: seconds after which it is killed.
  public init(
    _ executable: String, _ arguments: [String] = [],
    environment: [String: String] = ProgramRun.plainEnvironment, input: [UInt8] = [],
    pipes: [Int32: [UInt8]] = [:], currentDirectory: String? = nil, isOutputClosed: Bool = false,
    timeout: Double = 60
  ) throws {
    // Pipes are moved out of the way of the numbers that the program is to see.
    let readers = try (0..<3).map { _ in try Pipe() }
    let further = try pipes.sorted { $0.key < $1.key }.map { (try Pipe(), $0.key, $0.value) }
    var spawn = Spawn()
    spawn.duplicate(readers[0].reading, to: 0)
    spawn.duplicate(readers[1].writing, to: 1)
    spawn.duplicate(readers[2].writing, to: 2)
    for (pipe, number, _) in further { spawn.duplicate(pipe.reading, to: number) }
    if isOutputClosed { readers[1].closeReading() }
    let process = try spawn.start(executable, arguments, environment, in: currentDirectory)
    readers[0].closeReading()
    readers[1].closeWriting()
    readers[2].closeWriting()
    for (pipe, _, _) in further { pipe.closeReading() }

    var feeds = [(readers[0], input[...])] + further.map { ($0.0, $0.2[...]) }
    var received: [[UInt8]] = [[], []]
    let deadline = Monotonic.now() + timeout
    while true {
      var waiting = feeds.map { pollfd(fd: $0.0.writing, events: Int16(POLLOUT), revents: 0) }
      waiting += [readers[1], readers[2]].map {
        pollfd(fd: $0.reading, events: Int16(POLLIN), revents: 0)
      }
      guard waiting.contains(where: { $0.fd >= 0 }), Monotonic.now() < deadline else { break }
      _ = poll(&waiting, nfds_t(waiting.count), 100)
      for index in feeds.indices where waiting[index].revents != 0 {
        let written = feeds[index].1.withUnsafeBytes { bytes in
          bytes.isEmpty
            ? 0 : write(feeds[index].0.writing, bytes.baseAddress, min(bytes.count, 4096))
        }
        if written > 0 { feeds[index].1 = feeds[index].1.dropFirst(written) }
        if written < 0 || feeds[index].1.isEmpty { feeds[index].0.closeWriting() }
      }
      for index in 0..<2 where waiting[feeds.count + index].revents != 0 {
        var bytes = [UInt8](repeating: 0, count: 65536)
        let count = read(readers[index + 1].reading, &bytes, bytes.count)
        if count > 0 {
          received[index] += bytes[..<count]
        } else {
          readers[index + 1].closeReading()
        }
      }
    }
    end = Spawn.wait(for: process, until: deadline)
    output = received[0]
    errors = received[1]
  }
}

/// Seconds on a clock that nobody sets.
enum Monotonic {
  static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Both ends of a pipe, closed with it.
private final class Pipe {
  private(set) var reading: Int32
  private(set) var writing: Int32

  init() throws {
    // A reader that leaves early must not end the tests.
    signal(SIGPIPE, SIG_IGN)
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw ProgramError.system("pipe", errno: errno) }
    // High numbers, so that they are not in the way of those that the program is to see.
    reading = fcntl(ends[0], F_DUPFD_CLOEXEC, 100)
    writing = fcntl(ends[1], F_DUPFD_CLOEXEC, 100)
    close(ends[0])
    close(ends[1])
  }

  deinit {
    closeReading()
    closeWriting()
  }

  func closeReading() {
    if reading >= 0 { close(reading) }
    reading = -1
  }

  func closeWriting() {
    if writing >= 0 { close(writing) }
    writing = -1
  }
}

/// One use of `posix_spawn`.
struct Spawn: ~Copyable {
  private var actions = posix_spawn_file_actions_t()
  private var attributes = posix_spawnattr_t()

  init() {
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    // `POSIX_SPAWN_SETSID` is behind _GNU_SOURCE and not in the module.
    let newSession: Int16 = 0x80
    posix_spawnattr_setflags(
      &attributes,
      newSession | Int16(POSIX_SPAWN_SETSIGDEF) | Int16(POSIX_SPAWN_SETSIGMASK))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)
  }

  deinit {
    var actions = actions
    var attributes = attributes
    posix_spawn_file_actions_destroy(&actions)
    posix_spawnattr_destroy(&attributes)
  }

  mutating func duplicate(_ descriptor: Int32, to number: Int32) {
    posix_spawn_file_actions_adddup2(&actions, descriptor, number)
  }

  mutating func open(_ path: String, as number: Int32) {
    posix_spawn_file_actions_addopen(&actions, number, path, O_RDWR, 0)
  }

  mutating func start(
    _ executable: String, _ arguments: [String], _ environment: [String: String],
    in folder: String?
  ) throws -> Int32 {
    // Glibc's module lacks `posix_spawn_file_actions_addchdir_np`; `env` becomes the program.
    let command = folder.map { ["/usr/bin/env", "-C", $0] } ?? []
    let path = command.first ?? executable
    var words = (command + [executable] + arguments).map { strdup($0) } + [nil]
    var variables = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + variables { free(word) } }
    var process: pid_t = 0
    let code = posix_spawn(&process, path, &actions, &attributes, &words, &variables)
    guard code == 0 else { throw ProgramError.system("posix_spawn \(executable)", errno: code) }
    return process
  }

  /// Waits for the end of `process`, and kills it when the time is over.
  static func wait(for process: pid_t, until deadline: Double) -> ProgramEnd {
    var status: Int32 = 0
    while true {
      let ended = waitpid(process, &status, WNOHANG)
      if ended == process { return ProgramEnd(waitStatus: status) }
      guard Monotonic.now() < deadline, ended >= 0 || errno == EINTR else { break }
      usleep(1000)
    }
    kill(process, SIGKILL)
    waitpid(process, &status, 0)
    return .overdue
  }
}
