/// One named value of an entry.
///
/// The value is kept and hashed as the UTF-8 bytes that were typed; no spelling of a letter is
/// turned into another, so two fields are equal only if their bytes are.
public struct LogField: Equatable, Sendable {
  /// The longest name, in bytes: 64.
  public static let longestName = 64

  /// 1 to 64 of the characters `a` to `z`, `0` to `9`, `.`, `_` and `-`.
  public let name: String
  /// Any text, also none.
  public let value: String

  /// A field with a checked name.
  ///
  /// - Throws: ``LogError/fieldName``, or ``LogError/fieldLength`` for a value whose length does
  ///   not fit into 32 bits.
  public init(name: String, value: String) throws(LogError) {
    guard Self.isName(name) else { throw .fieldName }
    guard value.utf8.count <= Int(UInt32.max) else { throw .fieldLength }
    self.name = name
    self.value = value
  }

  /// Whether ``name`` is `other`.
  ///
  /// Most names differ in length, which is seen much faster.
  func isNamed(_ other: String) -> Bool {
    name.utf8.count == other.utf8.count && name == other
  }

  /// Whether `name` may name a field.
  public static func isName(_ name: String) -> Bool {
    (1...longestName).contains(name.utf8.count) && name.utf8.allSatisfy(isNameByte)
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
      UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }

  // Swift's own comparison of strings takes two spellings of one letter as equal.
  public static func == (left: LogField, right: LogField) -> Bool {
    left.name.utf8.elementsEqual(right.name.utf8)
      && left.value.utf8.elementsEqual(right.value.utf8)
  }
}

extension Array<LogField> {
  /// Checks what holds for the fields of every entry: at least one, and no name twice.
  func checkNames() throws(LogError) {
    guard !isEmpty else { throw .noFields }
    guard count > 40 else {
      // So few short names are compared with each other faster than they are hashed.
      var rest = self[...]
      while let first = rest.popFirst() {
        guard !rest.contains(where: { $0.isNamed(first.name) }) else { throw .repeatedField }
      }
      return
    }
    var seen = Set<String>(minimumCapacity: count)
    for field in self {
      guard seen.insert(field.name).inserted else { throw .repeatedField }
    }
  }
}
