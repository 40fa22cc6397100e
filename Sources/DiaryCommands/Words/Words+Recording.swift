import DiaryModel
import DiaryStore

/// What is said while something is written down.
extension Words {
  var whatHappened: String {
    "What happened? Your own words are fine. Press Enter twice to finish."
  }
  var anythingToAdd: String { "Anything to add? Press Enter twice to go on." }
  func soFar(_ text: String) -> String { "So far you wrote:\n\(text)" }
  var saveJustTheTime: String { "You can leave it there. Save just the time for now?" }
  var when: String {
    "When? For example: now, yesterday 3pm, last tue about 7,\nbetween 2 and 3am, don't know.\n> "
  }
  var whenAgain: String { "When? (Enter to leave it) > " }
  var whichTime: String { "Which of these?" }
  var whatYouTypedIsKept: String {
    "You can type it another way, or \"don't know\". What you typed is kept."
  }
  var timeNotKnown: String { "time not known" }
  var whereQuestion: String { "Where? (Enter to skip) > " }
  var again: String { "again" }
  var stop: String { "stop" }
  var skip: String { "Skip this" }

  func saved(_ number: Int, at time: String) -> String {
    "\nSaved as number \(number). Written down today at \(time)."
  }

  var noRoomYet: String {
    "There is no room to save. What you typed is held here. Free some space, then press Enter. To leave it, type stop."
  }
  var pressEnterToTryAgain: String { "> " }

  var emergencyLine: String {
    "If you are in danger now, call 999. On a mobile, if you cannot speak, press 55 when asked."
  }

  /// Words that bring the line about 999, in an entry from today.
  var wordsOfDanger: Set<String> {
    [
      "knife", "weapon", "gun", "strangle", "strangled", "choke", "choked", "throat", "kill",
      "fire", "petrol", "now", "here", "outside",
    ]
  }

  func mayBeShown(_ person: String?) -> String {
    "If this ever goes to court, what you write may be shown to \(person.map { $0 + "'s" } ?? "the other person's") lawyer. Leave out your new address, plans to leave, and safe people's names."
  }

  func draftFound(_ time: String) -> String {
    "You had started something at \(time). Carry on with it?"
  }
  var anotherDraftIsKept: String {
    "What you had started stays for later. What you type now is kept from the moment it is saved."
  }
  var draftAnswers: [String] { ["Yes", "Not now, keep it", "Let it go"] }

  func moreQuestions(_ person: String?) -> String {
    "\nA few short questions can help later: how you knew it was \(person ?? "them"), who else saw, how it affected you, what kind of thing it was, and any file."
  }
  var nowOrLater: [String] { ["Now", "Later"] }
  func howDidYouKnow(_ person: String?) -> String {
    "How did you know it was \(person ?? "them")?"
  }
  var whoElse: String { "Who else saw or heard it? > " }
  var whatEffect: String { "How did it affect you, or change what you do? > " }
  var whatKind: String { "What kind of thing was it? You can choose several." }
  var numbersOrEnter: String { "Type the numbers, or Enter to skip: " }
  func numbersFromTheList(_ highest: Int) -> String {
    "Please type numbers from the list, up to \(highest), with spaces between."
  }
  var aFileToAdd: String { "A file to add? (Enter to skip) > " }
  func isUpToDate(_ number: Int) -> String { "Thank you. Number \(number) is up to date." }

  var likeWhich: String { "Like which one?" }
  var noneOfThese: String { "None of these" }
  func sameAgain(_ field: IncidentField, _ value: String) -> String {
    switch field {
    case .place: "Same place (\(value))?"
    case .vehicle: "Same vehicle (\(value))?"
    default: "Same person (\(value))?"
    }
  }
  var whatWasDifferent: String {
    "In a few words, what was different this time? Press Enter twice to finish."
  }

  // MARK: Lists

  func emptyList(_ name: String) -> String {
    "Nothing written down yet. When you are ready, type: \(name) add"
  }

  func noMatches(_ words: String) -> String {
    "Nothing with \"\(words)\". Search looks at words as you wrote them."
  }

  func listHeading(_ total: Int, search: String, oldestFirst: Bool) -> String {
    let what = count(total, "entry", "entries") + (search.isEmpty ? "" : " with \"\(search)\"")
    let order = total == 1 ? "" : oldestFirst ? " Oldest first." : " Newest first."
    return "\(what).\(order) Details stay hidden until you ask, because they can be hard to read."
  }

  func moreThanShown(_ shown: Int, _ total: Int) -> String {
    "\(shown) of \(total) are shown. Use --limit, --since or words to see others."
  }

  var numberToRead: String { "Type a number to read it, or Enter to go back: " }

  /// One line of a list, at most 72 columns: number, time, place, what there is.
  func listLine(_ row: ListRow, account: Bool) -> String {
    let number = String(row.number)
    let padded = String(repeating: " ", count: max(0, 5 - number.count)) + number
    if row.isErased { return "\(padded)  contents destroyed" }
    var time = shortTime(row.moment)
    time += String(repeating: " ", count: max(0, 24 - time.count))
    var extras: [String] = []
    if row.isWithdrawn { extras.append("taken out") }
    if !row.marks.isEmpty { extras.append(row.marks.joined(separator: ",")) }
    if row.files > 0 { extras.append(count(row.files, "file", "files")) }
    let middle = account ? row.fields[.account] ?? "" : row.fields[.place] ?? ""
    var text = oneLine(middle, 24)
    if !extras.isEmpty {
      text +=
        String(repeating: " ", count: max(0, 24 - text.count)) + "  "
        + extras.joined(separator: "  ")
    }
    return "\(padded)  \(time)  \(text)".trimmingTrailingSpaces
  }

