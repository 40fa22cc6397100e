import Glibc
import TestSupport
import Testing

struct TerminalSignalTests {
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP, SIGQUIT])
  func `a signal wipes the screen, keeps the text and gives the terminal back`(signal: Int32) throws
  {
    let probe = try Probe(["lines"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("He was outside school\nGrey v")
    try probe.terminal.expectScreen("the text") { $0.text.contains("Grey v") }
    #expect(!probe.terminal.isEchoing)
    switch signal {
    case SIGINT: try probe.terminal.type("\u{3}")
    case SIGQUIT: try probe.terminal.type("\u{1C}")
    default: probe.terminal.signal(signal)
    }
    #expect(probe.terminal.waitForExit() == .exited(128 + signal))
    #expect(probe.reports("draft").last == "He was outside school\nGrey v")
    #expect(probe.terminal.modeFlags == probe.terminal.foundModeFlags)
    #expect(probe.terminal.screen.everything.allSatisfy { $0 == "\n" })
    #expect(probe.terminal.transcriptText.hasSuffix("\u{1B}[?2004l"))
  }

  @Test(arguments: ["ask", "secret", "yes", "choose", "cover"])
  func `Ctrl-C at any question leaves the terminal as it was found`(subject: String) throws {
    let probe = try Probe([subject])
    try probe.terminal.expectScreen("the question") { !$0.text.isEmpty }
    probe.terminal.settle(0.2)
    #expect(!probe.terminal.isEchoing)
    try probe.terminal.type("mapl\u{3}")
    #expect(probe.terminal.waitForExit() == .exited(130))
    #expect(probe.terminal.modeFlags == probe.terminal.foundModeFlags)
    #expect(!probe.terminal.screen.isAlternate)
    #expect(probe.terminal.screen.everything.allSatisfy { $0 == "\n" })
    #expect(probe.reports("answer").isEmpty)
  }

  @Test func `what was typed in the same burst as Ctrl-C is kept`() throws {
    let probe = try Probe(["ask"])
    try probe.terminal.expect("> ")
    let text = String(repeating: "a", count: 3_000)
    try probe.terminal.type(text + "\u{3}")
    #expect(probe.terminal.waitForExit() == .exited(130))
    #expect(probe.reports("draft").last == text)
  }

  @Test func `pressing Ctrl-C many times still keeps the text`() throws {
    let probe = try Probe(["ask"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("school\u{3}\u{3}\u{3}\u{3}\u{3}")
    #expect(probe.terminal.waitForExit() == .exited(130))
    #expect(probe.reports("draft").last == "school")
    #expect(probe.terminal.isEchoing)
  }

  @Test func `a window that is closed ends the program and keeps the text`() throws {
    let probe = try Probe(["ask"], environment: ["TERM": "dumb"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("school")
    try probe.terminal.expect("school")
    probe.terminal.closeWindow()
    #expect(probe.terminal.waitForExit() == .exited(128 + SIGHUP))
    #expect(probe.reports("draft").last == "school")
  }

  @Test func `work that is not a question notices a signal and hides`() throws {
    let probe = try Probe(["busy"])
    try probe.terminal.expect("private words")
    probe.terminal.settle()
    try probe.terminal.type("\u{3}")
    #expect(probe.terminal.waitForExit() == .exited(130))
    #expect(probe.terminal.screen.everything.allSatisfy { $0 == "\n" })
  }

  @Test func `a second Ctrl-C ends work that does not listen, and hides`() throws {
    let probe = try Probe(["busy", "deaf"])
    try probe.terminal.expect("private words")
    probe.terminal.settle()
    probe.terminal.signal(SIGINT)
    probe.terminal.settle(0.3)
    probe.terminal.signal(SIGINT)
    #expect(probe.terminal.waitForExit() == .exited(130))
    #expect(probe.terminal.isEchoing)
  }

  @Test func `Ctrl-Z wipes before it stops, and the question comes back with its text`() throws {
    let probe = try Probe(["lines"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("first\nsec")
    try probe.terminal.expectScreen("the text") { $0.text.contains("sec") }
    try probe.terminal.type("\u{1A}")
    #expect(probe.terminal.waitForExit() == .stopped(SIGSTOP))
    #expect(probe.terminal.screen.everything.allSatisfy { $0 == "\n" })
    #expect(probe.terminal.modeFlags == probe.terminal.foundModeFlags)
    #expect(probe.reports("draft").last == "first\nsec")
    probe.terminal.signal(SIGCONT)
    try probe.terminal.expect("> first\n> sec")
    #expect(!probe.terminal.isEchoing)
    try probe.terminal.type("ond\n\n")
    #expect(try probe.answer() == "first\nsecond")
  }

  @Test(arguments: [false, true])
  func `the screen locks after a while or on Ctrl-Z, and opens with the passphrase`(
    byTime: Bool
  ) throws {
    let probe = try Probe(["lock"] + (byTime ? ["1"] : []))
    try probe.terminal.expect("> ")
    try probe.terminal.type("school")
    if !byTime {
      try probe.terminal.type("\u{1A}")
      #expect(probe.terminal.waitForExit() == .stopped(SIGSTOP))
      probe.terminal.signal(SIGCONT)
    }
    try probe.terminal.expect("Passphrase again: ")
    #expect(!probe.terminal.screen.everything.contains("school"))
    try probe.terminal.type("maple\n")
    try probe.terminal.expect("Where? > school")
    try probe.terminal.type(" gate\n")
    #expect(try probe.answer() == "school gate")
  }

  @Test func `the lock is announced once, and a key puts it off`() throws {
    let probe = try Probe(["lock", "21"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("school")
    try probe.terminal.expect("This screen locks in 20 seconds.\nWhere? > school")
    try probe.terminal.type(" gate\n")
    #expect(try probe.answer() == "school gate")
    #expect(!probe.terminal.transcriptText.contains("Passphrase"))
  }
}
