import ArgumentParser

/// Looks whether a pack has changed.
struct VerifyCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Looks whether a pack has changed.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
