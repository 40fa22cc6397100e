/// Turns folded tokens into a sentence: what was said, before it is laid on a calendar.
///
/// A phrase is a day, a part of the day and a time in any order. Every token must be used, so that
/// nothing that was typed is silently left out of the reading.
struct PhraseParser {
  let tokens: [Token]
  var index = 0

  init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  // MARK: Looking at tokens

  var isAtEnd: Bool { index >= tokens.count }

  func kind(_ ahead: Int = 0) -> Token.Kind? {
    index + ahead < tokens.count ? tokens[index + ahead].kind : nil
  }

  func word(_ ahead: Int = 0) -> String? {
    if case .word(let text)? = kind(ahead) { return text }
    return nil
  }

  func number(_ ahead: Int = 0) -> (value: Int, digits: Int)? {
    if case .number(let value, let digits)? = kind(ahead) { return (value, digits) }
    return nil
  }

  func symbol(_ ahead: Int = 0) -> Character? {
    if case .symbol(let character)? = kind(ahead) { return character }
    return nil
  }

  func isGlued(_ ahead: Int) -> Bool {
    index + ahead < tokens.count && tokens[index + ahead].glued
  }

  func matches(_ words: [String], at ahead: Int = 0) -> Bool {
    for (offset, expected) in words.enumerated() where word(ahead + offset) != expected {
      return false
    }
    return true
  }

  mutating func take(_ words: String...) -> Bool {
    guard matches(words) else { return false }
    index += words.count
    return true
  }

  mutating func take(in words: Set<String>) -> Bool {
    guard let next = word(), words.contains(next) else { return false }
    index += 1
    return true
  }

  mutating func take(symbol character: Character) -> Bool {
    guard symbol() == character else { return false }
    index += 1
    return true
  }

  mutating func attempt<Value, Failure: Error>(
    _ body: (inout PhraseParser) throws(Failure) -> Value?
  ) throws(Failure) -> Value? {
    let start = index
    if let value = try body(&self) { return value }
    index = start
    return nil
  }

  // MARK: A whole line

  /// Reads a whole line.
  ///
  /// - Throws: `notUnderstood`, `noSuchDate` or `noSuchTime`.
  static func sentence(_ typed: [Token], forward: Bool = false) throws(TimeRefusal) -> Sentence {
    var tokens = typed
    while tokens.first?.kind == .symbol(",") { tokens.removeFirst() }
    while tokens.last?.kind == .symbol(",") { tokens.removeLast() }
    guard !tokens.isEmpty, tokens.count <= 80 else { throw .notUnderstood }
    if isUnknown(tokens) { return .unknown }
    var isDoubtful = false
    while tokens.last?.kind == .symbol("?") {
      tokens.removeLast()
      isDoubtful = true
    }
    trim(&tokens)
    if forward, tokens.first?.kind == .word("by") { tokens.removeFirst() }
    guard !tokens.isEmpty else { throw .notUnderstood }

    var parser = PhraseParser(tokens)
    if let whole = try parser.wholeLine(forward: forward) { return whole }
    parser.index = 0
    var refusal = TimeRefusal.notUnderstood
    do throws(TimeRefusal) {
      if var phrase = try parser.phrase(), parser.isAtEnd {
        // "3pm?" is not said as a certainty.
        if isDoubtful, case .at(var clock)? = phrase.time {
          clock.isAbout = true
          phrase.time = .at(clock)
        }
        return .phrase(phrase)
      }
    } catch {
      refusal = error
    }
    if let span = span(tokens) { return span }
    throw refusal
  }

  private static func isUnknown(_ tokens: [Token]) -> Bool {
    guard tokens.count <= 6 else { return false }
    var words: [String] = []
    for token in tokens {
      switch token.kind {
      case .word(let text): words.append(text)
      case .symbol(let character): words.append(String(character))
      case .number: return false
      }
    }
    if words.count > 1, words.last == "?" { words.removeLast() }
    if words.first == "i" || words.first == "im" { words.removeFirst() }
    let text = words.joined(separator: " ")
    return TimeLexicon.unknowns.contains(text) || (!words.isEmpty && words.allSatisfy { $0 == "?" })
  }

