import DiaryImport
import DiaryModel
import Testing

struct SoundTests {
  @Test func `a WAV tells its length by its rate`() {
    let read = facts(wav(bytes: 16_000 + 4_000))
    #expect(read.mediaType == "audio/wav")
    #expect(read.suggestedKind == .recording)
    #expect(read.facts == [.init(.duration, "1.25")])
  }

  @Test func `a WAV that claims more than it has gives no length`() {
    var bytes = wav(bytes: 16_000)
    let size = bytes.count - 16_000 - 4
    bytes.replaceSubrange(size..<size + 4, with: [0xFF, 0xFF, 0xFF, 0xFF])
    #expect(facts(bytes)[.duration] == nil)
  }

  @Test func `a WAV tells when it began by its bext chunk or its ICRD`() {
    let bext =
      [UInt8](repeating: 0, count: 320) + ascii("2025-07-1421:10:05")
      + [UInt8](repeating: 0, count: 264)
    let broadcast = facts(wav(bytes: 100, extra: [riffChunk("bext", bext)]))
    #expect(broadcast[.taken] == "2025-07-14T21:10:05")
    #expect(broadcast[.takenFrom] == "WAV bext origination")
    let list = riffChunk(
      "LIST",
      ascii("INFO") + riffChunk("ICRD", ascii("2025-07-14 21:10:05\0"))
        + riffChunk("INAM", ascii("Hall\0")))
    let read = facts(wav(bytes: 100, extra: [list]))
    #expect(read[.taken] == "2025-07-14T21:10:05")
    #expect(read[.title] == "Hall")
  }

  @Test func `an Opus voice message tells its length without the samples before it begins`() {
    let read = facts(opus())
    #expect(read.mediaType == "audio/ogg")
    #expect(
      read.facts == [
        .init(.duration, "3"), .init(.software, "Example"), .init(.title, "A note"),
      ])
  }

  @Test func `an Ogg file whose last page is cut gives no length`() {
    #expect(facts(opus().dropLast(1))[.duration] == nil)
    var bytes = opus()
    bytes[bytes.count - 5] ^= 1
    #expect(facts(bytes)[.duration] == nil)
  }

  @Test func `a FLAC tells its length, unless it is not known`() {
    let read = facts(flac(samples: 44_100 * 5))
    #expect(read.mediaType == "audio/flac")
    #expect(read.facts == [.init(.duration, "5"), .init(.title, "Hall")])
    #expect(facts(flac(samples: 0))[.duration] == nil)
  }

  @Test func `an AMR tells its length by its frames`() {
    let narrow =
      ascii("#!AMR\n") + (0..<75).flatMap { _ in [0x3C] + [UInt8](repeating: 1, count: 31) }
    #expect(facts(narrow).mediaType == "audio/amr")
    #expect(facts(narrow)[.duration] == "1.5")
    let wide =
      ascii("#!AMR-WB\n") + (0..<50).flatMap { _ in [0x04] + [UInt8](repeating: 1, count: 17) }
    #expect(facts(wide).mediaType == "audio/amr-wb")
    #expect(facts(wide)[.duration] == "1")
    #expect(facts(narrow.dropLast(1))[.duration] == nil)
  }

  @Test func `an MP3 tells its length only if it counts its frames`() {
    let read = facts(mp3(frames: 500))
    #expect(read.mediaType == "audio/mpeg")
    // 500 frames of 1,152 samples at 44,100 a second.
    #expect(read[.duration] == "13.061")
    #expect(facts(mp3(frames: nil))[.duration] == nil)
    #expect(facts(Array(mp3(frames: nil).dropFirst(20))).mediaType == "audio/mpeg")
  }
}
