import DiaryModel

/// What is said when something cannot be done: what is wrong, what stayed safe, what to do next.
extension Words {
  var nothingChanged: String { "Nothing was changed." }

  func noDiary(_ name: String) -> String {
    "There is no record here yet. When you are ready, type: \(name) new"
  }

  var diaryExists: String {
    "There is already a record here. Nothing was changed. To keep another one, use --home with a folder of its own."
  }

  func cannotMakeFolder(_ code: Int32) -> String {
    "The folder for the record cannot be made here. Nothing was saved. Choose another one with --home."
  }

  func answerNeeded(_ option: String?) -> String {
    guard let option else {
      return "An answer is needed, and there is nobody to ask. Nothing was changed."
    }
    return "An answer is needed, and there is nobody to ask: use \(option). Nothing was changed."
  }

  func timeUnclear(_ choices: [String]) -> String {
    "That time could mean \(choices.count) things. Nothing was saved. Please say which: "
      + choices.joined(separator: "; ") + "."
  }

  func timeRefused(_ refusal: TimeRefusal) -> String {
    switch refusal {
    case .notUnderstood:
      "I could not read that as a time. Try \"yesterday 3pm\" or \"don't know\". Either is fine."
    case .future: "That has not happened yet. Did you mean an earlier day?"
    case .noSuchDate: "There is no such day in the calendar. Please try again."
    case .noSuchTime: "There is no such time on the clock. Please try again."
    case .weekdayMismatch:
      "The weekday and the date do not go together. Please say one of them, or both anew."
    case .clocksWentForward:
      "The clocks went forward that night, so that time did not exist. Please say another one."
    }
  }

  func badValue(_ option: String) -> String {
    "That is not a value for \(option). See: help \(option.hasPrefix("--") ? "all" : option)"
  }

  var twoInputsFromStandardInput: String {
    "Only one thing can come from standard input. Use --passphrase-fd or --passphrase-file for the passphrase."
  }

  func wordsOnCommandLine(_ option: String) -> String {
    "Words on the command line can be seen by others and stay in its history. Nothing was saved. Use \(option) - and standard input, or leave it out and type them when asked."
  }

  var notText: String { "The input is not text in UTF-8. Nothing was saved." }

  func tooLong(_ limit: Int) -> String {
    "That is too long: at most \(limit >> 20 > 0 ? "\(limit >> 20) MB" : "\(limit) letters") can be kept at once. Nothing was saved."
  }

  var noSuchFile: String {
    "I cannot find that file here. Nothing was changed. You can drag the file into this window."
  }

  var isFolder: String {
    "That is a folder, not a file. Nothing was changed. Add the files in it by name."
  }

  var notAPlainFile: String { "That is not a plain file. Nothing was changed." }

  var fileNotReadable: String {
    "That file may not be read from this account. Nothing was changed."
  }

  func readFailed(_ code: Int32) -> String {
    "The file could not be read to its end. Nothing of it was kept. (System code \(code).)"
  }

  var passphraseTooShort: String {
    "That one is quick to guess. Could you add two more words? Anything is fine, as long as nobody could guess it."
  }

  var passphrasesDiffer: String { "Those two were not the same. Nothing was changed." }

  func sheetGroupWrong(_ group: Int) -> String {
    "Group \(group) does not add up. Please check it and type them again."
  }

  func sheetLengthWrong(_ count: Int) -> String {
    "There are 48 digits on the sheet, in 8 groups of 6. You typed \(count)."
  }

  var practiceStaysHere: String {
    "This is a practice record. It stays here and makes no pack."
  }

  var timeZonesWrong: String {
    "The time zones of this computer are missing or wrong, so times could be saved wrongly. Nothing was changed. Please install the package tzdata."
  }

  func unknownCommand(_ nearest: String?, _ name: String) -> String {
    guard let nearest else { return "That is not a command. See: \(name) help" }
    return "That is not a command. Did you mean: \(name) \(nearest)"
  }

  var nothingToChange: String { "Say what should change. Nothing was changed. See: help fix" }

  var badNumber: String {
    "Entries have numbers such as 41, files such as 41.2. Nothing was changed."
  }

  var laterVersion: String {
    "This record was made by a newer version of the program. Nothing was changed. Please use that version."
  }

  func noSuchEntry(_ number: Int) -> String {
    number > 0 ? "There is no number \(number)." : "There is no such entry."
  }

  func noSuchEntryFile(_ incident: Int, _ number: Int) -> String {
    "There is no file \(incident).\(number)."
  }

  var alreadyWithdrawn: String { "It has been taken out already. Nothing was changed." }

  var alreadyErased: String {
    "Its contents were destroyed before, so nothing can be added or changed."
  }

  func damaged(_ name: String) -> String {
    "Part of the record cannot be read. Nothing has been changed. Keep this file as it is. A safe copy can be checked with: \(name) backup --test"
  }

  func storedFileChanged(_ incident: Int, _ number: Int) -> String {
    "File \(incident).\(number) is not as it was when it was added. Nothing has been changed."
  }

  var sourceChanged: String {
    "The file changed while it was being copied. Nothing of it was kept. Please try again when it is at rest."
  }

  var notARecord: String {
    "That is not a record: it is not a file of the right kind. Nothing was changed."
  }

  var wrongPassphrase: String {
    "That did not open it. Capital letters and spaces matter. You can try again as often as you like, or type \"sheet\"."
  }

  var wrongPassphraseOnce: String {
    "That did not open it: another passphrase, or not a record. Capital letters and spaces matter."
  }

  var inUse: String { "This is open in another window. Close that one, then try again." }

  var notPermitted: String {
    "This account may not write there. Nothing was changed. Choose another folder with --home."
  }

  var readOnly: String {
    "This place can only be read from. You can look, but nothing can be saved."
  }

  var cannotWrite: String {
    "Nothing can be saved there: the place can only be read from. Nothing was changed."
  }

  func notEnoughMemory(_ mebibytes: Int) -> String {
    "Opening this needs \(mebibytes) MB of free memory. Close other programs and try again. Nothing was changed."
  }

  var full: String {
    "There is no room to save. What was saved before is all there. Free some space and try again, or use a USB stick with --home."
  }

  var mediumFailed: String {
    "The disk or USB stick stopped answering. What was saved before is safe on it. Plug it in again and try once more."
  }

  var copyDiffers: String {
    "The copy does not read back as it was written. Do not rely on it. Your record is as it was."
  }

  func bug(_ code: String) -> String {
    "Something went wrong on our side. Nothing was changed. Code: \(code)."
  }

  var outputExists: String {
    "Something of that name is there already. Nothing was written. Choose a new name."
  }

  var noFolder: String { "I cannot find that folder." }

  var notAPack: String { "That is not a pack: it has no list of what should be in it." }

  var packFull: String {
    "There is no room for the pack there. Nothing half-made was left, and the record is as it was."
  }

  var packNotPermitted: String {
    "This account may not write there. No pack was made, and the record is as it was."
  }

  var packVanished: String {
    "The disk or USB stick stopped answering. No pack was made, and the record is as it was."
  }

  var packCancelled: String { "Stopped. No pack was made, and nothing half-made was left." }

  var nothingSelected: String { "No entry is left to show. No pack was made." }
}
