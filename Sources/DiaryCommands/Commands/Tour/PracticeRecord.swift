import CSample
import DiaryImport
import DiaryModel
import DiaryStore

/// Writes the practice record down, step by step, the way a person would have.
///
/// Times are typed and read by the same grammar, files are read for what they say about themselves,
/// and every step is an entry of the log with its own time of writing.
struct PracticeRecord {
  /// What was written.
  struct Counts: Equatable {
    var entries = 0
    var files = 0
    var corrections = 0
    var remarks = 0
    var withdrawn = 0
  }

  let store: DiaryStore
  let clock: PracticeClock

  /// The time of the first step.
  static func start(in zone: Zone) throws -> Instant {
    try instant(SampleRecord.steps.first?.writtenAt ?? "", in: zone, step: 0)
  }

  /// Takes every step; a step that cannot be taken is an error in the program.
  ///
  /// - Parameter progress: told the steps taken and all there are; may throw to stop.
  func write(progress: (Int, Int) throws -> Void) throws -> Counts {
    var counts = Counts()
    let steps = SampleRecord.steps
    for (place, step) in steps.enumerated() {
      try progress(place, steps.count)
      clock.set(try Self.instant(step.writtenAt, in: clock.zone, step: place))
      try take(step, place, &counts)
    }
    try progress(steps.count, steps.count)
    return counts
  }

  private func take(_ step: SampleStep, _ place: Int, _ counts: inout Counts) throws {
    switch step {
    case .incident(let entry):
      var fields = entry.fields
      fields[.account] = entry.account
      let saved = try store.add(
        moment: try moment(entry.when, place), fields: fields, behaviours: Set(entry.behaviours))
      counts.entries += 1
      for file in entry.files { try attach(file, to: saved.number, place, &counts) }
    case .note(let incident, let file, _, let when, let text, let isPrivate):
      _ = try store.note(
        incident, file: file, text: text, moment: try when.map { try moment($0, place) },
        isPrivate: isPrivate)
      counts.remarks += 1
    case .amend(let incident, _, let when, let fields, let reason):
      _ = try store.amend(
        incident, moment: try when.map { try moment($0, place) }, fields: fields, reason: reason)
      counts.corrections += 1
    case .withdraw(let incident, _, let reason):
      _ = try store.withdraw(.incident(incident), reason: reason)
      counts.withdrawn += 1
    case .attach(let incident, _, let file):
      try attach(file, to: incident, place, &counts)
    }
  }

  private func attach(
    _ file: SampleFile, to incident: Int, _ place: Int, _ counts: inout Counts
  ) throws {
    guard let bytes = Self.bytes(of: file.name) else {
      throw CommandError.practiceRecordWrong(step: place)
    }
    var source = BytesInMemory(bytes)
    let facts = FileFacts.read(&source, name: file.name)
    var new = NewEvidence(name: file.name, mediaType: facts.mediaType, kind: file.kind)
    new.from = file.from
    new.about = file.about
    new.taken = try file.taken.map { try moment($0, place) }
    new.facts = facts.facts
    new.doNotShow = file.doNotShow
    var done = 0
    _ = try store.attach(new, to: incident, size: Int64(bytes.count)) { buffer in
      let count = min(buffer.count, bytes.count - done)
      buffer.copyBytes(from: bytes[done..<done + count])
      done += count
      return count
    }
    counts.files += 1
  }

  /// What a phrase means where the clock stands; it must mean one thing.
  private func moment(_ phrase: String, _ place: Int) throws -> Moment {
    guard case .moment(let moment) = TimeGrammar(now: clock.now, zone: clock.zone).read(phrase)
    else { throw CommandError.practiceRecordWrong(step: place) }
    return moment
  }

  /// The instant of a local time such as `2025-07-14T21:10`.
  private static func instant(_ local: String, in zone: Zone, step: Int) throws -> Instant {
    let numbers = local.split { !$0.isNumber }.compactMap { Int($0) }
    guard numbers.count == 5, (0..<24).contains(numbers[3]), (0..<60).contains(numbers[4]),
      let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]),
      let instant = zone.instants(of: date, minute: numbers[3] * 60 + numbers[4]).first
    else { throw CommandError.practiceRecordWrong(step: step) }
    return instant
  }

  /// The bytes of a file that is compiled in.
  private static func bytes(of name: String) -> [UInt8]? {
    for number in 0..<csample_count() {
      guard let found = csample_name(number), String(cString: found) == name,
        let bytes = csample_bytes(number)
      else { continue }
      return Array(UnsafeBufferPointer(start: bytes, count: csample_length(number)))
    }
    return nil
  }
}
