import ArgumentParser

/// Puts a mistake right; nothing is lost.
struct FixCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "fix", abstract: "Puts a mistake right; nothing is lost.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
