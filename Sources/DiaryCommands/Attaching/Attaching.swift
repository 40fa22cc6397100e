import CSystem
import DiaryImport
import DiaryModel
import DiaryStore
import DiaryVault
import Glibc

/// Adds files to an entry: says what each one is, asks what nobody but the person knows, copies it.
struct Attaching {
  let session: Session
  let options: DiaryOptions
  let said: AttachOptions
  let store: DiaryStore

  private var words: Words { session.words }
  private var conversation: any Conversation { session.conversation }

  /// What the options say, read once for all files.
  private struct Given {
    var from: String?
    var about: String?
    var note: String?
    var taken: Moment?
  }

  /// Adds the files at `paths` to entry `number`.
  ///
  /// A file that cannot be added does not stop the others.
  ///
  /// - Throws: what went wrong, if there is one file; ``CommandError/filesLeftOut(added:of:status:)``
  ///   if there are several and some were not added; at once what concerns the diary itself.
  func attach(_ paths: [String], to number: Int) throws {
    let incident = try store.incident(number)
    if case .erased = incident.state { throw StoreError.alreadyErased }
    guard !store.isReadOnly else { throw StoreError.vault(.readOnly) }
    let given = try given()
    var results: [JSONObject] = []
    var added = 0
    var status: Int32 = 0
    // What was added is told also if the diary itself fails at a later one.
    defer { if options.json, paths.count == 1 ? added > 0 : !results.isEmpty { write(results) } }
    for (place, path) in paths.enumerated() {
      do {
        let file = try attach(SourceFile(path), to: number, given)
        results.append(JSONObject(file))
        if options.plain, !options.json {
          conversation.write("\(number).\(file.number)\t\(file.sha256)\t\(file.size)\n")
        }
        added += 1
      } catch  where Self.concernsFile(error) && paths.count > 1 {
        let failure = Failure(error, words: words, name: session.name)
        if status == 0 { status = failure.status }
        if !options.json {
          conversation.say(words.ofSeveral(place + 1, paths.count, failure.message))
        }
        var object = JSONObject()
        object.add("place", place + 1)
        object.add("error", failure.code)
        results.append(object)
      }
    }
    if added > 0 { conversation.say(words.originalStays(added)) }
    if added < paths.count {
      throw CommandError.filesLeftOut(added: added, of: paths.count, status: status)
    }
  }

  private func write(_ results: [JSONObject]) {
    var object = JSONObject.tally()
    object.add("files", results)
    conversation.write(object.text + "\n")
  }

  /// Whether only the one file is concerned, and the next can still be added.
  private static func concernsFile(_ error: any Error) -> Bool {
    switch error {
    case CommandError.noSuchFile, CommandError.isFolder, CommandError.notAPlainFile,
      CommandError.fileNotReadable, CommandError.readFailed, CommandError.tooLargeForStick,
      StoreError.sourceFailed, StoreError.sourceChanged:
      true
    default: false
    }
  }

  private func given() throws -> Given {
    if let note = said.note, note != "-" { throw CommandError.wordsOnCommandLine(option: "--note") }
    var given = Given()
    given.from = try text(said.from)
    given.about = try text(said.about)
    given.note = try text(said.note)
    if let taken = said.taken {
      given.taken = try WhenQuestion(session: session, options: options).read(taken)
    }
    return given
  }

  private func text(_ option: String?) throws -> String? {
    try option.map { Recording.cleaned($0 == "-" ? try session.standardInput.text() : $0) }
  }

  // MARK: One file

