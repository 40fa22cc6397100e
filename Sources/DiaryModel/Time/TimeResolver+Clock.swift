/// A time on the wall, counted from the midnight that begins an anchor's date.
struct Placement: Equatable {
  /// Minutes; from 1440 on it is the day after.
  var minute: Int
  var picks: [TimeQuestion.Doubt: Int] = [:]
}

extension TimeResolver {
  func candidates(for time: DayTime, on anchor: Anchor) throws(TimeRefusal) -> [Candidate] {
    switch time {
    case .at(let clock):
      var found: [Candidate] = []
      for placement in try placements(of: clock, on: anchor) {
        found += placed(
          placement, on: anchor.date, isAbout: clock.isAbout, occurrence: clock.occurrence)
      }
      return found
    case .range(let first, let second): return try range(first, second, on: anchor)
    case .window(let middle, let first, let second):
      return try window(middle, first, second, on: anchor)
    case .before(let clock), .after(let clock), .justBefore(let clock), .justAfter(let clock):
      return try openRange(time, clock, on: anchor)
    case .toOrUntil(let clock, let from, let until):
      var found: [Candidate] = []
      for (pick, reading) in [DayTime.at(clock), .range(from, until)].enumerated() {
        do throws(TimeRefusal) {
          for var candidate in try candidates(for: reading, on: anchor) {
            // "10 to 8" is not said of ten hours.
            if pick == 1, let range = candidate.reading,
              range.latest.seconds - range.earliest.seconds > 8 * 3600
            {
              continue
            }
            candidate.picks[.toOrUntil] = pick
            found.append(candidate)
          }
        } catch {
          // A part of the day can rule out one of the two.
          continue
        }
      }
      if found.isEmpty { throw .notUnderstood }
      return found
    }
  }

  // MARK: Which minute, R1 R5 R8

  /// The times on the wall that a clock can mean on an anchor.
  func placements(of clock: Clock, on anchor: Anchor) throws(TimeRefusal) -> [Placement] {
    clock.isOpen
      ? try openPlacements(of: clock, on: anchor) : try fixedPlacements(of: clock, on: anchor)
  }

  private func fixedPlacements(of clock: Clock, on anchor: Anchor) throws(TimeRefusal)
    -> [Placement]
  {
    let minute = clock.minutes
    let part = clock.part ?? anchor.part
    if clock.isMidnight {
      if anchor.crossesMidnight { return [Placement(minute: minute + 1440)] }
      switch part {
      case .earlyHours, .morning, .wholeMorning: return [Placement(minute: minute)]
      case .evening: return [Placement(minute: minute + 1440)]
      case .lunchtime, .afternoon: throw .notUnderstood
      case .night, nil: break
      }
      guard anchor.isNamed else { return [Placement(minute: minute)] }
      return [
        Placement(minute: minute, picks: [.whichMidnight: 0]),
        Placement(minute: minute + 1440, picks: [.whichMidnight: 1]),
      ]
    }
    if anchor.crossesMidnight {
      if minute >= 960 { return [Placement(minute: minute)] }
      guard minute < 480 else { throw .notUnderstood }
      return [Placement(minute: minute + 1440)]
    }
    if let part, !part.plausible.contains(minute) { throw .notUnderstood }
    return [Placement(minute: minute)]
  }

  private func openPlacements(of clock: Clock, on anchor: Anchor) throws(TimeRefusal)
    -> [Placement]
  {
    let early = clock.minutes
    let late = early + 720
    if anchor.crossesMidnight {
      switch clock.part {
      case .morning, .earlyHours, .wholeMorning: return [Placement(minute: early + 1440)]
      case .evening, .afternoon: return [Placement(minute: late)]
      default: return [Placement(minute: early >= 360 ? late : early + 1440)]
      }
    }
    guard let part = clock.part ?? anchor.part else {
      var found = [
        Placement(minute: early, picks: [.amOrPm: 0]), Placement(minute: late, picks: [.amOrPm: 1]),
      ]
      if early == 0, anchor.isNamed {
        found[0].picks[.whichMidnight] = 0
        found.append(Placement(minute: 1440, picks: [.amOrPm: 0, .whichMidnight: 1]))
      }
      return found
    }
    switch part {
    case .morning, .wholeMorning:
      guard early == 0 else { return [Placement(minute: early)] }
      return [
        Placement(minute: 0, picks: [.amOrPm: 0]), Placement(minute: 720, picks: [.amOrPm: 1]),
      ]
    case .night:
      // "Two at night on the third" can be the night before or the night after.
      if early >= 360 { return [Placement(minute: late)] }
      guard anchor.isNamed else { return [Placement(minute: early)] }
      let doubt = early < 60 ? TimeQuestion.Doubt.whichMidnight : .whichNight
      return [
        Placement(minute: early, picks: [doubt: 0]),
        Placement(minute: early + 1440, picks: [doubt: 1]),
      ]
    case .earlyHours, .lunchtime, .afternoon, .evening:
      let minute = [early, late].first { part.plausible.contains($0) }
      guard let minute else { throw .notUnderstood }
      return [Placement(minute: minute)]
    }
  }

