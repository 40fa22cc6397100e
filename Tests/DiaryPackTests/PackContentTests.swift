import DiaryModel
import DiaryPack
import Foundation
import Glibc
import Testing

struct PackContentTests {
  let folder: TemporaryFolder
  let receipt: PackReceipt

  init() throws {
    folder = try TemporaryFolder()
    receipt = try Pack.write(
      Sample.record, Sample.request, exhibits: MemorySource(), to: folder.at("pack"))
  }

  private static let golden = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Golden")

  @Test(arguments: [
    "START-HERE.txt", "bagit.txt", "bag-info.txt", "manifest-sha256.txt",
    "tagmanifest-sha256.txt", "data/entries.json", "data/chronology.csv", "data/timeline.html",
  ])
  func `each file of the sample pack is, byte for byte, the one that was reviewed`(
    name: String
  ) throws {
    let bytes = try folder.bytes("pack/" + name)
    let file = Self.golden.appendingPathComponent(
      name.replacingOccurrences(of: "/", with: "_"))
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(bytes).write(to: file)
    }
    #expect(Data(bytes) == (try Data(contentsOf: file)))
  }

  @Test func `the folder holds what the format names and nothing else`() throws {
    #expect(
      try folder.tree() == [
        "pack", "pack/START-HERE.txt", "pack/bag-info.txt", "pack/bagit.txt", "pack/data",
        "pack/data/chronology.csv", "pack/data/entries.json", "pack/data/exhibits",
        "pack/data/exhibits/E01 photo 2025-11-05.png",
        "pack/data/exhibits/E02 screenshot.jpg", "pack/data/exhibits/E04 recording.m4a",
        "pack/data/exhibits/E05 document.html.txt", "pack/data/timeline.html",
        "pack/manifest-sha256.txt", "pack/tagmanifest-sha256.txt",
      ])
    #expect(receipt.files == 12)
    #expect(receipt.entries == 4)
    #expect(receipt.exhibits == 4)
    #expect(receipt.leftOut == ["E03", "E06", "E07"])
    #expect(receipt.changed == [])
  }

  @Test func `only the owner may read what was made`() throws {
    for name in try folder.tree() {
      var status = stat()
      #expect(lstat(folder.at(name), &status) == 0)
      let isFolder = status.st_mode & S_IFMT == S_IFDIR
      #expect(status.st_mode & 0o777 == (isFolder ? 0o700 : 0o600), "\(name)")
    }
  }

  @Test func `sha256sum finds every file as listed`() throws {
    for list in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
      let (status, output) = try run(
        "/usr/bin/env", ["sha256sum", "--strict", "-c", list], in: folder.at("pack"))
      #expect(status == 0, "\(output)")
    }
    #expect(try folder.text("pack/manifest-sha256.txt").split(separator: "\n").count == 7)
  }

  @Test func `nothing private is in any byte of the pack`() throws {
    for name in try folder.tree() where !name.hasSuffix("data") && !name.hasSuffix("exhibits") {
      guard name != "pack" else { continue }
      #expect(!(try folder.text(name)).contains("PRIVATE"), "\(name)")
    }
  }

  @Test func `nothing of ours judges what was written down`() throws {
    // The words of the sample's writer have none of these, so any would be ours.
    let judging = ["offence", "breach", "high risk", "escalat", "score", "safe", "helpline", "999"]
    for name in ["START-HERE.txt", "bag-info.txt", "data/timeline.html", "data/chronology.csv"] {
      let text = try folder.text("pack/" + name).lowercased()
      for word in judging { #expect(!text.contains(word), "\(word) in \(name)") }
    }
    let json = try folder.text("pack/data/entries.json").lowercased()
    for word in judging where word != "999" { #expect(!json.contains(word), "\(word)") }
  }

  @Test func `a location that a file carries is nowhere in the pack unless it may leave`() throws {
    for name in ["data/timeline.html", "data/chronology.csv", "data/entries.json"] {
      #expect(!(try folder.text("pack/" + name)).contains("53.38"))
    }
    var request = Sample.request
    request.keepsLocation = true
    _ = try Pack.write(Sample.record, request, exhibits: MemorySource(), to: folder.at("second"))
    #expect(try folder.text("second/data/timeline.html").contains("53.380900,-1.470300"))
    #expect(try folder.text("second/data/entries.json").contains("53.380900,-1.470300"))
    #expect(try folder.bytes("second/data/exhibits/E03 photo.jpg") == Sample.located)
  }

  @Test func `START-HERE is ASCII with CRLF and ends as it must`() throws {
    let bytes = try folder.bytes("pack/START-HERE.txt")
    #expect(bytes.allSatisfy { $0 < 0x80 })
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasSuffix("\r\n\r\nAnyone who finds this folder can read it.\r\n"))
    #expect(text.contains(receipt.manifestSHA256))
    #expect(!text.contains("pack.pdf"))
    #expect(!text.replacingOccurrences(of: "\r\n", with: "").contains("\n"))
  }

  @Test func `the numbers that are read out are those of the files`() throws {
    let (_, output) = try run(
      "/usr/bin/env", ["sha256sum", "manifest-sha256.txt", "data/entries.json"],
      in: folder.at("pack"))
    let digests = output.split(separator: "\n").map { String($0.prefix(64)) }
    #expect(digests.first == receipt.manifestSHA256)
    #expect(receipt.packNumber.replacingOccurrences(of: " ", with: "") == digests[0].prefix(16))
    #expect(receipt.recordNumber.replacingOccurrences(of: " ", with: "") == digests[1].prefix(16))
    #expect(try folder.text("pack/data/timeline.html").contains(receipt.recordNumber))
  }

  @Test func `entries.json is read by another reader, with every field as it was typed`() throws {
    let data = Data(try folder.bytes("pack/data/entries.json"))
    let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    #expect(root["schema"] as? String == "tally/1")
    let entries = try #require(root["entries"] as? [[String: Any]])
    #expect(entries.compactMap { $0["number"] as? Int } == [1, 2, 3, 4, 5, 6])
    for (incident, entry) in zip(Sample.record, entries) where incident.state == .current {
      let fields = try #require(entry["fields"] as? [String: String])
      let expected = incident.fields.filter { $0.key.mayLeave }
      #expect(fields.count == expected.count)
      for (field, value) in expected { #expect(fields[field.rawValue] == value) }
    }
    #expect(Set(entries[3].keys) == ["number", "index", "state", "since"])
    #expect(Set(entries[4].keys) == ["number", "index", "state", "since"])
    let exhibits = try #require(root["exhibits"] as? [[String: Any]])
    let erased = try #require(exhibits.first { $0["reference"] as? String == "E06" })
    #expect(
      Set(erased.keys) == ["reference", "file", "entry", "index", "state", "since", "sha256"])
  }

  @Test func `a practice record says so in every part that is read`() throws {
    var request = Sample.request
    request.isPractice = true
    _ = try Pack.write(Sample.record, request, exhibits: MemorySource(), to: folder.at("second"))
    for name in ["START-HERE.txt", "data/timeline.html", "data/chronology.csv"] {
      #expect(try folder.text("second/" + name).contains("PRACTICE"))
    }
    #expect(try folder.text("second/data/entries.json").contains("\"practice\": true"))
    #expect(try Pack.verify(path: folder.at("second")).isPractice)
  }

  @Test func `a picture is drawn only where nobody asked otherwise`() throws {
    let page = try folder.text("pack/data/timeline.html")
    #expect(page.components(separatedBy: "<img ").count == 2)
    #expect(page.contains("src=\"exhibits/E01%20photo%202025-11-05.png\""))
    var request = Sample.request
    request.showsImages = false
    _ = try Pack.write(Sample.record, request, exhibits: MemorySource(), to: folder.at("second"))
    #expect(!(try folder.text("second/data/timeline.html")).contains("<img "))
  }

  @Test func `a date a thousand years off is drawn without a thousand rows`() throws {
    var record = Sample.record
    record[5].moment.edtf = "1025-09-01"
    record[5].moment.earliest = Instant(rfc3339: "1025-09-01T20:00:00Z")
    _ = try Pack.write(record, Sample.request, exhibits: MemorySource(), to: folder.at("second"))
    let page = try folder.text("second/data/timeline.html")
    #expect(page.contains(">1025</text>"))
    #expect(!page.contains(">1500</text>"))
  }

  @Test func `a reference belongs to its file in every pack`() throws {
    var request = Sample.request
    request.only = [2]
    let receipt = try Pack.write(
      Sample.record.reversed(), request, exhibits: MemorySource(), to: folder.at("second"))
    #expect(receipt.entries == 1)
    #expect(
      try folder.tree().filter { $0.hasPrefix("second/data/exhibits/") } == [
        "second/data/exhibits/E04 recording.m4a", "second/data/exhibits/E05 document.html.txt",
      ])
  }

  @Test func `a period keeps what can have happened in it, and what has no known time`() throws {
    var request = Sample.request
    request.since = Instant(rfc3339: "2025-10-18T00:00:00Z")
    request.until = Instant(rfc3339: "2025-11-05T08:40:00Z")
    _ = try Pack.write(Sample.record, request, exhibits: MemorySource(), to: folder.at("second"))
    let page = try folder.text("second/data/timeline.html")
    #expect(page.contains("<li class=\"e\" id=\"n2\""))
    #expect(page.contains("<li class=\"e\" id=\"n3\""))
    #expect(!page.contains("id=\"n1\""))
    #expect(!page.contains("id=\"n6\""))
    #expect(page.contains("2 entries outside what was asked for."))
  }
}
