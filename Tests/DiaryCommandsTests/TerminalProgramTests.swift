import Glibc
import TestSupport
import Testing

/// The probe asks one question and reports what it understood to a file, as hexadecimal.
final class Probe {
  let terminal: PseudoTerminal
  private let reportPath: String

  init(
    _ arguments: [String], environment: [String: String] = [:], columns: Int = 80, rows: Int = 24
  ) throws {
    reportPath = "/tmp/terminal-probe-\(getpid())-\(UInt64.random(in: 0 ... .max))"
    var environment = environment
    environment["PROBE_REPORT"] = reportPath
    terminal = try PseudoTerminal(
      BuiltProgram.path("terminal-probe"), arguments, environment: environment, columns: columns,
      rows: rows)
  }

  deinit {
    unlink(reportPath)
  }

  /// What was reported under a name so far, in order.
  func reports(_ name: String) -> [String] {
    guard let file = fopen(reportPath, "r") else { return [] }
    defer { fclose(file) }
    var contents: [UInt8] = []
    var bytes = [UInt8](repeating: 0, count: 65536)
    while case let count = fread(&bytes, 1, bytes.count, file), count > 0 {
      contents += bytes[..<count]
    }
    return contents.split(separator: 0x0A).compactMap { line in
      guard line.starts(with: Array("\(name)=".utf8)), line.last == 0x3B else { return nil }
      let digits = line.dropFirst(name.utf8.count + 1).dropLast().map {
        $0 > 0x60 ? $0 - 87 : $0 - 48
      }
      let values = stride(from: 0, to: digits.count, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
      return String(decoding: values, as: UTF8.self)
    }
  }

  /// The answer, once the probe has ended as it should.
  func answer() throws -> String {
    try #require(terminal.waitForExit() == .exited(0))
    return try #require(reports("answer").last)
  }
}

struct TerminalProgramTests {
  @Test func `a line is shown as it is typed and comes back trimmed`() throws {
    let probe = try Probe(["ask"])
    try probe.terminal.expect("Where? > ")
    try probe.terminal.type("  school gate ")
    try probe.terminal.expectScreen("the text") { $0.text == "Where? >   school gate" }
    try probe.terminal.type("\n")
    #expect(try probe.answer() == "school gate")
    #expect(probe.terminal.isEchoing)
    #expect(probe.terminal.isCanonical)
  }

  @Test func `arrow keys in one burst lose no character`() throws {
    let probe = try Probe(["ask"])
    try probe.terminal.expect("> ")
    try probe.terminal.type(
      "bd\u{1B}[D\u{1B}[Dac\u{1B}[C\u{1B}[D\u{8}\u{1B}[Cc\u{1B}OH1\u{1B}[F2\n")
    #expect(try probe.answer() == "1abcd2")
  }

