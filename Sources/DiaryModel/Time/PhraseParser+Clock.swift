extension PhraseParser {
  // MARK: Within a day

  /// A time on the clock, a range of it, or before or after it.
  mutating func dayTime() throws(TimeRefusal) -> DayTime? {
    if take("just") || take("shortly") || take("soon") {
      if take("before"), let clock = try clock() { return .justBefore(clock) }
      if take("after") || take("gone") || take("past"), let clock = try clock() {
        return .justAfter(clock)
      }
      return nil
    }
    if take("between") {
      guard let first = try clock(inRange: true) else { return nil }
      guard take("and") || take(in: TimeLexicon.untils) || take(symbol: "-") else { return nil }
      guard let second = try clock() else { return nil }
      return try range(first, second)
    }
    if take("from") {
      guard let first = try clock(inRange: true) else { return nil }
      if takeUntil() {
        guard let second = try clock() else { return nil }
        return try range(first, second)
      }
      _ = take("onwards")
      return .after(first)
    }
    if take("before") || take("by"), let clock = try clock() { return .before(clock) }
    if take("after") || take("since") || take("gone"), let clock = try clock() {
      return .after(clock)
    }
    return try clockOrRange()
  }

  private mutating func takeUntil() -> Bool {
    take(in: TimeLexicon.untils) || take(symbol: "-")
  }

  private mutating func clockOrRange() throws(TimeRefusal) -> DayTime? {
    if let either = try attempt({ p throws(TimeRefusal) in try p.toOrUntil() }) { return either }
    guard let first = try clock() else { return nil }
    if first.isAbout, matches(["between"]) {
      let window = try attempt { p throws(TimeRefusal) in
        p.index += 1
        guard let from = try p.clock(), p.take("and"), let until = try p.clock() else {
          return DayTime?.none
        }
        return .window(first, from, until)
      }
      if let window { return window }
    }
    let second = try attempt { p throws(TimeRefusal) in
      guard p.takeUntil() || p.take("or") else { return Clock?.none }
      return try p.clock()
    }
    guard let second else { return .at(first) }
    return try range(first, second)
  }

  private func range(_ first: Clock, _ second: Clock) throws(TimeRefusal) -> DayTime {
    // "03-11" is more likely the third of November than the hours from three to eleven.
    if first.isPaddedHour, second.isOpen || second.isPaddedHour { throw .notUnderstood }
    return .range(first, second)
  }

  /// "5 to 8" and "ten to eight", which say a time or a range.
  private mutating func toOrUntil() throws(TimeRefusal) -> DayTime? {
    let about = approximation()
    guard let minutes = smallNumber(), minutes == 5 || minutes == 10, take("to") else {
      return nil
    }
    guard let hour = try hourOperand() else { return nil }
    var clock = Self.shifted(hour, by: -minutes)
    var from = Clock(minutes: minutes * 60, isOpen: true)
    var until = hour
    // "Ten to noon" and "ten to midnight" in words; a half or a quarter is not an hour's range.
    try suffixes(of: &clock)
    until.part = clock.part
    until.isAbout = clock.isAbout
    until.occurrence = clock.occurrence
    clock.isAbout = clock.isAbout || about
    from.isAbout = about
    return .toOrUntil(clock: clock, from: from, until: until)
  }

  private mutating func approximation() -> Bool {
    var found = false
    while take(in: TimeLexicon.approximations) || take("some", "time") || take("sometime")
      || (found && take("at"))
    {
      found = true
    }
    return found
  }

  // MARK: A clock

  /// One time on the clock with all that belongs to it.
  mutating func clock(inRange: Bool = false) throws(TimeRefusal) -> Clock? {
    try attempt { p throws(TimeRefusal) in
      let start = p.index
      var about = p.approximation()
      // "Sometime" alone says nothing of the width; only a real approximation does.
      if about {
        about = p.tokens[start..<p.index].contains {
          if case .word(let text) = $0.kind { return TimeLexicon.approximations.contains(text) }
          return false
        }
      }
      _ = p.take("exactly") || p.take("at")
      guard var clock = try p.face(inRange: inRange) else { return Clock?.none }
      try p.suffixes(of: &clock)
      clock.isAbout = clock.isAbout || about
      return clock
    }
  }

  /// The clock itself: "3.15pm", "half past nine", "1600hrs", "noon".
  private mutating func face(inRange: Bool) throws(TimeRefusal) -> Clock? {
    if let named = namedClock() { return named }
    if let relative = try attempt({ p throws(TimeRefusal) in
      try p.relativeClock(inRange: inRange)
    }) {
      return relative
    }
    if let digits = try attempt({ p throws(TimeRefusal) in try p.digitalClock() }) {
      return digits
    }
    return try spokenClock()
  }

  private mutating func namedClock() -> Clock? {
    let skipped = number()?.value == 12 || word() == "twelve" ? 1 : 0
    switch word(skipped) {
    case "noon", "midday":
      index += skipped + 1
      return Clock(minutes: 720, isOpen: false)
    case "midnight":
      index += skipped + 1
      return Clock(minutes: 0, isOpen: false, isMidnight: true)
    case "noonish", "middayish":
      index += skipped + 1
      return Clock(minutes: 720, isOpen: false, isAbout: true)
    case "midnightish":
      index += skipped + 1
      return Clock(minutes: 0, isOpen: false, isMidnight: true, isAbout: true)
    default: return nil
    }
  }

  /// "Half seven", "quarter to nine", "twenty past three", "10 mins to 4".
  private mutating func relativeClock(inRange: Bool) throws(TimeRefusal) -> Clock? {
    if take("half") {
      _ = take("past") || take("after")
      guard let hour = try hourOperand() else { return nil }
      return Self.shifted(hour, by: 30)
    }
    let start = index
    _ = take("a")
    if take("quarter") {
      if take("past") || take("after"), let hour = try hourOperand() {
        return Self.shifted(hour, by: 15)
      }
      if take("to") || take("before"), let hour = try hourOperand() {
        return Self.shifted(hour, by: -15)
      }
      return nil
    }
    index = start
    guard let minutes = smallNumber(), (1...29).contains(minutes) else { return nil }
    let saysMinutes = take(in: ["minutes", "minute", "mins", "min"])
    if take("past"), let hour = try hourOperand() { return Self.shifted(hour, by: minutes) }
    // "11 to 1am" is a range: only the marks of the dial are counted back without "minutes".
    guard saysMinutes || [5, 10, 20, 25].contains(minutes), saysMinutes || !inRange || minutes > 12
    else { return nil }
    if take("to"), let hour = try hourOperand() { return Self.shifted(hour, by: -minutes) }
    return nil
  }

  /// A whole number up to 59 in digits or words.
  mutating func smallNumber() -> Int? {
    if let number = number(), number.digits <= 2 {
      index += 1
      return number.value
    }
    guard let first = word(), let tens = TimeLexicon.numbers[first] else { return nil }
    index += 1
    if tens >= 20, let next = word(), let units = TimeLexicon.numbers[next], units < 10 {
      index += 1
      return tens + units
    }
    return tens
  }

  /// The hour that "half past" or "ten to" counts from.
  private mutating func hourOperand() throws(TimeRefusal) -> Clock? {
    if let named = namedClock() { return named }
    if let number = number(), number.digits <= 2, symbol(1) != ":" || !isGlued(1) {
      index += 1
      return try halved(hour: number.value, minute: 0, padded: false)
    }
    guard let text = word(), let (value, ish) = TimeLexicon.number(text), (1...12).contains(value)
    else { return nil }
    index += 1
    var clock = try halved(hour: value, minute: 0, padded: false)
    clock.isAbout = ish
    return clock
  }

  private static func shifted(_ clock: Clock, by minutes: Int) -> Clock {
    var result = clock
    if clock.isOpen {
      result.minutes = (clock.minutes + minutes + 720) % 720
    } else {
      result.minutes = (clock.minutes + minutes + 1440) % 1440
      if minutes < 0 { result.isMidnight = false }
    }
    return result
  }

  private mutating func digitalClock() throws(TimeRefusal) -> Clock? {
    guard let number = number() else { return nil }
    let following = symbol(1)
    if number.digits <= 2, following == ":" || following == ".", isGlued(1), isGlued(2),
      let minute = self.number(2)
    {
      guard minute.digits == 2 else { return nil }
      index += 3
      var padded = number.digits == 2 && number.value < 10
      if symbol() == ":", isGlued(0), let second = self.number(1), second.digits == 2 {
        guard second.value < 60 else { throw .noSuchTime }
        index += 2
        // Seconds come from a machine, which counts to 24 unless it says am or pm.
        padded = true
      }
      return try halved(hour: number.value, minute: minute.value, padded: padded)
    }
    if number.digits <= 2 {
      // "3/11" and "7.5" are no times.
      if following == "/" || ((following == "." || following == ":") && isGlued(1)) { return nil }
      if word(1) != nil, isGlued(1), ["st", "nd", "rd", "th"].contains(word(1)) { return nil }
      index += 1
      let padded = number.digits == 2 && number.value < 10
      var clock = try halved(hour: number.value, minute: 0, padded: padded)
      clock.isPaddedHour = padded && !clock.isOpen
      return clock
    }
    guard number.digits <= 4 else { return nil }
    index += 1
    let isHours = matches(["hrs"]) || matches(["hours"]) || matches(["h"])
    let isHalved = matches(["am"]) || matches(["pm"])
    // A year, unless it is said to be a time.
    if !isHours, !isHalved, number.value % 100 > 59 { return nil }
    let padded = number.digits == 4 && number.value < 1000
    var clock = try halved(hour: number.value / 100, minute: number.value % 100, padded: padded)
    clock.isBareDigits = !isHours && !isHalved
    return clock
  }

  /// "Seven", "seven thirty".
  private mutating func spokenClock() throws(TimeRefusal) -> Clock? {
    guard let text = word(), let (hour, ish) = TimeLexicon.number(text), (1...12).contains(hour)
    else { return nil }
    index += 1
    var minute = 0
    if let next = word(), let value = TimeLexicon.numbers[next], value >= 10 {
      let saved = index
      minute = smallNumber() ?? 0
      // "Two ten to eight" is nonsense, and "nine twenty to ten" cannot be told apart.
      if matches(["to"]) || matches(["past"]) { index = saved }
      if index == saved { minute = 0 }
    }
    var clock = try halved(hour: hour, minute: minute, padded: false)
    clock.isAbout = ish
    return clock
  }

  /// An hour and minute with the am, pm, "o'clock" or "hrs" that may follow.
  private mutating func halved(
    hour: Int, minute: Int, padded: Bool
  ) throws(TimeRefusal) -> Clock {
    _ = take("oclock") || take("o", "clock")
    guard minute < 60, hour < 24 || (hour == 24 && minute == 0) else { throw .noSuchTime }
    if take("am") {
      guard hour <= 12 else { throw .noSuchTime }
      return Clock(
        minutes: hour % 12 * 60 + minute, isOpen: false, isMidnight: hour % 12 == 0 && minute == 0)
    }
    if take("pm") {
      guard hour > 0, hour < 24 else { throw .noSuchTime }
      return Clock(minutes: (hour % 12 + 12) * 60 + minute, isOpen: false)
    }
    let isHours = matches(["hrs"]) || matches(["hours"]) || (matches(["h"]) && isGlued(0))
    if isHours { index += 1 }
    if isHours || padded || hour == 0 || hour > 12 {
      return Clock(minutes: hour * 60 + minute, isOpen: false)
    }
    return Clock(minutes: hour % 12 * 60 + minute, isOpen: true)
  }

  // MARK: What may follow a clock

  private mutating func suffixes(of clock: inout Clock) throws(TimeRefusal) {
    while true {
      if take("ish") || take("or", "so") || take("or", "thereabouts") || take("approx")
        || take("approximately")
      {
        clock.isAbout = true
      } else if take("exactly") || take("sharp") || take("on", "the", "dot") {
        continue
      } else if clock.part == nil, matches(["in", "the"]) || matches(["at", "night"]) {
        guard let part = part() else { return }
        clock.part = part
      } else if clock.occurrence == nil, let occurrence = occurrence() {
        clock.occurrence = occurrence
      } else {
        return
      }
    }
  }

  private mutating func occurrence() -> Occurrence? {
    if take("bst") { return .offset(3600) }
    if take("gmt") || take("utc") { return .offset(0) }
    guard let side = word(), side == "before" || side == "after", word(1) == "the",
      word(2) == "clocks"
    else { return nil }
    if matches(["went", "back"], at: 3) || matches(["go", "back"], at: 3) {
      index += 5
    } else if matches(["changed"], at: 3) || matches(["change"], at: 3) {
      index += 4
    } else {
      return nil
    }
    return side == "before" ? .beforeChange : .afterChange
  }

  // MARK: Part of the day

  /// "Morning", "in the early hours", "overnight", with what may lead to it.
  mutating func part() -> Part? {
    let start = index
    _ = take("in") || take("at") || take("during") || take("over")
    _ = take("the")
    if take("wee") || take("early") || take("small") {
      if take("hours") { return .earlyHours }
      if take("morning") { return .wholeMorning }
      index = start
      return nil
    }
    switch word() {
    case "morning":
      index += 1
      return .morning
    case "lunchtime", "lunch":
      index += 1
      _ = word(-1) == "lunch" && (take("time") || take("hour"))
      return .lunchtime
    case "afternoon":
      index += 1
      return .afternoon
    case "evening", "eve":
      index += 1
      return .evening
    case "night", "overnight", "nighttime":
      index += 1
      return .night
    default:
      index = start
      return nil
    }
  }
}
