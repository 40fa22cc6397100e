extension Pack {
  /// Checks a pack.
  ///
  /// No diary is needed; nothing is written, no link is followed.
  ///
  /// Every file that `manifest-sha256.txt` and `tagmanifest-sha256.txt` list is hashed, and what is
  /// there without being listed is named. A damaged folder gives a report and no error.
  ///
  /// What a report cannot tell: whether the lists themselves were made anew together with the
  /// files. That is what the pack number is for, which the writer tells by another way.
  ///
  /// - Throws: ``PackError/noFolder``, ``PackError/notAPack`` where neither `bagit.txt` nor
  ///   `manifest-sha256.txt` is there, or the reason why the folder cannot be opened.
  public static func verify(
    path: String, progress: (_ files: Int, _ ofFiles: Int) -> Void = { _, _ in },
    isCancelled: () -> Bool = { false }
  ) throws(PackError) -> PackReport {
    let folder = try PackFolder(path)
    var check = PackCheck(folder)
    guard check.isPack else { throw .notAPack }
    return try check.run(progress, isCancelled)
  }
}

/// One check of one folder.
private struct PackCheck {
  private static let manifestName = Array("manifest-sha256.txt".utf8)
  private static let tagManifestName = Array("tagmanifest-sha256.txt".utf8)
  private static let declarationName = Array("bagit.txt".utf8)
  private static let informationName = Array("bag-info.txt".utf8)
  private static let recordName = Array("data/entries.json".utf8)
  /// More of a list, or of `entries.json`, than this is not kept in memory.
  private static let limit = 268_435_456

  private let folder: PackFolder
  private let manifest: ManifestReader
  private let tagManifest: ManifestReader
  private let information: [UInt8]
  private let manifestSHA256: String
  private var findings: [[UInt8]: PackReport.Finding] = [:]
  private var sizes: [[UInt8]: Int64] = [:]
  let isPack: Bool

  init(_ folder: PackFolder) {
    self.folder = folder
    let payload = folder.bytes(Self.manifestName, limit: Self.limit)
    let tags = folder.bytes(Self.tagManifestName, limit: Self.limit)
    manifest = ManifestReader(payload.bytes, isPayload: true)
    tagManifest = ManifestReader(tags.bytes, isPayload: false)
    information = folder.bytes(Self.informationName, limit: 65_536).bytes
    if case .file(let sha256, _) = payload.content {
      manifestSHA256 = sha256
    } else {
      manifestSHA256 = ""
    }
    var isDeclared = false
    if case .file = folder.content(Self.declarationName) { isDeclared = true }
    isPack = isDeclared || !manifestSHA256.isEmpty
    for (name, reader, content) in [
      (Self.manifestName, manifest, payload.content),
      (Self.tagManifestName, tagManifest, tags.content),
    ] {
      findings[name] = Self.finding(content) ?? .intact
      if reader.damagedLines > 0 { findings[name] = .damagedLines(reader.damagedLines) }
    }
  }

  private static func finding(_ content: PackFolder.Content) -> PackReport.Finding? {
    switch content {
    case .file: nil
    case .missing: .missing
    case .notAFile: .notAFile
    case .unreadable: .unreadable
    }
  }

  mutating func run(
    _ progress: (Int, Int) -> Void, _ isCancelled: () -> Bool
  ) throws(PackError) -> PackReport {
    let listed = manifest.digests.merging(tagManifest.digests) { first, _ in first }
    for name in [Self.declarationName, Self.recordName] where listed[name] == nil {
      // A pack has these; a list that does not name them was changed.
      findings[name] = Self.finding(folder.content(name)) ?? .added
    }
    for (done, path) in listed.keys.sorted(by: { $0.lexicographicallyPrecedes($1) }).enumerated() {
      if isCancelled() { throw .cancelled }
      progress(done, listed.count)
      check(path, listed[path] ?? "")
    }
    progress(listed.count, listed.count)
    for path in manifest.repeated.union(tagManifest.repeated) { findings[path] = .listedTwice }
    for path in manifest.unsafe.union(tagManifest.unsafe) { findings[path] = .unsafeName }
    for path in folder.walk() where findings[path] == nil { findings[path] = .added }
    let exhibits = ExhibitSizes(folder.bytes(Self.recordName, limit: Self.limit).bytes).byPath
    findCutShort(exhibits)
    return report(exhibits)
  }

