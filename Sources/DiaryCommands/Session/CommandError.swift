import DiaryModel

/// Why a command could not do what was asked. Facts only; ``Failure`` has the words.
enum CommandError: Error, Equatable {
  /// There is no diary yet.
  case noDiary
  /// There is a diary already, with so many entries if that is known.
  case diaryExists
  /// The folder for the diary could not be made: the system's `errno`.
  case cannotMakeFolder(Int32)
  /// An answer is needed that nobody can be asked for; the option that gives it.
  case answerNeeded(option: String)
  /// A time can be read in several ways.
  case timeUnclear(TimeQuestion)
  /// A time cannot be read, or cannot be.
  case timeRefused(TimeRefusal)
  /// An option's value is none of the allowed ones.
  case badValue(option: String)
  /// Two inputs are to come from standard input.
  case twoInputsFromStandardInput
  /// Words were given on the command line, where others can see them.
  case wordsOnCommandLine(option: String)
  /// The input is no valid UTF-8.
  case notText
  /// The input is longer than this many bytes.
  case tooLong(limit: Int)
  /// A file cannot be found.
  case noSuchFile
  /// What should be a file is a folder.
  case isFolder
  /// What should be a file is a device, a socket or a pipe.
  case notAPlainFile
  /// A file may not be read.
  case fileNotReadable
  /// A file could not be read to the end: the system's `errno`.
  case readFailed(Int32)
  /// The passphrase is shorter than this many characters.
  case passphraseTooShort
  /// The two passphrases that were typed differ.
  case passphrasesDiffer
  /// The digits of a recovery sheet do not add up in this group.
  case sheetGroup(Int)
  /// The digits of a recovery sheet are too few or too many.
  case sheetLength(Int)
  /// A practice record cannot be exported.
  case practiceStaysHere
  /// The machine's table of time zones is wrong or missing.
  case timeZonesWrong
  /// The writer chose to stop; nothing was changed.
  case stopped
  /// A check found something: not an error, but a status of its own.
  case lookAtThis
  /// A word is no command; the nearest one that is.
  case unknownCommand(nearest: String?)
  /// Nothing was given to change.
  case nothingToChange
  /// A number is not one of an entry or file.
  case badNumber
}
