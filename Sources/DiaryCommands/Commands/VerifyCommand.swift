import ArgumentParser
import DiaryModel
import DiaryPack

/// Looks whether a pack has changed.
struct VerifyCommand: DiaryCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify", abstract: "Look whether a pack has changed. Needs no passphrase.",
    discussion: """
      Reads every file of the pack and compares it with the list that came with it. The pack number
      tells whether that list is still the one that was made.

        verify pack-2025-11-05
      """)

  @OptionGroup var diary: DiaryOptions

  @Argument(help: "The folder of the pack.", completion: .directory)
  var pack: String

  func run(in session: Session) throws {
    let conversation = session.conversation
    let words = session.words
    let report = try session.interruptible {
      try Pack.verify(
        path: pack,
        progress: { files, all in
          if all > 0 { conversation.progress(words.checkingPack(files, all)) }
        },
        isCancelled: { conversation.pendingSignal != nil })
    }
    if diary.json {
      conversation.write(json(report).text + "\n")
    } else if diary.plain {
      for file in report.files {
        conversation.write("\(file.path)\t\(file.exhibit ?? "")\t\(file.finding.code)\n")
      }
    } else {
      session.tell(text(report, words))
    }
    if !report.isIntact { throw CommandError.lookAtThis }
  }

  private func text(_ report: PackReport, _ words: Words) -> String {
    let made = report.made.flatMap { words.dayAndTime(local: $0) }
    var lines: [String] = []
    if report.isPractice { lines.append(words.packIsPractice) }
    if report.isIntact {
      lines.append(words.packMatches(report.files.count, made: made))
    } else {
      lines.append(words.packDiffers(report.problems.count, of: report.files.count))
      lines += report.problems.map { file in
        "  \(Self.name(of: file)): \(words.finding(file.finding))"
      }
      if let made { lines.append(words.packSaysMade(made)) }
    }
    lines.append(words.packNumberIs(report.packNumber))
    return lines.joined(separator: "\n")
  }

  /// The name by which a file is spoken of: of an exhibit, its name alone, which begins with its
  /// reference.
  private static func name(of file: PackReport.CheckedFile) -> String {
    guard let exhibit = file.exhibit, let last = file.path.split(separator: "/").last else {
      return file.path
    }
    return last.hasPrefix(exhibit) ? String(last) : "\(exhibit) \(last)"
  }

  private func json(_ report: PackReport) -> JSONObject {
    var pack = JSONObject()
    pack.add("intact", report.isIntact)
    pack.add("files", report.files.count)
    pack.add("pack-number", report.packNumber)
    pack.add("manifest-sha256", report.manifestSHA256)
    if let number = report.recordNumber { pack.add("record-number", number) }
    if let made = report.made { pack.add("made", made) }
    pack.add("practice", report.isPractice)
    pack.add("problems", report.problems.map(Self.json))
    var object = JSONObject.tally()
    object.add("pack", pack)
    return object
  }

  private static func json(_ file: PackReport.CheckedFile) -> JSONObject {
    var object = JSONObject()
    object.add("path", file.path)
    if let exhibit = file.exhibit { object.add("exhibit", exhibit) }
    object.add("finding", file.finding.code)
    switch file.finding {
    case .cutShort(let have, let expected):
      object.add("bytes", Int(have))
      object.add("expected-bytes", Int(expected))
    case .damagedLines(let count): object.add("lines", count)
    default: break
    }
    return object
  }
}

extension PackReport.Finding {
  /// A word for scripts, which never changes.
  var code: String {
    switch self {
    case .intact: "intact"
    case .changed: "changed"
    case .cutShort: "cut-short"
    case .missing: "missing"
    case .added: "added"
    case .unreadable: "unreadable"
    case .notAFile: "not-a-file"
    case .listedTwice: "listed-twice"
    case .unsafeName: "unsafe-name"
    case .damagedLines: "damaged-lines"
    }
  }
}
