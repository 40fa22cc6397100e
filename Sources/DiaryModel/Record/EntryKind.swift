/// What an entry of the log is.
public enum EntryKind: String, CaseIterable, Sendable {
  case incident
  case note
  case evidence
  case amendment
  case withdrawal
  case erasure
  case order
  case orderVersion = "order-version"
  case contact
  case contactDone = "contact-done"
  case people
  case change
  case marker
  case export
  case setting
}
