internal import DiaryModel

/// Writes the tag files that people and archive tools read first.
struct StartHere {
  let request: PackRequest
  let times: PackTimes
  let entries: Int
  let exhibits: Int
  let manifestSHA256: String
  private let words = EnglishWords()

  init(
    _ selection: Selection, _ times: PackTimes, manifestSHA256: String
  ) {
    request = times.request
    self.times = times
    entries = selection.entries.count
    exhibits = selection.exhibits.count { $0.absence == nil }
    self.manifestSHA256 = manifestSHA256
  }

  /// `START-HERE.txt`: ASCII, but for names that are not, and CRLF.
  var text: [UInt8] {
    var lines: [String] = []
    if request.isPractice { lines += [words.practice, ""] }
    let audience = Self.oneLine(request.audience)
    lines += [
      "A record of \(words.entries(entries)) and \(words.exhibits(exhibits))"
        + (audience.isEmpty ? "" : ", for \(audience)") + ".",
      "Made \(words.dayAndClock(times.made)). \(words.standing)",
      "",
      "To read it    open data/timeline.html in any web browser (it needs no network).",
      "Also there    data/chronology.csv for a spreadsheet, data/entries.json in full,",
      "              data/exhibits with the original files.",
      "              In the spreadsheet an apostrophe stands before text that could run as a formula.",
      "",
      "To check it   Windows PowerShell, in this folder:  Get-FileHash manifest-sha256.txt",
      "              The first 16 characters are the pack number that the writer tells you.",
      "              In full: \(manifestSHA256)",
      "Every file    Get-Content manifest-sha256.txt | % { $h,$f = $_ -split '  ',2; "
        + "\"$((Get-FileHash -LiteralPath $f).Hash -eq $h)  $f\" }",
      "              prints True before each file that is as it was.",
      "Linux, Mac    sha256sum -c manifest-sha256.txt   (or shasum -a 256 -c)",
      "",
      "Anyone who finds this folder can read it.",
    ]
    return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
  }

  /// `bagit.txt`, RFC 8493 section 2.1.1.
  static let declaration = Array(
    "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".utf8)

  /// `bag-info.txt`, RFC 8493 section 2.2.2.
  func information(payload: [BagFolder.Part], recordSHA256: String) -> [UInt8] {
    let bytes = payload.reduce(Int64(0)) { $0 + $1.written.bytes }
    var lines = [
      "Bag-Software-Agent: tally \(Self.oneLine(request.version))",
      "Bagging-Date: \(times.made.date.iso)",
      "Payload-Oxum: \(bytes).\(payload.count)",
      "External-Description: \(words.standing)",
      "External-Identifier: \(shortNumber(recordSHA256))",
      "Internal-Sender-Identifier: \(request.kind.rawValue)",
      "Pack-Made: \(times.made.iso)",
    ]
    if request.isPractice { lines.append("Pack-Practice: yes") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// `text` without line breaks and control characters, which would begin another line.
  private static func oneLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { scalar in
          let code = scalar.value
          let isControl = code < 0x20 || (0x7F...0x9F).contains(code)
          let turns = (0x2028...0x202E).contains(code) || (0x2066...0x2069).contains(code)
          return isControl || turns ? " " : scalar
        }))
  }
}
