internal import DiaryModel

/// One entry of the practice record, as it would be typed.
struct SampleEntry {
  /// The local time at which it is written down, in `Europe/London`: `2025-07-14T21:10`.
  var writtenAt: String
  /// What is typed in answer to "When?"; it can be read in one way at ``writtenAt``.
  var when: String
  /// What happened, in the words of the writer or of somebody who saw it.
  var account: String
  /// The other fields; coded ones hold their codes.
  var fields: [IncidentField: String]
  /// The kinds of conduct that the writer chose.
  var behaviours: [Behaviour]
  /// Files that are added with it, in order.
  var files: [SampleFile]

  /// An entry; what is not given stays empty.
  init(
    _ writtenAt: String, when: String, _ account: String, _ fields: [IncidentField: String] = [:],
    _ behaviours: [Behaviour] = [], files: [SampleFile] = []
  ) {
    self.writtenAt = writtenAt
    self.when = when
    self.account = account
    self.fields = fields
    self.behaviours = behaviours
    self.files = files
  }
}

/// One file of the practice record.
struct SampleFile {
  /// Its name among the sample files that are compiled in.
  var name: String
  /// What kind of thing the writer says it is.
  var kind: Evidence.Kind
  /// Where the writer says it came from.
  var from: String
  /// What it shows, in the writer's words.
  var about: String
  /// When it was taken, as typed; missing if the writer was not asked or did not say.
  var taken: String?
  /// Listed, never drawn.
  var doNotShow: Bool

  /// A file; it may be shown unless something else is said.
  init(
    _ name: String, _ kind: Evidence.Kind, from: String, about: String, taken: String? = nil,
    doNotShow: Bool = false
  ) {
    self.name = name
    self.kind = kind
    self.from = from
    self.about = about
    self.taken = taken
    self.doNotShow = doNotShow
  }
}

/// One thing that the writer of the practice record does.
///
/// Incidents are numbered from 1 in the order of the steps; files within an incident from 1 in the
/// order in which they are added. Times of writing are local, as in ``SampleEntry/writtenAt``.
enum SampleStep {
  /// Writes down an incident.
  case incident(SampleEntry)
  /// Adds an evidence note to an incident or to one of its files.
  case note(
    incident: Int, file: Int?, writtenAt: String, when: String?, text: String, isPrivate: Bool)
  /// Corrects an incident or adds to it; a time that is missing stays as it was.
  case amend(
    incident: Int, writtenAt: String, when: String?, fields: [IncidentField: String],
    reason: String)
  /// Takes an incident out of lists and packs.
  case withdraw(incident: Int, writtenAt: String, reason: String)
  /// Adds a file to an incident.
  case attach(incident: Int, writtenAt: String, file: SampleFile)

  /// The local time at which the step is taken.
  var writtenAt: String {
    switch self {
    case .incident(let entry): entry.writtenAt
    case .note(_, _, let writtenAt, _, _, _), .amend(_, let writtenAt, _, _, _),
      .withdraw(_, let writtenAt, _), .attach(_, let writtenAt, _):
      writtenAt
    }
  }
}

/// The practice record: what Jo wrote down about Sam between 14 July and 14 November 2025.
///
/// Both are made up, and so is everything that happens. The words are as plain as those of the
/// published logs that they follow: place, how it was known who it was, who saw it, the exact
/// words that were said, how many of what, and what it changed. It holds on purpose what real
/// records hold: times that are rough or not known, corrections, an entry that turned out to be
/// about somebody else, and witnesses who write in Polish, Urdu and Welsh.
enum SampleRecord {
  /// All steps, in order of ``SampleStep/writtenAt``.
  static let steps: [SampleStep] = july + august + september + october + november
}
