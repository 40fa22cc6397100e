/// ZIP (APPNOTE 6.3), as far as is needed to tell documents from archives; nothing is unpacked.
enum ZIPFile {
  /// The type by the first entry's words or the names of the entries.
  static func mediaType(_ file: inout BoundedBytes<some ByteSource>) -> String {
    let head = file.read(at: 0, count: 256)
    // OpenDocument and EPUB put their type first, not compressed (ODF 1.3 part 2, 3.3).
    if head.uint16(at: 8, .little) == 0, head.uint16(at: 26, .little) == 8,
      head.holds("mimetype", at: 30), let size = head.uint32(at: 22, .little), size <= 100,
      let extra = head.uint16(at: 28, .little)
    {
      let start = 38 + Int(extra)
      let known = [
        "application/vnd.oasis.opendocument.text",
        "application/vnd.oasis.opendocument.spreadsheet",
        "application/vnd.oasis.opendocument.presentation",
        "application/epub+zip",
      ]
      if start + Int(size) <= head.count {
        let said = String(latin1: head[start..<start + Int(size)])
        if known.contains(said) { return said }
      }
    }
    let office = "application/vnd.openxmlformats-officedocument."
    let names = names(of: &file)
    guard names.contains("[Content_Types].xml") else { return "application/zip" }
    if names.contains("word/document.xml") { return office + "wordprocessingml.document" }
    if names.contains("xl/workbook.xml") { return office + "spreadsheetml.sheet" }
    if names.contains("ppt/presentation.xml") { return office + "presentationml.presentation" }
    return "application/zip"
  }

  /// The names in the directory at the end of the file.
  private static func names(of file: inout BoundedBytes<some ByteSource>) -> Set<String> {
    let tail = file.read(at: max(0, file.length - 65_557), count: 65_557)
    var place = tail.count - 22
    while place >= 0, !tail.holds("PK\u{05}\u{06}", at: place) { place -= 1 }
    guard place >= 0, let size = tail.uint32(at: place + 12, .little),
      let offset = tail.uint32(at: place + 16, .little)
    else { return [] }
    let directory = file.read(at: Int64(offset), count: Int(min(size, 1 << 20)))
    var names: Set<String> = []
    var position = 0
    while file.step(), directory.holds("PK\u{01}\u{02}", at: position),
      let name = directory.uint16(at: position + 28, .little),
      let extra = directory.uint16(at: position + 30, .little),
      let comment = directory.uint16(at: position + 32, .little)
    {
      let start = position + 46
      guard start + Int(name) <= directory.count else { break }
      names.insert(String(latin1: directory[start..<start + Int(name)]))
      position = start + Int(name) + Int(extra) + Int(comment)
    }
    return names
  }
}
