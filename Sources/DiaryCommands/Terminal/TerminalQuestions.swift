/// Questions whose answers show as they are typed.
extension TerminalConversation {
  /// How long typing may wait before it is kept as a draft, in seconds.
  private static let draftDelay = 0.8

  package func ask(
    _ prompt: String, typed: ((String) -> Void)?
  ) throws(ConversationEnd) -> String {
    var question = LineQuestion(prompt, window: window)
    return try run(&question, typed: typed)
  }

  package func askLines(
    _ prompt: String, typed: ((String) -> Void)?
  ) throws(ConversationEnd) -> String {
    var question = LinesQuestion(
      prompt, window: window, pastesAreMarked: marksPastes, words: words)
    return try run(&question, typed: typed)
  }

  package func askYesNo(_ prompt: String, enter: Bool?) throws(ConversationEnd) -> Bool {
    let hint = enter.map { $0 ? words.enterIsYes : words.enterIsNo } ?? words.yesOrNo
    let answers = words.yes + words.no
    while true {
      // What cannot become an answer may be a passphrase typed too early.
      var question = LineQuestion(prompt + " " + hint + " ", window: window) { text in
        answers.contains { $0.hasPrefix(text.lowercased()) }
      }
      let answer = try run(&question, typed: nil).lowercased()
      if words.yes.contains(answer) { return true }
      if words.no.contains(answer) { return false }
      if answer.isEmpty, let enter { return enter }
      put(words.pleaseYesOrNo)
    }
  }

  package func choose(
    _ prompt: String, _ options: [String], zero: String?, enter: Int?
  ) throws(ConversationEnd) -> Int {
    let choices = Choices(options, zero: zero)
    put(
      (prompt.isEmpty ? [] : [prompt]).joined()
        + (prompt.isEmpty ? "" : "\n")
        + choices.lines(hint: enter.map { ($0, words.enterMeans(choices.number(of: $0))) })
        .joined(separator: "\n"))
    while true {
      var question = LineQuestion(words.typeANumber, window: window) { choices.mayBecomeOne($0) }
      let answer = try run(&question, typed: nil)
      if answer.isEmpty, let enter { return enter }
      if let index = choices.index(of: answer) { return index }
      put(words.notOnTheList(options.count))
    }
  }

  private func run(
    _ question: inout some Question, typed: ((String) -> Void)?
  ) throws(ConversationEnd) -> String {
    guard isInteractive else { throw .noTerminal }
    try begin()
    defer { end() }
    var shape = window
    device.write(question.begin(in: shape))
    var unkeptSince: Double?
    while true {
      if !moreFollows { device.write(question.draw()) }
      if let since = unkeptSince, Self.now() - since >= Self.draftDelay {
        unkeptSince = nil
        typed?(question.textSoFar)
      }
      let occurrence = next(deadline: typed == nil ? nil : unkeptSince.map { $0 + Self.draftDelay })
      switch occurrence {
      case .key(let key):
        switch question.take(key, moreFollows: moreFollows) {
        case .none: break
        case .changed: unkeptSince = unkeptSince ?? Self.now()
        case .lineEnded:
          unkeptSince = nil
          typed?(question.textSoFar)
        case .answered(let answer):
          typed?(question.textSoFar)
          device.write(question.draw() + question.leave())
          return answer
        case .closed:
          device.write(question.draw() + question.leave())
          try attend(to: .closed) { typed?(question.textSoFar) }
        }
      case .silence: break
      case .resized where window == shape: break
      case .resized, .continued:
        shape = window
        device.write("\n" + question.begin(in: shape))
      default:
        if occurrence.endsTyping {
          hide()
          finishTyping(&question)
        }
        unkeptSince = nil
        let text = question.textSoFar
        try attend(to: occurrence) { typed?(text) }
        shape = window
        device.write(question.begin(in: shape))
      }
    }
  }

  /// Takes in what was typed before a signal and not yet read; it would be dropped.
  private func finishTyping(_ question: inout some Question) {
    while let key = nextAtHand() {
      switch question.take(key, moreFollows: true) {
      case .none, .changed, .lineEnded: continue
      case .answered, .closed: return
      }
    }
  }
}

extension TerminalConversation.Occurrence {
  /// Whether the terminal is about to be given back, which drops what nobody has read.
  fileprivate var endsTyping: Bool {
    switch self {
    case .stopped, .suspended: true
    case .key, .silence, .resized, .continued, .lockNear, .lockDue, .closed: false
    }
  }
}

/// A numbered list, and the answers that fit it.
struct Choices {
  private let options: [String]
  private let hasZero: Bool
  private let optionWords: [[String]]

  init(_ options: [String], zero: String?) {
    self.options = options + (zero.map { [$0] } ?? [])
    hasZero = zero != nil
    optionWords = self.options.map(Self.words)
  }

  private static func words(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" }.map(String.init)
  }

  /// The number that stands before the option at `index`.
  func number(of index: Int) -> String {
    hasZero && index == options.count - 1 ? "0" : String(index + 1)
  }

  /// The list; `hint` goes behind the option at its index.
  func lines(hint: (index: Int, text: String)?) -> [String] {
    let digits = options.count > 9 ? 2 : 1
    return options.enumerated().map { index, option in
      let number = number(of: index)
      let space = String(repeating: " ", count: 2 + digits - number.count)
      let end = hint.map { $0.index == index ? "  " + $0.text : "" } ?? ""
      return space + number + "  " + option + end
    }
  }

  /// The index of the option that `answer` means: its number, or its first word or words if no
  /// other option begins with them.
  func index(of answer: String) -> Int? {
    if let number = Int(answer) {
      return options.indices.first { self.number(of: $0) == String(number) }
    }
    let words = Self.words(of: answer)
    guard !words.isEmpty else { return nil }
    let fitting = options.indices.filter { optionWords[$0].starts(with: words) }
    if fitting.count == 1 { return fitting[0] }
    let same = fitting.filter { optionWords[$0] == words }
    return same.count == 1 ? same[0] : nil
  }

  /// Whether `text` is the beginning of an answer.
  func mayBecomeOne(_ text: String) -> Bool {
    let words = Self.words(of: text).joined(separator: " ")
    return options.indices.contains { index in
      number(of: index).hasPrefix(words)
        || optionWords[index].joined(separator: " ").hasPrefix(words)
    }
  }
}
