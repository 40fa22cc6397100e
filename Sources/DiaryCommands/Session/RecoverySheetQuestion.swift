import DiarySecret
import DiaryStore
import DiaryVault

/// Shows a new recovery sheet and asks two groups of it back.
struct RecoverySheetQuestion {
  let session: Session

  /// Makes a sheet, unless it is put off.
  ///
  /// The sheet opens the diary only from the moment at which both groups were typed right; until
  /// then an earlier one does.
  ///
  /// - Returns: whether there is a new sheet.
  func makeSheet(for store: DiaryStore) throws -> Bool {
    let conversation = session.conversation
    let words = session.words
    if store.hasRecoverySecret { conversation.say(words.earlierSheet) }
    guard try askToSee() else { return false }
    let secret = RecoverySheet.drawSecret()
    let digits = RecoverySheet.digits(of: secret)
    try show(digits)
    conversation.say(words.twoGroups)
    for group in [Int.random(in: 1...4), Int.random(in: 5...8)] {
      guard try ask(group, of: digits) else {
        conversation.say(words.sheetNotMade)
        return false
      }
    }
    try store.setRecoverySecret(secret)
    conversation.say(words.keepThePaper(try store.setting("person")))
    return true
  }

  /// Writes a sheet's 48 digits to `sheet`, as one line, and only then makes it the one that opens.
  func write(for store: DiaryStore, to sheet: InheritedDescriptor) throws {
    let secret = RecoverySheet.drawSecret()
    let digits = RecoverySheet.digits(of: secret)
    let line = SecretBytes(count: digits.count + 1) { line in
      digits.withBytes { line.copyMemory(from: $0) }
      line[digits.count] = UInt8(ascii: "\n")
    }
    try line.withBytes { bytes throws(CommandError) in try sheet.write(bytes) }
    try store.setRecoverySecret(secret)
  }

  /// Whether the sheet is to be seen now.
  private func askToSee() throws -> Bool {
    let words = session.words
    while true {
      let answer = try session.conversation.ask(words.seeTheSheet).lowercased()
      if answer.isEmpty { return true }
      if answer == words.later { return false }
    }
  }

  private func show(_ digits: borrowing SecretBytes) throws {
    let groups = (1...RecoverySheet.groupCount).map { group in
      PassphraseChoice.text(of: Self.group(group, of: digits))
    }
    try session.conversation.cover { session.words.sheetShown(groups) }
  }

  /// Asks for one group until it is right; false if the sheet is put off after all.
  private func ask(_ group: Int, of digits: borrowing SecretBytes) throws -> Bool {
    let conversation = session.conversation
    let words = session.words
    let wanted = Self.group(group, of: digits)
    while true {
      let typed = try conversation.askSecret(words.typeGroup(group))
      if Self.digitsAlone(typed).isEqual(to: wanted) { return true }
      if typed.isEqual(to: PassphraseChoice.word(words.later)) { return false }
      if typed.count == 0 || typed.isEqual(to: PassphraseChoice.word(words.seeAgain)) {
        try show(digits)
      } else {
        conversation.say(words.notThatGroup(group))
      }
    }
  }

  /// The six digits of group 1 to 8.
  private static func group(_ group: Int, of digits: borrowing SecretBytes) -> SecretBytes {
    let start = (group - 1) * (RecoverySheet.groupLength + 1)
    return digits.withBytes { bytes in
      SecretBytes(
        copying: UnsafeRawBufferPointer(
          rebasing: bytes[start..<start + RecoverySheet.groupLength]))
    }
  }

  /// What was typed without anything but digits.
  private static func digitsAlone(_ typed: borrowing SecretBytes) -> SecretBytes {
    typed.withBytes { typed in
      let isDigit = { (byte: UInt8) in (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
      return SecretBytes(count: typed.count(where: isDigit)) { digits in
        var end = 0
        for byte in typed where isDigit(byte) {
          digits[end] = byte
          end += 1
        }
      }
    }
  }
}
