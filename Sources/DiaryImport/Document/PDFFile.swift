internal import DiaryModel

/// PDF (ISO 32000-1), as far as it is written in the open: a classic table of objects, a trailer,
/// and the objects that they lead to.
///
/// Files whose table is itself a compressed object, and words that are encrypted, are passed over.
/// Nothing is searched for: an object is read only where the newest table says that it is.
enum PDFFile {
  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    guard let table = Table(of: &file) else { return }
    if case .dictionary(let root)? = table.resolve(table.root, of: &file),
      case .dictionary(let pages)? = table.resolve(root["Pages"], of: &file),
      case .number(let count)? = table.resolve(pages["Count"], of: &file), count > 0
    {
      list.add(.pages, "\(count)")
    }
    guard !table.isEncrypted, case .dictionary(let words)? = table.resolve(table.words, of: &file)
    else { return }
    func string(_ key: String) -> [UInt8]? {
      guard case .string(let bytes)? = table.resolve(words[key], of: &file) else { return nil }
      return bytes
    }
    if let bytes = string("CreationDate") {
      list.add(taken: FileTime(pdf: bytes), from: "PDF CreationDate")
    }
    if let bytes = string("Title") { list.add(.title, PDFText.text(bytes)) }
    if let bytes = string("Author") { list.add(.author, PDFText.text(bytes)) }
    if let bytes = string("Creator") { list.add(.software, PDFText.text(bytes)) }
    if let bytes = string("Producer") { list.add(.software, PDFText.text(bytes)) }
  }

  /// The tables of objects, newest first (7.5.4), and what the newest trailer names.
  private struct Table {
    private struct Section {
      let first: Int
      let count: Int
      /// Where its first line of 20 bytes is.
      let lines: Int64
    }

    private var sections: [Section] = []
    private(set) var root: PDFValue?
    private(set) var words: PDFValue?
    private(set) var isEncrypted = false

    init?(of file: inout BoundedBytes<some ByteSource>) {
      let tail = file.read(at: max(0, file.length - 1_024), count: 1_024)
      guard var position = Self.start(in: tail) else { return nil }
      // An older table is named by a newer one; a circle ends with the count.
      for round in 0..<ReadingLimits.depth {
        guard case .dictionary(let trailer)? = readSections(at: Int64(position), of: &file) else {
          break
        }
        if round == 0 {
          root = trailer["Root"]
          words = trailer["Info"]
        }
        if trailer["Encrypt"] != nil { isEncrypted = true }
        guard case .number(let older)? = trailer["Prev"] else { break }
        position = older
      }
      if root == nil, words == nil { return nil }
    }

    /// The number after the last `startxref`.
    private static func start(in tail: [UInt8]) -> Int? {
      var place = tail.count - 9
      while place >= 0 {
        if tail.holds("startxref", at: place) {
          var scanner = ByteScanner(tail[(place + 9)...])
          scanner.skipSpace()
          return scanner.number()
        }
        place -= 1
      }
      return nil
    }

    /// Reads the sections at `start` and the trailer after them.
    private mutating func readSections(
      at start: Int64, of file: inout BoundedBytes<some ByteSource>
    ) -> PDFValue? {
      var scanner = ByteScanner(file.read(at: start, count: 64))
      scanner.skipSpace()
      guard scanner.accept(word: "xref") else { return nil }
      var position = start + Int64(scanner.position)
      while file.step() {
        scanner = ByteScanner(file.read(at: position, count: 64))
        scanner.skipSpace()
        if scanner.accept(word: "trailer") {
          position += Int64(scanner.position)
          var reader = PDFReader(file.read(at: position, count: 16 << 10))
          return reader.value()
        }
        guard let first = scanner.number() else { return nil }
        scanner.skipSpace()
        guard let count = scanner.number() else { return nil }
        scanner.skipSpace()
        let lines = position + Int64(scanner.position)
        // No file has room for more lines than bytes, so the product below stays small.
        guard Int64(count) <= file.length else { return nil }
        sections.append(Section(first: first, count: count, lines: lines))
        position = lines + Int64(count) * 20
      }
      return nil
    }

    /// What `value` refers to, if it refers to anything, else itself.
    func resolve(
      _ value: PDFValue?, of file: inout BoundedBytes<some ByteSource>
    ) -> PDFValue? {
      guard case .reference(let number, let generation)? = value else { return value }
      for section in sections where number >= section.first {
        let line = number - section.first
        guard line < section.count else { continue }
        return object(
          number, generation, line: section.lines + Int64(line) * 20, of: &file)
      }
      return nil
    }

    /// The object that a line of 20 bytes leads to: `0000000017 00000 n`.
    private func object(
      _ number: Int, _ generation: Int, line: Int64, of file: inout BoundedBytes<some ByteSource>
    ) -> PDFValue? {
      var scanner = ByteScanner(file.read(at: line, count: 20))
      guard file.step(), let offset = scanner.number(), scanner.accept(" "),
        scanner.number() == generation, scanner.accept(" "), scanner.accept("n")
      else { return nil }
      var reader = PDFReader(file.read(at: Int64(offset), count: 16 << 10))
      reader.skipBlank()
      guard reader.scanner.number() == number else { return nil }
      reader.skipBlank()
      guard reader.scanner.number() == generation else { return nil }
      reader.skipBlank()
      guard reader.scanner.accept(word: "obj") else { return nil }
      let value = reader.value()
      // A reference that leads to another one is not followed further.
      if case .reference? = value { return nil }
      return value
    }
  }
}
