import DiaryModel
import DiaryStore
import DiaryVault
import Testing

/// What a diary must say, kept in the plainest way.
private struct Model {
  enum State { case current, withdrawn, erased }
  struct Item {
    var text: String
    var state = State.current
    var index: UInt64 = 0
  }
  struct Incident {
    var fields: [IncidentField: String]
    var behaviours: Set<Behaviour>
    var earliest: Int64?
    var state = State.current
    var fixes = 0
    var notes: [Item] = []
    var files: [Item] = []
  }
  var incidents: [Incident] = []
  var settings: [String: String] = [:]
  var entries: UInt64 = 0
}

extension EntryState {
  fileprivate var model: Model.State {
    switch self {
    case .current: .current
    case .withdrawn: .withdrawn
    case .erased: .erased
    }
  }
}

struct DiaryPropertyTests {
  private static let words = ["gate", "van", "Łódź", "school", "他在", "rang", "", "كتب", "x\ny"]

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `any run of changes leaves what a plain model says, also reopened and built anew`(
    seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let diary = try TestDiary()
    var model = Model()
    for _ in 0..<60 {
      try step(diary, &model, &random)
      if Int.random(in: 0..<15, using: &random) == 0 { try diary.reopen() }
      if Int.random(in: 0..<15, using: &random) == 0 { try diary.cutPower() }
    }
    try compare(diary, model)
    let before = try state(of: diary)
    try diary.reopen()
    #expect(try state(of: diary) == before)
    try diary.store.rebuild()
    #expect(try state(of: diary) == before)
    try diary.reopen()
    #expect(try state(of: diary) == before)
    let report = try diary.store.check()
    #expect(report.isWhole)
    #expect(report.entries + report.erased == model.entries)
  }

  private struct State: Equatable {
    var incidents: [Incident]
    var single: [Incident]
    var rows: [ListRow]
    var found: [[Int]]
    var counted: [CountedIncident]
  }

  private func state(of diary: TestDiary) throws -> State {
    var request = ListRequest()
    request.withdrawnToo = true
    let incidents = try diary.store.incidents()
    return State(
      incidents: incidents, single: try incidents.map { try diary.store.incident($0.number) },
      rows: try diary.store.list(request).rows,
      found: try Self.words.map { try diary.found($0) },
      counted: try diary.store.counted(since: nil, until: nil))
  }

  private func step(
    _ diary: TestDiary, _ model: inout Model, _ random: inout SeededGenerator
  ) throws {
    diary.clock.advance(Int64.random(in: 0...400, using: &random))
    let store = diary.store
    let text = (0..<3).compactMap { _ in Self.words.randomElement(using: &random) }
      .joined(separator: " ")
    let kinds = Set(Behaviour.allCases.filter { _ in Int.random(in: 0..<8, using: &random) == 0 })
    let field = IncidentField.allCases.randomElement(using: &random) ?? .account
    let place = model.incidents.indices.randomElement(using: &random)
    switch (Int.random(in: 0..<20, using: &random), place) {
    case (0..<6, _), (_, nil):
      let time = Bool.random(using: &random) ? Int64.random(in: 0...99_999, using: &random) : nil
      let fields = [field: "f"].merging([.account: text]) { $1 }
      _ = try store.add(
        moment: time.map { moment($0) } ?? unknownMoment, fields: fields, behaviours: kinds)
      model.incidents.append(.init(fields: fields, behaviours: kinds, earliest: time))
      model.entries += 1
    case (6..<10, let place?) where model.incidents[place].state != .erased:
      _ = try store.amend(place + 1, fields: [field: text], behaviours: kinds, reason: "")
      model.incidents[place].fields[field] = text
      model.incidents[place].behaviours = kinds
      model.incidents[place].fixes += 1
      model.entries += 1
    case (10..<13, let place?) where model.incidents[place].state != .erased:
      let saved = try store.note(place + 1, text: text)
      model.incidents[place].notes.append(.init(text: text, index: saved.index))
      model.entries += 1
    case (13..<15, let place?) where model.incidents[place].state != .erased:
      try diary.attach(Int.random(in: 0...600_000, using: &random), to: place + 1, name: text)
      model.incidents[place].files.append(.init(text: text))
      model.entries += 1
    case (15, _):
      try store.set("person", to: text)
      model.settings["person"] = text
      model.entries += 1
    case (let choice, let place?):
      try retire(diary, &model, place, erasing: choice > 17, &random)
    }
  }

  /// Withdraws or erases an incident, a note or a file, and holds the refusal against the model.
  private func retire(
    _ diary: TestDiary, _ model: inout Model, _ place: Int, erasing: Bool,
    _ random: inout SeededGenerator
  ) throws {
    var incident = model.incidents[place]
    let note = incident.notes.indices.randomElement(using: &random)
    let file = incident.files.indices.randomElement(using: &random)
    let target: Target
    let current: Model.State
    switch (Int.random(in: 0..<3, using: &random), note, file) {
    case (0, let note?, _):
      target = .note(index: incident.notes[note].index)
      current = incident.state == .erased ? .erased : incident.notes[note].state
      incident.notes[note].state = erasing ? .erased : .withdrawn
    case (1, _, let file?):
      target = .file(incident: place + 1, number: file + 1)
      current = incident.state == .erased ? .erased : incident.files[file].state
      incident.files[file].state = erasing ? .erased : .withdrawn
    default:
      target = .incident(place + 1)
      current = incident.state
      incident.state = erasing ? .erased : .withdrawn
      if erasing {
        incident.fixes = 0
        for file in incident.files.indices { incident.files[file].state = .erased }
      }
    }
    let store = diary.store
    if current == .erased || (!erasing && current == .withdrawn) {
      #expect(throws: current == .erased ? StoreError.alreadyErased : .alreadyWithdrawn) {
        try erasing ? store.erase(target, reason: "") : store.withdraw(target, reason: "")
      }
      return
    }
    _ = try erasing ? store.erase(target, reason: "") : store.withdraw(target, reason: "")
    model.incidents[place] = incident
    model.entries += 1
  }

  private func compare(_ diary: TestDiary, _ model: Model) throws {
    let incidents = try diary.store.incidents()
    try #require(incidents.count == model.incidents.count)
    for (incident, expected) in zip(incidents, model.incidents) {
      #expect(incident.state.model == expected.state)
      #expect(incident.amendments.count == expected.fixes)
      #expect(incident.evidence.map(\.state.model) == expected.files.map(\.state))
      #expect(incident.evidence.map(\.number) == expected.files.indices.map { $0 + 1 })
      guard expected.state != .erased else { continue }
      #expect(incident.fields == expected.fields.filter { !$0.value.isEmpty })
      #expect(incident.behaviours == expected.behaviours)
      #expect(incident.moment.earliest?.seconds == expected.earliest)
      #expect(incident.notes.map(\.state.model) == expected.notes.map(\.state))
      #expect(
        incident.notes.map(\.text) == expected.notes.map { $0.state == .erased ? "" : $0.text })
    }
    #expect(try diary.store.setting("person") == model.settings["person"])
    #expect(try diary.store.logSize() == model.entries)
    #expect(
      try diary.numbers()
        == model.incidents.indices.filter { model.incidents[$0].state == .current }.map { $0 + 1 })
  }
}
