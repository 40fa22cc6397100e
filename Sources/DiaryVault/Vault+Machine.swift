import DiaryCrypto
import DiarySecret
import Glibc

extension Vault {
  /// The highest cost that takes at most about 1.5 s and a quarter of the memory of this machine.
  ///
  /// Measured by one derivation at ``PassphraseCost/moderate``; the others follow in proportion to
  /// passes times memory.
  public static func suitableCost() -> PassphraseCost {
    let quarter = physicalMemory() / 4
    guard PassphraseCost.moderate.memory <= quarter,
      PassphraseCost.moderate.memory <= availableMemory()
    else { return .light }
    let start = monotonicSeconds()
    let probe = SecretBytes(count: 8) { $0[0] = 1 }
    _ = KeyDerivation.fromPassphrase(
      probe, salt: [UInt8](repeating: 0, count: 16), memory: PassphraseCost.moderate.memory,
      passes: PassphraseCost.moderate.passes)
    let measured = monotonicSeconds() - start
    let unit = Double(PassphraseCost.moderate.memory * PassphraseCost.moderate.passes)
    let fitting = PassphraseCost.allCases.filter { cost in
      cost.memory <= quarter && measured * Double(cost.memory * cost.passes) / unit <= 1.5
    }
    return fitting.last ?? .light
  }
}

/// Bytes of memory that this machine has.
func physicalMemory() -> Int {
  max(sysconf(Int32(_SC_PHYS_PAGES)), 0) * Int(getpagesize())
}

/// Bytes of memory that a program can take now (`MemAvailable`); without that line, all there are.
func availableMemory() -> Int {
  let descriptor = open("/proc/meminfo", O_RDONLY | O_CLOEXEC)
  guard descriptor >= 0 else { return physicalMemory() }
  defer { close(descriptor) }
  var text = [UInt8](repeating: 0, count: 4096)
  let count = read(descriptor, &text, text.count)
  guard count > 0 else { return physicalMemory() }
  for line in text[..<count].split(separator: UInt8(ascii: "\n"))
  where line.starts(with: Array("MemAvailable:".utf8)) {
    let digits = line.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    let kibibytes = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return kibibytes * 1024
  }
  return physicalMemory()
}

private func monotonicSeconds() -> Double {
  var now = timespec()
  clock_gettime(CLOCK_MONOTONIC, &now)
  return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
}
