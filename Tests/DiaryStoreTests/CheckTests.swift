import DiaryModel
import DiaryStore
import DiaryVault
import Testing

struct CheckTests {
  let diary: TestDiary
  var store: DiaryStore { diary.store }

  init() throws {
    diary = try TestDiary()
    try diary.add("first")
    try diary.add("second", [.place: "gate"])
    _ = try store.amend(2, fields: [.place: "corner"], reason: "r")
    _ = try store.note(1, text: "noted")
    try diary.attach(1000, to: 2)
    try store.set("person", to: "Sam")
    try diary.add("last")
  }

  @Test func `a whole diary is whole, and everything in it was looked at`() throws {
    var shares: [Double] = []
    let report = try store.check { shares.append($0) }
    #expect(report.isWhole)
    #expect(report.entries == 7)
    #expect(report.files == 1)
    #expect(report.pages > 10)
    #expect(shares == shares.sorted())
    #expect(shares.last == 1)
  }

  @Test(arguments: [
    // The last letter of `first` in the stored fields of entry 0.
    "UPDATE entry SET fields = CAST(replace(CAST(fields AS TEXT), 'first', 'fiRst') AS BLOB) WHERE idx = 0",
    "UPDATE entry SET fields = x'00' WHERE idx = 0",
    "UPDATE entry SET fields = CAST('' AS BLOB) WHERE idx = 0",
    "UPDATE entry SET key = zeroblob(32) WHERE idx = 0",
    "UPDATE entry SET key = x'01' WHERE idx = 0",
  ])
  func `a change of what an entry says is found and named`(sql: String) throws {
    try diary.tamper(sql)
    let report = try store.check()
    #expect(report.changedEntries == [0])
    #expect(!report.isWhole)
  }

  @Test(arguments: [
    "DELETE FROM entry WHERE idx = 3", "DELETE FROM entry WHERE idx = 6",
    "UPDATE entry SET idx = 99 WHERE idx = 3", "UPDATE entry SET leaf = zeroblob(32) WHERE idx = 3",
  ])
  func `a removed, moved or replaced entry is found`(sql: String) throws {
    try diary.tamper(sql)
    let report = try store.check()
    #expect(!report.logIsWhole)
    #expect(!report.isWhole)
  }

  @Test(arguments: [
    "UPDATE incident SET earliest = earliest + 1 WHERE number = 2",
    "UPDATE incident SET latest = NULL WHERE number = 1",
    "UPDATE incident SET written = written - 1 WHERE number = 1",
    "UPDATE incident SET behaviours = 1 WHERE number = 1",
    "UPDATE incident SET marked = 1 WHERE number = 1",
    "UPDATE incident SET state = 1 WHERE number = 1",
    "UPDATE incident SET state = 2 WHERE number = 1",
    "UPDATE incident SET files = 0 WHERE number = 2",
    "UPDATE incident SET fixes = 0 WHERE number = 2",
    "UPDATE incident SET amended = NULL WHERE number = 2",
    "UPDATE incident SET idx = 77 WHERE number = 1",
    "DELETE FROM incident WHERE number = 3",
    "INSERT INTO incident SELECT 9, 90, earliest, latest, written, 0, 0, 0, 0, 0, NULL FROM incident LIMIT 1",
    "UPDATE entry SET kind = 'order' WHERE idx = 3",
    "UPDATE entry SET target = 1 WHERE idx = 3",
    "UPDATE entry SET written = 5 WHERE idx = 3",
    "UPDATE evidence SET number = 2", "UPDATE evidence SET state = 1", "DELETE FROM evidence",
    "UPDATE blob SET size = 5", "UPDATE blob SET sha256 = ''",
    "UPDATE setting SET value = 'Jo'", "DELETE FROM setting",
  ])
  func `a list that no longer says what the log says is found`(sql: String) throws {
    try diary.tamper(sql)
    #expect(try !store.check().listsAgree)
  }

  @Test func `lists that were changed are as before after they were built anew`() throws {
    let incidents = try store.incidents()
    let rows = try store.list(ListRequest()).rows
    try diary.tamper(
      """
      UPDATE incident SET earliest = 1, state = 1, amended = NULL, files = 9;
      DELETE FROM incident WHERE number = 3;
      UPDATE evidence SET state = 1;
      DELETE FROM setting;
      INSERT INTO search (search) VALUES ('delete-all')
      """)
    try store.rebuild()
    #expect(try store.incidents() == incidents)
    #expect(try store.list(ListRequest()).rows == rows)
    #expect(try store.setting("person") == "Sam")
    #expect(try diary.found("corner") == [2])
    #expect(try store.check().isWhole)
  }

  @Test(arguments: [
    "UPDATE log SET frontier = zeroblob(8)",
    "UPDATE log SET frontier = (SELECT CAST(substr(frontier, 1, 8) || zeroblob(96) AS BLOB) FROM log)",
    "DELETE FROM log",
  ])
  func `a log whose root is not that of the encrypted file is refused at once`(sql: String) throws {
    #expect(throws: StoreError.logChanged) { try diary.tamper(sql) }
  }

  @Test func `a page that does not open is named, and nothing else is claimed`() throws {
    try diary.attach(400_000, to: 1)
    try store.close()
    let bytes = diary.file.bytes
    var found = 0
    for place in stride(from: 16384 + 20 * 8192 + 5, to: 16384 + 60 * 8192, by: 8192) {
      var hurt = bytes
      hurt[place] ^= 1
      guard let diary = try? TestDiary(hurt), let report = try? diary.store.check() else {
        continue
      }
      found += report.damagedPages.isEmpty ? 0 : 1
    }
    #expect(found > 10)
  }

  @Test func `a diary of a later version is refused and stays as it is`() throws {
    #expect(throws: StoreError.laterVersion) {
      try diary.tamper("INSERT INTO grdb_migrations (identifier) VALUES ('v2')")
    }
    // What the refused opening held in memory is let go, the file was not touched by it.
    let before = diary.file.bytes
    let vault = try TestDiary.openVault(diary.disk)
    let clock = diary.clock
    #expect(throws: StoreError.laterVersion) { try DiaryStore.open(vault) { clock.reading } }
    try vault.close()
    #expect(diary.file.bytes == before)
  }
}
