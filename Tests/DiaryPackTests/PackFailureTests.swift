import DiaryDigest
import DiaryModel
import DiaryPack
import Foundation
import Glibc
import Testing

struct PackFailureTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
  }

  private func write(
    _ name: String = "pack", _ request: PackRequest = Sample.request,
    _ source: MemorySource = MemorySource(), isCancelled: () -> Bool = { false }
  ) throws(PackError) -> PackReceipt {
    try Pack.write(
      Sample.record, request, exhibits: source, to: folder.at(name), isCancelled: isCancelled)
  }

  @Test func `the same record, request and time give the same bytes anywhere`() throws {
    let first = try write("first")
    let second = try write("second")
    #expect(first == second)
    let (status, output) = try run(
      "/usr/bin/env", ["diff", "-r", "first", "second"], in: folder.path)
    #expect(status == 0, "\(output)")
  }

  @Test func `zone, language and home of the machine do not change a byte`() async {
    // In a process of its own, since these settings belong to a whole process.
    await #expect(processExitsWith: .success) {
      setenv("TZ", "Asia/Kolkata", 1)
      setenv("LANG", "tr_TR.UTF-8", 1)
      setenv("LC_ALL", "ar_EG.UTF-8", 1)
      setenv("HOME", "/nowhere", 1)
      tzset()
      setlocale(LC_ALL, "")
      let folder = try TemporaryFolder()
      _ = try Pack.write(
        Sample.record, Sample.request, exhibits: MemorySource(), to: folder.at("pack"))
      let reviewed = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Golden/tagmanifest-sha256.txt")
      #expect(
        Data(try folder.bytes("pack/tagmanifest-sha256.txt")) == (try Data(contentsOf: reviewed)))
    }
  }

  @Test(arguments: ["file", "empty folder", "dangling link"])
  func `what stands at the place is left as it is`(kind: String) throws {
    switch kind {
    case "file": try folder.write("pack", [1])
    case "empty folder": mkdir(folder.at("pack"), 0o755)
    default: symlink("nowhere", folder.at("pack"))
    }
    let before = try folder.tree()
    #expect(throws: PackError.exists) { try write() }
    #expect(try folder.tree() == before)
  }

  @Test func `a folder that is not there is told from one that may not be written`() throws {
    #expect(throws: PackError.noFolder) { try write("absent/pack") }
    try folder.write("plain", [1])
    #expect(throws: PackError.noFolder) { try write("plain/pack") }
  }

  @Test(arguments: 0...4)
  func `stopping at any point leaves nothing`(asked: Int) throws {
    var count = 0
    #expect(throws: PackError.cancelled) {
      try write(isCancelled: {
        count += 1
        return count > asked
      })
    }
    #expect(try folder.tree() == [])
  }

  @Test func `a file whose bytes cannot be had stops the pack and leaves nothing`() throws {
    var source = MemorySource()
    source.files.removeValue(forKey: SHA256Digest(hashing: Sample.voice).hex)
    #expect(throws: PackError.exhibitUnreadable(incident: 2, number: 1)) {
      try write("pack", Sample.request, source)
    }
    #expect(try folder.tree() == [])
  }

  @Test func `a file that is not what was added is handed over and said to be changed`() throws {
    var source = MemorySource()
    source.files[SHA256Digest(hashing: Sample.voice).hex] = Array("noise".utf8)
    let receipt = try write("pack", Sample.request, source)
    #expect(receipt.changed == ["E04"])
    #expect(try folder.bytes("pack/data/exhibits/E04 recording.m4a") == Array("noise".utf8))
    let page = try folder.text("pack/data/timeline.html")
    #expect(page.contains("1 exhibit changed since it was added: E04."))
    #expect(page.contains(SHA256Digest(hashing: Array("noise".utf8)).hex))
    #expect(page.contains(SHA256Digest(hashing: Sample.voice).hex))
    #expect(try folder.text("pack/data/entries.json").contains("\"changed-since-added\""))
    #expect(try Pack.verify(path: folder.at("pack")).isIntact)
  }

  @Test func `a selection of nothing is refused`() throws {
    var request = Sample.request
    request.only = [99]
    #expect(throws: PackError.nothingSelected) { try write("pack", request) }
    #expect(try folder.tree() == [])
  }

  @Test func `a full disk is told, and what was begun is gone`() throws {
    mkdir(folder.at("small"), 0o700)
    let (mounted, _) = try run(
      "/usr/bin/env", ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", folder.at("small")],
      in: folder.path)
    guard mounted == 0 else {
      withKnownIssue("a small file system cannot be mounted here") {
        Issue.record("not run as root")
      }
      return
    }
    defer { _ = try? run("/usr/bin/env", ["umount", folder.at("small")], in: folder.path) }
    var source = MemorySource()
    source.files[SHA256Digest(hashing: Sample.voice).hex] = [UInt8](repeating: 7, count: 300_000)
    #expect(throws: PackError.full) { try write("small/pack", Sample.request, source) }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.at("small")) == [])
  }

  @Test func `a medium that may only be read is told`() throws {
    mkdir(folder.at("fixed"), 0o700)
    let (mounted, _) = try run(
      "/usr/bin/env", ["mount", "-t", "tmpfs", "-o", "ro", "tmpfs", folder.at("fixed")],
      in: folder.path)
    guard mounted == 0 else {
      withKnownIssue("a file system cannot be mounted here") { Issue.record("not run as root") }
      return
    }
    defer { _ = try? run("/usr/bin/env", ["umount", folder.at("fixed")], in: folder.path) }
    #expect(throws: PackError.readOnly) { try write("fixed/pack") }
  }

  @Test func `a file of 64 MB passes in bounded memory`() throws {
    struct Large: ExhibitSource {
      static let piece = [UInt8](repeating: 0x5A, count: 1 << 16)

      func stream(_ evidence: Evidence, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
        for _ in 0..<1024 { try Self.piece.withUnsafeBytes(body) }
      }
    }
    var digest = SHA256Stream()
    for _ in 0..<1024 { digest.update(Large.piece) }
    var incident = Sample.record[2]
    var file = Sample.evidence(3, 1, index: 30, [], "video/mp4", .video, name: "v.mp4")
    file.size = 67_108_864
    file.sha256 = digest.finish().hex
    incident.evidence = [file]
    func peak() -> Int {
      var usage = rusage()
      getrusage(0, &usage)
      return usage.ru_maxrss
    }
    let before = peak()
    var told: (Int64, Int64) = (0, 0)
    let receipt = try Pack.write(
      [incident], Sample.request, exhibits: Large(), to: folder.at("pack"),
      progress: { _, _, bytes, all in told = (bytes, all) })
    #expect(receipt.changed == [])
    #expect(told == (67_108_864, 67_108_864))
    #expect(try Pack.verify(path: folder.at("pack")).isIntact)
    // Other tests run at the same time and have memory of their own; a whole copy would be 64 MB.
    #expect(peak() - before < 40_000, "kilobytes")
  }
}
