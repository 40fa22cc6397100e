import DiaryModel
import DiaryPack

/// What is said while a pack is made or checked.
extension Words {
  var whoIsThePackFor: String { "Who is it for? (Enter to leave it open) > " }
  var packFrom: String { "From which day? (Enter = from the beginning) > " }
  var packUntil: String { "Up to which day? (Enter = up to now) > " }

  func filesWithLocation(_ numbers: [String]) -> String {
    numbers.count == 1
      ? "1 file says where it was made: \(numbers[0])."
      : "\(numbers.count) files say where they were made: \(some(numbers))."
  }
  var leaveThemOut: String { "Leave it out? The pack then only lists it." }

  func locatedLeftOut(_ numbers: [String]) -> String {
    (numbers.count == 1
      ? "1 file says where it was made. It is left out and listed: \(numbers[0])."
      : "\(numbers.count) files say where they were made. They are left out and listed: \(some(numbers)).")
      + " To put such files in: --keep-location."
  }

  func whatGoesIn(_ contents: PackContents) -> String {
    var lines = [
      "What goes in: \(count(contents.entries, "entry", "entries")), \(count(contents.files, "file", "files"))."
    ]
    if contents.corrections > 0 {
      lines.append(
        "\(count(contents.corrections, "correction stands", "corrections stand")) beside the first words."
      )
    }
    if contents.removed > 0 {
      lines.append(
        "\(count(contents.removed, "entry that was taken out is", "entries that were taken out are")) there as a number only."
      )
    }
    if contents.outside > 0 {
      lines.append(
        "\(count(contents.outside, "entry is", "entries are")) outside what you chose; the pack says how many."
      )
    }
    if contents.privateNotes > 0 {
      lines.append(
        "\(count(contents.privateNotes, "private note stays", "private notes stay")) here.")
    }
    return lines.joined(separator: "\n")
  }

  func nothingIsBlackedOut(_ person: String) -> String {
    "Nothing is blacked out: addresses, phone numbers and names stand there as you wrote them. What you share may be shown to \(person.isEmpty ? "the other person" : person)'s lawyer if this goes to court. A support worker can go through it with you."
  }

  func whereToWritePack(_ name: String) -> String {
    "Write it to? (Enter = \(name), here) > "
  }

  func writingPack(_ files: Int, _ all: Int, bytes: Int64, of allBytes: Int64) -> String {
    let share = allBytes > 0 && all > 0 ? " (\(bytes * 100 / allBytes)%)" : ""
    return "Writing: \(files) of \(all) files\(share)"
  }

  func packMade(_ receipt: PackReceipt, at path: String, person: String) -> String {
    var lines = [
      "Done. \(count(receipt.files, "file", "files")), \(size(receipt.bytes)):", "  \(path)",
    ]
    if !receipt.leftOut.isEmpty {
      lines.append("  Left out and listed:  \(some(receipt.leftOut))")
    }
    if !receipt.changed.isEmpty {
      lines.append(
        "  Not as when added:  \(some(receipt.changed)). The pack says so. An earlier copy may still have it whole: backup --test"
      )
    }
    lines += [
      "  Start with:   START-HERE.txt, then data/timeline.html in a browser",
      "  To check it:  lines in START-HERE.txt, no special program",
      "  Pack number:  \(receipt.packNumber)   read this to the officer",
      "Nothing has been sent. Anyone who finds this folder can read it.",
    ]
    return lines.joined(separator: "\n")
  }

  func packIsNotInTheLog(_ path: String) -> String {
    "The pack was written, but the record could not note it, and the folder could not be taken away again: \(path). Please remove it by hand."
  }

  func packComesLater(_ name: String) -> String {
    "Packs for an order or a breach come with orders, which are not in this version yet. A full pack holds everything that may be shown: \(name) export full"
  }

  // MARK: Checking a pack

  func checkingPack(_ files: Int, _ all: Int) -> String { "Checking: \(files * 100 / all)%" }

  func packMatches(_ files: Int, made: String?) -> String {
    (files == 1 ? "The 1 file matches." : "All \(files) files match.")
      + (made.map { " Made \($0)." } ?? "")
  }

  func packDiffers(_ problems: Int, of files: Int) -> String {
    let rest = files - problems
    let others =
      switch rest {
      case 0: ""
      case 1: " 1 other matches."
      default: " The other \(rest) match."
      }
    return (problems == 1 ? "1 file does not match." : "\(problems) files do not match.") + others
  }

  func packSaysMade(_ made: String) -> String { "The pack says that it was made \(made)." }

  func packNumberIs(_ number: String) -> String {
    "Pack number: \(number)\nIt should be the number that the writer told you. If it is another one, the list itself was changed."
  }

  var packIsPractice: String { "This is a PRACTICE pack: everything in it is made up." }

  /// What was found about one file of a pack, in words.
  func finding(_ finding: PackReport.Finding) -> String {
    switch finding {
    case .intact: "as it was"
    case .changed: "changed since the pack was made"
    case .cutShort(let have, let expected):
      "cut short: \(size(have)) of \(size(expected)) are there"
    case .missing: "missing"
    case .added: "added: it was not part of the pack"
    case .unreadable: "cannot be read from this account or this disk"
    case .notAFile: "not a plain file (a link, for example); it was not opened"
    case .listedTwice: "listed more than once"
    case .unsafeName: "listed under a name that leads out of the pack; it was not opened"
    case .damagedLines(let count):
      self.count(count, "line of this list cannot be read", "lines of this list cannot be read")
    }
  }

  /// The first ten of many, parted by commas.
  func some(_ parts: [String]) -> String {
    parts.prefix(10).joined(separator: ", ")
      + (parts.count > 10 ? " and \(parts.count - 10) more" : "")
  }
}