  // MARK: Which instant, R9

  /// The instants of a time on the wall; three readings where the clocks go back over it.
  func placed(
    _ placement: Placement, on date: CivilDate, isAbout: Bool, occurrence: Occurrence?
  ) -> [Candidate] {
    let instants = instants(of: date, placement.minute, occurrence)
    func reading(_ instant: Instant) -> Reading {
      isAbout ? about(instant, 30) : exact(instant)
    }
    guard let first = instants.first, let last = instants.last else {
      return [Candidate(reading: nil, picks: placement.picks)]
    }
    guard first < last else {
      return [Candidate(reading: reading(first), picks: placement.picks)]
    }
    let unknown = Reading(
      precision: .between, earliest: reading(first).earliest, latest: reading(last).latest)
    return [reading(first), reading(last), unknown].enumerated().map { pick, reading in
      Candidate(
        reading: reading, picks: placement.picks.merging([.clocksWentBack: pick]) { own, _ in own })
    }
  }

  private func instants(of date: CivilDate, _ minute: Int, _ occurrence: Occurrence?) -> [Instant] {
    let all = zone.instants(of: date, minute: minute)
    return switch occurrence {
    case nil: all
    case .beforeChange: Array(all.prefix(1))
    case .afterChange: Array(all.suffix(1))
    case .offset(let seconds): all.filter { zone.offset(at: $0) == seconds }
    }
  }

  private func bound(
    _ anchor: Anchor, _ minute: Int, _ clock: Clock?, isStart: Bool
  ) -> Instant {
    let found = instants(of: anchor.date, minute, clock?.occurrence)
    if let only = isStart ? found.first : found.last { return only }
    let bounds = zone.bounds(of: anchor.date, minute: minute)
    return isStart ? bounds.first : bounds.last
  }

  // MARK: Ranges

  private func range(
    _ first: Clock, _ second: Clock, on anchor: Anchor
  ) throws(TimeRefusal) -> [Candidate] {
    let (starts, ends, period) = try rangeEnds(first, second, on: anchor)
    var found: [(span: Int, candidate: Candidate)] = []
    for start in starts {
      for end in ends {
        var span = ((end - start.minute) % period + period) % period
        if span == 0 {
          guard first.isMidnight, second.isMidnight else { throw .notUnderstood }
          span = 1440
        }
        // Longer than any night: more likely a slip than a range.
        guard span <= 1080 || (first.isMidnight && second.isMidnight) else { continue }
        var earliest = bound(anchor, start.minute, first, isStart: true)
        var latest = bound(anchor, start.minute + span, second, isStart: false)
        if first.isAbout { earliest = earliest.adding(minutes: -30) }
        if second.isAbout { latest = latest.adding(minutes: 30) }
        let reading = try between(earliest, latest)
        found.append((span, Candidate(reading: reading, picks: start.picks)))
      }
    }
    guard let shortest = found.map(\.span).min() else { throw .notUnderstood }
    // "Between 2 and 3am": the end settles the start, and the nearer start is meant.
    let isSettledByEnd = first.isOpen && first.part == nil && period == 1440
    if isSettledByEnd { found.removeAll { $0.span != shortest } }
    return found.map(\.candidate)
  }

