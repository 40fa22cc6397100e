public import DiaryModel

/// A folder that is handed over: pages to read, the original files, and lists with which anyone
/// can check that nothing was changed since.
public struct Pack {
  /// Makes a pack and moves it to `path` when it is whole.
  ///
  /// It is built beside its place under a hidden name; whatever goes wrong, and on cancellation,
  /// everything that was made is removed. Files are made for their owner only, and are on the
  /// medium when this returns. Files of entries are copied in pieces: memory does not grow with
  /// them.
  ///
  /// - Parameters:
  ///   - record: every incident of the diary, in any order. Exhibits are numbered over all of them.
  ///   - request: what of it is wanted.
  ///   - exhibits: where the bytes of files come from.
  ///   - path: where the folder is to stand; nothing may stand there, not even an empty folder.
  ///   - progress: told now and then: files copied, files in all, bytes copied, bytes in all.
  ///   - isCancelled: asked now and then.
  public static func write(
    _ record: [Incident], _ request: PackRequest, exhibits: some ExhibitSource, to path: String,
    progress: (_ files: Int, _ ofFiles: Int, _ bytes: Int64, _ ofBytes: Int64) -> Void = {
      _, _, _, _ in
    },
    isCancelled: () -> Bool = { false }
  ) throws(PackError) -> PackReceipt {
    var selection = Selection(record, request)
    guard !selection.entries.isEmpty || !selection.removed.isEmpty else { throw .nothingSelected }
    let bag = try BagFolder(at: path)
    do throws(PackError) {
      try copy(&selection, exhibits, to: bag, progress, isCancelled)
      let receipt = try write(selection, request, to: bag, isCancelled)
      if isCancelled() { throw .cancelled }
      try bag.publish()
      return receipt
    } catch {
      bag.remove()
      throw error
    }
  }

  /// Copies the exhibits whose bytes may leave, and notes what was found.
  private static func copy(
    _ selection: inout Selection, _ source: some ExhibitSource, to bag: BagFolder,
    _ progress: (Int, Int, Int64, Int64) -> Void, _ isCancelled: () -> Bool
  ) throws(PackError) {
    let places = selection.exhibits.indices.filter { selection.exhibits[$0].absence == nil }
    let total = places.reduce(Int64(0)) { $0 + max(0, selection.exhibits[$1].evidence.size) }
    var done: Int64 = 0
    for (count, place) in places.enumerated() {
      let exhibit = selection.exhibits[place]
      progress(count, places.count, done, total)
      let file = try bag.file(exhibit.path)
      var failure: PackError?
      do {
        try source.stream(exhibit.evidence) { piece in
          do throws(PackError) {
            if isCancelled() { throw .cancelled }
            try file.write(piece)
          } catch {
            failure = error
            throw error
          }
          done += Int64(piece.count)
          progress(count, places.count, done, total)
        }
      } catch {
        throw failure
          ?? .exhibitUnreadable(
            incident: exhibit.evidence.incident, number: exhibit.evidence.number)
      }
      // A source that swallows an error must not make a short file look whole.
      if let failure { throw failure }
      selection.exhibits[place].copied = try bag.add(exhibit.path, file)
    }
    progress(places.count, places.count, done, total)
  }

  private static func write(
    _ selection: Selection, _ request: PackRequest, to bag: BagFolder, _ isCancelled: () -> Bool
  ) throws(PackError) -> PackReceipt {
    let times = PackTimes(request: request)
    let json = try bag.file("data/entries.json")
    try EntriesJSON(selection: selection, times: times).write(to: json, isCancelled)
    let record = try bag.add("data/entries.json", json)

    let csv = try bag.file("data/chronology.csv")
    try Chronology(selection: selection, times: times).write(to: csv, isCancelled)
    try bag.add("data/chronology.csv", csv)

    let html = try bag.file("data/timeline.html")
    try TimelinePage(selection, times, recordSHA256: record.sha256).write(to: html, isCancelled)
    try bag.add("data/timeline.html", html)

    let manifest = try bag.add("manifest-sha256.txt", BagFolder.manifest(bag.payload))
    let start = StartHere(selection, times, manifestSHA256: manifest.sha256)
    try bag.add("bagit.txt", StartHere.declaration)
    try bag.add(
      "bag-info.txt", start.information(payload: bag.payload, recordSHA256: record.sha256))
    try bag.add("START-HERE.txt", start.text)
    try bag.add("tagmanifest-sha256.txt", BagFolder.manifest(bag.tags))

    let parts = bag.payload + bag.tags
    return PackReceipt(
      files: parts.count, bytes: parts.reduce(0) { $0 + $1.written.bytes },
      manifestSHA256: manifest.sha256, packNumber: shortNumber(manifest.sha256),
      recordNumber: shortNumber(record.sha256), entries: selection.entries.count,
      exhibits: selection.exhibits.count { $0.absence == nil },
      changed: selection.exhibits.filter(\.hasChanged).map(\.reference),
      leftOut: selection.exhibits.filter { $0.absence != nil }.map(\.reference))
  }
}
