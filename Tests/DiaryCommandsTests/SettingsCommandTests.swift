import DiaryModel
import DiarySecret
import DiaryStore
import DiaryVault
import Foundation
import Testing

@testable import DiaryCommands

struct PassphraseWordTests {
  let words = PassphraseWords.text.description.split(separator: " ").map(String.init)

  @Test func `there are as many words as said, sorted, each once, short and plain`() {
    #expect(words.count == PassphraseWords.count)
    #expect(PassphraseWords.count >= 1296)
    #expect(words == words.sorted())
    #expect(Set(words).count == words.count)
    #expect(
      words.allSatisfy { (3...5).contains($0.count) && $0.allSatisfy { ("a"..."z").contains($0) } })
  }

  @Test func `no word is one that could hurt or frighten`() {
    let stopped = """
      abuse acid aunt axe baby bait beat bite blade blood bomb bow bride bruise bull burn bury cage
      call cell chain chase child choke club cord cry curse cut dad dagger damp dark dart dead death
      devil die dread drown drug drunk enemy evil fear fetus fight fire fist flee follow force fraud
      fury ghost girl grab grave grief gun harm hate haunt hell hide hit home house hunt hurt husband
      ill jail kick kill kiss knife lad lady lance lash lock lonely lost love lover lust mad mama man
      mask mother mum murder naked nude obey obsess pain panic papa phone pistol poison police prey
      prison punch rage rape rat rifle rob rope ruin sad scar scare scream sex sexy shame shock shoot
      shot sick sin sister slap slash slave slut smash snare snatch sniper son spear spy stab stalk
      stare steal strip sword tears text threat thief throat tie torture track trap victim violent
      watch weapon weep whip whore widow wife woman wound wrath wreck yell
      """.split { $0 == " " || $0 == "\n" }.map(String.init)
    #expect(Set(words).intersection(stopped).isEmpty)
  }

  @Test func `a word is found by its place, the last one too`() {
    for place in [0, 1, 700, PassphraseWords.count - 1] {
      #expect(String(decoding: PassphraseWords.word(at: place), as: UTF8.self) == words[place])
    }
  }

  @Test func `a passphrase that is made has five words of the list, drawn from all of it`() {
    let known = Set(words)
    var drawn: [String] = []
    for _ in 0..<200 {
      let made = PassphraseChoice.text(of: PassphraseChoice.draw()).split(separator: " ")
      #expect(made.count == 5)
      drawn += made.map(String.init)
    }
    #expect(drawn.allSatisfy(known.contains))
    // 1,000 even draws hit about 730 of the words; a poor generator hits fewer.
    #expect(Set(drawn).count > 650)
    let first = drawn.count { $0 < words[words.count / 2] }
    #expect((400...600).contains(first))
  }
}

struct PassphraseChoiceTests {
  @Test(arguments: [
    ("maple tiger bee", false), ("maple tiger lamp bean", true), ("a b c d e f g h", false),
    ("hunter2", false), ("sixteen-letters!", true), ("aaaaaaaaaaaaaaaaaaaaaaaa", false),
    ("abababababababababab", false), ("", false), ("żółć żółw gęś jaźń", true), ("éééééééé", false),
    ("correcthorsebatterystaple", true),
  ])
  func `four words or sixteen characters are enough, a few letters over and over are not`(
    text: String, enough: Bool
  ) {
    #expect(PassphraseChoice.isLongEnough(DiaryOnTheBench.secret(text)) == enough)
  }

  @Test func `words that are made are seen only on the covered screen, until they are typed`()
    throws
  {
    let diary = try DiaryOnTheBench()
    var typed = 0
    let conversation = AnsweredConversation { prompt, covers in
      guard prompt.hasPrefix("Passphrase:") else { return "" }
      typed += 1
      switch typed {
      case 1: return "something else"
      case 2: return "see"
      case 3: return "new"
      default:
        return covers.last?.split(separator: "\n").last.map {
          $0.trimmingCharacters(in: .whitespaces)
        } ?? ""
      }
    }
    diary.run(["settings", "passphrase"], conversation, status: 0)
    #expect(conversation.covers.count == 3)
    #expect(conversation.covers[0] == conversation.covers[1])
    #expect(conversation.covers[1] != conversation.covers[2])
    let made = try #require(conversation.covers.last?.split(separator: "\n").last)
      .trimmingCharacters(in: .whitespaces)
    for word in made.split(separator: " ") where word.count > 4 {
      #expect(!conversation.seen.contains(word))
    }
    #expect(conversation.seen.contains("That works."))
    try diary.open(made, .passphrase).close()
  }

