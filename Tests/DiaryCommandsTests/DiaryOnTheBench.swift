import DiaryModel
import DiarySecret
import DiaryStore
import DiaryVault
import Foundation
import Testing

@testable import DiaryCommands

/// A diary in a folder of its own, and the program run on it with the answers laid down.
///
/// The clock stands at 10.02pm on Wednesday 5 November 2025, UTC and London time.
final class DiaryOnTheBench {
  static let passphrase = "maple tiger lamp rocket bean"
  static let now: Int64 = 1_762_380_120

  let folder: String
  var store: DiaryStore { get throws { try open(Self.passphrase, .passphrase) } }
  private let path: String

  /// - Parameter prepare: fills the diary before the program is run on it.
  init(_ prepare: (DiaryStore) throws -> Void = { _ in }) throws {
    folder =
      FileManager.default.temporaryDirectory.path + "/bench-\(UInt64.random(in: 0 ..< .max))"
    path = folder + "/tally.data"
    try FileManager.default.createDirectory(
      atPath: folder, withIntermediateDirectories: true)
    try Data((Self.passphrase + "\n").utf8).write(to: URL(filePath: folder + "/key.txt"))
    let store = try DiaryStore.create(
      at: path, passphrase: Self.secret(Self.passphrase), cost: .light, clock: Self.clock)
    try prepare(store)
    try store.close()
  }

  deinit {
    try? FileManager.default.removeItem(atPath: folder)
  }

  /// A diary with one entry: number 1, yesterday about 3pm, school gate.
  static func withOneEntry(_ more: (DiaryStore) throws -> Void = { _ in }) throws -> DiaryOnTheBench
  {
    try DiaryOnTheBench { store in
      _ = try store.add(
        moment: moment("yesterday about 3pm"),
        fields: [.account: "He was outside school again.", .place: "school gate"],
        behaviours: [.loiter])
      try more(store)
    }
  }

  static func moment(_ text: String) throws -> Moment {
    let grammar = TimeGrammar(
      now: Instant(seconds: now), zone: try #require(Zone("Europe/London")))
    guard case .moment(let moment) = grammar.read(text) else {
      Issue.record("not one time: \(text)")
      throw CommandError.stopped
    }
    return moment
  }

  static func clock() -> ClockReading {
    ClockReading(
      instant: Instant(seconds: now), offset: 0, bootID: "bench", uptime: 100,
      isSynchronised: true)
  }

  static func secret(_ text: String) -> SecretBytes {
    let bytes = Array(text.utf8)
    return SecretBytes(count: bytes.count) { $0.copyBytes(from: bytes) }
  }

  func open(_ secret: String, _ role: SecretRole) throws -> DiaryStore {
    try DiaryStore.open(at: path, secret: Self.secret(secret), role: role, clock: Self.clock)
  }

  /// Looks at the diary after the program ran.
  func look<Value>(_ body: (DiaryStore) throws -> Value) throws -> Value {
    let store = try store
    defer { try? store.close() }
    return try body(store)
  }

  var incident: Incident { get throws { try look { try $0.incident(1) } } }

  /// Runs the program at a terminal with these answers, all of which must be asked for.
  @discardableResult
  func run(
    _ arguments: [String], _ answers: [ScriptedConversation.Answer], status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> ScriptedConversation {
    let conversation = ScriptedConversation(answers, sourceLocation: sourceLocation)
    run(arguments, conversation, status: status, sourceLocation)
    conversation.finish()
    return conversation
  }

  /// Runs the program where nobody can be asked.
  @discardableResult
  func run(
    alone arguments: [String], input: String = "", status: Int32 = 0,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> ScriptedConversation {
    let conversation = ScriptedConversation(isInteractive: false, sourceLocation: sourceLocation)
    run(arguments, conversation, input: input, status: status, sourceLocation)
    return conversation
  }

  func run(
    _ arguments: [String], _ conversation: any Conversation, input: String = "", status: Int32,
    _ sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let pipe = Pipe()
    try? pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try? pipe.fileHandleForWriting.close()
    let session = Session(
      conversation: conversation, clock: Self.clock, name: ProgramName("tally"),
      environment: { _ in nil },
      standardInput: StandardInput(descriptor: pipe.fileHandleForReading.fileDescriptor))
    let result = Program.run(
      arguments + ["--home", folder, "--passphrase-file", folder + "/key.txt"], in: session)
    #expect(result == status, sourceLocation: sourceLocation)
  }

  /// Puts a file beside the diary.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = folder + "/" + name
    try Data(bytes).write(to: URL(filePath: path))
    return path
  }
}

/// A conversation that is answered by looking at what was asked and shown.
final class AnsweredConversation: Conversation {
  /// Everything that was said, asked and covered, in order.
  private(set) var transcript: [String] = []
  /// The screens that were covered.
  private(set) var covers: [String] = []
  private let answer: (_ prompt: String, _ covers: [String]) -> String

  init(_ answer: @escaping (_ prompt: String, _ covers: [String]) -> String) {
    self.answer = answer
  }

  /// Everything that stayed on the screen.
  var seen: String { transcript.joined(separator: "\n") }

  let isInteractive = true
  let width = 72
  let pendingSignal: Int32? = nil
  let outputFailure: Int32? = nil

  func say(_ text: String) { transcript.append(text) }
  func write(_ text: String) { transcript.append(text) }
  func progress(_ text: String) { transcript.append(text) }
  func endProgress() {}
  func hide() {}
  func throwIfInterrupted() {}

  private func reply(_ prompt: String) throws(ConversationEnd) -> String {
    transcript.append(prompt)
    guard transcript.count < 100 else { throw .closed }
    return answer(prompt, covers)
  }

  func ask(_ prompt: String, typed: ((String) -> Void)?) throws(ConversationEnd) -> String {
    try reply(prompt)
  }
  func askLines(_ prompt: String, typed: ((String) -> Void)?) throws(ConversationEnd) -> String {
    try reply(prompt)
  }
  func askSecret(_ prompt: String) throws(ConversationEnd) -> SecretBytes {
    DiaryOnTheBench.secret(try reply(prompt))
  }
  func askYesNo(_ prompt: String, enter: Bool?) throws(ConversationEnd) -> Bool {
    try reply(prompt) == "yes"
  }
  func choose(
    _ prompt: String, _ options: [String], zero: String?, enter: Int?
  ) throws(ConversationEnd) -> Int {
    Int(try reply(([prompt] + options).joined(separator: "\n"))) ?? 0
  }
  func cover(_ show: () -> String) { covers.append(show()) }
}
