internal import DiaryModel

/// A file of an entry as it is numbered in packs.
struct Exhibit {
  /// Why the bytes of a file are not in the folder.
  enum Absence: String, CaseIterable {
    /// Its entry, or the file itself, was withdrawn.
    case withdrawn
    /// Its contents were destroyed.
    case erased
    /// It says where it was made, and locations are not to leave.
    case location
    /// The writer chose to leave it out.
    case chosen
  }

  /// What the file is.
  var evidence: Evidence
  /// Its number in all packs of this record, counted from 1.
  var number: Int
  /// Why its bytes are not in the folder; missing if they are.
  var absence: Absence?
  /// What was found when its bytes were copied.
  var copied: OutputFile.Written?

  /// `E07`; the reference by which it is spoken of.
  var reference: String { "E" + padded(number, 2) }

  /// `41.2`; the number of the file in the diary.
  var fileNumber: String { String(evidence.incident) + "." + String(evidence.number) }

  /// Whether the bytes that were copied are not those that were added.
  var hasChanged: Bool {
    guard let copied else { return false }
    return copied.sha256 != evidence.sha256 || copied.bytes != evidence.size
  }

  /// Its name in the folder: `E07 photo 2025-11-05.jpg`.
  ///
  /// The reference, the kind and, where it is known, the day on which it was taken, by the writer
  /// or else by the file. The name that the file had is never used, since names hold private words.
  /// Only letters, digits, spaces, full stops and hyphens occur, so that every file system takes it.
  var name: String {
    var name = reference + " " + evidence.kind.rawValue
    if let date = takenOn { name += " " + date }
    return name + "." + Exhibit.nameExtension(for: evidence.mediaType)
  }

  /// Its path from the root of the pack.
  var path: String { "data/exhibits/" + name }

  /// Its path from `data/`, as a relative link.
  var link: String {
    "exhibits/"
      + name.split(separator: " ", omittingEmptySubsequences: false).joined(separator: "%20")
  }

  private var takenOn: String? {
    if let taken = evidence.taken {
      return CivilDate(taken.edtf) == nil ? nil : taken.edtf
    }
    guard let fact = evidence.facts.first(where: { $0.name == .taken }) else { return nil }
    let date = fact.value.prefix(10)
    return CivilDate(date) == nil ? nil : String(date)
  }

  /// Whether a browser draws it as a picture, and nothing in it is run.
  var isDrawable: Bool {
    ["image/jpeg", "image/png", "image/gif", "image/webp"].contains(evidence.mediaType)
  }

  /// The end of a file's name for a media type.
  ///
  /// What a browser or a desktop would run when it is opened ends with `.txt` or `.bin`; the bytes
  /// stay as they are.
  static func nameExtension(for mediaType: String) -> String {
    extensions[mediaType] ?? (mediaType.hasPrefix("text/") ? "txt" : "bin")
  }

  private static let extensions: [String: String] = [
    "image/jpeg": "jpg", "image/png": "png", "image/gif": "gif", "image/webp": "webp",
    "image/heic": "heic", "image/heif": "heif", "image/avif": "avif", "image/tiff": "tif",
    "image/bmp": "bmp", "image/svg+xml": "svg.txt",
    "audio/mpeg": "mp3", "audio/mp4": "m4a", "audio/x-m4a": "m4a", "audio/aac": "aac",
    "audio/ogg": "ogg", "audio/opus": "opus", "audio/wav": "wav", "audio/x-wav": "wav",
    "audio/flac": "flac", "audio/amr": "amr", "audio/3gpp": "3gp",
    "video/mp4": "mp4", "video/quicktime": "mov", "video/webm": "webm", "video/3gpp": "3gp",
    "video/x-msvideo": "avi", "video/x-matroska": "mkv", "video/ogg": "ogv",
    "application/pdf": "pdf", "application/zip": "zip", "application/json": "json.txt",
    "application/xml": "xml.txt", "text/xml": "xml.txt", "text/html": "html.txt",
    "application/xhtml+xml": "html.txt", "text/csv": "csv.txt", "message/rfc822": "eml",
    "application/msword": "doc", "application/rtf": "rtf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": "xlsx",
    "application/vnd.oasis.opendocument.text": "odt",
  ]
}
