/// The fields of one entry by name, in the order in which they are stored.
///
/// This is the one place that knows how values become fields: <doc:Log> has the table.
public struct EntryFields: Equatable, Sendable {
  /// The fields, in order.
  public private(set) var fields: [LogField] = []

  /// No fields.
  public init() {}

  /// The fields that were stored.
  public init(_ stored: [LogField]) {
    fields = stored
  }

  // An entry has some twenty fields with short names: looking through them is faster than hashing.
  private func place(of name: String) -> Int? {
    fields.firstIndex { $0.isNamed(name) }
  }

  /// What an incident says, from its stored form, without the fields that a list does not show.
  ///
  /// - Throws: what ``LogFieldsCoding/decode(_:)`` throws.
  public init(listing stored: UnsafeRawBufferPointer) throws(LogError) {
    fields = try LogFieldsCoding.decode(stored) { name in
      !Self.unlistedNames.contains { $0.utf8.count == name.count && $0.utf8.elementsEqual(name) }
    }
  }

  private static let unlistedNames = [
    "kind", "recorded", "recorded.boot", "recorded.uptime", "recorded.clock", "number", "fields",
  ]

  /// The value of a field; nothing if the entry has none of that name.
  ///
  /// Setting an empty value or none leaves the field out.
  public subscript(name: String) -> String? {
    get { place(of: name).map { fields[$0].value } }
    set {
      guard let value = newValue, !value.isEmpty else { return }
      put(value, as: name)
    }
  }

  /// Adds or replaces a field, which may be empty.
  public mutating func put(_ value: String, as name: String) {
    // Names come from our own vocabulary, and no text of 4 GiB gets this far.
    guard let field = try? LogField(name: name, value: value) else { return }
    if let place = place(of: name) {
      fields[place] = field
    } else {
      fields.append(field)
    }
  }

  /// Begins an entry: its kind, and when it is written down.
  public init(kind: EntryKind, recorded: RecordedAt) {
    self.init()
    put(kind.rawValue, as: "kind")
    put(recorded.instant.rfc3339(offset: recorded.offset), as: "recorded")
    put(String(recorded.boot), as: "recorded.boot")
    put(String(recorded.uptime), as: "recorded.uptime")
    put(recorded.clock.rawValue, as: "recorded.clock")
  }

  /// Ends an entry: the field `fields` lists every name, itself included, so that a reader to whom
  /// all are shown can know that none is withheld.
  public mutating func finish() {
    let names = fields.map(\.name) + ["fields"]
    put(names.joined(separator: " "), as: "fields")
  }

  /// What kind of entry it is; nothing for a kind that a later version made.
  public var kind: EntryKind? { self["kind"].flatMap(EntryKind.init(rawValue:)) }

  /// When it was written down.
  public var recorded: RecordedAt? {
    guard let text = self["recorded"], let instant = Instant(rfc3339: text) else { return nil }
    return RecordedAt(
      instant: instant, offset: Self.offset(of: text),
      boot: self["recorded.boot"].flatMap(Int.init) ?? 0,
      uptime: self["recorded.uptime"].flatMap(Int64.init) ?? 0,
      clock: self["recorded.clock"].flatMap(RecordedAt.ClockState.init(rawValue:)) ?? .unknown)
  }

  /// The offset that an RFC 3339 text ends with, in minutes.
  private static func offset(of text: String) -> Int {
    let tail = text.suffix(6)
    guard tail.count == 6, let sign = tail.first, sign == "+" || sign == "-",
      let hours = Int(tail.dropFirst().prefix(2)), let minutes = Int(tail.suffix(2))
    else { return 0 }
    return (sign == "-" ? -1 : 1) * (hours * 60 + minutes)
  }

  // MARK: Moments

  /// The names of the fields that hold a moment under `prefix`, such as `when`.
  public static func momentNames(_ prefix: String) -> [String] {
    ["said", "precision", "earliest", "latest", "zone", "words", "edtf"].map { prefix + "." + $0 }
  }

  /// Stores a moment under `prefix`.
  public mutating func put(_ moment: Moment, as prefix: String) {
    put(moment.said, as: prefix + ".said")
    put(moment.precision.rawValue, as: prefix + ".precision")
    put(moment.earliest?.rfc3339 ?? "", as: prefix + ".earliest")
    put(moment.latest?.rfc3339 ?? "", as: prefix + ".latest")
    put(moment.zone, as: prefix + ".zone")
    put(moment.words, as: prefix + ".words")
    put(moment.edtf, as: prefix + ".edtf")
  }

