import Glibc
import TestSupport

/// A home folder of its own with a passphrase file, in which the built program is run.
final class Household {
  let folder: String
  static let passphrase = "five plain words in order"

  /// A new, empty home.
  init() throws {
    var template = Array("/tmp/household-XXXXXX".utf8CString)
    guard let made = mkdtemp(&template) else { throw ProgramError.system("mkdtemp", errno: errno) }
    folder = String(cString: made)
    for name in ["home", "temporary", "work"] { mkdir(folder + "/" + name, 0o700) }
  }

  deinit {
    _ = try? ProgramRun("/bin/rm", ["-rf", folder])
  }

  var home: String { folder + "/home" }
  var work: String { folder + "/work" }
  var diary: String { home + "/.local/share/tally/tally.data" }

  var environment: [String: String] {
    var variables = ProgramRun.plainEnvironment
    variables["HOME"] = home
    variables["TMPDIR"] = folder + "/temporary"
    return variables
  }

  /// Runs the program with the passphrase on descriptor 3 and `input` as standard input.
  func run(_ arguments: String..., input: String = "", passphrase: String = passphrase) throws
    -> ProgramRun
  {
    try run(arguments, input: Array(input.utf8), passphrase: passphrase)
  }

  func run(
    _ arguments: [String], input: [UInt8] = [], passphrase: String = passphrase
  ) throws -> ProgramRun {
    try ProgramRun(
      BuiltProgram.path("tally"), arguments + ["--no-input", "--passphrase-fd", "3"],
      environment: environment, input: input, pipes: [3: Array((passphrase + "\n").utf8)],
      currentDirectory: work)
  }

  /// Makes a diary with the cheapest cost of a guess.
  func makeDiary() throws {
    let made = try run("new", "--key-cost", "light", "--person", "Sam")
    guard made.end == .exited(0) else { throw ProgramError.system(made.errorText, errno: 0) }
  }

  /// Writes a file into the work folder and returns its path.
  func file(_ name: String, _ bytes: [UInt8]) throws -> String {
    let path = work + "/" + name
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard descriptor >= 0 else { throw ProgramError.system(path, errno: errno) }
    defer { close(descriptor) }
    _ = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    return path
  }

  /// Every file below the folder that holds `word`, by `grep`, which is not ours.
  func filesHolding(_ word: String) throws -> [String] {
    let found = try ProgramRun("/usr/bin/grep", ["-rlaF", "--", word, folder])
    return found.outputText.split(separator: "\n").map(String.init)
  }
}

/// The bytes of a file.
func contents(_ path: String) throws -> [UInt8] {
  let descriptor = open(path, O_RDONLY)
  guard descriptor >= 0 else { throw ProgramError.system(path, errno: errno) }
  defer { close(descriptor) }
  var bytes: [UInt8] = []
  var piece = [UInt8](repeating: 0, count: 1 << 16)
  while true {
    let count = read(descriptor, &piece, piece.count)
    guard count > 0 else { return bytes }
    bytes.append(contentsOf: piece[..<count])
  }
}
