/// What was made, for the screen and for the log.
public struct PackReceipt: Equatable, Sendable {
  /// The number of files in the folder, lists included.
  public var files: Int
  /// Their lengths together, in bytes.
  public var bytes: Int64
  /// The SHA-256 of `manifest-sha256.txt`, 64 lower-case hexadecimal digits.
  public var manifestSHA256: String
  /// What is read out to whom it is given: the first 16 digits of ``manifestSHA256``, in fours.
  public var packNumber: String
  /// The first 16 digits of the SHA-256 of `entries.json`, in fours.
  public var recordNumber: String
  /// The number of entries shown in full.
  public var entries: Int
  /// The number of exhibits whose bytes are in the folder.
  public var exhibits: Int
  /// The references of exhibits whose bytes are not what was added.
  public var changed: [String]
  /// The references of exhibits of the shown entries whose bytes are not in the folder.
  public var leftOut: [String]
}

/// The first 16 of the hexadecimal digits of a digest, in groups of four.
func shortNumber(_ hex: String) -> String {
  var text = ""
  for (place, digit) in hex.prefix(16).enumerated() {
    if place > 0 && place % 4 == 0 { text.append(" ") }
    text.append(digit)
  }
  return text
}
