import DiaryCrypto
import DiaryDigest
public import DiaryModel
import DiaryVault
import Foundation
import GRDB

/// Where a new entry stands.
public struct Saved: Equatable, Sendable {
  /// The number of the incident that was made or is concerned; 0 where none is.
  public var number: Int
  /// The index in the log.
  public var index: UInt64
  /// When it was written down.
  public var recorded: RecordedAt
}

/// An entry, or a file of one, by the numbers that people use.
public enum Target: Equatable, Hashable, Sendable {
  /// The entry with this number.
  case incident(Int)
  /// A file of an entry: `41.2`.
  case file(incident: Int, number: Int)
  /// A note, by its index in the log.
  case note(index: UInt64)
}

extension DiaryStore {
  // MARK: Recording

  /// Writes an incident down.
  ///
  /// - Parameter keepingDraft: whether the draft is of something else and stays.
  public func add(
    moment: Moment, fields: [IncidentField: String], behaviours: Set<Behaviour>,
    marks: [String] = [], keepingDraft: Bool = false
  ) throws(StoreError) -> Saved {
    try write { database in
      let number = try (Int.fetchOne(database, sql: "SELECT max(number) FROM incident") ?? 0) + 1
      let recorded = try self.recordedNow(database)
      var entry = EntryFields(kind: .incident, recorded: recorded)
      entry.put(String(number), as: "number")
      entry.put(moment, as: "when")
      entry.put(fields, behaviours: behaviours, marks: marks)
      let index = try self.append(&entry, target: nil, in: database)
      guard let incident = Incident(entry, index: index) else {
        throw StoreError.noSuchEntry(number)
      }
      try Derived.put(incident, in: database)
      if !keepingDraft { try database.execute(sql: "DELETE FROM draft") }
      return Saved(number: number, index: index, recorded: recorded)
    }
  }

  /// Corrects or adds to an incident; the earlier words stay in the log.
  ///
  /// - Parameters:
  ///   - fields: what is to be said instead; an empty text empties a field.
  ///   - moment, behaviours, marks: instead of the present ones, or nothing to leave them.
  ///   - reason: why; may be empty.
  public func amend(
    _ number: Int, moment: Moment? = nil, fields: [IncidentField: String] = [:],
    behaviours: Set<Behaviour>? = nil, marks: [String]? = nil, reason: String
  ) throws(StoreError) -> Saved {
    try write { database in
      let (index, leaf) = try Self.place(of: number, in: database)
      let recorded = try self.recordedNow(database)
      var entry = EntryFields(kind: .amendment, recorded: recorded)
      entry.put("\(index):\(leaf.hex)", as: "corrects")
      entry.put(String(number), as: "incident")
      entry["reason"] = reason
      if let moment { entry.put(moment, as: "when") }
      for field in IncidentField.allCases {
        if let value = fields[field] { entry.put(value, as: field.rawValue) }
      }
      if let behaviours { entry.put(EntryFields.text(of: behaviours), as: "behaviours") }
      if let marks { entry.put(marks.joined(separator: ","), as: "marks") }
      let own = try self.append(&entry, target: index, in: database)
      guard let incident = try Self.fold(number, in: database) else {
        throw StoreError.noSuchEntry(number)
      }
      try Derived.put(incident, in: database)
      return Saved(number: number, index: own, recorded: recorded)
    }
  }

  /// Adds a remark to an incident or to one of its files.
  public func note(
    _ number: Int, file: Int? = nil, text: String, moment: Moment? = nil, isPrivate: Bool = false
  ) throws(StoreError) -> Saved {
    try write { database in
      let (index, leaf) = try Self.place(of: number, in: database)
      if let file { _ = try Self.fileIndex(incident: number, number: file, in: database) }
      let recorded = try self.recordedNow(database)
      var entry = EntryFields(kind: .note, recorded: recorded)
      entry.put("\(index):\(leaf.hex)", as: "on")
      entry.put(String(number), as: "incident")
      entry["file"] = file.map(String.init)
      entry.put(text, as: "text")
      if let moment { entry.put(moment, as: "when") }
      if isPrivate { entry.put("yes", as: "private") }
      let own = try self.append(&entry, target: index, in: database)
      return Saved(number: number, index: own, recorded: recorded)
    }
  }

