import DiaryImport

// Files are built here byte by byte, so that a test shows the layout that it is about.

/// `value` in `width` bytes.
func number(_ value: some BinaryInteger, _ width: Int, little: Bool = false) -> [UInt8] {
  let bytes = (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
  return little ? bytes : bytes.reversed()
}

/// Each character as the byte of the same number.
func ascii(_ text: String) -> [UInt8] {
  text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) }
}

/// The facts of a file in memory, as name and value.
func facts(_ bytes: [UInt8], name: String = "file") -> FileFacts {
  var source = BytesInMemory(bytes)
  return FileFacts.read(&source, name: name)
}

/// A tag of a TIFF directory with its value.
struct Tag {
  let tag: UInt16
  let type: UInt16
  let count: UInt32
  let value: [UInt8]

  static func ascii(_ tag: UInt16, _ text: String) -> Tag {
    let bytes = DiaryImportTests.ascii(text) + [0]
    return Tag(tag: tag, type: 2, count: UInt32(bytes.count), value: bytes)
  }
}

/// Builds TIFF structures in either byte order.
struct TIFFBuilder {
  let little: Bool

  func short(_ tag: UInt16, _ value: UInt16) -> Tag {
    Tag(tag: tag, type: 3, count: 1, value: number(value, 2, little: little))
  }

  func long(_ tag: UInt16, _ value: UInt32) -> Tag {
    Tag(tag: tag, type: 4, count: 1, value: number(value, 4, little: little))
  }

  func rationals(_ tag: UInt16, _ parts: [(UInt32, UInt32)]) -> Tag {
    let bytes = parts.flatMap { number($0.0, 4, little: little) + number($0.1, 4, little: little) }
    return Tag(tag: tag, type: 5, count: UInt32(parts.count), value: bytes)
  }

  /// A directory that begins at `start`, with values longer than four bytes after it.
  func directory(_ tags: [Tag], at start: Int) -> [UInt8] {
    var head = number(tags.count, 2, little: little)
    var values: [UInt8] = []
    let valuesStart = start + 2 + 12 * tags.count + 4
    for tag in tags {
      head += number(tag.tag, 2, little: little) + number(tag.type, 2, little: little)
      head += number(tag.count, 4, little: little)
      if tag.value.count <= 4 {
        head += tag.value + [UInt8](repeating: 0, count: 4 - tag.value.count)
      } else {
        head += number(valuesStart + values.count, 4, little: little)
        values += tag.value
      }
    }
    return head + [0, 0, 0, 0] + values
  }

  /// A whole structure with directories for Exif and GPS where there are tags for them.
  func structure(main: [Tag], exif: [Tag] = [], gps: [Tag] = []) -> [UInt8] {
    let header =
      ascii(little ? "II" : "MM") + number(42, 2, little: little)
      + number(8, 4, little: little)
    // Laid out twice: the first time only to learn the lengths.
    func tags(_ exifStart: Int, _ gpsStart: Int) -> [Tag] {
      main + (exif.isEmpty ? [] : [long(0x8769, UInt32(exifStart))])
        + (gps.isEmpty ? [] : [long(0x8825, UInt32(gpsStart))])
    }
    let exifStart = 8 + directory(tags(0, 0), at: 8).count
    let gpsStart = exifStart + (exif.isEmpty ? 0 : directory(exif, at: exifStart).count)
    return header + directory(tags(exifStart, gpsStart), at: 8)
      + (exif.isEmpty ? [] : directory(exif, at: exifStart))
      + (gps.isEmpty ? [] : directory(gps, at: gpsStart))
  }

  /// What a telephone would write: every tag that is read.
  func full() -> [UInt8] {
    structure(
      main: [
        .ascii(0x010F, "Example"), .ascii(0x0110, "Example Phone"), short(0x0112, 6),
        .ascii(0x0131, "Camera 1.0"), .ascii(0x0132, "2025:07:15 01:02:03"),
      ],
      exif: [
        .ascii(0x9003, "2025:07:14 21:10:05"), .ascii(0x9004, "2025:07:14 21:10:06"),
        .ascii(0x9011, "+01:00"),
      ],
      gps: [
        .ascii(1, "N"), rationals(2, [(53, 1), (22, 1), (5124, 100)]),
        .ascii(3, "W"), rationals(4, [(1, 1), (28, 1), (1308, 100)]),
      ])
  }
}

func jpegSegment(_ marker: UInt8, _ body: [UInt8]) -> [UInt8] {
  [0xFF, marker] + number(body.count + 2, 2) + body
}

func jpeg(exif: [UInt8]? = nil, width: Int = 4032, height: Int = 3024) -> [UInt8] {
  [0xFF, 0xD8] + jpegSegment(0xE0, ascii("JFIF\0") + [1, 1, 0, 0, 1, 0, 1, 0, 0])
    + (exif.map { jpegSegment(0xE1, ascii("Exif\0\0") + $0) } ?? [])
    + jpegSegment(0xDB, [UInt8](repeating: 1, count: 65))
    + jpegSegment(0xC0, [8] + number(height, 2) + number(width, 2) + [1, 1, 0x11, 0])
    + jpegSegment(0xDA, [1, 1, 0, 0, 63, 0]) + [1, 2, 3, 0xFF, 0xD9]
}

