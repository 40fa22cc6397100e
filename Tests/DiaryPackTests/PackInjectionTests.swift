import DiaryModel
import DiaryPack
import Foundation
import Testing

struct PackInjectionTests {
  let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    var request = Sample.request
    request.audience = Sample.hostile
    request.writerName = "\r\nPayload-Oxum: 0.0"
    request.personName = Sample.hostile
    request.version = "0.1.0\nPayload-Oxum: 0.0"
    _ = try Pack.write(Sample.record, request, exhibits: MemorySource(), to: folder.at("pack"))
  }

  @Test func `the page has the mark-up that we wrote and no other`() throws {
    let page = try folder.text("pack/data/timeline.html")
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.components(separatedBy: "</script").count == 2)
    #expect(page.components(separatedBy: "<style").count == 2)
    #expect(!page.contains("<svg/"))
    #expect(!page.contains("\u{202E}"))
    #expect(page.contains("[U+202E]gpj.exe"))
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
    let tags = try NSRegularExpression(pattern: "<[a-z][^>]*>")
    for match in tags.matches(in: page, range: NSRange(page.startIndex..., in: page)) {
      let tag = (page as NSString).substring(with: match.range)
      #expect(tag.range(of: " on[a-z]+=", options: .regularExpression) == nil, "\(tag)")
      #expect(!tag.contains(" style="), "\(tag)")
      #expect(
        tag.range(of: "href=\"(?!#|exhibits/E)", options: .regularExpression) == nil, "\(tag)")
      #expect(tag.range(of: "src=\"(?!exhibits/E)", options: .regularExpression) == nil, "\(tag)")
    }
  }

  @Test func `the policy names the digests of the one style and the one script`() throws {
    let page = try folder.text("pack/data/timeline.html")
    for (kind, start, end) in [
      ("style-src", "<style>", "</style>"), ("script-src", "<script>", "</script>"),
    ] {
      let from = try #require(page.range(of: start))
      let to = try #require(page.range(of: end))
      try folder.write("source", Array(page[from.upperBound..<to.lowerBound].utf8))
      let (_, digest) = try run(
        "/bin/sh", ["-c", "openssl dgst -sha256 -binary source | base64"], in: folder.path)
      #expect(page.contains("\(kind) 'sha256-\(digest.dropLast())'"))
    }
  }

  @Test func `no cell of the spreadsheet begins as a formula`() throws {
    let text = try folder.text("pack/data/chronology.csv")
    #expect(text.unicodeScalars.first == "\u{FEFF}")
    let rows = Self.cells(text.unicodeScalars.dropFirst())
    #expect(rows.count == 7)
    #expect(Set(rows.map(\.count)).count == 1)
    for row in rows {
      for cell in row {
        let first = cell.drop { $0 == " " }.first
        #expect(first.map { "=+-@\t\r\n".unicodeScalars.contains($0) } != true)
      }
    }
    let all = rows.flatMap { $0.map { String(String.UnicodeScalarView($0)) } }
    #expect(all.contains("'=HYPERLINK(\"x\")"))
    #expect(all.contains("'+1"))
    #expect(all.contains("'-2"))
    #expect(all.contains("'@SUM(A1)"))
    #expect(all.contains("'\ttab first"))
    #expect(all.contains("a,b\r\n\"c\""))
    #expect(all.contains("2025-09-01T20:30:00+01:00"))
  }

  /// Reads RFC 4180, by scalars, since Swift takes CRLF for one character.
  private static func cells(_ text: some Sequence<Unicode.Scalar>) -> [[[Unicode.Scalar]]] {
    var rows: [[[Unicode.Scalar]]] = [[[]]]
    var isQuoted = false
    var wasQuote = false
    for scalar in text {
      if scalar == "\"" {
        if wasQuote { rows[rows.count - 1][rows[rows.count - 1].count - 1].append(scalar) }
        wasQuote = !wasQuote && isQuoted
        isQuoted.toggle()
        continue
      }
      wasQuote = false
      switch scalar {
      case "," where !isQuoted: rows[rows.count - 1].append([])
      case "\n" where !isQuoted: rows.append([[]])
      case "\r" where !isQuoted: break
      default: rows[rows.count - 1][rows[rows.count - 1].count - 1].append(scalar)
      }
    }
    return rows.dropLast()
  }

  @Test func `a name cannot add a line to the lists`() throws {
    let information = try folder.text("pack/bag-info.txt")
    #expect(information.components(separatedBy: "\nPayload-Oxum:").count == 2)
    #expect(!information.contains("\nPayload-Oxum: 0.0"))
    #expect(try Pack.verify(path: folder.at("pack")).isIntact)
  }

  @Test func `no text that could end a script is in entries.json`() throws {
    let json = try folder.text("pack/data/entries.json")
    #expect(!json.contains("</"))
    #expect(!json.unicodeScalars.contains { (0x2028...0x202E).contains($0.value) })
    #expect(json.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }
}
