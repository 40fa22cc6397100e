import DiaryDigest
public import DiaryModel
import Foundation
import GRDB

/// One line of a list.
public struct ListRow: Equatable, Sendable {
  /// The number of the incident.
  public var number: Int
  /// Its place in the log.
  public var index: UInt64
  /// When it happened; missing where the contents were destroyed.
  public var moment: Moment?
  /// When it was written down.
  public var written: Instant
  /// The present words, field by field.
  public var fields: [IncidentField: String]
  /// The kinds of conduct.
  public var behaviours: Set<Behaviour>
  /// The marks.
  public var marks: [String]
  /// How many files it has.
  public var files: Int
  /// How many corrections.
  public var fixes: Int
  /// Whether the writer took it out of lists.
  public var isWithdrawn: Bool
  /// Whether its contents were destroyed.
  public var isErased: Bool
}

/// What a list is to hold.
public struct ListRequest: Equatable, Sendable {
  /// Only what may have happened at this instant or later.
  public var since: Instant?
  /// Only what may have happened before this instant.
  public var until: Instant?
  /// Only incidents with one of these kinds of conduct; all if empty.
  public var behaviours: Set<Behaviour> = []
  /// Only incidents that have files.
  public var withFiles = false
  /// Only incidents without a time.
  public var withoutTime = false
  /// Only incidents with this mark, such as `A.3`, or with a mark against this order, such as `A`.
  public var mark: String?
  /// Only incidents in which all these words stand, in any field, note or file name.
  public var words = ""
  /// Withdrawn and erased ones too.
  public var withdrawnToo = false
  /// The oldest first.
  public var oldestFirst = false
  /// At most this many.
  public var limit: Int?

  /// A request for everything that stands, the newest first.
  public init() {}
}

extension DiaryStore {
  /// The incident with this number, with its whole history.
  public func incident(_ number: Int) throws(StoreError) -> Incident {
    try read { database in
      guard let incident = try Self.fold(number, in: database) else {
        throw StoreError.noSuchEntry(number)
      }
      return incident
    }
  }

  /// Every incident with its whole history, by number.
  public func incidents() throws(StoreError) -> [Incident] {
    try read { try Self.foldAll($0) }
  }

  /// How many incidents there are, withdrawn and erased ones among them.
  public func incidentCount() throws(StoreError) -> Int {
    try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM incident") ?? 0 }
  }

  /// The lines of a list, and how many there would be without a limit.
  public func list(_ request: ListRequest) throws(StoreError) -> (rows: [ListRow], total: Int) {
    try read { database in
      var conditions: [String] = []
      var arguments: StatementArguments = []
      if !request.withdrawnToo { conditions.append("state = 0") }
      if let since = request.since {
        conditions.append("latest > ?")
        arguments += [since.seconds]
      }
      if let until = request.until {
        conditions.append("earliest < ?")
        arguments += [until.seconds]
      }
      if !request.behaviours.isEmpty {
        conditions.append("behaviours & ? != 0")
        arguments += [Derived.bits(of: request.behaviours)]
      }
      if request.withFiles { conditions.append("files > 0") }
      if request.withoutTime { conditions.append("earliest IS NULL AND state != 2") }
      if request.mark != nil { conditions.append("marked = 1") }
      let phrases = SearchText.phrases(request.words)
      for phrase in phrases {
        // Each by itself: one may stand in the account and another in a note or a file's name.
        conditions.append(
          """
          idx IN (
            SELECT coalesce(entry.target, entry.idx) FROM entry
            WHERE entry.idx IN (SELECT rowid FROM search WHERE search MATCH ?))
          """)
        arguments += ["\"\(phrase.joined(separator: " "))\" *"]
      }
      if phrases.isEmpty, request.words.contains(where: { !$0.isWhitespace }) { return ([], 0) }
      let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
      let direction = request.oldestFirst ? "ASC" : "DESC"
      // Entries without a time come last, by when they were written.
      let order =
        "ORDER BY earliest IS NULL, earliest \(direction), written \(direction), number \(direction)"
      var total = 0
      if request.mark == nil {
        total =
          try Int.fetchOne(
            database, sql: "SELECT count(*) FROM incident \(filter)", arguments: arguments) ?? 0
      }
      let limit = request.mark == nil ? request.limit.map { "LIMIT \($0)" } ?? "" : ""
      let cursor = try Row.fetchCursor(
        database,
        sql: """
          SELECT chosen.number, chosen.idx, chosen.written, chosen.files, chosen.fixes,
            chosen.state, coalesce(chosen.amended, entry.fields)
          FROM (SELECT * FROM incident \(filter) \(order) \(limit)) AS chosen
            JOIN entry ON entry.idx = chosen.idx
          \(order.replacingOccurrences(of: "earliest", with: "chosen.earliest")
            .replacingOccurrences(of: "written", with: "chosen.written")
            .replacingOccurrences(of: "number", with: "chosen.number"))
          """, arguments: arguments)
      var rows: [ListRow] = []
      while let row = try cursor.next() {
        let line = try Self.line(row)
        if let mark = request.mark {
          guard line.marks.contains(where: { $0 == mark || $0.hasPrefix(mark + ".") }) else {
            continue
          }
          total += 1
          if let limit = request.limit, rows.count >= limit { continue }
        }
        rows.append(line)
      }
      return (rows, total)
    }
  }

  private static func line(_ row: Row) throws -> ListRow {
    let state = row[5] as Int
    var line = ListRow(
      number: row[0], index: UInt64(row[1] as Int64), moment: nil,
      written: Instant(seconds: row[2]), fields: [:], behaviours: [], marks: [], files: row[3],
      fixes: row[4], isWithdrawn: state == 1, isErased: state == 2)
    guard let fields = try EntryFields(stored: row, at: 6) else { return line }
    line.moment = fields.moment("when")
    line.fields = fields.incidentFields
    line.behaviours = fields.behaviours
    line.marks = fields.marks
    return line
  }
}