/// A chunk whose check is left at zero: it is not read.
func pngChunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
  number(body.count, 4) + ascii(type) + body + [0, 0, 0, 0]
}

func png(_ chunks: [[UInt8]] = [], width: Int = 1080, height: Int = 2340) -> [UInt8] {
  [0x89] + ascii("PNG\r\n\u{1A}\n")
    + pngChunk("IHDR", number(width, 4) + number(height, 4) + [8, 2, 0, 0, 0])
    + chunks.flatMap(\.self) + pngChunk("IDAT", [1, 2, 3]) + pngChunk("IEND", [])
}

func riffChunk(_ type: String, _ body: [UInt8]) -> [UInt8] {
  ascii(type) + number(body.count, 4, little: true) + body + (body.count % 2 == 1 ? [0] : [])
}

func riff(_ form: String, _ chunks: [[UInt8]]) -> [UInt8] {
  let body = chunks.flatMap(\.self)
  return ascii("RIFF") + number(body.count + 4, 4, little: true) + ascii(form) + body
}

func box(_ type: String, _ body: [UInt8]) -> [UInt8] {
  number(body.count + 8, 4) + ascii(type) + body
}

func fullBox(_ type: String, version: UInt8 = 0, flags: UInt32 = 0, _ body: [UInt8]) -> [UInt8] {
  box(type, [version] + number(flags, 3) + body)
}

func ftyp(_ brands: String...) -> [UInt8] {
  box("ftyp", ascii(brands[0]) + number(0, 4) + brands.dropFirst().flatMap(ascii))
}

/// Seconds since 1904 of a time since 1970.
func since1904(_ seconds: Int64) -> Int64 { seconds + 2_082_844_800 }

/// 2025-07-14 20:10:05 UTC.
let sampleSeconds: Int64 = 1_752_523_805

/// The header of a film.
func mvhd(version: UInt8 = 0, created: Int64, scale: UInt32, duration: UInt64) -> [UInt8] {
  let wide = version == 1 ? 8 : 4
  return fullBox(
    "mvhd", version: version,
    number(created, wide) + number(created, wide) + number(scale, 4) + number(duration, wide)
      + [UInt8](repeating: 0, count: 80))
}

func track(_ handler: String, width: Int = 0, height: Int = 0, version: UInt8 = 0) -> [UInt8] {
  let before = [UInt8](repeating: 0, count: version == 1 ? 84 : 72)
  return box(
    "trak",
    fullBox("tkhd", version: version, before + number(width << 16, 4) + number(height << 16, 4))
      + box("mdia", fullBox("hdlr", number(0, 4) + ascii(handler) + number(0, 12))))
}

/// An old QuickTime text: length, language, characters.
func quickTimeText(_ type: String, _ text: String) -> [UInt8] {
  box(type, number(text.utf8.count, 2) + number(0x15C7, 2) + Array(text.utf8))
}

/// The text box of an item in `ilst`.
func dataBox(_ text: String) -> [UInt8] {
  box("data", number(1, 4) + number(0, 4) + Array(text.utf8))
}

func mp4(_ parts: [[UInt8]], brand: String = "isom") -> [UInt8] {
  ftyp(brand, "mp41") + box("free", [0, 0, 0]) + box("mdat", [UInt8](repeating: 7, count: 40))
    + box("moov", parts.flatMap(\.self))
}

/// A still picture whose Exif item lies after the boxes, or in the `idat` box.
func heic(
  _ structure: [UInt8], ilocVersion: UInt8 = 1, inData: Bool = false, brand: String = "heic"
) -> [UInt8] {
  let item = number(6, 4) + ascii("Exif\0\0") + structure
  let head = ftyp(brand, "mif1", brand)
  func meta(at offset: Int) -> [UInt8] {
    let entry = { (id: Int, start: Int, length: Int, method: Int) -> [UInt8] in
      number(id, ilocVersion < 2 ? 2 : 4) + (ilocVersion > 0 ? number(method, 2) : [])
        + number(0, 2) + number(1, 2) + number(start, 4) + number(length, 4)
    }
    let entries = entry(1, 0, 10, 0) + entry(2, inData ? 0 : offset, item.count, inData ? 1 : 0)
    return fullBox(
      "meta",
      fullBox("hdlr", number(0, 4) + ascii("pict") + number(0, 13))
        + fullBox("pitm", number(1, 2))
        + fullBox(
          "iloc", version: ilocVersion, [0x44, 0x00] + number(2, ilocVersion < 2 ? 2 : 4) + entries)
        + fullBox(
          "iinf",
          number(2, 2)
            + fullBox("infe", version: 2, number(1, 2) + number(0, 2) + ascii("hvc1") + [0])
            + fullBox("infe", version: 2, number(2, 2) + number(0, 2) + ascii("Exif") + [0]))
        + box(
          "iprp",
          box(
            "ipco",
            fullBox("ispe", number(160, 4) + number(120, 4)) + box("irot", [1])
              + fullBox("ispe", number(4032, 4) + number(3024, 4)))
            + fullBox("ipma", number(1, 4) + number(1, 2) + [2, 0x82, 0x03]))
        + (inData ? box("idat", item) : []))
  }
  let start = head.count + meta(at: 0).count + 8
  return head + meta(at: start) + box("mdat", item)
}

