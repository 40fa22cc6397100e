import DiaryModel
import DiaryStore
import DiaryVault
import Testing

struct SearchTests {
  let diary: TestDiary

  init() throws {
    diary = try TestDiary()
  }

  @Test(arguments: [
    ("Waited outside the SCHOOL gate", "school GATE"),
    ("Łódź station", "lodz"), ("lodz station", "ŁÓDŹ"),
    ("the café on Park Lane", "CAFE"), ("THE CAFE", "café"),
    ("Zażółć gęślą jaźń", "zazolc gesla jazn"), ("Spróbował wejść", "sprobowal wejsc"),
    ("Roedd yn sefyll wrth y tŷ", "ty"), ("ŵyr a dŵr", "wyr dwr"),
    ("Straße", "strasse"), ("Đorđe und Øystein", "dorde oystein"),
    ("وہ باہر کھڑا تھا", "باہر كهڑا"), ("کِتاب", "کتاب"), ("کتاب", "کِتاب"),
    ("كَتَبَ لِي رِسَالَة", "كتب رساله"), ("رســالة", "رسالة"), ("أحمد", "احمد"),
    ("वह दरवाज़े पर था", "दरवाज़े"), ("हिन्दी में लिखा", "हिन्दी"),
    ("他在学校门口等我", "学校门口"), ("彼は駅で待っていた", "駅で待"),
    ("เขายืนอยู่หน้าบ้าน", "หน้าบ้าน"), ("그는 밖에 있었다", "밖에"),
    ("ｆｕｌｌ width", "full"), ("rang from ٠٧٧٠٠ ٩٠٠١٢٣", "07700 900123"),
    ("number 07700 900123", "07700900123 07700"), ("O'Brien's dog", "o'brien"),
    ("Ἀθῆναι καὶ φόβος", "φόβοσ"), ("İstanbul ışık", "istanbul isik"),
    ("before\u{0}after", "after"), ("soft\u{ad}hyphen", "softhyphen"),
  ])
  func `words are found in any case, accent, script or digits`(text: String, words: String) throws {
    try diary.add(text)
    try diary.add("nothing of the kind")
    let expected = words == "07700900123 07700" ? [] : [1]
    #expect(try diary.found(words) == expected)
  }

  @Test func `the beginning of a word is enough, its end is not`() throws {
    try diary.add("roundabout")
    #expect(try diary.found("round") == [1])
    #expect(try diary.found("bout") == [])
  }

  @Test func `a part of a Chinese sentence is found as it stands, not its characters anywhere`()
    throws
  {
    try diary.add("他在学校门口等我")
    try diary.add("门学口校")
    #expect(try diary.found("学校门口") == [1])
    #expect(try diary.found("口 校").count == 2)
  }

  @Test(arguments: [
    "\" OR NEAR( * :", "\"", "'", "*", "a OR b", "NOT gate", "gate*", "text:gate", "gate^", "(gate",
    "gate)", "-gate", "gate AND", "NEAR(gate school)", "gate \"", "{gate}", "search",
    "; DROP TABLE x",
    "%", "\\", "gate\u{0}\"", "😀", "\u{1F468}\u{200D}\u{1F469}", "\u{1E900}", "\u{16D40}",
  ])
  func `no sign in a search is an operator, and none is an error`(words: String) throws {
    try diary.add("the gate of the school")
    let plain = SearchText.words(words).map(\.self)
    let expected =
      !plain.isEmpty
      && plain.allSatisfy { word in
        ["the", "gate", "of", "school"].contains { $0.hasPrefix(word) }
      }
    #expect(try diary.found(words) == (expected ? [1] : []))
    #expect(try diary.store.check().isWhole)
  }

  @Test func `only spaces look for nothing, and everything is listed`() throws {
    try diary.add("a")
    #expect(try diary.found("  \n ") == [1])
  }

  @Test func `each word may stand in another place of one entry`() throws {
    try diary.add("grey van", [.place: "Park Lane"])
    _ = try diary.store.note(1, text: "the neighbour filmed it")
    try diary.attach(10, name: "IMG_2041.jpg")
    _ = try diary.store.amend(1, fields: [.vehicle: "FX19 plate"], reason: "reasoned")
    try diary.add("grey van elsewhere")
    #expect(try diary.found("grey neighbour park 2041 fx19") == [1])
    #expect(try diary.found("grey") == [1, 2])
    #expect(try diary.found("neighbour elsewhere") == [])
    // Why something was changed is no part of what happened.
    #expect(try diary.found("reasoned") == [])
  }

