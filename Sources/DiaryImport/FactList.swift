internal import DiaryModel

/// The facts found so far: one of each name, the first that was found.
///
/// A reader therefore adds what it trusts most first.
struct FactList {
  private var values: [Evidence.Fact.Name: String] = [:]
  /// The size of a picture, before any turning.
  private(set) var pixels: (width: UInt64, height: UInt64)?

  /// In the order in which they are shown.
  var facts: [Evidence.Fact] {
    Evidence.Fact.Name.allCases.compactMap { name in values[name].map { .init(name, $0) } }
  }

  func has(_ name: Evidence.Fact.Name) -> Bool { values[name] != nil }

  /// Adds words of the file, made fit to be shown; nothing if none are left.
  mutating func add(_ name: Evidence.Fact.Name, _ words: String) {
    guard values[name] == nil else { return }
    let clean = PlainWords.clean(words)
    if !clean.isEmpty { values[name] = clean }
  }

  /// Adds when it was made and where in the file that was read.
  mutating func add(taken time: FileTime?, from source: String) {
    guard let time, values[.taken] == nil else { return }
    values[.taken] = time.text
    values[.takenFrom] = source
  }

  mutating func add(place: Place?) {
    guard let place else { return }
    add(.place, place.text)
  }

  /// Adds the size of a picture; nothing if a side is zero.
  mutating func add(width: some BinaryInteger, height: some BinaryInteger) {
    guard width > 0, height > 0, pixels == nil, let width = UInt64(exactly: width),
      let height = UInt64(exactly: height), width <= UInt32.max, height <= UInt32.max
    else { return }
    pixels = (width, height)
    values[.pixels] = "\(width)x\(height)"
  }

  /// Adds a length of `count` units, of which `perSecond` make a second; nothing if either is
  /// zero or the length passes a year.
  mutating func add(durationOf count: UInt64, perSecond: UInt64) {
    guard count > 0, perSecond > 0 else { return }
    let product = count.multipliedFullWidth(by: 1_000)
    guard product.high < perSecond else { return }
    let (whole, rest) = perSecond.dividingFullWidth(product)
    let milliseconds = whole &+ (rest >= perSecond - rest ? 1 : 0)
    guard milliseconds > 0, milliseconds <= 366 * 86_400_000 else { return }
    var text = "\(milliseconds / 1_000)"
    if milliseconds % 1_000 != 0 {
      text += ".\((milliseconds % 1_000).digits(3))"
      while text.hasSuffix("0") { text.removeLast() }
    }
    add(.duration, text)
  }

  /// Adds the maker and the model, the maker once if the model begins with it.
  mutating func add(maker: String?, model: String?) {
    let maker = PlainWords.clean(maker ?? "")
    let model = PlainWords.clean(model ?? "")
    let begins = model.lowercased().hasPrefix(maker.lowercased())
    add(.device, begins ? model : "\(maker) \(model)")
  }
}