  private mutating func check(_ path: [UInt8], _ digest: String) {
    let content = folder.content(path)
    guard case .file(let sha256, let bytes) = content else {
      findings[path] = Self.finding(content)
      return
    }
    sizes[path] = bytes
    if sha256 != digest {
      findings[path] = .changed
    } else if findings[path] == nil {
      // What was found about a list's lines stays said, though the list has its digest.
      findings[path] = .intact
    }
  }

  /// A changed file that is shorter than it was is said to be cut short.
  ///
  /// The length of an exhibit stands in `entries.json`. For one other file it follows from the
  /// total in `bag-info.txt`, if all the rest is intact.
  private mutating func findCutShort(_ exhibits: [[UInt8]: ExhibitSizes.Exhibit]) {
    let damaged = manifest.digests.keys.filter { findings[$0] != .intact }
    for path in damaged where findings[path] == .changed {
      guard let have = sizes[path] else { continue }
      var expected = exhibits[path]?.bytes
      if expected == nil, damaged.count == 1, let total = payloadTotal {
        let others = manifest.digests.keys.reduce(Int64(0)) { sum, other in
          other == path ? sum : sum.addingReportingOverflow(sizes[other] ?? 0).partialValue
        }
        expected = total.subtractingReportingOverflow(others).partialValue
      }
      if let expected, have < expected {
        findings[path] = .cutShort(have: have, expected: expected)
      }
    }
  }

  /// The first part of `Payload-Oxum`: the payload's length in bytes.
  private var payloadTotal: Int64? {
    guard let value = label("Payload-Oxum") else { return nil }
    return value.split(separator: ".").first.flatMap { Int64($0) }
  }

  private func label(_ name: String) -> String? {
    for line in information.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = String(decoding: line, as: UTF8.self)
      guard text.hasPrefix(name + ": ") else { continue }
      return String(text.dropFirst(name.count + 2).prefix(64))
    }
    return nil
  }

  private func report(_ exhibits: [[UInt8]: ExhibitSizes.Exhibit]) -> PackReport {
    let files = findings.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { path, finding in
      PackReport.CheckedFile(
        path: Self.shown(path), exhibit: Self.reference(path, exhibits), finding: finding)
    }
    var record: String?
    if case .file(let sha256, _) = folder.content(Self.recordName) { record = shortNumber(sha256) }
    return PackReport(
      files: files, manifestSHA256: manifestSHA256, packNumber: shortNumber(manifestSHA256),
      recordNumber: record, made: label("Pack-Made").map { Self.shown(Array($0.utf8)) },
      isPractice: label("Pack-Practice") == "yes")
  }

  /// The reference of an exhibit: what its name begins with, or what `entries.json` says.
  private static func reference(
    _ path: [UInt8], _ exhibits: [[UInt8]: ExhibitSizes.Exhibit]
  ) -> String? {
    let prefix = Array("data/exhibits/E".utf8)
    guard path.starts(with: prefix) else { return exhibits[path].map(\.reference) }
    let digits = path.dropFirst(prefix.count).prefix { (0x30...0x39).contains($0) }
    guard (2...9).contains(digits.count), path.dropFirst(prefix.count + digits.count).first == 0x20
    else { return nil }
    return "E" + String(decoding: digits, as: UTF8.self)
  }

  /// A path that can be printed: control characters and what is not UTF-8 as `\xNN`.
  private static func shown(_ path: [UInt8]) -> String {
    if let text = String(validating: path, as: UTF8.self) {
      let isPlain = text.unicodeScalars.allSatisfy { scalar in
        let code = scalar.value
        return code >= 0x20 && !(0x7F...0x9F).contains(code) && !(0x2028...0x202E).contains(code)
          && !(0x2066...0x2069).contains(code)
      }
      if isPlain { return text }
    }
    var text = ""
    for byte in path {
      if (0x20..<0x7F).contains(byte) {
        text.unicodeScalars.append(UnicodeScalar(byte))
      } else {
        text += "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    return text
  }
}
