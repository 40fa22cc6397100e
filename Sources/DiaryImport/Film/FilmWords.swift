internal import DiaryModel

/// Words about a film, from the places in which programs put them.
///
/// | place | form |
/// |---|---|
/// | `moov/udta` | boxes such as `©xyz`: length and language in 16 bits each, then the text |
/// | `meta/ilst` | boxes such as `©day`, each with a `data` box |
/// | `meta/keys` | names such as `com.apple.quicktime.make`, for items that only have numbers |
///
/// `meta` stands in `moov` or in `moov/udta`.
struct FilmWords {
  private var values: [String: [UInt8]] = [:]

  /// The longest value that is read, in bytes.
  private static let longest: UInt64 = 1_024

  private mutating func set(_ name: String, _ value: [UInt8]) {
    if values[name] == nil, !value.isEmpty { values[name] = value }
  }

  /// Reads a `meta` box: items that are named by their own type, or by a list of keys.
  ///
  /// QuickTime has no version before the boxes in it; ISO files have one.
  mutating func readMeta(_ extent: Extent, of file: inout BoundedBytes<some ByteSource>) {
    // A box of length zero would be read in place of four bytes of version and flags.
    let versioned = file.read(extent, count: 4).uint32(at: 0) == 0
    guard let inner = extent.rest(at: versioned ? 4 : 0) else { return }
    let boxes = ISOBox.all(in: inner, of: &file)
    guard let items = boxes.first(where: { $0.type == "ilst" })?.body else { return }
    var names: [String] = []
    if let keys = boxes.first(where: { $0.type == "keys" })?.body.rest(at: 8) {
      for key in ISOBox.all(in: keys, of: &file) {
        names.append(key.type == "mdta" ? String(latin1: file.read(key.body, count: 128)) : "")
      }
    }
    for item in ISOBox.all(in: items, of: &file) {
      // Where there are keys, the type of an item is the number of its key, counted from 1.
      let number = item.type.unicodeScalars.reduce(UInt32(0)) { $0 << 8 | $1.value & 0xFF }
      if number >= 1, Int(number) <= names.count {
        readData(item.body, as: names[Int(number) - 1], of: &file)
      } else if item.type.hasPrefix("©") {
        readData(item.body, as: item.type, of: &file)
      }
    }
  }

  /// Reads `moov/udta`.
  mutating func readUserData(_ extent: Extent, of file: inout BoundedBytes<some ByteSource>) {
    for box in ISOBox.all(in: extent, of: &file) {
      if box.type.hasPrefix("©") {
        let head = file.read(box.body, count: 4)
        guard let length = head.uint16(at: 0),
          let text = box.body.part(at: 4, count: min(UInt64(length), Self.longest))
        else { continue }
        set(box.type, file.read(text))
      } else if box.type == "meta" {
        readMeta(box.body, of: &file)
      }
    }
  }

  /// Reads the `data` box of an item, if it is UTF-8: type 1, then a locale, then the text.
  private mutating func readData(
    _ extent: Extent, as name: String, of file: inout BoundedBytes<some ByteSource>
  ) {
    guard let data = ISOBox.first("data", in: extent, of: &file),
      file.read(data.body, count: 4).uint32(at: 0) == 1, let text = data.body.rest(at: 8)
    else { return }
    set(name, file.read(text, count: Int(Self.longest)))
  }

  /// Adds what was found.
  func add(to list: inout FactList) {
    func text(_ names: String...) -> [UInt8]? { names.lazy.compactMap { values[$0] }.first }
    func words(_ bytes: [UInt8]) -> String { PlainWords.text(bytes) }
    let prefix = "com.apple.quicktime."
    list.add(
      taken: values[prefix + "creationdate"].flatMap(FileTime.init(iso:)),
      from: "QuickTime creationdate")
    list.add(taken: values["©day"].flatMap(FileTime.init(iso:)), from: "film ©day")
    list.add(place: values[prefix + "location.ISO6709"].flatMap(Place.init(iso6709:)))
    list.add(place: values["©xyz"].flatMap(Place.init(iso6709:)))
    list.add(
      maker: text(prefix + "make", "©mak").map(words),
      model: text(prefix + "model", "©mod").map(words))
    if let value = text(prefix + "software", "©swr", "©too") { list.add(.software, words(value)) }
    if let value = text(prefix + "title", "©nam") { list.add(.title, words(value)) }
    if let value = text(prefix + "author", "©aut", "©ART") { list.add(.author, words(value)) }
  }
}
