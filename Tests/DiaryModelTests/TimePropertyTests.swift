import DiaryModel
import Foundation
import Testing

/// Phrases made at random from the pieces that people use, and what must hold for every one.
struct TimePropertyTests {
  static let nows = [
    "2025-11-05T21:40:00Z", "2025-11-06T01:15:00Z", "2025-11-06T00:00:00Z", "2025-11-05T23:59:59Z",
    "2025-11-06T00:00:30Z", "2025-10-26T00:30:00Z", "2025-10-26T01:30:17Z", "2025-10-26T02:00:00Z",
    "2025-10-26T20:00:00Z", "2025-03-30T00:59:59Z", "2025-03-30T01:00:00Z", "2025-03-30T01:20:00Z",
    "2025-03-30T18:00:00Z", "2024-02-29T12:00:00Z", "2025-01-01T00:05:00Z", "2025-06-30T22:59:00Z",
    "2025-06-30T23:01:00Z", "2025-07-06T10:00:41Z", "2025-12-31T23:59:00Z",
  ]

  static let days = [
    "today", "yesterday", "last night", "tonight", "this morning", "this afternoon", "this evening",
    "monday", "last tuesday", "wed", "this thursday", "friday before last", "a week last saturday",
    "sunday last week", "3 nov", "26 oct", "30 march", "26 october 2025", "30/3", "25/10/25",
    "2025-10-26", "29 feb", "the 5th", "31st", "monday 3 november", "2 days ago",
    "the day before yesterday", "the night before last", "a week ago today", "sat 25th oct", "",
    "31 dec", "christmas day",
  ]
  static let parts = [
    "", "", "", "morning", "afternoon", "evening", "night", "early hours", "lunchtime",
    "in the morning", "at night", "overnight",
  ]
  static let clocks = [
    "3", "12", "1.30am", "2am", "1am", "3pm", "half 7", "quarter to 8", "10:30", "15:15", "07:30",
    "noon", "midnight", "12am", "12.30am", "half past midnight", "11.59pm", "0:00", "24:00",
    "ten past one", "20 to 2am", "1600hrs", "seven", "1.59am", "1am gmt", "5 to 8", "half 1am",
    "9 at night", "2 in the morning", "12 at night", "1:30",
  ]
  static let forms = [
    "%", "%", "at %", "about %", "%ish", "just before %", "just after %", "before %", "after %",
    "between % and %", "from % to %", "%-%", "% or %", "around % or so", "since %", "about % to %",
  ]
  static let wholes = [
    "now", "just now", "10 minutes ago", "an hour ago", "about 3 hours ago", "a few hours ago",
    "a couple of hours ago", "half an hour ago", "3 days ago", "a few days ago", "a week ago",
    "a fortnight ago", "2 months ago", "last week", "this week", "last weekend", "the weekend",
    "last month", "in march", "october 2025", "in 2024", "earlier today", "in the last hour",
    "in the last 3 days", "since monday", "monday to wednesday", "26 to 28 oct",
    "between 25 oct and 26 oct", "2 or 3 days ago", "1 or 2 hours ago", "a month or so ago",
    "5 minutes ago", "since last night", "since today",
    "between 11pm on 25 oct and 1.30am on 26 oct", "friday night to sunday",
  ]