  /// Where a range can start, the ends that it can have, and after how many minutes they recur.
  private func rangeEnds(
    _ first: Clock, _ second: Clock, on anchor: Anchor
  ) throws(TimeRefusal) -> (starts: [Placement], ends: [Int], period: Int) {
    var starts: [Placement]
    var plain = anchor
    plain.part = nil
    var isSettledByEnd = false
    do throws(TimeRefusal) {
      starts = try placements(of: first, on: anchor)
    } catch {
      // "Yesterday afternoon from 11 to 2": the part holds for the end alone.
      guard first.isOpen, first.part == nil, anchor.part != nil else { throw error }
      starts = try placements(of: first, on: plain)
      isSettledByEnd = true
    }
    if !second.isOpen { return (starts, [second.minutes], 1440) }
    if second.part != nil {
      return (starts, try placements(of: second, on: plain).map(\.minute), 1440)
    }
    if isSettledByEnd {
      return (starts, try placements(of: second, on: anchor).map(\.minute), 1440)
    }
    if anchor.isNight, first.isOpen, first.part == nil, let start = starts.first?.minute {
      // "Last night between 5 and 8" lies wholly in the night on neither side.
      let span = ((second.minutes - start) % 720 + 720) % 720
      if start + span > 1800 {
        starts = [
          Placement(minute: start - 720, picks: [.amOrPm: 1]),
          Placement(minute: start, picks: [.amOrPm: 0]),
        ]
      }
    }
    return (starts, [second.minutes], 720)
  }

  /// "About 3pm, between 2.30pm and 3.30pm".
  private func window(
    _ middle: Clock, _ first: Clock, _ second: Clock, on anchor: Anchor
  ) throws(TimeRefusal) -> [Candidate] {
    guard !middle.isOpen || !second.isOpen else { throw .notUnderstood }
    var found: [Candidate] = []
    for candidate in try range(first, second, on: anchor) {
      guard var reading = candidate.reading else { continue }
      for centre in try placements(of: middle, on: anchor) {
        let instants = instants(of: anchor.date, centre.minute, middle.occurrence)
        guard let instant = instants.first, reading.earliest <= instant, instant <= reading.latest
        else { continue }
        reading.precision = .about
        reading.middle = instant
        found.append(Candidate(reading: reading, picks: candidate.picks))
        break
      }
    }
    if found.isEmpty { throw .notUnderstood }
    return found
  }

  /// "Before 9am", "after 11", "just after six".
  private func openRange(
    _ time: DayTime, _ clock: Clock, on anchor: Anchor
  ) throws(TimeRefusal) -> [Candidate] {
    let window = anchor.window
    let margin = clock.isAbout ? 30 : 0
    var found: [Candidate] = []
    for placement in try placements(of: clock, on: anchor) {
      let minute = placement.minute
      if instants(of: anchor.date, minute, clock.occurrence).isEmpty {
        found.append(Candidate(reading: nil, picks: placement.picks))
        continue
      }
      let first = bound(anchor, minute, clock, isStart: true)
      let last = bound(anchor, minute, clock, isStart: false)
      let reading: Reading
      switch time {
      case .before:
        // Nothing of the day lies before the midnight that begins it.
        if minute == 0 { continue }
        let low = window.lowerBound < minute ? window.lowerBound : 0
        let start = bound(anchor, low, nil, isStart: true)
        reading = try between(start, last.adding(minutes: margin))
      case .after:
        let high = minute < window.upperBound ? window.upperBound : (minute / 1440 + 1) * 1440
        let end = bound(anchor, high, nil, isStart: false)
        reading = try between(first.adding(minutes: -margin), end)
      case .justBefore: reading = try between(first.adding(minutes: -30 - margin), last)
      default: reading = try between(first, last.adding(minutes: 30 + margin))
      }
      found.append(Candidate(reading: reading, picks: placement.picks))
    }
    if found.isEmpty, clock.isMidnight, case .before = time {
      // On a day that was not named, "before midnight" is the end of that day.
      let start = bound(anchor, window.lowerBound, nil, isStart: true)
      let end = bound(anchor, 1440 + clock.minutes, clock, isStart: false)
      found = [Candidate(reading: try between(start, end), picks: [:])]
    }
    if found.isEmpty { throw .notUnderstood }
    return found
  }
}
