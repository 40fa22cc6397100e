/// How much work one guess at a passphrase costs: a pair of memory and passes for Argon2id.
///
/// The four levels are part of the file format and never change.
public enum PassphraseCost: Int, CaseIterable, Sendable {
  /// 64 MiB, 2 passes.
  case light
  /// 256 MiB, 3 passes.
  case moderate
  /// 512 MiB, 4 passes.
  case strong
  /// 1 GiB, 4 passes.
  case sensitive

  /// Bytes of memory that a derivation takes.
  public var memory: Int {
    switch self {
    case .light: 64 << 20
    case .moderate: 256 << 20
    case .strong: 512 << 20
    case .sensitive: 1024 << 20
    }
  }

  /// Passes over the memory.
  public var passes: Int {
    switch self {
    case .light: 2
    case .moderate: 3
    case .strong, .sensitive: 4
    }
  }
}
