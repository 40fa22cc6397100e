import DiaryModel
import Foundation
import Testing

@testable import DiaryCommands
@testable import DiaryStore

struct EntryCountsTests {
  let london = Zone("Europe/London")

  private func at(
    _ number: Int, _ first: String, _ last: String, _ behaviours: Set<Behaviour> = []
  ) throws -> CountedIncident {
    let earliest = try #require(Instant(rfc3339: first))
    let latest = try #require(Instant(rfc3339: last))
    return CountedIncident(
      number: number, earliest: earliest, latest: latest, written: latest, behaviours: behaviours,
      isMarked: false, files: 0)
  }

  private func counts(_ incidents: [CountedIncident]) throws -> EntryCounts {
    EntryCounts(incidents, in: try #require(london))
  }

  @Test func `an entry that spans two months is in neither, is named, and is in the total`() throws
  {
    let counts = try counts([
      at(1, "2025-10-30T00:00:00Z", "2025-11-02T00:00:00Z", [.following]),
      at(2, "2025-11-02T15:00:00Z", "2025-11-02T15:01:00Z", [.following]),
    ])
    #expect(counts.entries == 2)
    #expect(counts.severalMonths == [1])
    #expect(counts.months == [EntryCounts.Month(year: 2025, month: 11): 1])
    #expect(counts.rowTotals[.following] == 2)
  }

  @Test func `the last instant of an interval is not part of it`() throws {
    // The whole of 31 October ends where 1 November begins.
    let counts = try counts([at(1, "2025-10-31T00:00:00Z", "2025-11-01T00:00:00Z")])
    #expect(counts.severalMonths.isEmpty)
    #expect(counts.days.count == 1)
  }

  @Test func `days and months are those of the wall clock, summer time included`() throws {
    // Half past midnight on 1 August in London is still 31 July in UTC.
    let counts = try counts([at(1, "2025-07-31T23:30:00Z", "2025-07-31T23:31:00Z")])
    #expect(counts.months == [EntryCounts.Month(year: 2025, month: 8): 1])
  }

  @Test func `an entry of two kinds of one row is counted once in it`() throws {
    let counts = try counts([
      at(
        1, "2025-11-02T15:00:00Z", "2025-11-02T15:01:00Z", [.contactCall, .contactMessage, .watch])
    ])
    #expect(counts.rowTotals == [.messages: 1, .watching: 1])
  }

  @Test func `every kind of conduct is in one row`() {
    let all = BehaviourGroup.allCases.flatMap(\.behaviours)
    #expect(all.count == Behaviour.allCases.count)
    #expect(Set(all) == Set(Behaviour.allCases))
  }

  @Test func `a gap is broken by something that may have happened in it`() throws {
    let ends = [
      try at(1, "2025-10-01T15:00:00Z", "2025-10-01T15:01:00Z"),
      try at(2, "2025-10-21T15:00:00Z", "2025-10-21T15:01:00Z"),
    ]
    #expect(try counts(ends).longestGap?.count == 19)
    // Some time between the 10th and the 12th, London time.
    let between = try at(3, "2025-10-09T23:00:00Z", "2025-10-12T23:00:00Z")
    #expect(try counts(ends + [between]).longestGap?.count == 8)
  }

  @Test func `a run is counted over certain days only`() throws {
    let counts = try counts([
      at(1, "2025-11-01T15:00:00Z", "2025-11-01T15:01:00Z"),
      at(2, "2025-11-02T15:00:00Z", "2025-11-02T15:01:00Z"),
      at(3, "2025-11-03T00:00:00Z", "2025-11-05T00:00:00Z"),
      at(4, "2025-11-05T15:00:00Z", "2025-11-05T15:01:00Z"),
    ])
    #expect(counts.longestRun?.count == 2)
  }

  @Test func `a part of the day counts only what lies in it whole`() throws {
    let counts = try counts([
      at(1, "2025-11-03T15:00:00Z", "2025-11-03T16:00:00Z"),
      at(2, "2025-11-03T17:30:00Z", "2025-11-03T18:30:00Z"),
    ])
    #expect(counts.inWeek == 1)
    #expect(counts.week[0] == [0, 0, 1, 0])
  }

  @Test(arguments: [40, 72])
  func `a table of many months fits the window and loses no entry`(width: Int) throws {
    var incidents: [CountedIncident] = []
    for month in 1...12 {
      let day = "2025-\(month < 10 ? "0" : "")\(month)-10"
      incidents.append(try at(month, day + "T12:00:00Z", day + "T12:01:00Z", [.following]))
    }
    let lines = SummaryTable(try counts(incidents), words: Words(), width: width).lines
    #expect(lines.allSatisfy { $0.count <= width })
    let cells = try #require(lines.last).split(separator: " ").compactMap { Int($0) }
    #expect(cells.last == 12)
    #expect(cells.dropLast().reduce(0, +) == 12)
    #expect(lines[0].contains("older"))
  }

  @Test func `a table of many years is by year`() throws {
    let incidents = try (1998...2025).map {
      try at($0, "\($0)-10-10T12:00:00Z", "\($0)-10-10T12:01:00Z", [.other])
    }
    let lines = SummaryTable(try counts(incidents), words: Words(), width: 72).lines
    #expect(lines[0].contains("2025"))
    let cells = try #require(lines.last).split(separator: " ").compactMap { Int($0) }
    #expect(cells.dropLast().reduce(0, +) == 28)
  }

  @Test func `67,000 entries are counted in well under a second`() throws {
    let start = try #require(Instant(rfc3339: "2015-01-01T00:00:00Z")).seconds
    let incidents = (0..<67_000).map { place in
      CountedIncident(
        number: place, earliest: Instant(seconds: start + Int64(place) * 4800),
        latest: Instant(seconds: start + Int64(place) * 4800 + 60),
        written: Instant(seconds: start), behaviours: [.contactMessage], isMarked: false, files: 0)
    }
    let zone = try #require(london)
    let elapsed = ContinuousClock().measure {
      let counts = EntryCounts(incidents, in: zone)
      #expect(counts.entries == 67_000)
      _ = counts.longestGap
    }
    // Unoptimised code on a busy machine; built for release it is a small part of this.
    #expect(elapsed < .seconds(3))
  }
}

struct SummaryCommandTests {
  private func bench() throws -> DiaryOnTheBench {
    try DiaryOnTheBench.withOneEntry { store in
      for time in ["3 november 8am", "3 november 9pm", "last week", "don't know"] {
        _ = try store.add(
          moment: DiaryOnTheBench.moment(time), fields: [.account: "Something."],
          behaviours: [.contactMessage])
      }
    }
  }

