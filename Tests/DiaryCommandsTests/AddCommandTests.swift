import DiaryModel
import DiaryStore
import Testing

@testable import DiaryCommands

struct AddCommandTests {
  @Test func `a draft that is put off is still there after another entry was saved`() throws {
    let bench = try DiaryOnTheBench { store in
      try store.save(Draft(started: Instant(seconds: 1), answers: ["account": "he was at"]))
    }
    let seen = bench.run(
      ["add"],
      [
        .optionNamed("Not now"), .text("Something else happened."), .text("yesterday 3pm"), .enter,
        .optionNamed("Later"),
      ])
    #expect(seen.seen.contains("stays for later"))
    #expect(try bench.look { try $0.draft()?.answers["account"] } == "he was at")
    #expect(try bench.look { try $0.incident(1).fields[.account] } == "Something else happened.")
  }

  @Test func `a draft that is carried on becomes the entry and is gone`() throws {
    let bench = try DiaryOnTheBench { store in
      try store.save(Draft(started: Instant(seconds: 1), answers: ["account": "he was at"]))
    }
    bench.run(
      ["add"],
      [
        .optionNamed("Yes"), .text("the gate"), .text("yesterday 3pm"), .text("school"),
        .optionNamed("Later"),
      ])
    #expect(try bench.look { try $0.draft() } == nil)
    #expect(try bench.look { try $0.incident(1).fields[.account] } == "he was at\nthe gate")
  }

  @Test func `what was typed and not understood is kept as it was said, with no time made up`()
    throws
  {
    let bench = try DiaryOnTheBench()
    bench.run(
      ["add"],
      [
        .text("He rang."), .text("round about then"), .enter, .enter, .optionNamed("Later"),
      ])
    let moment = try bench.look { try $0.incident(1).moment }
    #expect(moment.said == "round about then")
    #expect(moment.precision == .unknown)
    #expect(moment.earliest == nil)
  }

  @Test func `an entry that is like an earlier one takes its place and says so`() throws {
    let bench = try DiaryOnTheBench.withOneEntry()
    bench.run(
      alone: ["add", "--text", "-", "--when", "today 3pm", "--like", "1", "--no-input"],
      input: "He got out this time.")
    let incident = try bench.look { try $0.incident(2) }
    #expect(incident.fields[.like] == "1")
    #expect(incident.fields[.place] == "school gate")
  }
}
