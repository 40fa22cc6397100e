/// What a sentence comes to on the calendar, before words are put to it.
struct Reading: Equatable {
  var precision: Moment.Precision
  var earliest: Instant
  var latest: Instant
  /// The time that a window lies around; only of `about`.
  var middle: Instant?
}

/// One possible reading, and which answer to each doubt leads to it.
struct Candidate {
  /// Nothing if the clocks skipped that time.
  var reading: Reading?
  var picks: [TimeQuestion.Doubt: Int]
}

/// Lays what was said on the calendar of a zone, by the rules R1 to R10.
struct TimeResolver {
  let now: Instant
  let zone: Zone
  /// For reminders: what lies ahead is meant.
  let isForward: Bool
  let today: CivilDate
  let minuteOfDay: Int

  init(now: Instant, zone: Zone, isForward: Bool) {
    self.now = now
    self.zone = zone
    self.isForward = isForward
    let wall = zone.wall(at: now)
    today = wall.date
    minuteOfDay = wall.minute
  }

  /// Before six the night that began yesterday is not over.
  var isNightEnding: Bool { minuteOfDay < 360 }

  /// Every reading of a sentence; nothing is filtered or clipped yet.
  func candidates(for sentence: Sentence, shift: Int = 0) throws(TimeRefusal) -> [Candidate] {
    switch sentence {
    case .unknown: []
    case .now:
      [Candidate(reading: exact(now.minuteBefore), picks: [:])]
    case .justNow:
      [Candidate(reading: about(now.minuteBefore, 10), picks: [:])]
    case .ago(let ago): [Candidate(reading: try reading(of: ago), picks: [:])]
    case .within(let ago): [Candidate(reading: try readingWithin(ago), picks: [:])]
    case .phrase(let phrase): try candidates(for: phrase, shift: shift)
    case .span(let first, let second, let isOr):
      try candidates(from: first, to: second, isOr: isOr)
    case .since(let phrase): try candidatesSince(phrase)
    case .local(let date, let minute):
      placed(Placement(minute: minute), on: date, isAbout: false, occurrence: nil)
    case .instant(let instant): [Candidate(reading: exact(instant), picks: [:])]
    }
  }

  /// Candidates of one phrase.
  ///
  /// - Parameters:
  ///   - reference: the day that a weekday or a date without a year lies before; today as a rule.
  ///   - shift: days by which every day is moved.
  func candidates(
    for phrase: Phrase, reference: CivilDate? = nil, shift: Int = 0
  ) throws(TimeRefusal) -> [Candidate] {
    if let period = phrase.period { return try candidates(for: period, reference: reference) }
    if phrase.saysEarlier, phrase.part == nil, phrase.time == nil, case .relative(0)? = phrase.day {
      guard !isForward else { throw .notUnderstood }
      let start = zone.start(of: today)
      let reading = Reading(
        precision: .between, earliest: start, latest: max(now.minuteAfter, start.adding(minutes: 1))
      )
      return [Candidate(reading: reading, picks: [:])]
    }
    var anchors = try anchors(for: phrase.day, reference: reference)
    for index in anchors.indices {
      anchors[index].part = phrase.part
      anchors[index].date = anchors[index].date.adding(days: shift)
    }
    var found: [Candidate] = []
    var refusal: TimeRefusal?
    for anchor in anchors {
      do throws(TimeRefusal) {
        var placed: [Candidate]
        if let time = phrase.time {
          placed = try candidates(for: time, on: anchor)
        } else {
          placed = [Candidate(reading: try whole(anchor, widened: phrase.isPartAbout), picks: [:])]
        }
        for index in placed.indices {
          placed[index].picks.merge(anchor.picks) { own, _ in own }
        }
        found += placed
      } catch {
        refusal = error
      }
    }
    if found.isEmpty { throw refusal ?? .notUnderstood }
    return found
  }

