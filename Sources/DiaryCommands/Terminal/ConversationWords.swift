/// The few sentences that a conversation says of its own accord.
package struct ConversationWords: Sendable {
  /// The last line of a list of choices.
  package var typeANumber = "Type a number: "
  /// What is said after an answer that is on no list, given the highest number.
  package var notOnTheList: @Sendable (Int) -> String = { highest in
    "Please type a number from the list, up to \(highest)."
  }
  /// What Enter alone means in a list, given its number.
  package var enterMeans: @Sendable (String) -> String = { "(Enter = \($0))" }
  package var enterIsYes = "(Enter = yes)"
  package var enterIsNo = "(Enter = no)"
  package var yesOrNo = "(yes or no)"
  package var pleaseYesOrNo = "Please type yes or no."
  /// What counts as yes, in lower case.
  package var yes = ["y", "yes"]
  /// What counts as no, in lower case.
  package var no = ["n", "no"]
  package var pasted: @Sendable (Int) -> String = { lines in
    lines == 1 ? "Pasted 1 line." : "Pasted \(lines) lines."
  }
  /// The line that takes the one before it back.
  package var undo = "/undo"
  package var lineRemoved = "The last line is gone."
  package var nothingToRemove = "There is no line to take back."
  package var secretTooLong = "That is too long. Please try again."
  package var enterHides = "Press Enter to hide this."
  package var enterForMore = "Press Enter for more."
  /// What is said before the screen locks itself, given the seconds left.
  package var locksSoon: @Sendable (Int) -> String = { "This screen locks in \($0) seconds." }

  package init() {}
}
