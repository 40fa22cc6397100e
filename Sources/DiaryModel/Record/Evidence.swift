/// A file kept byte for byte with an entry.
public struct Evidence: Equatable, Sendable {
  /// What kind of thing the writer says it is.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case photo, screenshot, recording, video, letter, cctv, document, other
  }

  /// The number of the incident that it belongs to.
  public var incident: Int
  /// Its number within the incident: 1, 2, …; people write `41.2`.
  public var number: Int
  /// Its place in the log.
  public var index: UInt64
  /// When it was added.
  public var recorded: RecordedAt
  /// The name that the file had.
  public var name: String
  /// Its length in bytes.
  public var size: Int64
  /// The SHA-256 of its bytes, 64 lower-case hexadecimal digits.
  public var sha256: String
  /// The media type by its first bytes, such as `image/jpeg`; never by its name.
  public var mediaType: String
  /// What kind of thing the writer says it is.
  public var kind: Kind
  /// Where the writer says it came from.
  public var from: String
  /// What it shows, in the writer's words.
  public var about: String
  /// When it was taken, by the writer; missing if nothing was said.
  public var taken: Moment?
  /// The time of last change that the file system gave, if it was read.
  public var modified: Instant?
  /// What the file says about itself, in the order to be shown; never checked by us.
  public var facts: [Fact]
  /// Listed, never drawn.
  public var doNotShow: Bool
  /// Whether it stands, was withdrawn, or had its contents destroyed.
  public var state: EntryState

  /// One thing that a file says about itself.
  public struct Fact: Equatable, Sendable {
    /// What it is about.
    public enum Name: String, CaseIterable, Hashable, Sendable {
      /// RFC 3339 where the file gives an offset or UTC, else `YYYY-MM-DDTHH:MM:SS` without one.
      case taken
      /// Where `taken` was read: such as `EXIF DateTimeOriginal`.
      case takenFrom = "taken-from"
      /// Latitude and longitude in degrees, WGS 84: `53.380900,-1.470300`.
      case place
      /// Maker and model of the camera or phone.
      case device
      /// `4032x3024`, before any rotation.
      case pixels
      /// The EXIF orientation, 1 to 8.
      case orientation
      /// Seconds, with up to three decimals.
      case duration
      /// A program that says it wrote the file.
      case software
      /// A document's title.
      case title
      /// A document's author.
      case author
      /// The number of pages.
      case pages
    }

    /// What it is about.
    public var name: Name
    /// What the file says, without control characters, at most 200 characters.
    public var value: String

    /// One fact.
    public init(_ name: Name, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  /// Evidence with every part given.
  public init(
    incident: Int, number: Int, index: UInt64, recorded: RecordedAt, name: String, size: Int64,
    sha256: String, mediaType: String, kind: Kind, from: String = "", about: String = "",
    taken: Moment? = nil, modified: Instant? = nil, facts: [Fact] = [], doNotShow: Bool = false,
    state: EntryState = .current
  ) {
    self.incident = incident
    self.number = number
    self.index = index
    self.recorded = recorded
    self.name = name
    self.size = size
    self.sha256 = sha256
    self.mediaType = mediaType
    self.kind = kind
    self.from = from
    self.about = about
    self.taken = taken
    self.modified = modified
    self.facts = facts
    self.doNotShow = doNotShow
    self.state = state
  }
}
