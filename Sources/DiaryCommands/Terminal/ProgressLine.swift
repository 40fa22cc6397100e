/// The one line that is rewritten while work goes on.
struct ProgressLine {
  /// Whether the line is rewritten in place; otherwise every step is a new line.
  let isRewritten: Bool
  let obeysEscapes: Bool

  private var shown: String?
  private var waiting: String?
  private var lastTime = 0.0

  init(isRewritten: Bool, obeysEscapes: Bool) {
    self.isRewritten = isRewritten
    self.obeysEscapes = obeysEscapes
  }

  /// What to write for a step at `time`, in seconds.
  mutating func show(_ text: String, columns: Int, at time: Double) -> String {
    let text = Wrapping.wrapped(text, width: columns).prefix { $0 != "\n" }
    guard isRewritten else { return text + "\n" }
    waiting = String(text)
    guard shown == nil || time - lastTime >= 1 else { return "" }
    lastTime = time
    return rewrite()
  }

  /// What to write after the last step: its text if it has not been shown, and the line end.
  mutating func end() -> String {
    guard shown != nil else { return "" }
    defer { forget() }
    return rewrite() + "\n"
  }

  mutating func forget() {
    shown = nil
    waiting = nil
  }

  private mutating func rewrite() -> String {
    guard let text = waiting else { return "" }
    let old = shown ?? ""
    shown = text
    waiting = nil
    guard !obeysEscapes else { return "\r" + text + "\u{1B}[K" }
    let rest = CharacterWidth.columns(of: old) - CharacterWidth.columns(of: text)
    return "\r" + text + String(repeating: " ", count: max(rest, 0))
  }
}
