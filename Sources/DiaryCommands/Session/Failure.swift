import DiaryModel
import DiaryPack
import DiaryStore
import DiaryVault
import Glibc

/// What a failed command tells the person, the script and the shell.
///
/// The one place where facts become words and exit statuses.
struct Failure: Equatable {
  /// The exit status, of `sysexits(3)`; the table is part of the interface.
  let status: Int32
  /// A word for scripts, which never changes.
  let code: String
  /// What is wrong, what stayed safe, what to do next.
  ///
  /// Never a word of a diary.
  let message: String
  /// Readings to choose from, where a time was unclear.
  var choices: [Moment] = []

  private init(_ status: Int32, _ code: String, _ message: String) {
    self.status = status
    self.code = code
    self.message = message
  }

  /// What `error` means, in `words`.
  init(_ error: any Error, words: Words, name: ProgramName) {
    switch error {
    case let error as CommandError: self = Self.of(error, words, name)
    case let error as StoreError: self = Self.of(error, words, name)
    case let error as VaultError: self = Self.of(error, words, name)
    case let error as PackError: self = Self.of(error, words)
    case let error as ConversationEnd: self = Self.of(error, words)
    default: self = Failure(EX_SOFTWARE, "bug", words.bug("E0"))
    }
  }

  private static func of(_ error: CommandError, _ words: Words, _ name: ProgramName) -> Failure {
    switch error {
    case .noDiary: Failure(EX_NOINPUT, "no-record", words.noDiary(name.text))
    case .diaryExists: Failure(EX_CANTCREAT, "record-exists", words.diaryExists)
    case .cannotMakeFolder(let code): Failure(EX_CANTCREAT, "folder", words.cannotMakeFolder(code))
    case .answerNeeded(let option):
      Failure(EX_DATAERR, "answer-needed", words.answerNeeded(option))
    case .timeUnclear(let question):
      unclear(question, words)
    case .timeRefused(let refusal):
      Failure(EX_DATAERR, "when-" + refusal.rawValue, words.timeRefused(refusal))
    case .badValue(let option): Failure(EX_USAGE, "bad-value", words.badValue(option))
    case .twoInputsFromStandardInput:
      Failure(EX_USAGE, "two-inputs", words.twoInputsFromStandardInput)
    case .wordsOnCommandLine(let option):
      Failure(EX_USAGE, "words-on-command-line", words.wordsOnCommandLine(option))
    case .notText: Failure(EX_DATAERR, "not-text", words.notText)
    case .tooLong(let limit): Failure(EX_DATAERR, "too-long", words.tooLong(limit))
    case .noSuchFile: Failure(EX_NOINPUT, "no-such-file", words.noSuchFile)
    case .isFolder: Failure(EX_NOINPUT, "is-folder", words.isFolder)
    case .notAPlainFile: Failure(EX_NOINPUT, "not-a-plain-file", words.notAPlainFile)
    case .fileNotReadable: Failure(EX_NOINPUT, "not-readable", words.fileNotReadable)
    case .readFailed(let code): Failure(EX_IOERR, "read-failed", words.readFailed(code))
    case .passphraseTooShort:
      Failure(EX_DATAERR, "passphrase-short", words.passphraseTooShort)
    case .practiceStaysHere: Failure(EX_USAGE, "practice", words.practiceStaysHere)
    case .timeZonesWrong: Failure(EX_CONFIG, "time-zones", words.timeZonesWrong)
    case .stopped: Failure(0, "stopped", words.nothingChanged)
    case .lookAtThis: Failure(1, "look", "")
    case .unknownCommand(let nearest):
      Failure(EX_USAGE, "unknown-command", words.unknownCommand(nearest, name.text))
    case .nothingToChange: Failure(EX_USAGE, "nothing-to-change", words.nothingToChange)
    case .badNumber: Failure(EX_USAGE, "bad-number", words.badNumber)
    case .notTogether(let first, let second):
      Failure(EX_USAGE, "not-together", words.notTogether(first, second))
    case .filesLeftOut(let added, let all, let status):
      Failure(added > 0 ? 1 : status, "files-left-out", words.filesLeftOut(added, all))
    case .tooLargeForStick: Failure(EX_CANTCREAT, "too-large-for-stick", words.tooLargeForStick)
    case .writeFailed(let code): Failure(EX_IOERR, "write-failed", words.writeFailed(code))
    case .unknownZone: Failure(EX_USAGE, "unknown-zone", words.unknownZone)
    case .packComesLater: Failure(EX_USAGE, "not-yet", words.packComesLater(name.text))
    case .machineCheckComesLater: Failure(EX_USAGE, "not-yet", words.machineCheckComesLater)
    case .practiceRecordWrong(let step): Failure(EX_SOFTWARE, "bug", words.bug("T\(step)"))
    case .placeOfTheRecord: Failure(EX_CANTCREAT, "place-of-record", words.placeOfTheRecord)
    case .notACheckpoint: Failure(EX_DATAERR, "not-a-checkpoint", words.notACheckpoint)
    case .fileExists: Failure(EX_CANTCREAT, "file-exists", words.outputExists)
    case .noCopies: Failure(EX_NOINPUT, "no-copies", words.noCopies)
    case .copyDamaged: Failure(EX_IOERR, "copy-damaged", words.copyDamagedStopped)
    case .noSuchFolder: Failure(EX_NOINPUT, "no-folder", words.noSuchFolder)
    case .copyBesideRecord: Failure(EX_CANTCREAT, "copy-beside-record", words.copyBesideRecord)
    case .noRoomForCopy: Failure(EX_CANTCREAT, "full", words.noRoomForCopy)
    case .checkpointNotWritten(let code):
      Failure(EX_CANTCREAT, "checkpoint-not-written", words.checkpointNotWritten(code))
    }
  }

