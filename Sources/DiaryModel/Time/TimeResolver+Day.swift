/// A day, or a night that begins on it, to which a time is fixed.
struct Anchor {
  var date: CivilDate
  /// "Last night" and "tonight": from six on this date until six on the next.
  var isNight = false
  /// The day was said, not supplied.
  var isNamed = true
  var part: Part?
  var picks: [TimeQuestion.Doubt: Int] = [:]

  /// The times that count as the anchor, in minutes since the midnight that begins its date.
  var window: Range<Int> {
    guard isNight else { return part?.window ?? 0..<1440 }
    return switch part {
    case .earlyHours, .morning, .wholeMorning: 1440..<1800
    case .evening: 1080..<1380
    case .night: 1260..<1800
    default: 1080..<1800
    }
  }

  /// Whether hours after midnight belong to the day after.
  var crossesMidnight: Bool { isNight || part == .night }
}

extension TimeResolver {
  /// The days that can be meant, the most likely order of asking first.
  func anchors(for day: Day?, reference: CivilDate?) throws(TimeRefusal) -> [Anchor] {
    switch day {
    case nil:
      return [0, 1].map {
        Anchor(
          date: today.adding(days: isForward ? $0 : -$0), isNamed: false, picks: [.whichDay: $0])
      }
    case .relative(let offset): return [Anchor(date: today.adding(days: offset))]
    case .tonight:
      let back = isNightEnding && !isForward ? -1 : 0
      return [Anchor(date: today.adding(days: back), isNight: true)]
    case .lastNight(let back):
      let date = today.adding(days: -1 - back)
      guard isNightEnding else { return [Anchor(date: date, isNight: true)] }
      return [0, 1].map {
        Anchor(date: date.adding(days: -$0), isNight: true, picks: [.whichNight: $0])
      }
    case .weekday(let weekday, let form):
      if let reference, form == .plain {
        let back = (reference.weekday.rawValue - weekday.rawValue + 6) % 7 + 1
        return [Anchor(date: reference.adding(days: -back))]
      }
      return isForward ? coming(weekday, form) : recent(weekday, form)
    case .date(let year, let month, let day, let weekday):
      let date = try date(year: year, month: month, day: day, near: reference ?? today)
      return [try checked(date, weekday)]
    case .dayOfMonth(let day, let weekday):
      return [try checked(try dayOfMonth(day, near: reference ?? today), weekday)]
    case .dayOf(let offset, let day, let weekday):
      let month = today.adding(months: offset).parts
      guard let date = CivilDate(year: month.year, month: month.month, day: day) else {
        throw .noSuchDate
      }
      return [try checked(date, weekday)]
    }
  }

  private func checked(_ date: CivilDate, _ weekday: Weekday?) throws(TimeRefusal) -> Anchor {
    if let weekday, date.weekday != weekday { throw .weekdayMismatch }
    return Anchor(date: date)
  }

  // MARK: Weekdays, R3

  private func recent(_ weekday: Weekday, _ form: WeekdayForm) -> [Anchor] {
    let back = (today.weekday.rawValue - weekday.rawValue + 7) % 7
    let inThisWeek = today.monday.adding(days: weekday.rawValue - 1)
    switch form {
    case .plain where back == 0:
      return [
        Anchor(date: today, picks: [.todayOrLastWeek: 0]),
        Anchor(date: today.adding(days: -7), picks: [.todayOrLastWeek: 1]),
      ]
    case .plain, .justGone: return [Anchor(date: today.adding(days: back == 0 ? -7 : -back))]
    case .last: return lastWeekdays(weekday, weeksBefore: 0)
    case .beforeLast: return lastWeekdays(weekday, weeksBefore: 1)
    case .this, .thisWeek: return [Anchor(date: inThisWeek)]
    case .lastWeek: return [Anchor(date: inThisWeek.adding(days: -7))]
    case .weekBeforeLast: return [Anchor(date: inThisWeek.adding(days: -14))]
    case .next, .nextWeek: return [Anchor(date: inThisWeek.adding(days: 7))]
    case .weekAfter: return [Anchor(date: today.adding(days: 14 - back))]
    }
  }

  private func lastWeekdays(_ weekday: Weekday, weeksBefore: Int) -> [Anchor] {
    let back = (today.weekday.rawValue - weekday.rawValue + 7) % 7
    let recent = today.adding(days: (back == 0 ? -7 : -back) - 7 * weeksBefore)
    guard back > 0, today.adding(days: -back) >= today.monday else { return [Anchor(date: recent)] }
    return [
      Anchor(date: recent, picks: [.whichWeek: 0]),
      Anchor(date: recent.adding(days: -7), picks: [.whichWeek: 1]),
    ]
  }

