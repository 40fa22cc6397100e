/// The help of the program as a whole, and what it says of a verb that it does not know.
///
/// ArgumentParser prints sections in its own order and has no "did you mean" for verbs.
enum RootHelp {
  /// The verbs that can be typed, for finding the nearest one.
  static let verbs = [
    "new", "add", "note", "attach", "list", "ls", "show", "fix", "summary", "check", "export",
    "verify", "backup", "restore", "settings", "tour", "help", "lock",
  ]

  /// The text that answers `typed`, if it asks for help of the root.
  static func text(for typed: [String], name: String, words: Words) -> String? {
    switch typed.filter({ $0 != "--no-color" }) {
    case ["help"], ["--help"], ["-h"]: return words.rootHelp(name)
    case ["help", "all"], ["--help", "all"]: return words.fullHelp(name)
    case let line where line.count == 2 && line[0] == "help":
      return words.helpTopic(line[1], name)
    default: return nil
    }
  }

  /// Refuses a first word that is no verb, with the nearest that is.
  static func checkVerb(_ typed: [String]) throws(CommandError) {
    var skipsValue = false
    for word in typed {
      if skipsValue {
        skipsValue = false
        continue
      }
      if word.hasPrefix("-") {
        skipsValue = ["--home", "--passphrase-file", "--passphrase-fd"].contains(word)
        continue
      }
      guard verbs.contains(word) else { throw .unknownCommand(nearest: nearest(to: word)) }
      return
    }
  }

  private static func nearest(to word: String) -> String? {
    let candidates = verbs.map { (verb: $0, distance: distance($0, word)) }
    guard let best = candidates.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, best.verb.count / 2) ? best.verb : nil
  }

  /// The number of letters to add, drop or change (Levenshtein).
  private static func distance(_ left: String, _ right: String) -> Int {
    let right = Array(right.prefix(32))
    var row = Array(0...right.count)
    for (line, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = line + 1
      for column in right.indices {
        let change = diagonal + (letter == right[column] ? 0 : 1)
        diagonal = row[column + 1]
        row[column + 1] = min(change, row[column + 1] + 1, row[column] + 1)
      }
    }
    return row[right.count]
  }
}
