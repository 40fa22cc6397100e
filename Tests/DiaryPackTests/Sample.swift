import DiaryDigest
import DiaryModel
import DiaryPack

/// A made-up record with every feature of the format, at fixed times.
enum Sample {
  static let zone = "Europe/London"

  /// Europe/London in 2025: the clocks went forward on 30 March and back on 26 October.
  static let offset: @Sendable (Instant, String) -> Int? = { instant, zone in
    guard zone == Sample.zone else { return nil }
    return instant.seconds >= 1_743_296_400 && instant.seconds < 1_761_440_400 ? 60 : 0
  }

  static let madeAt = Instant(seconds: 1_762_381_860)  // 2025-11-05T22:31:00Z

  static var request: PackRequest {
    PackRequest(
      audience: "Stalking coordinator", writerName: "Jo", personName: "Sam", madeAt: madeAt,
      zone: zone, version: "0.1.0", offset: offset)
  }

  static func recorded(
    _ text: String, _ clock: RecordedAt.ClockState = .synchronised
  ) -> RecordedAt {
    let instant = Instant(rfc3339: text) ?? Instant(seconds: 0)
    return RecordedAt(
      instant: instant, offset: offset(instant, zone) ?? 0, boot: 2, uptime: 900, clock: clock)
  }

  static func moment(
    _ precision: Moment.Precision, _ earliest: String, _ latest: String, _ edtf: String,
    _ words: String, said: String
  ) -> Moment {
    Moment(
      said: said, precision: precision, earliest: Instant(rfc3339: earliest),
      latest: Instant(rfc3339: latest), zone: zone, words: words, edtf: edtf)
  }

  static let unknown = Moment(
    said: "don't know", precision: .unknown, earliest: nil, latest: nil, zone: zone,
    words: "Time not known", edtf: "")

  /// What cannot have been meant as text of a page.
  static let hostile =
    "<script>alert(1)</script><img src=x onerror=alert(2)> \"><svg/onload=alert(3)> "
    + "javascript:alert(4) </script> \u{202E}gpj.exe\u{202C} \u{2028} & 'quoted' \u{7}"

  static let files: [String: [UInt8]] = {
    var files: [String: [UInt8]] = [:]
    for bytes in [photo, voice, page, located, hidden, gone] {
      files[SHA256Digest(hashing: bytes).hex] = bytes
    }
    return files
  }()

  /// A picture of one pixel, PNG.
  static let photo: [UInt8] = [
    0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x48, 0x44,
    0x52, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x00, 0x01, 0x08, 0x06, 0x00, 0x00, 0x00, 0x1F,
    0x15, 0xC4, 0x89, 0x00, 0x00, 0x00, 0x0D, 0x49, 0x44, 0x41, 0x54, 0x78, 0x9C, 0x63, 0xF8,
    0xCF, 0xC0, 0xF0, 0x1F, 0x00, 0x05, 0x00, 0x01, 0xFF, 0x89, 0x99, 0x3D, 0x1D, 0x00, 0x00,
    0x00, 0x00, 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82,
  ]
  static let voice = Array("voice".utf8)
  static let page = Array("<html><script>alert(5)</script></html>".utf8)
  static let located = Array("a photo that says where it was taken".utf8)
  static let hidden = Array("a photo that is not to be drawn".utf8)
  static let gone = Array("was destroyed".utf8)

  static func evidence(
    _ incident: Int, _ number: Int, index: UInt64, _ bytes: [UInt8], _ mediaType: String,
    _ kind: Evidence.Kind, name: String, about: String = "", taken: Moment? = nil,
    facts: [Evidence.Fact] = [], doNotShow: Bool = false, state: EntryState = .current
  ) -> Evidence {
    Evidence(
      incident: incident, number: number, index: index,
      recorded: recorded("2025-11-05T09:10:00Z"), name: name, size: Int64(bytes.count),
      sha256: SHA256Digest(hashing: bytes).hex, mediaType: mediaType, kind: kind,
      from: "Jo's phone", about: about, taken: taken, modified: Instant(seconds: 1_762_331_000),
      facts: facts, doNotShow: doNotShow, state: state)
  }

  static let record: [Incident] = [first, second, third, withdrawn, erased, foreign]

