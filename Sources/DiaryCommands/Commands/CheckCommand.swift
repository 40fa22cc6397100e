import ArgumentParser
import DiaryModel
import DiaryStore
import Glibc

/// Looks whether everything is whole.
struct CheckCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Look whether everything is whole.",
    discussion: """
      Reads every page, every entry and every file. A checkpoint is three lines that hold nothing of
      what you wrote. Given to someone you trust, it shows later that no earlier entry was changed.

        check
        check --checkpoint today.txt
        check --against today.txt
      """)

  /// What is to be checked.
  enum Subject: String, CaseIterable, ExpressibleByArgument {
    case record, machine
  }

  @OptionGroup var diary: DiaryOptions

  @Argument(help: ArgumentHelp("record: the record itself.", visibility: .hidden))
  var subject = Subject.record

  @Option(
    help: ArgumentHelp("Write a checkpoint to this new file; - shows it.", valueName: "file"),
    completion: .file())
  var checkpoint: String?

  @Option(
    help: ArgumentHelp("Compare with a checkpoint that was kept.", valueName: "file"),
    completion: .file())
  var against: String?

  func run(in session: Session) throws {
    guard subject == .record else { throw CommandError.machineCheckComesLater }
    if checkpoint != nil, against != nil {
      throw CommandError.notTogether("--checkpoint", "--against")
    }
    if let checkpoint {
      try write(try session.open(diary).checkpoint(), to: checkpoint, session)
    } else if let against {
      try compare(with: try Self.read(against), try session.open(diary), session)
    } else {
      try checkAll(try session.open(diary), session)
    }
  }

  // MARK: The record

  private func checkAll(_ store: DiaryStore, _ session: Session) throws {
    let words = session.words
    let conversation = session.conversation
    let report = try session.interruptible {
      try store.check { share in conversation.progress(words.checkingRecord(share)) }
    }
    let entries = report.isWhole ? try store.incidentCount() : 0
    if diary.json {
      var object = JSONObject.tally()
      var health = JSONObject(report)
      if report.isWhole { health.add("entries", entries) }
      object.add("check", health)
      conversation.write(object.text + "\n")
    } else if report.isWhole {
      session.tell(words.everythingIsWhole(entries, files: report.files, pages: report.pages))
    } else {
      session.tell(words.problems(of: report))
      session.tell(words.whatToDoAboutDamage(session.name.text))
    }
    if !report.isWhole { throw CommandError.lookAtThis }
  }

  // MARK: Checkpoints

  private func write(_ note: String, to path: String, _ session: Session) throws {
    if path == "-" {
      session.conversation.write(note)
      return
    }
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == EEXIST ? CommandError.fileExists : .checkpointNotWritten(errno)
    }
    var failure: Int32?
    var rest = Array(note.utf8)[...]
    while failure == nil, !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { failure = errno }
    }
    if failure == nil, fsync(descriptor) != 0, errno != EINVAL { failure = errno }
    close(descriptor)
    if let failure {
      unlink(path)
      throw CommandError.checkpointNotWritten(failure)
    }
    if diary.json {
      var object = JSONObject.tally()
      object.add("checkpoint", note)
      object.add("file", path)
      session.conversation.write(object.text + "\n")
    } else {
      session.tell(session.words.checkpointWritten(path))
    }
  }

  /// A checkpoint is a few hundred bytes; what is much longer is none.
  private static func read(_ path: String) throws -> [UInt8] {
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? CommandError.noSuchFile : .fileNotReadable
    }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 16 << 10)
    let count = Glibc.read(descriptor, &bytes, bytes.count)
    guard count >= 0 else { throw errno == EISDIR ? CommandError.isFolder : .readFailed(errno) }
    guard count < bytes.count else { throw CommandError.notACheckpoint }
    return Array(bytes[..<count])
  }

  private func compare(with note: [UInt8], _ store: DiaryStore, _ session: Session) throws {
    let verdict: CheckpointVerdict
    do throws(StoreError) {
      verdict = try store.verify(against: note)
    } catch .log {
      throw CommandError.notACheckpoint
    }
    if diary.json {
      var object = JSONObject.tally()
      object.add("checkpoint", JSONObject(verdict))
      session.conversation.write(object.text + "\n")
    } else {
      session.tell(session.words.checkpointSays(verdict))
    }
    guard case .extended = verdict else { throw CommandError.lookAtThis }
  }
}

extension JSONObject {
  /// What a check found, by names of its own.
  init(_ report: HealthReport) {
    self.init()
    add("whole", report.isWhole)
    add("pages", report.pages)
    add("damaged-pages", report.damagedPages.count)
    add("database-whole", report.databaseIsWhole)
    add("log-entries", Int(report.entries))
    add("erased", Int(report.erased))
    add("changed-log-entries", report.changedEntries.map(Int.init))
    add("log-whole", report.logIsWhole)
    add("lists-agree", report.listsAgree)
    add("files", report.files)
    add("changed-files", report.changedFiles.compactMap(\.fileNumber))
  }

  /// What a kept checkpoint says.
  init(_ verdict: CheckpointVerdict) {
    self.init()
    switch verdict {
    case .extended(let count):
      add("verdict", "extended")
      add("since", Int(count))
    case .shorter(let has, let checkpoint):
      add("verdict", "shorter")
      add("has", Int(has))
      add("checkpoint", Int(checkpoint))
    case .rewritten: add("verdict", "rewritten")
    case .otherDiary: add("verdict", "other-record")
    }
  }
}

extension Target {
  /// `41.2`, if it is a file.
  var fileNumber: String? {
    if case .file(let incident, let number) = self { "\(incident).\(number)" } else { nil }
  }
}
