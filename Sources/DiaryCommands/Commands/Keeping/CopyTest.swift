import DiaryModel
import DiaryStore
import DiaryVault

/// Opens copies and checks that they are whole.
struct CopyTest {
  let session: Session
  let options: DiaryOptions

  /// What was found about one copy.
  private enum Outcome {
    case checked(HealthReport, entries: Int)
    case failed(StoreError)

    var isWhole: Bool {
      if case .checked(let report, _) = self { report.isWhole } else { false }
    }
  }

  /// Tests the copy at `path`, or every copy in the folder there.
  func run(_ path: String) throws {
    guard let status = FileStatus(path) else { throw CommandError.noSuchFile }
    let files = status.isFolder ? try CopyFile.all(in: path).map(\.path) : [path]
    guard let first = files.first else { throw CommandError.noCopies }

    let (secret, present) = try secretAndPresent(first)
    var outcomes: [(path: String, outcome: Outcome)] = []
    for (place, file) in files.enumerated() {
      outcomes.append((file, try test(file, secret, place + 1, of: files.count)))
    }
    let words = session.words
    if options.json {
      var object = JSONObject.tally()
      object.add("copies", outcomes.map { json($0.path, $0.outcome) })
      if let present { object.add("entries-now", present) }
      session.conversation.write(object.text + "\n")
    } else {
      for (path, outcome) in outcomes {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        switch outcome {
        case .checked(let report, let entries) where report.isWhole:
          session.tell(words.copyIsWhole(name, entries: entries, now: present))
        case .checked(let report, _):
          session.tell(words.copyIsDamaged(name) + "\n" + words.problems(of: report))
        case .failed(let error):
          session.tell(words.copyFailed(name, error))
        }
      }
    }
    if !outcomes.allSatisfy(\.outcome.isWhole) { throw CommandError.lookAtThis }
  }

  /// The secret, and how many entries the present diary has if it is here and opens with it.
  private func secretAndPresent(_ copy: String) throws -> (KeptSecret, Int?) {
    let places = session.places(options)
    let unlocking = Unlocking(session: session, options: options)
    let probed = session.store == nil && places.diaryExists ? places.diary : copy
    var kept: KeptSecret?
    let store = try unlocking.open(at: probed) { (secret, role) throws(StoreError) in
      kept = KeptSecret(secret, role)
      return try DiaryStore.openToLook(at: probed, secret: secret, role: role, session: session)
    }
    defer { try? store.close() }
    guard let kept else { throw CommandError.stopped }
    let present = probed == copy ? session.store : store
    return (kept, try present?.incidentCount())
  }

  private func test(
    _ file: String, _ secret: KeptSecret, _ number: Int, of all: Int
  ) throws -> Outcome {
    let conversation = session.conversation
    let words = session.words
    do throws(StoreError) {
      let store = try secret.openToLook(at: file, session)
      defer { try? store.close() }
      let report = try store.check { share in
        conversation.progress(words.testingCopy(number, all, share))
      }
      conversation.endProgress()
      let entries = report.damagedPages.isEmpty ? try store.incidentCount() : 0
      return .checked(report, entries: entries)
    } catch {
      conversation.endProgress()
      try conversation.throwIfInterrupted()
      return .failed(error)
    }
  }

  private func json(_ path: String, _ outcome: Outcome) -> JSONObject {
    var object = JSONObject()
    object.add("file", path)
    object.add("whole", outcome.isWhole)
    switch outcome {
    case .checked(let report, let entries):
      object.add("entries", entries)
      object.add("health", JSONObject(report))
    case .failed(let error):
      object.add("error", Failure(error, words: session.words, name: session.name).code)
    }
    return object
  }
}
