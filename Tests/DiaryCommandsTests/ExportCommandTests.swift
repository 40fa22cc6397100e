import DiaryModel
import DiaryPack
import DiaryStore
import Foundation
import Testing

@testable import DiaryCommands

struct ExportCommandTests {
  let place: TemporaryPlace

  init() throws {
    place = try TemporaryPlace()
  }

  private var out: String { place.path + "/pack" }

  /// Three entries, one of which was taken out; a plain file and one with a place in it.
  private func bench() throws -> DiaryOnTheBench {
    try DiaryOnTheBench.withOneEntry { store in
      _ = try store.add(
        moment: DiaryOnTheBench.moment("1 november 4pm"),
        fields: [.account: "A call.", .privateNote: "not for packs"], behaviours: [.contactCall])
      _ = try store.add(
        moment: DiaryOnTheBench.moment("2 november"), fields: [.account: "Not him after all."],
        behaviours: [])
      _ = try store.withdraw(.incident(3), reason: "mistaken")
      try Self.attach("plain words", [], to: 1, store)
      try Self.attach("with a place", [Evidence.Fact(.place, "53.380900,-1.470300")], to: 2, store)
      try store.set("person", to: "Sam")
      try store.set("writer", to: "Jo")
    }
  }

  private static func attach(
    _ text: String, _ facts: [Evidence.Fact], to incident: Int, _ store: DiaryStore
  ) throws {
    var new = NewEvidence(name: "note.txt", mediaType: "text/plain", kind: .document)
    new.facts = facts
    let bytes = Array(text.utf8)
    var done = 0
    _ = try store.attach(new, to: incident, size: Int64(bytes.count)) { buffer in
      let count = min(buffer.count, bytes.count - done)
      buffer.copyBytes(from: bytes[done..<done + count])
      done += count
      return count
    }
  }

  private func exports(_ bench: DiaryOnTheBench) throws -> Int {
    try bench.look { store in Int(try store.logSize()) }
  }

  @Test func `a pack is made by answering, and checks`() throws {
    let bench = try bench()
    let seen = bench.run(
      ["export", "full"],
      [.text("PC 4471"), .enter, .enter, .yes, .text(out)]
    ).seen
    #expect(seen.contains("What goes in: 2 entries, 1 file."))
    #expect(seen.contains("1 entry that was taken out is there as a number only."))
    #expect(seen.contains("1 private note stays here."))
    #expect(seen.contains("1 file says where it was made: 2.1."))
    #expect(seen.contains("Sam's lawyer"))
    #expect(seen.contains("Nothing has been sent."))
    let report = try Pack.verify(path: out)
    #expect(report.isIntact)
    #expect(seen.contains("Pack number:  \(report.packNumber)"))
    #expect(try place.text("pack/START-HERE.txt").contains("PC 4471"))
    #expect(!(try place.text("pack/data/entries.json")).contains("not for packs"))
  }

  @Test func `a pack without questions takes options, and its log entry holds its hash`() throws {
    let bench = try bench()
    let before = try exports(bench)
    let answer = bench.run(alone: [
      "export", "full", "--out", out, "--for", "PC 4471", "--only", "1", "--json",
    ]).written
    #expect(answer.contains("\"entries\":1,"))
    #expect(answer.contains("\"path\":\"\(out)\""))
    #expect(try exports(bench) == before + 1)
    let report = try Pack.verify(path: out)
    #expect(answer.contains(report.manifestSHA256))
    #expect(answer.contains("\"files\":\(report.files.count),"))
  }

  @Test func `a file with a place goes in only if the writer says so`() throws {
    let bench = try bench()
    let seen = bench.run(alone: ["export", "full", "--out", out]).seen
    #expect(seen.contains("It is left out and listed: 2.1."))
    #expect(place.names("pack/data/exhibits").count == 1)
    bench.run(alone: ["export", "full", "--out", out + "-2", "--keep-location"])
    #expect(place.names("pack-2/data/exhibits").count == 2)
  }

