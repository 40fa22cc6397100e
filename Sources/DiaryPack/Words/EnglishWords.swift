internal import DiaryModel

/// What a pack says in its own words, in English.
///
/// It tells what was written down and never what it amounts to. Helplines and advice are not part
/// of it, since a pack may reach the other side.
struct EnglishWords {
  let language = "en-GB"

  // What it is.
  let title = "Timeline"
  let standing =
    "Prepared from the writer's own record. Not a risk assessment. Not a signed statement."
  let practice = "PRACTICE: a made-up record, for learning."
  let countsNote = "Counts come only from what was written down."

  // What stands in the place of contents.
  let withdrawn = "withdrawn by the writer"
  let erased = "contents destroyed by the writer"
  let timeNotKnown = "Time not known"
  let notSaid = "not said"

  func kind(_ kind: PackRequest.Kind) -> String {
    switch kind {
    case .full: "Everything that may be shown"
    }
  }

  func entries(_ count: Int) -> String { count == 1 ? "1 entry" : "\(count) entries" }
  func files(_ count: Int) -> String { count == 1 ? "1 file" : "\(count) files" }
  func exhibits(_ count: Int) -> String { count == 1 ? "1 exhibit" : "\(count) exhibits" }

  func state(_ state: EntryState) -> String {
    switch state {
    case .current: "stands"
    case .withdrawn: withdrawn
    case .erased: erased
    }
  }

  func marked(_ condition: String) -> String { "marked \(condition) by the writer" }

  // Times.
  private let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
  private let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  func day(_ date: CivilDate) -> String {
    let (year, month, day) = date.parts
    return "\(day) \(months[month - 1]) \(year)"
  }

  func weekdayAndDay(_ date: CivilDate) -> String {
    weekdays[date.weekday.rawValue - 1] + " " + day(date)
  }

  func clock(_ time: LocalTime) -> String {
    let hour = time.hour % 12 == 0 ? 12 : time.hour % 12
    let half = time.hour < 12 ? "am" : "pm"
    return time.minute == 0 ? "\(hour)\(half)" : "\(hour).\(padded(time.minute, 2))\(half)"
  }

  func dayAndClock(_ time: LocalTime) -> String { day(time.date) + ", " + clock(time) }

  /// `2025-11` as `November 2025`.
  func month(_ month: String) -> String {
    guard let (year, number, _) = CivilDate(month + "-01")?.parts else { return month }
    return "\(months[number - 1]) \(year)"
  }

  /// `2025-11` as `Nov 2025`.
  func shortMonth(_ month: String) -> String {
    guard let (year, number, _) = CivilDate(month + "-01")?.parts else { return month }
    return "\(monthName(number)) \(year)"
  }

  func monthName(_ number: Int) -> String { String(months[number - 1].prefix(3)) }

  func precision(_ precision: Moment.Precision) -> String {
    switch precision {
    case .exact: "to the minute"
    case .about: "a rough time"
    case .between: "between two times"
    case .date: "the day, not the time of day"
    case .dates: "some time within these days"
    case .unknown: "time not known"
    }
  }

  /// How long after the last instant at which it can have happened it was written down.
  func delay(_ moment: Moment, _ recorded: RecordedAt) -> String? {
    guard let latest = moment.latest else { return nil }
    let (seconds, overflow) = recorded.instant.seconds.subtractingReportingOverflow(latest.seconds)
    guard !overflow else { return nil }
    if seconds <= 0 { return "within the time said" }
    if seconds < 3600 { return plural(max(1, seconds / 60), "minute") + " after" }
    if seconds < 172_800 { return plural(seconds / 3600, "hour") + " after" }
    return plural(seconds / 86_400, "day") + " after"
  }

  private func plural(_ count: Int64, _ unit: String) -> String {
    count == 1 ? "1 \(unit)" : "\(count) \(unit)s"
  }

  func clockState(_ state: RecordedAt.ClockState) -> String? {
    switch state {
    case .synchronised: nil
    case .unsynchronised: "the machine's clock was not synchronised"
    case .unknown: nil
    case .setBack: "the machine's clock stood earlier than at the entry before"
    }
  }

  func size(_ bytes: Int64) -> String {
    if bytes < 1000 { return bytes == 1 ? "1 byte" : "\(bytes) bytes" }
    if bytes < 1_000_000 { return "\(bytes / 1000) kB" }
    let tenths = bytes / 100_000
    if bytes < 1_000_000_000 { return "\(tenths / 10).\(tenths % 10) MB" }
    let hundreds = bytes / 100_000_000
    return "\(hundreds / 10).\(hundreds % 10) GB"
  }

  // Absences.
  func absence(_ reason: Exhibit.Absence) -> String {
    switch reason {
    case .withdrawn: withdrawn
    case .erased: erased
    case .location: "not in the folder: the file carries a location"
    case .chosen: "not in the folder: left out by the writer"
    }
  }

  func absences(_ reason: Exhibit.Absence, _ count: Int) -> String {
    switch reason {
    case .withdrawn: "\(files(count)) withdrawn by the writer."
    case .erased: "\(files(count)) with contents destroyed by the writer; the digest is listed."
    case .location:
      "\(files(count)) left out because the file carries a location. Details and digest are listed."
    case .chosen: "\(files(count)) left out by the writer. Details and digest are listed."
    }
  }

  let changed = "changed since it was added"
  let doNotShow = "not drawn here, as the writer asked"
}
