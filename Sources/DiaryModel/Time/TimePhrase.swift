/// A unit in which people count back.
enum AgoUnit: Sendable {
  case second, minute, hour, day, week, fortnight, month
}

/// A part of the day, with the window that it stands for.
enum Part: Sendable {
  case earlyHours, morning, lunchtime, afternoon, evening, night
  /// "This morning" and "early morning": from midnight.
  case wholeMorning

  /// Minutes since the midnight that begins the day; beyond 1440 is the day after.
  var window: Range<Int> {
    switch self {
    case .earlyHours: 0..<360
    case .morning: 360..<720
    case .wholeMorning: 0..<720
    case .lunchtime: 720..<840
    case .afternoon: 720..<1080
    case .evening: 1020..<1380
    case .night: 1260..<1800
    }
  }

  /// The clock times that someone may name together with this part without contradicting it.
  var plausible: ClosedRange<Int> {
    switch self {
    case .earlyHours: 0...479
    case .morning, .wholeMorning: 0...720
    case .lunchtime: 660...900
    case .afternoon: 690...1230
    case .evening: 900...1439
    case .night: 0...1439
    }
  }
}

/// Which of the two times on the wall is meant when the clocks go back.
enum Occurrence: Equatable, Sendable {
  case beforeChange, afterChange
  /// The wall is this many seconds ahead of UTC.
  case offset(Int)
}

/// A time on the clock as it was said.
struct Clock: Sendable {
  /// Minutes since midnight; below 720 and without am or pm if ``isOpen``; 1440 is 24:00.
  var minutes: Int
  /// Whether am or pm is still to be settled.
  var isOpen: Bool
  /// Said as midnight, or counted from it.
  var isMidnight = false
  /// Three or four digits alone, which could be something other than a time.
  var isBareDigits = false
  /// Digits with a leading zero and no minutes.
  var isPaddedHour = false
  var isAbout = false
  var part: Part?
  var occurrence: Occurrence?
}

/// When within a day.
enum DayTime: Sendable {
  case at(Clock)
  /// About the first, between the other two.
  case window(Clock, Clock, Clock)
  case range(Clock, Clock)
  case before(Clock), after(Clock), justBefore(Clock), justAfter(Clock)
  /// "10 to 8": ten minutes before eight, or from ten until eight.
  case toOrUntil(clock: Clock, from: Clock, until: Clock)

  var clocks: [Clock] {
    switch self {
    case .at(let clock), .before(let clock), .after(let clock), .justBefore(let clock),
      .justAfter(let clock):
      [clock]
    case .range(let first, let second): [first, second]
    case .window(let middle, let first, let second): [middle, first, second]
    case .toOrUntil(let clock, let first, let second): [clock, first, second]
    }
  }
}

/// How a weekday was named.
enum WeekdayForm: Sendable {
  case plain, this, last, beforeLast, justGone, lastWeek, thisWeek, weekBeforeLast
  case next, nextWeek, weekAfter
}

/// A day as it was said.
enum Day: Sendable {
  /// Days from today.
  case relative(Int)
  /// The night that begins on the evening of `today + offset`; asked about after midnight.
  case lastNight(back: Int), tonight
  case weekday(Weekday, WeekdayForm)
  case date(year: Int?, month: Int, day: Int, weekday: Weekday?)
  /// A day of this month or of the last.
  case dayOfMonth(Int, weekday: Weekday?)
  /// A day of the month that lies so many months from this one.
  case dayOf(month: Int, day: Int, weekday: Weekday?)
}

/// Several days under one name.
enum Period: Sendable {
  /// Weeks from this one, Monday to Sunday.
  case week(Int)
  /// "Last weekend", counted back; "the weekend"; "this weekend".
  case lastWeekend(Int), theWeekend, thisWeekend
  case month(Int, year: Int?)
  case relativeMonth(Int), relativeYear(Int), year(Int)
}

/// A length of time that is counted back from now, or forward for a reminder.
struct Ago: Sendable {
  enum Count: Sendable {
    /// In halves and quarters if need be: quarters of the unit.
    case quarters(Int)
    case couple, few
    /// "Two or three": from the first to the second.
    case either(Int, Int)
  }

  var count: Count
  var unit: AgoUnit
  var isAbout: Bool
}

/// A day, a part of it and a time, each of which may be missing.
struct Phrase: Sendable {
  var day: Day?
  var part: Part?
  var time: DayTime?
  var period: Period?
  var saysEarly = false
  var saysLate = false
  var saysEarlier = false
  /// "Around lunchtime".
  var isPartAbout = false
}

/// A whole line as it was said.
enum Sentence: Sendable {
  case unknown, now, justNow
  case ago(Ago)
  /// "In the last hour": from so long ago until now.
  case within(Ago)
  case phrase(Phrase)
  case span(Phrase, Phrase, isOr: Bool)
  case since(Phrase)
  case local(CivilDate, minute: Int)
  case instant(Instant)
}
