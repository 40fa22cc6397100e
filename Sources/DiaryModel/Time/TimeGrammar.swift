/// Reads a time as people type it, and never guesses.
///
/// What can be read in two ways is asked about; what is roughly known stays roughly known; what is
/// not a time is refused quickly. The rules, R1 to R10, are those of <doc:ReadingTimes>.
public struct TimeGrammar: Sendable {
  /// The present, to which "yesterday" and "two hours ago" are fixed.
  public let now: Instant
  /// The zone whose clocks are meant.
  public let zone: Zone

  /// A grammar for lines that are typed at `now` in `zone`.
  public init(now: Instant, zone: Zone) {
    self.now = now
    self.zone = zone
  }

  /// Reads when something happened; nothing in the future is accepted (R7).
  ///
  /// Every moment has `earliest < latest`. Windows end at the present, rounded up to a minute; an
  /// exact time is one whole minute, and days run to their local midnights even if one is today.
  public func read(_ text: String) -> TimeReading {
    read(text, isForward: false)
  }

  /// Reads a time that lies ahead, such as "in 7 days" or "next Friday", for reminders (R7).
  ///
  /// Weekdays and dates without a year are the next ones. "In 7 days" is that one date and "in 2
  /// hours" a window. What has passed is ``TimeRefusal/notUnderstood``.
  public func readFuture(_ text: String) -> TimeReading {
    read(text, isForward: true)
  }

  private func read(_ text: String, isForward: Bool) -> TimeReading {
    guard let folded = FoldedText(text) else { return .refused(.notUnderstood) }
    let resolver = TimeResolver(now: now, zone: zone, isForward: isForward)
    var settlement = Settlement(resolver)
    do throws(TimeRefusal) {
      if let written = WrittenWords.reading(folded.tokens, zone: zone) {
        try settlement.add([Candidate(reading: written, picks: [:])])
        return settlement.reading(said: text)
      }
      let sentence = try PhraseParser.sentence(folded.tokens, forward: isForward)
      if case .unknown = sentence { return .moment(unknown(said: text)) }
      try settlement.add(try resolver.candidates(for: sentence))
      try settlement.askForHalf { shift throws(TimeRefusal) in
        try resolver.candidates(for: sentence, shift: shift)
      }
      return settlement.reading(said: text)
    } catch {
      return .refused(error)
    }
  }

  private func unknown(said: String) -> Moment {
    Moment(
      said: said, precision: .unknown, earliest: nil, latest: nil, zone: zone.name,
      words: TimeWords.unknown, edtf: "")
  }
}