  private func coming(_ weekday: Weekday, _ form: WeekdayForm) -> [Anchor] {
    let ahead = (weekday.rawValue - today.weekday.rawValue + 7) % 7
    let inThisWeek = today.monday.adding(days: weekday.rawValue - 1)
    func pair(_ date: CivilDate) -> [Anchor] {
      [
        Anchor(date: date, picks: [.whichWeek: 0]),
        Anchor(date: date.adding(days: 7), picks: [.whichWeek: 1]),
      ]
    }
    switch form {
    case .plain where ahead == 0: return pair(today)
    case .plain: return [Anchor(date: today.adding(days: ahead))]
    case .next:
      // People mean the coming one and the one in the next calendar week.
      guard ahead > 0, inThisWeek > today else {
        return [Anchor(date: today.adding(days: ahead == 0 ? 7 : ahead))]
      }
      return pair(inThisWeek)
    case .nextWeek: return [Anchor(date: inThisWeek.adding(days: 7))]
    case .weekAfter: return [Anchor(date: today.adding(days: (ahead == 0 ? 7 : ahead + 7)))]
    case .this, .thisWeek: return [Anchor(date: inThisWeek)]
    case .last, .beforeLast, .justGone, .lastWeek, .weekBeforeLast: return recent(weekday, form)
    }
  }

  // MARK: Dates, R4

  private func date(
    year: Int?, month: Int, day: Int, near reference: CivilDate
  ) throws(TimeRefusal) -> CivilDate {
    if let year {
      guard let date = CivilDate(year: year, month: month, day: day) else { throw .noSuchDate }
      return date
    }
    let thisYear = reference.parts.year
    // 29 February can be eight years away, across a century that is no leap year.
    for step in 0...8 {
      let candidate = CivilDate(year: thisYear + (isForward ? step : -step), month: month, day: day)
      if let candidate, isForward ? candidate >= reference : candidate <= reference {
        return candidate
      }
    }
    throw .noSuchDate
  }

  private func dayOfMonth(_ day: Int, near reference: CivilDate) throws(TimeRefusal) -> CivilDate {
    let (year, month, _) = reference.parts
    for step in 0...2 {
      let index = year * 12 + month - 1 + (isForward ? step : -step)
      let candidate = CivilDate(year: index / 12, month: index % 12 + 1, day: day)
      if let candidate, isForward ? candidate >= reference : candidate <= reference {
        return candidate
      }
    }
    throw .noSuchDate
  }

  // MARK: Several days under one name

  func candidates(
    for period: Period, reference: CivilDate?
  ) throws(TimeRefusal) -> [Candidate] {
    let monday = today.monday
    switch period {
    case .week(let offset):
      let first = monday.adding(days: 7 * offset)
      return [Candidate(reading: try dates(first, first.adding(days: 6)), picks: [:])]
    case .lastWeekend(let back):
      let saturday = monday.adding(days: -2 - 7 * back)
      return [Candidate(reading: try dates(saturday, saturday.adding(days: 1)), picks: [:])]
    case .thisWeekend:
      let saturday = monday.adding(days: 5)
      return [Candidate(reading: try dates(saturday, saturday.adding(days: 1)), picks: [:])]
    case .theWeekend:
      var found: [Candidate] = []
      for step in 0...1 {
        let saturday = monday.adding(days: 5 - 7 * step)
        guard isForward || saturday <= today else { continue }
        if isForward, step == 1 { continue }
        let reading = try dates(saturday, saturday.adding(days: 1))
        found.append(Candidate(reading: reading, picks: [.whichWeek: step]))
      }
      return found
    case .month(let month, let year):
      return [Candidate(reading: try reading(ofMonth: month, year, reference), picks: [:])]
    case .relativeMonth(let offset):
      let (year, month, _) = today.adding(months: offset).parts
      return [Candidate(reading: try reading(ofMonth: month, year, reference), picks: [:])]
    case .relativeYear(let offset):
      return [Candidate(reading: try reading(ofYear: today.parts.year + offset), picks: [:])]
    case .year(let year):
      return [Candidate(reading: try reading(ofYear: year), picks: [:])]
    }
  }

  private func reading(
    ofMonth month: Int, _ year: Int?, _ reference: CivilDate?
  ) throws(TimeRefusal) -> Reading {
    let near = (reference ?? today).parts
    var chosen = year ?? near.year
    if year == nil, isForward ? month < near.month : month > near.month {
      chosen += isForward ? 1 : -1
    }
    guard let first = CivilDate(year: chosen, month: month, day: 1) else { throw .noSuchDate }
    return try dates(
      first, first.adding(days: CivilDate.length(ofMonth: month, in: chosen) - 1))
  }

  private func reading(ofYear year: Int) throws(TimeRefusal) -> Reading {
    guard let first = CivilDate(year: year, month: 1, day: 1),
      let last = CivilDate(year: year, month: 12, day: 31)
    else { throw .noSuchDate }
    return try dates(first, last)
  }
}
