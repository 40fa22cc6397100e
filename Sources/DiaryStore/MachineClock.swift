public import DiaryModel

/// The clocks of the machine at one moment.
public struct ClockReading: Sendable {
  /// The wall time.
  public var instant: Instant
  /// What local time is ahead of UTC then, in minutes.
  public var offset: Int
  /// A text that is another one after each start of the machine.
  public var bootID: String
  /// Seconds since the machine was started.
  public var uptime: Int64
  /// Whether the system holds the wall clock to be right; nothing if it does not tell.
  public var isSynchronised: Bool?

  /// A reading with every part given.
  public init(
    instant: Instant, offset: Int, bootID: String, uptime: Int64, isSynchronised: Bool?
  ) {
    self.instant = instant
    self.offset = offset
    self.bootID = bootID
    self.uptime = uptime
    self.isSynchronised = isSynchronised
  }
}

/// Where a diary reads the time of writing.
public typealias MachineClock = @Sendable () -> ClockReading