  private static func trim(_ tokens: inout [Token]) {
    var changed = true
    while changed {
      changed = false
      let parser = PhraseParser(tokens)
      for opening in TimeLexicon.openings where parser.matches(opening) {
        tokens.removeFirst(opening.count)
        changed = true
        break
      }
      while tokens.first?.kind == .symbol(",") { tokens.removeFirst() }
    }
    for closing in TimeLexicon.closings where tokens.count > closing.count {
      var parser = PhraseParser(tokens)
      parser.index = tokens.count - closing.count
      if parser.matches(closing) {
        tokens.removeLast(closing.count)
        break
      }
    }
    while tokens.last?.kind == .symbol(",") { tokens.removeLast() }
  }

  private mutating func wholeLine(forward: Bool) throws(TimeRefusal) -> Sentence? {
    let count = tokens.count
    if count == 1, word() == "now" { return .now }
    if count == 2, matches(["right", "now"]) || matches(["this", "minute"]) { return .now }
    if count == 2, matches(["just", "now"]) || matches(["moments", "ago"]) { return .justNow }
    if count == 3, matches(["a", "moment", "ago"]) { return .justNow }
    if let stamp = try attempt({ parser throws(TimeRefusal) in try parser.isoStamp() }) {
      return stamp
    }
    if let ago = wholeAgo(forward: forward) {
      return ago
    }
    if matches(["since"]) {
      let since = try attempt { parser throws(TimeRefusal) in
        parser.index += 1
        guard let phrase = try parser.phrase(), parser.isAtEnd, phrase.time == nil,
          phrase.part == nil, phrase.day != nil
        else { return Sentence?.none }
        return .since(phrase)
      }
      if let since { return since }
    }
    return nil
  }

  // MARK: A phrase

  /// A day, a part and a time, in any order.
  mutating func phrase() throws(TimeRefusal) -> Phrase? {
    var phrase = Phrase()
    var partIsThis = false
    while !isAtEnd {
      if phrase.day == nil, let (day, part) = try attempt({ p throws(TimeRefusal) in try p.day() })
      {
        phrase.day = day
        if let part {
          partIsThis = true
          if let other = phrase.part, other != .earlyHours { return nil }
          phrase.part = phrase.part ?? part
        }
        continue
      }
      if let part = part() {
        if phrase.part == nil || (partIsThis && part == .earlyHours) {
          phrase.part = part
          continue
        }
        // "The early hours of Sunday morning".
        if phrase.part == .earlyHours, part == .morning { continue }
        if phrase.part == .wholeMorning, part == .morning { continue }
        return nil
      }
      if phrase.time == nil, let time = try attempt({ p throws(TimeRefusal) in try p.dayTime() }) {
        phrase.time = time
        continue
      }
      if phrase.period == nil, let period = period() {
        phrase.period = period
        continue
      }
      let roughPart = attempt { p in
        p.take(in: TimeLexicon.approximations) ? p.part() : nil
      }
      if let roughPart {
        guard phrase.part == nil else { return nil }
        phrase.part = roughPart
        phrase.isPartAbout = true
        continue
      }
      if take("early") || take("earlier") {
        phrase.saysEarly = true
        if matches(["today"]) { phrase.saysEarlier = true }
        continue
      }
      if take("late") || take("later") || take("mid") {
        phrase.saysLate = true
        continue
      }
      // "maybe yesterday": doubt about a day has no width that a rule could give.
      if take("maybe") || take("perhaps") || take("possibly") || take("exactly") { continue }
      if filler() { continue }
      return nil
    }
    return settle(phrase)
  }

  private mutating func filler() -> Bool {
    if take(in: ["on", "at", "in", "the", "of", "during", "sometime"]) { return true }
    if take("some", "time") || take("at", "some", "point") || take("some", "point") { return true }
    if take(symbol: ",") { return true }
    // A dash between a day and a time.
    if symbol() == "-", !isGlued(0), index > 0, index + 1 < tokens.count, !isGlued(1) {
      index += 1
      return true
    }
    return false
  }