  @Test func `one of one's own is asked for twice, and a short one kindly declined`() throws {
    let diary = try DiaryOnTheBench()
    let conversation = diary.run(
      ["settings", "passphrase"],
      [
        .option(1), .text("short"), .text("red kite over hills"), .text("red kite over hill"),
        .text("red kite over hills"), .text("red kite over hills"),
      ])
    #expect(conversation.seen.contains("That one is quick to guess."))
    #expect(conversation.seen.contains("Those two were not the same."))
    #expect(!conversation.seen.contains("kite"))
    try diary.open("red kite over hills", .passphrase).close()
    #expect(throws: StoreError.vault(.wrongSecret)) {
      try diary.open(DiaryOnTheBench.passphrase, .passphrase)
    }
  }

  @Test func `an accent typed in two ways is one passphrase`() throws {
    let diary = try DiaryOnTheBench()
    diary.run(
      ["settings", "passphrase"],
      [.option(1), .text("cafe\u{301} by the harbour"), .text("caf\u{E9} by the harbour")])
    try diary.open("caf\u{E9} by the harbour", .passphrase).close()
  }

  @Test func `a script gives the new passphrase on a descriptor`() throws {
    let diary = try DiaryOnTheBench()
    let ends = try Inherited.pipe("brand new words here\nnot this line")
    let conversation = diary.run(
      alone: ["settings", "passphrase", "--json", "--new-passphrase-fd", "\(ends)"])
    #expect(conversation.written == "{\"schema\":\"tally/1\",\"changed\":\"passphrase\"}\n")
    #expect(conversation.seen.contains("Safe copies made before still open with the old"))
    close(ends)
    try diary.open("brand new words here", .passphrase).close()
  }

  @Test func `a short passphrase on a descriptor changes nothing`() throws {
    let diary = try DiaryOnTheBench()
    let end = try Inherited.pipe("short\n")
    diary.run(alone: ["settings", "passphrase", "--new-passphrase-fd", "\(end)"], status: 65)
    close(end)
    try diary.store.close()
  }

  @Test func `without a terminal the missing option is named`() throws {
    let diary = try DiaryOnTheBench()
    let conversation = diary.run(alone: ["settings", "passphrase"], status: 65)
    #expect(conversation.seen.contains("--new-passphrase-fd"))
  }
}

struct RecoverySheetTests {
  /// The group of the last covered screen that a prompt asks for.
  static func group(_ prompt: String, _ covers: [String]) -> String {
    guard let number = prompt.firstMatch(of: /Type group (\d)/)?.1,
      let line = covers.last?.split(separator: "\n").first(where: {
        $0.trimmingCharacters(in: .whitespaces).hasPrefix(number + " ")
      })
    else { return "" }
    return String(line.split(separator: " ").last ?? "")
  }

  static func digits(_ cover: String) -> String {
    cover.matches(of: /\d{6}/).map { String($0.0) }.joined(separator: "-")
  }

  static func secret(_ digits: String) throws -> SecretBytes {
    try RecoverySheet.secret(from: DiaryOnTheBench.secret(digits))
  }

