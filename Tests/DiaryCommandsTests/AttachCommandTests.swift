import CSample
import DiaryModel
import DiaryStore
import Foundation
import Testing

@testable import DiaryCommands

/// The bytes of a file of the practice record.
private func sample(_ name: String) throws -> [UInt8] {
  let place = try #require(
    (0..<csample_count()).first { csample_name($0).map { String(cString: $0) } == name })
  return Array(UnsafeBufferPointer(start: csample_bytes(place), count: csample_length(place)))
}

struct AttachCommandTests {
  @Test func `a photo is described, asked about, sealed byte for byte, and the original kept`()
    throws
  {
    let diary = try DiaryOnTheBench.withOneEntry()
    let bytes = try sample("back-gate-2025-10-21.jpg")
    let path = try diary.file("IMG_2041.jpg", bytes)
    let conversation = diary.run(
      ["attach", "1", path], [.text("my phone"), .text("grey van"), .no])
    #expect(conversation.seen.contains("IMG_2041.jpg, photo, "))
    #expect(conversation.seen.contains("Copied into the record and sealed, as 1.1."))
    #expect(conversation.seen.contains("police may ask for the phone itself"))
    let file = try #require(try diary.incident.evidence.first)
    #expect(file.name == "IMG_2041.jpg")
    #expect(file.from == "my phone")
    #expect(file.about == "grey van")
    #expect(file.kind == .photo)
    #expect(file.mediaType == "image/jpeg")
    #expect(file.doNotShow)
    #expect(file.modified != nil)
    var stored: [UInt8] = []
    try diary.look { try $0.stream(file) { stored += $0 } }
    #expect(stored == bytes)
    #expect(try Data(contentsOf: URL(filePath: path)) == Data(bytes))
  }

