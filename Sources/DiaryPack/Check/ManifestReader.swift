/// The lines of a BagIt manifest (RFC 8493 section 2.1.3), read strictly.
struct ManifestReader {
  /// The longest line that is read: a path of Linux, its digest and the space between.
  private static let longestLine = 4096 + 66

  /// Digests by path, as lower-case hexadecimal digits.
  private(set) var digests: [[UInt8]: String] = [:]
  /// Paths that occur more than once; the first digest counts.
  private(set) var repeated: Set<[UInt8]> = []
  /// Paths that are absolute, empty or lead upwards, or lie outside of where they may.
  private(set) var unsafe: Set<[UInt8]> = []
  /// The number of lines that are neither empty nor of the form of the format.
  private(set) var damagedLines = 0

  /// Reads the lines of `text`; paths must lie under `data/` if `isPayload`, else beside it.
  init(_ text: [UInt8], isPayload: Bool) {
    for line in text.split(separator: 0x0A) {
      var line = line
      if line.last == 0x0D { line = line.dropLast() }
      if line.isEmpty { continue }
      read(line, isPayload)
    }
  }

  private mutating func read(_ line: ArraySlice<UInt8>, _ isPayload: Bool) {
    guard line.count <= Self.longestLine, line.count > 65 else {
      damagedLines += 1
      return
    }
    var digest: [UInt8] = []
    for byte in line.prefix(64) {
      switch byte {
      case 0x30...0x39, 0x61...0x66: digest.append(byte)
      case 0x41...0x46: digest.append(byte + 0x20)
      default:
        damagedLines += 1
        return
      }
    }
    var path = line.dropFirst(64)
    let separator = path.prefix { $0 == 0x20 || $0 == 0x09 }
    path = path.dropFirst(separator.count)
    // `sha256sum --binary` puts an asterisk there.
    if path.first == 0x2A { path = path.dropFirst() }
    guard !separator.isEmpty, !path.isEmpty, !path.contains(0) else {
      damagedLines += 1
      return
    }
    let name = Array(path)
    guard Self.staysInside(name, isPayload) else {
      unsafe.insert(name)
      return
    }
    if digests[name] == nil {
      digests[name] = String(decoding: digest, as: UTF8.self)
    } else {
      repeated.insert(name)
    }
  }

  private static func staysInside(_ path: [UInt8], _ isPayload: Bool) -> Bool {
    let parts = path.split(separator: 0x2F, omittingEmptySubsequences: false)
    for part in parts {
      if part.isEmpty || part.elementsEqual(".".utf8) || part.elementsEqual("..".utf8) {
        return false
      }
    }
    let isUnderData = parts.count > 1 && parts[0].elementsEqual("data".utf8)
    return isPayload ? isUnderData : !isUnderData
  }
}
