import Glibc

/// Seconds of the clock and of the processor, and the most memory since the last look.
struct Meter {
  private let wall: Double
  private let processor: Double

  init() {
    // Starts the kernel's count of the most memory anew.
    let descriptor = open("/proc/self/clear_refs", O_WRONLY)
    if descriptor >= 0 {
      write(descriptor, "5", 1)
      close(descriptor)
    }
    wall = Self.seconds(CLOCK_MONOTONIC)
    processor = Self.seconds(CLOCK_PROCESS_CPUTIME_ID)
  }

  /// What was used since the beginning.
  func reading() -> Reading {
    Reading(
      wall: Self.seconds(CLOCK_MONOTONIC) - wall,
      processor: Self.seconds(CLOCK_PROCESS_CPUTIME_ID) - processor, megabytes: Self.peak())
  }

  private static func seconds(_ clock: clockid_t) -> Double {
    var now = timespec()
    clock_gettime(clock, &now)
    return Double(now.tv_sec) + Double(now.tv_nsec) / 1e9
  }

  private static func peak() -> Int {
    guard let file = fopen("/proc/self/status", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix("VmHWM:") else { continue }
      return (Int(text.filter(\.isNumber)) ?? 0) / 1024
    }
    return 0
  }
}

/// What a piece of work used.
struct Reading {
  var wall: Double
  var processor: Double
  var megabytes: Int
}

/// Writes a line at once, so that a long run shows how far it is.
func say(_ line: String) {
  let bytes = Array((line + "\n").utf8)
  _ = bytes.withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
}
