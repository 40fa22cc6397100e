import DiaryModel

/// A time as a file gives it about itself, for telling it in words.
struct FactTime: Equatable {
  let date: CivilDate
  /// Minutes since midnight.
  let minute: Int
  /// The zone that the time was brought to; nothing where the file gives a local time alone.
  let zone: String?

  /// Reads `2025-07-14T21:10:00`, which stays as it is, or the same with `Z` or an offset, which is
  /// brought to `zone`.
  init?(_ text: String, zone: Zone) {
    if let instant = Instant(rfc3339: text) {
      let wall = zone.wall(at: instant)
      date = wall.date
      minute = wall.minute
      self.zone = zone.name
      return
    }
    // Without an offset: as if it were UTC, only to take it apart.
    guard let local = Instant(rfc3339: text + "Z"), let utc = Zone("UTC") else { return nil }
    let wall = utc.wall(at: local)
    date = wall.date
    minute = wall.minute
    self.zone = nil
  }
}
