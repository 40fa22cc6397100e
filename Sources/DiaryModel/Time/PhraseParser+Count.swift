extension PhraseParser {
  // MARK: Counting back

  /// "20 minutes ago", "a couple of hours ago", "in the last hour"; the whole line.
  mutating func wholeAgo(forward: Bool) -> Sentence? {
    if let within = within() { return within }
    let start = index
    _ = take("just")
    var isAbout = take(in: TimeLexicon.approximations)
    let saysIn = forward && (take("in") || take("within"))
    isAbout = take(in: TimeLexicon.approximations) || isAbout
    guard var ago = count() else {
      index = start
      return nil
    }
    if orSo() { isAbout = true }
    let isClosed = saysIn || take("ago") || take("back") || (forward && take("from", "now"))
    if orSo() { isAbout = true }
    guard isClosed, isAtEnd else {
      index = start
      return nil
    }
    ago.isAbout = isAbout
    return .ago(ago)
  }

  private mutating func orSo() -> Bool {
    take("or", "so") || take("ish") || take("or", "thereabouts")
  }

  private mutating func within() -> Sentence? {
    let start = index
    if take("in") || take("within") || take("during") || take("over") {
      if take("the"), take("last") || take("past") {
        if let ago = count(), isAtEnd { return .within(ago) }
        if let text = word(), let unit = TimeLexicon.units[text], index + 1 == tokens.count {
          index += 1
          return .within(Ago(count: .quarters(4), unit: unit, isAbout: false))
        }
      }
    }
    index = start
    return nil
  }

  /// A number of units of time.
  private mutating func count() -> Ago? {
    if take("a", "few") || take("few") {
      return unit().map { Ago(count: .few, unit: $0, isAbout: false) }
    }
    if take("a", "couple") || take("couple") {
      _ = take("of")
      return unit().map { Ago(count: .couple, unit: $0, isAbout: false) }
    }
    if take("half") {
      _ = take("a") || take("an")
      return unit().map { Ago(count: .quarters(2), unit: $0, isAbout: false) }
    }
    if take("a", "half") {
      return unit().map { Ago(count: .quarters(2), unit: $0, isAbout: false) }
    }
    let start = index
    if take("three", "quarters", "of", "an") {
      return unit().map { Ago(count: .quarters(3), unit: $0, isAbout: false) }
    }
    if take("a", "quarter", "of", "an") || take("quarter", "of", "an") {
      return unit().map { Ago(count: .quarters(1), unit: $0, isAbout: false) }
    }
    index = start
    return counted()
  }

  private mutating func counted() -> Ago? {
    guard let whole = wholeCount() else { return nil }
    var quarters = whole * 4
    if symbol() == ".", let fraction = number(1), isGlued(1) {
      guard fraction.value == 5 || fraction.value == 25 || fraction.value == 75 else { return nil }
      quarters += fraction.value == 5 ? 2 : fraction.value == 25 ? 1 : 3
      index += 2
    }
    if take("and", "a", "half") { quarters += 2 }
    if take("day", "or", "two") {
      return Ago(count: .either(1, 2), unit: .day, isAbout: false)
    }
    if whole == 1, let text = word(), let unit = TimeLexicon.units[text], word(1) == "or",
      let other = word(2).flatMap({ TimeLexicon.numbers[$0] }), other > 1
    {
      index += 3
      return Ago(count: .either(1, other), unit: unit, isAbout: false)
    }
    let saved = index
    if take("or") || take("to") || take(symbol: "-") {
      if let other = wholeCount(), other > whole, let unit = unit() {
        return Ago(count: .either(whole, other), unit: unit, isAbout: false)
      }
      index = saved
    }
    guard let unit = unit() else { return nil }
    if take("and", "a", "half") { quarters += 2 }
    return Ago(count: .quarters(quarters), unit: unit, isAbout: false)
  }

  private mutating func unit() -> AgoUnit? {
    guard let text = word(), let unit = TimeLexicon.units[text] else { return nil }
    index += 1
    return unit
  }

  // MARK: Several days under one name

  /// "Last week", "the weekend", "in September", "March 2024".
  mutating func period() -> Period? {
    let start = index
    _ = take("in") || take("during") || take("at") || take("over")
    if take("this") {
      if take("week") { return .week(0) }
      if take("weekend") { return .thisWeekend }
      if take("month") { return .relativeMonth(0) }
      if take("year") { return .relativeYear(0) }
    } else if take("last") {
      if take("week") { return .week(-1) }
      if take("weekend") { return .lastWeekend(0) }
      if take("month") { return .relativeMonth(-1) }
      if take("year") { return .relativeYear(-1) }
    } else if take("next") {
      if take("week") { return .week(1) }
      if take("month") { return .relativeMonth(1) }
    } else {
      _ = take("the")
      if take("week", "before", "last") { return .week(-2) }
      if take("weekend", "before", "last") { return .lastWeekend(1) }
      if take("weekend") { return .theWeekend }
      if let text = word(), let month = TimeLexicon.months[text] {
        index += 1
        if symbol() == "'", let year = number(1), year.digits == 2 {
          index += 2
          return .month(month, year: 2000 + year.value)
        }
        _ = take("of")
        if let year = number(), year.digits == 4, (1900...2100).contains(year.value) {
          index += 1
          return .month(month, year: year.value)
        }
        return .month(month, year: nil)
      }
      // A year alone needs "in", so that a bare 1930 is not taken for one.
      if index > start, tokens[start].kind == .word("in"), let year = number(), year.digits == 4,
        (1970...2100).contains(year.value)
      {
        index += 1
        return .year(year.value)
      }
    }
    index = start
    return nil
  }

  // MARK: ISO 8601

  /// `2025-11-03T16:05:00+01:00`, with a space for the T, without seconds or without an offset.
  mutating func isoStamp() throws(TimeRefusal) -> Sentence? {
    guard let year = number(), year.digits == 4, symbol(1) == "-", let month = number(2),
      month.digits == 2, symbol(3) == "-", let day = number(4), day.digits == 2
    else { return nil }
    index += 5
    _ = take("t")
    guard let hour = number(), hour.digits == 2, symbol(1) == ":", let minute = number(2),
      minute.digits == 2
    else { return nil }
    index += 3
    if symbol() == ":", let second = number(1), second.digits == 2 {
      guard second.value < 60 else { throw .noSuchTime }
      index += 2
      if symbol() == ".", number(1) != nil { index += 2 }
    }
    var offset: Int?
    if take("z") || take("utc") || take("gmt") {
      offset = 0
    } else if symbol() == "+" || symbol() == "-", let hours = number(1), hours.digits == 2,
      symbol(2) == ":", let minutes = number(3), minutes.digits == 2
    {
      guard hours.value < 24, minutes.value < 60 else { throw .noSuchTime }
      offset = (hours.value * 60 + minutes.value) * (symbol() == "-" ? -1 : 1)
      index += 4
    }
    guard isAtEnd else { return nil }
    guard (1900...2100).contains(year.value),
      let date = CivilDate(year: year.value, month: month.value, day: day.value)
    else { throw .noSuchDate }
    guard minute.value < 60, hour.value < 24 || (hour.value == 24 && minute.value == 0) else {
      throw .noSuchTime
    }
    let minutes = hour.value * 60 + minute.value
    guard let offset else { return .local(date, minute: minutes) }
    return .instant(Instant(seconds: Int64(date.days * 86400 + (minutes - offset) * 60)))
  }
}
