import ArgumentParser
import DiaryModel
import DiaryStore
import DiaryVault

/// Makes an encrypted copy.
struct BackupCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Make an encrypted copy.",
    discussion: """
      The copy is one file that the same passphrase or recovery sheet opens. It can lie on a stick,
      with a friend, or with a support worker: without the passphrase it is noise.

        backup /media/stick
        backup /media/stick --list
        backup /media/stick --test
      """)

  @OptionGroup var diary: DiaryOptions

  @Argument(
    help: "The folder for the copy; with --test, a copy or a folder of them.",
    completion: .directory)
  var folder: String?

  @Flag(help: "Name the copies in the folder. Needs no passphrase.")
  var list = false

  @Flag(help: "Open every copy in the folder and check that it is whole.")
  var test = false

  func run(in session: Session) throws {
    if list, test { throw CommandError.notTogether("--list", "--test") }
    let folder = try chosenFolder(session)
    if list {
      try show(try CopyFile.all(in: folder), session)
    } else if test {
      try CopyTest(session: session, options: diary).run(folder)
    } else {
      try copy(to: folder, session)
    }
  }

  private func chosenFolder(_ session: Session) throws -> String {
    if let folder { return Self.trimmed(folder) }
    guard session.asks(diary) else { throw CommandError.answerNeeded(option: "the folder's name") }
    let typed = try session.conversation.ask(session.words.whichFolder)
    guard !typed.isEmpty else { throw CommandError.stopped }
    return Self.trimmed(LaterQuestions.path(typed))
  }

  private static func trimmed(_ path: String) -> String {
    path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
  }

  // MARK: Making one

  private func copy(to folder: String, _ session: Session) throws {
    let words = session.words
    let conversation = session.conversation
    let places = session.places(diary)
    guard let target = FileStatus(folder), target.isFolder else { throw CommandError.noSuchFolder }
    guard !FileStatus.isInside(folder, places.folder) else { throw CommandError.copyBesideRecord }
    let store = try session.open(diary)
    let isSameDisk = FileStatus(places.diary)?.device == target.device
    let now = session.clock().instant
    let zone = try session.zone()
    let path = CopyFile.newPath(in: folder, name: session.name, at: now, zone)
    var size: Int64 = 0
    do {
      try store.copy(to: path) { done, all in
        size = all
        conversation.progress(words.copying(done, all))
      }
    } catch StoreError.vault(.full) {
      conversation.endProgress()
      throw CommandError.noRoomForCopy
    }
    conversation.endProgress()
    // No path: where copies lie is nobody's business who opens this one.
    if !store.isReadOnly { try store.set("backup", to: "\(now.rfc3339),\(size)") }
    let entries = try store.incidentCount()
    if diary.json {
      var copy = JSONObject()
      copy.add("file", path)
      copy.add("bytes", Int(size))
      copy.add("entries", entries)
      copy.add("same-disk", isSameDisk)
      var object = JSONObject.tally()
      object.add("copy", copy)
      conversation.write(object.text + "\n")
    } else {
      session.tell(words.copyMade(path, entries: entries, size: size, name: session.name.text))
      if isSameDisk { conversation.say(words.copyOnSameDisk) }
    }
  }

  // MARK: Naming them

  private func show(_ copies: [CopyFile], _ session: Session) throws {
    let words = session.words
    if diary.json {
      var object = JSONObject.tally()
      object.add(
        "copies",
        copies.map { copy in
          var item = JSONObject()
          item.add("file", copy.path)
          item.add(
            "made",
            "\(copy.day.iso)T\(words.twoDigits(copy.minute / 60)):\(words.twoDigits(copy.minute % 60))"
          )
          item.add("bytes", Int(copy.size))
          return item
        })
      session.conversation.write(object.text + "\n")
    } else if diary.plain {
      for copy in copies {
        session.conversation.write("\(copy.path)\t\(copy.day.iso)\t\(copy.size)\n")
      }
    } else if copies.isEmpty {
      session.tell(words.noCopies)
    } else {
      session.tell(copies.map(words.copyLine).joined(separator: "\n"))
    }
  }
}
