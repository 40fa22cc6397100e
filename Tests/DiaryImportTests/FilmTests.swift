import DiaryImport
import DiaryModel
import Testing

struct FilmTests {
  @Test(arguments: [0, 1] as [UInt8])
  func `a film tells its time in UTC, its length and its size`(version: UInt8) {
    let read = facts(
      mp4([
        mvhd(version: version, created: since1904(sampleSeconds), scale: 1_000, duration: 41_250),
        track("soun"), track("vide", width: 1920, height: 1080, version: version),
      ]))
    #expect(read.mediaType == "video/mp4")
    #expect(read.suggestedKind == .video)
    #expect(
      read.facts == [
        .init(.taken, "2025-07-14T20:10:05Z"),
        .init(.takenFrom, "film header, creation time (UTC)"),
        .init(.pixels, "1920x1080"),
        .init(.duration, "41.25"),
      ])
  }

  @Test(arguments: [0, sampleSeconds])
  func `a film whose clock was not set, or counted from 1970, has no time`(created: Int64) {
    let read = facts(mp4([mvhd(created: created, scale: 600, duration: 6_000)]))
    #expect(read[.taken] == nil)
    #expect(read[.duration] == "10")
  }

  @Test func `a length that is not known is left out`() {
    let read = facts(
      mp4([mvhd(created: 0, scale: 600, duration: UInt64(UInt32.max))]))
    #expect(read[.duration] == nil)
    #expect(facts(mp4([mvhd(created: 0, scale: 0, duration: 5)]))[.duration] == nil)
  }

  @Test func `the time that a telephone wrote, with its offset, comes before the film's clock`()
    throws
  {
    let read = facts(try #require(samples["quicktime"]))
    #expect(read.mediaType == "video/quicktime")
    #expect(read[.taken] == "2025-07-14T21:10:05+01:00")
    #expect(read[.takenFrom] == "QuickTime creationdate")
    #expect(read[.place] == "53.380900,-1.470300")
  }

  @Test func `old QuickTime words are read`() {
    let read = facts(
      mp4([
        box(
          "udta",
          quickTimeText("©xyz", "+53.3809-001.4703/") + quickTimeText("©mak", "Example")
            + quickTimeText("©mod", "Phone 7") + quickTimeText("©day", "2025-07-14T21:10:05+0100")
            + quickTimeText("©swr", "7.1"))
      ]))
    #expect(read[.place] == "53.380900,-1.470300")
    #expect(read[.device] == "Example Phone 7")
    #expect(read[.taken] == "2025-07-14T21:10:05+01:00")
    #expect(read[.takenFrom] == "film ©day")
    #expect(read[.software] == "7.1")
  }

  @Test func `named words are read from the user data too`() {
    let meta = fullBox(
      "meta",
      fullBox("keys", number(1, 4) + box("mdta", ascii("com.apple.quicktime.model")))
        + box("ilst", box("\0\0\0\u{01}", dataBox("Phone 7"))))
    #expect(facts(mp4([box("udta", meta)]))[.device] == "Phone 7")
  }

  @Test func `words in an item list are read, and a year alone is no time`() {
    let read = facts(
      mp4([
        box(
          "udta",
          fullBox(
            "meta",
            fullBox("hdlr", number(0, 4) + ascii("mdir") + number(0, 13))
              + box(
                "ilst",
                box("©nam", dataBox("Hallway")) + box("©ART", dataBox("Jo"))
                  + box("©day", dataBox("2025")) + box("©too", dataBox("Recorder 2")))))
      ]))
    #expect(read[.title] == "Hallway")
    #expect(read[.author] == "Jo")
    #expect(read[.software] == "Recorder 2")
    #expect(read[.taken] == nil)
  }

  @Test(arguments: [
    ("+5322.85-00128.22/", "53.380833,-1.470333"),
    ("+532251.24-0012813.08/", "53.380900,-1.470300"),
    ("-33.5+151.5/", "-33.500000,151.500000"),
  ])
  func `each form of ISO 6709 is read`(text: String, place: String) {
    #expect(facts(mp4([box("udta", quickTimeText("©xyz", text))]))[.place] == place)
  }

  @Test(arguments: ["53.3-1.4/", "+91.0-001.0/", "+53.3", "+5360.0-00128.0/", "+1+1", ""])
  func `a position that is none is left out`(text: String) {
    #expect(facts(mp4([box("udta", quickTimeText("©xyz", text))]))[.place] == nil)
  }

  @Test func `a film without a picture is a recording`() {
    let read = facts(mp4([track("soun")]))
    #expect(read.mediaType == "audio/mp4")
    #expect(read.suggestedKind == .recording)
    #expect(facts(mp4([track("soun")], brand: "M4A ")).mediaType == "audio/mp4")
    #expect(facts(mp4([track("soun")], brand: "3gp4")).mediaType == "audio/3gpp")
    #expect(facts(mp4([track("vide")], brand: "3gp4")).mediaType == "video/3gpp")
  }

  @Test func `a box of 64 bits and a box to the end of the file are read`() {
    let header = mvhd(created: 0, scale: 1_000, duration: 2_000)
    let long = number(1, 4) + ascii("mdat") + number(20, 8) + [0, 0, 0, 0]
    let last = number(0, 4) + ascii("moov") + header
    #expect(facts(ftyp("isom") + long + last)[.duration] == "2")
  }

  @Test func `Matroska and WebM tell their time, length and size`() {
    let read = facts(matroska(document: "matroska"))
    #expect(read.mediaType == "video/x-matroska")
    #expect(
      read.facts == [
        .init(.taken, "2025-07-14T20:10:05Z"),
        .init(.takenFrom, "Matroska DateUTC"),
        .init(.pixels, "1280x720"),
        .init(.duration, "12.5"),
        .init(.software, "Example"),
      ])
    #expect(facts(matroska(document: "webm")).mediaType == "video/webm")
  }
}