  private func attach(_ source: SourceFile, to number: Int, _ given: Given) throws -> Evidence {
    let facts = source.facts
    var new = NewEvidence(
      name: source.name, mediaType: facts.mediaType, kind: said.what?.kind ?? facts.suggestedKind)
    new.modified = source.modified
    new.facts = facts.facts
    new.from = given.from ?? ""
    new.about = given.about ?? ""
    new.taken = given.taken
    new.doNotShow = said.doNotShow
    try checkRoom(for: source.size)
    conversation.say(try description(of: new, size: source.size))
    var clock = ""
    if session.asks(options) { clock = try ask(about: &new, given) }
    let file = try seal(source, new, to: number)
    conversation.say(words.sealed(number, file.number))
    if let note = given.note, !note.isEmpty {
      _ = try store.note(number, file: file.number, text: note)
    }
    if !clock.isEmpty {
      _ = try store.note(number, file: file.number, text: words.cameraClockNote(clock))
      conversation.say(words.clockNoted(clock))
    }
    return file
  }

  /// What the file is and what it says about itself.
  private func description(of new: NewEvidence, size: Int64) throws -> String {
    func fact(_ name: Evidence.Fact.Name) -> String? { new.facts.first { $0.name == name }?.value }
    var lines = [
      words.fileLine(
        new.name, words.name(of: new.kind), seconds: fact(.duration).flatMap(Double.init),
        size: size)
    ]
    if let taken = fact(.taken) {
      let time = FactTime(taken, zone: try session.zone())
      lines.append(words.takenAccordingToFile(new.kind, time.map(words.factTime) ?? taken))
    }
    if fact(.place) != nil { lines.append(words.locationInside(new.kind)) }
    if size > 100 << 20 { lines.append(words.mayTakeAMinute) }
    return lines.joined(separator: "\n")
  }

  /// Asks what only the person knows.
  ///
  /// - Returns: what is said about the camera's clock.
  private func ask(about new: inout NewEvidence, _ given: Given) throws -> String {
    if given.from == nil { new.from = Recording.cleaned(try conversation.ask(words.whereFrom)) }
    if given.about == nil {
      new.about = Recording.cleaned(try conversation.ask(words.whatDoesItShow(new.kind)))
    }
    var clock = ""
    if new.kind == .video || new.kind == .cctv {
      clock = words.clockAnswer(Recording.cleaned(try conversation.ask(words.isTheClockRight)))
    }
    if new.mediaType.hasPrefix("image/"), !said.doNotShow {
      new.doNotShow = try !conversation.askYesNo(words.showItSmall, enter: true)
    }
    return clock
  }

  /// Copies the bytes into the diary; all of them or none.
  private func seal(_ source: SourceFile, _ new: NewEvidence, to number: Int) throws -> Evidence {
    let conversation = conversation
    let started = session.clock().uptime
    let size = source.size
    let isLong = size > 16 << 20
    defer { if isLong { conversation.endProgress() } }
    do {
      return try store.attach(new, to: number, size: size) { buffer throws(StoreError) in
        guard conversation.pendingSignal == nil else { throw .cancelled }
        return try source.read(into: buffer)
      } progress: { done in
        if isLong {
          let elapsed = session.clock().uptime - started
          conversation.progress(
            words.sealing(
              percent: Int(done * 100 / max(size, 1)),
              secondsLeft: elapsed < 2 ? nil : Int(elapsed * (size - done) / max(done, 1))))
        }
        return conversation.pendingSignal == nil
      }
    } catch StoreError.cancelled {
      try conversation.throwIfInterrupted()
      throw StoreError.cancelled
    }
  }

  /// Says beforehand what a stick with the FAT file system would refuse after minutes.
  private func checkRoom(for size: Int64) throws(CommandError) {
    let path = session.places(options).diary
    var state = stat()
    guard stat(path, &state) == 0 else { return }
    guard
      Self.fits(
        size, beside: Int64(state.st_size), onFileSystem: csystem_filesystem_type(path))
    else { throw .tooLargeForStick }
  }

  /// Whether a diary of `diary` bytes can take `size` more on a file system of this `f_type`.
  ///
  /// The files of FAT (`MSDOS_SUPER_MAGIC`) end at 4 GiB - 1, and the diary is one file.
  static func fits(_ size: Int64, beside diary: Int64, onFileSystem type: Int64) -> Bool {
    type != 0x4d44 || diary + size <= Int64(UInt32.max)
  }
}
