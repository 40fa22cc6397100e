internal import DiaryModel

/// What a camera writes into a picture (CIPA DC-008, "Exif").
///
/// Three directories are read, each once: the first one, and those for Exif and GPS that it names.
/// No directory that a directory names is followed further, so that none can lead in a circle.
enum Exif {
  /// Where a picture's turning is told, or not.
  enum Turning {
    /// The orientation tag holds.
    case byTag
    /// The container turns the picture itself, and readers are to pass over the tag
    /// (ISO/IEC 23000-22, 7.2.3.5).
    case byContainer
  }

  /// Adds what the TIFF structure in `extent` says; nothing if there is none.
  static func read(
    _ extent: Extent, of file: inout BoundedBytes<some ByteSource>, turning: Turning = .byTag,
    into list: inout FactList
  ) {
    guard let structure = TIFFStructure(in: extent, of: &file),
      let main = structure.directory(at: structure.first, of: &file)
    else { return }
    read(main, in: structure, of: &file, turning: turning, into: &list)
  }

  /// Adds what `main`, the first directory of `structure`, and those that it names say.
  static func read(
    _ main: TIFFStructure.Directory, in structure: TIFFStructure,
    of file: inout BoundedBytes<some ByteSource>, turning: Turning, into list: inout FactList
  ) {
    var camera = TIFFStructure.Directory()
    if let offset = structure.number(Tag.exifDirectory, in: main) {
      camera = structure.directory(at: offset, of: &file) ?? camera
    }
    let times = [
      (camera, Tag.dateTimeOriginal, Tag.offsetTimeOriginal, "EXIF DateTimeOriginal"),
      (camera, Tag.dateTimeDigitized, Tag.offsetTimeDigitized, "EXIF DateTimeDigitized"),
      (main, Tag.dateTime, Tag.offsetTime, "EXIF DateTime"),
    ]
    for (directory, tag, offsetTag, source) in times {
      guard let text = structure.characters(tag, in: directory, of: &file) else { continue }
      let offset = structure.characters(offsetTag, in: camera, of: &file)
      list.add(taken: FileTime(exif: text, offset: offset), from: source)
    }
    if let offset = structure.number(Tag.gpsDirectory, in: main),
      let position = structure.directory(at: offset, of: &file)
    {
      list.add(place: place(position, in: structure, of: &file))
    }
    list.add(
      maker: structure.characters(Tag.make, in: main, of: &file).map(PlainWords.text),
      model: structure.characters(Tag.model, in: main, of: &file).map(PlainWords.text))
    if turning == .byTag, let value = structure.number(Tag.orientation, in: main),
      (1...8).contains(value)
    {
      list.add(.orientation, "\(value)")
    }
    if let software = structure.characters(Tag.software, in: main, of: &file) {
      list.add(.software, PlainWords.text(software))
    }
  }

  private static func place(
    _ directory: TIFFStructure.Directory, in structure: TIFFStructure,
    of file: inout BoundedBytes<some ByteSource>
  ) -> Place? {
    guard
      let northSouth = structure.characters(Tag.latitudeReference, in: directory, of: &file),
      let eastWest = structure.characters(Tag.longitudeReference, in: directory, of: &file),
      let latitude = structure.angle(Tag.latitude, in: directory, of: &file),
      let longitude = structure.angle(Tag.longitude, in: directory, of: &file),
      let latitudeSign = ["N": 1.0, "S": -1][String(latin1: northSouth)],
      let longitudeSign = ["E": 1.0, "W": -1][String(latin1: eastWest)]
    else { return nil }
    return Place(latitude: latitude * latitudeSign, longitude: longitude * longitudeSign)
  }

  private enum Tag {
    static let make: UInt16 = 0x010F
    static let model: UInt16 = 0x0110
    static let orientation: UInt16 = 0x0112
    static let software: UInt16 = 0x0131
    static let dateTime: UInt16 = 0x0132
    static let exifDirectory: UInt16 = 0x8769
    static let gpsDirectory: UInt16 = 0x8825
    static let dateTimeOriginal: UInt16 = 0x9003
    static let dateTimeDigitized: UInt16 = 0x9004
    static let offsetTime: UInt16 = 0x9010
    static let offsetTimeOriginal: UInt16 = 0x9011
    static let offsetTimeDigitized: UInt16 = 0x9012
    static let latitudeReference: UInt16 = 1
    static let latitude: UInt16 = 2
    static let longitudeReference: UInt16 = 3
    static let longitude: UInt16 = 4
  }
}
