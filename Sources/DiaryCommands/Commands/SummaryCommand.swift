import ArgumentParser
import DiaryModel
import DiaryStore

/// Counts and gaps.
struct SummaryCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "summary", abstract: "Counts and gaps.",
    discussion: """
      Counts come only from what you wrote down. They say nothing of how serious it is.

        summary
        summary --since "1 aug" --until today
      """)

  @OptionGroup var diary: DiaryOptions

  @Option(help: ArgumentHelp("From this time on.", valueName: "when"))
  var since: String?

  @Option(help: ArgumentHelp("Up to the end of this time.", valueName: "when"))
  var until: String?

  func run(in session: Session) throws {
    let store = try session.open(diary)
    let when = WhenQuestion(session: session, options: diary)
    let from = try since.map { try when.read($0).earliest } ?? nil
    let to = try until.map { try when.read($0).latest } ?? nil
    let zone = try session.zone()
    let counts = EntryCounts(try store.counted(since: from, until: to), in: zone)
    let period = try period(counts, from, to, zone, session)
    if diary.json {
      session.conversation.write(json(counts, period).text + "\n")
    } else if counts.entries == 0 {
      session.tell(session.words.nothingToCount)
    } else {
      session.tell(text(counts, period, session))
    }
  }

  /// From the first day that was asked for, or that has an entry, to the last one asked for, or to
  /// today.
  private func period(
    _ counts: EntryCounts, _ from: Instant?, _ to: Instant?, _ zone: Zone, _ session: Session
  ) throws -> EntryCounts.Stretch? {
    let first = from.map { zone.wall(at: $0).date } ?? counts.firstDay
    let last =
      to.map { zone.wall(at: Instant(seconds: $0.seconds - 1)).date }
      ?? zone.wall(at: session.clock().instant).date
    guard let first, first <= last else { return nil }
    return EntryCounts.Stretch(first: first, last: last)
  }

  private func text(
    _ counts: EntryCounts, _ period: EntryCounts.Stretch?, _ session: Session
  ) -> String {
    let words = session.words
    var lines: [String] = []
    if let period {
      lines.append("\(words.day(period.first)) to \(words.day(period.last))")
      let days = counts.days.count { period.first <= $0 && $0 <= period.last }
      lines.append(words.entriesOnDays(counts.entries, days: days, of: period.count))
    } else {
      lines.append(words.count(counts.entries, "entry", "entries") + ".")
    }
    let table = SummaryTable(counts, words: words, width: session.conversation.width)
    if !table.lines.isEmpty { lines += ["", words.whatHappenedByMonth] + table.lines }
    lines.append("")
    if !counts.severalMonths.isEmpty { lines.append(words.inNoOneMonth(counts.severalMonths)) }
    if !counts.unknown.isEmpty { lines.append(words.haveNoTime(counts.unknown)) }
    if let gap = counts.longestGap { lines.append(words.longestGap(gap)) }
    if let run = counts.longestRun, run.count > 1 { lines.append(words.longestRun(run)) }
    if counts.withFiles > 0 { lines.append(words.haveFiles(counts.withFiles, files: counts.files)) }
    if counts.marked > 0 { lines.append(words.areMarked(counts.marked)) }
    if counts.inWeek > 0 {
      lines += [""] + words.weekChart(counts.week)
      let rest = counts.entries - counts.inWeek
      if rest > 0 { lines.append(words.notInWeek(rest)) }
    }
    lines += ["", words.countsAreNoScore]
    return lines.joined(separator: "\n")
  }

  private func json(_ counts: EntryCounts, _ period: EntryCounts.Stretch?) -> JSONObject {
    var summary = JSONObject()
    summary.add("entries", counts.entries)
    if let period {
      summary.add("from", period.first.iso)
      summary.add("to", period.last.iso)
      summary.add("days", period.count)
      summary.add(
        "days-with-entries", counts.days.count { period.first <= $0 && $0 <= period.last })
    }
    summary.add("months", months(counts.months))
    summary.add("no-one-month", counts.severalMonths)
    summary.add("no-time", counts.unknown)
    summary.add(
      "kinds",
      BehaviourGroup.allCases.compactMap { group in
        counts.rowTotals[group].map { total in
          var row = JSONObject()
          row.add("kind", group.code)
          row.add("entries", total)
          row.add("months", months(counts.rows[group] ?? [:]))
          return row
        }
      })
    summary.add("no-kind", counts.withoutKindTotal)
    if let gap = counts.longestGap { summary.add("longest-gap", JSONObject(gap)) }
    if let run = counts.longestRun { summary.add("longest-run", JSONObject(run)) }
    summary.add("with-files", counts.withFiles)
    summary.add("files", counts.files)
    summary.add("marked", counts.marked)
    summary.add(
      "week",
      counts.week.enumerated().map { place, parts in
        var day = JSONObject()
        day.add("weekday", place + 1)
        for (name, count) in zip(["night", "morning", "afternoon", "evening"], parts) {
          day.add(name, count)
        }
        return day
      })
    var object = JSONObject.tally()
    object.add("summary", summary)
    return object
  }

  private func months(_ counts: [EntryCounts.Month: Int]) -> JSONObject {
    var object = JSONObject()
    for month in counts.keys.sorted() {
      let text = "\(month.year)-\(month.month < 10 ? "0" : "")\(month.month)"
      object.add(text, counts[month] ?? 0)
    }
    return object
  }
}

extension JSONObject {
  /// Some days one after the other.
  init(_ stretch: EntryCounts.Stretch) {
    self.init()
    add("days", stretch.count)
    add("first", stretch.first.iso)
    add("last", stretch.last.iso)
  }
}
