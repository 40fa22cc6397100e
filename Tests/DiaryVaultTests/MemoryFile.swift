@testable import DiaryVault

/// A file in memory. It imitates no durability: what was written is there, synced or not.
final class MemoryFile: VaultFile {
  var bytes: [UInt8] = []
  var syncs = 0
  var writes = 0
  /// Calls of `write` and `sync` that still succeed; nothing means all.
  var budget: Int?

  private func spend() throws(VaultError) {
    guard let left = budget else { return }
    guard left > 0 else { throw .full }
    budget = left - 1
  }

  func size() throws(VaultError) -> Int64 { Int64(bytes.count) }

  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(VaultError) -> Int {
    guard offset < Int64(bytes.count) else { return 0 }
    let piece = bytes[Int(offset)..<min(Int(offset) + buffer.count, bytes.count)]
    buffer.copyBytes(from: piece)
    return piece.count
  }

  func write(at offset: Int64, from source: UnsafeRawBufferPointer) throws(VaultError) {
    try spend()
    writes += 1
    let end = Int(offset) + source.count
    if end > bytes.count {
      bytes.append(contentsOf: repeatElement(0, count: end - bytes.count))
    }
    bytes.replaceSubrange(Int(offset)..<end, with: source)
  }

  func truncate(to length: Int64) throws(VaultError) {
    if Int(length) < bytes.count {
      bytes.removeSubrange(Int(length)...)
    } else {
      bytes.append(contentsOf: repeatElement(0, count: Int(length) - bytes.count))
    }
  }

  func sync() throws(VaultError) {
    try spend()
    syncs += 1
  }

  func close() {}
}

/// A folder in memory that holds one file at a time under each name.
final class MemoryFileSystem: VaultFileSystem {
  var files: [String: MemoryFile] = [:]

  func open(_ path: String) throws(VaultError) -> (file: any VaultFile, readOnly: Bool) {
    guard let file = files[path] else { throw .notFound }
    return (file, false)
  }

  func create(_ path: String) throws(VaultError) -> any VaultFile {
    guard files[path] == nil else { throw .exists }
    let file = MemoryFile()
    files[path] = file
    return file
  }

  func publish(_ temporary: String, as path: String) throws(VaultError) {
    guard files[path] == nil else { throw .exists }
    files[path] = files.removeValue(forKey: temporary)
  }

  func discard(_ temporary: String) {
    files[temporary] = nil
  }
}

/// Random numbers that a seed repeats (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
