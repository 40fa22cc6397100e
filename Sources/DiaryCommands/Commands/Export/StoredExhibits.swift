import DiaryModel
import DiaryPack
import DiaryStore

/// The files of a diary, for a pack.
struct StoredExhibits: ExhibitSource {
  let store: DiaryStore

  /// Hands over the bytes as they are now.
  ///
  /// A file whose bytes are no longer those that were added is handed over all the same: the pack
  /// compares them itself and says so in the open.
  func stream(_ evidence: Evidence, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    do {
      try store.stream(evidence, body)
    } catch StoreError.evidenceChanged {
      // All bytes went out before this was thrown.
    }
  }
}
