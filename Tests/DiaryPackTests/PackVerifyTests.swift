import DiaryModel
import DiaryPack
import Foundation
import Glibc
import Testing

struct PackVerifyTests {
  let folder: TemporaryFolder
  private let photo = "data/exhibits/E01 photo 2025-11-05.png"
  private let voice = "data/exhibits/E04 recording.m4a"

  init() throws {
    folder = try TemporaryFolder()
    _ = try Pack.write(
      Sample.record, Sample.request, exhibits: MemorySource(), to: folder.at("pack"))
  }

  private func report() throws -> PackReport { try Pack.verify(path: folder.at("pack")) }

  /// The one problem that is expected, as path, exhibit and finding.
  private func problem(
    _ path: String, _ exhibit: String?, _ finding: PackReport.Finding,
    _ sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let expected = [PackReport.CheckedFile(path: path, exhibit: exhibit, finding: finding)]
    #expect(try report().problems == expected, sourceLocation: sourceLocation)
  }

  @Test func `a pack as it was made is intact and says when it was made`() throws {
    let report = try report()
    #expect(report.isIntact)
    #expect(report.files.count == 12)
    #expect(report.made == "2025-11-05T22:31:00+00:00")
    #expect(!report.isPractice)
    #expect(report.packNumber.count == 19)
    #expect(report.recordNumber?.count == 19)
  }

  @Test func `one flipped bit in an exhibit is told by its number`() throws {
    var bytes = Sample.photo
    bytes[20] ^= 1
    try folder.write("pack/" + photo, bytes)
    try problem(photo, "E01", .changed)
  }

  @Test(arguments: [0, 1, 69])
  func `an exhibit that was cut short is told with both lengths`(length: Int) throws {
    try folder.write("pack/" + photo, Array(Sample.photo.prefix(length)))
    try problem(
      photo, "E01",
      .cutShort(have: Int64(length), expected: Int64(Sample.photo.count)))
  }

  @Test func `a page that was cut short is told by the total`() throws {
    let whole = try folder.bytes("pack/data/timeline.html")
    try folder.write("pack/data/timeline.html", Array(whole.prefix(100)))
    try problem(
      "data/timeline.html", nil, .cutShort(have: 100, expected: Int64(whole.count)))
  }

  @Test func `a longer file is changed and not cut short`() throws {
    try folder.write("pack/" + voice, Sample.voice + [1])
    try problem(voice, "E04", .changed)
  }

