import ArgumentParser
import DiaryModel
import Glibc

/// One command of the program.
protocol DiaryCommand: ParsableCommand {
  /// The options that every command takes.
  var diary: DiaryOptions { get }
  /// Does the work; the diary is closed by whoever called.
  func run(in session: Session) throws
}

/// The program as a whole: from what was typed to the exit status.
public enum Program {
  /// The version, as `--version` says it.
  public static let version = "0.1.0"

  /// Runs the program and returns its exit status.
  ///
  /// - Parameter arguments: as `argv`, the program's own name first.
  public static func run(_ arguments: [String]) -> Int32 {
    umask(0o077)
    signal(SIGPIPE, SIG_IGN)
    let name = ProgramName(arguments.first ?? "")
    let typed = Array(arguments.dropFirst())
    let quiet = typed.contains("-q") || typed.contains("--quiet")
    let noInput = typed.contains("--no-input")
    let terminal = noInput ? nil : TerminalConversation(quiet: quiet)
    defer { terminal?.close() }
    let session = Session(
      conversation: terminal ?? PipedConversation(quiet: quiet), clock: systemClock, name: name,
      environment: { getenv($0).map { String(cString: $0) } })
    return run(typed, in: session)
  }

  /// Runs what was typed in `session` and returns the exit status.
  static func run(_ typed: [String], in session: Session) -> Int32 {
    do {
      guard Zone.isTrustworthy else { throw CommandError.timeZonesWrong }
      if let text = RootHelp.text(for: typed, name: session.name.text, words: session.words) {
        session.conversation.write(text)
        return 0
      }
      if typed.isEmpty {
        guard session.conversation.isInteractive else {
          session.conversation.say(session.words.shortUsage(session.name.text))
          return EX_USAGE
        }
        try Menu(session: session).run()
        return 0
      }
      try RootHelp.checkVerb(typed)
      var command = try Root.parseAsRoot(typed)
      if let command = command as? any DiaryCommand {
        defer { session.lock() }
        try command.run(in: session)
        try session.finish()
      } else {
        try command.run()
      }
      return outcome(session)
    } catch {
      session.lock()
      return report(error, typed, session)
    }
  }

  private static func outcome(_ session: Session) -> Int32 {
    session.conversation.outputFailure == nil ? 0 : EX_IOERR
  }

  private static func report(_ error: any Error, _ typed: [String], _ session: Session) -> Int32 {
    if isOurs(error) {
      let failure = Failure(error, words: session.words, name: session.name)
      if typed.contains("--json"), failure.status != 1 {
        writeError(failure.json + "\n")
      } else if !failure.message.isEmpty {
        session.conversation.say(failure.message)
      }
      return failure.status
    }
    let code = Root.exitCode(for: error)
    let message = Root.fullMessage(for: error)
    if code == .success {
      session.conversation.write(message + "\n")
      return 0
    }
    if code == .validationFailure {
      session.conversation.say(Root.message(for: error))
      return EX_USAGE
    }
    // An error of the system's libraries: its text may hold what was written.
    session.conversation.say(session.words.bug("E1"))
    return EX_SOFTWARE
  }

  private static func isOurs(_ error: any Error) -> Bool {
    error is CommandError || error is ConversationEnd || Failure.isKnown(error)
  }

  private static func writeError(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

/// The root of the command tree.
struct Root: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tally", abstract: "Keeps a private record on this computer.",
    version: Program.version,
    subcommands: Root.commands)

  @OptionGroup var diary: DiaryOptions

  static var commands: [any ParsableCommand.Type] {
    [
      NewCommand.self, AddCommand.self, NoteCommand.self, AttachCommand.self, ListCommand.self,
      ShowCommand.self, FixCommand.self, SummaryCommand.self, CheckCommand.self,
      ExportCommand.self, VerifyCommand.self, BackupCommand.self, RestoreCommand.self,
      SettingsCommand.self, TourCommand.self,
    ]
  }
}

extension ParsableCommand {
  /// Runs a parsed command in `session`, if it is one of ours.
  func runIn(_ session: Session) throws {
    try (self as? any DiaryCommand)?.run(in: session)
  }
}