/// An Ogg page with its check.
func oggPage(serial: UInt32, granule: UInt64, number page: UInt32, _ body: [UInt8]) -> [UInt8] {
  var lengths = [UInt8](repeating: 255, count: body.count / 255)
  lengths.append(UInt8(body.count % 255))
  var bytes =
    ascii("OggS") + [0, 0] + number(granule, 8, little: true)
    + number(serial, 4, little: true) + number(page, 4, little: true) + [0, 0, 0, 0]
    + [UInt8(lengths.count)] + lengths + body
  var check: UInt32 = 0
  for byte in bytes {
    check ^= UInt32(byte) << 24
    for _ in 0..<8 { check = check >> 31 == 1 ? check << 1 ^ 0x04C1_1DB7 : check << 1 }
  }
  bytes.replaceSubrange(22..<26, with: number(check, 4, little: true))
  return bytes
}

func vorbisComment(_ comments: [String]) -> [UInt8] {
  let vendor = ascii("maker")
  return number(vendor.count, 4, little: true) + vendor + number(comments.count, 4, little: true)
    + comments.flatMap { number($0.utf8.count, 4, little: true) + Array($0.utf8) }
}

func opus(_ granule: UInt64 = 48_000 * 3 + 312) -> [UInt8] {
  oggPage(
    serial: 9, granule: 0, number: 0,
    ascii("OpusHead") + [1, 1] + number(312, 2, little: true) + number(16_000, 4, little: true)
      + [0, 0, 0])
    + oggPage(
      serial: 9, granule: 0, number: 1,
      ascii("OpusTags") + vorbisComment(["TITLE=A note", "encoder=Example"]))
    + oggPage(serial: 9, granule: granule, number: 2, [UInt8](repeating: 3, count: 600))
}

func ebml(_ id: UInt32, _ body: [UInt8]) -> [UInt8] {
  let width = (32 - id.leadingZeroBitCount + 7) / 8
  return number(id, width) + [0x08] + number(body.count, 4).map { $0 } + body
}

/// A PDF whose objects are numbered from 1, with a right table.
func pdf(_ objects: [String], trailer: String) -> [UInt8] {
  var bytes = ascii("%PDF-1.7\n")
  var offsets: [Int] = []
  for (index, object) in objects.enumerated() {
    offsets.append(bytes.count)
    bytes += ascii("\(index + 1) 0 obj\n\(object)\nendobj\n")
  }
  let start = bytes.count
  bytes += ascii("xref\n0 \(objects.count + 1)\n0000000000 65535 f \n")
  for offset in offsets {
    let text = String(offset)
    bytes += ascii(String(repeating: "0", count: 10 - text.count) + text + " 00000 n \n")
  }
  return bytes + ascii("trailer\n<< \(trailer) >>\nstartxref\n\(start)\n%%EOF\n")
}

let samplePDF = pdf(
  [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 12 >>",
    "<< /Type /Page /Parent 2 0 R >>",
    "<< /Title (Order \\(copy\\)\\040\\204) /Author <FEFF004A006F> /Creator (Office)"
      + " /CreationDate (D:20250714211005+01'00') >>",
  ], trailer: "/Size 5 /Root 1 0 R /Info 4 0 R")

/// A ZIP archive of empty entries with these names.
func zip(_ names: [String], first: [UInt8] = []) -> [UInt8] {
  var bytes = first
  var directory: [UInt8] = []
  for name in names {
    directory +=
      ascii("PK\u{01}\u{02}") + number(20, 4, little: true)
      + [UInt8](repeating: 0, count: 20) + number(name.utf8.count, 2, little: true)
      + [UInt8](repeating: 0, count: 12) + number(bytes.count, 4, little: true) + ascii(name)
    bytes += zipEntry(name, [])
  }
  let start = bytes.count
  return bytes + directory + ascii("PK\u{05}\u{06}") + number(0, 4)
    + number(names.count, 2, little: true) + number(names.count, 2, little: true)
    + number(directory.count, 4, little: true) + number(start, 4, little: true) + number(0, 2)
}

func zipEntry(_ name: String, _ body: [UInt8]) -> [UInt8] {
  ascii("PK\u{03}\u{04}") + number(20, 2, little: true) + number(0, 2) + number(0, 2)
    + number(0, 8) + number(body.count, 4, little: true) + number(body.count, 4, little: true)
    + number(name.utf8.count, 2, little: true) + number(0, 2) + ascii(name) + body
}
