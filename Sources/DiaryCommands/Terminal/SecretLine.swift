/// A secret as it is typed, in memory that its owner overwrites.
struct SecretLine {
  private let bytes: UnsafeMutableRawBufferPointer
  /// The bytes typed so far; one more than fits is never counted.
  private(set) var count = 0

  init(_ bytes: UnsafeMutableRawBufferPointer) {
    self.bytes = bytes
  }

  /// The count without carriage returns and line feeds at the end, which a paste brings along.
  var countWithoutLineEnds: Int {
    var end = count
    while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return end
  }

  mutating func take(_ key: Key) {
    switch key {
    case .byte(let byte): append(byte)
    case .pasted(let byte):
      if byte >= 0x20 && byte != 0x7F || [0x09, 0x0A, 0x0D].contains(byte) { append(byte) }
    case .backspace: removeCharacter()
    case .eraseLine, .eraseWord: eraseAll()
    // There is nothing to see, so there is no place to move to.
    case .delete, .left, .right, .home, .end, .pasteBegan, .pasteEnded, .enter, .endOfInput: break
    }
  }

  mutating func eraseAll() {
    while count > 0 { dropByte() }
  }

  private mutating func append(_ byte: UInt8) {
    guard count < bytes.count else { return }
    bytes[count] = byte
    count += 1
  }

  private mutating func dropByte() {
    count -= 1
    bytes[count] = 0
  }

  /// Removes the last character with all that combines with it, as the person sees it elsewhere:
  /// accents, skin tones, the parts of a joined emoji, both halves of a flag.
  private mutating func removeCharacter() {
    guard count > 0 else { return }
    var removed = removeScalar()
    while count > 0 {
      let previous = lastScalar
      let isJoined = previous.value == 0x200D
      let isHalfFlag = isRegional(removed) && isRegional(previous) && regionalRun % 2 == 1
      guard isExtending(removed) || removed.value == 0x200D || isJoined || isHalfFlag else {
        return
      }
      let endsHere = isHalfFlag
      removed = removeScalar()
      if endsHere { return }
    }
  }

  /// How many halves of flags stand at the end.
  private var regionalRun: Int {
    var end = count
    var run = 0
    while end >= 4, bytes[end - 4] == 0xF0, bytes[end - 3] == 0x9F, bytes[end - 2] == 0x87,
      bytes[end - 1] >= 0xA6
    {
      run += 1
      end -= 4
    }
    return run
  }

  private func isRegional(_ scalar: Unicode.Scalar) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar.value)
  }

  private func isExtending(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isGraphemeExtend || scalar.properties.isEmojiModifier
      || scalar.properties.generalCategory == .spacingMark
      || (0xE0020...0xE007F).contains(scalar.value)
  }

  /// The bytes of the last character of UTF-8; one byte if it is none.
  private var lastLength: Int {
    var length = 1
    while length < 4, length < count, bytes[count - length] & 0xC0 == 0x80 { length += 1 }
    let first = bytes[count - length]
    let expected = first < 0x80 ? 1 : first < 0xC0 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    return expected == length ? length : 1
  }

  private var lastScalar: Unicode.Scalar {
    let length = lastLength
    let first = UInt32(bytes[count - length])
    var value = length == 1 ? first : first & (0xFF >> UInt32(length + 1))
    for index in (count - length + 1)..<max(count, count - length + 1) {
      value = value << 6 | UInt32(bytes[index] & 0x3F)
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func removeScalar() -> Unicode.Scalar {
    let scalar = lastScalar
    for _ in 0..<lastLength { dropByte() }
    return scalar
  }
}
