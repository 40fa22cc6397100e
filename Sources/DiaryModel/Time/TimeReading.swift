/// What the time grammar made of a line that someone typed.
public enum TimeReading: Equatable, Sendable {
  /// It can be read in one way.
  case moment(Moment)
  /// It can be read in several ways: the writer chooses, nothing is guessed.
  case ask(TimeQuestion)
  /// It is no time that something can have happened at.
  case refused(TimeRefusal)
}

/// Why a time must be asked about, and the readings to choose from.
public struct TimeQuestion: Equatable, Sendable {
  /// What is open, in the order in which it is asked.
  public enum Doubt: String, Sendable, CaseIterable {
    case whichWeek = "which-week"
    case amOrPm = "am-or-pm"
    case todayOrLastWeek = "today-or-last-week"
    case whichDay = "which-day"
    case whichMidnight = "which-midnight"
    case whichNight = "which-night"
    case clocksWentBack = "clocks-went-back"
    /// "10 to 8": ten minutes before eight, or from ten until eight.
    case toOrUntil = "to-or-until"
  }

  /// What is open; at least one.
  public var doubts: [Doubt]
  /// Every possible reading; at least two.
  public var choices: [Moment]

  /// A question with its possible answers.
  public init(doubts: [Doubt], choices: [Moment]) {
    self.doubts = doubts
    self.choices = choices
  }
}

/// Why a line was not read as a time.
public enum TimeRefusal: String, Error, Equatable, Sendable, CaseIterable {
  case notUnderstood = "not-understood"
  case future
  case noSuchDate = "no-such-date"
  case noSuchTime = "no-such-time"
  case weekdayMismatch = "weekday-mismatch"
  case clocksWentForward = "clocks-went-forward"
}
