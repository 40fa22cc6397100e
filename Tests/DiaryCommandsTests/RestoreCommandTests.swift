import DiaryModel
import DiaryStore
import DiaryVault
import Foundation
import Testing

@testable import DiaryCommands

struct RestoreCommandTests {
  let place: TemporaryPlace
  let bench: DiaryOnTheBench

  init() throws {
    place = try TemporaryPlace()
    bench = try DiaryOnTheBench.withOneEntry()
    bench.run(alone: ["backup", place.path])
  }

  private var copy: String { place.path + "/tally-copy-2025-11-05-2202.data" }
  private var key: [String] { ["--passphrase-file", bench.folder + "/key.txt"] }

  private func entries(at path: String, _ passphrase: String = DiaryOnTheBench.passphrase) throws
    -> Int
  {
    let store = try DiaryStore.open(
      at: path, secret: DiaryOnTheBench.secret(passphrase), role: .passphrase,
      clock: DiaryOnTheBench.clock)
    defer { try? store.close() }
    return try store.incidentCount()
  }

  @Test func `a copy comes back where no record is, and stays as it was`() throws {
    let before = FileManager.default.contents(atPath: copy)
    let seen = place.run(["restore", copy] + key).seen
    #expect(
      seen.contains("It has 1 entry, the last of them written down 5 November 2025, 10.02pm."))
    #expect(seen.contains("1 entry and 0 files are here, and everything matches."))
    #expect(try entries(at: place.path + "/home/tally/tally.data") == 1)
    #expect(FileManager.default.contents(atPath: copy) == before)
  }

  @Test func `a new passphrase opens what came back, and the copy keeps the old one`() throws {
    let new = "lemon chair river stone"
    place.run(
      ["restore", copy] + key,
      [.yes, .option(1), .text(new), .text(new)])
    #expect(try entries(at: place.path + "/home/tally/tally.data", new) == 1)
    #expect(try entries(at: copy) == 1)
  }

  @Test func `a record that is here is never overwritten`() throws {
    try bench.look { store in
      _ = try store.add(
        moment: DiaryOnTheBench.moment("today 3pm"), fields: [.account: "New."], behaviours: [])
    }
    bench.run(alone: ["restore", copy], status: 73)
    let seen = bench.run(["restore", copy], [.option(1)]).seen
    #expect(seen.contains("There is already a record here (2 entries)."))
    #expect(try bench.look { try $0.incidentCount() } == 2)
    #expect(!FileManager.default.fileExists(atPath: bench.folder + "/restored-2025-11-05"))
  }

  @Test func `beside a record it lies in a folder that opens by itself`() throws {
    bench.run(["restore", copy], [.option(0), .no])
    #expect(try entries(at: bench.folder + "/restored-2025-11-05/tally.data") == 1)
    bench.run(alone: ["restore", copy, "--beside"])
    #expect(try entries(at: bench.folder + "/restored-2025-11-05-2/tally.data") == 1)
    #expect(try bench.look { try $0.incidentCount() } == 1)
  }

  @Test func `a damaged copy is not put in place without being asked`() throws {
    var damaged = try #require(FileManager.default.contents(atPath: copy))
    for place in stride(from: 1 << 16, to: damaged.count, by: 4096) { damaged[place] ^= 0x55 }
    try damaged.write(to: URL(filePath: copy))
    place.run(["restore", copy] + key, status: 74)
    #expect(!FileManager.default.fileExists(atPath: place.path + "/home/tally/tally.data"))
  }

  @Test func `a wrong passphrase, a file of another kind and a missing one are refused`() throws {
    try place.write("wrong words here\n", to: "wrong")
    place.run(["restore", copy, "--passphrase-file", place.path + "/wrong"], status: 77)
    place.run(["restore", place.path + "/wrong"] + key, status: 65)
    place.run(["restore", place.path + "/none"] + key, status: 66)
    #expect(!place.names().contains("home"))
  }

  @Test func `of a folder the one copy in it is taken`() throws {
    place.run(["restore", place.path] + key)
    #expect(try entries(at: place.path + "/home/tally/tally.data") == 1)
  }
}
