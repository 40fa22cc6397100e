import DiaryModel
import DiaryStore
import Foundation
import Testing

@testable import DiaryCommands

struct NoteCommandTests {
  @Test func `a remark is asked for, with its time, and stands beside the entry`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let conversation = diary.run(
      ["note", "1"],
      [.text("The school has a camera there."), .text("today 9am"), .enter])
    #expect(conversation.seen.contains("No. 1, Tuesday 4 November 2025, about 3pm"))
    #expect(conversation.seen.contains("school gate."))
    #expect(conversation.seen.contains("Added to number 1, today at 10.02pm."))
    let note = try #require(try diary.incident.notes.first)
    #expect(note.text == "The school has a camera there.")
    #expect(note.moment?.words == "Wednesday 5 November 2025, 9am")
    #expect(!note.isPrivate)
    #expect(note.file == nil)
    #expect(try diary.incident.fields[.account] == "He was outside school again.")
  }

  @Test func `a private one says that a court can still ask for it`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let conversation = diary.run(["note", "1"], [.text("plan"), .enter, .yes])
    #expect(conversation.seen.contains("A court can still ask for these."))
    #expect(try diary.incident.notes.first?.isPrivate == true)
  }

  @Test func `a script gives it on standard input and gets its index`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("a.txt", Array("abc".utf8))
    diary.run(alone: ["attach", "1", path])
    let json = diary.run(
      alone: ["note", "1.1", "--text", "-", "--when", "yesterday 3pm", "--private", "--json"],
      input: "found it in the drawer\n"
    ).written
    let note = try #require(try diary.incident.notes.first)
    #expect(json.contains("\"on\":\"1.1\",\"index\":\(note.index)"))
    #expect(json.contains("\"private\":true"))
    #expect(!json.contains("drawer"))
    #expect(note.file == 1)
    #expect(note.text == "found it in the drawer")
  }

  @Test func `words on the command line, nothing at all, and no such file are refused`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    diary.run(alone: ["note", "1", "--text", "he came back"], status: 64)
    diary.run(alone: ["note", "1"], status: 65)
    diary.run(alone: ["note", "1", "--text", "-"], input: "  \n", status: 64)
    diary.run(alone: ["note", "1.4", "--text", "-"], input: "x", status: 66)
    diary.run(alone: ["note", "1", "--text", "-", "--when", "at 7"], input: "x", status: 65)
    #expect(try diary.incident.notes.isEmpty)
  }

  @Test func `what was typed before Ctrl-C is offered again, for the same entry`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    diary.run(["note", "1"], [.interrupt("half a thought")], status: 130)
    #expect(try diary.look { try $0.draft()?.answers["account"] } == "half a thought")
    let conversation = diary.run(
      ["note", "1"], [.optionNamed("Yes"), .text("and the rest"), .enter, .enter])
    #expect(conversation.seen.contains("half a thought"))
    #expect(try diary.incident.notes.first?.text == "half a thought\nand the rest")
    #expect(try diary.look { try $0.draft() } == nil)
  }

  @Test func `a draft of something else is left alone`() throws {
    let draft = Draft(started: Instant(seconds: 5), answers: ["account": "an entry"])
    let diary = try DiaryOnTheBench.withOneEntry { try $0.save(draft) }
    diary.run(["note", "1"], [.text("a remark"), .enter, .enter])
    #expect(try diary.look { try $0.draft() } == draft)
  }
}
