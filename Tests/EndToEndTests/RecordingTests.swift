import Glibc
import TestSupport
import Testing

struct RecordingTests {
  let household: Household

  init() throws {
    household = try Household()
    try household.makeDiary()
  }

  func add(_ text: String, when: String = "yesterday 3pm", _ more: String...) throws -> ProgramRun {
    try household.run(["add", "--text", "-", "--when", when] + more, input: Array(text.utf8))
  }

  @Test func `what is written down is there in full in the next session`() throws {
    #expect(try add("Grey van outside.\nIt left at 4.", "--where", "school gate").end == .exited(0))
    let shown = try household.run("show", "1", "--json").outputText
    #expect(shown.contains(#""account":"Grey van outside.\nIt left at 4.""#))
    #expect(shown.contains(#""where":"school gate""#))
    #expect(shown.contains(#""precision":"exact""#))
  }

  @Test(arguments: [
    ("LODZ", true), ("łódź", true), ("cafe", true), ("kawiarnia", false), ("سکول", true),
    ("ÉCO", true),
  ])
  func `words are found in any language, without regard to case and accents`(
    word: String, isThere: Bool
  ) throws {
    _ = try add("Byłam w Łodzi, Łódź, at the Café. École. سکُول کے باہر")
    let list = try household.run("list", word, "--json").outputText
    #expect(list.contains(#""total":1"#) == isThere)
  }

  @Test func `a time with two readings is refused with its choices, and nothing is saved`() throws {
    let run = try add("Text", when: "last tue about 7", "--json")
    #expect(run.end == .exited(65))
    #expect(run.errorText.contains(#""code":"when-unclear""#))
    #expect(run.errorText.contains(#""choices":[{"#))
    #expect(try household.run("list", "--json").outputText.contains(#""total":0"#))
  }

  struct BadCase: CustomTestStringConvertible {
    var arguments: [String]
    var input: [UInt8] = []
    var status: Int32
    var says: String
    var testDescription: String { arguments.joined(separator: " ") }
  }

  static let badCases: [BadCase] = [
    BadCase(arguments: ["lisst"], status: 64, says: "Did you mean: tally list"),
    BadCase(arguments: ["add", "--text", "he waited"], status: 64, says: "can be seen by others"),
    BadCase(arguments: ["add", "--nonsense"], status: 64, says: "--nonsense"),
    BadCase(arguments: ["add", "--text", "-"], input: [97], status: 65, says: "--when"),
    BadCase(
      arguments: ["add", "--text", "-", "--when", "tomorrow 3pm"], input: [97], status: 65,
      says: "not happened yet"),
    BadCase(
      arguments: ["add", "--text", "-", "--when", "13/13"], input: [97], status: 65,
      says: "no such day"),
    BadCase(
      arguments: ["add", "--text", "-", "--when", "now"], input: [0xff, 0xfe, 0x41], status: 65,
      says: "not text"),
    BadCase(
      arguments: ["add", "--text", "-", "--when", "now", "--breach", "A3"], input: [97], status: 64,
      says: "--breach"),
    BadCase(
      arguments: ["add", "--text", "-", "--when", "now", "--behaviour", "stalking"], input: [97],
      status: 64, says: "--behaviour"),
    BadCase(arguments: ["show", "7"], status: 66, says: "no number 7"),
    BadCase(arguments: ["show", "x"], status: 64, says: "x"),
    BadCase(arguments: ["attach", "1", "missing.jpg"], status: 66, says: "cannot find"),
    BadCase(arguments: ["attach", "1", "."], status: 66, says: "folder"),
    BadCase(arguments: ["attach", "1", "/dev/null"], status: 66, says: "not a plain file"),
    BadCase(arguments: ["verify", "missing"], status: 66, says: "cannot find"),
    BadCase(arguments: ["new"], status: 73, says: "already a record"),
  ]

  @Test(arguments: badCases)
  func `bad input gets its sentence and its status, and the diary is as it was`(bad: BadCase) throws
  {
    _ = try add("The one entry")
    let before = try household.run("show", "1", "--json").outputText
    let run = try household.run(bad.arguments, input: bad.input)
    #expect(run.end == .exited(bad.status), "\(run.errorText)")
    #expect(run.errorText.contains(bad.says), "\(run.errorText)")
    #expect(try household.run("show", "1", "--json").outputText == before)
    #expect(try household.run("list", "--json").outputText.contains(#""total":1"#))
  }

  @Test func `ten million letters are kept whole, and more than the limit are refused`() throws {
    let long = [UInt8](repeating: UInt8(ascii: "w"), count: 10_000_000)
    #expect(
      try household.run(["add", "--text", "-", "--when", "now"], input: long).end == .exited(0))
    #expect(try household.run("show", "1", "--json").output.count > long.count)
    let longer = [UInt8](repeating: UInt8(ascii: "w"), count: 17 << 20)
    let run = try household.run(["add", "--text", "-", "--when", "now"], input: longer)
    #expect(run.end == .exited(65))
    #expect(try household.run("list", "--json").outputText.contains(#""total":1"#))
  }

  @Test func `control characters in words are not kept and not shown`() throws {
    _ = try add("one\u{1b}]0;title\u{7}\u{1b}[2Jtwo\r\nthree")
    let shown = try household.run("show", "1").output
    #expect(!shown.contains(0x1b))
    #expect(!shown.contains(0x07))
    #expect(String(decoding: shown, as: UTF8.self).contains("three"))
  }

  @Test func `another passphrase gives 77 and nothing else`() throws {
    let run = try household.run("list", passphrase: "five plain words in disorder")
    #expect(run.end == .exited(77))
    #expect(run.output.isEmpty)
  }

  @Test func `a file that is no diary gives 65 if its length is impossible and 77 if it is noise`()
    throws
  {
    let stick = household.folder + "/stick"
    mkdir(stick, 0o700)
    for (length, status) in [(1000, 65), (4_210_688, 77)] as [(Int, Int32)] {
      var generator = SystemRandomNumberGenerator()
      let noise = (0..<length / 8).flatMap { _ in
        withUnsafeBytes(of: generator.next() as UInt64) { Array($0) }
      }
      let descriptor = open(stick + "/tally.data", O_WRONLY | O_CREAT | O_TRUNC, 0o600)
      _ = noise.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      close(descriptor)
      let run = try household.run("list", "--home", stick)
      #expect(run.end == .exited(status), "\(run.errorText)")
      #expect(try contents(stick + "/tally.data") == noise)
    }
  }

  @Test func `options stand before or after the command`() throws {
    _ = try add("Text")
    let before = try household.run("--json", "list").outputText
    #expect(before == (try household.run("list", "--json").outputText))
    #expect(before.hasPrefix(#"{"schema":"tally/1""#))
  }

  @Test func `two inputs from standard input are refused`() throws {
    let run = try ProgramRun(
      BuiltProgram.path("tally"),
      ["add", "--text", "-", "--when", "now", "--no-input", "--passphrase-file", "-"],
      environment: household.environment, input: Array("words\n".utf8))
    #expect(run.end == .exited(64))
  }

  @Test func `the diary of one folder is not that of another`() throws {
    let stick = household.folder + "/stick"
    #expect(try household.run("new", "--home", stick, "--key-cost", "light").end == .exited(0))
    _ = try add("At home")
    #expect(try household.run("list", "--home", stick, "--json").outputText.contains(#""total":0"#))
    var status = stat()
    #expect(stat(stick + "/tally.data", &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }
}
