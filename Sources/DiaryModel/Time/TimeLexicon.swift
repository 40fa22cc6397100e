/// The words that the time grammar knows, folded.
enum TimeLexicon {
  static let months: [String: Int] = [
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4,
    "may": 5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9,
    "sept": 9, "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12,
    "dec": 12,
  ]

  static let weekdays: [String: Weekday] = [
    "monday": .monday, "mon": .monday, "tuesday": .tuesday, "tues": .tuesday, "tue": .tuesday,
    "wednesday": .wednesday, "weds": .wednesday, "wed": .wednesday, "thursday": .thursday,
    "thurs": .thursday, "thur": .thursday, "thu": .thursday, "friday": .friday, "fri": .friday,
    "saturday": .saturday, "sat": .saturday, "sunday": .sunday, "sun": .sunday,
  ]

  static let numbers: [String: Int] = [
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50,
  ]

  static let ordinals: [String: Int] = [
    "first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
    "eighth": 8, "ninth": 9, "tenth": 10, "eleventh": 11, "twelfth": 12, "thirteenth": 13,
    "fourteenth": 14, "fifteenth": 15, "sixteenth": 16, "seventeenth": 17, "eighteenth": 18,
    "nineteenth": 19, "twentieth": 20, "thirtieth": 30,
  ]

  /// Days with a name and a date that is the same every year.
  static let namedDates: [([String], (month: Int, day: Int))] = [
    (["christmas", "day"], (12, 25)), (["xmas", "day"], (12, 25)),
    (["christmas", "eve"], (12, 24)),
    (["xmas", "eve"], (12, 24)), (["boxing", "day"], (12, 26)),
    (["new", "years", "eve"], (12, 31)),
    (["new", "years", "day"], (1, 1)), (["halloween"], (10, 31)), (["valentines", "day"], (2, 14)),
  ]

  static let units: [String: AgoUnit] = [
    "second": .second, "seconds": .second, "sec": .second, "secs": .second,
    "minute": .minute, "minutes": .minute, "min": .minute, "mins": .minute, "m": .minute,
    "hour": .hour, "hours": .hour, "hr": .hour, "hrs": .hour, "h": .hour,
    "day": .day, "days": .day, "week": .week, "weeks": .week, "wk": .week, "wks": .week,
    "fortnight": .fortnight, "fortnights": .fortnight, "month": .month, "months": .month,
  ]

  static let approximations: Set<String> = [
    "about", "around", "roughly", "circa", "approximately", "approx", "c", "ca", "maybe",
    "perhaps", "possibly", "near", "nearly", "almost", "abt",
  ]

  static let untils: Set<String> = ["to", "until", "till", "til", "thru"]

  static let unknowns: Set<String> = [
    "dont know", "do not know", "dont know when", "not sure", "not sure when", "unsure",
    "cant remember", "cannot remember", "can not remember", "cant remember when",
    "cannot remember when", "dont remember", "do not remember", "cant recall", "cannot recall",
    "cant say", "unknown", "not known", "time unknown", "time not known", "date unknown", "no idea",
    "no idea when", "dunno", "idk", "dk", "not certain", "forgot", "forgotten", "ive forgotten",
    "?", "? ?", "? ? ?",
  ]

  /// Openings that say nothing about the time, longest first.
  static let openings: [[String]] = [
    ["i", "think", "that", "it", "was"], ["i", "think", "it", "was"], ["it", "happened"],
    ["this", "happened"], ["that", "happened"], ["it", "was"], ["this", "was"], ["that", "was"],
    ["i", "think"], ["i", "believe"], ["it", "must", "have", "been"], ["must", "have", "been"],
    ["at", "some", "point"], ["at", "some", "time"], ["some", "time"], ["some", "point"],
    ["sometime"], ["probably"], ["happened"], ["was"], ["on"], ["at"], ["its"], ["either"],
    ["only"],
  ]

  /// Closings that say nothing about the time.
  static let closings: [[String]] = [
    ["i", "think"], ["i", "believe"], ["sometime"], ["some", "time"],
  ]

  static let joinedOnRight: Set<String> = [
    "ish", "past", "to", "hours", "hour", "morning", "afternoon", "evening", "night", "time",
    "clock", "before", "end", "day",
  ]

  static let joinedOnLeft: Set<String> = ["mid", "early", "late", "half", "quarter", "o", "lunch"]

  /// A word for a number, with "ish" taken off if it carries it.
  static func number(_ word: String) -> (value: Int, ish: Bool)? {
    if let value = numbers[word] { return (value, false) }
    guard word.hasSuffix("ish"), let value = numbers[String(word.dropLast(3))] else { return nil }
    return (value, true)
  }
}