  @Test func `what is missing and what was added is named`() throws {
    unlink(folder.at("pack/" + voice))
    try folder.write("pack/data/exhibits/E99 photo.jpg", [])
    try folder.write("pack/Thumbs.db", [1])
    #expect(
      try report().problems == [
        .init(path: "Thumbs.db", exhibit: nil, finding: .added),
        .init(path: voice, exhibit: "E04", finding: .missing),
        .init(path: "data/exhibits/E99 photo.jpg", exhibit: "E99", finding: .added),
      ])
  }

  @Test(arguments: ["bagit.txt", "bag-info.txt", "START-HERE.txt"])
  func `a changed tag file is told`(name: String) throws {
    try folder.write("pack/" + name, try folder.bytes("pack/" + name) + [0x0A])
    try problem(name, nil, .changed)
  }

  @Test func `a list that was made to fit a changed file is itself changed`() throws {
    try folder.write("pack/" + voice, Array("other".utf8))
    let (_, digest) = try run("/usr/bin/env", ["sha256sum", folder.at("pack/" + voice)], in: "/")
    let lines = try folder.text("pack/manifest-sha256.txt").split(separator: "\n").map { line in
      line.hasSuffix(voice) ? digest.prefix(64) + "  " + voice : String(line)
    }
    try folder.write("pack/manifest-sha256.txt", Array((lines.joined(separator: "\n") + "\n").utf8))
    try problem("manifest-sha256.txt", nil, .changed)
  }

  @Test func `a link in the place of a file is not followed`() throws {
    unlink(folder.at("pack/" + voice))
    try folder.write("elsewhere", Sample.voice)
    symlink(folder.at("elsewhere"), folder.at("pack/" + voice))
    try problem(voice, "E04", .notAFile)
  }

  @Test func `a link in the place of a folder is not followed`() throws {
    rename(folder.at("pack/data/exhibits"), folder.at("exhibits"))
    symlink(folder.at("exhibits"), folder.at("pack/data/exhibits"))
    let problems = try report().problems
    #expect(problems.filter { $0.finding == .notAFile }.count == 4)
    #expect(problems.contains { $0.path == "data/exhibits" && $0.finding == .added })
  }

  @Test func `a pipe in the place of a file does not hold the program`() throws {
    unlink(folder.at("pack/" + voice))
    mkfifo(folder.at("pack/" + voice), 0o600)
    try problem(voice, "E04", .notAFile)
  }

  @Test(arguments: [
    "/etc/passwd", "data/../../secret", "../secret", "data//x", "data/./x", "outside.txt", "data/",
  ])
  func `a listed name that leads out of the pack is not opened`(name: String) throws {
    let line = String(repeating: "0", count: 64) + "  " + name + "\n"
    let list = try folder.bytes("pack/manifest-sha256.txt") + Array(line.utf8)
    try folder.write("pack/manifest-sha256.txt", list)
    let problems = try report().problems
    #expect(problems.contains { $0.path == name && $0.finding == .unsafeName })
    #expect(problems.contains { $0.path == "manifest-sha256.txt" && $0.finding == .changed })
    #expect(problems.count == 2)
  }

  @Test func `a name that is listed twice, or with bytes that are no text, is told`() throws {
    var list = try folder.bytes("pack/manifest-sha256.txt")
    list += Array((String(repeating: "0", count: 64) + "  " + voice + "\n").utf8)
    list += Array((String(repeating: "0", count: 64) + "  data/").utf8) + [0xFF, 0x1B, 0x0A]
    try folder.write("pack/manifest-sha256.txt", list)
    let problems = try report().problems
    #expect(problems.contains { $0.path == voice && $0.finding == .listedTwice })
    #expect(problems.contains { $0.path == "data/\\xff\\x1b" && $0.finding == .missing })
  }

  @Test func `lines that are no lines of a list are counted`() throws {
    let noise: [[UInt8]] = [
      Array("hello".utf8), Array(String(repeating: "g", count: 70).utf8),
      [UInt8](repeating: 0x61, count: 1_000_000), [0, 1, 2],
    ]
    let list = try folder.bytes("pack/manifest-sha256.txt") + noise.joined(separator: [0x0A])
    try folder.write("pack/manifest-sha256.txt", list)
    // That the list was changed at all is the graver fact.
    let problems = try report().problems
    #expect(problems.contains { $0.path == "manifest-sha256.txt" })
    unlink(folder.at("pack/tagmanifest-sha256.txt"))
    let finding = try report().files.first { $0.path == "manifest-sha256.txt" }?.finding
    #expect(finding == .damagedLines(4))
  }

  @Test func `what is no pack is told from a folder that is not there`() throws {
    #expect(throws: PackError.noFolder) { try Pack.verify(path: folder.at("absent")) }
    try folder.write("plain", [1])
    #expect(throws: PackError.notAPack) { try Pack.verify(path: folder.at("plain")) }
    mkdir(folder.at("empty"), 0o700)
    #expect(throws: PackError.notAPack) { try Pack.verify(path: folder.at("empty")) }
  }

  @Test(arguments: 0..<60)
  func `any damage gives a report that is not clean, and never a fault`(seed: Int) throws {
    var generator = SplitMix(state: UInt64(seed))
    let names = [
      "manifest-sha256.txt", "tagmanifest-sha256.txt", "bagit.txt", "bag-info.txt",
      "data/entries.json", "data/chronology.csv", voice, photo, "START-HERE.txt",
    ]
    let name = names[Int.random(in: 0..<names.count, using: &generator)]
    var bytes = try folder.bytes("pack/" + name)
    let before = bytes
    switch Int.random(in: 0..<4, using: &generator) {
    case 0: bytes = []
    case 1: bytes.removeLast(Int.random(in: 1...bytes.count, using: &generator))
    case 2:
      for _ in 0..<8 {
        bytes[Int.random(in: 0..<bytes.count, using: &generator)] = UInt8.random(
          in: 0...255, using: &generator)
      }
    default:
      let place = Int.random(in: 0...bytes.count, using: &generator)
      let noise = (0..<50).map { _ in
        Array("{}[]\",:\\ \n0a".utf8)[Int.random(in: 0..<12, using: &generator)]
      }
      bytes.insert(contentsOf: noise, at: place)
    }
    try folder.write("pack/" + name, bytes)
    #expect(try report().isIntact == (bytes == before), "seed \(seed)")
  }

  @Test func `deep nesting in entries.json costs no stack`() throws {
    let deep = Array("{\"a\":".utf8) + [UInt8](repeating: 0x5B, count: 2_000_000)
    try folder.write("pack/data/entries.json", deep)
    try problem("data/entries.json", nil, .changed)
  }
}

/// A small generator of numbers that are the same for the same seed (Steele and others, 2014).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }
}
