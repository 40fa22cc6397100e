internal import DiaryDigest
internal import DiaryModel

/// Writes `timeline.html`: one file that any browser shows, without network, readable without
/// script; the script only narrows what is shown.
struct TimelinePage {
  let selection: Selection
  let times: PackTimes
  let recordSHA256: String
  let words = EnglishWords()
  /// The entries by the month in which they begin, in order of time; those without one come last,
  /// under an empty name.
  let months: [(month: String, entries: [Incident])]
  /// The exhibits by the number of their entry.
  let exhibits: [Int: [Exhibit]]
  /// The names of persons complained of that occur, in order of first use.
  let persons: [String]
  /// The numbers of the entries that are shown.
  let numbers: Set<Int>
  /// The places of names in ``persons``.
  let personPlaces: [String: Int]

  var request: PackRequest { times.request }

  init(_ selection: Selection, _ times: PackTimes, recordSHA256: String) {
    self.selection = selection
    self.times = times
    self.recordSHA256 = recordSHA256
    exhibits = Dictionary(grouping: selection.exhibits, by: \.evidence.incident)
    let grouped = Dictionary(grouping: selection.entries) {
      CalendarSpan($0.moment).firstMonth ?? ""
    }
    months = grouped.sorted { left, right in
      left.key.isEmpty != right.key.isEmpty ? right.key.isEmpty : left.key < right.key
    }.map { ($0.key, $0.value) }
    var persons: [String] = []
    var places: [String: Int] = [:]
    for incident in selection.entries {
      guard let person = incident.fields[.person], places[person] == nil else { continue }
      places[person] = persons.count
      persons.append(person)
    }
    self.persons = persons
    personPlaces = places
    numbers = Set(selection.entries.map(\.number))
  }

  /// Writes the file, piece by piece.
  func write(to file: OutputFile, _ isCancelled: () -> Bool) throws(PackError) {
    var html = HTMLText()
    head(&html)
    html.raw("<body>\n<a class=\"skip\" href=\"#entries\">Skip to the entries</a>\n")
    titleBlock(&html)
    html.raw("<main>\n")
    drawing(&html)
    counts(&html)
    html.raw("<section id=\"entries\" aria-labelledby=\"h-entries\">\n")
    html.raw("<h2 id=\"h-entries\" tabindex=\"-1\">Entries</h2>\n")
    filters(&html)
    for group in months {
      monthHeading(group.month, group.entries.count, &html)
      for incident in group.entries {
        entry(incident, &html)
        if html.bytes.count > 65_536 {
          if isCancelled() { throw .cancelled }
          try file.write(&html.bytes)
        }
      }
      html.raw("</ol>\n</section>\n")
    }
    removed(&html)
    html.raw("</section>\n")
    try exhibitTable(&html, file, isCancelled)
    leftOut(&html)
    labels(&html)
    checking(&html)
    html.raw("</main>\n<footer><p>")
    html.text(words.standing)
    html.raw("</p></footer>\n<script>")
    html.raw(TimelineScript.source)
    html.raw("</script>\n</body>\n</html>\n")
    try file.write(&html.bytes)
  }

  private func head(_ html: inout HTMLText) {
    html.raw("<!DOCTYPE html>\n<html lang=\"")
    html.text(words.language)
    html.raw("\">\n<head>\n<meta charset=\"utf-8\">\n")
    html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ")
    html.raw("style-src 'sha256-")
    html.text(Self.base64Digest(of: TimelineStyle.source))
    html.raw("'; script-src 'sha256-")
    html.text(Self.base64Digest(of: TimelineScript.source))
    html.raw("'; img-src data: 'self' file:; base-uri 'none'; form-action 'none'; ")
    html.raw("require-trusted-types-for 'script'; trusted-types 'none'\">\n")
    html.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
    html.raw("<meta name=\"color-scheme\" content=\"light dark\">\n")
    html.raw("<meta name=\"referrer\" content=\"no-referrer\">\n<title>")
    html.text(words.title + ", made " + words.day(times.made.date))
    html.raw("</title>\n<style>")
    html.raw(TimelineStyle.source)
    html.raw("</style>\n</head>\n")
  }

