import DiaryModel
import Foundation

/// A copy in a folder, as its name tells: `tally-copy-2026-11-24-2131.data`.
struct CopyFile: Equatable {
  /// The folder and the name.
  let path: String
  /// The name alone.
  let name: String
  /// The day on which it was made, by its name.
  let day: CivilDate
  /// The time of day at which it was made, in minutes since midnight.
  let minute: Int
  /// Bytes.
  let size: Int64

  /// The copy at `name` in `folder`; nothing if the name is not one of a copy.
  init?(_ name: String, in folder: String) {
    guard name.hasSuffix(".data"), let marker = name.range(of: "-copy-", options: .backwards) else {
      return nil
    }
    let digits = name[marker.upperBound...].dropLast(".data".count)
    let parts = digits.split(separator: "-", omittingEmptySubsequences: false)
    let lengths = [4, 2, 2, 4]
    guard parts.count == 4 || parts.count == 5,
      zip(parts, lengths).allSatisfy({ $0.count == $1 && $0.allSatisfy(\.isNumber) }),
      parts.dropFirst(4).allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) }),
      let year = Int(parts[0]), let month = Int(parts[1]), let dayOfMonth = Int(parts[2]),
      let clock = Int(parts[3]), clock % 100 < 60, clock < 2400,
      let day = CivilDate(year: year, month: month, day: dayOfMonth)
    else { return nil }
    let path = folder + "/" + name
    guard let status = FileStatus(path), !status.isFolder else { return nil }
    self.path = path
    self.name = name
    self.day = day
    minute = clock / 100 * 60 + clock % 100
    size = status.size
  }

  /// The copies in `folder`, the newest first.
  static func all(in folder: String) throws -> [CopyFile] {
    guard FileStatus(folder)?.isFolder == true else { throw CommandError.noSuchFolder }
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { CopyFile($0, in: folder) }
      .sorted { ($0.day, $0.minute, $0.name) > ($1.day, $1.minute, $1.name) }
  }

  /// A free path in `folder` for a copy that is made now.
  static func newPath(in folder: String, name: ProgramName, at now: Instant, _ zone: Zone) -> String
  {
    let wall = zone.wall(at: now)
    let clock = wall.minute / 60 * 100 + wall.minute % 60
    let digits = String(repeating: "0", count: 4 - String(clock).count) + String(clock)
    let stem = "\(folder)/\(name.text)-copy-\(wall.date.iso)-\(digits)"
    let paths = [stem + ".data"] + (2...999).map { "\(stem)-\($0).data" }
    return paths.first { FileStatus($0) == nil } ?? stem + "-\(now.seconds).data"
  }
}
