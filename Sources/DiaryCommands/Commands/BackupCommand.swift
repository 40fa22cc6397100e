import ArgumentParser

/// Makes an encrypted copy.
struct BackupCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Makes an encrypted copy.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
