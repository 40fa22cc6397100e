import DiaryStore

/// Shows a new recovery sheet and asks two groups back.
struct RecoverySheetQuestion {
  let session: Session

  func makeSheet(for store: DiaryStore) throws -> Bool { false }
}
