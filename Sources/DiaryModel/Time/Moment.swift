/// When something happened, as far as it is known and no further.
///
/// The interval is half-open: it holds every instant from ``earliest`` up to, but not including,
/// ``latest``. An exact time is one clock minute. Both ends are missing only where the precision
/// is ``Precision/unknown``.
public struct Moment: Equatable, Hashable, Sendable {
  /// How precisely a time is known.
  public enum Precision: String, CaseIterable, Sendable {
    /// One clock minute.
    case exact
    /// A window around a time that was said to be rough.
    case about
    /// Some time between two times.
    case between
    /// One calendar day.
    case date
    /// Several calendar days.
    case dates
    /// Not known; ``Moment/earliest`` and ``Moment/latest`` are missing.
    case unknown
  }

  /// What was typed, never changed.
  public var said: String
  /// How precisely the time is known.
  public var precision: Precision
  /// The first instant at which it can have happened.
  public var earliest: Instant?
  /// The first instant at which it can no longer have happened.
  public var latest: Instant?
  /// The IANA name of the time zone in which it was said, such as `Europe/London`.
  public var zone: String
  /// The reading that was shown to the writer, stored so that no later version reads it anew.
  public var words: String
  /// The calendar dates in Extended Date/Time Format (ISO 8601-2): `2025-11-05`,
  /// `2025-10-27/2025-11-02`, or empty where nothing is known.
  public var edtf: String

  /// A moment with every part given; the time grammar makes them from what people type.
  public init(
    said: String, precision: Precision, earliest: Instant?, latest: Instant?, zone: String,
    words: String, edtf: String
  ) {
    self.said = said
    self.precision = precision
    self.earliest = earliest
    self.latest = latest
    self.zone = zone
    self.words = words
    self.edtf = edtf
  }
}
