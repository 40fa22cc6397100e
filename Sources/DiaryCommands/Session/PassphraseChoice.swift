import DiarySecret

/// Asks for a new passphrase, or makes one.
struct PassphraseChoice {
  let session: Session
  let options: DiaryOptions

  func choose() throws -> SecretBytes { throw CommandError.stopped }

  static func isLongEnough(_ passphrase: borrowing SecretBytes) -> Bool { passphrase.count >= 8 }
}