  /// A time for a list: `Wed 5 Nov 2025, 3.20pm`; what was said if it cannot be short.
  private func shortTime(_ moment: Moment?) -> String {
    guard let moment, let earliest = moment.earliest, let zone = Zone(moment.zone) else {
      return "time not known"
    }
    let (date, minute) = zone.wall(at: earliest)
    let day = shortDate(date)
    switch moment.precision {
    case .exact: return "\(day), \(clock(minute))"
    case .about, .between:
      guard let latest = moment.latest else { return day }
      let end = zone.wall(at: latest)
      return end.date == date || latest.seconds - earliest.seconds <= 43_200
        ? "\(day), \(clock(minute)) on" : "\(day) on"
    case .date: return day
    case .dates: return "\(day) on"
    case .unknown: return "time not known"
    }
  }

  private func clock(_ minute: Int) -> String {
    let hour = minute / 60
    let twelve = hour % 12 == 0 ? 12 : hour % 12
    let rest = minute % 60
    return "\(twelve)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
      + (hour < 12 ? "am" : "pm")
  }

  /// `Wed 5 Nov 2025`.
  func shortDate(_ date: CivilDate) -> String {
    let parts = date.parts
    return
      "\(weekday(date.weekday).prefix(3)) \(parts.day) \(month(parts.month).prefix(3)) \(parts.year)"
  }

  /// `Wednesday 5 November 2025`.
  func date(_ date: CivilDate) -> String {
    let parts = date.parts
    return "\(weekday(date.weekday)) \(parts.day) \(month(parts.month)) \(parts.year)"
  }

  func weekday(_ weekday: Weekday) -> String {
    let names = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    let all = Weekday.allCases
    return names[all.firstIndex(of: weekday) ?? 0]
  }

  func month(_ month: Int) -> String {
    [
      "January", "February", "March", "April", "May", "June", "July", "August", "September",
      "October", "November", "December",
    ][(month - 1) % 12]
  }

  private func oneLine(_ text: String, _ limit: Int) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count <= limit ? line : line.prefix(limit - 1) + "…"
  }

  // MARK: One entry

  func numberLine(_ number: Int, _ time: String) -> String {
    time.isEmpty
      ? "No. \(number)" : "No. \(number). \(time.prefix(1).uppercased() + time.dropFirst())."
  }
  func youSaid(_ said: String) -> String { "In your words: \"\(said)\"" }
  func writtenDown(_ day: String) -> String { "Written down \(day)." }
  var clockWasSetBack: String {
    "The clock of this computer stood earlier then than at the entry before."
  }
  func kinds(_ names: String) -> String { "Kind: \(names)" }
  func markedBy(_ marks: String) -> String { "Marked \(marks) by you." }
  var filesHeading: String { "Files" }
  func cameFrom(_ text: String) -> String { "From: \(text)" }
  func takenByWriter(_ text: String) -> String { "Taken: \(text)" }
  var isNotShown: String { "Listed in packs, not drawn." }
  var remarksHeading: String { "Remarks" }
  func onFile(_ incident: Int, _ file: Int) -> String { "on \(incident).\(file)" }
  var isPrivate: String { "private (a court can still ask for it)" }
  func aboutTime(_ words: String) -> String { "About: \(words)" }
  var historyHeading: String { "History" }
  var addedWhileWriting: String { "added while writing" }
  var whileWriting: String { "corrected while writing" }
  func changed(_ change: Amendment.Change) -> String {
    let name = fieldName(change.field)
    if change.before.isEmpty { return "\(name) added: \(value(change.after, change.field))" }
    if change.after.isEmpty {
      return "\(name) taken out, was: \(value(change.before, change.field))"
    }
    return
      "\(name): \(value(change.after, change.field)); before: \(value(change.before, change.field))"
  }
  func wasWithdrawn(_ day: String, reason: String) -> String {
    "Taken out of lists and packs \(day)" + (reason.isEmpty ? "." : ", \"\(reason)\".")
  }
  func wasErased(_ day: String) -> String { "Contents destroyed by you \(day)." }

  /// The label of a field of the log.
  func fieldName(_ name: String) -> String {
    if let field = IncidentField(rawValue: name) { return label(of: field) }
    switch name {
    case "when.words": return "Time"
    case "behaviours": return "Kind"
    case "marks": return "Marks"
    default: return name
    }
  }

  private func value(_ text: String, _ name: String) -> String {
    if name == "behaviours" {
      return text.split(separator: ",").map { code in
        Behaviour(rawValue: String(code)).map(self.name(of:)) ?? String(code)
      }.joined(separator: ", ")
    }
    guard let field = IncidentField(rawValue: name) else { return text }
    return shown(text, in: field)
  }

  /// One thing that a file says about itself.
  func accordingToTheFile(_ fact: Evidence.Fact) -> String {
    let what =
      switch fact.name {
      case .taken: "taken or made"
      case .takenFrom: "time read from"
      case .place: "place"
      case .device: "device"
      case .pixels: "size in pixels"
      case .orientation: "orientation"
      case .duration: "length in seconds"
      case .software: "software"
      case .title: "title"
      case .author: "author"
      case .pages: "pages"
      }
    return "According to the file, \(what): \(fact.value)"
  }
}

extension String {
  var trimmingTrailingSpaces: String {
    String(reversed().drop { $0 == " " }.reversed())
  }
}
