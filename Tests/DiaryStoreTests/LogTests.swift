import DiaryModel
import DiaryStore
import DiaryVault
import Foundation
import Testing

struct LogTests {
  let diary: TestDiary
  var store: DiaryStore { diary.store }
  var clock: TestClock { diary.clock }

  init() throws {
    diary = try TestDiary()
  }

  @Test func `after every change the encrypted file records the root of the log`() throws {
    func agree(_ place: Int = #line) throws {
      #expect(try Data(diary.vault.logRoot).base64EncodedString() == diary.root(), "line \(place)")
      try diary.reopen()
      #expect(try Data(diary.vault.logRoot).base64EncodedString() == diary.root(), "line \(place)")
    }
    try agree()
    try diary.add("a")
    try agree()
    _ = try store.amend(1, fields: [.account: "b"], reason: "")
    try agree()
    let note = try store.note(1, text: "n")
    try agree()
    try diary.attach(300_000)
    try agree()
    try store.save(Draft(started: Instant(seconds: 1), answers: ["account": "x"]))
    try agree()
    try store.set("person", to: "Sam")
    try agree()
    _ = try store.recordExport([("pack", "x")])
    try agree()
    _ = try store.withdraw(.note(index: note.index), reason: "")
    try agree()
    _ = try store.erase(.file(incident: 1, number: 1), reason: "")
    try agree()
    try store.rebuild()
    try agree()
  }

  @Test func `an entry that is refused after it was appended leaves the root as it was`() throws {
    try diary.add("a")
    // The line of the incident is gone, so that the amendment cannot be folded.
    try diary.tamper("UPDATE entry SET fields = x'00' WHERE idx = 0")
    let root = diary.vault.logRoot
    #expect(throws: StoreError.self) { try store.amend(1, fields: [.account: "b"], reason: "") }
    #expect(diary.vault.logRoot == root)
    try store.save(Draft(started: Instant(seconds: 1), answers: ["account": "x"]))
    try diary.reopen()
    #expect(try store.logSize() == 1)
  }

  @Test func `starts of the machine are counted, and a start that is known keeps its number`()
    throws
  {
    var boots: [Int] = []
    for boot in ["one", "one", "two", "three", "two"] {
      clock.boot = boot
      boots.append(try diary.add("x").recorded.boot)
    }
    #expect(boots == [1, 1, 2, 3, 2])
    try diary.reopen()
    clock.boot = "four"
    #expect(try diary.add("x").recorded.boot == 4)
    #expect(try store.incidents().map(\.recorded.boot) == [1, 1, 2, 3, 2, 4])
  }

  @Test func `what the system says of its clock is kept, and a clock set back is noticed once`()
    throws
  {
    func state() throws -> RecordedAt.ClockState {
      let saved = try diary.add("x")
      #expect(try store.incident(saved.number).recorded == saved.recorded)
      return saved.recorded.clock
    }
    // The very first entry may be of any time.
    clock.seconds = -5
    #expect(try state() == .synchronised)
    clock.seconds = 1_762_378_800
    clock.isSynchronised = false
    #expect(try state() == .unsynchronised)
    clock.isSynchronised = nil
    #expect(try state() == .unknown)
    clock.isSynchronised = true
    clock.seconds -= 1
    #expect(try state() == .setBack)
    // Later than the entry before it: a clock that once ran ahead does not mark the rest.
    #expect(try state() == .synchronised)
    clock.seconds -= 3600
    try diary.reopen()
    #expect(try state() == .setBack)
  }

  @Test(arguments: [60, -210, 0, 345, 840, -720])
  func `the local time of writing keeps its offset from UTC`(offset: Int) throws {
    clock.offset = offset
    clock.uptime = 123_456
    let saved = try diary.add("x")
    let recorded = try store.incident(1).recorded
    #expect(recorded == saved.recorded)
    #expect(recorded.offset == offset)
    #expect(recorded.uptime == 123_456)
    #expect(recorded.instant.seconds == clock.seconds)
  }

  // MARK: Checkpoints

  @Test func `a checkpoint that was kept tells that the log only grew`() throws {
    try diary.add("a")
    let kept = Array(try store.checkpoint().utf8)
    #expect(try store.verify(against: kept) == .extended(by: 0))
    for _ in 0..<5 { try diary.add("b") }
    _ = try store.erase(.incident(1), reason: "")
    try diary.reopen()
    #expect(try store.verify(against: kept) == .extended(by: 6))
    #expect(kept.count { $0 == UInt8(ascii: "\n") } == 5)
  }

  @Test func `an empty log has a checkpoint too`() throws {
    let kept = Array(try store.checkpoint().utf8)
    try diary.add("a")
    #expect(try store.verify(against: kept) == .extended(by: 1))
  }

