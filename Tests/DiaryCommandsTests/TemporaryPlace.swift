import DiaryModel
import Foundation
import Testing

@testable import DiaryCommands

/// A folder that is removed with its contents, and the program run without a diary of the bench.
final class TemporaryPlace {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/place-\(UInt64.random(in: 0 ..< .max))"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// The names in the folder, or in one below it, sorted.
  func names(_ below: String = "") -> [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path + "/" + below)) ?? []).sorted()
  }

  func text(_ name: String) throws -> String {
    try String(contentsOfFile: path + "/" + name, encoding: .utf8)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
  }

  /// Runs the program as it is started, with the bench's clock.
  @discardableResult
  func run(
    _ arguments: [String], _ answers: [ScriptedConversation.Answer]? = nil, status: Int32 = 0,
    home: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ScriptedConversation {
    let conversation = ScriptedConversation(
      answers ?? [], isInteractive: answers != nil, sourceLocation: sourceLocation)
    let home = home ?? path + "/home"
    let session = Session(
      conversation: conversation, clock: DiaryOnTheBench.clock, name: ProgramName("tally"),
      environment: { $0 == "XDG_DATA_HOME" ? home : nil })
    #expect(Program.run(arguments, in: session) == status, sourceLocation: sourceLocation)
    conversation.finish()
    return conversation
  }
}
