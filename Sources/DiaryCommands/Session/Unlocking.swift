import DiarySecret
import DiaryStore
import DiaryVault
import Foundation
import Glibc

/// Opens a diary with a secret from a descriptor, a file, or the person.
struct Unlocking {
  let session: Session
  let options: DiaryOptions

  func open() throws -> DiaryStore {
    let places = session.places(options)
    guard places.diaryExists else { throw CommandError.noDiary }
    return try open(at: places.diary)
  }

  /// Opens the diary file at `path`.
  func open(at path: String) throws -> DiaryStore {
    try open(at: path) { (secret, role) throws(StoreError) in
      try DiaryStore.open(at: path, secret: secret, role: role, clock: session.clock)
    }
  }

  /// What makes a diary of a secret.
  typealias Opening = (borrowing SecretBytes, SecretRole) throws(StoreError) -> DiaryStore

  /// Finds the secret for the file at `path`, which `opening` opens.
  func open(at path: String, _ opening: Opening) throws -> DiaryStore {
    // Said before the passphrase is asked for: in use, not a file, too short.
    do throws(VaultError) {
      try Vault.probe(path)
    } catch {
      throw StoreError.vault(error)
    }
    if let secret = try givenSecret() { return try opening(secret, .passphrase) }
    guard session.asks(options) else {
      throw CommandError.answerNeeded(option: "--passphrase-file")
    }
    return try ask(opening)
  }

  /// The secret that an option names.
  func givenSecret() throws -> SecretBytes? {
    if let descriptor = options.passphraseDescriptor {
      if descriptor == STDIN_FILENO { try session.standardInput.take() }
      return normalised(try StandardInput.secret(from: descriptor))
    }
    guard let file = options.passphraseFile else { return nil }
    if file == "-" {
      try session.standardInput.take()
      return normalised(try StandardInput.secret(from: STDIN_FILENO))
    }
    let descriptor = Glibc.open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw errno == ENOENT ? CommandError.noSuchFile : CommandError.fileNotReadable
    }
    defer { close(descriptor) }
    return normalised(try StandardInput.secret(from: descriptor))
  }

  private func ask(_ opening: Opening) throws -> DiaryStore {
    let words = session.words
    while true {
      let typed = try session.conversation.askSecret(words.passphrasePrompt)
      if typed.count == 0 { continue }
      let isSheet = typed.isEqual(to: word("sheet"))
      let secret = isSheet ? try askSheet() : normalised(typed)
      do throws(StoreError) {
        return try opening(secret, isSheet ? .recovery : .passphrase)
      } catch .vault(.wrongSecret) {
        session.conversation.say(words.wrongPassphrase)
      }
    }
  }

  /// Asks for the 48 digits until they add up.
  private func askSheet() throws -> SecretBytes {
    let words = session.words
    session.conversation.say(words.typeTheSheet)
    while true {
      let digits = try session.conversation.askSecret(words.sheetPrompt)
      do throws(RecoverySheet.Fault) {
        return try RecoverySheet.secret(from: digits)
      } catch .group(let group) {
        session.conversation.say(words.sheetGroupWrong(group))
      } catch .length(let count) {
        session.conversation.say(words.sheetLengthWrong(count))
      }
    }
  }

  private func word(_ text: StaticString) -> SecretBytes {
    SecretBytes(
      copying: UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}

/// A passphrase in NFC, so that two keyboards that compose é differently agree.
///
/// ASCII passes through in secret memory. For other letters the system's tables work on ordinary
/// strings, so that a copy stays in the heap until it is overwritten.
func normalised(_ typed: consuming SecretBytes) -> SecretBytes {
  let isASCII = typed.withBytes { bytes in bytes.allSatisfy { $0 < 0x80 } }
  if isASCII { return typed }
  let composed = typed.withBytes { bytes in
    Array(String(decoding: bytes, as: UTF8.self).precomposedStringWithCanonicalMapping.utf8)
  }
  return SecretBytes(count: composed.count) { $0.copyBytes(from: composed) }
}
