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
      guard var chosen = try request.chosen(database) else { return ([], 0) }
      guard let mark = request.mark else {
        let total = chosen.count
        if let limit = request.limit { chosen.removeLast(max(total - limit, 0)) }
        return (try Self.lines(chosen, in: database), total)
      }
      let rows = try Self.lines(chosen, in: database).filter { row in
        row.marks.contains { $0 == mark || $0.hasPrefix(mark + ".") }
      }
      return (Array(rows.prefix(request.limit ?? rows.count)), rows.count)
    }
  }

  private static let lineColumns = """
    incident.number, incident.idx, incident.written, incident.files, incident.fixes,
    incident.state, coalesce(incident.amended, entry.fields)
    """

  /// The lines of the incidents with these numbers, in this order.
  private static func lines(_ numbers: [Int], in database: Database) throws -> [ListRow] {
    guard numbers.count > 2000 else {
      let statement = try database.cachedStatement(
        sql: """
          SELECT \(lineColumns) FROM incident JOIN entry ON entry.idx = incident.idx
          WHERE incident.number = ?
          """)
      return try numbers.compactMap { number in
        try Row.fetchOne(statement, arguments: [number]).map(line)
      }
    }
    // So many are read in the order in which they lie in the file, and brought into theirs after.
    var places: [Int: Int] = [:]
    places.reserveCapacity(numbers.count)
    for (place, number) in numbers.enumerated() { places[number] = place }
    var lines: [ListRow?] = Array(repeating: nil, count: numbers.count)
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT \(lineColumns) FROM incident CROSS JOIN entry ON entry.idx = incident.idx
        ORDER BY incident.number
        """)
    while let row = try rows.next() {
      if let place = places[row[0]] { lines[place] = try line(row) }
    }
    return lines.compactMap(\.self)
  }

  private static func line(_ row: Row) throws -> ListRow {
    let state = row[5] as Int
    var line = ListRow(
      number: row[0], index: UInt64(row[1] as Int64), moment: nil,
      written: Instant(seconds: row[2]), fields: [:], behaviours: [], marks: [], files: row[3],
      fixes: row[4], isWithdrawn: state == 1, isErased: state == 2)
    let stored = try row.withUnsafeData(atIndex: 6) { data in
      try data?.withUnsafeBytes { try EntryFields(listing: $0) }
    }
    guard let fields = stored else { return line }
    line.moment = fields.moment("when")
    line.fields = fields.incidentFields
    line.behaviours = fields.behaviours
    line.marks = fields.marks
    return line
  }
}

extension ListRequest {
  /// The numbers of the incidents that are asked for, in the order of the list, but for the choice
  /// by ``mark``, of which the table knows only whether there is one; nothing if ``words`` holds
  /// signs alone, which are nowhere.
  fileprivate func chosen(_ database: Database) throws -> [Int]? {
    let phrases = SearchText.phrases(words)
    if phrases.isEmpty, words.contains(where: { !$0.isWhitespace }) { return nil }
    let found = try FoundIncidents(phrases, in: database)
    var conditions: [String] = []
    var arguments: StatementArguments = []
    if !withdrawnToo { conditions.append("state = 0") }
    if let since {
      conditions.append("latest > ?")
      arguments += [since.seconds]
    }
    if let until {
      conditions.append("earliest < ?")
      arguments += [until.seconds]
    }
    if !behaviours.isEmpty {
      conditions.append("behaviours & ? != 0")
      arguments += [Derived.bits(of: behaviours)]
    }
    if withFiles { conditions.append("files > 0") }
    if withoutTime { conditions.append("earliest IS NULL AND state != 2") }
    if mark != nil { conditions.append("marked = 1") }
    let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
    let direction = oldestFirst ? "ASC" : "DESC"
    // Entries without a time come last, by when they were written.
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT number, idx FROM incident \(filter)
        ORDER BY earliest IS NULL, earliest \(direction), written \(direction), number \(direction)
        """, arguments: arguments)
    var numbers: [Int] = []
    while let row = try rows.next() {
      if found.contains(row[1]) { numbers.append(row[0]) }
    }
    return numbers
  }
}
