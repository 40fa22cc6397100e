import DiaryModel
import DiaryStore
import DiaryVault

/// What is said about copies of the record, and how days and times are told there.
extension Words {
  // MARK: Days and times

  /// `10.31pm`, from minutes since midnight.
  func clockTime(_ minute: Int) -> String {
    let hour = minute / 60
    let rest = minute % 60
    return "\((hour + 11) % 12 + 1)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
      + (hour < 12 ? "am" : "pm")
  }

  /// `5 November 2025`.
  func day(_ date: CivilDate) -> String {
    let parts = date.parts
    return "\(parts.day) \(month(parts.month)) \(parts.year)"
  }

  /// `5 November 2025, 10.31pm`.
  func dayAndTime(_ instant: Instant, _ zone: Zone) -> String {
    let wall = zone.wall(at: instant)
    return "\(day(wall.date)), \(clockTime(wall.minute))"
  }

  /// The same, from a text of RFC 3339: as the clock of its offset showed it.
  func dayAndTime(local text: String) -> String? {
    let numbers = text.prefix(16).split { !$0.isNumber }.compactMap { Int($0) }
    guard Instant(rfc3339: text) != nil, numbers.count == 5,
      let date = CivilDate(year: numbers[0], month: numbers[1], day: numbers[2])
    else { return nil }
    return "\(day(date)), \(clockTime(numbers[3] * 60 + numbers[4]))"
  }
}

extension Words {
  // MARK: Making copies

  var whichFolder: String { "Which folder? (Enter to go back) > " }

  func copying(_ done: Int64, _ all: Int64) -> String { "Copying: \(percent(done, all))" }

  func copyMade(_ path: String, entries: Int, size: Int64, name: String) -> String {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
      .joined(separator: "/")
    return """
      Copied: \(count(entries, "entry", "entries")), \(self.size(size)).
        \(path)
      The same passphrase or recovery sheet opens it. Without them it is noise. If you change your passphrase, this copy keeps the old one.
      To try it out:  \(name) backup \(folder.isEmpty ? "/" : folder) --test
      """
  }

  var copyOnSameDisk: String {
    "This folder is on the same disk as your record. If the computer is lost, both are. A copy on a stick, or with someone you trust, is safer."
  }

  var copyBesideRecord: String {
    "That is where the record itself lies, so a copy there would go with it. Nothing was changed. Choose another folder, such as a USB stick."
  }

  var noSuchFolder: String { "I cannot find that folder. Nothing was changed." }

  var noRoomForCopy: String {
    "There is no room for the copy there. Nothing half-made was left, and the record is as it was."
  }

  func copyLine(_ copy: CopyFile) -> String {
    "\(day(copy.day)), \(clockTime(copy.minute)), \(size(copy.size)): \(copy.name)"
  }

  // MARK: Testing copies

  func testingCopy(_ number: Int, _ all: Int, _ share: Double) -> String {
    "Testing \(number) of \(all): \(Int(share * 100))%"
  }

  func copyIsWhole(_ name: String, entries: Int, now: Int?) -> String {
    var text = "\(name) is whole. It has \(count(entries, "entry", "entries"))"
    if let now {
      text +=
        now == entries
        ? ", as many as now"
        : now > entries
          ? ", \(now - entries) fewer than now"
          : ", \(entries - now) more than now"
    }
    return text + "."
  }

  func copyIsDamaged(_ name: String) -> String {
    name.isEmpty ? "This copy is damaged." : "\(name) is damaged."
  }

  func copyFailed(_ name: String, _ error: StoreError) -> String {
    switch error {
    case .vault(.wrongSecret):
      "\(name) did not open with this passphrase. It may have been made before the passphrase was changed."
    case .vault(.notAVault), .vault(.notAFile): "\(name) is not a copy of a record."
    case .vault(.inUse): "\(name) is open in another window."
    default: "\(name) is damaged and cannot be opened."
    }
  }

  // MARK: Bringing one back

  var passphraseOfCopy: String {
    "Type the passphrase of this copy, or \"sheet\" to use your recovery sheet."
  }

  var whichCopy: String { "Which one?" }

  func checkingCopy(_ share: Double) -> String { "Checking: \(Int(share * 100))%" }

  func restoring(_ done: Int64, _ all: Int64) -> String { "Restoring: \(percent(done, all))" }

  func copyHolds(_ entries: Int, last: String?) -> String {
    "This copy is whole. It has \(count(entries, "entry", "entries"))"
      + (last.map { ", the last of them written down \($0)." } ?? ".")
  }

  var restoreDamaged: String {
    "Put it in place all the same? What can be read in it will be there."
  }

  func recordIsHere(entries: Int?) -> String {
    "There is already a record here"
      + (entries.map { " (\(count($0, "entry", "entries")))" } ?? "") + "."
  }

  var besideOrStop: [String] { ["Restore beside it", "Stop. Nothing has been changed."] }

  func restored(_ entries: Int, files: Int, isWhole: Bool) -> String {
    isWhole
      ? "\(count(entries, "entry", "entries")) and \(count(files, "file", "files")) are here, and everything matches."
      : "The copy is in place, and as damaged as it was. Keep the copy."
  }

  func restoredBeside(_ folder: String, _ name: String) -> String {
    "It lies in a folder of its own. The other record is as it was. To open it:\n  \(name) list --home \(folder)"
  }

  var newPassphraseAfterRestore: String {
    "If someone may know the old passphrase, choose a new one now. The copy that you restored from keeps the old one."
  }
  var chooseNewPassphrase: String { "Choose a new passphrase?" }
  var passphraseChangedHere: String { "The new passphrase opens the record from now on." }
  var oldComputer: String {
    "If you have changed computers, the old one may still have a copy. If it is not with you, tell a support worker. Nobody can open it without the passphrase."
  }

  /// A share in whole hundredths: `40%`.
  func percent(_ done: Int64, _ all: Int64) -> String {
    "\(all > 0 ? min(100, done * 100 / all) : 100)%"
  }

  func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
