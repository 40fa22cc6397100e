import DiaryModel
import DiaryStore

/// What is said while something is put right or remarked on.
extension Words {
  func notTogether(_ first: String, _ second: String) -> String {
    "Use either \(first) or \(second), not both. Nothing was changed."
  }

  /// Which entry it is, such as `No. 41, Wednesday 5 November 2025, 3.20pm, school gate`.
  func entryHeading(_ number: Int, _ time: String, place: String?) -> String {
    (["No. \(number)", time] + [place].compactMap(\.self)).joined(separator: ", ") + "."
  }
  func fileHeading(_ number: String, _ name: String, _ kind: String, size: Int64) -> String {
    "No. \(number), \(name), \(kind), \(self.size(size))."
  }

  // MARK: Remarks

  var whatToRemark: String { "What would you like to add? Press Enter twice to finish." }
  var isItAboutATime: String { "Is this about a certain time? (Enter to skip) > " }
  var keepOutOfPacks: String { "Keep it out of packs?" }
  var courtCanAsk: String { "It stays out of packs. A court can still ask for these." }
  func remarkAdded(_ number: String, at time: String) -> String {
    "Added to number \(number), today at \(time)."
  }

  // MARK: The menu

  var firstVersionStays: String { "Your first version stays, whatever you put right." }
  var whatToFix: String { "What would you like to do?" }
  var changeTheTime: String { "Change the time" }
  var changePlaceOrPeople: String { "Change the place or people" }
  var addSomething: String { "Add something I remembered" }
  var changeKinds: String { "Change what kind of thing it was" }
  var changeSomethingElse: String { "Change something else" }
  var takeOutARemark: String { "Take out a remark" }
  var takeItOut: String { "Take it out of lists and packs" }
  var destroyIt: String { "Destroy its contents for good" }
  var leaveAsItIs: String { "Leave it as it is" }

  // MARK: Corrections

  var whenWasIt: String { "When was it? (Enter to leave it) > " }
  var whichField: String { "Which part?" }
  var kindLabel: String { "Kind" }
  func fieldNow(_ label: String, _ value: String?) -> String {
    value.map { "\(label), now: \($0)" } ?? "\(label): nothing yet."
  }
  var newValue: String { "(Enter to leave it) > " }
  var newValueOrNone: String { "(Enter to leave it, - to empty it) > " }
  var writeItAnew: String {
    "Write it anew; what stands now stays in the history. Press Enter twice to finish, or to leave it."
  }
  var whatDidYouRemember: String { "What did you remember? Press Enter twice to finish." }
  var whyChanged: String { "Why has it changed? (Enter to skip) > " }
  var whyAdded: String { "Why only now, if you want to say? (Enter to skip) > " }
  var saysThatAlready: String { "It says that already. Nothing was changed." }

  func dayAndTime(_ date: CivilDate, _ time: String) -> String {
    let parts = date.parts
    return "\(parts.day) \(month(parts.month)) at \(time)"
  }
  /// When and why it was changed, such as `changed 5 November at 10.02pm, "checked my call log"`.
  func changeNote(_ at: String, whileWriting: Bool, reason: String) -> String {
    (whileWriting ? self.whileWriting : "changed \(at)") + (reason.isEmpty ? "" : ", \"\(reason)\"")
  }
  func timeChanged(_ number: Int, _ now: String, first: String, _ note: String) -> String {
    "Done. No. \(number) now says: \(now).\nReaders also see: first written as \(first), \(note)."
  }
  func added(_ number: Int, _ note: String) -> String {
    "Added to no. \(number), below your first words.\nReaders also see which words were there before: \(note)."
  }
  func changesMade(_ number: Int, _ lines: [String], _ note: String?) -> String {
    "Done. No. \(number) now says:\n" + lines.joined(separator: "\n")
      + (note.map { "\nReaders also see what it said before: \($0)." } ?? "")
  }

  // MARK: Taking out and destroying

  var whichRemark: String { "Which remark?" }
  func remarkLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= 48 ? line : line.prefix(47) + "…"
  }

  func name(of target: Target) -> String {
    switch target {
    case .incident(let number): "number \(number)"
    case .file(let incident, let number): "file \(incident).\(number)"
    case .note: "this remark"
    }
  }

  func withdrawingMeans(_ name: String) -> String {
    "Lists and packs no longer show \(name), only that you took something out. Nothing is destroyed: it stays in the history."
  }
  var withdrawIt: String { "Take it out?" }
  var whyRemoved: String { "Why? Readers can see the reason. (Enter to skip) > " }
  func withdrawn(_ name: String) -> String {
    "Done. \(name.prefix(1).uppercased() + name.dropFirst()) is out of lists and packs. It stays in the history."
  }

  /// Said before anything is destroyed.
  func erasingMeans(_ name: String, isFile: Bool) -> String {
    """
    This destroys what \(name) \(isFile ? "holds" : "says, with its corrections, remarks and files"). Nobody can bring it back.
      - Copies and packs that you made before keep it.
      - If police are involved, or may be, please ask a solicitor first.
      - Taking it out of lists and packs hides it and loses nothing.
      - It stays visible that something was here and was destroyed, and when.
    """
  }
  var goOn: String { "Go on?" }
  func destroyWord(_ target: Target) -> String {
    switch target {
    case .incident(let number): "destroy \(number)"
    case .file(let incident, let number): "destroy \(incident).\(number)"
    case .note: "destroy"
    }
  }
  func typeToDestroy(_ word: String) -> String {
    "To destroy it now, type: \(word)\nTo leave it as it is, press Enter.\n> "
  }
  func erased(_ name: String, isFile: Bool) -> String {
    "The contents of \(name) are destroyed in this record. Left is the proof that \(isFile ? "the file" : "it") was here, and nothing of what it said. Copies and packs made before still hold it."
  }
}
