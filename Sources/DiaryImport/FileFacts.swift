public import DiaryModel

/// What a file says about itself: read from its bytes, bounded in work, and never believed.
///
/// Nothing here is a finding. A clock can be wrong, a date can be set, a position can be made up;
/// the facts are what the file says, to be shown beside what the writer says.
///
/// Whatever the bytes are, reading ends: at most 8 MiB are read, in at most 8,192 pieces, and at
/// most 4,096 parts are looked at. A fact that is not certain from the bytes is left out: a date
/// that no calendar has, a length that would have to be estimated, words that are encrypted.
public struct FileFacts: Equatable, Sendable {
  /// The media type by the first bytes; the name decides only between kinds of text.
  ///
  /// `application/octet-stream` where the bytes are of no known form.
  public var mediaType: String
  /// What kind of evidence it looks like; for the writer to change.
  public var suggestedKind: Evidence.Kind
  /// At most one of each name, in the order of `Evidence.Fact.Name`.
  ///
  /// Values have one line, no control characters, no characters that turn the reading order, and
  /// at most 200 Unicode scalars.
  public var facts: [Evidence.Fact]

  /// Facts with every part given.
  public init(mediaType: String, suggestedKind: Evidence.Kind, facts: [Evidence.Fact]) {
    self.mediaType = mediaType
    self.suggestedKind = suggestedKind
    self.facts = facts
  }

  /// The first fact of `name`.
  public subscript(name: Evidence.Fact.Name) -> String? {
    facts.first { $0.name == name }?.value
  }

  /// Reads what the file behind `source` says about itself.
  ///
  /// - Parameters:
  ///   - source: the bytes; where reading fails, what was found until then is kept.
  ///   - name: the file's name, used only to tell kinds of text apart: `.csv` from `.txt`.
  public static func read<Source: ByteSource>(
    _ source: inout Source, name: String
  ) -> FileFacts {
    var file = BoundedBytes(source)
    var list = FactList()
    var type = MediaType.of(&file, name: name)
    var tracks = ISOFilm.Tracks(hasPicture: true)
    switch type {
    case "image/jpeg": JPEGFile.read(&file, into: &list)
    case "image/png": PNGFile.read(&file, into: &list)
    case "image/gif": PlainBitmaps.readGIF(&file, into: &list)
    case "image/bmp": PlainBitmaps.readBMP(&file, into: &list)
    case "image/webp": WebPFile.read(&file, into: &list)
    case "image/tiff": TIFFFile.read(&file, into: &list)
    case "image/heic", "image/heif", "image/avif": HEIFFile.read(&file, into: &list)
    case "video/mp4", "video/quicktime", "video/3gpp", "audio/mp4":
      tracks = ISOFilm.read(&file, into: &list)
    case "video/webm", "video/x-matroska": tracks = MatroskaFile.read(&file, into: &list)
    case "audio/wav": WAVFile.read(&file, into: &list)
    case "audio/flac": FLACFile.read(&file, into: &list)
    case "audio/ogg": OggFile.read(&file, into: &list)
    case "audio/amr": AMRFile.read(&file, wide: false, into: &list)
    case "audio/amr-wb": AMRFile.read(&file, wide: true, into: &list)
    case "audio/mpeg": MP3File.read(&file, into: &list)
    case "application/pdf": PDFFile.read(&file, into: &list)
    case "message/rfc822": MailHeader.read(&file, into: &list)
    default: break
    }
    // Voice notes are often films without a picture.
    if type.hasPrefix("video/"), tracks.hasSound, !tracks.hasPicture {
      type = "audio/" + type.dropFirst("video/".count)
      if type == "audio/quicktime" { type = "audio/mp4" }
    }
    source = file.source
    return FileFacts(
      mediaType: type, suggestedKind: suggestedKind(type, facts: list), facts: list.facts)
  }

  private static func suggestedKind(_ type: String, facts: FactList) -> Evidence.Kind {
    switch type {
    case "image/png" where facts.looksLikeScreen: .screenshot
    case "image/svg+xml": .document
    case _ where type.hasPrefix("image/"): .photo
    case _ where type.hasPrefix("audio/"): .recording
    case _ where type.hasPrefix("video/"): .video
    case "message/rfc822": .letter
    case "application/pdf", "application/rtf", "application/x-ole-storage", "application/xml",
      "application/xhtml+xml", "application/json", "application/mbox":
      .document
    case _ where type.hasPrefix("text/"): .document
    case _ where type.contains("opendocument") || type.contains("officedocument"): .document
    default: .other
    }
  }
}

extension FactList {
  /// Whether a picture that says nothing of a camera has the size of a screen: the shorter side
  /// 320 pixels or more, the longer one 1.2 to 3 times as long.
  fileprivate var looksLikeScreen: Bool {
    guard !has(.device), !has(.place), let pixels else { return false }
    let short = min(pixels.width, pixels.height)
    let long = max(pixels.width, pixels.height)
    return short >= 320 && long * 10 >= short * 12 && long <= short * 3
  }
}
