import DiaryModel
import DiarySecret
import DiaryStore
import DiaryVault
import Foundation
import Testing

/// Diaries of landed versions, which every build opens.
///
/// They are never made anew.
struct KeptRecordTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().path + "/Diaries/"

  /// Opens a copy, because opening may migrate.
  func withCopy(of name: String, _ body: (DiaryStore) throws -> Void) throws {
    let copy =
      FileManager.default.temporaryDirectory.path + "/kept-\(UInt64.random(in: 0 ..< .max))"
    try FileManager.default.copyItem(atPath: Self.folder + name, toPath: copy)
    defer { try? FileManager.default.removeItem(atPath: copy) }
    let words = Array("five plain words in order".utf8)
    let store = try DiaryStore.open(
      at: copy, secret: SecretBytes(count: words.count) { $0.copyBytes(from: words) },
      role: .passphrase
    ) {
      ClockReading(
        instant: Instant(seconds: 1_800_000_000), offset: 0, bootID: "kept", uptime: 1,
        isSynchronised: nil)
    }
    try body(store)
    try store.close()
  }

  @Test func `the record of version 1 opens, is whole, and says what was written`() throws {
    try withCopy(of: "v1-record.vault") { store in
      #expect(try store.check().isWhole)
      let incidents = try store.incidents()
      #expect(incidents.map(\.number) == [1, 2, 3, 4])
      #expect(incidents[0].fields[.account] == "He was outside the school gate. Grey van.")
      #expect(incidents[0].behaviours == [.following, .loiter])
      #expect(incidents[0].evidence.first?.mediaType == "image/jpeg")
      #expect(incidents[0].notes.first?.text == "I kept the envelope.")
      #expect(incidents[1].moment.said == "2 november 2026 8pm")
      #expect(incidents[1].amendments.first?.reason == "checked my call log")
      #expect(incidents[1].marks == ["A.3"])
      #expect(incidents[2].state.isWithdrawn)
      #expect(incidents[3].fields.isEmpty)
      #expect(try store.setting("person") == "Sam")
    }
  }

  @Test func `the checkpoint that was kept with it still holds, also after a further entry`() throws
  {
    let note = try Data(contentsOf: URL(filePath: Self.folder + "v1-record.checkpoint"))
    try withCopy(of: "v1-record.vault") { store in
      #expect(try store.verify(against: [UInt8](note)) == .extended(by: 0))
      try store.set("person", to: "S.")
      #expect(try store.verify(against: [UInt8](note)) == .extended(by: 1))
    }
  }
}

extension EntryState {
  fileprivate var isWithdrawn: Bool {
    if case .withdrawn = self { true } else { false }
  }
}