  @Test func `the Escape key alone swallows nothing`() throws {
    let probe = try Probe(["ask"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("a\u{1B}")
    probe.terminal.settle(0.2)
    try probe.terminal.type("[Db\u{1B}c\n")
    #expect(try probe.answer() == "a[Dbc")
  }

  @Test func `emoji and accents are removed whole, and characters may arrive in pieces`() throws {
    let probe = try Probe(["ask"], environment: ["LANG": "C", "LC_ALL": "C"])
    try probe.terminal.expect("> ")
    for byte in "é各".utf8 {
      try probe.terminal.send([byte])
      probe.terminal.settle(0.06)
    }
    try probe.terminal.type("👨‍👩‍👧\u{7F}🇬🇧e\u{301}\u{7F}!\n")
    #expect(try probe.answer() == "é各🇬🇧!")
  }

  @Test(arguments: [40, 80])
  func `a line that wraps can be mended anywhere`(columns: Int) throws {
    let probe = try Probe(["ask"], columns: columns)
    try probe.terminal.expect("> ")
    let words = (1...30).map { "word\($0)" }.joined(separator: " ")
    try probe.terminal.type(words)
    try probe.terminal.expectScreen("the last word") { $0.text.contains("word30") }
    try probe.terminal.type("\u{1B}[Hx各 \u{5}\u{17}end")
    try probe.terminal.expectScreen("both ends") {
      $0.text.hasPrefix("Where? > x各 word1 ")
        && $0.text.split(whereSeparator: \.isWhitespace).suffix(2) == ["word29", "end"]
    }
    #expect(probe.terminal.screen.lines.allSatisfy { $0.count < columns })
    try probe.terminal.type("\n")
    #expect(try probe.answer() == "x各 " + words.replacing("word30", with: "end"))
  }

  @Test(arguments: [6_000, 200_000], [true, false])
  func `a long line arrives whole, pasted or not`(count: Int, isMarked: Bool) throws {
    let probe = try Probe([isMarked ? "ask" : "lines"])
    try probe.terminal.expect("> ")
    let text = String((0..<count).map { Character(Unicode.Scalar(UInt8(0x61 + $0 % 26))) })
    let start = now()
    if isMarked { try probe.terminal.paste(text) } else { try probe.terminal.type(text) }
    try probe.terminal.type("\n")
    if !isMarked { try probe.terminal.type("\n") }
    #expect(try probe.answer() == text)
    #expect(now() - start < 20)
  }

  @Test func `Enter twice ends several lines, and undo takes one back`() throws {
    let probe = try Probe(["lines"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("He was outside.\nwrong\n/undo\n")
    try probe.terminal.expect("The last line is gone.")
    try probe.terminal.type("Grey van.\n\n")
    #expect(try probe.answer() == "He was outside.\nGrey van.")
  }

  @Test func `blank lines in a paste do not end the answer`() throws {
    let probe = try Probe(["lines"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("Before: ")
    try probe.terminal.paste("one\n\n\ntwo\u{1B}[2J\u{7}\nthree\n\n")
    try probe.terminal.expect("Pasted 6 lines.")
    try probe.terminal.type("after\n\n")
    #expect(try probe.answer() == "Before: one\n\n\ntwo[2J\nthree\n\nafter")
    #expect(!probe.terminal.transcriptText.contains("\u{1B}[2J"))
  }

  @Test func `a paste into one line stays one line`() throws {
    let probe = try Probe(["ask"])
    try probe.terminal.expect("> ")
    try probe.terminal.paste("Park\nLane\u{1B}]0;title\u{7}\n")
    try probe.terminal.type("\n")
    #expect(try probe.answer() == "Park Lane]0;title")
    #expect(!probe.terminal.screen.sawTitle)
  }

  @Test func `what is typed is given to be kept within a second, and at each Enter`() throws {
    let probe = try Probe(["lines"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("first\nsec")
    // A second is promised; a busy machine gets more.
    let deadline = now() + 5
    while now() < deadline, probe.reports("draft").count < 2 { probe.terminal.settle(0.05) }
    #expect(probe.reports("draft") == ["first", "first\nsec"])
    try probe.terminal.type("ond\n\n")
    #expect(try probe.answer() == "first\nsecond")
  }

  @Test func `Ctrl-D on an empty line ends the input, and within a line deletes`() throws {
    let probe = try Probe(["ask"])
    try probe.terminal.expect("> ")
    try probe.terminal.type("ab\u{1}\u{4}\u{15}\u{4}")
    #expect(probe.terminal.waitForExit() == .exited(66))
    #expect(probe.terminal.isEchoing)
    #expect(probe.reports("answer").isEmpty)
  }

  @Test func `a window that changes its size keeps the text`() throws {
    let probe = try Probe(["ask"], columns: 80)
    try probe.terminal.expect("> ")
    let text = (1...16).map { "word\($0)" }.joined(separator: " ")
    try probe.terminal.type(text)
    try probe.terminal.expectScreen("the text") { $0.text.contains("word16") }
    probe.terminal.resize(columns: 40, rows: 20)
    try probe.terminal.expect("Where? > word1 ")
    try probe.terminal.type("!\n")
    #expect(try probe.answer() == text + "!")
  }

  @Test func `a secret is neither shown nor written anywhere, and is taken byte for byte`() throws {
    let probe = try Probe(["secret"])
    try probe.terminal.expect("Passphrase: ")
    #expect(!probe.terminal.isEchoing)
    try probe.terminal.type("maple  tigee\u{301}x\u{7F}\u{7F}\u{1B}[Dr é😀\n")
    try probe.terminal.expect("Next? ")
    try probe.terminal.type("here\n")
    #expect(probe.terminal.waitForExit() == .exited(0))
    #expect(probe.reports("answer") == ["maple  tiger é😀"])
    #expect(probe.reports("next") == ["here"])
    #expect(!probe.terminal.transcriptText.contains("mapl"))
    #expect(!probe.terminal.transcriptText.contains("é"))
  }

  @Test func `a secret is in memory once, and gone when it is let go`() throws {
    let probe = try Probe(["memory", "zqxjkvbw 7351".reversed().map(String.init).joined()])
    try probe.terminal.expect("Passphrase: ")
    try probe.terminal.type("zqxjkvbw 7351\n")
    #expect(probe.terminal.waitForExit() == .exited(0))
    #expect(probe.reports("count") == ["13"])
    #expect(probe.reports("held") == ["1"])
    #expect(probe.reports("dropped") == ["0"])
  }

  @Test func `what is typed behind a secret is the next answer`() throws {
    let probe = try Probe(["secret"])
    try probe.terminal.expect("Passphrase: ")
    try probe.terminal.paste("wrong\u{15}")
    try probe.terminal.type("\u{15}")
    try probe.terminal.paste("maple tiger\n")
    try probe.terminal.type("\nschool\n")
    #expect(probe.terminal.waitForExit() == .exited(0))
    #expect(probe.reports("answer") == ["maple tiger"])
    #expect(probe.reports("next") == ["school"])
  }

  @Test func `a passphrase typed one question too early is not an answer and does not show`() throws
  {
    let probe = try Probe(["yes"])
    try probe.terminal.expect("Keep it? (Enter = yes) ")
    try probe.terminal.type("hunter2\n")
    try probe.terminal.expect("Please type yes or no.")
    try probe.terminal.expect("Keep it?")
    try probe.terminal.type("yellow duck\n")
    try probe.terminal.expect("Please type yes or no.")
    try probe.terminal.type("No\n")
    #expect(try probe.answer() == "no")
    #expect(!probe.terminal.transcriptText.contains("hu"))
    #expect(!probe.terminal.transcriptText.contains("yel"))
  }

  @Test(arguments: [("yes", "\n", "yes"), ("yes", "y\n", "yes"), ("yes-no", "\nN\n", "no")])
  func `Enter is an answer only where the question says so`(
    subject: String, typed: String, answer: String
  ) throws {
    let probe = try Probe([subject])
    try probe.terminal.expect("Keep it?")
    try probe.terminal.type(typed)
    #expect(try probe.answer() == answer)
  }

  @Test(arguments: [
    ("2\n", "1"), ("\n", "1"), ("write\n", "0"), ("0\n", "4"), ("add\n9\nadd a file\n", "2"),
  ])
  func `a choice is typed as a number or in words`(typed: String, answer: String) throws {
    let probe = try Probe(["choose"])
    let list = try probe.terminal.expect("Type a number: ")
    #expect(list.contains("  1  Write something down\n  2  Add a photo  (Enter = 2)\n"))
    #expect(list.contains("  0  Lock\n"))
    try probe.terminal.type(typed)
    #expect(try probe.answer() == answer)
  }

  @Test func `a cover leaves nothing on the screen or above it`() throws {
    let probe = try Probe(["cover"])
    try probe.terminal.expectScreen("the words") {
      $0.isAlternate && $0.text.contains("maple tiger lamp")
    }
    try probe.terminal.type("x\n")
    #expect(try probe.answer() == "covered")
    #expect(!probe.terminal.screen.isAlternate)
    #expect(!probe.terminal.screen.everything.contains("maple"))
    #expect(probe.terminal.screen.text == "before\nafter")
  }

  @Test func `a cover taller than the window is turned page by page`() throws {
    let probe = try Probe(["long-cover"])
    try probe.terminal.expect("Press Enter for more.")
    #expect(probe.terminal.screen.lines[0] == "line number 1")
    #expect(!probe.terminal.screen.text.contains("line number 23"))
    try probe.terminal.type("\n\n")
    try probe.terminal.expect("line number 50\nPress Enter to hide this.")
    try probe.terminal.type("\n")
    #expect(try probe.answer() == "covered")
    #expect(!probe.terminal.screen.everything.contains("line number"))
  }

  @Test func `hiding empties the screen and the lines above it`() throws {
    let probe = try Probe(["hide"])
    #expect(probe.terminal.waitForExit() == .exited(0))
    #expect(probe.terminal.screen.everything.split(separator: "\n") == ["hidden"])
  }

  @Test func `a dumb terminal gets no escape sequence, and everything still works`() throws {
    let environment = ["TERM": "dumb"]
    let cover = try Probe(["cover"], environment: environment)
    try cover.terminal.expect("maple tiger lamp\nPress Enter to hide this.")
    try cover.terminal.type("\n")
    #expect(try cover.answer() == "covered")
    #expect(!cover.terminal.screen.lines.joined().contains("maple"))
    #expect(!cover.terminal.transcript.contains(0x1B))

    let lines = try Probe(["lines"], environment: environment, columns: 40)
    try lines.terminal.expect("> ")
    try lines.terminal.type("one wrox\u{7F}ng\u{17}two\n\nthree\n")
    lines.terminal.settle(0.2)
    try lines.terminal.type("\n")
    #expect(try lines.answer() == "one two\n\nthree")
    #expect(!lines.terminal.transcript.contains(0x1B))
    #expect(lines.terminal.screen.text.contains("> one two"))
  }

  @Test func `with ACCESSIBLE nothing is covered or rewritten, and the cover is still wiped`()
    throws
  {
    let environment = ["ACCESSIBLE": "1"]
    let cover = try Probe(["cover"], environment: environment)
    try cover.terminal.expect("maple tiger lamp")
    #expect(!cover.terminal.screen.isAlternate)
    try cover.terminal.type("\n")
    #expect(try cover.answer() == "covered")
    #expect(!cover.terminal.screen.everything.contains("maple"))

    let progress = try Probe(["progress"], environment: environment)
    try progress.terminal.expect("Copying 1 of 5\nCopying 2 of 5\nCopying 3 of 5\n")
    #expect(progress.terminal.waitForExit() == .exited(0))
  }

  @Test func `progress is one line with the last step on it`() throws {
    let probe = try Probe(["progress"], environment: ["NO_COLOR": "1"])
    #expect(probe.terminal.waitForExit() == .exited(0))
    #expect(probe.terminal.screen.text == "Copying 5 of 5\ndone")
    #expect(!probe.terminal.transcriptText.contains("\u{1B}[3"))
  }

  @Test func `what others wrote cannot move the cursor or name the window`() throws {
    let probe = try Probe(["say", "a\u{1B}[2J\u{1B}]0;title\u{7}b\u{9B}H"])
    #expect(probe.terminal.waitForExit() == .exited(0))
    #expect(probe.terminal.screen.text.hasPrefix("a␛[2J␛]0;title␇b"))
    #expect(!probe.terminal.transcript.contains(0x1B))
  }

  @Test func `without a terminal results and talk go apart and questions are refused`() throws {
    let probe = BuiltProgram.path("terminal-probe")
    let run = try ProgramRun(probe, ["say", "talk"])
    #expect(run.outputText == "result\n")
    #expect(run.errorText == "talk\n")
    #expect(run.end == .exited(0))
    #expect(try ProgramRun(probe, ["say", "quiet"]).errorText == "")
    for subject in ["ask", "lines", "secret", "yes", "choose", "cover"] {
      let run = try ProgramRun(probe, [subject], input: Array("yes\n".utf8))
      #expect(run.end == .exited(65))
      #expect(!run.errors.contains(0x1B) && run.output.isEmpty)
    }
    #expect(try ProgramRun(probe, ["progress"]).errorText == "done\n")
  }

  @Test func `a reader that leaves early ends nothing loudly`() throws {
    let run = try ProgramRun(BuiltProgram.path("terminal-probe"), ["pour"], isOutputClosed: true)
    #expect(run.end == .exited(0))
    #expect(run.errorText == "\nfailure=\(hexadecimal("32"));\n")
    let whole = try ProgramRun(BuiltProgram.path("terminal-probe"), ["pour"])
    #expect(whole.outputText.hasSuffix("line 199999\nline 200000\n"))
  }

  private func hexadecimal(_ text: String) -> String {
    text.utf8.map { String($0, radix: 16) }.joined()
  }

  private func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
