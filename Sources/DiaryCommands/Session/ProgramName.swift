/// The name that the program was started under: what it calls itself, and its folders.
struct ProgramName: Equatable, Sendable {
  /// The last part of the path in `argv[0]`, without characters that cannot stand in a file name.
  let text: String

  /// The name of a program that was started as `argument`.
  init(_ argument: String) {
    let last = argument.split(separator: "/").last.map(String.init) ?? ""
    let plain = last.unicodeScalars.filter { scalar in
      scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-_.".unicodeScalars.contains(scalar))
    }
    let name = String(String.UnicodeScalarView(plain))
    text = name.isEmpty || name.hasPrefix(".") ? "tally" : name
  }
}
