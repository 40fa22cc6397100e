import DiaryImport
import DiaryModel
import Glibc
import Testing

/// Counts what is asked of it, and keeps the highest offset.
struct CountingBytes: ByteSource {
  var inner: BytesInMemory
  /// What `length` claims, which may be more than there is.
  var length: Int64
  var bytes = 0
  var reads = 0

  init(_ bytes: [UInt8], claims length: Int64? = nil) {
    inner = BytesInMemory(bytes)
    self.length = length ?? Int64(bytes.count)
  }

  mutating func read(at offset: Int64, count: Int) -> [UInt8] {
    reads += 1
    bytes += count
    return inner.read(at: offset, count: count)
  }
}

/// The same sequence for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }
}

/// Reads, and expects that the limits were kept and that every value can be shown.
func readWithinLimits(_ bytes: [UInt8], claims length: Int64? = nil, _ what: Comment) {
  var source = CountingBytes(bytes, claims: length)
  let start = ContinuousClock.now
  let read = FileFacts.read(&source, name: "file")
  let elapsed = ContinuousClock.now - start
  if source.bytes > 8 << 20 || source.reads > 8_192 || elapsed > .seconds(5) {
    Issue.record("\(what.rawValue): \(source.bytes) bytes, \(source.reads) reads, \(elapsed)")
  }
  for fact in read.facts {
    let steers = fact.value.unicodeScalars.contains {
      $0.value < 0x20 || (0x7F...0x9F).contains($0.value) || (0x202A...0x202E).contains($0.value)
        || (0x2066...0x2069).contains($0.value)
    }
    if steers || fact.value.isEmpty || fact.value.unicodeScalars.count > 200 {
      Issue.record("\(what.rawValue): unfit value of \(fact.name.rawValue)")
    }
  }
}

struct HostileFileTests {
  @Test(arguments: samples.keys.sorted())
  func `a file cut at any byte is read within the limits`(name: String) throws {
    let bytes = try #require(samples[name])
    let cuts = bytes.count <= 4_096 ? Array(0...bytes.count) : Array(0...4_096)
    for cut in cuts { readWithinLimits(Array(bytes.prefix(cut)), "\(name) cut at \(cut)") }
  }

  @Test(arguments: samples.keys.sorted())
  func `three hundred random damages are read within the limits`(name: String) throws {
    let bytes = try #require(samples[name])
    for seed in 0..<300 as Range<UInt64> {
      var generator = SeededGenerator(state: seed)
      var damaged = bytes
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let place = Int.random(in: 0..<min(damaged.count, 4_096), using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: damaged[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: damaged[place] = [0x00, 0x7F, 0x80, 0xFF].randomElement(using: &generator) ?? 0
        case 2: damaged.insert(UInt8.random(in: .min ... .max, using: &generator), at: place)
        default: if damaged.count > 1 { damaged.remove(at: place) }
        }
      }
      readWithinLimits(damaged, "\(name), seed \(seed)")
    }
  }

  @Test(arguments: samples.keys.sorted())
  func `four bytes of ones anywhere are read within the limits`(name: String) throws {
    let bytes = try #require(samples[name])
    for place in 0..<max(0, min(bytes.count, 2_048) - 4) {
      var damaged = bytes
      damaged.replaceSubrange(place..<place + 4, with: [0xFF, 0xFF, 0xFF, 0xFF])
      readWithinLimits(damaged, "\(name), ones at \(place)")
    }
  }

  @Test(arguments: samples.keys.sorted())
  func `a file that claims to be longer than it is is read within the limits`(name: String) throws {
    let bytes = try #require(samples[name])
    for claim in [Int64(bytes.count) * 2, 1 << 40, .max] {
      readWithinLimits(bytes, claims: claim, "\(name), claims \(claim)")
    }
  }

  @Test func `a directory that names itself for Exif and GPS ends`() {
    let builder = TIFFBuilder(little: true)
    let looped = builder.structure(main: [
      builder.long(0x8769, 8), builder.long(0x8825, 8), .ascii(0x0132, "2025:07:14 21:10:05"),
    ])
    #expect(facts(jpeg(exif: looped))[.taken] == "2025-07-14T21:10:05")
  }

  @Test func `a directory that claims more entries and bytes than there are keeps what is there`() {
    let builder = TIFFBuilder(little: false)
    var structure = builder.structure(main: [.ascii(0x0110, "Phone"), builder.short(0x0112, 3)])
    structure.replaceSubrange(8..<10, with: [0xFF, 0xFF])
    #expect(facts(jpeg(exif: structure))[.orientation] == "3")
    let far = builder.structure(main: [
      Tag(tag: 0x0110, type: 2, count: .max, value: number(8, 4)), builder.short(0x0112, 3),
    ])
    #expect(facts(jpeg(exif: far))[.device] == nil)
    #expect(facts(jpeg(exif: far))[.orientation] == "3")
  }

  @Test(arguments: [0, 1, 2, 7] as [UInt32])
  func `boxes in one another with lengths that cannot be end`(length: UInt32) {
    let inner = number(length, 4) + ascii("trak") + number(UInt64.max, 8)
    let nest = (0..<2_000).reduce(into: inner) { bytes, _ in bytes = ascii("moovmoov") + bytes }
    readWithinLimits(ftyp("isom") + box("moov", nest), "lengths of \(length)")
  }

