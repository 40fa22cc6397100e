import ArgumentParser

/// Makes a pack.
struct ExportCommand: DiaryCommand {
  static let configuration = CommandConfiguration(commandName: "export", abstract: "Makes a pack.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
