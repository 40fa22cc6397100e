/// Finds the references and lengths of exhibits in `entries.json`.
///
/// It reads any bytes without a fault: what is not JSON of the expected shape ends the reading, and
/// what was found until then is kept. Nesting costs no stack.
struct ExhibitSizes {
  /// What is said of the file at a path.
  struct Exhibit: Equatable {
    var reference: String
    var bytes: Int64?
  }

  /// By path, such as `data/exhibits/E07 photo.jpg`.
  private(set) var byPath: [[UInt8]: Exhibit] = [:]

  private let text: [UInt8]
  private var at = 0

  init(_ text: [UInt8]) {
    self.text = text
    guard take(0x7B) else { return }
    while let key = string() {
      guard take(0x3A) else { return }
      if key.elementsEqual("exhibits".utf8) {
        exhibits()
        return
      }
      guard skipValue(), take(0x2C) else { return }
    }
  }

  private mutating func exhibits() {
    guard take(0x5B) else { return }
    while take(0x7B) {
      var path: [UInt8]?
      var reference: [UInt8]?
      var bytes: Int64?
      var changed: Int64?
      while let key = string() {
        guard take(0x3A) else { return }
        if key.elementsEqual("path".utf8) {
          path = string()
        } else if key.elementsEqual("reference".utf8) {
          reference = string()
        } else if key.elementsEqual("bytes".utf8) {
          bytes = number()
        } else if key.elementsEqual("changed-since-added".utf8), take(0x7B) {
          changed = bytesWithin()
        } else if !skipValue() {
          return
        }
        if !take(0x2C) { break }
      }
      guard take(0x7D) else { return }
      if let path, let reference {
        byPath[path] = Exhibit(
          reference: String(decoding: reference, as: UTF8.self), bytes: changed ?? bytes)
      }
      if !take(0x2C) { return }
    }
  }

  /// The member `bytes` of an object of which the brace was read.
  private mutating func bytesWithin() -> Int64? {
    var bytes: Int64?
    while let key = string() {
      guard take(0x3A) else { return bytes }
      if key.elementsEqual("bytes".utf8) {
        bytes = number()
      } else if !skipValue() {
        return bytes
      }
      if !take(0x2C) { break }
    }
    _ = take(0x7D)
    return bytes
  }

  private mutating func skipSpace() {
    while at < text.count, text[at] == 0x20 || (0x09...0x0D).contains(text[at]) { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    skipSpace()
    guard at < text.count, text[at] == byte else { return false }
    at += 1
    return true
  }

  /// The bytes of a string; escapes are left as they are, since the names that we look for and
  /// their values have none.
  private mutating func string() -> [UInt8]? {
    guard take(0x22) else { return nil }
    let start = at
    while at < text.count, text[at] != 0x22 { at += text[at] == 0x5C ? 2 : 1 }
    guard at < text.count else { return nil }
    at += 1
    return Array(text[start..<at - 1])
  }

  private mutating func number() -> Int64? {
    skipSpace()
    let start = at
    while at < text.count, (0x30...0x39).contains(text[at]) { at += 1 }
    return Int64(String(decoding: text[start..<at], as: UTF8.self))
  }

  private mutating func skipValue() -> Bool {
    var depth = 0
    repeat {
      skipSpace()
      guard at < text.count else { return false }
      switch text[at] {
      case 0x22:
        guard string() != nil else { return false }
        continue
      case 0x7B, 0x5B: depth += 1
      case 0x7D, 0x5D:
        if depth == 0 { return false }
        depth -= 1
      default: break
      }
      at += 1
    } while depth > 0 || !isAtEndOfValue
    return true
  }

  /// Whether a comma or a closing bracket follows.
  private var isAtEndOfValue: Bool {
    var place = at
    while place < text.count, text[place] == 0x20 || (0x09...0x0D).contains(text[place]) {
      place += 1
    }
    return place >= text.count || text[place] == 0x2C || text[place] == 0x7D || text[place] == 0x5D
  }
}