  private func titleBlock(_ html: inout HTMLText) {
    html.raw("<header class=\"title\">\n")
    if request.isPractice {
      html.raw("<p class=\"practice\">")
      html.text(words.practice)
      html.raw("</p>\n")
    }
    html.raw("<h1>")
    html.text(words.title + " of " + words.entries(selection.entries.count))
    html.raw("</h1>\n")
    if let period {
      html.raw("<p class=\"period\">")
      html.text(period)
      html.raw("</p>\n")
    }
    html.raw("<dl class=\"facts\">\n")
    fact("Made for", request.audience, &html)
    fact("Written by", request.writerName, &html)
    fact("Person complained of", request.personName, &html)
    fact("What it holds", holds, &html)
    fact("Made", words.dayAndClock(times.made) + " (" + times.made.iso + ")", &html)
    fact("Exhibits", exhibitSummary, &html)
    fact("Record number", shortNumber(recordSHA256), &html)
    fact("Program", "tally " + request.version, &html)
    html.raw("</dl>\n<p class=\"standing\">")
    html.text(words.standing)
    html.raw("</p>\n<nav aria-label=\"Contents\"><ul>")
    html.raw("<li><a href=\"#drawing\">When it happened</a></li>")
    html.raw("<li><a href=\"#counts\">Counts by month</a></li>")
    html.raw("<li><a href=\"#entries\">Entries</a></li>")
    html.raw("<li><a href=\"#exhibits\">Exhibits</a></li>")
    html.raw("<li><a href=\"#left-out\">What is not here</a></li>")
    html.raw("<li><a href=\"#labels\">About the labels</a></li>")
    html.raw("<li><a href=\"#check\">How to check</a></li>")
    html.raw("</ul></nav>\n</header>\n")
  }

  /// One line of the title block; nothing if there is nothing to say.
  private func fact(_ name: StaticString, _ value: String, _ html: inout HTMLText) {
    guard !value.isEmpty else { return }
    html.raw("<div><dt>")
    html.raw(name)
    html.raw("</dt><dd dir=\"auto\">")
    html.text(value)
    html.raw("</dd></div>\n")
  }

  private var period: String? {
    var first: Int?
    var last: Int?
    for incident in selection.entries {
      guard let days = CalendarSpan(incident.moment).days else { continue }
      first = min(first ?? days.lowerBound, days.lowerBound)
      last = max(last ?? days.upperBound, days.upperBound)
    }
    guard let first, let last else { return nil }
    let (from, to) = (words.day(CivilDate(days: first)), words.day(CivilDate(days: last)))
    return first == last ? from : from + " to " + to
  }

  private var holds: String {
    var text = words.kind(request.kind)
    if let since = request.since {
      text += ", from " + words.dayAndClock(times.local(since, request.zone))
    }
    if let until = request.until {
      text += ", up to " + words.dayAndClock(times.local(until, request.zone))
    }
    if !request.only.isEmpty {
      text += ", of nos. " + Set(request.only).sorted().map { String($0) }.joined(separator: ", ")
    }
    return text
  }

  private var exhibitSummary: String {
    let inFolder = selection.exhibits.count { $0.absence == nil }
    let elsewhere = selection.exhibits.count - inFolder
    return words.files(inFolder) + " in the folder"
      + (elsewhere == 0 ? "" : ", \(elsewhere) listed and not in it")
  }

  /// The SHA-256 of a source in base 64, as a content security policy names it.
  private static func base64Digest(of source: StaticString) -> String {
    let digest = source.withUTF8Buffer { SHA256Digest(hashing: UnsafeRawBufferPointer($0)).bytes }
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    var text: [UInt8] = []
    for start in stride(from: 0, to: digest.count, by: 3) {
      let group = (0..<3).map { start + $0 < digest.count ? UInt32(digest[start + $0]) : 0 }
      let bits = group[0] << 16 | group[1] << 8 | group[2]
      for place in 0..<4 {
        let isPadding = start + place > digest.count
        text.append(isPadding ? 0x3D : alphabet[Int(bits >> (18 - 6 * UInt32(place)) & 63)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}
