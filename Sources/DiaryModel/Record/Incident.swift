/// One thing that happened, as the log now says it: the first words and all that came later.
///
/// It is derived from the log and can be rebuilt from it at any time.
public struct Incident: Equatable, Sendable {
  /// Its number for people: 1, 2, …; never used again.
  public var number: Int
  /// Its place in the log.
  public var index: UInt64
  /// When it was first written down.
  public var recorded: RecordedAt
  /// When it happened, by the latest amendment.
  public var moment: Moment
  /// What was said, by the latest amendments; fields that were never filled are missing.
  public var fields: [IncidentField: String]
  /// The kinds of conduct that the writer chose.
  public var behaviours: Set<Behaviour>
  /// The conditions of orders that the writer marked it against, such as `A.3`; in the order given.
  public var marks: [String]
  /// Later corrections and additions, oldest first.
  public var amendments: [Amendment]
  /// Remarks on the entry, oldest first.
  public var notes: [Note]
  /// Its files, in order of their numbers.
  public var evidence: [Evidence]
  /// Whether it stands, was withdrawn, or had its contents destroyed.
  public var state: EntryState

  /// An incident with every part given.
  public init(
    number: Int, index: UInt64, recorded: RecordedAt, moment: Moment,
    fields: [IncidentField: String], behaviours: Set<Behaviour>, marks: [String] = [],
    amendments: [Amendment] = [], notes: [Note] = [], evidence: [Evidence] = [],
    state: EntryState = .current
  ) {
    self.number = number
    self.index = index
    self.recorded = recorded
    self.moment = moment
    self.fields = fields
    self.behaviours = behaviours
    self.marks = marks
    self.amendments = amendments
    self.notes = notes
    self.evidence = evidence
    self.state = state
  }
}

/// Whether an entry stands.
public enum EntryState: Equatable, Sendable {
  /// It stands.
  case current
  /// The writer took it out of lists and packs; its contents are kept.
  case withdrawn(reason: String, recorded: RecordedAt)
  /// Its contents were destroyed; only the proof that it existed is left.
  case erased(recorded: RecordedAt)
}

/// A later entry that corrects or adds to an earlier one.
///
/// The earlier words are kept.
public struct Amendment: Equatable, Sendable {
  /// One field that changed.
  ///
  /// An empty text means that the field was empty.
  public struct Change: Equatable, Sendable {
    /// The name of the field in the log, such as `where` or `when.said`.
    public var field: String
    /// What it said before.
    public var before: String
    /// What it says since.
    public var after: String

    /// A change of one field.
    public init(field: String, before: String, after: String) {
      self.field = field
      self.before = before
      self.after = after
    }
  }

  /// Its place in the log.
  public var index: UInt64
  /// When it was written down.
  public var recorded: RecordedAt
  /// Why, in the writer's words; may be empty.
  public var reason: String
  /// Within ten minutes of the first saving.
  public var whileWriting: Bool
  /// What changed, in the order of the fields.
  public var changes: [Change]

  /// An amendment with every part given.
  public init(
    index: UInt64, recorded: RecordedAt, reason: String, whileWriting: Bool, changes: [Change]
  ) {
    self.index = index
    self.recorded = recorded
    self.reason = reason
    self.whileWriting = whileWriting
    self.changes = changes
  }
}

/// An evidence note: a remark on an entry or on one of its files, with two times of its own.
public struct Note: Equatable, Sendable {
  /// Its place in the log.
  public var index: UInt64
  /// When it was written down.
  public var recorded: RecordedAt
  /// The time that the remark is about, if one was given.
  public var moment: Moment?
  /// The remark.
  public var text: String
  /// The number of the file within the entry that it is about; missing if about the entry.
  public var file: Int?
  /// Whether the writer keeps it out of packs.
  public var isPrivate: Bool
  /// Whether the remark stands, was withdrawn or erased.
  public var state: EntryState

  /// A note with every part given.
  public init(
    index: UInt64, recorded: RecordedAt, moment: Moment?, text: String, file: Int?,
    isPrivate: Bool, state: EntryState = .current
  ) {
    self.index = index
    self.recorded = recorded
    self.moment = moment
    self.text = text
    self.file = file
    self.isPrivate = isPrivate
    self.state = state
  }
}
