extension Session {
  /// Writes a result for people: wrapped to the window, on standard output.
  ///
  /// A line that is one indented word, such as a path, is left whole so that it can be copied.
  func tell(_ text: String) {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.hasPrefix("  ") && !line.drop { $0 == " " }.contains(" ")
        ? String(line) : Wrapping.wrapped(String(line), width: conversation.width)
    }
    conversation.write(lines.joined(separator: "\n") + "\n")
  }

  /// Does a piece of work that looks at ``Conversation/pendingSignal``, and leaves as at a prompt
  /// if a signal was what stopped it.
  func interruptible<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      let value = try work()
      conversation.endProgress()
      return value
    } catch {
      conversation.endProgress()
      try conversation.throwIfInterrupted()
      throw error
    }
  }
}