  /// A day or a part of it, when no clock was named.
  private func whole(_ anchor: Anchor, widened: Bool) throws(TimeRefusal) -> Reading {
    guard anchor.part != nil || anchor.isNight else { return try dates(anchor.date, anchor.date) }
    let window = anchor.window
    let margin = widened ? 30 : 0
    return try between(
      zone.bounds(of: anchor.date, minute: window.lowerBound).first.adding(minutes: -margin),
      zone.bounds(of: anchor.date, minute: window.upperBound).last.adding(minutes: margin))
  }

  // MARK: Two phrases

  private func candidates(
    from first: Phrase, to second: Phrase, isOr: Bool
  ) throws(TimeRefusal) -> [Candidate] {
    var found: [Candidate] = []
    for last in try candidates(for: second) {
      guard let end = last.reading else { throw .clocksWentForward }
      let day = zone.wall(at: Instant(seconds: end.latest.seconds - 1)).date
      let reference = isOr ? nil : day
      for start in try candidates(for: first, reference: reference) {
        guard let begin = start.reading else { throw .clocksWentForward }
        guard let reading = try joined(begin, end, isOr: isOr) else { continue }
        var picks = last.picks
        picks.merge(start.picks) { $0 * 8 + $1 }
        found.append(Candidate(reading: reading, picks: picks))
      }
    }
    if found.isEmpty { throw .notUnderstood }
    return found
  }

  private func joined(_ first: Reading, _ second: Reading, isOr: Bool) throws(TimeRefusal)
    -> Reading?
  {
    let areDays = first.isDays && second.isDays
    if isOr {
      // "Monday or Thursday" is two days and not the days between them.
      guard areDays else { return nil }
      let pair = [first, second].sorted { $0.earliest < $1.earliest }
      guard pair[0].latest == pair[1].earliest else { return nil }
      return Reading(precision: .dates, earliest: pair[0].earliest, latest: pair[1].latest)
    }
    let end = second.precision == .exact ? second.earliest : second.latest
    guard first.earliest < end, areDays || first.earliest < second.earliest || first.latest <= end
    else { return nil }
    if areDays { return Reading(precision: .dates, earliest: first.earliest, latest: end) }
    return try between(first.earliest, end)
  }

  private func candidatesSince(_ phrase: Phrase) throws(TimeRefusal) -> [Candidate] {
    var found = try candidates(for: phrase)
    for index in found.indices {
      guard let reading = found[index].reading else { continue }
      guard reading.earliest <= now else { throw .future }
      if reading.isDays {
        let end = zone.start(of: today.adding(days: 1))
        found[index].reading = Reading(precision: .dates, earliest: reading.earliest, latest: end)
      } else {
        let end = max(now.minuteAfter, reading.earliest.adding(minutes: 1))
        found[index].reading = try between(reading.earliest, end)
      }
    }
    return found
  }

  // MARK: Readings

  func exact(_ instant: Instant) -> Reading {
    let start = instant.minuteBefore
    return Reading(precision: .exact, earliest: start, latest: start.adding(minutes: 1))
  }

  func about(_ middle: Instant, _ margin: Int) -> Reading {
    Reading(
      precision: .about, earliest: middle.adding(minutes: -margin),
      latest: middle.adding(minutes: margin), middle: middle)
  }

  func between(_ earliest: Instant, _ latest: Instant) throws(TimeRefusal) -> Reading {
    guard earliest < latest else {
      // Both ends fall into the hour that the clocks skipped.
      throw earliest == latest ? .clocksWentForward : .notUnderstood
    }
    return Reading(precision: .between, earliest: earliest, latest: latest)
  }

  /// Whole days, both included.
  func dates(_ first: CivilDate, _ last: CivilDate) throws(TimeRefusal) -> Reading {
    guard first.parts.year >= 1900, last.parts.year <= 2100 else { throw .noSuchDate }
    let earliest = zone.start(of: first)
    let latest = zone.start(of: last.adding(days: 1))
    // A zone that moves across the date line skips a whole day.
    guard earliest < latest else { throw .noSuchDate }
    return Reading(
      precision: first == last ? .date : .dates, earliest: earliest, latest: latest)
  }
}

extension Reading {
  var isDays: Bool { precision == .date || precision == .dates }
}