  @Test func `the dates that are asked for leave the others out`() throws {
    let bench = try bench()
    let seen = bench.run(
      ["export"], [.enter, .text("3 nov"), .enter, .text(out)]
    ).seen
    #expect(seen.contains("What goes in: 1 entry, 1 file."))
    #expect(seen.contains("2 entries are outside what you chose"))
  }

  @Test func `a folder that is there is the place for a pack with a name of its own`() throws {
    let bench = try bench()
    bench.run(["export", "--only", "1"], [.enter, .text(place.path)])
    bench.run(["export", "--only", "1"], [.enter, .text(place.path)])
    #expect(place.names() == ["pack-2025-11-05", "pack-2025-11-05-b"])
  }

  static let refused: [([String], Int32)] = [
    (["--only", "9"], 66), (["--without", "1.7"], 66), (["--only", "1.1"], 64),
    (["--without", "1"], 64), (["--since", "tomorrow"], 65), (["--since", "not a time"], 65),
    (["--since", "yesterday", "--only", "2"], 65),
  ]

  @Test(arguments: refused)
  func `what cannot be done is refused and makes neither a folder nor an entry`(
    options: [String], status: Int32
  ) throws {
    let bench = try bench()
    let before = try exports(bench)
    bench.run(alone: ["export", "full", "--out", out] + options, status: status)
    #expect(place.names().isEmpty)
    #expect(try exports(bench) == before)
  }

  @Test func `without a person to ask, the place has to be said, and its folder has to be there`()
    throws
  {
    let bench = try bench()
    bench.run(alone: ["export", "full"], status: 65)
    bench.run(alone: ["export", "full", "--out", place.path + "/none/pack"], status: 66)
  }

  @Test func `something that is there is never written over`() throws {
    let bench = try bench()
    try place.write("mine", to: "pack")
    let before = try exports(bench)
    bench.run(alone: ["export", "full", "--out", out], status: 73)
    #expect(try place.text("pack") == "mine")
    #expect(try exports(bench) == before)
  }

  @Test(arguments: ["spo", "breach"])
  func `packs that come with orders are said to come later`(kind: String) throws {
    let seen = place.run(["export", kind], status: 64).seen
    #expect(seen.contains("not in this version yet"))
  }

  @Test func `a stopped export leaves no folder and no entry`() throws {
    let bench = try bench()
    let before = try exports(bench)
    let conversation = ScriptedConversation()
    conversation.pendingSignal = 2
    bench.run(
      ["export", "full", "--out", out, "--for", "", "--since", "1 jan", "--no-input"], conversation,
      status: 130)
    #expect(place.names().isEmpty)
    #expect(try exports(bench) == before)
  }

  // MARK: What goes wrong under way

  private func making(
    _ store: DiaryStore, _ record: [Incident]
  ) throws -> PackMaking.Made {
    let session = Session(
      conversation: ScriptedConversation(), clock: DiaryOnTheBench.clock,
      name: ProgramName("tally"), environment: { _ in nil })
    let request = PackRequest(
      audience: "", writerName: "", personName: "",
      madeAt: Instant(seconds: DiaryOnTheBench.now), zone: "Europe/London", version: "1",
      offset: ExportCommand.offset)
    return try PackMaking(session: session, store: store).make(record, request, at: out)
  }

  @Test func `a pack that the log cannot note is taken away again`() throws {
    let bench = try DiaryOnTheBench.withOneEntry()
    let store = try bench.store
    let record = try store.incidents()
    try store.close()
    #expect(throws: StoreError.self) { try making(store, record) }
    #expect(place.names().isEmpty)
  }

  @Test func `a stored file that is not as it was added goes in, and is named as changed`() throws {
    let bench = try bench()
    let store = try bench.store
    defer { try? store.close() }
    var record = try store.incidents()
    record[0].evidence[0].sha256 = String(repeating: "0", count: 64)
    let made = try making(store, record)
    #expect(made.receipt.changed == ["E01"])
    #expect(Words().packMade(made.receipt, at: out, person: "").contains("Not as when added:  E01"))
    #expect(try Pack.verify(path: out).isIntact)
  }
}
