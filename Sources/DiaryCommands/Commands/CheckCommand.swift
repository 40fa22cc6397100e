import ArgumentParser

/// Looks whether everything is whole.
struct CheckCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Looks whether everything is whole.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