  @Test func `an older copy of the file is shorter than the checkpoint says`() throws {
    try diary.add("a")
    try store.close()
    let older = diary.file.bytes
    let now = try TestDiary(older)
    for _ in 0..<3 { try now.add("b") }
    let kept = Array(try now.store.checkpoint().utf8)
    let back = try TestDiary(older)
    #expect(try back.store.verify(against: kept) == .shorter(has: 1, checkpoint: 4))
    // Entries that are written instead do not hide it.
    for _ in 0..<4 { try back.add("c") }
    #expect(try back.store.verify(against: kept) == .rewritten)
  }

  @Test func `a checkpoint of another diary is told apart`() throws {
    try diary.add("a")
    let other = try TestDiary()
    try other.add("a")
    let kept = Array(try other.store.checkpoint().utf8)
    #expect(try store.verify(against: kept) == .otherDiary)
  }

  @Test func `a checkpoint with any changed character is refused or of another diary`() throws {
    for _ in 0..<3 { try diary.add("a") }
    let kept = Array(try store.checkpoint().utf8)
    for place in kept.indices {
      var hurt = kept
      hurt[place] ^= 1
      let verdict = try? store.verify(against: hurt)
      #expect(verdict == nil || verdict == .otherDiary, "byte \(place)")
    }
    #expect(throws: StoreError.self) { try store.verify(against: []) }
    #expect(throws: StoreError.self) { try store.verify(against: Array(kept.dropLast(20))) }
  }
}

struct LogFormatTests {
  private static let common = [
    "kind", "recorded", "recorded.boot", "recorded.uptime", "recorded.clock",
  ]
  private static let own: [String: [String]] = [
    "incident": ["number"] + EntryFields.momentNames("when") + [
      "account", "where", "behaviours", "marks",
    ],
    "amendment": ["corrects", "incident", "reason"] + EntryFields.momentNames("when")
      + ["where", "effect", "behaviours", "marks"],
    "note": ["on", "incident", "file", "text"] + EntryFields.momentNames("when") + ["private"],
    "evidence": [
      "on", "incident", "file", "name", "size", "sha256", "media-type", "what", "from", "about",
    ] + EntryFields.momentNames("taken") + [
      "modified", "fact.taken", "fact.device", "do-not-show",
    ],
    "withdrawal": ["corrects", "incident", "reason"],
    "erasure": ["erases", "incident", "reason"], "export": ["pack", "audience"],
    "setting": ["name", "value"],
  ]

  @Test func `each kind of entry is stored with the fields of the format page, in their order`()
    throws
  {
    let diary = try TestDiary()
    let store = diary.store
    _ = try store.add(
      moment: moment(1), fields: [.place: "p", .account: "a"], behaviours: [.watch], marks: ["A.1"])
    _ = try store.amend(
      1, moment: moment(2), fields: [.effect: "e", .place: ""], behaviours: [], marks: [],
      reason: "r")
    var new = NewEvidence(name: "n", mediaType: "image/png", kind: .photo)
    new.from = "f"
    new.about = "a"
    new.taken = moment(3)
    new.modified = Instant(seconds: 4)
    new.facts = [.init(.taken, "t"), .init(.device, "d")]
    new.doNotShow = true
    _ = try store.attach(new, to: 1, size: 0, read: { (_) throws(StoreError) in 0 })
    _ = try store.note(1, file: 1, text: "t", moment: moment(5), isPrivate: true)
    try store.set("person", to: "Sam")
    _ = try store.recordExport([("pack", "full"), ("audience", "u")])
    _ = try store.withdraw(.file(incident: 1, number: 1), reason: "r")
    let kept = try stored(diary)
    _ = try diary.store.erase(.incident(1), reason: "r")
    let erased = try stored(diary)
    #expect(Set((kept + erased).compactMap { $0["kind"] }) == Set(Self.own.keys))
    for entry in kept + erased {
      let names = Self.common + (Self.own[entry["kind"] ?? ""] ?? []) + ["fields"]
      #expect(entry.fields.map(\.name) == names)
      #expect(entry["fields"] == names.joined(separator: " "))
    }
    // What stays of the erased one are the setting, the export and the erasure itself.
    #expect(erased.compactMap { $0["kind"] } == ["setting", "export", "erasure"])
    let places = (erased.last?["erases"] ?? "").split(separator: ",")
    #expect(places.compactMap(EntryFields.index(of:)) == [0, 1, 2, 3, 6])
    #expect(places.allSatisfy { $0.split(separator: ":").last?.count == 64 })
  }

  private func stored(_ diary: TestDiary) throws -> [EntryFields] {
    try diary.store.close()
    let vault = try TestDiary.openVault(diary.disk)
    let database = try RawDatabase(vault)
    let blobs = try database.blobs("SELECT fields FROM entry WHERE fields IS NOT NULL ORDER BY idx")
    database.close()
    try vault.close()
    try diary.openAgain()
    return try blobs.map { EntryFields(try LogFieldsCoding.decode($0)) }
  }
}
