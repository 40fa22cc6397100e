/// The order in which the bytes of a number stand.
enum ByteOrder {
  case big, little
}

/// Numbers, text and patterns in bytes that may be too few.
extension RandomAccessCollection where Element == UInt8, Index == Int {
  /// The unsigned number in `width` bytes, `offset` bytes from the start; missing if cut off.
  private func number(at offset: Int, width: Int, _ order: ByteOrder) -> UInt64? {
    guard offset >= 0, width <= 8, offset <= count - width else { return nil }
    var value: UInt64 = 0
    for place in 0..<width {
      let index = order == .big ? place : width - 1 - place
      value = value << 8 | UInt64(self[startIndex + offset + index])
    }
    return value
  }

  func uint8(at offset: Int) -> UInt8? {
    number(at: offset, width: 1, .big).map(UInt8.init(truncatingIfNeeded:))
  }

  func uint16(at offset: Int, _ order: ByteOrder = .big) -> UInt16? {
    number(at: offset, width: 2, order).map(UInt16.init(truncatingIfNeeded:))
  }

  func uint24(at offset: Int, _ order: ByteOrder = .big) -> UInt32? {
    number(at: offset, width: 3, order).map(UInt32.init(truncatingIfNeeded:))
  }

  func uint32(at offset: Int, _ order: ByteOrder = .big) -> UInt32? {
    number(at: offset, width: 4, order).map(UInt32.init(truncatingIfNeeded:))
  }

  func uint64(at offset: Int, _ order: ByteOrder = .big) -> UInt64? {
    number(at: offset, width: 8, order)
  }

  /// An unsigned number in big-endian order that may have any width from 0 to 8 bytes.
  func unsigned(at offset: Int, width: Int) -> UInt64? {
    width < 0 ? nil : number(at: offset, width: width, .big)
  }

  /// Whether the ASCII characters of `text` stand `offset` bytes from the start.
  func holds(_ text: StaticString, at offset: Int = 0) -> Bool {
    let size = text.utf8CodeUnitCount
    guard offset >= 0, offset <= count - size else { return false }
    return text.withUTF8Buffer { wanted in
      wanted.elementsEqual(self[startIndex + offset..<startIndex + offset + size])
    }
  }

  /// A code of four bytes, each as the character of the same number: `moov`, `©xyz`.
  func fourCharacters(at offset: Int) -> String? {
    guard offset >= 0, offset <= count - 4 else { return nil }
    return String(latin1: self[startIndex + offset..<startIndex + offset + 4])
  }
}

extension String {
  /// ISO 8859-1: every byte is the character of the same number.
  init(latin1 bytes: some Sequence<UInt8>) {
    var scalars = String.UnicodeScalarView()
    for byte in bytes { scalars.append(Unicode.Scalar(byte)) }
    self.init(scalars)
  }
}
