/// Which kind of text a file is.
enum TextType {
  /// The media type of text that begins with `head`; missing if it is no text.
  ///
  /// - Parameters:
  ///   - head: the first bytes, at most 64 KiB.
  ///   - isWhole: whether that is the whole file, so that no character can be cut at its end.
  ///   - name: the file's name, which decides between forms that look alike.
  static func of(_ head: [UInt8], isWhole: Bool, name: String) -> String? {
    guard let text = text(head, isWhole: isWhole), !text.isEmpty else { return nil }
    let ending = ending(of: name)
    let start = text.drop(while: \.isWhitespace).prefix(2_048).lowercased()
    if start.hasPrefix("<?xml") || start.hasPrefix("<!--") || start.hasPrefix("<svg") {
      if start.contains("<svg") { return "image/svg+xml" }
      if start.contains("<html") { return "application/xhtml+xml" }
      if start.hasPrefix("<?xml") { return "application/xml" }
    }
    if start.hasPrefix("<!doctype html") || start.hasPrefix("<html") { return "text/html" }
    if start.hasPrefix("begin:vcard") { return "text/vcard" }
    if start.hasPrefix("begin:vcalendar") { return "text/calendar" }
    if MailHeader.begins(head) {
      return head.holds("From ") ? "application/mbox" : "message/rfc822"
    }
    switch ending {
    case "csv": return "text/csv"
    case "json" where start.hasPrefix("{") || start.hasPrefix("["): return "application/json"
    case "html", "htm": return start.hasPrefix("<") ? "text/html" : "text/plain"
    default: return "text/plain"
    }
  }

  /// The characters, by a mark at the start or as UTF-8; missing if there are any that no text has.
  private static func text(_ head: [UInt8], isWhole: Bool) -> Substring? {
    let text: String
    if head.starts(with: [0xFF, 0xFE]) {
      text = PlainWords.utf16(head.dropFirst(2), .little)
    } else if head.starts(with: [0xFE, 0xFF]) {
      text = PlainWords.utf16(head.dropFirst(2), .big)
    } else {
      let body = head.starts(with: [0xEF, 0xBB, 0xBF]) ? head.dropFirst(3) : head[...]
      // A character of up to four bytes may be cut at the end of what was read.
      let cuts = isWhole ? 0...0 : 0...3
      guard
        let valid = cuts.lazy.compactMap({
          String(validating: body.dropLast($0), as: UTF8.self)
        }).first
      else { return nil }
      text = valid
    }
    let isText = text.unicodeScalars.allSatisfy { scalar in
      switch scalar.value {
      case 0x09...0x0D, 0x1B: true
      case 0x00...0x1F, 0x7F, 0xFFFD, 0xFFFE, 0xFFFF: false
      default: true
      }
    }
    return isText ? text[...] : nil
  }

  private static func ending(of name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].prefix(8).lowercased()
  }
}
