import DiaryModel

/// JSON with its members in the order in which they were added.
struct JSONObject {
  private var members: [(name: String, text: String)] = []

  init() {}

  /// The object that every answer of the program is: with its schema's name first.
  static func tally() -> JSONObject {
    var object = JSONObject()
    object.add("schema", "tally/1")
    return object
  }

  /// A moment, with the names of the log.
  init(_ moment: Moment) {
    add("said", moment.said)
    add("precision", moment.precision.rawValue)
    if let earliest = moment.earliest { add("earliest", earliest.rfc3339) }
    if let latest = moment.latest { add("latest", latest.rfc3339) }
    add("zone", moment.zone)
    add("edtf", moment.edtf)
    add("words", moment.words)
  }

  mutating func add(_ name: String, _ value: String) {
    members.append((name, Self.quoted(value)))
  }

  mutating func add(_ name: String, _ value: Int) {
    members.append((name, String(value)))
  }

  mutating func add(_ name: String, _ value: Bool) {
    members.append((name, value ? "true" : "false"))
  }

  mutating func add(_ name: String, _ value: JSONObject) {
    members.append((name, value.text))
  }

  mutating func add(_ name: String, _ values: [JSONObject]) {
    members.append((name, "[" + values.map(\.text).joined(separator: ",\n ") + "]"))
  }

  mutating func add(_ name: String, _ values: [String]) {
    members.append((name, "[" + values.map(Self.quoted).joined(separator: ",") + "]"))
  }

  mutating func add(_ name: String, _ values: [Int]) {
    members.append((name, "[" + values.map(String.init).joined(separator: ",") + "]"))
  }

  /// The object as one text.
  var text: String {
    "{" + members.map { Self.quoted($0.name) + ":" + $0.text }.joined(separator: ",") + "}"
  }

  /// A string of RFC 8259, with every control character escaped.
  static func quoted(_ value: String) -> String {
    var text = "\""
    for scalar in value.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if scalar.value < 0x20 || (0x7f...0x9f).contains(scalar.value)
          || (0x2028...0x202e).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
        {
          let digits = String(scalar.value, radix: 16)
          text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    return text + "\""
  }
}
