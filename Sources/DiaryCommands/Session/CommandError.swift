import DiaryModel

/// Why a command could not do what was asked.
///
/// Facts only; ``Failure`` has the words.
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
  /// Two options that exclude each other were given.
  case notTogether(String, String)
  /// Some files of several were not added; the exit status of the first failure.
  case filesLeftOut(added: Int, of: Int, status: Int32)
  /// The file system of the diary allows no file as long as it would become.
  case tooLargeForStick
  /// What was asked for could not be written to the end: the system's `errno`.
  case writeFailed(Int32)
  /// This machine knows no time zone of that name.
  case unknownZone
  /// Packs for an order or a breach are not in this version.
  case packComesLater
  /// The check of the machine is not in this version.
  case machineCheckComesLater
  /// A step of the practice record cannot be taken: our mistake.
  case practiceRecordWrong(step: Int)
  /// The place that was named is inside the folder of the diary.
  case placeOfTheRecord
  /// A file that should be a checkpoint is none, or its signature is not right.
  case notACheckpoint
  /// A file of the name that was given is there already.
  case fileExists
  /// There is no copy in the folder.
  case noCopies
  /// A copy is damaged and nobody can be asked whether to use it all the same.
  case copyDamaged
  /// A folder cannot be found.
  case noSuchFolder
  /// A copy should be made in the folder of the diary itself.
  case copyBesideRecord
  /// There is no room for a copy.
  case noRoomForCopy
  /// A checkpoint could not be written: the system's `errno`.
  case checkpointNotWritten(Int32)
}
