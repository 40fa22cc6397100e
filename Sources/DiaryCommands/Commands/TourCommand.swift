import ArgumentParser
import DiaryModel
import DiaryPack
import DiarySecret
import DiaryStore
import DiaryVault
import Foundation
import Glibc

/// Makes a practice record and a pack from it.
struct TourCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "tour", abstract: "Make a practice record and a pack from it.",
    discussion: """
      Everything in it is made up. It lies in a folder of its own, apart from your record, and can
      be removed at any time.

        tour
        tour --out try-it
      """)

  /// The passphrase of every practice record.
  ///
  /// It protects nothing.
  static let passphrase = "practice words only"

  @OptionGroup var diary: DiaryOptions

  @Option(
    help: ArgumentHelp("The new folder to make it in; practice without it.", valueName: "dir"),
    completion: .directory)
  var out: String?

  func run(in session: Session) throws {
    let folder = try makeFolder(session)
    do {
      let tour = try session.interruptible { try make(in: folder, session) }
      if diary.json {
        session.conversation.write(tour.json.text + "\n")
      } else {
        session.tell(session.words.tourMade(tour, name: session.name.text))
      }
    } catch {
      try? FileManager.default.removeItem(atPath: folder)
      throw error
    }
  }

  /// Makes a folder that was not there, and not where the real record lies.
  private func makeFolder(_ session: Session) throws -> String {
    let candidates = out.map { [$0] } ?? ["practice"] + (2...99).map { "practice-\($0)" }
    let real = session.places(diary).folder
    for path in candidates {
      guard !FileStatus.isInside(path, real) else { throw CommandError.placeOfTheRecord }
      if mkdir(path, 0o700) == 0 { return path }
      guard errno == EEXIST else { throw CommandError.cannotMakeFolder(errno) }
    }
    throw PackError.exists
  }

  private func make(in folder: String, _ session: Session) throws -> Tour {
    guard let zone = Zone("Europe/London") else { throw CommandError.timeZonesWrong }
    let places = Places(home: folder, name: session.name, environment: { _ in nil })
    let clock = PracticeClock(zone: zone, at: try PracticeRecord.start(in: zone))
    let secret = SecretBytes(count: Self.passphrase.utf8.count) {
      $0.copyBytes(from: Self.passphrase.utf8)
    }
    let store = try DiaryStore.create(
      at: places.diary, passphrase: secret, cost: .light, clock: { clock.reading })
    defer { try? store.close() }
    try store.set("practice", to: "yes")
    try store.set("person", to: "Sam")
    try store.set("writer", to: "Jo")

    let conversation = session.conversation
    let words = session.words
    let counts = try PracticeRecord(store: store, clock: clock).write { done, all in
      try conversation.throwIfInterrupted()
      conversation.progress(words.writingPracticeRecord(done, all))
    }
    conversation.endProgress()

    // Two hours after the last entry, so that every tour makes the same pack.
    clock.set(clock.now.adding(minutes: 120))
    var request = PackRequest(
      audience: words.practiceAudience, writerName: "Jo", personName: "Sam", madeAt: clock.now,
      zone: zone.name, version: Program.version, offset: ExportCommand.offset)
    request.isPractice = true
    let record = try store.incidents()
    let path = folder + "/pack-" + zone.wall(at: clock.now).date.iso
    let made = try PackMaking(session: session, store: store).make(record, request, at: path)
    let report = try Pack.verify(path: path)
    try store.close()
    return Tour(
      folder: folder, record: places.diary, counts: counts, strip: CalendarStrip(record),
      pack: made, report: report)
  }
}

/// What a tour made.
struct Tour {
  /// The folder that holds everything.
  let folder: String
  /// The practice record's file.
  let record: String
  let counts: PracticeRecord.Counts
  let strip: CalendarStrip
  let pack: PackMaking.Made
  /// What a check of the pack found.
  let report: PackReport

  /// The tour as an answer for scripts.
  var json: JSONObject {
    var practice = JSONObject()
    practice.add("folder", folder)
    practice.add("record", record)
    practice.add("passphrase", TourCommand.passphrase)
    practice.add("entries", counts.entries)
    practice.add("files", counts.files)
    practice.add("corrections", counts.corrections)
    practice.add("remarks", counts.remarks)
    practice.add("withdrawn", counts.withdrawn)
    practice.add("pack", pack.path)
    practice.add("pack-number", pack.receipt.packNumber)
    practice.add("manifest-sha256", pack.receipt.manifestSHA256)
    practice.add("pack-files", report.files.count)
    practice.add("intact", report.isIntact)
    var object = JSONObject.tally()
    object.add("practice", practice)
    return object
  }
}
