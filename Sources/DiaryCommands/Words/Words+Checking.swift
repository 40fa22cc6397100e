import DiaryStore

/// What is said when the record is checked.
extension Words {
  var machineCheckComesLater: String {
    "A check of this computer is not in this version yet. For the record itself, leave the word out."
  }

  func checkingRecord(_ share: Double) -> String { "Checking: \(Int(share * 100))%" }

  func everythingIsWhole(_ entries: Int, files: Int, pages: Int) -> String {
    "Everything is whole: \(count(entries, "entry", "entries")), \(count(files, "file", "files")), \(count(pages, "page", "pages"))."
  }

  /// What a check found, a line each: what it is and what it means.
  func problems(of report: HealthReport) -> String {
    var lines: [String] = []
    if !report.damagedPages.isEmpty {
      lines.append(
        "\(count(report.damagedPages.count, "page", "pages")) of \(report.pages) cannot be read: the disk or stick lost them, or the file was changed by something else. What they hold is missing here. What follows them was not checked."
      )
    }
    if !report.databaseIsWhole {
      lines.append("The tables in the file do not hang together.")
    }
    if !report.changedEntries.isEmpty {
      lines.append(
        "\(count(report.changedEntries.count, "entry is", "entries are")) not as written, at \(places(report.changedEntries)) of the log."
      )
    }
    if !report.logIsWhole {
      lines.append(
        "Entries were added to the log or taken from it by other means than this program.")
    }
    if !report.listsAgree {
      lines.append("Lists say something else than the log. The log is what counts.")
    }
    if !report.changedFiles.isEmpty {
      lines.append(
        "\(count(report.changedFiles.count, "file is", "files are")) not as added: \(some(report.changedFiles.compactMap(\.fileNumber)))."
      )
    }
    return lines.joined(separator: "\n")
  }

  private func places(_ indices: [UInt64]) -> String {
    (indices.count == 1 ? "place " : "places ") + some(indices.map(String.init))
  }

  func whatToDoAboutDamage(_ name: String) -> String {
    "Nothing has been changed. Keep this file as it is. Then look at your latest safe copy:  \(name) backup FOLDER --test"
  }

  // MARK: Checkpoints

  func checkpointWritten(_ path: String) -> String {
    "Written: \(path)\nIt holds nothing of what you wrote, only how many entries there are and a number made from them. Give it to someone you trust. Later it shows whether an earlier entry was changed or taken away."
  }

  var notACheckpoint: String {
    "That file is not a checkpoint, or it was changed. Nothing was changed here."
  }

  func checkpointNotWritten(_ code: Int32) -> String {
    "The checkpoint could not be written there. The record is as it was. (System code \(code).)"
  }

  func checkpointSays(_ verdict: CheckpointVerdict) -> String {
    switch verdict {
    case .extended(0): "Nothing was changed since this checkpoint, and nothing was added."
    case .extended(let count):
      "Nothing that stood there at this checkpoint was changed. \(self.count(Int(count), "entry of the log has", "entries of the log have")) come since."
    case .shorter(let has, let checkpoint):
      "This record has \(has) entries in its log and had \(checkpoint) at this checkpoint: an older copy was put in its place, or entries were taken away. Keep this file as it is, and look at your latest safe copy."
    case .rewritten:
      "An entry from before this checkpoint was changed by other means than this program. Keep this file as it is, and look at your latest safe copy."
    case .otherDiary: "This checkpoint belongs to another record."
    }
  }

  // MARK: Copies

  var noCopies: String { "There is no copy in that folder." }

  var copyDamagedStopped: String {
    "The copy is damaged, so it was not put in place. Nothing was changed. Try another copy, or run this without --no-input to choose."
  }
}
