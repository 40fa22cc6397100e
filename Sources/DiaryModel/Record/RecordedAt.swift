/// When an entry was written down, by the clock of the machine, and what is known of that clock.
public struct RecordedAt: Equatable, Hashable, Sendable {
  /// What the system says of its clock.
  public enum ClockState: String, CaseIterable, Sendable {
    /// The kernel holds the clock to be synchronised.
    case synchronised
    /// The kernel does not hold the clock to be synchronised.
    case unsynchronised
    /// The system does not tell.
    case unknown
    /// The clock stood earlier than at the entry before.
    case setBack = "set-back"
  }

  /// The wall time, UTC.
  public var instant: Instant
  /// What the local clock was ahead of UTC, in minutes; from -840 to 840.
  public var offset: Int
  /// How many starts of the machine this diary has seen, this one included: from 1.
  public var boot: Int
  /// Seconds since the machine was started, suspend included.
  public var uptime: Int64
  /// What is known of the clock.
  public var clock: ClockState

  /// A time of writing with every part given.
  public init(instant: Instant, offset: Int, boot: Int, uptime: Int64, clock: ClockState) {
    self.instant = instant
    self.offset = offset
    self.boot = boot
    self.uptime = uptime
    self.clock = clock
  }
}
