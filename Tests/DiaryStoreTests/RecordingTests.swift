import DiaryModel
import DiaryStore
import DiaryVault
import Testing

struct RecordingTests {
  let diary: TestDiary
  var store: DiaryStore { diary.store }

  init() throws {
    diary = try TestDiary()
  }

  @Test func `what is added comes back word for word, also after closing`() throws {
    let fields: [IncidentField: String] = [
      .account: "He said \"wait\"\n\nand e\u{301} is not é\u{0}; 😀", .place: "Park Lane",
      .privateNote: "not for anyone", .knewBy: "saw",
    ]
    let when = moment(1_700_000_000, said: "last tue about 7")
    let saved = try store.add(
      moment: when, fields: fields, behaviours: [.following, .watch], marks: ["A.3", "B.1"])
    #expect(saved.number == 1)
    let incident = try store.incident(1)
    #expect(incident.fields == fields)
    #expect(
      Array(incident.fields[.account]?.utf8 ?? "".utf8) == Array(fields[.account]?.utf8 ?? "".utf8))
    #expect(incident.moment == when)
    #expect(incident.behaviours == [.following, .watch])
    #expect(incident.marks == ["A.3", "B.1"])
    #expect(incident.recorded == saved.recorded)
    #expect(incident.index == saved.index)
    try diary.reopen()
    #expect(try store.incident(1) == incident)
    #expect(try store.incidents() == [incident])
  }

  @Test func `an entry of a time alone, and one without a time, are entries`() throws {
    _ = try store.add(moment: moment(5), fields: [:], behaviours: [])
    _ = try store.add(moment: unknownMoment, fields: [:], behaviours: [])
    #expect(try store.incident(1).fields.isEmpty)
    #expect(try store.incident(2).moment == unknownMoment)
    var request = ListRequest()
    request.withoutTime = true
    #expect(try store.list(request).rows.map(\.number) == [2])
    #expect(try diary.numbers() == [1, 2])
  }

  @Test func `numbers go on from one and none is used again`() throws {
    for expected in 1...3 { #expect(try diary.add("x").number == expected) }
    _ = try store.erase(.incident(3), reason: "")
    _ = try store.withdraw(.incident(2), reason: "")
    try diary.reopen()
    #expect(try diary.add("y").number == 4)
    try diary.attach(10, to: 4)
    try diary.attach(10, to: 4)
    _ = try store.erase(.file(incident: 4, number: 2), reason: "")
    #expect(try diary.attach(10, to: 4).number == 3)
  }

  @Test func `an amendment keeps the first words and names each change`() throws {
    try diary.add("first", [.place: "school", .vehicle: "van"])
    diary.clock.advance(3600)
    let amended = try store.amend(
      1, moment: moment(77, said: "3.35"), fields: [.place: "", .account: "second"],
      behaviours: [.loiter], marks: ["A.1"], reason: "checked my call log")
    let incident = try store.incident(1)
    #expect(incident.fields == [.account: "second", .vehicle: "van"])
    #expect(incident.moment.said == "3.35")
    #expect(incident.behaviours == [.loiter])
    #expect(incident.marks == ["A.1"])
    let amendment = try #require(incident.amendments.first)
    #expect(amendment.index == amended.index)
    #expect(amendment.reason == "checked my call log")
    let changes = Dictionary(
      uniqueKeysWithValues: amendment.changes.map { ($0.field, [$0.before, $0.after]) })
    #expect(changes["account"] == ["first", "second"])
    #expect(changes["where"] == ["school", ""])
    #expect(changes["when.said"] == ["about 3", "3.35"])
    #expect(changes["behaviours"] == ["", "loiter"])
    #expect(changes["marks"] == ["", "A.1"])
    #expect(changes["vehicle"] == nil)
    let row = try #require(try store.list(ListRequest()).rows.first)
    #expect(row.fields == incident.fields)
    #expect(row.moment == incident.moment)
    #expect(row.fixes == 1)
  }

  @Test func `a second amendment builds on the first, and a field emptied can be filled again`()
    throws
  {
    try diary.add("a", [.effect: "fear"])
    _ = try store.amend(1, fields: [.effect: ""], reason: "")
    _ = try store.amend(1, fields: [.effect: "fear and no sleep"], reason: "")
    let incident = try store.incident(1)
    #expect(incident.fields[.effect] == "fear and no sleep")
    #expect(incident.amendments.map { $0.changes.map(\.before) } == [["fear"], [""]])
  }

  @Test(arguments: [(0, true), (599, true), (601, false), (-5, false)])
  func `a correction counts as made while writing within ten minutes`(
    seconds: Int, whileWriting: Bool
  ) throws {
    try diary.add("a")
    diary.clock.seconds += Int64(seconds)
    _ = try store.amend(1, fields: [.account: "b"], reason: "")
    #expect(try store.incident(1).amendments.map(\.whileWriting) == [whileWriting])
  }

  @Test func `a note keeps its own two times, its file and its privacy`() throws {
    try diary.add("a")
    try diary.attach(10)
    diary.clock.advance(86400)
    _ = try store.note(
      1, file: 1, text: "camera 4 minutes fast", moment: moment(9), isPrivate: true)
    _ = try store.note(1, text: "he rang")
    let notes = try store.incident(1).notes
    #expect(notes.map(\.text) == ["camera 4 minutes fast", "he rang"])
    #expect(notes[0].file == 1)
    #expect(notes[0].moment == moment(9))
    #expect(notes[0].isPrivate)
    #expect(!notes[1].isPrivate)
    #expect(notes[1].recorded.instant.seconds == diary.clock.seconds)
  }

  @Test func `what is withdrawn leaves the lists and stays in full with its reason`() throws {
    try diary.add("a")
    try diary.add("b")
    try diary.attach(10, to: 2)
    let note = try store.note(2, text: "n")
    _ = try store.withdraw(.incident(1), reason: "wrong day")
    _ = try store.withdraw(.file(incident: 2, number: 1), reason: "not mine")
    _ = try store.withdraw(.note(index: note.index), reason: "no")
    #expect(try diary.numbers() == [2])
    #expect(try store.counted(since: nil, until: nil).map(\.number) == [2])
    #expect(try store.counted(since: nil, until: nil).map(\.files) == [0])
    let first = try store.incident(1)
    #expect(first.fields[.account] == "a")
    guard case .withdrawn("wrong day", _) = first.state else {
      Issue.record("\(first.state)")
      return
    }
    let second = try store.incident(2)
    guard case .withdrawn("not mine", _) = second.evidence[0].state,
      case .withdrawn("no", _) = second.notes[0].state
    else {
      Issue.record("\(second)")
      return
    }
    var request = ListRequest()
    request.withdrawnToo = true
    #expect(try store.list(request).total == 2)
    #expect(try store.incidentCount() == 2)
    for target in [Target.incident(1), .file(incident: 2, number: 1), .note(index: note.index)] {
      #expect(throws: StoreError.alreadyWithdrawn) { try store.withdraw(target, reason: "") }
    }
  }

  @Test func `what is not there is refused by name and changes nothing`() throws {
    try diary.add("a")
    let size = try store.logSize()
    #expect(throws: StoreError.noSuchEntry(7)) { try store.incident(7) }
    #expect(throws: StoreError.noSuchEntry(7)) { try store.amend(7, reason: "") }
    #expect(throws: StoreError.noSuchEntry(7)) { try store.note(7, text: "x") }
    #expect(throws: StoreError.noSuchEntry(7)) { try store.withdraw(.incident(7), reason: "") }
    #expect(throws: StoreError.noSuchEntry(7)) { try store.erase(.incident(7), reason: "") }
    #expect(throws: StoreError.noSuchEntry(7)) { try diary.attach(5, to: 7) }
    #expect(throws: StoreError.noSuchFile(incident: 1, number: 2)) {
      try store.note(1, file: 2, text: "x")
    }
    #expect(throws: StoreError.noSuchFile(incident: 1, number: 2)) {
      try store.erase(.file(incident: 1, number: 2), reason: "")
    }
    // The entry with log index 0 is an incident and no note.
    #expect(throws: StoreError.noSuchEntry(0)) { try store.withdraw(.note(index: 0), reason: "") }
    #expect(try store.logSize() == size)
    #expect(try store.check().isWhole)
  }

  @Test func `a draft is kept over a power cut, in one place, and goes with the entry`() throws {
    let draft = Draft(started: Instant(seconds: 7), answers: ["account": "he w", "where": ""])
    try store.save(Draft(started: Instant(seconds: 5), answers: ["account": "older"]))
    try store.save(draft)
    try diary.cutPower()
    #expect(try store.draft() == draft)
    #expect(try store.logSize() == 0)
    try diary.add("he was there")
    #expect(try store.draft() == nil)
    try store.save(draft)
    try store.save(Draft(started: Instant(seconds: 9), answers: [:]))
    #expect(try store.draft() == nil)
    try store.save(draft)
    try store.dropDraft()
    #expect(try store.draft() == nil)
  }

  @Test func `a setting has its last value, and exports are in the log`() throws {
    #expect(try store.setting("person") == nil)
    try store.set("person", to: "Sam")
    try store.set("person", to: "Sam B")
    try store.set("empty", to: "")
    _ = try store.recordExport([("pack", "0123456789abcdef"), ("audience", "unit")])
    try diary.reopen()
    #expect(try store.setting("person") == "Sam B")
    #expect(try store.setting("empty") == "")
    #expect(try store.logSize() == 4)
    #expect(try store.check().isWhole)
  }

  @Test func `a passphrase and a recovery secret can be changed while the diary is open`() throws {
    try diary.add("a")
    #expect(store.hasRecoverySecret)
    #expect(store.openedWith == .passphrase)
    try store.setRecoverySecret(secret("0123456789abcdef"))
    try store.setPassphrase(secret("other words"))
    try diary.add("b")
    try store.close()
    func open(_ text: String, _ role: SecretRole) throws -> DiaryStore {
      let clock = diary.clock
      let vault = try Vault.open(
        at: "d", secret: secret(text), role: role, fileSystem: diary.disk)
      return try DiaryStore.open(vault) { clock.reading }
    }
    #expect(throws: VaultError.wrongSecret) { try open("plain words", .passphrase) }
    #expect(throws: VaultError.wrongSecret) { try open(TestDiary.sheet, .recovery) }
    for (text, role) in [("other words", SecretRole.passphrase), ("0123456789abcdef", .recovery)] {
      let opened = try open(text, role)
      #expect(try opened.incidents().count == 2)
      #expect(opened.openedWith == role)
      #expect(!opened.wasInterrupted)
      try opened.close()
    }
  }

  @Test func `a copy holds the same, and goes on by itself`() throws {
    try diary.add("a")
    try diary.attach(300_000)
    try store.copy(to: "copy")
    try diary.add("b")
    let clock = diary.clock
    let copy = try DiaryStore.open(TestDiary.openVault(diary.disk, "copy")) { clock.reading }
    #expect(try copy.incidents().map(\.number) == [1])
    #expect(try copy.check().isWhole)
    #expect(throws: StoreError.vault(.exists)) { try store.copy(to: "copy") }
    #expect(try store.incidents().count == 2)
  }

  @Test func `a medium that can only be read opens, shows and refuses to save`() throws {
    try diary.add("a")
    try diary.attach(100)
    try store.close()
    let before = diary.file.bytes
    diary.disk.isReadOnly = true
    let clock = diary.clock
    let reader = try DiaryStore.open(TestDiary.openVault(diary.disk)) { clock.reading }
    #expect(reader.isReadOnly)
    #expect(try reader.incident(1).fields[.account] == "a")
    #expect(try reader.check().isWhole)
    #expect(throws: StoreError.vault(.readOnly)) {
      try reader.add(moment: unknownMoment, fields: [:], behaviours: [])
    }
    try reader.close()
    #expect(diary.file.bytes == before)
  }
}
