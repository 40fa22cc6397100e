public import DiaryModel
import GRDB

/// The parts of an incident that are counted, without its words.
public struct CountedIncident: Equatable, Sendable {
  /// The number of the incident.
  public var number: Int
  /// The first instant at which it can have happened.
  public var earliest: Instant?
  /// The first instant at which it can no longer have happened.
  public var latest: Instant?
  /// When it was written down.
  public var written: Instant
  /// The kinds of conduct.
  public var behaviours: Set<Behaviour>
  /// Whether it is marked against a condition.
  public var isMarked: Bool
  /// How many files it has.
  public var files: Int
}

extension DiaryStore {
  /// Every incident that stands, for counting; by time, those without a time last.
  public func counted(since: Instant?, until: Instant?) throws(StoreError) -> [CountedIncident] {
    try read { database in
      var conditions = ["state = 0"]
      var arguments: StatementArguments = []
      if let since {
        conditions.append("(latest > ? OR latest IS NULL)")
        arguments += [since.seconds]
      }
      if let until {
        conditions.append("(earliest < ? OR earliest IS NULL)")
        arguments += [until.seconds]
      }
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT number, earliest, latest, written, behaviours, marked, files FROM incident
          WHERE \(conditions.joined(separator: " AND "))
          ORDER BY earliest IS NULL, earliest, written
          """, arguments: arguments)
      var counted: [CountedIncident] = []
      while let row = try rows.next() {
        counted.append(
          CountedIncident(
            number: row[0], earliest: (row[1] as Int64?).map(Instant.init(seconds:)),
            latest: (row[2] as Int64?).map(Instant.init(seconds:)),
            written: Instant(seconds: row[3]), behaviours: Derived.behaviours(of: row[4]),
            isMarked: row[5], files: row[6]))
      }
      return counted
    }
  }
}
