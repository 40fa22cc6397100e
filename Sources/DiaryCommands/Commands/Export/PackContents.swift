import DiaryModel
import DiaryPack

/// What a request would put into a pack, counted before anything is written.
struct PackContents: Equatable {
  /// Entries that are shown.
  var entries = 0
  /// Files whose bytes go in.
  var files = 0
  /// Corrections that stand beside the first words.
  var corrections = 0
  /// Entries that are named by their number only.
  var removed = 0
  /// Private notes that stay in the diary.
  var privateNotes = 0
  /// Files that say where they were made, and are left out for it.
  var located: [String] = []
  /// Files that the writer left out.
  var chosen = 0
  /// Entries outside the period or the numbers that were asked for.
  var outside = 0

  /// Counts what `request` asks for of the whole record.
  init(_ record: [Incident], _ request: PackRequest) {
    let only = Set(request.only)
    for incident in record {
      guard only.isEmpty || only.contains(incident.number), Self.isWithin(incident, request) else {
        outside += 1
        continue
      }
      guard incident.state == .current else {
        removed += 1
        continue
      }
      count(incident, request)
    }
  }

  private static func isWithin(_ incident: Incident, _ request: PackRequest) -> Bool {
    if let since = request.since, let latest = incident.moment.latest, latest <= since {
      return false
    }
    if let until = request.until, let earliest = incident.moment.earliest, earliest >= until {
      return false
    }
    return true
  }

  private mutating func count(_ incident: Incident, _ request: PackRequest) {
    entries += 1
    corrections += incident.amendments.count
    privateNotes += incident.notes.count { $0.isPrivate && $0.state == .current }
    if incident.fields[.privateNote]?.isEmpty == false { privateNotes += 1 }
    for file in incident.evidence where file.state == .current {
      let number = PackRequest.FileNumber(incident: file.incident, number: file.number)
      if request.withoutFiles.contains(number) {
        chosen += 1
      } else if !request.keepsLocation, file.facts.contains(where: { $0.name == .place }) {
        located.append("\(file.incident).\(file.number)")
      } else {
        files += 1
      }
    }
  }
}
