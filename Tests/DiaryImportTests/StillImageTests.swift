import DiaryImport
import DiaryModel
import Testing

struct StillImageTests {
  @Test(arguments: [true, false])
  func `a JPEG tells everything its EXIF says, in either byte order`(little: Bool) {
    let read = facts(jpeg(exif: TIFFBuilder(little: little).full()))
    #expect(read.mediaType == "image/jpeg")
    #expect(read.suggestedKind == .photo)
    #expect(
      read.facts == [
        .init(.taken, "2025-07-14T21:10:05+01:00"),
        .init(.takenFrom, "EXIF DateTimeOriginal"),
        .init(.place, "53.380900,-1.470300"),
        .init(.device, "Example Phone"),
        .init(.pixels, "4032x3024"),
        .init(.orientation, "6"),
        .init(.software, "Camera 1.0"),
      ])
  }

  @Test(arguments: [true, false])
  func `a time without an offset stays local`(little: Bool) {
    let exif = TIFFBuilder(little: little).structure(
      main: [], exif: [.ascii(0x9003, "2025:07:14 21:10:05")])
    #expect(facts(jpeg(exif: exif))[.taken] == "2025-07-14T21:10:05")
  }

  @Test func `a camera with an empty clock leaves the time to the next tag`() {
    let exif = TIFFBuilder(little: true).structure(
      main: [.ascii(0x0132, "2025:07:15 01:02:03")],
      exif: [.ascii(0x9003, "0000:00:00 00:00:00"), .ascii(0x9004, "    :  :     :  :  ")])
    let read = facts(jpeg(exif: exif))
    #expect(read[.taken] == "2025-07-15T01:02:03")
    #expect(read[.takenFrom] == "EXIF DateTime")
  }

  @Test(arguments: [
    "2025:02:29 10:00:00", "2025:13:01 10:00:00", "2025:07:14 24:00:00", "2025:07:14 10:60:00",
    "2025:07:14", "2025:07:14 10:00:00x", "now",
  ])
  func `a time that no calendar or clock has is left out`(text: String) {
    let exif = TIFFBuilder(little: true).structure(main: [.ascii(0x0132, text)])
    #expect(facts(jpeg(exif: exif))[.taken] == nil)
  }

  @Test func `the offset of another time is not borrowed`() {
    let exif = TIFFBuilder(little: true).structure(
      main: [.ascii(0x0132, "2025:07:15 01:02:03")], exif: [.ascii(0x9011, "+01:00")])
    #expect(facts(jpeg(exif: exif))[.taken] == "2025-07-15T01:02:03")
  }

  @Test func `south and east have their signs`() {
    let builder = TIFFBuilder(little: true)
    let exif = builder.structure(
      main: [],
      gps: [
        .ascii(1, "S"), builder.rationals(2, [(33, 1), (30, 1), (0, 1)]),
        .ascii(3, "E"), builder.rationals(4, [(1515, 10), (0, 1), (0, 1)]),
      ])
    #expect(facts(jpeg(exif: exif))[.place] == "-33.500000,151.500000")
  }

  @Test(arguments: [
    ("N", [(53, 1), (22, 1), (0, 0)]), ("N", [(91, 1), (0, 1), (0, 1)]),
    ("N", [(53, 1), (60, 1), (0, 1)]), ("", [(53, 1), (22, 1), (0, 1)]),
    ("X", [(53, 1), (22, 1), (0, 1)]), ("N", [(53, 1), (22, 1)]),
  ])
  func `a position that is none is left out`(side: String, parts: [(UInt32, UInt32)]) {
    let builder = TIFFBuilder(little: true)
    let exif = builder.structure(
      main: [],
      gps: [
        .ascii(1, side), builder.rationals(2, parts),
        .ascii(3, "W"), builder.rationals(4, [(1, 1), (28, 1), (0, 1)]),
      ])
    #expect(facts(jpeg(exif: exif))[.place] == nil)
  }

  @Test func `zero latitude with zero longitude is no position`() {
    let builder = TIFFBuilder(little: true)
    let zero: [(UInt32, UInt32)] = [(0, 1), (0, 1), (0, 1)]
    let exif = builder.structure(
      main: [],
      gps: [
        .ascii(1, "N"), builder.rationals(2, zero), .ascii(3, "E"), builder.rationals(4, zero),
      ])
    #expect(facts(jpeg(exif: exif))[.place] == nil)
  }

  @Test func `a JPEG without EXIF still has its size`() {
    #expect(facts(jpeg()).facts == [.init(.pixels, "4032x3024")])
  }

  @Test func `an orientation above eight is left out`() {
    let builder = TIFFBuilder(little: true)
    #expect(
      facts(jpeg(exif: builder.structure(main: [builder.short(0x0112, 9)])))[.orientation] == nil)
  }

  @Test func `a PNG tells its size, its text and its EXIF`() throws {
    let read = facts(try #require(samples["png"]))
    #expect(read.mediaType == "image/png")
    // EXIF has more to say than the text chunk and stands after it: the first time wins.
    #expect(read[.taken] == "2025-07-14T21:10:05+01:00")
    #expect(read[.pixels] == "1080x2340")
    #expect(read[.place] == "53.380900,-1.470300")
    #expect(read[.title] == "A title")
    #expect(read.suggestedKind == .photo)
  }

  @Test(arguments: [
    ("2025-07-14T21:10:05+01:00", "2025-07-14T21:10:05+01:00"),
    ("Mon, 14 Jul 2025 21:10:05 +0100", "2025-07-14T21:10:05+01:00"),
    ("2025:07:14 21:10:05", "2025-07-14T21:10:05"),
    ("2025-07-14T20:10:05.123Z", "2025-07-14T20:10:05Z"),
  ])
  func `the creation time of a PNG is read in each form that programs write`(
    text: String, taken: String
  ) {
    let read = facts(png([pngChunk("tEXt", ascii("Creation Time\0" + text))]))
    #expect(read[.taken] == taken)
    #expect(read[.takenFrom] == "PNG Creation Time")
  }

  @Test func `a PNG with only a time of change says that it is that`() {
    let read = facts(png([pngChunk("tIME", number(2025, 2) + [7, 14, 20, 10, 5])]))
    #expect(read[.taken] == "2025-07-14T20:10:05Z")
    #expect(read[.takenFrom] == "PNG tIME, the last change")
  }

  @Test func `compressed text of a PNG is passed over`() {
    let chunk = pngChunk("iTXt", ascii("Title\0\u{01}\0en\0\0") + [0x78, 0x9C, 3, 0])
    #expect(facts(png([chunk]))[.title] == nil)
  }

  @Test func `a PNG of a screen's size without a camera is taken for a screenshot`() {
    #expect(facts(png()).suggestedKind == .screenshot)
    #expect(facts(png(width: 1920, height: 1080)).suggestedKind == .screenshot)
    #expect(facts(png(width: 64, height: 64)).suggestedKind == .photo)
    #expect(facts(png(width: 4000, height: 400)).suggestedKind == .photo)
  }

  @Test func `the size is read from each kind of WebP picture`() {
    let lossy: [UInt8] =
      [0x10, 0, 0, 0x9D, 0x01, 0x2A] + number(800, 2, little: true)
      + number(0x4000 | 600, 2, little: true)
    #expect(facts(riff("WEBP", [riffChunk("VP8 ", lossy)]))[.pixels] == "800x600")
    let lossless: [UInt8] = [0x2F] + number(599 << 14 | 799, 4, little: true)
    #expect(facts(riff("WEBP", [riffChunk("VP8L", lossless)]))[.pixels] == "800x600")
    let interFrame: [UInt8] = [0x11] + lossy.dropFirst()
    #expect(facts(riff("WEBP", [riffChunk("VP8 ", interFrame)]))[.pixels] == nil)
  }

  @Test(arguments: ["", "Exif\0\0"])
  func `an extended WebP tells its EXIF, with and without the prefix`(prefix: String) {
    let read = facts(
      riff(
        "WEBP",
        [
          riffChunk(
            "VP8X", [8, 0, 0, 0] + number(799, 3, little: true) + number(599, 3, little: true)),
          riffChunk("EXIF", ascii(prefix) + TIFFBuilder(little: true).full()),
        ]))
    #expect(read.mediaType == "image/webp")
    #expect(read[.pixels] == "800x600")
    #expect(read[.taken] == "2025-07-14T21:10:05+01:00")
  }

  @Test(arguments: [true, false])
  func `a TIFF tells its size and its tags`(little: Bool) {
    let builder = TIFFBuilder(little: little)
    let read = facts(
      builder.structure(main: [
        builder.long(0x0100, 300), builder.short(0x0101, 200),
        .ascii(0x0132, "2025:07:14 21:10:05"),
      ]))
    #expect(read.mediaType == "image/tiff")
    #expect(read[.pixels] == "300x200")
    #expect(read[.taken] == "2025-07-14T21:10:05")
  }

  @Test func `the small copy at the start of a raw file is not its size`() {
    let builder = TIFFBuilder(little: true)
    let read = facts(
      builder.structure(main: [
        builder.long(0x00FE, 1), builder.long(0x0100, 160), builder.long(0x0101, 120),
      ]))
    #expect(read[.pixels] == nil)
  }

  @Test(arguments: [0, 1, 2] as [UInt8])
  func `a HEIC tells its EXIF and the size of its main picture`(version: UInt8) {
    let read = facts(heic(TIFFBuilder(little: false).full(), ilocVersion: version))
    #expect(read.mediaType == "image/heic")
    #expect(read.suggestedKind == .photo)
    #expect(read[.taken] == "2025-07-14T21:10:05+01:00")
    #expect(read[.place] == "53.380900,-1.470300")
    #expect(read[.pixels] == "4032x3024")
    // The container turns the picture: a reader that used the tag too would turn it twice.
    #expect(read[.orientation] == nil)
  }

  @Test func `a HEIC whose EXIF lies in the meta box tells it too`() {
    let read = facts(heic(TIFFBuilder(little: true).full(), inData: true))
    #expect(read[.taken] == "2025-07-14T21:10:05+01:00")
  }

  @Test func `an AVIF is one by its brand`() {
    #expect(facts(heic(TIFFBuilder(little: true).full(), brand: "avif")).mediaType == "image/avif")
  }

  @Test func `GIF and BMP tell their size`() throws {
    let gif = facts(try #require(samples["gif"]))
    #expect(gif.mediaType == "image/gif")
    #expect(gif[.pixels] == "320x200")
    let bmp = facts(try #require(samples["bmp"]))
    #expect(bmp.mediaType == "image/bmp")
    #expect(bmp[.pixels] == "640x480")
  }
}
