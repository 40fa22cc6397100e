import Glibc
import TestSupport
import Testing

/// What leaves the diary, held against tools that are not ours.
struct PackTests {
  let household: Household
  let pack: String

  /// A practice record and its pack.
  init() throws {
    household = try Household()
    let tour = try ProgramRun(
      BuiltProgram.path("tally"), ["tour", "--out", household.work + "/practice"],
      environment: household.environment, currentDirectory: household.work)
    guard tour.end == .exited(0) else { throw ProgramError.system(tour.errorText, errno: 0) }
    let found = try ProgramRun(
      "/usr/bin/find", [household.work + "/practice", "-name", "START-HERE.txt"])
    pack = String(found.outputText.split(separator: "\n")[0].dropLast("/START-HERE.txt".count))
  }

  /// The interpreter with the pinned readers, which `Scripts/test` installs.
  static let python = getenv("TALLY_TEST_PYTHON").map { String(cString: $0) }

  func verify() throws -> ProgramRun {
    try ProgramRun(
      BuiltProgram.path("tally"), ["verify", pack], environment: household.environment)
  }

  @Test func `sha256sum finds every file of the pack as it was made`() throws {
    let run = try ProgramRun(
      "/usr/bin/sha256sum", ["-c", "--strict", "--quiet", "manifest-sha256.txt"],
      currentDirectory: pack)
    #expect(run.end == .exited(0), "\(run.errorText)")
    #expect(try verify().end == .exited(0))
  }

  @Test(.enabled(if: python != nil))
  func `the Library of Congress's validator accepts the bag`() throws {
    let python = try #require(Self.python)
    let check = "import bagit, sys; bagit.Bag(sys.argv[1]).validate()"
    let run = try ProgramRun(python, ["-c", check, pack])
    #expect(run.end == .exited(0), "\(run.errorText)")
  }

  @Test(arguments: ["changed", "missing", "added", "cut short"])
  func `verify names a file that is no longer as it was`(fault: String) throws {
    let found = try ProgramRun("/usr/bin/find", [pack + "/data/exhibits", "-name", "E07*"])
    let file = String(found.outputText.split(separator: "\n")[0])
    switch fault {
    case "changed":
      let descriptor = open(file, O_WRONLY)
      _ = pwrite(descriptor, "x", 1, 500)
      close(descriptor)
    case "missing": unlink(file)
    case "added":
      close(open(pack + "/data/exhibits/E99 other.txt", O_WRONLY | O_CREAT, 0o600))
    default: truncate(file, 1000)
    }
    let run = try verify()
    #expect(run.end == .exited(1))
    #expect(run.outputText.contains(fault == "added" ? "E99" : "E07"), "\(run.outputText)")
  }

  @Test(.enabled(if: python != nil), .timeLimit(.minutes(5)))
  func
    `the page opens from the folder without a request or a message, its filters count right, and axe finds nothing`()
    throws
  {
    let python = try #require(Self.python)
    let script = try #require(#filePath.split(separator: "/Tests/").first) + "/Scripts/check-html"
    var arguments = [String(script), pack]
    let found = try ProgramRun(
      "/usr/bin/find",
      [String(python.dropLast("/bin/python".count)), "-name", "axe.min.js"])
    let axeScript = try #require(found.outputText.split(separator: "\n").first)
    arguments.insert(contentsOf: ["--axe", String(axeScript)], at: 1)
    let run = try ProgramRun(
      "/usr/bin/python3", arguments, environment: household.environment, timeout: 280)
    #expect(run.end == .exited(0), "\(run.outputText) \(run.errorText)")
  }

  @Test func `two tours give the same pack, whatever the zone and the language of the machine`()
    throws
  {
    var other = household.environment
    other["TZ"] = "Asia/Tokyo"
    other["LC_ALL"] = "C"
    let tour = try ProgramRun(
      BuiltProgram.path("tally"), ["tour", "--out", household.work + "/again"],
      environment: other, currentDirectory: household.work)
    #expect(tour.end == .exited(0))
    let name = try #require(pack.split(separator: "/").last)
    let run = try ProgramRun(
      "/usr/bin/diff", ["-r", pack, household.work + "/again/" + name])
    #expect(run.end == .exited(0), "\(run.outputText)")
  }

  @Test func `a pack of one's own holds what was written and nothing private`() throws {
    try household.makeDiary()
    _ = try household.run(
      [
        "add", "--text", "-", "--when", "yesterday 3pm", "--private-note", "the plan is quokka",
        "--where", "school gate",
      ], input: Array("He waited by the marmalade shop.".utf8))
    let target = household.work + "/pack-1"
    let made = try household.run("export", "full", "--out", target, "--json")
    #expect(made.end == .exited(0), "\(made.errorText)")
    let words = try ProgramRun("/usr/bin/grep", ["-rl", "marmalade", target]).outputText
    #expect(words.split(separator: "\n").count >= 3)
    #expect(try ProgramRun("/usr/bin/grep", ["-rl", "quokka", target]).outputText.isEmpty)
    let again = try household.run("export", "full", "--out", target)
    #expect(again.end == .exited(73))
  }
}
