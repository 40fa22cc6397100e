import DiaryModel
import Foundation
import Testing

@testable import DiaryCommands

struct VerifyCommandTests {
  let place: TemporaryPlace

  init() throws {
    place = try TemporaryPlace()
    place.run(["tour", "--out", place.path + "/try"])
  }

  private var pack: String { place.path + "/try/pack-2025-11-14" }
  private var exhibits: [String] { place.names("try/pack-2025-11-14/data/exhibits") }

  private func verify(_ options: [String] = [], status: Int32) -> ScriptedConversation {
    place.run(["verify", pack] + options, status: status)
  }

  @Test func `a pack that has not changed says so, with its number and when it was made`() throws {
    let seen = verify(status: 0).written
    #expect(seen.contains("All 22 files match. Made 14 November 2025, 8pm."))
    #expect(seen.contains("Pack number: "))
    #expect(seen.contains("PRACTICE"))
    let lines = try place.text("try/pack-2025-11-14/START-HERE.txt")
    let start = try #require(seen.range(of: "Pack number: ")).upperBound
    let number = String(seen[start...].prefix(19))
    #expect(lines.contains(number.replacing(" ", with: "")))
  }

  @Test func `an exhibit that changed is named by its reference`() throws {
    let name = try #require(exhibits.first)
    let file = pack + "/data/exhibits/" + name
    var bytes = try #require(FileManager.default.contents(atPath: file))
    bytes[bytes.count / 2] ^= 1
    try bytes.write(to: URL(filePath: file))
    let seen = verify(status: 1).written
    #expect(seen.contains("1 file does not match. The other 21 match."))
    #expect(seen.contains("\(name): changed since the pack was made"))
    #expect(name.hasPrefix("E"))
  }

  @Test func `files that are missing, added or cut short are told apart`() throws {
    let names = exhibits
    try FileManager.default.removeItem(atPath: pack + "/data/exhibits/" + names[0])
    let file = pack + "/data/exhibits/" + names[1]
    let bytes = try #require(FileManager.default.contents(atPath: file))
    try bytes.prefix(bytes.count - 10).write(to: URL(filePath: file))
    try Data("mine".utf8).write(to: URL(filePath: pack + "/data/notes.txt"))
    let seen = verify(status: 1).written.replacing("\n", with: " ")
    #expect(seen.contains("\(names[0]): missing"))
    #expect(seen.contains("\(names[1]): cut short"))
    #expect(seen.contains("data/notes.txt: added: it was not part of the pack"))
    let json = verify(["--json"], status: 1).written
    for code in ["missing", "cut-short", "added"] {
      #expect(json.contains("\"finding\":\"\(code)\""))
    }
    #expect(json.contains("\"intact\":false"))
  }

  @Test func `what is no pack is said to be none`() throws {
    place.run(["verify", place.path], status: 65)
    place.run(["verify", place.path + "/nothing"], status: 66)
  }
}