  @Test(arguments: [UInt64.max, UInt64(Int64.max), 1 << 63, 0, 15])
  func `a 64-bit length of any size ends`(length: UInt64) {
    let head = ftyp("isom")
    let long = number(1, 4) + ascii("moov") + number(length, 8)
    readWithinLimits(head + long + mvhd(created: 1, scale: 1, duration: 1), "length of \(length)")
  }

  @Test func `an item at the end of all numbers is not followed`() {
    var bytes = heic(TIFFBuilder(little: true).full())
    let iloc = ascii("iloc")
    let place = bytes.indices.first { bytes[$0...].starts(with: iloc) } ?? 0
    bytes.replaceSubrange(place + 8..<place + 10, with: [0x88, 0x80])
    bytes.replaceSubrange(place + 16..<place + 48, with: [UInt8](repeating: 0xFF, count: 32))
    #expect(facts(bytes)[.taken] == nil)
  }

  @Test func `millions of tiny boxes, chunks and segments stop at the limit`() {
    let boxes = ftyp("isom") + (0..<20_000).flatMap { _ in box("free", []) }
    readWithinLimits(boxes + box("moov", mvhd(created: 1, scale: 1, duration: 1)), "boxes")
    readWithinLimits(png((0..<20_000).map { _ in pngChunk("tEXt", ascii("a\0b")) }), "chunks")
    readWithinLimits(riff("WAVE", (0..<20_000).map { _ in riffChunk("junk", []) }), "riff")
    readWithinLimits(
      [0xFF, 0xD8, 0xFF] + (0..<20_000).flatMap { _ in jpegSegment(0xE5, []) }, "segments")
    readWithinLimits([0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: 100_000), "fill bytes")
    readWithinLimits(zip((0..<6_000).map { "a\($0)" }), "entries")
  }

  @Test func `values in one another in a PDF stop at the limit`() {
    let deep = String(repeating: "[", count: 4_000) + String(repeating: "<<", count: 4_000)
    let read = facts(pdf(["<< /A \(deep) >>"], trailer: "/Root 1 0 R /Info 1 0 R"))
    #expect(read.facts.isEmpty)
    readWithinLimits(
      pdf(["<< /Count 1 >>"], trailer: "/Root 1 0 R /Prev 9"), "a table before the first")
    let circle = ascii(
      "%PDF-1.4\nxref\n0 0\ntrailer << /Root 1 0 R /Prev 9 >>\nstartxref\n9\n%%EOF")
    readWithinLimits(circle, "a table that names itself")
  }

  @Test func `a table of more objects than bytes is refused`() {
    let bytes = ascii(
      "%PDF-1.4\nxref\n0 999999999999999999\n0000000000 65535 f \ntrailer << /Root 1 0 R >>\n"
        + "startxref\n9\n%%EOF")
    #expect(facts(bytes).facts.isEmpty)
  }

  @Test(arguments: 0..<200 as Range<UInt64>)
  func `noise behind the first bytes of any form is read within the limits`(seed: UInt64) {
    var generator = SeededGenerator(state: seed)
    let heads: [[UInt8]] = samples.keys.sorted().compactMap {
      samples[$0].map { Array($0.prefix(12)) }
    }
    for head in heads {
      let noise = (0..<3_000).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
      readWithinLimits(head + noise, "seed \(seed)")
    }
  }

  @Test func `a source that gives too much, or nothing, does no harm`() {
    struct Endless: ByteSource {
      let length: Int64 = 100
      func read(at offset: Int64, count: Int) -> [UInt8] { [UInt8](repeating: 0xFF, count: 5_000) }
    }
    struct Silent: ByteSource {
      let length = Int64.max
      func read(at offset: Int64, count: Int) -> [UInt8] { [] }
    }
    struct Negative: ByteSource {
      let length: Int64 = -1
      func read(at offset: Int64, count: Int) -> [UInt8] { [1] }
    }
    var endless = Endless()
    var silent = Silent()
    var negative = Negative()
    #expect(FileFacts.read(&endless, name: "x").mediaType == "application/octet-stream")
    #expect(FileFacts.read(&silent, name: "x").mediaType == "application/octet-stream")
    #expect(FileFacts.read(&negative, name: "x").facts.isEmpty)
  }

  @Test func `an open file is read in place, and its own position does not move`() throws {
    let bytes = jpeg(exif: TIFFBuilder(little: true).full())
    var template = Array("/tmp/import-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    try #require(descriptor >= 0)
    unlink(template)
    #expect(write(descriptor, bytes, bytes.count) == bytes.count)
    lseek(descriptor, 7, SEEK_SET)
    var source = DescriptorBytes(descriptor: descriptor, length: Int64(bytes.count))
    #expect(FileFacts.read(&source, name: "x") == facts(bytes))
    #expect(lseek(descriptor, 0, SEEK_CUR) == 7)
    let longer = DescriptorBytes(descriptor: descriptor, length: .max)
    #expect(longer.read(at: Int64(bytes.count) - 2, count: 10).count == 2)
    close(descriptor)
    #expect(longer.read(at: 0, count: 10).isEmpty)
  }
}
