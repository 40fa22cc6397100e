import ArgumentParser

/// Adds a remark to an entry or a file.
struct NoteCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "note", abstract: "Adds a remark to an entry or a file.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
