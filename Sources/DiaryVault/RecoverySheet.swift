public import DiarySecret
import Glibc

/// A recovery secret of 16 random bytes as 48 digits for a sheet of paper.
///
/// Eight groups of six digits, each eleven times a 16-bit number (the secret's bytes two by two,
/// the first one high), with leading zeros. Every single wrong digit and every swap of neighbours
/// within a group leaves a remainder by eleven, so it is known which group to look at again.
public enum RecoverySheet {
  /// Bytes of the secret.
  public static let secretLength = 16
  /// Groups on the sheet.
  public static let groupCount = 8
  /// Digits of a group.
  public static let groupLength = 6

  /// A new random secret.
  public static func drawSecret() -> SecretBytes {
    .random(count: secretLength)
  }

  /// The 48 digits of `secret`, groups parted by a hyphen, as 55 ASCII characters.
  public static func digits(of secret: borrowing SecretBytes) -> SecretBytes {
    precondition(secret.count == secretLength)
    return secret.withBytes { secret in
      SecretBytes(count: groupCount * (groupLength + 1) - 1) { digits in
        for group in 0..<groupCount {
          var value = (Int(secret[group * 2]) << 8 | Int(secret[group * 2 + 1])) * 11
          let start = group * (groupLength + 1)
          for place in (0..<groupLength).reversed() {
            digits[start + place] = UInt8(ascii: "0") + UInt8(value % 10)
            value /= 10
          }
          if group > 0 { digits[start - 1] = UInt8(ascii: "-") }
        }
      }
    }
  }

  /// Why digits are no secret.
  public enum Fault: Error, Equatable, Sendable {
    /// This many digits were given; there are 48.
    case length(Int)
    /// The group with this number, 1 to 8, does not add up.
    case group(Int)
  }

  /// The secret that `digits` stand for; anything but digits in it is passed over.
  public static func secret(from digits: borrowing SecretBytes) throws(Fault) -> SecretBytes {
    try digits.withBytes { (typed) throws(Fault) -> SecretBytes in
      let count = typed.reduce(0) { $0 + (isDigit($1) ? 1 : 0) }
      guard count == groupCount * groupLength else { throw .length(count) }
      return try SecretBytes(count: secretLength) { (secret) throws(Fault) in
        var place = 0
        var value = 0
        for byte in typed where isDigit(byte) {
          value = value * 10 + Int(byte - UInt8(ascii: "0"))
          place += 1
          guard place % groupLength == 0 else { continue }
          let group = place / groupLength
          guard value % 11 == 0, value / 11 <= 0xffff else { throw .group(group) }
          secret[(group - 1) * 2] = UInt8((value / 11) >> 8)
          secret[(group - 1) * 2 + 1] = UInt8((value / 11) & 0xff)
          value = 0
        }
      }
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
