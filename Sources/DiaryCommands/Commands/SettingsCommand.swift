import ArgumentParser

/// Passphrase, recovery sheet, names.
struct SettingsCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "settings", abstract: "Passphrase, recovery sheet, names.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
