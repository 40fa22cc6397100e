import ArgumentParser

/// Brings a copy back.
struct RestoreCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Brings a copy back.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
