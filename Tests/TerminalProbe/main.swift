import DiaryCommands
import DiarySecret
import Glibc

// Drives every part of the terminal from the command line, for the tests. What it is told is
// reported on standard error as hexadecimal, so that a test can tell an answer from its echo.

let subject = CommandLine.arguments.dropFirst().first ?? ""
let rest = CommandLine.arguments.dropFirst(2)

func report(_ name: String, _ bytes: some Sequence<UInt8>) {
  let digits = Array("0123456789abcdef".utf8)
  let text = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  let line = Array("\n\(name)=".utf8) + text + Array(";\n".utf8)
  if let path = getenv("PROBE_REPORT") {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    _ = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    close(file)
  } else {
    _ = line.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }
}

func report(_ name: String, _ text: String) { report(name, text.utf8) }

func discard(_ secret: consuming SecretBytes) {}

/// How often `pattern`, which is given backwards, stands in this process's memory.
func occurrences(of pattern: [UInt8]) -> Int {
  guard let maps = fopen("/proc/self/maps", "r") else { return -1 }
  defer { fclose(maps) }
  let memory = open("/proc/self/mem", O_RDONLY)
  defer { close(memory) }
  var regions: [Range<UInt>] = []
  var line = [CChar](repeating: 0, count: 4096)
  while fgets(&line, 4096, maps) != nil {
    let text = String(
      decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let bounds = text.prefix { $0 != " " }.split(separator: "-").compactMap { UInt($0, radix: 16) }
    if bounds.count == 2, !text.contains("[v") { regions.append(bounds[0]..<bounds[1]) }
  }
  let length = 1 << 16
  let overlap = pattern.count - 1
  let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: length + overlap, alignment: 1)
  let own = UInt(bitPattern: chunk.baseAddress)
  var count = 0
  for region in regions {
    var place = region.lowerBound
    while place < region.upperBound {
      let wanted = min(length + overlap, Int(region.upperBound - place))
      let got = pread(memory, chunk.baseAddress, wanted, Int(place))
      if got >= pattern.count {
        for start in 0...(got - pattern.count) where start < length {
          var matches = true
          for index in pattern.indices where matches {
            matches = chunk[start + index] == pattern[pattern.count - 1 - index]
          }
          let address = place + UInt(start)
          if matches, !(own..<own + UInt(chunk.count)).contains(address) { count += 1 }
        }
      }
      place += UInt(length)
    }
  }
  chunk.deallocate()
  return count
}

func keepDraft(_ text: String) { report("draft", text) }

func conversation() -> any Conversation {
  let quiet = rest.contains("quiet")
  return TerminalConversation(quiet: quiet) ?? PipedConversation(quiet: quiet)
}

func answer(_ talk: any Conversation) throws(ConversationEnd) {
  switch subject {
  case "ask": report("answer", try talk.ask(rest.first ?? "Where? > ", typed: keepDraft))
  case "lines":
    report("answer", try talk.askLines(rest.first ?? "What happened?", typed: keepDraft))
  case "secret":
    let secret = try talk.askSecret("Passphrase: ")
    secret.withBytes { report("answer", $0) }
    report("next", try talk.ask("Next? ", typed: nil))
  case "memory":
    let secret = try talk.askSecret("Passphrase: ")
    let pattern = Array((rest.first ?? "").utf8)
    report("held", String(occurrences(of: pattern)))
    report("count", String(secret.count))
    discard(secret)
    report("dropped", String(occurrences(of: pattern)))
  case "yes": report("answer", try talk.askYesNo("Keep it?", enter: true) ? "yes" : "no")
  case "yes-no": report("answer", try talk.askYesNo("Keep it?", enter: nil) ? "yes" : "no")
  case "choose":
    let options = ["Write something down", "Add a photo", "Add a file", "No, or not sure"]
    report("answer", String(try talk.choose("What next?", options, zero: "Lock", enter: 1)))
  case "cover":
    talk.say("before")
    try talk.cover { "maple tiger lamp" }
    talk.say("after")
    report("answer", "covered")
  case "long-cover":
    try talk.cover { (1...50).map { "line number \($0)" }.joined(separator: "\n") }
    report("answer", "covered")
  case "say":
    for text in rest { talk.say(text) }
    talk.write("result\n")
  case "hide":
    for number in 1...60 { talk.say("private line \(number)") }
    talk.hide()
    talk.say("hidden")
  case "progress":
    for number in 1...5 { talk.progress("Copying \(number) of 5") }
    talk.endProgress()
    talk.say("done")
  case "busy":
    talk.say("private words")
    report("busy", "")
    while rest.contains("deaf") || talk.pendingSignal == nil { usleep(10_000) }
    try talk.throwIfInterrupted()
  case "lock":
    if let terminal = talk as? TerminalConversation {
      terminal.screenLock = ScreenLock(afterSeconds: rest.first.flatMap { Int($0) }) {
        () throws(ConversationEnd) in
        _ = try terminal.askSecret("Passphrase again: ")
      }
    }
    report("answer", try talk.ask("Where? > ", typed: keepDraft))
  case "pour":
    for number in 1...200_000 { talk.write("line \(number)\n") }
    report("failure", String(talk.outputFailure ?? 0))
  case "interactive": report("answer", talk.isInteractive ? "yes" : "no")
  default: exit(64)
  }
}

func run() -> Int32 {
  let talk = conversation()
  do throws(ConversationEnd) {
    try answer(talk)
    return 0
  } catch {
    switch error {
    case .interrupted(let signal): return 128 + signal
    case .closed: return 66
    case .noTerminal: return 65
    }
  }
}

exit(run())
