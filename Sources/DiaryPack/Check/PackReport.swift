/// What was found when a pack was checked.
public struct PackReport: Equatable, Sendable {
  /// What was found about one file.
  public enum Finding: Equatable, Sendable {
    /// It has the listed digest.
    case intact
    /// Its bytes are not those that were listed.
    case changed
    /// It is shorter than it was; lengths in bytes.
    case cutShort(have: Int64, expected: Int64)
    /// It is listed and not there.
    case missing
    /// It is there and not listed.
    case added
    /// It could not be read.
    case unreadable
    /// A link, a pipe or another thing stands there that is no plain file; it was not followed.
    case notAFile
    /// It is listed more than once.
    case listedTwice
    /// It is listed under a name that leads out of the pack; it was not opened.
    case unsafeName
    /// A list whose lines cannot all be read, and how many cannot.
    case damagedLines(Int)
  }

  /// One file and what was found.
  public struct CheckedFile: Equatable, Sendable {
    /// Its path from the root of the pack; bytes that are not UTF-8, and control characters, are
    /// shown as `\xNN`.
    public var path: String
    /// The reference of the exhibit that it is, such as `E07`.
    public var exhibit: String?
    /// What was found.
    public var finding: Finding

    /// A file, and what was found.
    public init(path: String, exhibit: String?, finding: Finding) {
      self.path = path
      self.exhibit = exhibit
      self.finding = finding
    }
  }

  /// Every file that is listed or there, by the bytes of its path.
  public var files: [CheckedFile]
  /// The SHA-256 of `manifest-sha256.txt` as it is now.
  public var manifestSHA256: String
  /// The first 16 digits of ``manifestSHA256``, in fours: to be compared with what the writer says.
  public var packNumber: String
  /// The first 16 digits of the SHA-256 of `entries.json` as it is now, in fours.
  public var recordNumber: String?
  /// When the pack says it was made, RFC 3339; not to be relied on if `bag-info.txt` has changed.
  public var made: String?
  /// Whether the pack says that it is a practice record.
  public var isPractice: Bool

  /// The files about which there is something to say.
  public var problems: [CheckedFile] { files.filter { $0.finding != .intact } }

  /// Whether every listed file is there with its digest, and nothing else.
  public var isIntact: Bool { problems.isEmpty }
}
