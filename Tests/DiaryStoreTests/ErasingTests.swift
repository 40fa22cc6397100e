import DiaryModel
import DiaryStore
import DiaryVault
import Testing

struct ErasingTests {
  let diary: TestDiary
  var store: DiaryStore { diary.store }

  init() throws {
    diary = try TestDiary()
  }

  @Test func `an erased entry keeps its number and its times, and says when it was erased`() throws
  {
    let saved = try diary.add("gone")
    try diary.attach(1000, name: "gone.jpg")
    let file = try store.incident(1).evidence[0]
    let note = try store.note(1, text: "gone too")
    diary.clock.advance(5000)
    let erased = try store.erase(.incident(1), reason: "not safe")
    try diary.reopen()
    let incident = try store.incident(1)
    #expect(incident.state == .erased(recorded: erased.recorded))
    #expect(incident.recorded.instant == saved.recorded.instant)
    #expect(incident.fields.isEmpty)
    #expect(incident.notes.isEmpty)
    #expect(incident.moment.precision == .unknown)
    let left = try #require(incident.evidence.first)
    #expect(left.state == .erased(recorded: erased.recorded))
    #expect(left.recorded.instant == file.recorded.instant)
    #expect(left.sha256 == file.sha256)
    #expect(left.size == 1000)
    #expect(left.name.isEmpty)
    #expect(try diary.numbers().isEmpty)
    #expect(try store.counted(since: nil, until: nil).isEmpty)
    var request = ListRequest()
    request.withdrawnToo = true
    let row = try #require(try store.list(request).rows.first)
    #expect(row.isErased)
    #expect(row.moment == nil)
    #expect(row.written == saved.recorded.instant)
    let report = try store.check()
    #expect(report.isWhole)
    #expect(report.erased == 3)
    for target in [Target.incident(1), .file(incident: 1, number: 1), .note(index: note.index)] {
      #expect(throws: StoreError.alreadyErased) { try store.erase(target, reason: "") }
      #expect(throws: StoreError.alreadyErased) { try store.withdraw(target, reason: "") }
    }
    #expect(throws: StoreError.alreadyErased) { try store.amend(1, reason: "") }
    #expect(throws: StoreError.alreadyErased) { try store.note(1, text: "x") }
    #expect(throws: StoreError.alreadyErased) { try diary.attach(1) }
    #expect(throws: StoreError.evidenceChanged(incident: 1, number: 1)) {
      try store.stream(left) { _ in }
    }
  }

  @Test func `erasing a file or a note leaves the entry and the numbering as they are`() throws {
    try diary.add("stays")
    for seed in 1...3 { try diary.attach(700_000, seed: UInt8(seed)) }
    let note = try store.note(1, text: "gone")
    let kept = try store.note(1, text: "kept")
    diary.clock.advance(60)
    let first = try store.erase(.file(incident: 1, number: 2), reason: "")
    let second = try store.erase(.note(index: note.index), reason: "")
    let incident = try store.incident(1)
    #expect(incident.state == .current)
    #expect(incident.fields[.account] == "stays")
    #expect(incident.evidence.map(\.number) == [1, 2, 3])
    #expect(incident.evidence[1].state == .erased(recorded: first.recorded))
    #expect(incident.evidence[2].state == .current)
    #expect(incident.notes.map(\.text) == ["", "kept"])
    #expect(incident.notes[0].state == .erased(recorded: second.recorded))
    #expect(incident.notes[0].recorded.instant == note.recorded.instant)
    #expect(incident.notes[0].isPrivate)
    #expect(incident.notes[1].index == kept.index)
    #expect(try store.list(ListRequest()).rows.map(\.files) == [2])
    #expect(try store.check().isWhole)
    try store.stream(incident.evidence[2]) { _ in }
  }

  @Test func `after an erasure no page of the decrypted database has the words`() throws {
    try diary.add("first neighbours stay")
    try diary.add("zanzibar one", [.place: "zanzibar two", .privateNote: "zanzibar three"])
    _ = try store.note(2, text: "zanzibar four")
    _ = try store.amend(2, fields: [.account: "zanzibar five"], reason: "zanzibar six")
    try diary.attach(5000, to: 2, name: "zanzibar seven.jpg")
    try diary.add("last neighbours stay")
    _ = try store.withdraw(.incident(2), reason: "zanzibar eight")
    #expect(occurrences(of: "zanzibar", in: try diary.decrypted()) > 8)
    _ = try store.erase(.incident(2), reason: "because")
    let bytes = try diary.decrypted()
    #expect(occurrences(of: "zanzibar", in: bytes) == 0)
    #expect(occurrences(of: "anziba", in: bytes) == 0)
    #expect(occurrences(of: "neighbours stay", in: bytes) == 2)
    #expect(try diary.found("zanzibar").isEmpty)
    #expect(try diary.found("neighbours") == [1, 3])
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `no words are left either where rows of many lengths moved between pages`(seed: UInt64)
    throws
  {
    var random = SeededGenerator(seed: seed)
    var words: [String] = []
    for number in 1...60 {
      words.append("word\(String(seed, radix: 36))x\(number)q")
      let length = Int.random(in: 1...400, using: &random)
      try diary.add(String(repeating: words[number - 1] + " ", count: length))
      if Bool.random(using: &random) {
        let about = Int.random(in: 1...number, using: &random)
        _ = try store.amend(
          about, fields: [.effect: String(repeating: words[about - 1] + " ", count: length / 2)],
          reason: words[about - 1])
      }
    }
    let doomed = (1...60).shuffled(using: &random).prefix(12)
    for number in doomed { _ = try store.erase(.incident(number), reason: "") }
    let bytes = try diary.decrypted()
    for number in 1...60 {
      let count = occurrences(of: words[number - 1], in: bytes)
      if doomed.contains(number) {
        #expect(count == 0, "seed \(seed), number \(number)")
      } else {
        #expect(count > 0)
      }
    }
    #expect(try store.check().isWhole)
  }

  @Test func `the file gets shorter when a large file is erased, and its bytes are gone`() throws {
    try diary.add("a")
    try diary.reopen()
    let small = diary.file.bytes.count
    var source = TestSource(40 << 20, seed: 9)
    _ = try store.attach(
      NewEvidence(name: "v", mediaType: "video/mp4", kind: .video), to: 1, size: 40 << 20,
      read: { (buffer) throws(StoreError) in
        let count = source.read(buffer)
        if count > 40, let base = buffer.baseAddress {
          base.copyMemory(from: "marrakesh", byteCount: 9)
        }
        return count
      })
    #expect(occurrences(of: "marrakesh", in: try diary.decrypted()) > 50)
    #expect(diary.file.bytes.count > 40 << 20)
    _ = try store.erase(.file(incident: 1, number: 1), reason: "")
    try store.close()
    #expect(diary.file.bytes.count < small + small / 4)
    let again = try TestDiary(diary.file.bytes)
    #expect(occurrences(of: "marrakesh", in: try again.decrypted()) == 0)
    #expect(try again.store.check().isWhole)
  }

  @Test func `an erasure that a power cut broke off is finished at the next opening`() throws {
    try diary.add("a")
    try diary.attach(20 << 20)
    try store.close()
    let bytes = diary.file.bytes
    var cuts = 0
    for budget in [30, 60, 100, 400, 1000] {
      let cut = try TestDiary(bytes)
      cut.file.budget = budget
      guard (try? cut.store.erase(.file(incident: 1, number: 1), reason: "")) == nil else {
        continue
      }
      cuts += 1
      try cut.cutPower()
      let incident = try cut.store.incident(1)
      if incident.evidence[0].state == .current {
        try cut.store.stream(incident.evidence[0]) { _ in }
      } else {
        let size = try cut.decrypted().count { $0 != 0 }
        #expect(size < 1 << 20)
      }
      #expect(try cut.store.check().isWhole)
    }
    #expect(cuts > 0)
  }
}
