import ArgumentParser
import DiaryModel
import DiaryStore

/// Adds files to an entry, byte for byte.
struct AttachCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "Add a photo, recording or document.",
    discussion: """
      Copies each file into the record and seals it. The original stays
      where it is.

        attach 41 IMG_2041.jpg
        attach 41 --from "my phone" --no-input photo.jpg
      """)

  @OptionGroup var diary: DiaryOptions
  @OptionGroup var said: AttachOptions

  @Argument(help: ArgumentHelp("The number of the entry.", valueName: "no"))
  var number: EntryNumber

  @Argument(help: "The files.", completion: .file())
  var files: [String]

  func run(in session: Session) throws {
    guard number.file == nil else { throw CommandError.badNumber }
    let store = try session.open(diary)
    try Attaching(session: session, options: diary, said: said, store: store)
      .attach(files, to: number.incident)
  }

  /// Adds the files at `paths` to entry `number`, asking what is not known of them.
  static func attach(
    _ paths: [String], to number: Int, session: Session, options: DiaryOptions, store: DiaryStore
  ) throws {
    let said = try AttachOptions.parse([])
    try Attaching(session: session, options: options, said: said, store: store)
      .attach(paths, to: number)
  }
}
