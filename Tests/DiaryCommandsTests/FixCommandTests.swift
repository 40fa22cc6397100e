import DiaryModel
import DiaryStore
import Foundation
import Testing

@testable import DiaryCommands

struct FixCommandTests {
  @Test func `a changed time is confirmed with the old one and the reason`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let conversation = diary.run(
      ["fix", "1"],
      [.optionNamed("Change the time"), .text("yesterday 3.35pm"), .text("checked my call log")])
    #expect(conversation.seen.contains("No. 1 now says: Tuesday 4 November 2025, 3.35pm."))
    #expect(conversation.seen.contains("Readers also see: first written as Tuesday 4 November"))
    #expect(conversation.seen.contains(", corrected while writing, \"checked my call log\"."))
    let incident = try diary.incident
    #expect(incident.moment.words == "Tuesday 4 November 2025, 3.35pm")
    #expect(incident.amendments.map(\.reason) == ["checked my call log"])
  }

  @Test func `place and people are asked for one by one, and Enter leaves them`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let conversation = diary.run(
      ["fix", "1"],
      [
        .optionNamed("Change the place"), .text("Park Lane"), .enter, .text("Mrs Ali"), .enter,
        .enter,
      ])
    #expect(conversation.seen.contains("Where, now: school gate"))
    #expect(conversation.seen.contains("Where: Park Lane; before: school gate"))
    let fields = try diary.incident.fields
    #expect(fields[.place] == "Park Lane")
    #expect(fields[.seenBy] == "Mrs Ali")
    #expect(fields[.person] == nil)
  }

  @Test func `something remembered stands below the first words`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let conversation = diary.run(
      ["fix", "1"], [.optionNamed("Add something"), .text("He waved."), .enter])
    #expect(conversation.seen.contains("Added to no. 1, below your first words."))
    let incident = try diary.incident
    #expect(incident.fields[.account] == "He was outside school again.\n\nHe waved.")
    #expect(incident.amendments.first?.changes.first?.before == "He was outside school again.")
  }

  @Test func `an addition that Ctrl-C cut off is offered again`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    diary.run(["fix", "1"], [.optionNamed("Add something"), .interrupt("He waved.")], status: 130)
    diary.run(
      ["fix", "1"], [.optionNamed("Add something"), .optionNamed("Yes"), .enter, .enter])
    #expect(try diary.incident.fields[.account] == "He was outside school again.\n\nHe waved.")
    #expect(try diary.look { try $0.draft() } == nil)
  }

  @Test func `kinds are chosen anew from the list`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let conversation = diary.run(
      ["fix", "1"], [.optionNamed("Change what kind"), .text("1"), .enter])
    #expect(conversation.seen.contains("Kind, now: waiting or turning up somewhere"))
    #expect(try diary.incident.behaviours == [.following])
  }

  @Test func `another field can be emptied with a hyphen`() throws {
    let diary = try DiaryOnTheBench.withOneEntry {
      _ = try $0.amend(1, fields: [.vehicle: "grey van"], reason: "")
    }
    diary.run(
      ["fix", "1"],
      [.optionNamed("Change something else"), .optionNamed("Vehicle"), .text("-"), .enter])
    #expect(try diary.incident.fields[.vehicle] ?? "" == "")
  }

  @Test func `leaving it changes nothing`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    diary.run(["fix", "1"], [.optionNamed("Leave it")])
    #expect(try diary.incident.amendments.isEmpty)
  }

  @Test func `a script changes several things in one amendment`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let json = diary.run(
      alone: [
        "fix", "1", "--json", "--when", "yesterday 4pm", "--where", "Park Lane", "--field",
        "vehicle=-", "--behaviour", "following,watch", "--breach", "A.3,A.1", "--reason",
        "call log",
      ], input: "grey van\n"
    ).written
    #expect(
      json.contains("\"changed\":[\"when.words\",\"where\",\"vehicle\",\"behaviours\",\"marks\"]"))
    let incident = try diary.incident
    #expect(incident.amendments.count == 1)
    #expect(incident.fields[.vehicle] == "grey van")
    #expect(incident.behaviours == [.following, .watch])
    #expect(incident.marks == ["A.3", "A.1"])
  }

  @Test func `a script adds to the account from standard input only`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    diary.run(alone: ["fix", "1", "--add", "He waved."], status: 64)
    diary.run(alone: ["fix", "1", "--field", "account=He waved."], status: 64)
    diary.run(alone: ["fix", "1", "--add", "-"], input: "He waved.\n")
    #expect(try diary.incident.fields[.account] == "He was outside school again.\n\nHe waved.")
  }

  @Test func `what the entry says already is no correction`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let conversation = diary.run(alone: ["fix", "1", "--where", "school gate"])
    #expect(conversation.seen.contains("It says that already."))
    #expect(try diary.incident.amendments.isEmpty)
  }

  static let meaningless: [([String], Int32)] = [
    (["fix", "1"], 64), (["fix", "1", "--withdraw"], 65),
    (["fix", "1", "--withdraw", "--erase", "--reason", "x", "--yes"], 64),
    (["fix", "1", "--erase", "--where", "x", "--reason", "x", "--yes"], 64),
    (["fix", "1.1", "--where", "x"], 64), (["fix", "1", "--erase", "--yes"], 65),
    (["fix", "1", "--erase", "--reason", "x"], 65), (["fix", "1", "--yes"], 64),
    (["fix", "1", "--behaviour", "stalking"], 64), (["fix", "1", "--breach", "three"], 64),
    (["fix", "1", "--field", "knew-by=smell"], 64), (["fix", "1", "--when", "at 7"], 65),
    (["fix", "1", "--note", "77", "--withdraw", "--reason", "x"], 66),
    (["fix", "2", "--where", "x"], 66),
  ]

  @Test(arguments: meaningless)
  func `what cannot be meant changes nothing`(arguments: [String], status: Int32) throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    diary.run(alone: arguments, status: status)
    let incident = try diary.incident
    #expect(incident.state == .current)
    #expect(incident.amendments.isEmpty)
  }
}