  private static let first: Incident = {
    var fields = Dictionary(
      uniqueKeysWithValues: IncidentField.allCases.map { ($0, "Words about \($0.rawValue).") })
    fields[.account] = "Sam stood by the gate.\n\nI went the other way."
    fields[.knewBy] = "saw"
    fields[.fearedViolence] = "yes"
    fields[.like] = "2"
    fields[.privateNote] = "PRIVATE-FIELD"
    return Incident(
      number: 1, index: 3, recorded: recorded("2025-11-05T09:02:00Z"),
      moment: moment(
        .exact, "2025-11-05T08:40:00Z", "2025-11-05T08:41:00Z", "2025-11-05",
        "Wednesday 5 November 2025, 8.40am", said: "today 8:40am"),
      fields: fields, behaviours: [.loiter, .watch], marks: ["A.3"],
      amendments: [
        Amendment(
          index: 20, recorded: recorded("2025-11-05T09:06:00Z"), reason: "", whileWriting: true,
          changes: [.init(field: "where", before: "", after: "Words about where.")]),
        Amendment(
          index: 21, recorded: recorded("2025-11-05T20:00:00Z"), reason: "PRIVATE-REASON",
          whileWriting: false,
          changes: [
            .init(field: "private-note", before: "PRIVATE-BEFORE", after: "PRIVATE-FIELD"),
            .init(field: "behaviours", before: "loiter", after: "loiter watch"),
          ]),
        Amendment(
          index: 22, recorded: recorded("2025-11-05T20:10:00Z"), reason: "PRIVATE-ONLY",
          whileWriting: false,
          changes: [.init(field: "private-note", before: "", after: "PRIVATE-AFTER")]),
      ],
      notes: [
        Note(
          index: 23, recorded: recorded("2025-11-05T21:00:00Z"), moment: nil,
          text: "The neighbour saw it too.", file: 1, isPrivate: false),
        Note(
          index: 24, recorded: recorded("2025-11-05T21:01:00Z"), moment: nil,
          text: "PRIVATE-NOTE", file: nil, isPrivate: true),
        Note(
          index: 25, recorded: recorded("2025-11-05T21:02:00Z"), moment: nil,
          text: "PRIVATE-TAKEN-BACK", file: nil, isPrivate: false,
          state: .withdrawn(reason: "PRIVATE-WHY", recorded: recorded("2025-11-05T21:03:00Z"))),
      ],
      evidence: [
        evidence(
          1, 1, index: 4, photo, "image/png", .photo, name: "gate.png", about: "the gate",
          facts: [.init(.taken, "2025-11-05T08:41:10"), .init(.device, "Example Phone 7")]),
        evidence(
          1, 2, index: 5, hidden, "image/jpeg", .screenshot, name: "a.jpg", doNotShow: true),
        evidence(
          1, 3, index: 6, located, "image/jpeg", .photo, name: "b.jpg",
          facts: [.init(.place, "53.380900,-1.470300")]),
      ])
  }()

  private static let second = Incident(
    number: 2, index: 8, recorded: recorded("2025-10-20T18:30:00Z", .unsynchronised),
    moment: moment(
      .dates, "2025-10-12T23:00:00Z", "2025-10-19T23:00:00Z", "2025-10-13/2025-10-19",
      "Between Monday 13 and Sunday 19 October 2025", said: "last week some time"),
    fields: [
      .account: hostile, .person: "=HYPERLINK(\"x\")", .handle: "07700 900123", .effect: "+1",
      .threat: "-2", .seenBy: "@SUM(A1)", .present: "\ttab first", .items: "a,b\r\n\"c\"",
    ],
    behaviours: [.contactMessage, .itemLeft],
    evidence: [
      evidence(2, 1, index: 9, voice, "audio/mp4", .recording, name: "../\(hostile).m4a"),
      evidence(2, 2, index: 10, page, "text/html", .document, name: "page.html"),
      evidence(
        2, 3, index: 11, gone, "image/jpeg", .photo, name: "PRIVATE-NAME.jpg",
        about: "PRIVATE-ABOUT", state: .erased(recorded: recorded("2025-10-21T08:00:00Z"))),
      evidence(
        2, 4, index: 12, gone, "image/jpeg", .photo, name: "PRIVATE-NAME.jpg",
        state: .withdrawn(reason: "PRIVATE-WHY", recorded: recorded("2025-10-21T08:00:00Z"))),
    ])

  private static let third = Incident(
    number: 3, index: 13, recorded: recorded("2025-11-01T10:00:00Z"), moment: unknown,
    fields: [.account: "An envelope with no name on it.", .person: "Sam"], behaviours: [])

  private static let withdrawn = Incident(
    number: 4, index: 14, recorded: recorded("2025-11-02T10:00:00Z"), moment: unknown,
    fields: [.account: "PRIVATE-WITHDRAWN"], behaviours: [.other],
    evidence: [
      evidence(4, 1, index: 15, gone, "image/jpeg", .photo, name: "PRIVATE-NAME.jpg")
    ],
    state: .withdrawn(reason: "PRIVATE-WHY", recorded: recorded("2025-11-02T11:00:00Z")))

  private static let erased = Incident(
    number: 5, index: 16, recorded: recorded("2025-11-03T10:00:00Z"), moment: unknown,
    fields: [:], behaviours: [], state: .erased(recorded: recorded("2025-11-03T12:00:00Z")))

  private static let foreign = Incident(
    number: 6, index: 17, recorded: recorded("2025-09-02T22:00:00Z", .setBack),
    moment: moment(
      .about, "2025-09-01T19:30:00Z", "2025-09-01T20:30:00Z", "2025-09-01",
      "Monday 1 September 2025, about 9pm", said: "yesterday about 9pm"),
    fields: [.account: "Zadzwonił z nieznanego numeru. سام نے پھر فون کیا 📞", .person: "Sam"],
    behaviours: [.contactCall])
}

/// Files held in memory, handed over in pieces of a prime length.
struct MemorySource: ExhibitSource {
  struct Gone: Error {}

  var files = Sample.files

  func stream(_ evidence: Evidence, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    guard let bytes = files[evidence.sha256] else { throw Gone() }
    try bytes.withUnsafeBytes { bytes in
      for start in stride(from: 0, to: bytes.count, by: 7919) {
        try body(UnsafeRawBufferPointer(rebasing: bytes[start..<min(start + 7919, bytes.count)]))
      }
    }
  }
}
