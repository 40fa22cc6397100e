import DiarySecret
import DiaryVault

/// Asks for a new passphrase, or makes one, until there is one that is hard enough to guess.
struct PassphraseChoice {
  let session: Session
  let options: DiaryOptions

  /// How many words a passphrase has that the program makes.
  static let wordCount = 5

  /// The passphrase that was made or chosen, and typed once more by the person.
  ///
  /// - Throws: ``CommandError/answerNeeded(option:)`` where there is nobody to ask.
  func choose() throws -> SecretBytes {
    guard session.asks(options) else {
      throw CommandError.answerNeeded(option: "--new-passphrase-fd")
    }
    while true {
      let place = try session.conversation.choose("", session.words.passphraseAnswers)
      let chosen = place == 0 ? try make() : try ask()
      if let chosen { return chosen }
    }
  }

  /// The passphrase that descriptor `descriptor` gives.
  func read(from descriptor: Int32) throws -> SecretBytes {
    if descriptor == 0 { try session.standardInput.take() }
    let given = normalised(try StandardInput.secret(from: descriptor))
    guard Self.isLongEnough(given) else { throw CommandError.passphraseTooShort }
    return given
  }

  // MARK: Made by the program

  /// Shows five words until they were typed right.
  private func make() throws -> SecretBytes {
    let conversation = session.conversation
    let words = session.words
    var made = Self.draw()
    var isShown = false
    while true {
      if !isShown {
        _ = try conversation.ask(words.whenNobodyCanSee)
        // What a screen shows passes through ordinary memory for as long as it is shown.
        try conversation.cover { words.passphraseShown(Self.text(of: made)) }
        conversation.say(words.typeItOnce)
        isShown = true
      }
      let typed = normalised(try conversation.askSecret(words.passphrasePrompt))
      if typed.isEqual(to: made) {
        conversation.say(words.thatWorks)
        return made
      }
      if typed.isEqual(to: Self.word(words.makeAnother)) {
        made = Self.draw()
        isShown = false
      } else if typed.count == 0 || typed.isEqual(to: Self.word(words.seeAgain)) {
        isShown = false
      } else {
        conversation.say(words.notTheSameAsShown)
      }
    }
  }

  /// Five words drawn evenly with the system's generator, a space between, in secret memory.
  static func draw() -> SecretBytes {
    var places: [Int] = []
    while places.count < wordCount {
      // Numbers of 16 bits above the last whole multiple would make the first words more likely.
      let limit = 65_536 / PassphraseWords.count * PassphraseWords.count
      SecretBytes.random(count: 64).withBytes { bytes in
        for start in stride(from: 0, to: bytes.count, by: 2) where places.count < wordCount {
          let number = Int(bytes[start]) << 8 | Int(bytes[start + 1])
          if number < limit { places.append(number % PassphraseWords.count) }
        }
      }
    }
    let count = places.reduce(wordCount - 1) { $0 + PassphraseWords.word(at: $1).count }
    let phrase = SecretBytes(count: count) { phrase in
      var end = 0
      for place in places.indices {
        if end > 0 {
          phrase[end] = UInt8(ascii: " ")
          end += 1
        }
        for byte in PassphraseWords.word(at: places[place]) {
          phrase[end] = byte
          end += 1
        }
        // The places are the passphrase too, and an array is ordinary memory.
        places[place] = 0
      }
    }
    return phrase
  }

  // MARK: Chosen by the person

  /// Asks twice; nothing if the first answer is empty.
  private func ask() throws -> SecretBytes? {
    let conversation = session.conversation
    let words = session.words
    conversation.say(words.chooseYourOwn)
    while true {
      let first = normalised(try conversation.askSecret(words.newPassphrasePrompt))
      if first.count == 0 { return nil }
      guard Self.isLongEnough(first) else {
        conversation.say(words.passphraseTooShort)
        continue
      }
      let second = normalised(try conversation.askSecret(words.sameAgainPrompt))
      if first.isEqual(to: second) {
        conversation.say(words.thatWorks)
        return first
      }
      conversation.say(words.notTheSameTwice)
    }
  }

  /// Whether a passphrase is not quick to guess: four words of three letters or more, or sixteen
  /// characters; and in any case six different ones.
  static func isLongEnough(_ passphrase: borrowing SecretBytes) -> Bool {
    passphrase.withBytes { bytes in
      var seen: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
      var characters = 0
      var letters = 0
      var words = 0
      for byte in bytes {
        let bit = UInt64(1) << UInt64(byte & 63)
        switch byte >> 6 {
        case 0: seen.0 |= bit
        case 1: seen.1 |= bit
        case 2: seen.2 |= bit
        default: seen.3 |= bit
        }
        // Bytes 10xxxxxx go on with a character of UTF-8.
        guard byte & 0xC0 != 0x80 else { continue }
        characters += 1
        letters = byte == UInt8(ascii: " ") ? 0 : letters + 1
        if letters == 3 { words += 1 }
      }
      let different =
        seen.0.nonzeroBitCount + seen.1.nonzeroBitCount + seen.2.nonzeroBitCount
        + seen.3.nonzeroBitCount
      return different >= 6 && (characters >= 16 || words >= 4)
    }
  }

  // MARK: Texts

  /// A secret as a text for the screen.
  static func text(of secret: borrowing SecretBytes) -> String {
    secret.withBytes { String(decoding: $0, as: UTF8.self) }
  }

  /// A word that can be typed instead of a secret.
  static func word(_ text: String) -> SecretBytes {
    let bytes = Array(text.utf8)
    return SecretBytes(count: bytes.count) { $0.copyBytes(from: bytes) }
  }
}
