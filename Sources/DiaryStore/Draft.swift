public import DiaryModel
import Foundation
import GRDB

/// What was being written when the session ended: kept in the encrypted file, outside the log.
public struct Draft: Equatable, Sendable {
  /// When it was begun.
  public var started: Instant
  /// The answers so far, by the names of the questions.
  public var answers: [String: String]

  /// A draft.
  public init(started: Instant, answers: [String: String]) {
    self.started = started
    self.answers = answers
  }
}

extension DiaryStore {
  /// Keeps `draft` in the place of an earlier one; on the medium when this returns.
  public func save(_ draft: Draft) throws(StoreError) {
    try write { database in
      var fields = EntryFields()
      for (name, answer) in draft.answers.sorted(by: { $0.key < $1.key }) {
        fields.put(answer, as: name)
      }
      guard !fields.fields.isEmpty else {
        try database.execute(sql: "DELETE FROM draft")
        return
      }
      try database.execute(
        sql: "INSERT OR REPLACE INTO draft (id, started, fields) VALUES (1, ?, ?)",
        arguments: [draft.started.seconds, Data(try LogFieldsCoding.encode(fields.fields))])
    }
  }

  /// The draft, if one is kept.
  public func draft() throws(StoreError) -> Draft? {
    try read { database in
      guard let row = try Row.fetchOne(database, sql: "SELECT started, fields FROM draft")
      else { return nil }
      var answers: [String: String] = [:]
      for field in try LogFieldsCoding.decode([UInt8](row[1] as Data)) {
        answers[field.name] = field.value
      }
      return Draft(started: Instant(seconds: row[0]), answers: answers)
    }
  }

  /// Lets the draft go.
  public func dropDraft() throws(StoreError) {
    try write { try $0.execute(sql: "DELETE FROM draft") }
  }
}
