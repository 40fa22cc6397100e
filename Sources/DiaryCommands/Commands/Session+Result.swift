extension Session {
  /// Writes a result for people: wrapped to the window, on standard output.
  func tell(_ text: String) {
    conversation.write(Wrapping.wrapped(text, width: conversation.width) + "\n")
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
