/// Base64 with padding (RFC 4648 section 4), one spelling for each value.
enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let pad = UInt8(ascii: "=")

  /// The characters of `bytes`.
  static func text(_ bytes: some Sequence<UInt8>) -> String {
    var characters: [UInt8] = []
    var bits: UInt32 = 0
    var held = 0
    for byte in bytes {
      bits = bits << 8 | UInt32(byte)
      held += 8
      while held >= 6 {
        held -= 6
        characters.append(alphabet[Int(bits >> UInt32(held)) & 63])
      }
    }
    if held > 0 { characters.append(alphabet[Int(bits << UInt32(6 - held)) & 63]) }
    while characters.count % 4 != 0 { characters.append(pad) }
    return String(decoding: characters, as: UTF8.self)
  }

  /// The bytes of `text`; nothing if it is not exactly what ``text(_:)`` writes: no other
  /// characters, no missing padding, no stray bits in the last character.
  static func bytes(_ text: some Collection<UInt8>) -> [UInt8]? {
    guard text.count.isMultiple(of: 4) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.count / 4 * 3)
    var bits: UInt32 = 0
    var held = 0
    var padding = 0
    for character in text {
      guard character != pad else {
        padding += 1
        continue
      }
      guard padding == 0, let value = value(character) else { return nil }
      bits = bits << 6 | value
      held += 6
      guard held >= 8 else { continue }
      held -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(held)))
    }
    // Two, four or no bits are left over, all of them zero, and each pair stands for one pad.
    guard padding <= 2, held == padding * 2, bits & (1 << UInt32(held) - 1) == 0 else { return nil }
    return bytes
  }

  private static func value(_ character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a")) + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0")) + 52
    case UInt8(ascii: "+"): 62
    case UInt8(ascii: "/"): 63
    default: nil
    }
  }
}