  /// Takes an entry, a file or a note out of lists and packs; its contents stay in the log.
  public func withdraw(_ target: Target, reason: String) throws(StoreError) -> Saved {
    try write { database in
      let (number, index, leaf) = try Self.resolve(target, in: database)
      guard let incident = try Self.fold(number, in: database) else {
        throw StoreError.noSuchEntry(number)
      }
      switch Self.state(of: index, in: incident) {
      case .withdrawn: throw StoreError.alreadyWithdrawn
      case .erased: throw StoreError.alreadyErased
      case .current: break
      }
      let recorded = try self.recordedNow(database)
      var entry = EntryFields(kind: .withdrawal, recorded: recorded)
      entry.put("\(index):\(leaf.hex)", as: "corrects")
      entry.put(String(number), as: "incident")
      entry["reason"] = reason
      let own = try self.append(&entry, target: incident.index, in: database)
      try database.execute(
        sql: "UPDATE evidence SET state = 1 WHERE idx = ?", arguments: [Int64(index)])
      guard let changed = try Self.fold(number, in: database) else {
        throw StoreError.noSuchEntry(number)
      }
      try Derived.put(changed, in: database)
      return Saved(number: number, index: own, recorded: recorded)
    }
  }

  /// Notes that a pack was made.
  ///
  /// - Parameter facts: what was chosen and what came of it, by the field names of the log.
  public func recordExport(_ facts: [(name: String, value: String)]) throws(StoreError) -> Saved {
    try recordFacts(.export, facts)
  }

  /// Sets a setting that belongs to the diary, such as the name of the person it is about.
  public func set(_ name: String, to value: String) throws(StoreError) {
    _ = try recordFacts(.setting, [("name", name), ("value", value)])
  }

