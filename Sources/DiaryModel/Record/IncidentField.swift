/// The fields of an incident that hold the writer's words, each stored as typed.
///
/// `rawValue` is the name in the log, in JSON and, with `--` before it, on the command line.
/// The list follows the fields that published logs ask for; every one may be left empty.
public enum IncidentField: String, CaseIterable, Hashable, Sendable {
  /// What happened, in the writer's own words.
  case account
  /// Where it happened.
  case place = "where"
  /// The person complained of, by the name that the writer uses.
  case person
  /// How the writer knew who it was: a ``KnewBy`` code.
  case knewBy = "knew-by"
  /// More about how the writer knew, in words.
  case knewByWords = "knew-by-words"
  /// Device, application or other means that was used.
  case method
  /// The number, account, handle or address that was used.
  case handle
  /// How the person looked or what they wore.
  case appearance
  /// Make, colour or registration of a vehicle.
  case vehicle
  /// Who else saw or heard it.
  case seenBy = "seen-by"
  /// Who was with the writer, children among them.
  case present
  /// A weapon or an object used as one.
  case weapon
  /// A threat, in the words that were used.
  case threat
  /// How many of what, such as "14 texts, 3 calls".
  case count
  /// Things that were left or sent, and where they are kept.
  case items
  /// What the writer did in answer.
  case response
  /// How it affected the writer, or changed what they do.
  case effect
  /// How it affected children, family or others.
  case effectOthers = "effect-others"
  /// Whether the writer feared that violence would be used: a ``YesNoUnsure`` code.
  case fearedViolence = "feared-violence"
  /// To whom it was reported: officer, reference, what was said.
  case reported
  /// Evidence that exists elsewhere and is not in the diary.
  case heldElsewhere = "held-elsewhere"
  /// The entry that this one is like, as the writer chose: its number.
  case like
  /// A note that never enters a pack.
  case privateNote = "private-note"

  /// Whether the field may ever leave the diary in a pack.
  public var mayLeave: Bool { self != .privateNote }
}
