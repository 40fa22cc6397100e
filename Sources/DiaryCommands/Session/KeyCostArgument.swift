import ArgumentParser
import DiaryVault

/// The name of one of the four costs of a guess, for `--key-cost`.
enum KeyCostArgument: String, CaseIterable, ExpressibleByArgument {
  case light, moderate, strong, sensitive

  /// The cost itself.
  var cost: PassphraseCost {
    switch self {
    case .light: .light
    case .moderate: .moderate
    case .strong: .strong
    case .sensitive: .sensitive
    }
  }
}
