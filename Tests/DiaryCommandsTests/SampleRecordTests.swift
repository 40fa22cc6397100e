import CSample
import DiaryModel
import Testing

@testable import DiaryCommands

/// The practice record holds what a first look at a pack should show.
struct SampleRecordTests {
  let steps = SampleRecord.steps

  var entries: [SampleEntry] {
    steps.compactMap { step in
      guard case .incident(let entry) = step else { return nil }
      return entry
    }
  }

  @Test func `there are at least sixty entries over four months, in the order of writing`() {
    #expect(entries.count >= 60)
    let days = steps.map { String($0.writtenAt.prefix(10)) }
    #expect(days == days.sorted())
    let months = Set(entries.map { $0.writtenAt.prefix(7) })
    #expect(months.count >= 4)
  }

  @Test func `every letter of section 2A(3) and every behaviour occurs`() {
    let used = entries.reduce(into: Set<Behaviour>()) { $0.formUnion($1.behaviours) }
    #expect(used == Set(Behaviour.allCases))
    #expect(Set(used.compactMap(\.statuteLetter)) == Set("abcdefg"))
  }

  @Test func `there are entries in Polish and in Urdu`() {
    let texts = entries.map(\.account)
    #expect(texts.filter { $0.contains { "ąęłśżźć".contains($0) } }.count >= 2)
    let urdu = texts.filter { text in
      text.unicodeScalars.contains { (0x0600...0x06ff).contains($0.value) }
    }
    #expect(urdu.count >= 2)
  }

  @Test func `every time reads in one way at the moment of its writing`() throws {
    let zone = try #require(Zone("Europe/London"))
    for entry in entries {
      let parts = entry.writtenAt.split { "-T:".contains($0) }.compactMap { Int($0) }
      let date = try #require(CivilDate(year: parts[0], month: parts[1], day: parts[2]))
      let now = try #require(zone.instants(of: date, minute: parts[3] * 60 + parts[4]).first)
      guard case .moment = TimeGrammar(now: now, zone: zone).read(entry.when) else {
        Issue.record("\(entry.writtenAt): \(entry.when)")
        continue
      }
    }
  }

  @Test func `every file that is named is compiled in, and none is left unused`() {
    let compiled = Set(
      (0..<csample_count()).compactMap { csample_name($0).map(String.init(cString:)) })
    var named: Set<String> = []
    for step in steps {
      switch step {
      case .incident(let entry): named.formUnion(entry.files.map(\.name))
      case .attach(_, _, let file): named.insert(file.name)
      default: break
      }
    }
    #expect(named == compiled)
    #expect(named.contains { $0.hasSuffix(".jpg") })
    #expect(named.contains { $0.hasSuffix(".m4a") })
    #expect(named.contains { $0.hasSuffix(".mp4") })
    #expect(named.contains { $0.hasSuffix(".pdf") })
  }

  @Test func `there are corrections, withdrawals, remarks and times that are not exact`() {
    #expect(steps.count { if case .amend = $0 { true } else { false } } >= 6)
    #expect(steps.count { if case .withdraw = $0 { true } else { false } } >= 2)
    #expect(steps.count { if case .note = $0 { true } else { false } } >= 10)
    #expect(entries.count { $0.when.contains("about") || $0.when.contains("between") } >= 15)
  }
}
