internal import DiaryModel

/// WAV: a RIFF file of form `WAVE` (Microsoft, 1991), with the `bext` chunk of EBU Tech 3285.
enum WAVFile {
  static func read(_ file: inout BoundedBytes<some ByteSource>, into list: inout FactList) {
    var bytesPerSecond: UInt32?
    var date: FileTime?
    RIFF.forEachChunk(of: &file) { type, body, file in
      switch type {
      case "fmt ":
        let bytes = file.read(body, count: 16)
        // PCM, floating point, A-law, µ-law, and PCM in the long form: their rates are exact.
        guard let coding = bytes.uint16(at: 0, .little), [1, 3, 6, 7, 0xFFFE].contains(coding)
        else { break }
        bytesPerSecond = bytes.uint32(at: 8, .little)
      case "data":
        // A recorder that was stopped by force leaves a length that the file does not have.
        let claimed = file.read(at: body.start - 4, count: 4).uint32(at: 0, .little)
        guard let bytesPerSecond, let claimed, Int64(claimed) == body.length else { break }
        list.add(durationOf: UInt64(claimed), perSecond: UInt64(bytesPerSecond))
      case "bext":
        let bytes = file.read(body, count: 338)
        guard bytes.count == 338 else { break }
        // `2025-07-14` and `21:10:00`; some programs put other characters between the digits.
        date = FileTime(exif: bytes[320..<330] + [0x20] + bytes[330..<338], offset: nil)
      case "LIST":
        guard file.read(body, count: 4).holds("INFO"), let parts = body.rest(at: 4) else { break }
        words(parts, of: &file, into: &list)
      default:
        break
      }
    }
    list.add(taken: date, from: "WAV bext origination")
  }

  private static func words(
    _ extent: Extent, of file: inout BoundedBytes<some ByteSource>, into list: inout FactList
  ) {
    RIFF.forEachChunk(in: extent, of: &file) { type, body, file in
      switch type {
      case "ICRD":
        let bytes = Array(file.read(body, count: 40).prefix { $0 != 0 })
        list.add(taken: FileTime(iso: bytes), from: "WAV ICRD")
      case "INAM": list.add(.title, PlainWords.text(file.read(body, count: 1_024)))
      case "IART": list.add(.author, PlainWords.text(file.read(body, count: 1_024)))
      case "ISFT": list.add(.software, PlainWords.text(file.read(body, count: 1_024)))
      default: break
      }
    }
  }
}
