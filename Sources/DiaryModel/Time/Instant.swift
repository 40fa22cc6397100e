/// A point in time: whole seconds since 1970-01-01 00:00 UTC, leap seconds not counted.
public struct Instant: Comparable, Hashable, Sendable {
  /// Seconds since 1970-01-01 00:00 UTC; negative before it.
  public var seconds: Int64

  /// The instant that lies `seconds` after 1970-01-01 00:00 UTC.
  public init(seconds: Int64) {
    self.seconds = seconds
  }

  public static func < (left: Instant, right: Instant) -> Bool {
    left.seconds < right.seconds
  }

  /// The instant `minutes` later; earlier if negative.
  public func adding(minutes: Int) -> Instant {
    Instant(seconds: seconds + Int64(minutes) * 60)
  }
}
