import ArgumentParser

/// The number of an entry, `41`, or of one of its files, `41.2`, as people type it.
struct EntryNumber: ExpressibleByArgument, Equatable {
  /// The number of the entry.
  let incident: Int
  /// The number of the file, if one was named.
  let file: Int?

  init?(argument: String) {
    let text = argument.hasPrefix("#") ? String(argument.dropFirst()) : argument
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let first = Int(parts[0]), first > 0 else { return nil }
    incident = first
    guard parts.count == 2 else {
      file = nil
      return
    }
    guard let second = Int(parts[1]), second > 0 else { return nil }
    file = second
  }
}
