internal import DiaryModel

/// The header of an e-mail (RFC 5322), with words in other characters (RFC 2047).
enum MailHeader {
  /// The most of a message that is read to find where its header ends.
  private static let longest = 256 << 10

  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    let fields = fields(in: file.read(at: 0, count: longest))
    func first(_ name: String) -> [UInt8]? { fields.first { $0.name == name }?.body }
    if let date = first("date") {
      // A zone may be said again in words: `+0100 (BST)`.
      let plain = Array(date.prefix { $0 != UInt8(ascii: "(") })
      list.add(taken: FileTime(mail: plain), from: "e-mail Date header")
    }
    if let subject = first("subject") { list.add(.title, words(subject)) }
    if let from = first("from") { list.add(.author, words(from)) }
    if let mailer = first("x-mailer") ?? first("user-agent") { list.add(.software, words(mailer)) }
  }

  /// Whether `bytes` begin like an e-mail: fields up to an empty line or the end of `bytes`,
  /// with a sender and a date or a way that it came.
  static func begins(_ bytes: [UInt8]) -> Bool {
    let names = Set(fields(in: bytes).map(\.name))
    return names.contains("from") && !names.isDisjoint(with: ["date", "received"])
      && !names.isDisjoint(with: ["to", "subject", "message-id", "mime-version", "received"])
  }

  /// Name in small letters, and body with its lines joined.
  private struct Field {
    let name: String
    var body: [UInt8]
  }

  private static func fields(in bytes: [UInt8]) -> [Field] {
    var fields: [Field] = []
    var rest = bytes[...]
    while !rest.isEmpty, fields.count < 512 {
      let line = rest.prefix { $0 != 0x0A }
      rest = rest.dropFirst(line.count + 1)
      let text = line.last == 0x0D ? line.dropLast() : line
      guard let first = text.first else { break }
      if first == 0x20 || first == 0x09 {
        guard let last = fields.indices.last else { return [] }
        if fields[last].body.count < 4_096 { fields[last].body += text.prefix(4_096) }
        continue
      }
      guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon - text.startIndex <= 76,
        text[..<colon].allSatisfy({ (0x21...0x7E).contains($0) }), colon > text.startIndex
      else {
        // An archive of messages puts a line of its own before each.
        if fields.isEmpty, text.holds("From ") { continue }
        return []
      }
      fields.append(
        Field(
          name: String(latin1: text[..<colon].map(\.lowercased)),
          body: Array(text[(colon + 1)...].prefix(4_096))))
    }
    return fields
  }

  /// The body of a field with its encoded words read, where their characters are known to us.
  static func words(_ body: [UInt8]) -> String {
    var text = ""
    var plain: [UInt8] = []
    var scanner = ByteScanner(body)
    var afterWord = false
    while let byte = scanner.next {
      let start = scanner.position
      if byte == UInt8(ascii: "="), let word = encodedWord(&scanner) {
        // Blanks between two encoded words are not part of the text.
        if !(afterWord && plain.allSatisfy(\.isSpace)) { text += PlainWords.text(plain) }
        plain = []
        text += word
        afterWord = true
        continue
      }
      scanner.position = start + 1
      plain.append(byte)
    }
    if !(afterWord && plain.allSatisfy(\.isSpace)) { text += PlainWords.text(plain) }
    return text
  }

  /// Takes `=?charset?B?…?=` or `=?charset?Q?…?=`.
  private static func encodedWord(_ scanner: inout ByteScanner) -> String? {
    guard scanner.accept(word: "=?") else { return nil }
    func isPart(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) && byte != 0x3F }
    let charset = String(latin1: scanner.take(while: isPart).prefix(40).map(\.lowercased))
    guard scanner.accept("?"), let coding = scanner.take(while: isPart).first,
      scanner.accept("?")
    else { return nil }
    let coded = scanner.take(while: isPart)
    guard scanner.accept(word: "?=") else { return nil }
    let bytes: [UInt8]?
    switch coding.lowercased {
    case UInt8(ascii: "b"): bytes = base64(coded)
    case UInt8(ascii: "q"): bytes = quoted(coded)
    default: bytes = nil
    }
    guard let bytes else { return nil }
    // A language may follow the name of the characters (RFC 2231).
    switch charset.split(separator: "*").first ?? "" {
    case "utf-8", "us-ascii": return String(validating: bytes, as: UTF8.self)
    case "iso-8859-1", "windows-1252": return String(latin1: bytes)
    default: return nil
    }
  }

  private static func quoted(_ coded: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var scanner = ByteScanner(coded)
    while let byte = scanner.next {
      scanner.position += 1
      switch byte {
      case UInt8(ascii: "_"):
        bytes.append(0x20)
      case UInt8(ascii: "="):
        guard let high = scanner.next?.hexadecimalDigit,
          let low = scanner.afterNext?.hexadecimalDigit
        else { return nil }
        bytes.append(high << 4 | low)
        scanner.position += 2
      default:
        bytes.append(byte)
      }
    }
    return bytes
  }

  private static func base64(_ coded: ArraySlice<UInt8>) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in coded where byte != UInt8(ascii: "=") {
      let value: UInt8
      switch byte {
      case 0x41...0x5A: value = byte - 0x41
      case 0x61...0x7A: value = byte - 0x61 + 26
      case 0x30...0x39: value = byte - 0x30 + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: return nil
      }
      bits = bits << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }
}
