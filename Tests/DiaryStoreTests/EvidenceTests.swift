import DiaryModel
import DiaryStore
import DiaryVault
import Testing

struct EvidenceTests {
  let diary: TestDiary
  var store: DiaryStore { diary.store }

  init() throws {
    diary = try TestDiary()
    try diary.add("a")
  }

  func bytes(_ file: Evidence) throws -> [UInt8] {
    var all: [UInt8] = []
    try store.stream(file) { all += $0 }
    return all
  }

  @Test(arguments: [
    0, 1, 256 << 10, (256 << 10) - 1, (256 << 10) + 1, 16 << 20, (16 << 20) + 1, 40_000_000,
  ])
  func `a file of any length comes back byte for byte`(size: Int) throws {
    let source = TestSource(size)
    let file = try diary.attach(size)
    #expect(file.size == Int64(size))
    #expect(file.sha256 == source.sha256)
    try diary.reopen()
    let again = try #require(try store.incident(1).evidence.first)
    #expect(again == file)
    #expect(try bytes(again) == source.bytes)
    let report = try store.check()
    #expect(report.isWhole)
    #expect(report.files == 1)
  }

  @Test func `everything that is said of a file is kept`() throws {
    var new = NewEvidence(name: "o'brien \"1\".jpg", mediaType: "image/jpeg", kind: .cctv)
    new.from = "my phone"
    new.about = "his voice"
    new.taken = moment(99, said: "about then")
    new.modified = Instant(seconds: 1_700_000_001)
    new.facts = [
      .init(.taken, "2025-11-05T15:22:00"), .init(.place, "53.380900,-1.470300"),
      .init(.pixels, "4032x3024"),
    ]
    new.doNotShow = true
    var source = TestSource(5)
    let file = try store.attach(
      new, to: 1, size: 5, read: { (buffer) throws(StoreError) in source.read(buffer) })
    #expect(try store.incident(1).evidence == [file])
    #expect(file.name == new.name)
    #expect(file.from == new.from)
    #expect(file.about == new.about)
    #expect(file.taken == new.taken)
    #expect(file.modified == new.modified)
    #expect(file.facts == new.facts)
    #expect(file.doNotShow)
    #expect(file.number == 1)
    #expect(try store.list(ListRequest()).rows.map(\.files) == [1])
  }

  enum Fault: CaseIterable { case fails, short, long, cancelled, incidentErased }

  @Test(arguments: Fault.allCases)
  func `a source that fails leaves nothing, not even length`(fault: Fault) throws {
    try diary.reopen()
    try store.close()
    let lengthBefore = diary.file.bytes.count
    let small = try TestDiary(diary.file.bytes)
    let entries = try small.store.logSize()
    let length = 20 << 20
    var source = TestSource(length)
    var given = 0
    let expected: StoreError =
      switch fault {
      case .fails: .sourceFailed(5)
      case .short, .long: .sourceChanged
      case .cancelled: .cancelled
      case .incidentErased: .noSuchEntry(2)
      }
    #expect(throws: expected) {
      try small.store.attach(
        NewEvidence(name: "a", mediaType: "video/mp4", kind: .video),
        to: fault == .incidentErased ? 2 : 1,
        size: Int64(fault == .short ? length + 1 : fault == .long ? length - 1 : length),
        read: { (buffer) throws(StoreError) in
          if fault == .fails, given > 18 << 20 { throw .sourceFailed(5) }
          let count = source.read(buffer)
          given += count
          return count
        }, progress: { fault != .cancelled || $0 < 18 << 20 })
    }
    #expect(try small.store.incident(1).evidence.isEmpty)
    #expect(try small.store.logSize() == entries)
    let report = try small.store.check()
    #expect(report.isWhole)
    #expect(report.files == 0)
    try small.store.close()
    #expect(small.file.bytes.count <= lengthBefore + lengthBefore / 8)
    let again = try TestDiary(small.file.bytes)
    #expect(try again.attach(5).number == 1)
  }

  @Test func `an import that a power cut broke off is cleared away at the next opening`() throws {
    try store.close()
    let lengthBefore = diary.file.bytes.count
    let cut = try TestDiary(diary.file.bytes)
    var source = TestSource(40 << 20)
    var frozen: [UInt8] = []
    #expect(throws: StoreError.cancelled) {
      try cut.store.attach(
        NewEvidence(name: "a", mediaType: "video/mp4", kind: .video), to: 1, size: 40 << 20,
        read: { (buffer) throws(StoreError) in source.read(buffer) },
        progress: { done in
          frozen = cut.file.bytes
          return done < 30 << 20
        })
    }
    // What lay on the disk when 32 MiB were stored and none of it belonged to anything.
    let reopened = try TestDiary(frozen)
    #expect(reopened.store.wasInterrupted)
    #expect(try reopened.store.incident(1).evidence.isEmpty)
    #expect(try reopened.store.check().isWhole)
    try reopened.store.close()
    #expect(reopened.file.bytes.count <= lengthBefore + lengthBefore / 8)
  }

  @Test func `a changed byte of a file is reported by name, and only there`() throws {
    try diary.attach(600_000)
    try diary.attach(600_000, name: "b.jpg", seed: 2)
    let blob = 2 << 24
    try diary.tamper(
      """
      UPDATE chunk SET bytes = CAST(substr(bytes, 1, 1000) || x'ff' || substr(bytes, 1002) AS BLOB)
      WHERE id = \(blob + 1)
      """)
    let report = try store.check()
    #expect(report.changedFiles == [.file(incident: 1, number: 2)])
    #expect(!report.isWhole)
    #expect(report.files == 2)
    let files = try store.incident(1).evidence
    _ = try bytes(files[0])
    #expect(throws: StoreError.evidenceChanged(incident: 1, number: 2)) { try bytes(files[1]) }
  }

  @Test func `a missing piece of a file is reported`() throws {
    try diary.attach(600_000)
    try diary.tamper("DELETE FROM chunk WHERE id = \((1 << 24) + 2)")
    #expect(try store.check().changedFiles == [.file(incident: 1, number: 1)])
  }

  @Test func `who reads a file can stop, and what they threw comes through`() throws {
    struct Enough: Error {}
    let file = try diary.attach(2_000_000)
    var seen = 0
    #expect(throws: Enough.self) {
      try store.stream(file) { piece in
        seen += piece.count
        if seen > 500_000 { throw Enough() }
      }
    }
    #expect(seen < 1_000_000)
    #expect(try bytes(file).count == 2_000_000)
  }

  @Test func `a file added to an entry belongs to that entry alone`() throws {
    try diary.add("b")
    try diary.attach(10, to: 1, seed: 1)
    try diary.attach(10, to: 2, seed: 2)
    try diary.attach(10, to: 1, seed: 3)
    let all = try store.incidents()
    #expect(all[0].evidence.map(\.number) == [1, 2])
    #expect(all[1].evidence.map(\.number) == [1])
    #expect(try bytes(all[1].evidence[0]) == TestSource(10, seed: 2).bytes)
    #expect(try bytes(all[0].evidence[1]) == TestSource(10, seed: 3).bytes)
  }
}
