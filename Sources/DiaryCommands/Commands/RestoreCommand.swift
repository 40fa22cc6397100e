import ArgumentParser
import DiaryModel
import DiaryStore
import DiaryVault
import Glibc

/// Brings a copy back.
struct RestoreCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore", abstract: "Bring a copy back.",
    discussion: """
      The copy is checked first and stays as it is. A record that is here already is never
      overwritten and nothing is mixed: the copy can be put beside it.

        restore /media/stick/tally-copy-2026-11-24-2131.data
      """)

  @OptionGroup var diary: DiaryOptions

  @Argument(help: "The copy, or a folder with copies.", completion: .file())
  var copy: String

  @Flag(help: "Put it beside a record that is here already.")
  var beside = false

  func run(in session: Session) throws {
    let words = session.words
    let source = try chosenCopy(session)
    let places = session.places(diary)
    if places.diaryExists, !beside, !session.asks(diary) { throw CommandError.diaryExists }

    var kept: KeptSecret?
    if session.asks(diary) { session.conversation.say(words.passphraseOfCopy) }
    let opened = try Unlocking(session: session, options: diary).open(at: source) {
      (secret, role) throws(StoreError) in
      kept = KeptSecret(secret, role)
      return try DiaryStore.openToLook(at: source, secret: secret, role: role, session: session)
    }
    defer { try? opened.close() }
    guard let kept else { throw CommandError.stopped }
    try look(at: opened, session)

    let target = try place(places, kept, session)
    do {
      try session.interruptible {
        try opened.copy(to: target.diary) { done, all in
          session.conversation.progress(words.restoring(done, all))
        }
      }
    } catch {
      // Nothing half-made is left; neither is the folder, if it was made for this.
      if target != places { rmdir(target.folder) }
      throw error
    }
    try? opened.close()
    try finish(target, kept, isBeside: target != places, session)
  }

  /// The copy that was named; of several in a folder, the one that is chosen.
  private func chosenCopy(_ session: Session) throws -> String {
    guard let status = FileStatus(copy) else { throw CommandError.noSuchFile }
    guard status.isFolder else { return copy }
    let copies = try CopyFile.all(in: copy)
    guard let first = copies.first else { throw CommandError.noCopies }
    guard copies.count > 1 else { return first.path }
    guard session.asks(diary) else { throw CommandError.isFolder }
    let shown = Array(copies.prefix(9))
    let place = try session.conversation.choose(
      session.words.whichCopy, shown.map(session.words.copyLine), enter: 0)
    return shown[place].path
  }

  /// Says what is in the copy, and checks that it is whole.
  private func look(at store: DiaryStore, _ session: Session) throws {
    let words = session.words
    let conversation = session.conversation
    let report = try session.interruptible {
      try store.check { share in conversation.progress(words.checkingCopy(share)) }
    }
    guard report.isWhole else {
      conversation.say(words.copyIsDamaged("") + "\n" + words.problems(of: report))
      guard session.asks(diary) else { throw CommandError.copyDamaged }
      guard try conversation.askYesNo(words.restoreDamaged, enter: false) else {
        throw CommandError.stopped
      }
      return
    }
    let last = try store.counted(since: nil, until: nil).map(\.written).max()
    let zone = try store.setting("zone").flatMap { Zone($0) } ?? session.zone()
    conversation.say(
      words.copyHolds(
        try store.incidentCount(), last: last.map { words.dayAndTime($0, zone) }))
  }

  /// Where it is to lie: in the diary's place, or in a folder of its own beside it.
  private func place(_ places: Places, _ kept: KeptSecret, _ session: Session) throws -> Places {
    guard places.diaryExists else {
      try places.makeFolder()
      return places
    }
    if !beside {
      let words = session.words
      let store = try? kept.openToLook(at: places.diary, session)
      let present = try? store?.incidentCount()
      try? store?.close()
      let answer = try session.conversation.choose(
        words.recordIsHere(entries: present ?? nil), words.besideOrStop)
      guard answer == 0 else { throw CommandError.stopped }
    }
    let day = try session.zone().wall(at: session.clock().instant).date.iso
    let names = ["restored-\(day)"] + (2...99).map { "restored-\(day)-\($0)" }
    guard
      let free = names.lazy.map({ places.folder + "/" + $0 }).first(where: { FileStatus($0) == nil }
      )
    else { throw CommandError.fileExists }
    // A folder of its own, so that --home opens it.
    let target = Places(home: free, name: session.name, environment: { _ in nil })
    try target.makeFolder()
    return target
  }

  /// Checks what now lies there, and offers a new passphrase.
  private func finish(
    _ target: Places, _ kept: KeptSecret, isBeside: Bool, _ session: Session
  ) throws {
    let words = session.words
    let conversation = session.conversation
    let store = try kept.open(at: target.diary, session)
    defer { try? store.close() }
    let report = try session.interruptible {
      try store.check { share in conversation.progress(words.checkingCopy(share)) }
    }
    let entries = report.damagedPages.isEmpty ? try store.incidentCount() : 0
    if diary.json {
      var restored = JSONObject()
      restored.add("record", target.diary)
      restored.add("entries", entries)
      restored.add("beside", isBeside)
      restored.add("health", JSONObject(report))
      var object = JSONObject.tally()
      object.add("restored", restored)
      conversation.write(object.text + "\n")
    } else {
      session.tell(words.restored(entries, files: report.files, isWhole: report.isWhole))
      if isBeside { session.tell(words.restoredBeside(target.folder, session.name.text)) }
    }
    guard session.asks(diary) else { return }
    conversation.say(words.newPassphraseAfterRestore)
    if try conversation.askYesNo(words.chooseNewPassphrase, enter: true) {
      try store.setPassphrase(PassphraseChoice(session: session, options: diary).choose())
      conversation.say(words.passphraseChangedHere)
    }
    conversation.say(words.oldComputer)
  }
}