struct RemovalTests {
  @Test func `taking out says that nothing is destroyed, asks, and keeps the words`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    diary.run(["fix", "1"], [.optionNamed("Take it out"), .enter])
    #expect(try diary.incident.state == .current)
    let conversation = diary.run(
      ["fix", "1"], [.optionNamed("Take it out"), .yes, .text("written twice")])
    #expect(conversation.seen.contains("it stays in the history"))
    let incident = try diary.incident
    guard case .withdrawn(let reason, _) = incident.state else {
      Issue.record("\(incident.state)")
      return
    }
    #expect(reason == "written twice")
    #expect(incident.fields[.account] == "He was outside school again.")
  }

  @Test func `destroying warns of copies and of police, and asks twice`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    diary.run(["fix", "1"], [.optionNamed("Destroy"), .enter])
    diary.run(["fix", "1"], [.optionNamed("Destroy"), .yes, .enter, .text("yes")])
    diary.run(["fix", "1", "--erase", "--yes"], [.yes, .enter, .enter])
    #expect(try diary.incident.state == .current)
    let conversation = diary.run(
      ["fix", "1"], [.optionNamed("Destroy"), .yes, .text("not safe to keep"), .text("destroy 1")])
    #expect(conversation.seen.contains("Copies and packs that you made before keep it."))
    #expect(conversation.seen.contains("please ask a solicitor first"))
    let incident = try diary.incident
    guard case .erased = incident.state else {
      Issue.record("\(incident.state)")
      return
    }
    #expect(incident.fields.isEmpty)
  }

  @Test func `a script needs erase, yes and a reason together`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let json = diary.run(
      alone: ["fix", "1", "--erase", "--yes", "--reason", "not safe", "--json"]
    ).written
    #expect(json.contains("\"number\":\"1\",\"state\":\"erased\""))
    diary.run(alone: ["fix", "1", "--erase", "--yes", "--reason", "again"], status: 65)
  }

  @Test func `one file is taken out or destroyed, and the rest stands`() throws {
    let diary = try DiaryOnTheBench.withOneEntry()
    let path = try diary.file("a.txt", Array("abc".utf8))
    diary.run(alone: ["attach", "1", path, path])
    diary.run(alone: ["fix", "1.1", "--withdraw", "--reason", "wrong one"])
    let conversation = diary.run(
      ["fix", "1.2"], [.optionNamed("Destroy"), .yes, .enter, .text("destroy 1.2")])
    #expect(conversation.seen.contains("No. 1.2, a.txt, document, 3 bytes."))
    let incident = try diary.incident
    guard case .withdrawn = incident.evidence[0].state, case .erased = incident.evidence[1].state
    else {
      Issue.record("\(incident.evidence.map(\.state))")
      return
    }
    #expect(incident.evidence[1].name.isEmpty)
    #expect(incident.state == .current)
  }

  @Test func `a remark is taken out by the menu or by its index`() throws {
    let diary = try DiaryOnTheBench.withOneEntry { store in
      _ = try store.note(1, text: "first remark")
      _ = try store.note(1, text: "second remark")
    }
    diary.run(
      ["fix", "1"],
      [
        .optionNamed("Take out a remark"), .optionNamed("first"), .optionNamed("Take it out"), .yes,
        .enter,
      ])
    let second = try #require(try diary.incident.notes.last).index
    diary.run(
      alone: ["fix", "1", "--note", "\(second)", "--erase", "--yes", "--reason", "a name in it"])
    let notes = try diary.incident.notes
    guard case .withdrawn = notes[0].state, case .erased = notes[1].state else {
      Issue.record("\(notes.map(\.state))")
      return
    }
    #expect(try diary.incident.state == .current)
  }
}
