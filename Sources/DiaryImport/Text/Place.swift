/// A point on the earth, in millionths of a degree, WGS 84.
struct Place: Equatable {
  let latitude: Int
  let longitude: Int

  /// The point at these degrees.
  ///
  /// Missing outside -90 to 90 and -180 to 180, and for 0,0: cameras write that for "no position
  /// yet", and nobody stands there.
  init?(latitude: Double, longitude: Double) {
    guard abs(latitude) <= 90, abs(longitude) <= 180, latitude != 0 || longitude != 0 else {
      return nil
    }
    self.latitude = Int((latitude * 1_000_000).rounded())
    self.longitude = Int((longitude * 1_000_000).rounded())
  }

  /// ISO 6709 as films carry it: `+53.8000-001.0000+012.3/`, in degrees, or degrees and minutes,
  /// or degrees, minutes and seconds.
  init?(iso6709 text: [UInt8]) {
    var scanner = ByteScanner(text)
    guard let latitude = scanner.angle(degreeDigits: 2),
      let longitude = scanner.angle(degreeDigits: 3)
    else { return nil }
    self.init(latitude: latitude, longitude: longitude)
  }

  /// Degrees with six decimals: `53.380900,-1.470300`.
  var text: String { "\(Self.degrees(latitude)),\(Self.degrees(longitude))" }

  private static func degrees(_ value: Int) -> String {
    let size = abs(value)
    return (value < 0 ? "-" : "") + "\(size / 1_000_000).\((size % 1_000_000).digits(6))"
  }
}

extension ByteScanner {
  /// Takes a signed angle of ISO 6709; how it is divided is told by the number of digits.
  fileprivate mutating func angle(degreeDigits: Int) -> Double? {
    let negative: Bool
    if accept("+") {
      negative = false
    } else if accept("-") {
      negative = true
    } else {
      return nil
    }
    let whole = take { $0.digit != nil }.prefix(8)
    var fraction = 0.0
    if accept(".") {
      var unit = 0.1
      for byte in take(while: { $0.digit != nil }).prefix(12) {
        fraction += Double(byte.digit ?? 0) * unit
        unit /= 10
      }
    }
    var parts = ByteScanner(whole)
    guard let degrees = parts.digits(degreeDigits) else { return nil }
    var value: Double
    switch whole.count - degreeDigits {
    case 0:
      value = Double(degrees) + fraction
    case 2:
      guard let minutes = parts.digits(2), minutes < 60 else { return nil }
      value = Double(degrees) + (Double(minutes) + fraction) / 60
    case 4:
      guard let minutes = parts.digits(2), let seconds = parts.digits(2), minutes < 60,
        seconds < 60
      else { return nil }
      value = Double(degrees) + Double(minutes) / 60 + (Double(seconds) + fraction) / 3_600
    default:
      return nil
    }
    if negative { value = -value }
    return value
  }
}
