import ArgumentParser

/// Counts and gaps.
struct SummaryCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Counts and gaps.")

  @OptionGroup var diary: DiaryOptions

  func run(in session: Session) throws {}
}
