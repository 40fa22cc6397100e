import Glibc
import TestSupport
import Testing

/// Nothing readable is left anywhere but in the encrypted file.
struct LeakTests {
  let household: Household

  init() throws {
    household = try Household()
    try household.makeDiary()
  }

  func terminal(_ arguments: String...) throws -> PseudoTerminal {
    try PseudoTerminal(
      BuiltProgram.path("tally"), arguments, environment: household.environment,
      currentDirectory: household.work)
  }

  func begin(_ terminal: PseudoTerminal) throws {
    _ = try terminal.expect("Passphrase: ")
    try terminal.type(Household.passphrase + "\n")
    _ = try terminal.expect("What happened?")
    try terminal.type("marmalade roundabout\n")
  }

  static let words = ["marmalade", "roundabout", "CREATE TABLE", "incidentByTime"]

  @Test func `after a whole session no typed word and no text of the schema is in any file`() throws
  {
    let terminal = try terminal("add")
    try begin(terminal)
    try terminal.type("\n")
    _ = try terminal.expect("When?")
    try terminal.type("yesterday 3pm\n")
    _ = try terminal.expect("Where?")
    try terminal.type("roundabout\n")
    _ = try terminal.expect("Saved as number 1")
    _ = try terminal.expect("Later")
    try terminal.type("2\n")
    #expect(terminal.waitForExit() == .exited(0))
    for word in Self.words { #expect(try household.filesHolding(word).isEmpty, "\(word)") }
    #expect(try household.run("list", "marmalade", "--json").outputText.contains(#""total":1"#))
  }

  @Test func `the name and the contents of a file that was added are in no file but its own`()
    throws
  {
    _ = try household.run(["add", "--text", "-", "--when", "now"], input: Array("A file.".utf8))
    let path = try household.file("quincunx.txt", Array("gallimaufry at the gate".utf8))
    #expect(try household.run("attach", "1", path, "--from", "my phone").end == .exited(0))
    #expect(try household.filesHolding("gallimaufry") == [path])
    unlink(path)
    #expect(try household.filesHolding("quincunx").isEmpty)
    #expect(try household.filesHolding("gallimaufry").isEmpty)
    #expect(try household.run("list", "quincunx", "--json").outputText.contains(#""total":1"#))
  }

  @Test func `Ctrl-C in the middle wipes the screen and keeps an encrypted draft`() throws {
    let terminal = try terminal("add")
    try begin(terminal)
    try terminal.type("and then he")
    terminal.settle(4)
    try terminal.send([3])
    #expect(terminal.waitForExit() == .exited(130))
    #expect(!terminal.screen.everything.contains("marmalade"))
    #expect(terminal.modeFlags == terminal.foundModeFlags)
    for word in Self.words { #expect(try household.filesHolding(word).isEmpty, "\(word)") }
    try expectDraft("and then he")
  }

  @Test func `kill -9 in the middle leaves the draft and nothing readable`() throws {
    let terminal = try terminal("add")
    try begin(terminal)
    try terminal.type("and then he")
    terminal.settle(4)
    let command = try contents("/proc/\(terminal.process)/cmdline")
    #expect(!String(decoding: command, as: UTF8.self).contains("marmalade"))
    terminal.signal(SIGKILL)
    _ = terminal.waitForExit()
    for word in Self.words { #expect(try household.filesHolding(word).isEmpty, "\(word)") }
    try expectDraft("and then he")
  }

  private func expectDraft(_ tail: String) throws {
    let next = try terminal("add")
    _ = try next.expect("Passphrase: ")
    try next.type(Household.passphrase + "\n")
    _ = try next.expect("You had started something")
    _ = try next.expect("Type a number")
    try next.type("1\n")
    _ = try next.expect("marmalade roundabout")
    _ = try next.expect(tail)
  }

  @Test func `no other process of the same person can look into the program`() throws {
    let terminal = try terminal("add")
    _ = try terminal.expect("Passphrase: ")
    let limits = try contents("/proc/\(terminal.process)/limits")
    let core = String(decoding: limits, as: UTF8.self).split(separator: "\n")
      .first { $0.hasPrefix("Max core file size") }
    #expect(core?.split(separator: " ").contains("0") == true)
    // Files of a process that is not dumpable belong to root.
    var status = stat()
    #expect(stat("/proc/\(terminal.process)/mem", &status) == 0)
    #expect(status.st_uid == 0)
  }

  @Test func `a second window is told that the record is open`() throws {
    let terminal = try terminal("add")
    try begin(terminal)
    let run = try household.run("list")
    #expect(run.end == .exited(75))
    #expect(run.errorText.contains("another window"))
  }

  @Test func `the window's title is never set`() throws {
    let terminal = try terminal("add")
    try begin(terminal)
    try terminal.send([3])
    _ = terminal.waitForExit()
    #expect(!terminal.screen.sawTitle)
  }
}
