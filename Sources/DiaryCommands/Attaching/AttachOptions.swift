import ArgumentParser
import DiaryModel

/// What can be said of a file on the command line.
struct AttachOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "photo, screenshot, recording, video, letter, cctv, document or other.", valueName: "kind"))
  var what: FileKindArgument?

  @Option(
    help: ArgumentHelp("Where the file came from; - is standard input.", valueName: "text"))
  var from: String?

  @Option(help: ArgumentHelp("What it shows; - is standard input.", valueName: "text"))
  var about: String?

  @Option(help: ArgumentHelp("- reads a remark on it from standard input.", valueName: "-"))
  var note: String?

  @Option(help: ArgumentHelp("When it was taken, as you would say it.", valueName: "when"))
  var taken: String?

  @Flag(name: .customLong("do-not-show"), help: "List it in packs, and do not draw it.")
  var doNotShow = false
}

/// What the writer says a file is, as an option: the codes of `Evidence.Kind`.
struct FileKindArgument: ExpressibleByArgument {
  let kind: Evidence.Kind

  init?(argument: String) {
    guard let kind = Evidence.Kind(rawValue: argument) else { return nil }
    self.kind = kind
  }

  static var allValueStrings: [String] { Evidence.Kind.allCases.map(\.rawValue) }
}
