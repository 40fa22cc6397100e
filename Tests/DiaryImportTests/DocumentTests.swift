import DiaryImport
import DiaryModel
import Testing

struct DocumentTests {
  @Test func `a PDF tells its pages and its words`() {
    let read = facts(samplePDF)
    #expect(read.mediaType == "application/pdf")
    #expect(read.suggestedKind == .document)
    #expect(
      read.facts == [
        .init(.taken, "2025-07-14T21:10:05+01:00"),
        .init(.takenFrom, "PDF CreationDate"),
        .init(.software, "Office"),
        .init(.title, "Order (copy) —"),
        .init(.author, "Jo"),
        .init(.pages, "12"),
      ])
  }

  @Test func `the words of an encrypted PDF are left out, its pages are not`() {
    let read = facts(
      pdf(
        [
          "<< /Pages 2 0 R >>", "<< /Count 3 >>", "<< /Title (x) >>", "<< /Filter /Standard >>",
        ], trailer: "/Root 1 0 R /Info 3 0 R /Encrypt 4 0 R"))
    #expect(read.facts == [.init(.pages, "3")])
  }

  @Test func `a PDF that was saved again is read by its newest table`() {
    let old = samplePDF
    let bytes = String(latin1: old)
    let oldStart = bytes.split(separator: "startxref\n")[1].split(separator: "\n")[0]
    let object = "2 0 obj\n<< /Count 13 >>\nendobj\n"
    let tableStart = old.count + object.utf8.count
    let offset = String(old.count)
    let padded = String(repeating: "0", count: 10 - offset.count) + offset
    let update =
      object + "xref\n2 1\n\(padded) 00000 n \n"
      + "trailer\n<< /Root 1 0 R /Info 4 0 R /Prev \(oldStart) >>\nstartxref\n\(tableStart)\n%%EOF\n"
    let read = facts(old + ascii(update))
    #expect(read[.pages] == "13")
    #expect(read[.author] == "Jo")
  }

  @Test(arguments: [
    ("D:20250714211005+01'00'", "2025-07-14T21:10:05+01:00"),
    ("D:20250714211005Z", "2025-07-14T21:10:05Z"),
    ("D:20250714211005", "2025-07-14T21:10:05"),
    ("D:20250714211005-05'30", "2025-07-14T21:10:05-05:30"),
    ("D:20250714", nil), ("D:20250230101010Z", nil), ("Monday", nil),
  ])
  func `the date of a PDF is read as far as it is one`(text: String, taken: String?) {
    let read = facts(
      pdf(
        ["<< /Pages 9 0 R >>", "<< /CreationDate (\(text)) >>"],
        trailer: "/Root 1 0 R /Info 2 0 R"))
    #expect(read[.taken] == taken)
  }

  @Test func `a table that leads to the wrong object is not followed`() {
    let right = pdf(["<< /Pages 2 0 R >>", "<< /Count 3 >>"], trailer: "/Root 1 0 R")
    #expect(facts(right)[.pages] == "3")
    // Both lines of the table now lead to the first object.
    let table = right.indices.first { right[$0...].starts(with: ascii("0000000009")) } ?? 0
    var wrong = right
    wrong.replaceSubrange(table + 20..<table + 40, with: right[table..<table + 20])
    let read = facts(wrong)
    #expect(read[.pages] == nil)
  }

  @Test func `references that lead in a circle end`() {
    let read = facts(
      pdf(["1 0 R", "<< /Count 2 0 R /Pages 2 0 R >>"], trailer: "/Root 1 0 R /Info 2 0 R"))
    #expect(read.facts.isEmpty)
  }

  @Test func `an e-mail tells its date, sender and subject, in any characters`() {
    let read = facts(ascii(sampleMail), name: "a.eml")
    #expect(read.mediaType == "message/rfc822")
    #expect(read.suggestedKind == .letter)
    #expect(
      read.facts == [
        .init(.taken, "2025-07-14T21:10:05+01:00"),
        .init(.takenFrom, "e-mail Date header"),
        .init(.title, "You are here again"),
        .init(.author, "Sam ✉ <sam@example.org>"),
      ])
  }

  @Test(arguments: [
    ("14 Jul 2025 21:10 GMT", "2025-07-14T21:10:00Z"),
    ("Mon, 14 Jul 2025 21:10:05 -0000", "2025-07-14T21:10:05Z"),
    ("Mon, 14 Jul 2025 21:10:05 EST", "2025-07-14T21:10:05-05:00"),
    ("Mon, 14 Jul 25 21:10:05 +0100", nil), ("Mon, 31 Jun 2025 21:10:05 +0100", nil),
    ("Mon, 14 Jul 2025 21:10:05", nil), ("yesterday", nil),
  ])
  func `the date of an e-mail needs a year, a zone and a calendar`(text: String, taken: String?) {
    let mail = "From: sam@example.org\nTo: jo@example.net\nDate: \(text)\n\nHello\n"
    #expect(facts(ascii(mail))[.taken] == taken)
  }

  @Test func `words with bidi controls and line breaks are made one plain line`() {
    let mail =
      "From: a\nTo: b\nDate: x\nSubject: =?utf-8?q?abc=E2=80=AEfed=0A=1B[2J_=E2=81=A6x?=\n\n"
    #expect(facts(ascii(mail))[.title] == "abcfed [2J x")
  }

  @Test func `a long title is cut at two hundred characters`() {
    let mail = "From: a\nTo: b\nDate: x\nSubject: \(String(repeating: "ab ", count: 300))\n\n"
    #expect(facts(ascii(mail))[.title]?.unicodeScalars.count == 200)
  }

  @Test(arguments: [
    (["[Content_Types].xml", "word/document.xml"], "wordprocessingml.document"),
    (["[Content_Types].xml", "xl/workbook.xml"], "spreadsheetml.sheet"),
    (["[Content_Types].xml", "ppt/presentation.xml"], "presentationml.presentation"),
  ])
  func `office documents are told from archives by their entries`(names: [String], ending: String) {
    let read = facts(zip(names))
    #expect(read.mediaType == "application/vnd.openxmlformats-officedocument." + ending)
    #expect(read.suggestedKind == .document)
  }

  @Test func `an OpenDocument is told by its first entry, a plain archive is an archive`() {
    let type = "application/vnd.oasis.opendocument.text"
    let read = facts(zip(["content.xml"], first: zipEntry("mimetype", ascii(type))))
    #expect(read.mediaType == type)
    #expect(facts(zip(["a.txt"])).mediaType == "application/zip")
    #expect(facts(zip(["a.txt"])).suggestedKind == .other)
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\"?><smses count=\"1\"/>", "a", "application/xml"),
    ("<?xml version=\"1.0\"?><svg/>", "a", "image/svg+xml"),
    ("\n<!doctype HTML><p>", "a", "text/html"),
    ("BEGIN:VCARD\r\nVERSION:3.0\r\n", "a", "text/vcard"),
    ("BEGIN:VCALENDAR\r\n", "a", "text/calendar"),
    ("{\\rtf1 x}", "a", "application/rtf"),
    ("a,b\n1,2\n", "calls.CSV", "text/csv"),
    ("a,b\n1,2\n", "calls", "text/plain"),
    ("{\"a\": 1}", "x.json", "application/json"),
    ("Zażółć gęślą jaźń", "a.txt", "text/plain"),
    ("اس نے فون کیا", "a.txt", "text/plain"),
    ("From Sam: hello\nTo: nobody", "a.eml", "text/plain"),
  ])
  func `kinds of text are told apart`(text: String, name: String, type: String) {
    #expect(facts(Array(text.utf8), name: name).mediaType == type)
  }

  @Test func `UTF-16 is text, and bytes that no text has are not`() {
    let text = Array("Zażółć".utf16).flatMap { number($0, 2, little: true) }
    #expect(facts([0xFF, 0xFE] + text).mediaType == "text/plain")
    #expect(facts([0x61, 0x00, 0x62]).mediaType == "application/octet-stream")
    #expect(facts([0x61, 0xE9, 0x62], name: "a.txt").mediaType == "application/octet-stream")
    #expect(facts([]).mediaType == "application/octet-stream")
    #expect(facts([], name: "a.txt").suggestedKind == .other)
  }

  @Test func `a name does not make a file what it is not`() {
    #expect(facts(ascii("MZ\0\0"), name: "photo.jpg").mediaType == "application/octet-stream")
    #expect(facts(jpeg(), name: "letter.pdf").mediaType == "image/jpeg")
  }

  @Test func `archives are told by their first bytes`() {
    #expect(facts([0x1F, 0x8B, 0x08, 0]).mediaType == "application/gzip")
    #expect(
      facts([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0]).mediaType == "application/x-7z-compressed")
  }
}

extension String {
  fileprivate init(latin1 bytes: [UInt8]) {
    self = String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
  }
}
