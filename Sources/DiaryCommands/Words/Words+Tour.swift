import DiaryModel
import DiaryPack

/// What is said on a tour.
extension Words {
  var practiceAudience: String { "anyone who wants to see what a pack is" }

  func writingPracticeRecord(_ done: Int, _ all: Int) -> String {
    "Writing the practice record: \(all == 0 ? 100 : done * 100 / all)%"
  }

  /// What a tour made: a picture and what to open, in some twenty lines.
  func tourMade(_ tour: Tour, name: String) -> String {
    let counts = tour.counts
    var lines = [
      "PRACTICE. What Jo wrote down about Sam; both are made up.",
      "\(count(counts.entries, "entry", "entries")), \(count(counts.files, "file", "files")), \(count(counts.corrections, "correction", "corrections")), \(count(counts.remarks, "remark", "remarks")), \(counts.withdrawn) taken out.",
      "",
    ]
    lines += tour.strip.lines(self)
    lines += [
      "  A sign a day:  . no entry  o one  O two  # more",
      "  \(tour.strip.withoutDay) entries have no one day: they are only roughly known.",
      "",
      "The pack made from it, as an officer would get it:",
      "  \(tour.pack.path)/START-HERE.txt",
      "  \(tour.pack.path)/data/timeline.html",
      "Open the second one in a web browser. Checked just now:",
      "  \(tour.report.isIntact ? packMatches(tour.report.files.count, made: nil) : packDiffers(tour.report.problems.count, of: tour.report.files.count)) Pack number: \(tour.report.packNumber)",
      "",
      "The record itself. Its passphrase is: \(TourCommand.passphrase)",
      "  \(name) list --home \(tour.folder)",
      "Your own record, when you are ready:",
      "  \(name) new",
    ]
    return lines.joined(separator: "\n")
  }

  var placeOfTheRecord: String {
    "That is inside the folder of your own record. Nothing was changed. Choose another folder."
  }
}