  private static func unclear(_ question: TimeQuestion, _ words: Words) -> Failure {
    var failure = Failure(
      EX_DATAERR, "when-unclear", words.timeUnclear(question.choices.map(\.words)))
    failure.choices = question.choices
    return failure
  }

  private static func of(_ error: StoreError, _ words: Words, _ name: ProgramName) -> Failure {
    switch error {
    case .vault(let error): of(error, words, name)
    case .laterVersion: Failure(EX_DATAERR, "later-version", words.laterVersion)
    case .noSuchEntry(let number):
      Failure(EX_NOINPUT, "no-such-entry", words.noSuchEntry(number))
    case .noSuchFile(let incident, let number):
      Failure(EX_NOINPUT, "no-such-entry-file", words.noSuchEntryFile(incident, number))
    case .alreadyWithdrawn: Failure(EX_DATAERR, "already-withdrawn", words.alreadyWithdrawn)
    case .alreadyErased: Failure(EX_DATAERR, "already-erased", words.alreadyErased)
    case .entryChanged, .logChanged, .log:
      Failure(EX_IOERR, "log-changed", words.damaged(name.text))
    case .evidenceChanged(let incident, let number):
      Failure(EX_IOERR, "file-changed", words.storedFileChanged(incident, number))
    case .sourceFailed(let code): Failure(EX_IOERR, "read-failed", words.readFailed(code))
    case .sourceChanged: Failure(EX_DATAERR, "file-changing", words.sourceChanged)
    case .cancelled: Failure(EX_TEMPFAIL, "cancelled", words.nothingChanged)
    case .database(let code): Failure(EX_IOERR, "database-\(code)", words.damaged(name.text))
    }
  }

  private static func of(_ error: VaultError, _ words: Words, _ name: ProgramName) -> Failure {
    switch error {
    case .notFound: Failure(EX_NOINPUT, "no-record", words.noDiary(name.text))
    case .exists: Failure(EX_CANTCREAT, "record-exists", words.diaryExists)
    case .notAFile, .notAVault: Failure(EX_DATAERR, "not-a-record", words.notARecord)
    case .wrongSecret: Failure(EX_NOPERM, "wrong-passphrase", words.wrongPassphraseOnce)
    case .inUse: Failure(EX_TEMPFAIL, "in-use", words.inUse)
    case .notPermitted: Failure(EX_CANTCREAT, "not-permitted", words.notPermitted)
    case .readOnly: Failure(EX_CANTCREAT, "read-only", words.cannotWrite)
    case .notEnoughMemory(let bytes):
      Failure(EX_TEMPFAIL, "not-enough-memory", words.notEnoughMemory(bytes >> 20))
    case .full: Failure(EX_CANTCREAT, "full", words.full)
    case .inputOutput: Failure(EX_IOERR, "input-output", words.mediumFailed)
    case .damagedSuperblocks, .damagedPage:
      Failure(EX_IOERR, "damaged", words.damaged(name.text))
    case .unknownFormat: Failure(EX_DATAERR, "later-version", words.laterVersion)
    case .noFreeKeySlot: Failure(EX_CANTCREAT, "no-free-key-slot", words.bug("V1"))
    case .failed: Failure(EX_IOERR, "failed", words.mediumFailed)
    case .copyDiffers: Failure(EX_IOERR, "copy-differs", words.copyDiffers)
    }
  }

  private static func of(_ error: PackError, _ words: Words) -> Failure {
    switch error {
    case .exists: Failure(EX_CANTCREAT, "output-exists", words.outputExists)
    case .noFolder: Failure(EX_NOINPUT, "no-folder", words.noFolder)
    case .notAPack: Failure(EX_DATAERR, "not-a-pack", words.notAPack)
    case .full: Failure(EX_CANTCREAT, "full", words.packFull)
    case .readOnly, .notPermitted: Failure(EX_CANTCREAT, "not-permitted", words.packNotPermitted)
    case .vanished: Failure(EX_IOERR, "vanished", words.packVanished)
    case .cancelled: Failure(EX_TEMPFAIL, "cancelled", words.packCancelled)
    case .exhibitUnreadable(let incident, let number):
      Failure(EX_IOERR, "file-unreadable", words.storedFileChanged(incident, number))
    case .nothingSelected: Failure(EX_DATAERR, "nothing-selected", words.nothingSelected)
    case .system(let code): Failure(EX_IOERR, "system", words.readFailed(code))
    }
  }

  private static func of(_ error: ConversationEnd, _ words: Words) -> Failure {
    switch error {
    case .interrupted(let signal): Failure(128 + signal, "interrupted", "")
    case .closed: Failure(128 + SIGHUP, "closed", "")
    case .noTerminal: Failure(EX_DATAERR, "answer-needed", words.answerNeeded(nil))
    }
  }

  /// Whether the facts of `error` have words of their own here.
  static func isKnown(_ error: any Error) -> Bool {
    error is StoreError || error is VaultError || error is PackError
  }

  /// The failure as `tally/1` JSON.
  var json: String {
    var error = JSONObject()
    error.add("code", code)
    error.add("exit", Int(status))
    error.add("message", message)
    if !choices.isEmpty { error.add("choices", choices.map { JSONObject($0) }) }
    var object = JSONObject.tally()
    object.add("error", error)
    return object.text
  }
}
