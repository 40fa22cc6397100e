import DiaryModel
import Foundation
import Testing

struct TimeCalendarTests {
  @Test func `every day of four centuries follows the day before it`() throws {
    var date = try #require(CivilDate(year: 1800, month: 1, day: 1))
    let end = try #require(CivilDate(year: 2201, month: 1, day: 1))
    var before = date.parts
    var weekday = date.weekday.rawValue
    while date < end {
      date = date.adding(days: 1)
      let parts = date.parts
      let isNextDay = parts == (before.year, before.month, before.day + 1)
      let isNextMonth = parts == (before.year, before.month + 1, 1)
      let isNextYear = parts == (before.year + 1, 1, 1)
      let length = CivilDate.length(ofMonth: before.month, in: before.year)
      #expect(before.day < length ? isNextDay : isNextMonth || isNextYear)
      weekday = weekday % 7 + 1
      #expect(date.weekday.rawValue == weekday)
      #expect(CivilDate(year: parts.year, month: parts.month, day: parts.day) == date)
      before = parts
    }
  }

  @Test(arguments: [
    (1900, 2, 29), (2025, 2, 29), (2025, 4, 31), (2025, 13, 1), (2025, 0, 1), (0, 1, 1),
  ])
  func `a date that no calendar has is not made`(year: Int, month: Int, day: Int) {
    #expect(CivilDate(year: year, month: month, day: day) == nil)
  }

  @Test func `a month from the last day of a long month is the last of a short one`() throws {
    let date = try #require(CivilDate(year: 2024, month: 3, day: 31))
    #expect(date.adding(months: -1).iso == "2024-02-29")
    #expect(date.adding(months: -13).iso == "2023-02-28")
    #expect(date.adding(months: 10).iso == "2025-01-31")
  }

  @Test func `this machine knows the time of the United Kingdom`() {
    #expect(Zone.isTrustworthy)
    #expect(Zone("Europe/Nowhere") == nil)
  }

  @Test func `a time on the wall is one instant, none or two`() throws {
    let zone = try #require(Zone("Europe/London"))
    let back = try #require(CivilDate(year: 2025, month: 10, day: 26))
    let forward = try #require(CivilDate(year: 2025, month: 3, day: 30))
    #expect(
      zone.instants(of: back, minute: 90).map(\.rfc3339)
        == ["2025-10-26T00:30:00Z", "2025-10-26T01:30:00Z"])
    #expect(zone.instants(of: back, minute: 59).map(\.rfc3339) == ["2025-10-25T23:59:00Z"])
    #expect(zone.instants(of: back, minute: 120).map(\.rfc3339) == ["2025-10-26T02:00:00Z"])
    #expect(zone.instants(of: forward, minute: 60).isEmpty)
    #expect(zone.instants(of: forward, minute: 119).isEmpty)
    #expect(zone.instants(of: forward, minute: 120).map(\.rfc3339) == ["2025-03-30T01:00:00Z"])
    let bounds = zone.bounds(of: forward, minute: 90)
    #expect(bounds.first.rfc3339 == "2025-03-30T01:00:00Z")
    #expect(bounds.last == bounds.first)
  }

  @Test func `every minute of a year is found again from its wall`() throws {
    let zone = try #require(Zone("Europe/London"))
    let start = try #require(Instant(rfc3339: "2025-01-01T00:00:00Z"))
    for step in 0..<(365 * 24 * 4) {
      let instant = start.adding(minutes: step * 15)
      let wall = zone.wall(at: instant)
      #expect(zone.instants(of: wall.date, minute: wall.minute).contains(instant))
    }
  }

  @Test(arguments: [
    (Int64(0), "1970-01-01T00:00:00Z"), (-1, "1969-12-31T23:59:59Z"),
    (1_762_378_800, "2025-11-05T21:40:00Z"), (951_782_399, "2000-02-28T23:59:59Z"),
    (-2_208_988_800, "1900-01-01T00:00:00Z"), (4_102_444_799, "2099-12-31T23:59:59Z"),
  ])
  func `an instant is written and read as RFC 3339`(seconds: Int64, text: String) {
    #expect(Instant(seconds: seconds).rfc3339 == text)
    #expect(Instant(rfc3339: text) == Instant(seconds: seconds))
  }

  @Test func `an offset moves the wall and not the instant`() throws {
    let instant = try #require(Instant(rfc3339: "2025-07-03T16:05:00Z"))
    #expect(instant.rfc3339(offset: 60) == "2025-07-03T17:05:00+01:00")
    #expect(instant.rfc3339(offset: -570) == "2025-07-03T06:35:00-09:30")
    #expect(instant.rfc3339(offset: 0) == "2025-07-03T16:05:00+00:00")
    for offset in [60, -570, 0, 840] {
      #expect(Instant(rfc3339: instant.rfc3339(offset: offset)) == instant)
    }
  }

  @Test(arguments: [
    "", "2025-11-05", "2025-11-05T21:40Z", "2025-11-05 21:40:00Z", "2025-11-05T21:40:00",
    "2025-11-05t21:40:00Z", "2025-11-05T21:40:00z", "2025-11-05T24:00:00Z", "2025-11-05T21:60:00Z",
    "2025-11-05T21:40:60Z", "2025-02-29T00:00:00Z", "2025-11-05T21:40:00.5Z",
    "2025-11-05T21:40:00+0100", "2025-11-05T21:40:00+24:00", "2025-11-05T21:40:00Z ",
    "+025-11-05T21:40:00Z", "2025-11-05T21:40:00+01:00Z", "２025-11-05T21:40:00Z",
  ])
  func `anything but the one form of RFC 3339 is refused`(text: String) {
    #expect(Instant(rfc3339: text) == nil)
  }
}