  @Test func `a summary counts, names what has no place, and ends without a judgement`() throws {
    let seen = try bench().run(alone: ["summary"]).written
    #expect(seen.contains("5 entries."))
    #expect(seen.contains("1 entry has no time: 5."))
    #expect(seen.contains("1 entry cannot be put in one month: 4."))
    #expect(
      seen.hasSuffix(
        "These are counts of what you wrote, not a score of how serious it is.\n"))
    #expect(seen.split(separator: "\n").allSatisfy { $0.count <= 72 })
  }

  @Test func `the same numbers come as JSON`() throws {
    let json = try bench().run(alone: ["summary", "--json"]).written
    #expect(json.contains("\"entries\":5,"))
    #expect(json.contains("\"no-time\":[5]"))
    #expect(json.contains("\"no-one-month\":[4]"))
    #expect(json.contains("\"2025-11\":3"))
  }

  @Test func `a period leaves out what was before it`() throws {
    let seen = try bench().run(alone: ["summary", "--since", "4 nov", "--until", "today"]).written
    #expect(seen.contains("4 November 2025 to 5 November 2025"))
    #expect(seen.contains("2 entries. "))
  }

  @Test func `an empty record has nothing to count`() throws {
    let seen = try DiaryOnTheBench().run(alone: ["summary"]).written
    #expect(seen.contains("Nothing to count"))
  }
}
