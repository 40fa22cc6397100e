/// What is said about passphrases, recovery sheets and the other settings.
extension Words {
  // MARK: A new passphrase

  var passphraseAnswers: [String] {
    ["Make one for me (five short words)", "I will choose my own"]
  }

  var whenNobodyCanSee: String {
    """
    The next screen is only for you. If someone is helping you, ask them to look away.
    Press Enter when nobody can see.\u{20}
    """
  }

  /// The covered screen; the words stand on a line as they are typed, with one space between.
  func passphraseShown(_ words: String) -> String {
    """
    Your passphrase. All small letters, one space between:

        \(words)

    """
  }

  var typeItOnce: String { "Type it once so we know it works. Nothing shows as you type." }
  var thatWorks: String { "That works." }
  var seeAgain: String { "see" }
  var makeAnother: String { "new" }
  var notTheSameAsShown: String {
    "That was not the same. Please try again, or type \"see\" to see it once more, or \"new\" for other words."
  }

  var chooseYourOwn: String {
    "Four words or more are easy to keep in mind and hard to guess. Anything is fine, as long as nobody could guess it. Nothing shows as you type. (Enter to go back)"
  }
  var newPassphrasePrompt: String { "New passphrase: " }
  var sameAgainPrompt: String { "The same again: " }
  var notTheSameTwice: String { "Those two were not the same. Please type it again." }

  var copiesKeepTheOldOne: String {
    "Safe copies made before still open with the old passphrase."
  }
  var passphraseChanged: String {
    "Done. From now on the new passphrase opens this record. Make a new safe copy when you can."
  }
  var openedBySheet: String {
    "You opened this with your recovery sheet. Would you like to choose a new passphrase now?"
  }

  // MARK: The recovery sheet

  var aboutTheSheet: String {
    "If you forget the passphrase, this opens the record. Write it on paper. Please do not photograph it: photos copy themselves to other devices."
  }
  var earlierSheet: String {
    "You made a sheet before. It stops working when the new one is done, and not sooner."
  }
  var later: String { "later" }
  var seeTheSheet: String { "Press Enter to see it, or type \"later\". " }

  /// The covered screen with the eight groups.
  func sheetShown(_ groups: [String]) -> String {
    let lines = groups.enumerated().map { "    \($0 + 1)   \($1)" }
    return "Write these down, line by line:\n\n" + lines.joined(separator: "\n") + "\n"
  }

  var twoGroups: String {
    "Two groups from your paper, so we know it works. They will not show."
  }
  func typeGroup(_ group: Int) -> String { "Type group \(group): " }
  func notThatGroup(_ group: Int) -> String {
    "That is not group \(group). Please look again. To see the sheet once more, type \"see\"; to leave it for now, type \"later\"."
  }
  var sheetNotMade: String {
    "It can wait. Nothing was changed. What you wrote down does not open the record: please tear it up."
  }
  func keepThePaper(_ person: String?) -> String {
    "Good. Keep the paper where \(person ?? "the person") will not look: with a friend, at work, or with a support worker in a sealed envelope."
  }
  var sheetWritten: String {
    "The sheet was written. It opens the record from now on, and an earlier one does not."
  }

  func writeFailed(_ code: Int32) -> String {
    "The sheet could not be written there. Nothing was changed. (System code \(code).)"
  }

  // MARK: Names and the time zone

  func nameNow(_ value: String) -> String { "Now: \(value)" }
  var whoWrites: String {
    "What name should packs give you? Packs may be shown to the other side. (Enter to leave it) > "
  }
  var whoElseIsItAbout: String {
    "Who is this about? A first name or initials is enough. (Enter to leave it) > "
  }
  var namesKept: String { "Kept." }
  var nothingNew: String { "Nothing was changed." }

  var whichZone: String { "Which time zone? For example: Europe/London. (Enter to leave it) > " }
  var unknownZone: String {
    "This computer knows no time zone of that name. Names look like Europe/London. Nothing was changed."
  }
  func zoneKept(_ name: String) -> String {
    "Times are read as in \(name) from now on. What was written before stays as it is."
  }

  // MARK: The list

  /// The settings with their state; nothing secret.
  func settingsList(
    _ name: String, hasSheet: Bool, openedBySheet: Bool, writer: String?, person: String?,
    zone: String
  ) -> String {
    """
    passphrase: \(openedBySheet ? "set; opened with the recovery sheet" : "set")
    recovery: \(hasSheet ? "a sheet was made" : "a sheet is still to do")
    name: yours is \(isSet(writer)), theirs is \(isSet(person))
    zone: \(zone)

    To change one:
      \(name) settings name

    """
  }

  private func isSet(_ value: String?) -> String {
    value.map { !$0.isEmpty } == true ? "set" : "not set"
  }
}
