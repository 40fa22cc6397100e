/// What a file is, by its first bytes.
enum MediaType {
  /// The media type of `file`; its name decides only between kinds of text.
  static func of(_ file: inout BoundedBytes<some ByteSource>, name: String) -> String {
    let head = file.read(at: 0, count: 64 << 10)
    return image(head) ?? film(head, of: &file) ?? sound(head, of: &file)
      ?? document(head, of: &file)
      ?? TextType.of(head, isWhole: Int64(head.count) == file.length, name: name)
      ?? "application/octet-stream"
  }

  private static func image(_ head: [UInt8]) -> String? {
    if head.starts(with: [0xFF, 0xD8, 0xFF]) { return "image/jpeg" }
    if head.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) { return "image/png" }
    if head.holds("GIF87a") || head.holds("GIF89a") { return "image/gif" }
    if head.holds("RIFF"), head.holds("WEBP", at: 8) { return "image/webp" }
    if head.starts(with: [0x49, 0x49, 0x2A, 0]) || head.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      return "image/tiff"
    }
    // Two letters are little to go by: the header's own length must be one that exists.
    if head.holds("BM"), let size = head.uint32(at: 14, .little),
      [12, 40, 52, 56, 64, 108, 124].contains(size)
    {
      return "image/bmp"
    }
    return nil
  }

  private static func film(
    _ head: [UInt8], of file: inout BoundedBytes<some ByteSource>
  ) -> String? {
    if head.holds("ftyp", at: 4) { return brand(head) }
    // QuickTime files of before 2001 have no brand, and begin with one of these.
    if ["moov", "mdat", "wide"].contains(head.fourCharacters(at: 4)) { return "video/quicktime" }
    if head.starts(with: [0x1A, 0x45, 0xDF, 0xA3]) {
      return MatroskaFile.isWebM(&file) ? "video/webm" : "video/x-matroska"
    }
    if head.holds("RIFF"), head.holds("AVI ", at: 8) { return "video/x-msvideo" }
    return nil
  }

  /// The type by the first brand in an `ftyp` box that is known, the major one first.
  private static func brand(_ head: [UInt8]) -> String? {
    let size = min(Int(head.uint32(at: 0) ?? 0), 256, head.count)
    var brands = [head.fourCharacters(at: 8)]
    for place in stride(from: 16, to: size - 3, by: 4) {
      brands.append(head.fourCharacters(at: place))
    }
    for brand in brands.compactMap(\.self) {
      switch brand {
      case "avif", "avis": return "image/avif"
      case "heic", "heix", "heim", "heis", "hevc", "hevx": return "image/heic"
      case "mif1", "msf1", "mif2":
        // Says only how items are stored; another brand says what they are.
        if brands.contains("avif") { return "image/avif" }
        if brands.contains("heic") || brands.contains("heix") { return "image/heic" }
        return "image/heif"
      case "M4A ", "M4B ", "M4P ": return "audio/mp4"
      case "qt  ": return "video/quicktime"
      case _ where brand.hasPrefix("3gp") || brand.hasPrefix("3g2"): return "video/3gpp"
      case "isom", "iso2", "iso4", "iso5", "iso6", "mp41", "mp42", "avc1", "M4V ", "dash", "MSNV":
        return "video/mp4"
      default: continue
      }
    }
    return "video/mp4"
  }

  private static func sound(
    _ head: [UInt8], of file: inout BoundedBytes<some ByteSource>
  ) -> String? {
    if head.holds("RIFF"), head.holds("WAVE", at: 8) { return "audio/wav" }
    if head.holds("fLaC") { return "audio/flac" }
    if head.holds("OggS") { return OggFile.mediaType(&file) }
    if head.holds("#!AMR\n") { return "audio/amr" }
    if head.holds("#!AMR-WB\n") { return "audio/amr-wb" }
    if head.holds("ID3") { return "audio/mpeg" }
    // Eleven set bits are little to go by: a second frame must follow the first.
    if let frame = MP3File.frame(head.uint32(at: 0)),
      MP3File.frame(head.uint32(at: frame.size)) != nil
    {
      return "audio/mpeg"
    }
    if let start = head.uint16(at: 0), start & 0xFFF6 == 0xFFF0,
      let length = head.uint24(at: 3).map({ Int($0 >> 5 & 0x1FFF) }), length > 7,
      head.uint16(at: length).map({ $0 & 0xFFF6 == 0xFFF0 }) == true
    {
      return "audio/aac"
    }
    return nil
  }

  private static func document(
    _ head: [UInt8], of file: inout BoundedBytes<some ByteSource>
  ) -> String? {
    if head.holds("%PDF-") { return "application/pdf" }
    if head.holds("PK\u{03}\u{04}") { return ZIPFile.mediaType(&file) }
    if head.holds("PK\u{05}\u{06}") { return "application/zip" }
    if head.holds("{\\rtf") { return "application/rtf" }
    if head.starts(with: [0x1F, 0x8B, 0x08]) { return "application/gzip" }
    if head.starts(with: [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]) {
      return "application/x-7z-compressed"
    }
    if head.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      return "application/x-ole-storage"
    }
    return nil
  }
}
