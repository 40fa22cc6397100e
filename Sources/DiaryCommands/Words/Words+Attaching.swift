import DiaryModel

/// What is said while a file is added.
extension Words {
  /// What a file is, in one line, such as `IMG_2041.jpg, photo, 3.1 MB`.
  func fileLine(_ name: String, _ kind: String, seconds: Double?, size: Int64) -> String {
    var parts = [name, kind]
    if let seconds { parts.append(duration(seconds)) }
    parts.append(self.size(size))
    return parts.joined(separator: ", ") + "."
  }

  /// A length of time: `41 seconds`, `3 minutes 12 seconds`, `1 hour 5 minutes`.
  func duration(_ seconds: Double) -> String {
    let whole = Int(max(seconds, 0).rounded())
    if whole < 1 { return "less than a second" }
    if whole < 60 { return count(whole, "second", "seconds") }
    let (large, small, one, many, oneSmall, manySmall) =
      whole < 3600
      ? (whole / 60, whole % 60, "minute", "minutes", "second", "seconds")
      : (whole / 3600, whole % 3600 / 60, "hour", "hours", "minute", "minutes")
    let first = count(large, one, many)
    return small == 0 ? first : first + " " + count(small, oneSmall, manySmall)
  }

  func takenAccordingToFile(_ kind: Evidence.Kind, _ time: String) -> String {
    switch kind {
    case .photo: "Taken, according to the photo: \(time)."
    case .video, .cctv: "Taken, according to the file: \(time)."
    default: "Made, according to the file: \(time)."
    }
  }

  /// `5 November 2025, 3.22pm`, with the zone where the file's time could be brought to it.
  func factTime(_ time: FactTime) -> String {
    let parts = time.date.parts
    let hour = time.minute / 60
    let rest = time.minute % 60
    let clock =
      "\(hour % 12 == 0 ? 12 : hour % 12)" + (rest == 0 ? "" : rest < 10 ? ".0\(rest)" : ".\(rest)")
      + (hour < 12 ? "am" : "pm")
    let zone = time.zone.map { $0 == "Europe/London" ? " (UK time)" : " (\($0) time)" } ?? ""
    return "\(parts.day) \(month(parts.month)) \(parts.year), \(clock)\(zone)"
  }

  func locationInside(_ kind: Evidence.Kind) -> String {
    "Location inside the \(kind == .photo ? "photo" : "file"): yes. It stays in your copy. It is left out of packs unless you say so."
  }
  var mayTakeAMinute: String { "This may take a minute." }

  var whereFrom: String { "Where did this come from? (Enter to skip) > " }
  func whatDoesItShow(_ kind: Evidence.Kind) -> String {
    switch kind {
    case .photo, .screenshot, .video, .cctv: "What does it show? (Enter to skip) > "
    case .recording: "What can you hear, roughly? (Enter to skip) > "
    case .letter, .document, .other: "What is it, in a few words? (Enter to skip) > "
    }
  }
  var isTheClockRight: String {
    "Is the camera clock right? If you know it is out, say by how much. (Enter to skip)\n> "
  }
  /// The answer as it is noted.
  func clockAnswer(_ answer: String) -> String {
    switch answer.lowercased() {
    case "y", "yes": "right"
    case "n", "no": "not right"
    default: answer
    }
  }
  func cameraClockNote(_ answer: String) -> String { "Camera clock: \(answer)" }
  func clockNoted(_ answer: String) -> String {
    "Noted: camera clock \(answer). The file is unchanged."
  }
  var showItSmall: String { "Show it small in packs?" }

  func sealing(percent: Int, secondsLeft: Int?) -> String {
    guard let secondsLeft, percent < 100 else { return "Sealing: \(percent)%." }
    let left =
      secondsLeft < 90
      ? count(max(secondsLeft, 1), "second", "seconds")
      : count((secondsLeft + 30) / 60, "minute", "minutes")
    return "Sealing: \(percent)%, about \(left) left."
  }
  func sealed(_ incident: Int, _ number: Int) -> String {
    "Copied into the record and sealed, as \(incident).\(number)."
  }
  func originalStays(_ files: Int) -> String {
    files == 1
      ? "The original is still where it was. Keep it if you safely can: police may ask for the phone itself."
      : "The originals are still where they were. Keep them if you safely can: police may ask for the phone itself."
  }

  func ofSeveral(_ place: Int, _ all: Int, _ message: String) -> String {
    "File \(place) of \(all): \(message)"
  }
  func filesLeftOut(_ added: Int, _ all: Int) -> String {
    added == 0
      ? "None of the \(all) files was added." : "\(added) of \(all) files were added."
  }
  var tooLargeForStick: String {
    "On this stick one file can hold 4 GB at most, and the record is one file. This would make it larger. Nothing was changed. A copy of the record on another disk could take it: backup, then --home."
  }
}
