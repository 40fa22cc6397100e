import DiaryModel
import Foundation
import Testing

struct TimeGrammarTests {
  let zone: Zone

  init() throws {
    zone = try #require(Zone("Europe/London"))
  }

  func moment(_ text: String, now: String = "2025-11-05T21:40:00Z") throws -> Moment {
    let grammar = TimeGrammar(now: try #require(Instant(rfc3339: now)), zone: zone)
    guard case .moment(let moment) = grammar.read(text) else {
      throw TimeRefusal.notUnderstood
    }
    return moment
  }

  @Test(arguments: [("times.tsv", 93), ("times-more.tsv", 85)])
  func `every row of a table of phrases is read exactly so`(file: String, count: Int) throws {
    let rows = try TimeVector.rows(of: file)
    #expect(rows.count == count)
    for row in rows {
      let reading = TimeGrammar(now: row.now, zone: zone).read(row.input)
      let expected = try TimeOutcome(vector: row.outcome, zone: zone)
      #expect(TimeOutcome(reading) == expected, "\(row.input)")
    }
  }

  @Test(arguments: [
    ("about 3.20pm today", "Wednesday 5 November 2025, about 3.20pm (between 2.50pm and 3.50pm)"),
    ("yesterday 3pm", "Tuesday 4 November 2025, 3pm"),
    ("yesterday", "Tuesday 4 November 2025"),
    (
      "last night",
      "between 6pm on Tuesday 4 November 2025 and 6am on Wednesday 5 November 2025"
    ),
    ("last week", "some time between Monday 27 October 2025 and Sunday 2 November 2025"),
    ("dunno", "time not known"),
    ("between 7 and 9.30 tonight", "Wednesday 5 November 2025, between 7.00pm and 9.30pm"),
    ("3 nov from 10pm to midnight", "Monday 3 November 2025, between 10pm and midnight"),
    ("3 nov before 9am", "Monday 3 November 2025, before 9am"),
    ("3 nov 00:00", "midnight between Sunday 2 November 2025 and Monday 3 November 2025"),
    ("3 nov noon", "Monday 3 November 2025, noon"),
    (
      "2025-10-26T01:30+01:00", "Sunday 26 October 2025, 1.30am (before the clocks went back)"
    ),
  ])
  func `a reading is repeated in words with its weekday and year`(said: String, words: String)
    throws
  {
    let moment = try moment(said)
    #expect(moment.words == words)
    #expect(moment.said == said)
    #expect(moment.zone == "Europe/London")
  }

  @Test(arguments: [
    ("yesterday 3pm", "2025-11-04"), ("last week", "2025-10-27/2025-11-02"),
    ("yesterday about 3pm", "2025-11-04"), ("last night", "2025-11-04/2025-11-05"),
    ("yesterday from 10pm to midnight", "2025-11-04"), ("don't know", ""),
    ("today", "2025-11-05"), ("in september", "2025-09-01/2025-09-30"),
  ])
  func `the dates of a reading are also given in EDTF`(said: String, edtf: String) throws {
    #expect(try moment(said).edtf == edtf)
  }

  @Test func `today is a whole day, and this week ends with today`() throws {
    let today = try moment("today")
    #expect(today.earliest?.rfc3339 == "2025-11-05T00:00:00Z")
    #expect(today.latest?.rfc3339 == "2025-11-06T00:00:00Z")
    #expect(try moment("this week").latest == today.latest)
  }

  @Test func `a window that reaches into the future ends at the next whole minute`() throws {
    let justNow = try moment("just now", now: "2025-11-05T21:40:20Z")
    #expect(justNow.earliest?.rfc3339 == "2025-11-05T21:30:00Z")
    #expect(justNow.latest?.rfc3339 == "2025-11-05T21:41:00Z")
  }

  @Test func `at midnight this morning is one minute old and not empty`() throws {
    let moment = try moment("this morning", now: "2025-11-05T00:00:00Z")
    #expect(moment.earliest?.rfc3339 == "2025-11-05T00:00:00Z")
    #expect(moment.latest?.rfc3339 == "2025-11-05T00:01:00Z")
  }

  @Test(arguments: [
    "YESTERDAY AT 3PM", "  yesterday   at  3pm ", "yesterday\u{a0}at\u{2009}3pm", "yesterday, 3pm.",
    "“yesterday” at 3 p.m.", "(yesterday) 3pm!", "ｙesterday ３pm", "yesterday 3\u{200b}pm",
    "it was yesterday at 3pm", "I think yesterday at 3pm", "yesterday @ 3pm",
    "yesterday\tat\n3pm",
  ])
  func `case, spaces and punctuation change nothing`(text: String) throws {
    #expect(try moment(text).words == "Tuesday 4 November 2025, 3pm")
    #expect(try moment(text).said == text)
  }

  @Test(arguments: [
    "", " ", "....", "\u{0}", "yesterday\u{0}3pm", "yesterday \u{1b}[2J 3pm", "🙂", "yesterday 🙂",
    "yesterday 3pm and she ran", "999999999999999999999 hours ago", "-1 days ago",
    "yesterday yesterday",
    "3pm 4pm", "between", "between 3 and", "from", "about", "ago", "the", "on", "half", "half past",
    "tuesday tuesday", "0 november", "3pm pm", "every tuesday", "between 5pm and 4pm yesterday",
    "in", "last", "'", "''''''", "//////", "1/", "1-", "3:", "٣pm", "3pm yesterday evening morning",
  ])
  func `what is no time is refused`(text: String) throws {
    let now = try #require(Instant(rfc3339: "2025-11-05T21:40:00Z"))
    guard case .refused = TimeGrammar(now: now, zone: zone).read(text) else {
      Issue.record("read \(text.debugDescription)")
      return
    }
  }

  @Test func `ten million characters are refused at once`() throws {
    let now = try #require(Instant(rfc3339: "2025-11-05T21:40:00Z"))
    let grammar = TimeGrammar(now: now, zone: zone)
    let lines = [
      String(repeating: "yesterday ", count: 1_000_000), String(repeating: "9", count: 10_000_000),
      String(repeating: "🙂", count: 2_500_000),
      // As long as is looked at, with as many ways to split it as there can be.
      String(repeating: "1 to ", count: 119), String(repeating: "between ", count: 74),
    ]
    for line in lines {
      let taken = ContinuousClock().measure {
        #expect(grammar.read(line) == .refused(.notUnderstood))
      }
      #expect(taken < .milliseconds(200))
    }
  }

  @Test(arguments: [
    ("in 7 days", "Wednesday 12 November 2025"), ("friday", "Friday 7 November 2025"),
    ("12 november", "Wednesday 12 November 2025"),
    ("tomorrow 3pm", "Thursday 6 November 2025, 3pm"),
    ("a week on friday", "Friday 14 November 2025"), ("next monday", "Monday 10 November 2025"),
    ("friday week", "Friday 14 November 2025"), ("in a fortnight", "Wednesday 19 November 2025"),
    ("3 nov", "Tuesday 3 November 2026"), ("by friday", "Friday 7 November 2025"),
    ("the 1st", "Monday 1 December 2025"), ("in 3 months", "Thursday 5 February 2026"),
    ("2025-11-12", "Wednesday 12 November 2025"),
  ])
  func `a reminder is read forwards`(text: String, words: String) throws {
    let now = try #require(Instant(rfc3339: "2025-11-05T21:40:00Z"))
    guard case .moment(let moment) = TimeGrammar(now: now, zone: zone).readFuture(text) else {
      Issue.record("not read: \(text)")
      return
    }
    #expect(moment.words == words)
  }

  @Test func `next Friday is asked about while this week still has one`() throws {
    let now = try #require(Instant(rfc3339: "2025-11-05T21:40:00Z"))
    guard case .ask(let question) = TimeGrammar(now: now, zone: zone).readFuture("next friday")
    else {
      Issue.record("not asked")
      return
    }
    #expect(question.doubts == [.whichWeek])
    #expect(question.choices.map(\.edtf) == ["2025-11-07", "2025-11-14"])
    #expect(TimeGrammar(now: now, zone: zone).readFuture("yesterday") == .refused(.notUnderstood))
  }
}
