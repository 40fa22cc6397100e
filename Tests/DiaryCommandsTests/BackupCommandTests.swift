import DiaryModel
import DiaryStore
import DiaryVault
import Foundation
import Testing

@testable import DiaryCommands

struct BackupCommandTests {
  let place: TemporaryPlace

  init() throws {
    place = try TemporaryPlace()
  }

  private let name = "tally-copy-2025-11-05-2202.data"

  @Test func `a copy has a plain name and opens with the same passphrase`() throws {
    let bench = try DiaryOnTheBench.withOneEntry()
    let seen = bench.run(alone: ["backup", place.path]).seen
    #expect(place.names() == [name])
    #expect(seen.contains("Copied: 1 entry"))
    #expect(seen.contains("same disk"))
    let store = try DiaryStore.open(
      at: place.path + "/" + name, secret: DiaryOnTheBench.secret(DiaryOnTheBench.passphrase),
      role: .passphrase, clock: DiaryOnTheBench.clock)
    defer { try? store.close() }
    #expect(try store.incident(1).fields[.place] == "school gate")
  }

  @Test func `a second copy in the same minute takes another name`() throws {
    let bench = try DiaryOnTheBench()
    bench.run(alone: ["backup", place.path])
    bench.run(alone: ["backup", place.path])
    #expect(place.names() == ["tally-copy-2025-11-05-2202-2.data", name])
  }

  @Test func `the record remembers when a copy was made and not where`() throws {
    let bench = try DiaryOnTheBench()
    bench.run(alone: ["backup", place.path])
    let kept = try #require(try bench.look { try $0.setting("backup") })
    #expect(kept.hasPrefix("2025-11-05T22:02:00Z,"))
    #expect(!kept.contains("/"))
  }

  @Test func `the folder of the record, and one that is not there, are refused`() throws {
    let bench = try DiaryOnTheBench()
    bench.run(alone: ["backup", bench.folder], status: 73)
    bench.run(alone: ["backup", place.path + "/none"], status: 66)
    bench.run(alone: ["backup"], status: 65)
  }

  @Test func `copies are named without a passphrase, the newest first`() throws {
    try place.write("x", to: "tally-copy-2025-10-30-2002.data")
    try place.write("xx", to: name)
    try place.write("y", to: "tally-copy-2025-13-40-2002.data")
    try place.write("y", to: "holiday.data")
    let seen = place.run(["backup", place.path, "--list"]).written
    let lines = seen.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.hasPrefix("5 November 2025, 10.02pm, 2 bytes") == true)
    #expect(lines.last?.hasPrefix("30 October 2025, 8.02pm, 1 byte") == true)
  }

  @Test func `a test tells how many entries fewer a copy has, and leaves it as it was`() throws {
    let bench = try DiaryOnTheBench.withOneEntry()
    bench.run(alone: ["backup", place.path])
    let before = FileManager.default.contents(atPath: place.path + "/" + name)
    try bench.look { store in
      for _ in 0..<2 {
        _ = try store.add(
          moment: DiaryOnTheBench.moment("today 3pm"), fields: [.account: "Again."], behaviours: [])
      }
    }
    let seen = bench.run(alone: ["backup", place.path, "--test"]).written
    #expect(seen.replacing("\n", with: " ").contains("is whole. It has 1 entry, 2 fewer than now."))
    #expect(FileManager.default.contents(atPath: place.path + "/" + name) == before)
  }

  @Test func `a damaged copy, and one with another passphrase, are told apart`() throws {
    let bench = try DiaryOnTheBench.withOneEntry()
    bench.run(alone: ["backup", place.path])
    let whole = try #require(FileManager.default.contents(atPath: place.path + "/" + name))
    var damaged = whole
    // Past headers and superblocks every byte belongs to a page or to padding.
    for place in stride(from: 1 << 16, to: damaged.count, by: 4096) { damaged[place] ^= 0x55 }
    try damaged.write(to: URL(filePath: place.path + "/damaged.data"))
    let seen = bench.run(
      alone: ["backup", place.path + "/damaged.data", "--test"], status: 1
    ).seen
    #expect(seen.contains("damaged.data is damaged"))
    let other = try DiaryOnTheBench()
    try other.look { try $0.setPassphrase(DiaryOnTheBench.secret("another one that is long")) }
    try FileManager.default.moveItem(
      atPath: other.folder + "/tally.data", toPath: place.path + "/other.data")
    let second = bench.run(alone: ["backup", place.path + "/other.data", "--test"], status: 1).seen
    #expect(second.contains("did not open with this passphrase"))
  }
}