  static func phrase(_ seed: inout TimeSeed) -> String {
    if Int.random(in: 0..<6, using: &seed) == 0 { return seed.pick(wholes) }
    var pieces = [seed.pick(days), seed.pick(parts)]
    if Int.random(in: 0..<5, using: &seed) > 0 {
      var time = ""
      for character in seed.pick(forms) {
        if character == "%" { time += seed.pick(clocks) } else { time.append(character) }
      }
      pieces.append(time)
    }
    if Bool.random(using: &seed) { pieces.reverse() }
    return pieces.filter { !$0.isEmpty }.joined(separator: " ")
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5, 6, 7, 8])
  func `no reading is empty or in the future, and its words read back to it`(seed: UInt64) throws {
    let zone = try #require(Zone("Europe/London"))
    var numbers = TimeSeed(state: seed)
    var count = 0
    for _ in 0..<1200 {
      let text = Self.phrase(&numbers)
      let now = try #require(Instant(rfc3339: numbers.pick(Self.nows)))
      let grammar = TimeGrammar(now: now, zone: zone)
      let reading = grammar.read(text)
      #expect(grammar.read(text) == reading)
      for moment in try moments(of: reading, text) {
        count += 1
        check(moment, grammar, text)
      }
    }
    // Not so that everything is refused.
    #expect(count > 800)
  }

  /// The moments of a reading; of a question also that it is one.
  func moments(of reading: TimeReading, _ text: String) throws -> [Moment] {
    switch reading {
    case .moment(let moment): return [moment]
    case .refused: return []
    case .ask(let question):
      #expect(!question.doubts.isEmpty, "\(text)")
      #expect(question.choices.count >= 2, "\(text)")
      #expect(Set(question.doubts).count == question.doubts.count, "\(text)")
      #expect(Set(question.choices).count == question.choices.count, "\(text)")
      #expect(Set(question.choices.map(\.words)).count == question.choices.count, "\(text)")
      return question.choices
    }
  }

  func check(_ moment: Moment, _ grammar: TimeGrammar, _ text: String) {
    let comment: Comment = "\(text) at \(grammar.now.rfc3339): \(moment.words)"
    guard let earliest = moment.earliest, let latest = moment.latest else {
      #expect(moment.precision == .unknown, comment)
      return
    }
    #expect(earliest < latest, comment)
    #expect(earliest <= grammar.now, comment)
    if moment.precision == .date || moment.precision == .dates {
      let today = grammar.zone.wall(at: grammar.now).date
      #expect(latest <= grammar.zone.start(of: today.adding(days: 1)), comment)
      #expect(grammar.zone.wall(at: earliest).minute == 0, comment)
    } else {
      let minute = grammar.now.seconds / 60 * 60
      #expect(latest.seconds <= minute + 60, comment)
    }
    if moment.precision == .exact { #expect(latest.seconds - earliest.seconds == 60, comment) }
    guard case .moment(let again) = grammar.read(moment.words) else {
      Issue.record("the words are not read back", sourceLocation: #_sourceLocation)
      #expect(grammar.read(moment.words) == .moment(moment), comment)
      return
    }
    #expect(again.precision == moment.precision, comment)
    #expect(again.earliest == moment.earliest, comment)
    #expect(again.latest == moment.latest, comment)
    #expect(again.words == moment.words, comment)
    #expect(again.edtf == moment.edtf, comment)
  }

  @Test(arguments: [UInt64(11), 12, 13])
  func `words in any order are read soundly or refused`(seed: UInt64) throws {
    let zone = try #require(Zone("Europe/London"))
    var numbers = TimeSeed(state: seed)
    let words = [
      "3", "11", "12", "30", "2025", "am", "pm", ":", ".", "/", "-", "to", "and", "between", "from",
      "last", "this", "next", "week", "weekend", "night", "morning", "monday", "nov", "march",
      "the",
      "ago", "days", "hours", "a", "half", "past", "about", "ish", "or", "before", "after", "just",
      "midnight", "noon", "today", "yesterday", "st", "th", "in", "at", "on", "clocks", "went",
      "back",
      "few", "couple", "of", ",", "?", "'", "year", "month", "since", "early", "late", "26", "oct",
    ]
    for _ in 0..<4000 {
      let count = Int.random(in: 1...7, using: &numbers)
      let text = (0..<count).map { _ in numbers.pick(words) }.joined(
        separator: numbers.pick([" ", " ", " ", ""]))
      let now = try #require(Instant(rfc3339: numbers.pick(Self.nows)))
      let grammar = TimeGrammar(now: now, zone: zone)
      for moment in try moments(of: grammar.read(text), text) { check(moment, grammar, text) }
    }
  }

  @Test(arguments: ["America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Asia/Kolkata"])
  func `the same holds in other zones`(name: String) throws {
    let zone = try #require(Zone(name))
    var numbers = TimeSeed(state: 99)
    for _ in 0..<400 {
      let text = Self.phrase(&numbers)
      let now = try #require(Instant(rfc3339: numbers.pick(Self.nows)))
      let grammar = TimeGrammar(now: now, zone: zone)
      for moment in try moments(of: grammar.read(text), text) { check(moment, grammar, text) }
    }
  }

  @Test(arguments: [UInt64(21), 22])
  func `a reminder never lies in the past, and its words read back to it`(seed: UInt64) throws {
    let zone = try #require(Zone("Europe/London"))
    var numbers = TimeSeed(state: seed)
    let pieces = [
      "in 7 days", "in 2 hours", "next friday", "friday", "12 november", "tomorrow", "next week",
      "in a fortnight", "the 1st", "today 11pm", "tomorrow at 5", "monday between 9 and 11",
      "a week on tuesday", "26 oct 1.30am", "30 march 3pm", "tonight", "in a few days", "by sunday",
    ]
    for _ in 0..<300 {
      let text = numbers.pick(pieces)
      let now = try #require(Instant(rfc3339: numbers.pick(Self.nows)))
      let grammar = TimeGrammar(now: now, zone: zone)
      for moment in try moments(of: grammar.readFuture(text), text) {
        let comment: Comment = "\(text) at \(now.rfc3339): \(moment.words)"
        let latest = try #require(moment.latest)
        #expect(latest > now, comment)
        guard case .moment(let again) = grammar.readFuture(moment.words) else {
          Issue.record(comment)
          continue
        }
        #expect(again.precision == moment.precision, comment)
        #expect(again.earliest == moment.earliest, comment)
        #expect(again.latest == latest, comment)
      }
    }
  }
}