  @Test func `what the photo says of its time and place is told in words`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("a.jpg", sample("school-gate-2025-11-04.jpg"))
    let conversation = diary.run(["attach", "1", path], [.enter, .enter, .enter])
    #expect(
      conversation.seen.contains(
        "Taken, according to the photo: 4 November 2025, 4.24pm (UK time)."))
    #expect(conversation.seen.contains("Location inside the photo: yes. It stays in your copy."))
    #expect(try diary.incident.evidence.first?.doNotShow == false)
  }

  @Test func `a recording is asked about as something that is heard`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("voicemail.m4a", sample("voicemail-2025-09-09.m4a"))
    let conversation = diary.run(["attach", "1", path], [.enter, .text("his voice")])
    #expect(conversation.seen.contains("What can you hear, roughly?"))
    #expect(conversation.seen.contains(#/voicemail\.m4a, recording, \d+ seconds, \d/#))
    #expect(try diary.incident.evidence.first?.about == "his voice")
  }

  @Test func `what is said of a camera's clock is noted on the file`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("cctv.mp4", sample("doorbell-2025-10-28.mp4"))
    let conversation = diary.run(
      ["attach", "1", path, "--what", "cctv"], [.enter, .enter, .text("4 minutes fast")])
    #expect(
      conversation.seen.contains("Noted: camera clock 4 minutes fast. The file is unchanged."))
    let note = try #require(try diary.incident.notes.first)
    #expect(note.text == "Camera clock: 4 minutes fast")
    #expect(note.file == 1)
    #expect(try diary.incident.evidence.first?.kind == .cctv)
  }

  @Test func `a script gives everything by options and gets the number and the digest`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("a.txt", Array("abc".utf8))
    let conversation = diary.run(
      alone: [
        "attach", "1", path, "--json", "--what", "letter", "--from", "my post", "--about", "-",
        "--taken", "yesterday 3pm", "--do-not-show",
      ], input: "a letter\n")
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(conversation.written.utf8)) as? [String: Any])
    let files = try #require(json["files"] as? [[String: Any]])
    #expect(files.count == 1)
    #expect(files[0]["number"] as? String == "1.1")
    #expect(files[0]["size"] as? Int == 3)
    #expect(
      files[0]["sha256"] as? String
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(files[0]["about"] as? String == "a letter")
    #expect(files[0]["doNotShow"] as? Bool == true)
    let file = try #require(try diary.incident.evidence.first)
    #expect(file.taken?.words == "Tuesday 4 November 2025, 3pm")
    #expect(file.kind == .letter)
  }

  @Test func `a link is followed; a folder, a pipe and a missing file are refused at once`() throws
  {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("a.txt", Array("abc".utf8))
    let link = diary.folder + "/link"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
    diary.run(alone: ["attach", "1", link])
    #expect(mkfifo(diary.folder + "/pipe", 0o600) == 0)
    let refusals: [(String, Int32, String)] = [
      (diary.folder, 66, "That is a folder"), (diary.folder + "/pipe", 66, "not a plain file"),
      ("/dev/null", 66, "not a plain file"), (diary.folder + "/gone.jpg", 66, "cannot find"),
      (path + "/below", 66, "cannot find"),
    ]
    for (path, status, words) in refusals {
      let conversation = diary.run(alone: ["attach", "1", path], status: status)
      #expect(conversation.seen.contains(words))
      #expect(!conversation.seen.contains("gone.jpg"))
    }
    #expect(try diary.incident.evidence.map(\.name) == ["link"])
  }

  @Test func `a file that changes while it is copied is not kept`() throws {
    let diary = try DiaryOnTheBench()
    for change in ["grows", "shrinks", "is written to"] {
      let path = try diary.file("log", [UInt8](repeating: 1, count: 1000))
      let source = try SourceFile(path)
      let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 600, alignment: 8)
      defer { buffer.deallocate() }
      #expect(try source.read(into: buffer) == 600)
      let handle = try #require(FileHandle(forUpdatingAtPath: path))
      switch change {
      case "grows":
        try handle.seekToEnd()
        try handle.write(contentsOf: Data([1]))
      case "shrinks": try handle.truncate(atOffset: 700)
      default: try handle.write(contentsOf: Data([2]))
      }
      // The system's clock of files ticks in steps; a later time is set outright.
      var times = [
        timespec(tv_sec: 2_000_000_000, tv_nsec: 0), timespec(tv_sec: 2_000_000_000, tv_nsec: 1),
      ]
      futimens(handle.fileDescriptor, &times)
      #expect(throws: StoreError.sourceChanged) {
        while try source.read(into: buffer) > 0 {}
      }
    }
  }

  @Test func `the diary itself cannot be swallowed without end`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    diary.run(alone: ["attach", "1", diary.folder + "/tally.data"], status: 65)
    #expect(try diary.incident.evidence.isEmpty)
  }

  @Test func `only on FAT does a diary end at four gibibytes`() {
    let limit: Int64 = 4_294_967_295
    #expect(Attaching.fits(limit - 1000, beside: 1000, onFileSystem: 0x4d44))
    #expect(!Attaching.fits(limit - 999, beside: 1000, onFileSystem: 0x4d44))
    #expect(Attaching.fits(limit, beside: limit, onFileSystem: 0xef53))
  }

  @Test func `stopping while it is sealed keeps nothing of the file`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("a.bin", [UInt8](repeating: 7, count: 1 << 20))
    let conversation = ScriptedConversation([.enter, .enter])
    conversation.pendingSignal = 2
    diary.run(["attach", "1", path], conversation, status: 130)
    #expect(try diary.incident.evidence.isEmpty)
  }

  @Test func `a long file tells how far it has come`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("a.bin", [UInt8](repeating: 7, count: 40 << 20))
    let conversation = diary.run(["attach", "1", path], [.enter, .enter])
    #expect(conversation.seen.contains("Sealing: 40%."))
    #expect(conversation.seen.contains("Sealing: 100%."))
  }

  @Test func `one bad file of several does not stop the others, and is named by its place`() throws
  {
    let diary = try DiaryOnTheBench.withOneEntry()
    let first = try diary.file("one.txt", Array("1".utf8))
    let third = try diary.file("three.txt", Array("3".utf8))
    let talk = diary.run(
      alone: ["attach", "1", first, diary.folder + "/secret-name.jpg", third], status: 1)
    #expect(talk.seen.contains("File 2 of 3: I cannot find that file here."))
    #expect(talk.seen.contains("2 of 3 files were added."))
    #expect(!talk.seen.contains("secret-name"))
    let json = diary.run(alone: ["attach", "1", first, "/nowhere/at-all", "--json"], status: 1)
    #expect(json.written.contains("\"number\":\"1.3\""))
    #expect(json.written.contains("{\"place\":2,\"error\":\"no-such-file\"}"))
    diary.run(alone: ["attach", "1", "/nowhere/a", "/nowhere/b"], status: 66)
    #expect(try diary.incident.evidence.map(\.name) == ["one.txt", "three.txt", "one.txt"])
  }

  @Test func `a remark is not taken from the command line`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("a.txt", Array("abc".utf8))
    diary.run(alone: ["attach", "1", path, "--note", "he wrote this"], status: 64)
    #expect(try diary.incident.evidence.isEmpty)
    diary.run(alone: ["attach", "1", path, "--note", "-"], input: "he wrote this")
    #expect(try diary.incident.notes.map(\.text) == ["he wrote this"])
  }

  @Test func `an entry that is not there, or was destroyed, takes no file`() throws {
    let diary = try DiaryOnTheBench.withOneEntry { _ = try $0.erase(.incident(1), reason: "") }
    let path = try diary.file("a.txt", Array("abc".utf8))
    diary.run(alone: ["attach", "1", path], status: 65)
    diary.run(alone: ["attach", "9", path], status: 66)
    diary.run(alone: ["attach", "1.1", path], status: 64)
  }

  @Test(arguments: [
    ("2025-11-05T15:22:04", "5 November 2025, 3.22pm"),
    ("2025-06-06T21:14:00Z", "6 June 2025, 10.14pm (UK time)"),
    ("2025-06-06T23:30:00+02:00", "6 June 2025, 10.30pm (UK time)"),
    ("2025-11-05T00:00:00", "5 November 2025, 12am"),
    ("2025-11-05T12:05:00", "5 November 2025, 12.05pm"),
  ])
  func `a file's time is told as the writer's clock shows it, or as it stands there`(
    text: String, words: String
  ) throws {
    let zone = try #require(Zone("Europe/London"))
    let time = try #require(FactTime(text, zone: zone))
    #expect(Words().factTime(time) == words)
  }

  @Test(arguments: [
    (0.4, "less than a second"), (1, "1 second"), (41.4, "41 seconds"),
    (192, "3 minutes 12 seconds"), (60, "1 minute"), (3900, "1 hour 5 minutes"),
  ])
  func `a length of time is told in two parts at most`(seconds: Double, words: String) {
    #expect(Words().duration(seconds) == words)
  }
}
