import DiaryModel
import DiaryStore
import DiaryVault
import Foundation
import Testing

@testable import DiaryCommands

struct CheckCommandTests {
  let place: TemporaryPlace

  init() throws {
    place = try TemporaryPlace()
  }

  private var note: String { place.path + "/note.txt" }

  @Test func `a whole record is said to be whole, with counts`() throws {
    let bench = try DiaryOnTheBench.withOneEntry()
    #expect(bench.run(alone: ["check"]).written.contains("Everything is whole: 1 entry, 0 files,"))
    #expect(bench.run(alone: ["check", "--json"]).written.contains("\"whole\":true"))
  }

  @Test func `a checkpoint is three lines and a signature, and is never written over`() throws {
    let bench = try DiaryOnTheBench.withOneEntry()
    bench.run(alone: ["check", "--checkpoint", note])
    let lines = try place.text("note.txt").split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 6)
    #expect(lines[0].hasPrefix("tally/"))
    #expect(lines[1] == "1")
    bench.run(alone: ["check", "--checkpoint", note], status: 73)
    #expect(bench.run(alone: ["check", "--checkpoint", "-"]).written.hasPrefix("tally/"))
  }

  @Test func `a record that only grew agrees with its checkpoint`() throws {
    let bench = try DiaryOnTheBench.withOneEntry()
    bench.run(alone: ["check", "--checkpoint", note])
    try bench.look { try $0.set("person", to: "Sam") }
    let seen = bench.run(alone: ["check", "--against", note]).written
    #expect(seen.replacing("\n", with: " ").contains("1 entry of the log has come since."))
  }

  @Test func `an older copy in the place of the record is found out`() throws {
    let bench = try DiaryOnTheBench.withOneEntry()
    let old = try #require(FileManager.default.contents(atPath: bench.folder + "/tally.data"))
    try bench.look { try $0.set("person", to: "Sam") }
    bench.run(alone: ["check", "--checkpoint", note])
    try old.write(to: URL(filePath: bench.folder + "/tally.data"))
    let seen = bench.run(alone: ["check", "--against", note], status: 1).written
    #expect(seen.contains("older copy"))
  }

  @Test func `a checkpoint of another record, and a file that is none, are told apart`() throws {
    let bench = try DiaryOnTheBench()
    let other = try DiaryOnTheBench()
    other.run(alone: ["check", "--checkpoint", note])
    let seen = bench.run(alone: ["check", "--against", note], status: 1).written
    #expect(seen.contains("another record"))
    try place.write("three\nlines\nof text\n", to: "text.txt")
    bench.run(alone: ["check", "--against", place.path + "/text.txt"], status: 65)
    bench.run(alone: ["check", "--against", place.path + "/none"], status: 66)
    bench.run(alone: ["check", "--against", place.path], status: 66)
  }

  @Test func `the check of the machine is said to come later`() throws {
    place.run(["check", "machine"], status: 64)
  }

  @Test func `what was found is told in words, and each problem has its line`() {
    var report = HealthReport()
    report.pages = 312
    report.damagedPages = [.damagedPage(level: 0, index: 3)]
    report.changedEntries = [14, 27]
    report.logIsWhole = false
    report.changedFiles = [.file(incident: 41, number: 2)]
    let lines = Words().problems(of: report).split(separator: "\n")
    #expect(lines.count == 4)
    #expect(lines[0].hasPrefix("1 page of 312 cannot be read"))
    #expect(lines[1].contains("places 14, 27 of the log"))
    #expect(lines[3].contains("41.2"))
  }
}
