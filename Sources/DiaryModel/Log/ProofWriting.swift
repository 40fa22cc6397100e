import DiaryDigest

extension ProofFile {
  /// The file as JSON: UTF-8, two spaces for each level, the members in the order of the format.
  ///
  /// Every value is a string, numbers in decimal and bytes in base64:
  ///
  /// ```
  /// { "format", "vkey", "checkpoint", "previous"?, "consistency"?: […],
  ///   "entries": [ { "index", "commitments": […],
  ///                  "fields": [ { "name", "value", "salt" } ], "proof": […] } ] }
  /// ```
  ///
  /// The same parts always give the same text.
  public var json: String {
    var writer = JSONWriter()
    writer.object { file in
      file.member("format", Self.format)
      file.member("vkey", key.text)
      file.member("checkpoint", checkpoint.note)
      if let extends {
        file.member("previous", extends.previous.note)
        file.member("consistency", extends.consistency)
      }
      file.list("entries", entries) { entry, writer in
        writer.object { Self.write(entry, to: &$0) }
      }
    }
    return writer.text + "\n"
  }

  private static func write(_ entry: ShownEntry, to object: inout JSONWriter) {
    object.member("index", String(entry.index))
    object.member("commitments", entry.commitments)
    object.list("fields", entry.fields) { shown, writer in
      writer.object { field in
        field.member("name", shown.field.name)
        field.member("value", shown.field.value)
        field.member("salt", Base64.text(shown.salt))
      }
    }
    object.member("proof", entry.proof)
  }
}

/// Writes objects, lists and strings, one member or item on each line.
private struct JSONWriter {
  var text = ""
  private var depth = 0
  private var isFirst = true

  mutating func object(_ members: (inout JSONWriter) -> Void) {
    enclose("{", "}", members)
  }

  mutating func member(_ name: String, _ value: String) {
    item()
    string(name)
    text += ": "
    string(value)
  }

  mutating func member(_ name: String, _ hashes: [SHA256Digest]) {
    list(name, hashes) { hash, writer in writer.string(Base64.text(hash.bytes)) }
  }

  mutating func list<Item>(
    _ name: String, _ items: [Item], _ write: (Item, inout JSONWriter) -> Void
  ) {
    item()
    string(name)
    text += ": "
    enclose("[", "]") { writer in
      for each in items {
        writer.item()
        write(each, &writer)
      }
    }
  }

  private mutating func enclose(
    _ opening: String, _ closing: String, _ content: (inout JSONWriter) -> Void
  ) {
    text += opening
    depth += 1
    isFirst = true
    content(&self)
    depth -= 1
    if !isFirst { newLine() }
    text += closing
    isFirst = false
  }

  private mutating func item() {
    if !isFirst { text += "," }
    isFirst = false
    newLine()
  }

  private mutating func newLine() {
    text += "\n" + String(repeating: "  ", count: depth)
  }

  private mutating func string(_ value: String) {
    text += "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case _ where Self.isUnseen(scalar):
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }

  /// Whether a scalar would act on a screen instead of showing there: controls, and the marks that
  /// turn the direction of writing.
  ///
  /// All of them fit into four digits.
  private static func isUnseen(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
