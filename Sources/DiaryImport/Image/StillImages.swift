internal import DiaryModel

/// JPEG (ITU-T T.81, annex B): segments up to the first scan.
enum JPEGFile {
  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    var position: Int64 = 2
    var foundExif = false
    while file.step() {
      let head = file.read(at: position, count: 18)
      guard head.uint8(at: 0) == 0xFF, let marker = head.uint8(at: 1) else { return }
      switch marker {
      case 0xFF:
        // Any number of fill bytes may stand before a marker.
        position += 1
        continue
      case 0x01, 0xD0...0xD7:
        position += 2
        continue
      case 0xD8, 0xD9, 0xDA, 0x00:
        return
      default:
        break
      }
      guard let size = head.uint16(at: 2), size >= 2 else { return }
      let segment = Extent(from: position + 4, to: position + 2 + Int64(size))
      if marker == 0xE1, !foundExif, head.holds("Exif\0\0", at: 4), let body = segment.rest(at: 6) {
        foundExif = true
        Exif.read(body, of: &file, into: &list)
      } else if isFrame(marker), size >= 8, let height = head.uint16(at: 5),
        let width = head.uint16(at: 7)
      {
        list.add(width: width, height: height)
      }
      position = segment.end
    }
  }

  /// The markers SOF0 to SOF15; the three between them that are tables are not.
  private static func isFrame(_ marker: UInt8) -> Bool {
    (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
  }
}

/// PNG (third edition): chunks of length, type, body and check.
enum PNGFile {
  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    var position: Int64 = 8
    var created: FileTime?
    var changed: FileTime?
    var software: String?
    while file.step() {
      let head = file.read(at: position, count: 8)
      guard let length = head.uint32(at: 0), let type = head.fourCharacters(at: 4),
        length <= UInt32(Int32.max)
      else { break }
      let body = Extent(from: position + 8, to: min(position + 8 + Int64(length), file.length))
      switch type {
      case "IHDR":
        let bytes = file.read(body, count: 8)
        guard let width = bytes.uint32(at: 0), let height = bytes.uint32(at: 4) else { break }
        list.add(width: width, height: height)
      case "eXIf":
        Exif.read(body, of: &file, into: &list)
      case "tEXt", "iTXt":
        guard let (key, words) = text(file.read(body, count: 4_096), international: type == "iTXt")
        else { break }
        switch key {
        case "Creation Time": created = created ?? time(words)
        case "Software": software = software ?? words
        case "Title": list.add(.title, words)
        case "Author": list.add(.author, words)
        default: break
        }
      case "tIME":
        changed = changed ?? lastChange(file.read(body, count: 7))
      default:
        break
      }
      if type == "IEND" { break }
      position += 12 + Int64(length)
    }
    list.add(taken: created, from: "PNG Creation Time")
    list.add(taken: changed, from: "PNG tIME, the last change")
    if let software { list.add(.software, software) }
  }

  /// Keyword and words; missing if the words are compressed.
  private static func text(_ bytes: [UInt8], international: Bool) -> (String, String)? {
    let parts = bytes.split(separator: 0, maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, (1...79).contains(parts[0].count) else { return nil }
    let key = String(latin1: parts[0])
    guard international else { return (key, String(latin1: parts[1])) }
    // A flag and a method of compression, then a language and a keyword in that language.
    guard parts[1].uint8(at: 0) == 0 else { return nil }
    let rest = parts[1].dropFirst(2)
      .split(separator: 0, maxSplits: 2, omittingEmptySubsequences: false)
    guard rest.count == 3 else { return nil }
    return (key, PlainWords.text(rest[2]))
  }

  /// The standard asks for the form of e-mail; programs also write ISO 8601 and the form of EXIF.
  private static func time(_ words: String) -> FileTime? {
    let bytes = Array(words.utf8)
    return FileTime(iso: bytes) ?? FileTime(mail: bytes) ?? FileTime(exif: bytes, offset: nil)
  }

  /// `tIME`: year in two bytes, then month, day, hour, minute, second; UTC.
  private static func lastChange(_ bytes: [UInt8]) -> FileTime? {
    guard bytes.count == 7, let year = bytes.uint16(at: 0) else { return nil }
    return FileTime(
      (Int(year), Int(bytes[2]), Int(bytes[3])),
      (Int(bytes[4]), Int(bytes[5]), Int(bytes[6])), offset: 0)
  }
}

/// WebP (RFC 9649): a RIFF file of form `WEBP`.
enum WebPFile {
  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    RIFF.forEachChunk(of: &file) { type, body, file in
      switch type {
      case "VP8X":
        let bytes = file.read(body, count: 10)
        guard let width = bytes.uint24(at: 4, .little), let height = bytes.uint24(at: 7, .little)
        else { break }
        list.add(width: width + 1, height: height + 1)
      case "VP8L":
        let bytes = file.read(body, count: 5)
        guard bytes.uint8(at: 0) == 0x2F, let bits = bytes.uint32(at: 1, .little) else { break }
        list.add(width: bits & 0x3FFF + 1, height: bits >> 14 & 0x3FFF + 1)
      case "VP8 ":
        // A key frame has a clear lowest bit, and a start code before its size.
        let bytes = file.read(body, count: 10)
        guard let tag = bytes.uint8(at: 0), tag & 1 == 0, bytes.uint24(at: 3) == 0x9D012A,
          let width = bytes.uint16(at: 6, .little), let height = bytes.uint16(at: 8, .little)
        else { break }
        list.add(width: width & 0x3FFF, height: height & 0x3FFF)
      case "EXIF":
        // Some programs keep the six bytes that JPEG puts before it.
        let prefixed = file.read(body, count: 6).holds("Exif\0\0")
        guard let extent = body.rest(at: prefixed ? 6 : 0) else { break }
        Exif.read(extent, of: &file, into: &list)
      default:
        break
      }
    }
  }
}

/// TIFF 6.0, and the raw formats of cameras that are built like it.
enum TIFFFile {
  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    let whole = file.whole
    guard let structure = TIFFStructure(in: whole, of: &file),
      let main = structure.directory(at: structure.first, of: &file)
    else { return }
    // Raw formats put a small copy first, and say so in NewSubfileType.
    let isCopy = (structure.number(0x00FE, in: main) ?? 0) & 1 == 1
    if !isCopy, let width = structure.number(0x0100, in: main),
      let height = structure.number(0x0101, in: main)
    {
      list.add(width: width, height: height)
    }
    Exif.read(main, in: structure, of: &file, turning: .byTag, into: &list)
  }
}

/// The two formats whose first bytes say all that is read of them.
enum PlainBitmaps {
  /// GIF: the size of the logical screen.
  static func readGIF(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    let head = file.read(at: 0, count: 10)
    guard let width = head.uint16(at: 6, .little), let height = head.uint16(at: 8, .little) else {
      return
    }
    list.add(width: width, height: height)
  }

  /// BMP: the size in the header after the first 14 bytes; a negative height means top-down.
  static func readBMP(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    let head = file.read(at: 0, count: 26)
    guard let size = head.uint32(at: 14, .little) else { return }
    if size == 12, let width = head.uint16(at: 18, .little),
      let height = head.uint16(at: 20, .little)
    {
      list.add(width: width, height: height)
    } else if size >= 40, let width = head.uint32(at: 18, .little),
      let height = head.uint32(at: 22, .little), width <= UInt32(Int32.max)
    {
      list.add(width: width, height: Int32(bitPattern: height).magnitude)
    }
  }
}
