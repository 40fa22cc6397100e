extension TimeResolver {
  // MARK: Counting from now, R6

  func reading(of ago: Ago) throws(TimeRefusal) -> Reading {
    switch ago.unit {
    case .second: about(now.minuteBefore, 10)
    case .minute, .hour: try clockReading(of: ago)
    case .day, .week, .fortnight, .month: try dayReading(of: ago)
    }
  }

  private func clockReading(of ago: Ago) throws(TimeRefusal) -> Reading {
    let unit = ago.unit == .hour ? 60 : 1
    let sign = isForward ? 1 : -1
    func margin(_ minutes: Int, _ isHours: Bool) -> Int { isHours ? 30 : minutes <= 20 ? 5 : 10 }
    func span(_ near: Int, _ far: Int) throws(TimeRefusal) -> Reading {
      let ends = [
        now.minuteBefore.adding(minutes: sign * near), now.minuteBefore.adding(minutes: sign * far),
      ]
      return try between(min(ends[0], ends[1]), max(ends[0], ends[1]))
    }
    switch ago.count {
    case .quarters(let quarters):
      let minutes = quarters * unit / 4
      let isHours = ago.unit == .hour && quarters >= 4
      return about(now.minuteBefore.adding(minutes: sign * minutes), margin(minutes, isHours))
    case .couple:
      let middle = now.minuteBefore.adding(minutes: sign * 2 * unit)
      return about(middle, ago.unit == .hour ? 60 : 5)
    case .few:
      // Two to five minutes would be more exact than "just now".
      return ago.unit == .hour ? try span(120, 300) : try span(0, 10)
    case .either(let low, let high):
      let isHours = ago.unit == .hour
      return try span(
        max(0, low * unit - margin(low * unit, isHours)),
        high * unit + margin(high * unit, isHours))
    }
  }

  private func dayReading(of ago: Ago) throws(TimeRefusal) -> Reading {
    let near: CivilDate
    let far: CivilDate
    var margin = 0
    switch ago.count {
    case .quarters(let quarters):
      guard quarters % 4 == 0, quarters > 0 else { throw .notUnderstood }
      near = day(quarters / 4, ago.unit)
      far = near
      if !isForward {
        switch ago.unit {
        case .day: margin = ago.isAbout ? 1 : 0
        case .week: margin = quarters == 4 ? 1 : 3
        case .month: margin = 7
        default: margin = 3
        }
      }
    case .couple:
      near = day(1, ago.unit)
      far = day(3, ago.unit)
    case .few:
      near = day(2, ago.unit)
      far = day(5, ago.unit)
    case .either(let low, let high):
      guard low > 0 else { throw .notUnderstood }
      near = day(low, ago.unit)
      far = day(high, ago.unit)
      margin = ago.unit == .day ? 0 : ago.unit == .month ? 7 : 3
    }
    return try dates(
      min(near, far).adding(days: -margin), max(near, far).adding(days: margin))
  }

  /// The day so many units from today.
  private func day(_ count: Int, _ unit: AgoUnit) -> CivilDate {
    let signed = isForward ? count : -count
    return switch unit {
    case .month: today.adding(months: signed)
    case .week: today.adding(days: signed * 7)
    case .fortnight: today.adding(days: signed * 14)
    default: today.adding(days: signed)
    }
  }

  /// "In the last hour": from so long ago until now.
  func readingWithin(_ ago: Ago) throws(TimeRefusal) -> Reading {
    let quarters =
      switch ago.count {
      case .quarters(let quarters): quarters
      case .couple: 12
      case .few: 20
      case .either(_, let high): high * 4
      }
    guard !isForward, quarters > 0 else { throw .notUnderstood }
    switch ago.unit {
    case .second: return try between(now.minuteBefore.adding(minutes: -1), now.minuteAfter)
    case .minute, .hour:
      let minutes = quarters * (ago.unit == .hour ? 60 : 1) / 4
      return try between(now.minuteBefore.adding(minutes: -max(1, minutes)), now.minuteAfter)
    case .day, .week, .fortnight, .month:
      guard quarters % 4 == 0 else { throw .notUnderstood }
      return try dates(day(quarters / 4, ago.unit), today)
    }
  }
}
