import ArgumentParser
import DiaryStore

/// Adds a photo, recording or document.
struct AttachCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "attach", abstract: "Adds a photo, recording or document.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}

  static func attach(
    _ paths: [String], to number: Int, session: Session, options: DiaryOptions, store: DiaryStore
  ) throws {}
}
