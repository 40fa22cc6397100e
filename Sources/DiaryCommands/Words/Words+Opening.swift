/// What is said when a record is opened or made, and in the menu.
extension Words {
  var passphrasePrompt: String { "Passphrase: " }
  var typeTheSheet: String {
    "Type the 8 groups of numbers, with a space between. They will not show."
  }
  var sheetPrompt: String { "Numbers: " }

  var hello: String {
    """
    Hello. This keeps a private record on this computer.
    It never connects to the internet.

    To hide this screen at any time, press Ctrl-C. What you have typed is kept safe for later.

    1 of 4. Is now a safe time?
    """
  }
  var isItSafe: String { "Could someone see this screen, or look through this computer later?" }
  var safeAnswers: [String] { ["No, I think it is safe", "I am not sure", "Yes"] }
  var saferWays: String {
    """
    Thank you for checking. Some people find it safer to:
      - use a computer the person cannot get to, such as at work, at a friend's, or with a support worker
      - keep the record on a USB stick they carry with them
    If you are in danger, call 999. On a mobile, if you cannot speak, press 55 when asked.
    """
  }
  var carryOnAnswers: [String] {
    [
      "Carry on, on this computer", "Keep it on a USB stick", "Stop here. Nothing has been saved.",
    ]
  }
  func howToUseAStick(_ name: String) -> String {
    """
    Plug the stick in and find out what its folder is called. Then start with that folder, for example:
      \(name) new --home /media/stick
    and use the same --home each time. On most sticks one file cannot be larger than 4 GB.
    """
  }
  var firstRunPassphrase: String {
    """

    2 of 4. Your passphrase
    This locks the record. Without it, nobody can read it. That includes us: we cannot reset it.
    """
  }
  var firstRunSheet: String {
    """

    3 of 4. Your recovery sheet
    If you forget the passphrase, this opens the record. Write it on paper. Please do not photograph it: photos copy themselves to other devices.
    """
  }
  var whoIsItAbout: String {
    """

    4 of 4. Who is this about?
    A first name or initials is enough. Press Enter to skip.
    >\u{20}
    """
  }
  var allSet: String { "\nAll set." }
  var recordMade: String {
    "The record is made. Its recovery sheet is still to do: settings recovery"
  }
  var memoryNotLocked: String {
    "This computer does not let programs keep secrets out of its swap space. Encrypted swap helps."
  }
  var sheetStillToDo: String { "Your recovery sheet is still to do." }
  var lastSessionCutOff: String {
    "The last session ended suddenly, or the file was changed by something else. All that was saved is there."
  }

  var menuItems: [String] {
    [
      "Write something down", "Add a photo, message or file", "Look back", "Put something right",
      "Make a pack to share", "Safe copies and settings",
    ]
  }
  var menuLeave: String { "Lock and leave" }
  var keepingItems: [String] {
    [
      "Make a safe copy", "Check that everything is whole", "Counts and gaps",
      "Choose a new passphrase", "Make a recovery sheet", "Names for packs",
    ]
  }
  var goBack: String { "Go back" }
  var whichNumber: String { "Which number? (Enter to go back) > " }
  var whichFile: String {
    "Which file? Type its name, or drag it into this window. (Enter to go back) > "
  }
  var searchWords: String { "Words to look for, or Enter for all: " }
  var whereToCopy: String { "Copy to which folder? (Enter to go back) > " }
  var locked: String { "Locked." }
  var noDiaryMakeOne: String { "There is no record here yet. Start one now?" }
}
