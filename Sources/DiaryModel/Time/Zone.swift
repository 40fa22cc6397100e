import Foundation

/// A time zone of the IANA database.
public struct Zone: Sendable {
  /// The IANA name, such as `Europe/London`.
  public let name: String
  private let zone: TimeZone

  /// The zone of that name, or nothing if this machine does not know it.
  public init?(_ name: String) {
    guard let zone = TimeZone(identifier: name) else { return nil }
    self.name = name
    self.zone = zone
  }

  /// Whether this machine's zone data can be trusted with the time of the United Kingdom.
  ///
  /// A build or a machine without zone data can answer with UTC and no error; a diary must not be
  /// written then. 1 July 2025 12:00 UTC must be 13:00 in London, and 1 January noon must be noon.
  public static var isTrustworthy: Bool {
    guard let london = Zone("Europe/London") else { return false }
    return london.offset(at: Instant(seconds: 1_751_367_600)) == 3600
      && london.offset(at: Instant(seconds: 1_735_732_800)) == 0
  }

  /// What the clock on the wall is ahead of UTC at an instant, in seconds.
  public func offset(at instant: Instant) -> Int {
    zone.secondsFromGMT(for: Date(timeIntervalSince1970: Double(instant.seconds)))
  }

  /// The date and the minute since midnight, 0 to 1439, that the wall shows at an instant.
  public func wall(at instant: Instant) -> (date: CivilDate, minute: Int) {
    let local = Int(instant.seconds) + offset(at: instant)
    let days = (local >= 0 ? local : local - 86399) / 86400
    return (CivilDate(days: days), (local - days * 86400) / 60)
  }

  /// The instants at which the wall shows a date and minute, earliest first.
  ///
  /// One as a rule; none where the clocks skip that time, two where they go back over it.
  ///
  /// - Parameters:
  ///   - date: the date on the wall.
  ///   - minute: minutes since midnight; 1440 and more lie on the days after.
  public func instants(of date: CivilDate, minute: Int) -> [Instant] {
    let local = Int64(date.days) * 86400 + Int64(minute) * 60
    var found: [Instant] = []
    // A change of offset within a day either side shows in one of these two.
    for offset in Set([
      offset(at: Instant(seconds: local - 86400)), offset(at: Instant(seconds: local + 86400)),
    ]) {
      let candidate = Instant(seconds: local - Int64(offset))
      if self.offset(at: candidate) == offset { found.append(candidate) }
    }
    return found.sorted()
  }

  /// The first and the last instant that can be meant by a date and minute.
  ///
  /// They differ where the clocks go back; where the clocks skip the time both are the change.
  public func bounds(of date: CivilDate, minute: Int) -> (first: Instant, last: Instant) {
    let found = instants(of: date, minute: minute)
    if let first = found.first, let last = found.last { return (first, last) }
    let local = Int64(date.days) * 86400 + Int64(minute) * 60
    var low = local - 86400
    var high = local + 86400
    let before = offset(at: Instant(seconds: low))
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if offset(at: Instant(seconds: middle)) == before { low = middle } else { high = middle }
    }
    return (Instant(seconds: high), Instant(seconds: high))
  }

  /// The first instant of a date.
  public func start(of date: CivilDate) -> Instant {
    bounds(of: date, minute: 0).first
  }
}
