package import DiarySecret

/// What must not stay on the screen or in ordinary memory.
extension TerminalConversation {
  /// The bytes that a secret may have.
  private static let longestSecret = 4096

  package func askSecret(_ prompt: String) throws(ConversationEnd) -> SecretBytes {
    try begin()
    defer { end() }
    var shownPrompt = Prompt(prompt, columns: window.columns)
    while true {
      device.write(shownPrompt.lead + shownPrompt.margin)
      var count = 0
      let typed = try SecretBytes(count: Self.longestSecret + 1) {
        (bytes) throws(ConversationEnd) in
        var line = SecretLine(bytes)
        try read(into: &line) {
          shownPrompt = Prompt(prompt, columns: window.columns)
          device.write(shownPrompt.lead + shownPrompt.margin)
        }
        count = line.countWithoutLineEnds
      }
      device.write("\n")
      if count <= Self.longestSecret {
        return typed.withBytes {
          SecretBytes(copying: UnsafeRawBufferPointer(rebasing: $0[..<count]))
        }
      }
      put(words.secretTooLong)
    }
  }

  private func read(
    into line: inout SecretLine, ask: () -> Void
  ) throws(ConversationEnd) {
    while true {
      // Byte by byte, so that what follows the secret stays with the system.
      let occurrence = next(limit: 1)
      switch occurrence {
      case .key(.enter): return
      case .key(.endOfInput):
        if line.count == 0 { try attend(to: .closed) {} }
      case .key(let key): line.take(key)
      case .silence, .resized: break
      case .continued: ask()
      case .lockNear:
        try attend(to: occurrence) {}
        ask()
      case .suspended, .lockDue, .stopped, .closed:
        line.eraseAll()
        try attend(to: occurrence) {}
        ask()
      }
    }
  }

  package func cover(_ show: () -> String) throws(ConversationEnd) {
    guard isInteractive else { throw .noTerminal }
    try begin()
    defer { end() }
    var page = 0
    while true {
      let size = window
      let text = Wrapping.wrapped(Harmless.shown(show()), width: size.columns)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      let usesAlternate = obeysEscapes && !isAccessible
      // One line for what to press, one for the cursor.
      let height = usesAlternate ? max(size.rows - 2, 1) : max(lines.count, 1)
      page = min(page, (lines.count - 1) / height)
      let isLast = (page + 1) * height >= lines.count
      let hint = isLast ? words.enterHides : words.enterForMore
      if usesAlternate {
        if !isCovered { device.write("\u{1B}[?1049h") }
        isCovered = true
        prepareFarewell()
        device.write("\u{1B}[H\u{1B}[2J")
      }
      let part = lines[(page * height)..<min((page + 1) * height, lines.count)]
      device.write(part.joined(separator: "\n") + "\n" + hint + "\n")
      guard try waitForEnter() else { continue }
      guard isLast else {
        page += 1
        continue
      }
      uncover()
      if !usesAlternate { hide() }
      return
    }
  }

  /// Whether Enter was pressed; otherwise the page has to be drawn again.
  private func waitForEnter() throws(ConversationEnd) -> Bool {
    while true {
      let occurrence = next(limit: 1)
      switch occurrence {
      case .key(.enter): return true
      case .key(.endOfInput): try attend(to: .closed) {}
      case .key, .silence, .lockNear: break
      case .resized, .continued: return false
      case .suspended, .lockDue, .stopped, .closed:
        try attend(to: occurrence) {}
        return false
      }
    }
  }

  /// Wipes the alternate screen and leaves it.
  func uncover() {
    guard isCovered else { return }
    device.write("\u{1B}[H\u{1B}[2J\u{1B}[3J\u{1B}[?1049l")
    isCovered = false
    prepareFarewell()
  }
}
