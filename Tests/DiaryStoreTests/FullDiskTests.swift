import DiaryModel
import DiaryStore
import DiaryVault
import Testing

/// What a full disk, or one that fails, may do to a diary: nothing.
struct FullDiskTests {
  /// A closed diary of three entries and a file.
  static let bytes: [UInt8] = {
    guard let diary = try? TestDiary(), (try? diary.add("one")) != nil,
      (try? diary.add("two")) != nil, (try? diary.attach(300_000, to: 2)) != nil,
      (try? diary.add("three")) != nil, (try? diary.store.close()) != nil
    else { return [] }
    return diary.file.bytes
  }()

  enum Change: CaseIterable {
    case add, amend, attach, draft, erase

    func make(in diary: TestDiary) throws {
      switch self {
      case .add: try diary.add("four")
      case .amend: _ = try diary.store.amend(1, fields: [.effect: "new"], reason: "")
      case .attach: try diary.attach(40_000, to: 1)
      case .draft:
        try diary.store.save(Draft(started: Instant(seconds: 1), answers: ["account": "d"]))
      case .erase: _ = try diary.store.erase(.file(incident: 2, number: 1), reason: "")
      }
    }

    func isMade(in diary: TestDiary) throws -> Bool {
      let incidents = try diary.store.incidents()
      return switch self {
      case .add: incidents.count == 4
      case .amend: !incidents[0].amendments.isEmpty
      case .attach: !incidents[0].evidence.isEmpty
      case .draft: try diary.store.draft() != nil
      case .erase: incidents[1].evidence[0].state != .current
      }
    }
  }

  @Test(arguments: Change.allCases)
  func `wherever the disk runs full, the session goes on and nothing is lost or half there`(
    change: Change
  ) throws {
    var failures = 0
    for budget in 0..<400 {
      let diary = try TestDiary(Self.bytes)
      diary.file.budget = budget
      do {
        try change.make(in: diary)
        #expect(budget > 3)
        break
      } catch {
        #expect(error as? StoreError == .vault(.full), "call \(budget)")
        failures += 1
      }
      diary.file.budget = nil
      // An erasure has more than one step; its first one may be done.
      if change != .erase { #expect(try !change.isMade(in: diary), "call \(budget)") }
      #expect(try diary.store.incidents().count == 3)
      if try !change.isMade(in: diary) { try change.make(in: diary) }
      #expect(try diary.store.check().isWhole, "call \(budget)")
      try diary.reopen()
      #expect(try change.isMade(in: diary))
      #expect(try diary.store.check().isWhole)
    }
    #expect(failures > 3)
  }

  @Test
  func `a power cut after a full disk, at any two calls, leaves the last state that was saved`()
    throws
  {
    let whole = try TestDiary(Self.bytes)
    let before = whole.file.calls
    try whole.add("four")
    let calls = whole.file.calls - before
    // The commit's last calls: pages, their sync, the superblock, its sync.
    for first in max(0, calls - 5)..<calls {
      for second in 0..<calls {
        let diary = try TestDiary(Self.bytes)
        diary.file.budget = first
        #expect(throws: StoreError.vault(.full)) { try diary.add("four") }
        diary.file.budget = second
        #expect(throws: StoreError.vault(.full)) { try diary.add("five") }
        try diary.cutPower()
        let incidents = try diary.store.incidents()
        #expect((3...4).contains(incidents.count), "\(first), \(second)")
        #expect(try diary.store.check().isWhole, "\(first), \(second)")
      }
    }
  }

  @Test func `a disk that is full at closing leaves a diary that opens`() throws {
    for budget in 0..<12 {
      let diary = try TestDiary(Self.bytes)
      try diary.add("four")
      diary.file.budget = budget
      try? diary.store.close()
      try diary.cutPower()
      #expect(try diary.store.incidents().count == 4)
      #expect(try diary.store.check().isWhole)
    }
  }

  @Test func `a diary whose making was cut off opens as an empty one`() throws {
    for budget in 0..<60 {
      let disk = TestDisk()
      let vault = try Vault.create(
        at: "d", passphrase: secret("plain words"), cost: .light, fileSystem: disk)
      try vault.setRecoverySecret(secret(TestDiary.sheet))
      let file = disk.files["d"] ?? TestFile()
      file.budget = budget
      let isMade = (try? DiaryStore.open(vault) { TestClock().reading }) != nil
      let diary = try TestDiary(file.bytes)
      #expect(try diary.add("first").number == 1)
      #expect(try diary.store.check().isWhole)
      if isMade { break }
    }
  }
}