  /// The value of a setting.
  public func setting(_ name: String) throws(StoreError) -> String? {
    try read {
      try String.fetchOne($0, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
    }
  }

  private func recordFacts(
    _ kind: EntryKind, _ facts: [(name: String, value: String)]
  ) throws(StoreError) -> Saved {
    try write { database in
      let recorded = try self.recordedNow(database)
      var entry = EntryFields(kind: kind, recorded: recorded)
      for fact in facts { entry.put(fact.value, as: fact.name) }
      let index = try self.append(&entry, target: nil, in: database)
      if kind == .setting { try Derived.take(setting: entry, in: database) }
      return Saved(number: 0, index: index, recorded: recorded)
    }
  }

  // MARK: The log

  /// Appends one entry: fields, key, leaf hash, frontier, search text; and tells the vault the root.
  func append(
    _ entry: inout EntryFields, target: UInt64?, in database: Database
  ) throws -> UInt64 {
    entry.finish()
    var frontier = try Self.frontier(database)
    let index = frontier.size
    let key = try EntryKey(Randomness.bytes(EntryKey.byteCount))
    let leaf = try EntryHashing.leafHash(fields: entry.fields, key: key)
    frontier.append(leaf)
    let insert = try database.cachedStatement(
      sql: """
        INSERT INTO entry (idx, kind, target, written, key, fields, leaf)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """)
    let written = entry.recorded?.instant.seconds ?? 0
    try insert.execute(arguments: [
      Int64(index), entry["kind"], target.map(Int64.init), written, Data(key.bytes),
      Data(try LogFieldsCoding.encode(entry.fields)), Data(leaf.bytes),
    ])
    let advance = try database.cachedStatement(
      sql: "UPDATE log SET frontier = ?, lastRecorded = ? WHERE id = 1")
    try advance.execute(arguments: [Data(frontier.encoded), written])
    try Derived.index(entry, at: index, in: database)
    vault.logRoot = frontier.root.bytes
    return index
  }

  static func frontier(_ database: Database) throws -> MerkleFrontier {
    guard let bytes = try Data.fetchOne(database, sql: "SELECT frontier FROM log WHERE id = 1")
    else { return MerkleFrontier() }
    return try MerkleFrontier(decoding: [UInt8](bytes))
  }

  /// Reads the clocks, gives this start of the machine a number, and notices a clock set back.
  func recordedNow(_ database: Database) throws -> RecordedAt {
    let reading = clock()
    try database.execute(
      sql: "INSERT OR IGNORE INTO boot (id) VALUES (?)", arguments: [reading.bootID])
    let boot = try Int.fetchOne(
      database, sql: "SELECT ordinal FROM boot WHERE id = ?", arguments: [reading.bootID])
    let last =
      try Int64.fetchOne(database, sql: "SELECT lastRecorded FROM log WHERE id = 1") ?? .min
    let state: RecordedAt.ClockState =
      if reading.instant.seconds < last {
        .setBack
      } else {
        switch reading.isSynchronised {
        case true?: .synchronised
        case false?: .unsynchronised
        case nil: .unknown
        }
      }
    return RecordedAt(
      instant: reading.instant, offset: reading.offset, boot: boot ?? 0, uptime: reading.uptime,
      clock: state)
  }

  // MARK: Places

  /// Where an incident stands in the log, and the hash of its leaf; refuses one that was erased.
  static func place(
    of number: Int, in database: Database
  ) throws -> (index: UInt64, leaf: SHA256Digest) {
    guard
      let row = try Row.fetchOne(
        database,
        sql: """
          SELECT entry.idx, entry.leaf, entry.fields IS NULL
          FROM incident JOIN entry ON entry.idx = incident.idx WHERE incident.number = ?
          """, arguments: [number]),
      let leaf = SHA256Digest([UInt8](row[1] as Data))
    else { throw StoreError.noSuchEntry(number) }
    guard !(row[2] as Bool) else { throw StoreError.alreadyErased }
    return (UInt64(row[0] as Int64), leaf)
  }

  static func fileIndex(incident: Int, number: Int, in database: Database) throws -> UInt64 {
    guard
      let index = try Int64.fetchOne(
        database, sql: "SELECT idx FROM evidence WHERE incident = ? AND number = ?",
        arguments: [incident, number])
    else { throw StoreError.noSuchFile(incident: incident, number: number) }
    return UInt64(index)
  }

  static func resolve(
    _ target: Target, in database: Database
  ) throws -> (number: Int, index: UInt64, leaf: SHA256Digest) {
    let index: UInt64
    let number: Int
    switch target {
    case .incident(let incident):
      let place = try place(of: incident, in: database)
      return (incident, place.index, place.leaf)
    case .file(let incident, let file):
      _ = try place(of: incident, in: database)
      index = try fileIndex(incident: incident, number: file, in: database)
      number = incident
    case .note(let note):
      guard
        let incident = try Int.fetchOne(
          database,
          sql: """
            SELECT incident.number FROM entry JOIN incident ON incident.idx = entry.target
            WHERE entry.idx = ? AND entry.kind = 'note'
            """, arguments: [Int64(note)])
      else { throw StoreError.noSuchEntry(0) }
      index = note
      number = incident
    }
    let row = try Row.fetchOne(
      database, sql: "SELECT leaf, fields IS NULL FROM entry WHERE idx = ?",
      arguments: [Int64(index)])
    guard let row, let leaf = SHA256Digest([UInt8](row[0] as Data)) else {
      throw StoreError.noSuchEntry(number)
    }
    guard !(row[1] as Bool) else { throw StoreError.alreadyErased }
    return (number, index, leaf)
  }

  private static func state(of index: UInt64, in incident: Incident) -> EntryState {
    if incident.index == index { return incident.state }
    if let file = incident.evidence.first(where: { $0.index == index }) { return file.state }
    return incident.notes.first { $0.index == index }?.state ?? .current
  }
}
