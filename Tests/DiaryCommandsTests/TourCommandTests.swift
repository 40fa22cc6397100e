import DiaryModel
import DiaryPack
import DiaryStore
import DiaryVault
import Foundation
import Testing

@testable import DiaryCommands

struct TourCommandTests {
  let place: TemporaryPlace

  init() throws {
    place = try TemporaryPlace()
  }

  private func tour(_ name: String, status: Int32 = 0) -> ScriptedConversation {
    place.run(["tour", "--out", place.path + "/" + name], status: status)
  }

  /// Every file of a pack and its bytes.
  private func files(_ pack: String) throws -> [String: Data] {
    var found: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: pack) ?? .init() {
      if let bytes = FileManager.default.contents(atPath: pack + "/" + name) { found[name] = bytes }
    }
    return found
  }

  @Test func `two tours make the same pack, byte for byte`() throws {
    _ = tour("one")
    _ = tour("two")
    let first = try files(place.path + "/one/pack-2025-11-14")
    let second = try files(place.path + "/two/pack-2025-11-14")
    #expect(first.count > 15)
    #expect(first == second)
  }

  @Test func `a tour says what it made in at most 24 lines of at most 72 columns`() throws {
    let shown = tour("try").written
    let lines = shown.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count <= 25)
    // Lines with a path may be longer.
    #expect(lines.filter { !$0.contains("/") }.allSatisfy { $0.count <= 72 })
    #expect(shown.contains("timeline.html"))
    #expect(shown.contains(TourCommand.passphrase))
    #expect(shown.contains("files match."))
  }

  @Test func `the pack of a tour is intact and says that it is practice`() throws {
    _ = tour("try")
    let report = try Pack.verify(path: place.path + "/try/pack-2025-11-14")
    #expect(report.isIntact)
    #expect(report.isPractice)
  }

  @Test func `a practice record opens with its passphrase, is whole and exports nothing`() throws {
    _ = tour("try")
    try place.write(TourCommand.passphrase + "\n", to: "key")
    let options = ["--home", place.path + "/try", "--passphrase-file", place.path + "/key"]
    let seen = place.run(["check"] + options).written
    #expect(seen.contains("Everything is whole: 72 entries, 18 files"))
    place.run(["export", "full", "--out", place.path + "/no"] + options, status: 64)
    #expect(!place.names().contains("no"))
  }

  @Test func `a tour does not touch a folder that is there, nor the folder of the record`() throws {
    try FileManager.default.createDirectory(
      atPath: place.path + "/home/tally", withIntermediateDirectories: true)
    let seen = tour("home/tally/try", status: 73).seen
    #expect(seen.contains("your own record"))
    #expect(place.names("home/tally").isEmpty)
    try FileManager.default.createDirectory(
      atPath: place.path + "/taken", withIntermediateDirectories: true)
    _ = tour("taken", status: 73)
    #expect(place.names("taken").isEmpty)
  }

  @Test func `a tour that is stopped leaves no folder`() throws {
    let conversation = ScriptedConversation()
    conversation.pendingSignal = 2
    let session = Session(
      conversation: conversation, clock: DiaryOnTheBench.clock, name: ProgramName("tally"),
      environment: { _ in nil })
    #expect(Program.run(["tour", "--out", place.path + "/try"], in: session) == 130)
    #expect(place.names().isEmpty)
  }

  @Test func `the times of writing are those of the record, on a clock that runs plausibly`() throws
  {
    _ = tour("try")
    let secret = DiaryOnTheBench.secret(TourCommand.passphrase)
    let store = try DiaryStore.open(
      at: place.path + "/try/tally.data", secret: secret, role: .passphrase,
      clock: DiaryOnTheBench.clock)
    defer { try? store.close() }
    let written = try store.incidents().map(\.recorded)
    #expect(written.first?.instant.rfc3339(offset: 60) == "2025-07-14T21:10:00+01:00")
    #expect(written.allSatisfy { $0.clock == .synchronised && $0.uptime >= 0 })
    #expect(written.map(\.boot) == written.map(\.boot).sorted())
    #expect(Set(written.map(\.boot)).count > 10)
    #expect(written.last?.offset == 0)
  }
}
