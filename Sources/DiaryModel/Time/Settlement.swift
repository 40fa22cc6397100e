/// From every reading to the answer: what is impossible falls away, the rest is clipped and counted.
struct Settlement {
  private let resolver: TimeResolver
  private(set) var kept: [Candidate] = []
  private var halves: Set<Int> = []

  private typealias Doubt = TimeQuestion.Doubt
  /// In the order in which they are asked: first the day, then the time on it.
  private static let order: [TimeQuestion.Doubt] = [
    .whichWeek, .todayOrLastWeek, .whichDay, .whichNight, .toOrUntil, .amOrPm, .whichMidnight,
    .clocksWentBack,
  ]

  init(_ resolver: TimeResolver) {
    self.resolver = resolver
  }

  /// Keeps what can have happened.
  ///
  /// - Throws: the reason if nothing is left.
  mutating func add(_ candidates: [Candidate]) throws(TimeRefusal) {
    halves = Set(candidates.compactMap { $0.picks[.amOrPm] })
    var skippedHalves: Set<Int?> = []
    var isLate = false
    for candidate in candidates {
      guard let reading = candidate.reading else {
        skippedHalves.insert(candidate.picks[.amOrPm])
        continue
      }
      guard isPossible(reading) else {
        isLate = true
        continue
      }
      kept.append(Candidate(reading: clipped(reading), picks: candidate.picks))
    }
    dropDoubles()
    // To read "1.30" as the afternoon because the clocks skipped the night would be a guess.
    let keptHalves = Set(kept.map { $0.picks[.amOrPm] })
    if !skippedHalves.isSubset(of: keptHalves) { throw .clocksWentForward }
    guard kept.isEmpty else { return }
    throw isLate && !resolver.isForward ? .future : .notUnderstood
  }

  /// R1: am or pm is asked even if only one of them is past.
  ///
  /// The other is then offered on the day before, which is what someone who writes just after
  /// midnight, or mistakes the hour, may mean.
  mutating func askForHalf(
    _ candidates: (Int) throws(TimeRefusal) -> [Candidate]
  ) throws(TimeRefusal) {
    guard halves.count > 1, kept.count == 1, let only = kept[0].picks[.amOrPm] else { return }
    for candidate in try candidates(resolver.isForward ? 1 : -1) {
      guard let reading = candidate.reading, let half = candidate.picks[.amOrPm], half != only,
        isPossible(reading)
      else { continue }
      kept.append(Candidate(reading: clipped(reading), picks: candidate.picks))
    }
    dropDoubles()
  }

  /// One moment, or the question.
  func reading(said: String) -> TimeReading {
    let moments = kept.compactMap { candidate in
      candidate.reading.map { moment($0, said: said) }
    }
    guard let first = moments.first else { return .refused(.notUnderstood) }
    guard moments.count > 1 else { return .moment(first) }
    var doubts = Self.order.filter { doubt in
      Set(kept.compactMap { $0.picks[doubt] }).count > 1
    }
    if doubts.isEmpty { doubts = [.whichDay] }
    return .ask(TimeQuestion(doubts: doubts, choices: moments))
  }

  private mutating func dropDoubles() {
    var unique: [Candidate] = []
    for candidate in kept
    where !unique.contains(where: {
      $0.reading?.precision == candidate.reading?.precision
        && $0.reading?.earliest == candidate.reading?.earliest
        && $0.reading?.latest == candidate.reading?.latest
    }) {
      unique.append(candidate)
    }
    kept = unique
  }

  // MARK: The present

  private func isPossible(_ reading: Reading) -> Bool {
    let minute = resolver.now.minuteBefore
    if resolver.isForward {
      return reading.precision == .exact
        ? reading.earliest >= minute : reading.latest > resolver.now
    }
    return reading.earliest <= minute
  }

  private func clipped(_ reading: Reading) -> Reading {
    var result = reading
    let zone = resolver.zone
    if reading.isDays {
      let end = zone.start(of: resolver.today.adding(days: 1))
      if !resolver.isForward, result.latest > end { result.latest = end }
      return asDays(result)
    }
    if !resolver.isForward, reading.precision != .exact {
      let limit = max(resolver.now.minuteAfter, reading.earliest.adding(minutes: 1))
      result.latest = min(reading.latest, limit)
    }
    if result.precision == .between { return asDays(result) }
    return result
  }

  /// An interval that is whole days is called so: "before midnight" is the day.
  private func asDays(_ reading: Reading) -> Reading {
    var result = reading
    let zone = resolver.zone
    let first = zone.wall(at: reading.earliest).date
    let last = zone.wall(at: Instant(seconds: reading.latest.seconds - 1)).date
    guard reading.earliest == zone.start(of: first),
      reading.latest == zone.start(of: last.adding(days: 1))
    else { return reading }
    result.precision = first == last ? .date : .dates
    return result
  }

  // MARK: The moment

  private func moment(_ reading: Reading, said: String) -> Moment {
    let zone = resolver.zone
    let first = zone.wall(at: reading.earliest).date
    let last = zone.wall(at: Instant(seconds: reading.latest.seconds - 1)).date
    return Moment(
      said: said, precision: reading.precision, earliest: reading.earliest, latest: reading.latest,
      zone: zone.name, words: TimeWords(zone: zone).words(for: reading),
      edtf: first == last ? first.iso : first.iso + "/" + last.iso)
  }
}