  @Test func `earlier words are found after an amendment, and those of an erased entry are not`()
    throws
  {
    try diary.add("he had a hammer")
    _ = try diary.store.amend(1, fields: [.account: "he had a spanner"], reason: "")
    try diary.add("hammer again")
    #expect(try diary.found("hammer") == [1, 2])
    #expect(try diary.found("spanner") == [1])
    _ = try diary.store.erase(.incident(1), reason: "")
    #expect(try diary.found("hammer") == [2])
    #expect(try diary.found("spanner") == [])
    _ = try diary.store.withdraw(.incident(2), reason: "")
    #expect(try diary.found("hammer") == [])
    var request = ListRequest()
    request.words = "hammer"
    request.withdrawnToo = true
    #expect(try diary.store.list(request).rows.map(\.number) == [2])
    try diary.store.rebuild()
    #expect(try diary.store.list(request).rows.map(\.number) == [2])
  }
}

struct ListTests {
  let diary: TestDiary
  var store: DiaryStore { diary.store }

  init() throws {
    diary = try TestDiary()
    let times: [Int64?] = [1000, 3000, nil, 2000, 2000]
    for (place, time) in times.enumerated() {
      diary.clock.advance(1)
      _ = try store.add(
        moment: time.map { moment($0) } ?? unknownMoment, fields: [.account: "\(place)"],
        behaviours: place == 1 ? [.watch] : place == 3 ? [.watch, .loiter] : [],
        marks: place == 0 ? ["A.3"] : place == 1 ? ["A.10", "B.1"] : [])
    }
  }

  func list(_ change: (inout ListRequest) -> Void) throws -> [Int] {
    var request = ListRequest()
    change(&request)
    let (rows, total) = try store.list(request)
    if request.limit == nil { #expect(rows.count == total) }
    return rows.map(\.number)
  }

  @Test func `the newest comes first, entries without a time last, later written first`() throws {
    #expect(try list { _ in } == [2, 5, 4, 1, 3])
    #expect(try list { $0.oldestFirst = true } == [1, 4, 5, 2, 3])
  }

  @Test func `a limit cuts the lines and not the total`() throws {
    var request = ListRequest()
    request.limit = 2
    let (rows, total) = try store.list(request)
    #expect(rows.map(\.number) == [2, 5])
    #expect(total == 5)
    request.mark = "A"
    request.limit = 1
    let marked = try store.list(request)
    #expect(marked.rows.map(\.number) == [2])
    #expect(marked.total == 2)
  }

  @Test func `a time chooses what may have happened then, and ends are half open`() throws {
    #expect(try list { $0.since = Instant(seconds: 2059) } == [2, 5, 4])
    #expect(try list { $0.since = Instant(seconds: 2060) } == [2])
    #expect(try list { $0.until = Instant(seconds: 2000) } == [1])
    #expect(try list { $0.until = Instant(seconds: 2001) } == [5, 4, 1])
    #expect(
      try list {
        $0.since = Instant(seconds: 1500)
        $0.until = Instant(seconds: 2500)
      } == [5, 4])
    #expect(try list { $0.withoutTime = true } == [3])
  }

  @Test func `marks, conduct and files choose`() throws {
    #expect(try list { $0.mark = "A.3" } == [1])
    #expect(try list { $0.mark = "A" } == [2, 1])
    #expect(try list { $0.mark = "A.1" } == [])
    #expect(try list { $0.behaviours = [.loiter] } == [4])
    #expect(try list { $0.behaviours = [.loiter, .watch] } == [2, 4])
    try diary.attach(5, to: 4)
    #expect(try list { $0.withFiles = true } == [4])
    _ = try store.withdraw(.file(incident: 4, number: 1), reason: "")
    #expect(try list { $0.withFiles = true } == [])
  }

  @Test func `what is counted is what stands, by time, with or without one`() throws {
    try diary.attach(5, to: 4)
    let all = try store.counted(since: nil, until: nil)
    #expect(all.map(\.number) == [1, 4, 5, 2, 3])
    #expect(all.map(\.files) == [0, 1, 0, 0, 0])
    #expect(all.map(\.isMarked) == [true, false, false, true, false])
    #expect(all[1].behaviours == [.watch, .loiter])
    #expect(all[4].earliest == nil)
    let some = try store.counted(since: Instant(seconds: 1500), until: Instant(seconds: 2500))
    #expect(some.map(\.number) == [4, 5, 3])
  }
}
