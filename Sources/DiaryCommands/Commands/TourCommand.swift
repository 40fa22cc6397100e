import ArgumentParser

/// Makes a practice record and a pack from it.
struct TourCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour", abstract: "Makes a practice record and a pack from it.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
