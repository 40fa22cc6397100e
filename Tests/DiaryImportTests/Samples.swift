import DiaryImport

/// One whole file of each form that is read, for tests that damage them.
let samples: [String: [UInt8]] = [
  "jpeg, little-endian": jpeg(exif: TIFFBuilder(little: true).full()),
  "jpeg, big-endian": jpeg(exif: TIFFBuilder(little: false).full()),
  "png": png([
    pngChunk("tEXt", ascii("Creation Time\02025-07-14T21:10:05+01:00")),
    pngChunk("tEXt", ascii("Software\0Example")),
    pngChunk("iTXt", ascii("Title\0\0\0en\0\0A title")),
    pngChunk("eXIf", TIFFBuilder(little: false).full()),
    pngChunk("tIME", number(2025, 2) + [7, 15, 1, 2, 3]),
  ]),
  "gif": ascii("GIF89a") + number(320, 2, little: true) + number(200, 2, little: true) + [0, 0, 0],
  "bmp": ascii("BM") + number(0, 12) + number(40, 4, little: true) + number(640, 4, little: true)
    + number(-480, 4, little: true) + [1, 0],
  "webp": riff(
    "WEBP",
    [
      riffChunk(
        "VP8X", [8, 0, 0, 0] + number(799, 3, little: true) + number(599, 3, little: true)),
      riffChunk("EXIF", TIFFBuilder(little: true).full()),
    ]),
  "tiff": TIFFBuilder(little: true).structure(main: [
    TIFFBuilder(little: true).long(0x0100, 300), TIFFBuilder(little: true).short(0x0101, 200),
    .ascii(0x0132, "2025:07:14 21:10:05"),
  ]),
  "heic": heic(TIFFBuilder(little: false).full()),
  "heic with its item in idat": heic(TIFFBuilder(little: true).full(), inData: true),
  "mp4": mp4([
    mvhd(created: since1904(sampleSeconds), scale: 1_000, duration: 41_250),
    track("vide", width: 1920, height: 1080), track("soun"),
    box(
      "udta",
      quickTimeText("©xyz", "+53.3809-001.4703/") + quickTimeText("©mak", "Example")
        + fullBox("meta", box("ilst", box("©nam", dataBox("A title"))))),
  ]),
  "quicktime": mp4(
    [
      mvhd(version: 1, created: since1904(sampleSeconds), scale: 600, duration: 6_000),
      track("vide", width: 1920, height: 1080, version: 1),
      box(
        "meta",
        fullBox("hdlr", number(0, 4) + ascii("mdta") + number(0, 13))
          + fullBox(
            "keys",
            number(2, 4) + box("mdta", ascii("com.apple.quicktime.creationdate"))
              + box("mdta", ascii("com.apple.quicktime.location.ISO6709")))
          + box(
            "ilst",
            box("\0\0\0\u{01}", dataBox("2025-07-14T21:10:05+0100"))
              + box("\0\0\0\u{02}", dataBox("+53.3809-001.4703+010/")))),
    ], brand: "qt  "),
  "matroska": matroska(document: "matroska"),
  "wav": wav(bytes: 16_000),
  "ogg": opus(),
  "flac": flac(samples: 44_100 * 5),
  "amr": ascii("#!AMR\n") + (0..<100).flatMap { _ in [0x3C] + [UInt8](repeating: 1, count: 31) },
  "mp3": mp3(frames: 500),
  "pdf": samplePDF,
  "zip": zip(["[Content_Types].xml", "word/document.xml"]),
  "mail": ascii(sampleMail),
  "html": ascii("<!DOCTYPE html><title>x</title>"),
]

let sampleMail = """
  Received: from mail.example.org by mx.example.net;\r
   Mon, 14 Jul 2025 21:10:06 +0100\r
  Date: Mon, 14 Jul 2025 21:10:05 +0100 (BST)\r
  From: =?utf-8?q?Sam_=E2=9C=89?= <sam@example.org>\r
  Subject: =?UTF-8?B?WW91IGFy?=\r
   =?UTF-8?B?ZSBoZXJl?= again\r
  \r
  Date: not this one\r

  """

func matroska(document: String) -> [UInt8] {
  ebml(0x1A45_DFA3, ebml(0x4282, ascii(document)))
    + ebml(
      0x1853_8067,
      ebml(
        0x1549_A966,
        ebml(0x2AD7B1, number(1_000_000, 3)) + ebml(0x4489, number(Double(12_500).bitPattern, 8))
          + ebml(0x4461, number((sampleSeconds - 978_307_200) * 1_000_000_000, 8))
          + ebml(0x5741, ascii("Example")))
        + ebml(
          0x1654_AE6B,
          ebml(
            0xAE,
            ebml(0x83, [1]) + ebml(0xE0, ebml(0xB0, number(1280, 2)) + ebml(0xBA, number(720, 2)))))
        + ebml(0x1F43_B675, [0, 0, 0]))
}

func wav(bytes count: Int, extra: [[UInt8]] = []) -> [UInt8] {
  riff(
    "WAVE",
    [
      riffChunk(
        "fmt ",
        number(1, 2, little: true) + number(1, 2, little: true) + number(8_000, 4, little: true)
          + number(16_000, 4, little: true) + number(2, 2, little: true)
          + number(16, 2, little: true))
    ] + extra + [riffChunk("data", [UInt8](repeating: 0, count: count))])
}

func flac(samples: UInt64) -> [UInt8] {
  let bits = UInt64(44_100) << 44 | UInt64(0) << 41 | UInt64(15) << 36 | samples
  return ascii("fLaC") + [0x00] + number(34, 3) + [UInt8](repeating: 0, count: 10)
    + number(bits, 8) + [UInt8](repeating: 0, count: 16)
    + [0x84] + number(vorbisComment(["TITLE=Hall"]).count, 3) + vorbisComment(["TITLE=Hall"])
}

/// 128 kbit/s, 44.1 kHz, stereo; the first frame counts the rest if there is anything to count.
func mp3(frames: UInt32?) -> [UInt8] {
  let header: [UInt8] = [0xFF, 0xFB, 0x90, 0x00]
  let first =
    header + [UInt8](repeating: 0, count: 32)
    + (frames.map { ascii("Xing") + number(1, 4) + number($0, 4) } ?? [])
  let frame = { (start: [UInt8]) in start + [UInt8](repeating: 0, count: 417 - start.count) }
  return ascii("ID3") + [4, 0, 0] + [0, 0, 0, 10] + [UInt8](repeating: 0, count: 10)
    + frame(first) + frame(header)
}
