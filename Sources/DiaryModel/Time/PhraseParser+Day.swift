extension PhraseParser {
  /// A day, and the part that is said in one breath with it, as in "this morning".
  mutating func day() throws(TimeRefusal) -> (Day, Part?)? {
    if let named = namedDay() { return named }
    if let counted = countedDay() { return (counted, nil) }
    if let weekday = try attempt({ p throws(TimeRefusal) in try p.weekdayPhrase() }) {
      return (weekday, nil)
    }
    if let date = try attempt({ p throws(TimeRefusal) in try p.date() }) { return (date, nil) }
    return nil
  }

  private mutating func namedDay() -> (Day, Part?)? {
    let start = index
    switch word() {
    case "today":
      index += 1
      return (.relative(0), nil)
    case "yesterday", "yday", "yest":
      index += 1
      return (.relative(-1), nil)
    case "tomorrow", "tmrw", "tomoz":
      index += 1
      if take("week") { return (.relative(8), nil) }
      return (.relative(1), nil)
    case "tonight", "tonite":
      index += 1
      return (.tonight, nil)
    case "this":
      index += 1
      _ = take("very")
      let saysEarly = take("early")
      switch word() {
      case "morning":
        index += 1
        return (.relative(0), .wholeMorning)
      case "afternoon" where !saysEarly:
        index += 1
        return (.relative(0), .afternoon)
      case "evening" where !saysEarly:
        index += 1
        return (.relative(0), .evening)
      case "lunchtime" where !saysEarly:
        index += 1
        return (.relative(0), .lunchtime)
      default: break
      }
    case "last":
      index += 1
      if take("night") || take("nite") { return (.lastNight(back: 0), nil) }
      if take("evening") { return (.relative(-1), .evening) }
    default: break
    }
    index = start
    _ = take("the")
    if take("day", "before", "yesterday") { return (.relative(-2), nil) }
    if take("day", "after", "tomorrow") { return (.relative(2), nil) }
    if take("night", "before", "last") { return (.lastNight(back: 1), nil) }
    index = start
    return nil
  }

  /// "Three days ago", "a week ago today", "a fortnight today".
  private mutating func countedDay() -> Day? {
    let start = index
    if let count = wholeCount() {
      var days = count
      var isCounted = false
      if take("days") || take("day") {
        if take("ago") { return .relative(-count) }
        if take("from", "now") { return .relative(count) }
      } else if take("week") || take("weeks") {
        days = count * 7
        isCounted = true
      } else if take("fortnight") || take("fortnights") {
        days = count * 14
        isCounted = true
      }
      if isCounted {
        if take("ago") {
          if take("today") { return .relative(-days) }
          if take("yesterday") { return .relative(-days - 1) }
        } else if take("from", "today") || take("today") {
          return .relative(days)
        } else if take("tomorrow") {
          return .relative(days + 1)
        }
      }
    }
    index = start
    return nil
  }

  mutating func wholeCount() -> Int? {
    if let number = number(), number.digits <= 4 {
      index += 1
      return number.value
    }
    if take("a") || take("an") { return 1 }
    return smallNumber()
  }

  // MARK: Weekdays

  private mutating func weekdayPhrase() throws(TimeRefusal) -> Day? {
    let start = index
    _ = take("a")
    if take("week") {
      _ = take("ago")
      let saysOn = take("on")
      if take("last") || take("past"), let weekday = weekday() {
        return .weekday(weekday, .beforeLast)
      }
      // "A week on Friday" is after the coming one; "a week ago Friday" may be either.
      if saysOn, let weekday = weekday() { return .weekday(weekday, .weekAfter) }
      return nil
    }
    index = start
    var form = WeekdayForm.plain
    if take("last") {
      form = .last
      if take("week") {
        _ = take("on")
        guard let weekday = weekday() else { return nil }
        return .weekday(weekday, .lastWeek)
      }
    } else if take("this") {
      form = take("past") ? .justGone : .this
    } else if take("next") {
      form = .next
    } else if take("coming") {
      form = .plain
    } else {
      _ = take("the") && take("past")
    }
    guard let weekday = weekday() else { return nil }
    if form == .plain || form == .last {
      if take("before", "last") { return .weekday(weekday, .beforeLast) }
      if take("just", "gone") || take("gone") || take("just", "past") {
        return .weekday(weekday, .justGone)
      }
      if form == .plain, let following = weekOf(weekday) { return following }
    }
    guard form == .plain else { return .weekday(weekday, form) }
    _ = take(symbol: ",")
    _ = take("the")
    if let dated = try attempt({ p throws(TimeRefusal) in try p.date() }) {
      return dated.naming(weekday)
    }
    // "Monday 3" may be the third or three o'clock.
    if let number = number(), number.digits <= 2, index + 1 == tokens.count {
      throw .notUnderstood
    }
    return .weekday(weekday, .plain)
  }

  private mutating func weekOf(_ weekday: Weekday) -> Day? {
    let start = index
    _ = take("of")
    if take("the", "week", "before", "last") || take("week", "before", "last") {
      return .weekday(weekday, .weekBeforeLast)
    }
    if take("last", "week") { return .weekday(weekday, .lastWeek) }
    if take("this", "week") { return .weekday(weekday, .thisWeek) }
    if take("next", "week") { return .weekday(weekday, .nextWeek) }
    if index == start {
      if take("week") { return .weekday(weekday, .weekAfter) }
      // "Tuesday last", but not the start of "Tuesday last thing".
      if matches(["last"]), !isLastOfSomething {
        index += 1
        return .weekday(weekday, .last)
      }
    }
    index = start
    return nil
  }

  private var isLastOfSomething: Bool {
    ["night", "week", "weekend", "evening", "thing", "month"].contains(word(1))
  }

  private mutating func weekday() -> Weekday? {
    guard let text = word(), let weekday = TimeLexicon.weekdays[text] else { return nil }
    index += 1
    return weekday
  }

  // MARK: Dates

  private mutating func date() throws(TimeRefusal) -> Day? {
    let found =
      attempt({ $0.numericDate() }) ?? attempt({ $0.dayThenMonth() })
      ?? attempt({ $0.monthThenDay() }) ?? attempt({ $0.ordinalAlone() })
    guard var date = found else { return nil }
    let saved = index
    _ = take(symbol: ",")
    if let weekday = weekday() {
      date = date.naming(weekday)
    } else {
      index = saved
    }
    try date.check()
    return date
  }

  private mutating func numericDate() -> Day? {
    guard let first = number() else { return nil }
    if first.digits == 4, symbol(1) == "-" || symbol(1) == "/", let month = number(2),
      symbol(3) == symbol(1), let day = number(4), month.digits <= 2, day.digits <= 2
    {
      index += 5
      return .date(year: first.value, month: month.value, day: day.value, weekday: nil)
    }
    guard first.digits <= 2, let separator = symbol(1) else {
      if first.digits <= 2, let month = number(1), month.digits <= 2, let year = number(2),
        year.digits == 4, (1900...2100).contains(year.value)
      {
        index += 3
        return .date(year: year.value, month: month.value, day: first.value, weekday: nil)
      }
      return nil
    }
    guard let month = number(2), month.digits <= 2 else { return nil }
    let hasYear = symbol(3) == separator && number(4) != nil
    switch separator {
    case "/":
      guard hasYear else {
        index += 3
        return .date(year: nil, month: month.value, day: first.value, weekday: nil)
      }
    case "-", ".":
      guard hasYear, isGlued(1), isGlued(2), isGlued(3), isGlued(4) else { return nil }
    default: return nil
    }
    guard let year = number(4), let full = Self.fullYear(year) else { return nil }
    index += 5
    return .date(year: full, month: month.value, day: first.value, weekday: nil)
  }

  /// A year of two digits is of this century up to 49, else of the last.
  private static func fullYear(_ number: (value: Int, digits: Int)) -> Int? {
    switch number.digits {
    case 4: number.value
    case 2: number.value < 50 ? 2000 + number.value : 1900 + number.value
    default: nil
    }
  }

  private mutating func dayThenMonth() -> Day? {
    for (name, fixed) in TimeLexicon.namedDates where matches(name) {
      index += name.count
      let date = Day.date(year: nil, month: fixed.month, day: fixed.day, weekday: nil)
      guard let year = number(), year.digits == 4, (1970...2100).contains(year.value) else {
        return date
      }
      index += 1
      return .date(year: year.value, month: fixed.month, day: fixed.day, weekday: nil)
    }
    _ = take("the")
    guard let day = dayNumber() else { return nil }
    _ = take("of")
    if day.isOrdinal {
      if take("this", "month") { return .dayOf(month: 0, day: day.value, weekday: nil) }
      if take("last", "month") { return .dayOf(month: -1, day: day.value, weekday: nil) }
    }
    guard let text = word(), let month = TimeLexicon.months[text] else { return nil }
    index += 1
    return .date(year: yearAfterMonth(), month: month, day: day.value, weekday: nil)
  }

  private mutating func monthThenDay() -> Day? {
    guard let text = word(), let month = TimeLexicon.months[text] else { return nil }
    index += 1
    _ = take("the")
    guard let day = dayNumber(), !isClockSuffix() else { return nil }
    return .date(year: yearAfterMonth(), month: month, day: day.value, weekday: nil)
  }

  private func isClockSuffix() -> Bool {
    if let text = word() {
      return ["am", "pm", "hrs", "oclock", "past", "ish"].contains(text)
    }
    return (symbol() == ":" || symbol() == ".") && isGlued(0)
  }

  private mutating func ordinalAlone() -> Day? {
    _ = take("the")
    guard let day = dayNumber(), day.isOrdinal else { return nil }
    return .dayOfMonth(day.value, weekday: nil)
  }

  private mutating func dayNumber() -> (value: Int, isOrdinal: Bool)? {
    if let number = number(), number.digits <= 2 {
      index += 1
      if isGlued(0), take(in: ["st", "nd", "rd", "th"]) { return (number.value, true) }
      return (number.value, false)
    }
    guard let text = word() else { return nil }
    if let value = TimeLexicon.ordinals[text] {
      // "First thing" and "second time" are no dates.
      guard word(1) != "thing", word(1) != "time" else { return nil }
      index += 1
      return (value, true)
    }
    if let tens = TimeLexicon.numbers[text], tens == 20 || tens == 30, let next = word(1),
      let units = TimeLexicon.ordinals[next], units < 10
    {
      index += 2
      return (tens + units, true)
    }
    return nil
  }

  /// The year after a month, if what follows is one and not a time.
  private mutating func yearAfterMonth() -> Int? {
    let saved = index
    _ = take(symbol: ",")
    if symbol() == "'", let year = number(1), year.digits == 2 {
      index += 2
      return Self.fullYear(year)
    }
    if let year = number() {
      // 1930 after a date is half past seven, and 2025 is a year.
      if year.digits == 4, (1970...2100).contains(year.value),
        !["hrs", "hours", "h"].contains(word(1))
      {
        index += 1
        return year.value
      }
      let isTime = (symbol(1) == ":" || symbol(1) == ".") && isGlued(1)
      if year.digits == 2, !isTime, year.value > 24 || (year.value > 12 && startsClock(1)) {
        index += 1
        return Self.fullYear(year)
      }
    }
    index = saved
    return nil
  }

  private func startsClock(_ ahead: Int) -> Bool {
    if number(ahead) != nil { return true }
    guard let text = word(ahead) else { return symbol(ahead) == "," && startsClock(ahead + 1) }
    return text == "at" || TimeLexicon.approximations.contains(text)
  }
}

extension Day {
  /// The same day, said to be a certain weekday.
  func naming(_ weekday: Weekday) -> Day {
    switch self {
    case .date(let year, let month, let day, _):
      .date(year: year, month: month, day: day, weekday: weekday)
    case .dayOfMonth(let day, _): .dayOfMonth(day, weekday: weekday)
    case .dayOf(let month, let day, _): .dayOf(month: month, day: day, weekday: weekday)
    default: self
    }
  }

  /// Refuses what no calendar has, whatever the year.
  func check() throws(TimeRefusal) {
    switch self {
    case .date(let year, let month, let day, _):
      guard (1...12).contains(month) else { throw .noSuchDate }
      guard day >= 1, day <= CivilDate.length(ofMonth: month, in: year ?? 2000) else {
        throw .noSuchDate
      }
      if let year, !(1900...2100).contains(year) { throw .noSuchDate }
    case .dayOfMonth(let day, _), .dayOf(_, let day, _):
      guard (1...31).contains(day) else { throw .noSuchDate }
    default: break
    }
  }
}
