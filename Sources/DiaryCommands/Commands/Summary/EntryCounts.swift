import DiaryModel
import DiaryStore

/// Counts of what was written down; nothing is made of them.
///
/// A day, a month or a part of the day is only counted where the whole time of an entry lies in it.
/// What spans more is counted once, apart.
struct EntryCounts: Equatable {
  /// A month of the calendar.
  struct Month: Hashable, Comparable {
    var year: Int
    /// 1 to 12.
    var month: Int

    static func < (left: Month, right: Month) -> Bool {
      (left.year, left.month) < (right.year, right.month)
    }

    var next: Month {
      month == 12 ? Month(year: year + 1, month: 1) : Month(year: year, month: month + 1)
    }
  }

  /// Some days one after the other.
  struct Stretch: Equatable {
    var first: CivilDate
    var last: CivilDate
    var count: Int { last.days - first.days + 1 }
  }

  /// Entries in all.
  var entries = 0
  /// Those whose time is not known.
  var unknown: [Int] = []
  /// Those whose time is known to lie in more than one month.
  var severalMonths: [Int] = []
  /// Those whose time is known to lie in several days of one month.
  var severalDays = 0
  /// Entries by month.
  var months: [Month: Int] = [:]
  /// Entries of a row by month; an entry of several rows is in each.
  var rows: [BehaviourGroup: [Month: Int]] = [:]
  /// Entries of a row, whenever they were.
  var rowTotals: [BehaviourGroup: Int] = [:]
  /// Entries for which no kind was chosen, by month and in all.
  var withoutKind: [Month: Int] = [:]
  var withoutKindTotal = 0
  /// Days with an entry.
  var days: Set<CivilDate> = []
  /// Entries by weekday, Monday first, and part of the day: night, morning, afternoon, evening.
  var week = [[Int]](repeating: [Int](repeating: 0, count: 4), count: 7)
  /// Entries that lie in one part of one day.
  var inWeek = 0
  /// Entries with files, and marked ones.
  var withFiles = 0
  var files = 0
  var marked = 0
  /// The first and the last day on which something can have happened.
  var firstDay: CivilDate?
  var lastDay: CivilDate?
  /// Days on which something spans that lies in no single day.
  private var spans: [Stretch] = []

  /// The counts of `incidents`, by the clock of `zone`.
  init(_ incidents: [CountedIncident], in zone: Zone) {
    for incident in incidents { take(incident, zone) }
  }

  private mutating func take(_ incident: CountedIncident, _ zone: Zone) {
    entries += 1
    files += incident.files
    if incident.files > 0 { withFiles += 1 }
    if incident.isMarked { marked += 1 }
    let groups = BehaviourGroup.allCases.filter {
      !$0.behaviours.isDisjoint(with: incident.behaviours)
    }
    for group in groups { rowTotals[group, default: 0] += 1 }
    if groups.isEmpty { withoutKindTotal += 1 }
    guard let earliest = incident.earliest, let latest = incident.latest else {
      unknown.append(incident.number)
      return
    }
    let first = zone.wall(at: earliest)
    let last = zone.wall(at: Instant(seconds: max(earliest.seconds, latest.seconds - 1)))
    firstDay = min(firstDay ?? first.date, first.date)
    lastDay = max(lastDay ?? last.date, last.date)
    if first.date == last.date {
      days.insert(first.date)
      if first.minute / 360 == last.minute / 360 {
        week[first.date.weekday.rawValue - 1][first.minute / 360] += 1
        inWeek += 1
      }
    } else {
      spans.append(Stretch(first: first.date, last: last.date))
    }
    let (from, to) = (Month(first.date), Month(last.date))
    guard from == to else {
      severalMonths.append(incident.number)
      return
    }
    if first.date != last.date { severalDays += 1 }
    months[from, default: 0] += 1
    for group in groups { rows[group, default: [:]][from, default: 0] += 1 }
    if groups.isEmpty { withoutKind[from, default: 0] += 1 }
  }

  // MARK: Gaps and runs

  /// The longest stretch between two entries in which nothing can have happened that was written
  /// down with a time.
  var longestGap: Stretch? {
    var longest: Stretch?
    var end: CivilDate?
    let taken = (days.map { Stretch(first: $0, last: $0) } + spans).sorted { $0.first < $1.first }
    for stretch in taken {
      if let before = end, stretch.first.days - before.days > 1 {
        let gap = Stretch(first: before.adding(days: 1), last: stretch.first.adding(days: -1))
        if gap.count > longest?.count ?? 0 { longest = gap }
      }
      end = max(end ?? stretch.last, stretch.last)
    }
    return longest
  }

  /// The longest run of days with an entry on each.
  var longestRun: Stretch? {
    var longest: Stretch?
    var current: Stretch?
    for day in days.sorted() {
      if let run = current, run.last.adding(days: 1) == day {
        current = Stretch(first: run.first, last: day)
      } else {
        current = Stretch(first: day, last: day)
      }
      if let current, current.count > longest?.count ?? 0 { longest = current }
    }
    return longest
  }
}

extension EntryCounts.Month {
  /// The month of a day.
  init(_ date: CivilDate) {
    let parts = date.parts
    self.init(year: parts.year, month: parts.month)
  }
}
