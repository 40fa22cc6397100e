import DiaryDigest
import DiaryModel
import Foundation
import Testing

/// `entries.json`: one entry of each kind, computed by another program.
struct RecordVectorTests {
  struct Vector: Decodable {
    struct Field: Decodable {
      var name: String
      var value: String
    }
    var kind: String
    var key: String
    var fields: [Field]
    var stored: String
    var leaf: String
  }

  static let kinds: [EntryKind] = [
    .incident, .note, .evidence, .amendment, .withdrawal, .erasure, .export, .setting,
  ]

  let vectors: [Vector]

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Vectors/entries.json")
    vectors = try JSONDecoder().decode([Vector].self, from: Data(contentsOf: file))
  }

  let recorded = RecordedAt(
    instant: Instant(seconds: 1_762_378_860), offset: 0, boot: 3, uptime: 86400,
    clock: .synchronised)
  let when = Moment(
    said: "about 3.20 today", precision: .about, earliest: Instant(seconds: 1_762_354_200),
    latest: Instant(seconds: 1_762_357_800), zone: "Europe/London",
    words: "Wednesday 5 November 2025, about 3.20pm (between 2.50 and 3.50)", edtf: "2025-11-05")
  let unknown = Moment(
    said: "don't know", precision: .unknown, earliest: nil, latest: nil, zone: "Europe/London",
    words: "not known", edtf: "")
  let incidentFields: [IncidentField: String] = [
    .account: "Sam was outside school again at pick up.\nGrey van.",
    .place: "school gate, Park Lane", .person: "Sam", .knewBy: "saw", .handle: "07700 900123",
    .privateNote: "tell the school office",
  ]

  func vector(_ kind: EntryKind) throws -> Vector {
    try #require(vectors.first { $0.kind == kind.rawValue })
  }

  var evidence: Evidence {
    Evidence(
      incident: 1, number: 1, index: 2, recorded: recorded, name: "IMG_2041.jpg", size: 3_145_728,
      sha256: SHA256Digest(hashing: "IMG_2041").hex, mediaType: "image/jpeg", kind: .photo,
      from: "my phone", about: "Łódź plates", taken: when,
      modified: Instant(seconds: 1_762_356_130),
      facts: [
        .init(.taken, "2025-11-05T15:22:00"), .init(.takenFrom, "EXIF DateTimeOriginal"),
        .init(.place, "53.380900,-1.470300"),
      ], doNotShow: true)
  }

  func entry(_ kind: EntryKind) throws -> EntryFields {
    var entry = EntryFields(kind: kind, recorded: recorded)
    let incident = "0:" + (try vector(.incident)).leaf
    switch kind {
    case .incident:
      entry.put("1", as: "number")
      entry.put(when, as: "when")
      entry.put(incidentFields, behaviours: [.loiter, .following], marks: ["A.3", "B.1"])
    case .note:
      entry.put(incident, as: "on")
      entry.put("1", as: "incident")
      entry.put("1", as: "file")
      entry.put("Camera clock 4 minutes fast.", as: "text")
      entry.put(unknown, as: "when")
      entry.put("yes", as: "private")
    case .evidence:
      entry.put(incident, as: "on")
      entry.put(evidence)
    case .amendment:
      entry.put(incident, as: "corrects")
      entry.put("1", as: "incident")
      entry["reason"] = "checked my call log"
      entry.put(when, as: "when")
      entry.put("", as: "where")
      entry.put("did not sleep", as: "effect")
      entry.put(EntryFields.text(of: []), as: "behaviours")
      entry.put("A.3", as: "marks")
    case .withdrawal:
      entry.put("1:" + (try vector(.note)).leaf, as: "corrects")
      entry.put("1", as: "incident")
      entry["reason"] = "wrong camera"
    case .erasure:
      let places = "1:\(try vector(.note).leaf),2:\(try vector(.evidence).leaf)"
      entry.put(places, as: "erases")
      entry.put("1", as: "incident")
      entry["reason"] = ""
    case .export:
      for (name, value) in [
        ("pack", "full"), ("audience", "a unit, a person"), ("made", "2025-11-05T21:41:00Z"),
        ("entries", "3"), ("files", "2"),
        ("manifest-sha256", SHA256Digest(hashing: "manifest").hex), ("version", "1.0.0"),
        ("since", "2025-10-01T00:00:00Z"), ("until", "2025-11-06T00:00:00Z"), ("only", "1,38,41"),
        ("record-sha256", SHA256Digest(hashing: "record").hex),
      ] { entry.put(value, as: name) }
    case .setting:
      entry.put("person", as: "name")
      entry.put("Sam", as: "value")
    default: Issue.record("\(kind) has no vector")
    }
    entry.finish()
    return entry
  }

  @Test(arguments: kinds)
  func `an entry has the fields, the stored form and the leaf of another program`(
    kind: EntryKind
  ) throws {
    let vector = try vector(kind)
    let entry = try entry(kind)
    #expect(entry.fields.map(\.name) == vector.fields.map(\.name))
    #expect(entry.fields.map(\.value) == vector.fields.map(\.value))
    #expect(Hexadecimal.text(try LogFieldsCoding.encode(entry.fields)) == vector.stored)
    let key = try EntryKey(try #require(Hexadecimal.bytes(vector.key)))
    #expect(try EntryHashing.leafHash(fields: entry.fields, key: key).hex == vector.leaf)
  }

  @Test func `the vectors are one for each kind in use`() {
    #expect(vectors.map(\.kind) == Self.kinds.map(\.rawValue))
  }

  @Test func `stored vectors fold into the incident that they tell of`() throws {
    func stored(_ kind: EntryKind) throws -> EntryFields {
      let bytes = try #require(Hexadecimal.bytes(try vector(kind).stored))
      return EntryFields(try LogFieldsCoding.decode(bytes))
    }
    var incident = try #require(Incident(try stored(.incident), index: 0))
    #expect(incident.number == 1)
    #expect(incident.recorded == recorded)
    #expect(incident.moment == when)
    #expect(incident.fields == incidentFields)
    #expect(incident.behaviours == [.following, .loiter])
    #expect(incident.marks == ["A.3", "B.1"])
    incident.take(try stored(.note), index: 1)
    incident.take(try stored(.evidence), index: 2)
    #expect(incident.evidence == [evidence])
    #expect(incident.notes.map(\.text) == ["Camera clock 4 minutes fast."])
    #expect(incident.notes.map(\.moment) == [unknown])
    incident.take(try stored(.amendment), index: 3)
    #expect(incident.fields[.place] == nil)
    #expect(incident.fields[.effect] == "did not sleep")
    #expect(incident.behaviours.isEmpty)
    #expect(incident.marks == ["A.3"])
    #expect(
      incident.amendments[0].changes.map(\.field) == ["where", "effect", "behaviours", "marks"])
    incident.take(try stored(.withdrawal), index: 4)
    #expect(incident.notes[0].state == .withdrawn(reason: "wrong camera", recorded: recorded))
    incident.take(try stored(.erasure), index: 5)
    #expect(incident.notes[0].state == .erased(recorded: recorded))
    #expect(incident.evidence[0].state == .erased(recorded: recorded))
    #expect(incident.state == .current)
  }
}
