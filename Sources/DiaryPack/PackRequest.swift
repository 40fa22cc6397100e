public import DiaryModel

/// What is to be handed over, to whom, and what of it may be shown.
///
/// The same incidents and the same request give the same bytes on every machine: the time of
/// making, the zone and the version are parts of the request and are read nowhere else.
public struct PackRequest: Sendable {
  /// Which selection of the record it is.
  public enum Kind: String, CaseIterable, Sendable {
    /// Everything that may be shown.
    case full
  }

  /// One file of one entry; people write `41.2`.
  public struct FileNumber: Hashable, Sendable {
    /// The number of the entry.
    public var incident: Int
    /// The number of the file within the entry.
    public var number: Int

    /// The file `number` of the entry `incident`.
    public init(incident: Int, number: Int) {
      self.incident = incident
      self.number = number
    }
  }

  /// Which selection of the record it is.
  public var kind: Kind
  /// For whom it is made, as the writer put it; may be empty.
  public var audience: String
  /// The name that the writer uses for themselves; may be empty.
  public var writerName: String
  /// The name that the writer uses for the person complained of; may be empty.
  public var personName: String
  /// Entries that ended before it are not in the pack.
  public var since: Instant?
  /// Entries that began at it or later are not in the pack.
  public var until: Instant?
  /// The numbers of the only entries to show; empty for all.
  public var only: [Int]
  /// Files that the writer chose to leave out; they are listed with their digests.
  public var withoutFiles: Set<FileNumber>
  /// When the pack is made.
  public var madeAt: Instant
  /// The IANA name of the zone in which the time of making is told.
  public var zone: String
  /// What a clock in a zone was ahead of UTC at an instant, in minutes; missing if the zone is not
  /// known, and times of that zone are then told in UTC.
  public var offset: @Sendable (_ instant: Instant, _ zone: String) -> Int?
  /// The version of the program.
  public var version: String
  /// Whether the record is made up, for learning.
  public var isPractice: Bool
  /// Whether pictures are drawn on the page, where the writer did not mark them "do not show".
  public var showsImages: Bool
  /// Whether locations that files carry may leave.
  ///
  /// If not, a file that carries one is left out
  /// whole, since it could not be handed over byte for byte without it.
  public var keepsLocation: Bool
  /// Whether the names that the files had are listed.
  public var showsOriginalNames: Bool
  /// The language of the pack's own words, by BCP 47; only `en` for now.
  public var language: String

  /// A request for everything that may be shown; the rest is set by its properties.
  public init(
    kind: Kind = .full, audience: String, writerName: String, personName: String,
    madeAt: Instant, zone: String, version: String,
    offset: @escaping @Sendable (_ instant: Instant, _ zone: String) -> Int?
  ) {
    self.kind = kind
    self.audience = audience
    self.writerName = writerName
    self.personName = personName
    self.since = nil
    self.until = nil
    self.only = []
    self.withoutFiles = []
    self.madeAt = madeAt
    self.zone = zone
    self.offset = offset
    self.version = version
    self.isPractice = false
    self.showsImages = true
    self.keepsLocation = false
    self.showsOriginalNames = true
    self.language = "en"
  }
}

/// Where the bytes of evidence come from.
public protocol ExhibitSource {
  /// Hands over the bytes of a file in pieces, in order, each once.
  ///
  /// An error that `body` throws must be passed on.
  func stream(_ evidence: Evidence, _ body: (UnsafeRawBufferPointer) throws -> Void) throws
}