  /// What a phrase says once it is complete, or nothing if its pieces do not go together.
  private func settle(_ typed: Phrase) -> Phrase? {
    var phrase = typed
    if phrase.period != nil {
      guard phrase.day == nil, phrase.time == nil, phrase.part == nil else { return nil }
      return phrase
    }
    guard phrase.day != nil || phrase.part != nil || phrase.time != nil else { return nil }
    if phrase.saysEarly, phrase.part == .morning { phrase.part = .wholeMorning }
    if phrase.saysEarly || phrase.saysLate {
      var isNight = false
      switch phrase.day {
      case .lastNight, .tonight: isNight = true
      default: break
      }
      guard phrase.part != nil || isNight || phrase.saysEarlier else { return nil }
    }
    // 999 and 101 are telephone numbers; 1930 may be a year.
    if let time = phrase.time, phrase.day == nil, phrase.part == nil,
      time.clocks.contains(where: \.isBareDigits)
    {
      return nil
    }
    return phrase
  }

  // MARK: Two phrases

  /// "Between A and B", where A and B name their own days.
  private static func span(_ typed: [Token]) -> Sentence? {
    var tokens = typed
    var parser = PhraseParser(tokens)
    let isBetween = parser.matches(["between"]) || parser.matches(["from"])
    if isBetween { tokens.removeFirst() }
    if PhraseParser(tokens).matches(["yesterday", "or"]) {
      parser = PhraseParser(tokens)
      parser.index = 2
      _ = parser.take("the")
      if parser.take("day", "before"), parser.isAtEnd {
        return .span(Phrase(day: .relative(-2)), Phrase(day: .relative(-1)), isOr: true)
      }
    }
    for index in tokens.indices.dropFirst().dropLast() {
      var isOr = false
      switch tokens[index].kind {
      case .word("and") where isBetween: break
      case .word(let text) where TimeLexicon.untils.contains(text): break
      case .word("or"): isOr = true
      case .symbol("-"): break
      default: continue
      }
      let left = Array(tokens[..<index])
      let right = Array(tokens[(index + 1)...])
      guard let second = part(of: right) else { continue }
      if let first = dayAlone(left, before: second) ?? part(of: left) {
        if let span = join(first, second, isOr: isOr) { return span }
      }
    }
    return nil
  }

  private static func part(of tokens: [Token]) -> Phrase? {
    var trimmed = tokens
    trim(&trimmed)
    guard !trimmed.isEmpty else { return nil }
    var parser = PhraseParser(trimmed)
    do throws(TimeRefusal) {
      guard let phrase = try parser.phrase(), parser.isAtEnd else { return nil }
      return phrase
    } catch {
      return nil
    }
  }

  /// The "1" of "1 to 3 November".
  private static func dayAlone(_ tokens: [Token], before second: Phrase) -> Phrase? {
    guard case .date? = second.day, second.time == nil, tokens.count == 1,
      case .number(let value, let digits) = tokens[0].kind, digits <= 2, (1...31).contains(value)
    else { return nil }
    return Phrase(day: .dayOfMonth(value, weekday: nil))
  }

  private static func join(_ first: Phrase, _ second: Phrase, isOr: Bool) -> Sentence? {
    let firstNames = first.day != nil || first.period != nil
    let secondNames = second.day != nil || second.period != nil
    if firstNames, secondNames {
      if isOr {
        guard first.time == nil, second.time == nil, first.part == nil, second.part == nil,
          first.period == nil, second.period == nil
        else { return nil }
      }
      // "Monday to Wednesday 4pm" may be one time on each of three days.
      if first.time == nil, first.part == nil, second.time != nil { return nil }
      return .span(first, second, isOr: isOr)
    }
    // "11pm Monday until 2am" and, with one clock on each side, "9 or 10 last night".
    if firstNames, !secondNames, !isOr, second.part == nil, case .at(let from)? = first.time,
      case .at(let until)? = second.time
    {
      var whole = first
      whole.time = .range(from, until)
      return .phrase(whole)
    }
    return nil
  }
}
