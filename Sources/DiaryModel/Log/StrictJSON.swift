/// The part of JSON (RFC 8259) that a proof file uses: objects, arrays and strings.
///
/// Numbers, `true`, `false` and `null` are refused, and so is an object that names a member twice:
/// two readers could otherwise see two different proofs in one file.
indirect enum StrictJSON {
  case text(String)
  case list([StrictJSON])
  /// Members in the order of the file. Names are compared as bytes.
  case object([(name: String, value: StrictJSON)])

  /// How deep a proof file nests: its own object, `entries`, an entry, `fields`, a field.
  private static let deepest = 5

  /// Reads a whole file.
  ///
  /// - Throws: ``LogError/proofJSON(at:)`` or ``LogError/repeatedMember(at:)``.
  static func read(_ bytes: [UInt8]) throws(LogError) -> StrictJSON {
    var reader = Reader(bytes: bytes)
    let value = try reader.value(depth: 1)
    reader.skipSpace()
    guard reader.at == bytes.count else { throw .proofJSON(at: reader.at) }
    return value
  }

  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func skipSpace() {
      while let byte = next, [0x20, 0x0A, 0x0D, 0x09].contains(byte) { at += 1 }
    }

    mutating func value(depth: Int) throws(LogError) -> StrictJSON {
      skipSpace()
      guard depth <= deepest + 1 else { throw .proofJSON(at: at) }
      switch next {
      case UInt8(ascii: "\""): return .text(try string())
      case UInt8(ascii: "["): return .list(try list(depth: depth))
      case UInt8(ascii: "{"): return .object(try object(depth: depth))
      default: throw .proofJSON(at: at)
      }
    }

    private mutating func list(depth: Int) throws(LogError) -> [StrictJSON] {
      var values: [StrictJSON] = []
      at += 1
      guard !take("]") else { return values }
      repeat {
        values.append(try value(depth: depth + 1))
      } while take(",")
      try expect("]")
      return values
    }

    private mutating func object(
      depth: Int
    ) throws(LogError) -> [(name: String, value: StrictJSON)] {
      var members: [(name: String, value: StrictJSON)] = []
      at += 1
      guard !take("}") else { return members }
      repeat {
        skipSpace()
        let start = at
        guard next == UInt8(ascii: "\"") else { throw .proofJSON(at: at) }
        let name = try string()
        guard !members.contains(where: { $0.name.utf8.elementsEqual(name.utf8) }) else {
          throw .repeatedMember(at: start)
        }
        try expect(":")
        members.append((name, try value(depth: depth + 1)))
      } while take(",")
      try expect("}")
      return members
    }

    private mutating func take(_ mark: Unicode.Scalar) -> Bool {
      skipSpace()
      guard next == UInt8(ascii: mark) else { return false }
      at += 1
      return true
    }

    private mutating func expect(_ mark: Unicode.Scalar) throws(LogError) {
      guard take(mark) else { throw .proofJSON(at: at) }
    }

    private mutating func string() throws(LogError) -> String {
      at += 1
      let start = at
      var content: [UInt8] = []
      while let byte = next, byte != UInt8(ascii: "\"") {
        guard byte >= 0x20 else { throw .proofJSON(at: at) }
        at += 1
        if byte == UInt8(ascii: "\\") {
          content += Array(String(Character(try escaped())).utf8)
        } else {
          content.append(byte)
        }
      }
      guard next != nil, let text = String(validating: content, as: UTF8.self) else {
        throw .proofJSON(at: start)
      }
      at += 1
      return text
    }

    private mutating func escaped() throws(LogError) -> Unicode.Scalar {
      guard let mark = next else { throw .proofJSON(at: at) }
      at += 1
      switch mark {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(mark)
      case UInt8(ascii: "b"): return "\u{8}"
      case UInt8(ascii: "f"): return "\u{C}"
      case UInt8(ascii: "n"): return "\n"
      case UInt8(ascii: "r"): return "\r"
      case UInt8(ascii: "t"): return "\t"
      case UInt8(ascii: "u"): return try escapedUnit()
      default: throw .proofJSON(at: at - 1)
      }
    }

    /// `\uXXXX`, or two of them for a scalar beyond FFFF; half of such a pair is refused.
    private mutating func escapedUnit() throws(LogError) -> Unicode.Scalar {
      let start = at
      let unit = try fourDigits()
      if let scalar = Unicode.Scalar(unit) { return scalar }
      guard unit < 0xDC00, bytes[at...].starts(with: "\\u".utf8) else {
        throw .proofJSON(at: start)
      }
      at += 2
      let low = try fourDigits()
      guard 0xDC00...0xDFFF ~= low,
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw .proofJSON(at: start) }
      return scalar
    }

    private mutating func fourDigits() throws(LogError) -> UInt32 {
      let digits = bytes[at...].prefix(4)
      guard digits.count == 4, digits.allSatisfy({ $0 != UInt8(ascii: "+") }),
        let unit = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
      else { throw .proofJSON(at: at) }
      at += 4
      return unit
    }
  }
}