  @Test func `the sheet opens the diary once two groups were typed right`() throws {
    let diary = try DiaryOnTheBench { try $0.set("person", to: "Sam") }
    var wrong = 0
    let conversation = AnsweredConversation { prompt, covers in
      guard prompt.hasPrefix("Type group") else { return "" }
      wrong += 1
      let group = Self.group(prompt, covers)
      return wrong == 1 ? "000000" : "\(group.prefix(3)) \(group.suffix(3))"
    }
    diary.run(["settings", "recovery"], conversation, status: 0)
    let cover = try #require(conversation.covers.first)
    #expect(cover.split(separator: "\n").count == 9)
    #expect(conversation.seen.contains("That is not group"))
    #expect(conversation.seen.contains("where Sam will not look"))
    for group in cover.matches(of: /\d{6}/) { #expect(!conversation.seen.contains(group.0)) }
    let store = try DiaryStore.open(
      at: diary.folder + "/tally.data", secret: Self.secret(Self.digits(cover)), role: .recovery,
      clock: DiaryOnTheBench.clock)
    #expect(store.openedWith == .recovery)
    try store.close()
  }

  @Test func `a sheet that is put off after it was seen leaves the earlier one as it was`() throws {
    let earlier = "000011-000022-000033-000044-000055-000066-000077-000088"
    let diary = try DiaryOnTheBench { try $0.setRecoverySecret(Self.secret(earlier)) }
    let conversation = AnsweredConversation { prompt, _ in
      prompt.hasPrefix("Type group") ? "later" : ""
    }
    diary.run(["settings", "recovery"], conversation, status: 0)
    #expect(conversation.seen.contains("It stops working when the new one is done"))
    #expect(conversation.seen.contains("please tear it up"))
    try DiaryStore.open(
      at: diary.folder + "/tally.data", secret: Self.secret(earlier), role: .recovery,
      clock: DiaryOnTheBench.clock
    ).close()
  }

  @Test func `later at the first question shows nothing`() throws {
    let diary = try DiaryOnTheBench()
    diary.run(["settings", "recovery"], [.text("Later")])
    #expect(try diary.look { $0.hasRecoverySecret } == false)
  }

  @Test func `a script gets the digits on a descriptor, and they open the diary`() throws {
    let diary = try DiaryOnTheBench()
    let (reading, writing) = try Inherited.ends()
    let conversation = diary.run(alone: ["settings", "recovery", "--sheet-fd", "\(writing)"])
    close(writing)
    let line = Inherited.text(of: reading)
    #expect(line.count == 56 && line.hasSuffix("\n"))
    #expect(!conversation.seen.contains(line.prefix(6)))
    try DiaryStore.open(
      at: diary.folder + "/tally.data", secret: Self.secret(line), role: .recovery,
      clock: DiaryOnTheBench.clock
    ).close()
  }

  @Test func `digits are never written to a descriptor that the program opened itself`() throws {
    let diary = try DiaryOnTheBench()
    let own = open(diary.folder + "/own", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    defer { close(own) }
    diary.run(alone: ["settings", "recovery", "--sheet-fd", "\(own)"], status: 64)
    diary.run(alone: ["settings", "recovery", "--sheet-fd", "987"], status: 64)
    #expect(lseek(own, 0, SEEK_END) == 0)
    #expect(try diary.look { $0.hasRecoverySecret } == false)
  }

  @Test func `where the digits cannot be written the old sheet stays`() throws {
    let diary = try DiaryOnTheBench()
    let full = open("/dev/full", O_WRONLY)
    defer { close(full) }
    diary.run(alone: ["settings", "recovery", "--sheet-fd", "\(full)"], status: 74)
    #expect(try diary.look { $0.hasRecoverySecret } == false)
  }
}

struct SettingsCommandTests {
  @Test func `the list tells what is set and shows no name`() throws {
    let diary = try DiaryOnTheBench { try $0.set("writer", to: "Jo") }
    let list = diary.run(["settings"], []).written
    #expect(list.contains("yours is set, theirs is not set"))
    #expect(list.contains("a sheet is still to do"))
    #expect(list.contains("Europe/London"))
    #expect(!list.contains("Jo"))
    let json = diary.run(alone: ["settings", "--json"]).written
    #expect(json.contains("\"writer\":\"Jo\""))
    #expect(json.contains("\"hasRecoverySheet\":false"))
  }

  @Test func `names are asked for, and Enter leaves them`() throws {
    let diary = try DiaryOnTheBench { try $0.set("person", to: "Sam") }
    let conversation = diary.run(["settings", "name"], [.text("Jo"), .enter])
    #expect(conversation.seen.contains("Now: Sam"))
    #expect(try diary.look { try $0.setting("writer") } == "Jo")
    #expect(try diary.look { try $0.setting("person") } == "Sam")
  }

  @Test func `a name can come from standard input`() throws {
    let diary = try DiaryOnTheBench()
    diary.run(alone: ["settings", "name", "--writer", "-"], input: "Jo\n")
    #expect(try diary.look { try $0.setting("writer") } == "Jo")
    diary.run(alone: ["settings", "name"], status: 65)
  }

  @Test func `a zone that this machine does not know is refused`() throws {
    let diary = try DiaryOnTheBench()
    diary.run(alone: ["settings", "zone", "Europe/Atlantis"], status: 64)
    #expect(try diary.look { try $0.setting("zone") } == nil)
    diary.run(["settings", "zone"], [.text("Nowhere/Else"), .text("Europe/Warsaw")])
    #expect(try diary.look { try $0.setting("zone") } == "Europe/Warsaw")
  }
}

/// Descriptors as a shell hands them over: without the flag that closes them at `exec`.
enum Inherited {
  static func ends() throws -> (reading: Int32, writing: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(Glibc.pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  /// The reading end of a pipe that holds `text`.
  static func pipe(_ text: String) throws -> Int32 {
    let (reading, writing) = try ends()
    _ = Array(text.utf8).withUnsafeBytes { write(writing, $0.baseAddress, $0.count) }
    close(writing)
    return reading
  }

  static func text(of descriptor: Int32) -> String {
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 4096)
    let count = read(descriptor, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(count, 0)), as: UTF8.self)
  }
}
