import DiaryModel
import Foundation
import Testing

/// A row of `times.tsv` or `times-more.tsv`: what was typed when, and what must come of it.
struct TimeVector: CustomTestStringConvertible, Sendable {
  var now: Instant
  var input: String
  var outcome: String

  var testDescription: String { input }

  static let nows = ["A": "2025-11-05T21:40:00Z", "B": "2025-11-06T01:15:00Z"]

  static func rows(of file: String) throws -> [TimeVector] {
    let url = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Vectors").appending(path: file)
    var rows: [TimeVector] = []
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      try #require(columns.count == 3, "\(line)")
      let now = try #require(Instant(rfc3339: nows[columns[0]] ?? columns[0]))
      rows.append(TimeVector(now: now, input: columns[1], outcome: columns[2]))
    }
    return rows
  }
}

/// An outcome as a vector writes it, reduced to what can be compared.
enum TimeOutcome: Equatable {
  struct Window: Equatable {
    var precision: Moment.Precision
    var earliest: Instant?
    var latest: Instant?
  }

  case moment(Window)
  case ask([String], [Window])
  case refused(String)

  init(_ reading: TimeReading) {
    func window(_ moment: Moment) -> Window {
      Window(precision: moment.precision, earliest: moment.earliest, latest: moment.latest)
    }
    self =
      switch reading {
      case .moment(let moment): .moment(window(moment))
      case .ask(let question):
        .ask(question.doubts.map(\.rawValue), question.choices.map(window))
      case .refused(let refusal): .refused(refusal.rawValue)
      }
  }

  /// Reads `exact 2025-11-05T21:40Z`, `dates 2025-10-27/2025-11-02`, `ask a+b: … | …`, `error …`.
  init(vector text: String, zone: Zone) throws {
    if text.hasPrefix("error ") {
      self = .refused(String(text.dropFirst(6)))
    } else if text.hasPrefix("ask ") {
      let parts = text.dropFirst(4).split(separator: ":", maxSplits: 1)
      let choices = try parts[1].split(separator: "|").map {
        try Self.window(String($0).trimmingCharacters(in: .whitespaces), zone)
      }
      self = .ask(parts[0].split(separator: "+").map(String.init), choices)
    } else {
      self = .moment(try Self.window(text, zone))
    }
  }

  private static func window(_ text: String, _ zone: Zone) throws -> Window {
    let parts = text.split(separator: " ").map(String.init)
    let precision = try #require(Moment.Precision(rawValue: parts[0]))
    if precision == .unknown { return Window(precision: .unknown, earliest: nil, latest: nil) }
    let ends = parts[1].split(separator: "/").map(String.init)
    let first = try #require(ends.first)
    let last = try #require(ends.last)
    switch precision {
    case .date, .dates:
      return Window(
        precision: precision, earliest: zone.start(of: try date(first)),
        latest: zone.start(of: try date(last).adding(days: 1)))
    case .exact:
      let start = try instant(first)
      return Window(precision: precision, earliest: start, latest: start.adding(minutes: 1))
    default:
      return Window(precision: precision, earliest: try instant(first), latest: try instant(last))
    }
  }

  /// The vectors leave out the seconds.
  private static func instant(_ text: String) throws -> Instant {
    try #require(Instant(rfc3339: text.prefix(16) + ":00" + text.dropFirst(16)), "\(text)")
  }

  private static func date(_ text: String) throws -> CivilDate {
    let numbers = text.split(separator: "-").compactMap { Int($0) }
    try #require(numbers.count == 3)
    return try #require(CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]))
  }
}

/// A small generator of numbers that repeat for a seed (SplitMix64, Steele and others 2014).
struct TimeSeed: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  mutating func pick(_ words: [String]) -> String {
    words.randomElement(using: &self) ?? ""
  }
}