  /// The moment that is stored under `prefix`, if one is.
  public func moment(_ prefix: String) -> Moment? {
    guard
      let precision = self[prefix + ".precision"].flatMap(Moment.Precision.init(rawValue:))
    else { return nil }
    return Moment(
      said: self[prefix + ".said"] ?? "", precision: precision,
      earliest: self[prefix + ".earliest"].flatMap(Instant.init(rfc3339:)),
      latest: self[prefix + ".latest"].flatMap(Instant.init(rfc3339:)),
      zone: self[prefix + ".zone"] ?? "", words: self[prefix + ".words"] ?? "",
      edtf: self[prefix + ".edtf"] ?? "")
  }

  // MARK: Incidents

  /// Stores what an incident says.
  public mutating func put(
    _ fields: [IncidentField: String], behaviours: Set<Behaviour>, marks: [String]
  ) {
    for field in IncidentField.allCases { self[field.rawValue] = fields[field] }
    self["behaviours"] = Self.text(of: behaviours)
    self["marks"] = marks.joined(separator: ",")
  }

  /// What an incident says, field by field.
  public var incidentFields: [IncidentField: String] {
    var found: [IncidentField: String] = [:]
    for field in fields where !field.value.isEmpty {
      if let name = Self.incidentFieldNames[field.name] { found[name] = field.value }
    }
    return found
  }

  private static let incidentFieldNames = Dictionary(
    uniqueKeysWithValues: IncidentField.allCases.map { ($0.rawValue, $0) })

  /// The kinds of conduct that are stored.
  public var behaviours: Set<Behaviour> {
    Set(
      (self["behaviours"] ?? "").split(separator: ",").compactMap {
        Behaviour(rawValue: String($0))
      })
  }

  /// The marks that are stored.
  public var marks: [String] {
    (self["marks"] ?? "").split(separator: ",").map(String.init)
  }

  /// Codes in the order of the vocabulary, parted by commas.
  public static func text(of behaviours: Set<Behaviour>) -> String {
    Behaviour.allCases.filter(behaviours.contains).map(\.rawValue).joined(separator: ",")
  }

  // MARK: Evidence

  /// Stores what is known of a file.
  public mutating func put(_ evidence: Evidence) {
    put(String(evidence.incident), as: "incident")
    put(String(evidence.number), as: "file")
    put(evidence.name, as: "name")
    put(String(evidence.size), as: "size")
    put(evidence.sha256, as: "sha256")
    put(evidence.mediaType, as: "media-type")
    put(evidence.kind.rawValue, as: "what")
    self["from"] = evidence.from
    self["about"] = evidence.about
    if let taken = evidence.taken { put(taken, as: "taken") }
    self["modified"] = evidence.modified?.rfc3339
    for fact in evidence.facts { self["fact." + fact.name.rawValue] = fact.value }
    if evidence.doNotShow { put("yes", as: "do-not-show") }
  }

  /// The file that is described, written down at `index`.
  public func evidence(index: UInt64) -> Evidence? {
    guard let incident = self["incident"].flatMap(Int.init),
      let number = self["file"].flatMap(Int.init), let recorded,
      let size = self["size"].flatMap(Int64.init), let sha256 = self["sha256"]
    else { return nil }
    return Evidence(
      incident: incident, number: number, index: index, recorded: recorded,
      name: self["name"] ?? "", size: size, sha256: sha256,
      mediaType: self["media-type"] ?? "application/octet-stream",
      kind: self["what"].flatMap(Evidence.Kind.init(rawValue:)) ?? .other,
      from: self["from"] ?? "", about: self["about"] ?? "", taken: moment("taken"),
      modified: self["modified"].flatMap(Instant.init(rfc3339:)),
      facts: Evidence.Fact.Name.allCases.compactMap { name in
        self["fact." + name.rawValue].map { Evidence.Fact(name, $0) }
      }, doNotShow: self["do-not-show"] == "yes")
  }

  // MARK: References

  /// The index that a reference `INDEX:LEAFHASH` names.
  public static func index(of reference: some StringProtocol) -> UInt64? {
    reference.split(separator: ":").first.flatMap { UInt64($0) }
  }
}
