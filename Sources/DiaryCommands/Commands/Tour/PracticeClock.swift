import DiaryModel
import DiaryStore
import Synchronization

/// A clock that stands where the practice record needs it; only a tour has one.
final class PracticeClock: Sendable {
  /// The zone in which the record was written.
  let zone: Zone
  private let instant: Mutex<Instant>

  /// A clock in `zone` that stands at `instant`.
  init(zone: Zone, at instant: Instant) {
    self.zone = zone
    self.instant = Mutex(instant)
  }

  /// Where the clock stands.
  var now: Instant { instant.withLock { $0 } }

  /// Sets the clock.
  func set(_ instant: Instant) {
    self.instant.withLock { $0 = instant }
  }

  /// Reads the clock as a machine's that was started anew every Monday at 7.30am.
  var reading: ClockReading {
    let now = now
    var monday = zone.wall(at: now).date.monday
    var start = zone.bounds(of: monday, minute: 450).first
    if start > now {
      monday = monday.adding(days: -7)
      start = zone.bounds(of: monday, minute: 450).first
    }
    return ClockReading(
      instant: now, offset: zone.offset(at: now) / 60, bootID: "practice \(monday.iso)",
      uptime: now.seconds - start.seconds, isSynchronised: true)
  }
}
