import ArgumentParser

/// Options that every command takes.
struct DiaryOptions: ParsableArguments {
  @Option(help: "Keep everything in this folder, such as a USB stick.", completion: .directory)
  var home: String?

  @Flag(help: "Write the answer as JSON.")
  var json = false

  @Flag(help: "Write one line an item, its parts set apart by tabs.")
  var plain = false

  @Flag(name: [.customShort("q"), .long], help: "Say nothing beside the answer.")
  var quiet = false

  @Flag(name: .customLong("no-input"), help: "Ask nothing; stop if an answer is missing.")
  var noInput = false

  @Flag(name: [.customShort("y"), .long], help: "Answer yes where nothing can be lost.")
  var yes = false

  @Option(
    name: .customLong("passphrase-file"),
    help: "Read the passphrase from the first line of this file; - is standard input.",
    completion: .file())
  var passphraseFile: String?

  @Option(
    name: .customLong("passphrase-fd"), help: "Read the passphrase from this open descriptor.")
  var passphraseDescriptor: Int32?

  @Flag(name: .customLong("no-color"), help: "Use no colour. (None is used at present.)")
  var noColor = false
}
