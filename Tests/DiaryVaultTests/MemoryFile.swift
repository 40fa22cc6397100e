import DiarySecret
import Glibc

@testable import DiaryVault

/// A file in memory.
///
/// It imitates no durability: what was written is there, synced or not.
final class MemoryFile: VaultFile {
  var bytes: [UInt8] = []
  var syncs = 0
  var writes = 0
  /// Calls of `write` and `sync` that still succeed; nothing means all.
  var budget: Int?
  /// How many bytes of the write that exhausts the budget still arrive.
  var tear = 0
  /// Calls of `write` and `sync`, counted from 0, that fail once.
  var failing: Set<Int> = []
  private var calls = 0

  init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  private func spend() throws(VaultError) {
    calls += 1
    if failing.contains(calls - 1) { throw .full }
    guard let left = budget else { return }
    budget = left - 1
    guard left > 0 else { throw .full }
  }

  func size() throws(VaultError) -> Int64 { Int64(bytes.count) }

  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(VaultError) -> Int
  {
    let count = min(bytes.count - Int(offset), buffer.count)
    guard count > 0, let target = buffer.baseAddress else { return 0 }
    bytes.withUnsafeBytes { bytes in
      if let base = bytes.baseAddress {
        target.copyMemory(from: base + Int(offset), byteCount: count)
      }
    }
    return count
  }

  func write(at offset: Int64, from source: UnsafeRawBufferPointer) throws(VaultError) {
    do {
      try spend()
    } catch {
      if budget == -1 { put(UnsafeRawBufferPointer(rebasing: source.prefix(tear)), at: offset) }
      throw error
    }
    writes += 1
    put(source, at: offset)
  }

  private func put(_ source: UnsafeRawBufferPointer, at offset: Int64) {
    guard let from = source.baseAddress, source.count > 0 else { return }
    let end = Int(offset) + source.count
    if end > bytes.count { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
    bytes.withUnsafeMutableBytes { bytes in
      if let base = bytes.baseAddress {
        (base + Int(offset)).copyMemory(from: from, byteCount: source.count)
      }
    }
  }

  func truncate(to length: Int64) throws(VaultError) {
    if Int(length) < bytes.count {
      bytes.removeSubrange(Int(length)...)
    } else {
      bytes += [UInt8](repeating: 0, count: Int(length) - bytes.count)
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
  /// Whether files open for reading only.
  ///
  /// Writing is not refused by the files themselves.
  var isReadOnly = false
  /// The budget of files that are made.
  var budgetOfNewFiles: Int?

  func open(_ path: String) throws(VaultError) -> (file: any VaultFile, readOnly: Bool) {
    guard let file = files[path] else { throw .notFound }
    return (file, isReadOnly)
  }

  func create(_ path: String) throws(VaultError) -> any VaultFile {
    guard files[path] == nil else { throw .exists }
    let file = MemoryFile()
    file.budget = budgetOfNewFiles
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

/// Whether `word` stands anywhere in `bytes`.
func contains(_ bytes: [UInt8], _ word: [UInt8]) -> Bool {
  bytes.withUnsafeBytes { count(of: word, in: $0) > 0 }
}

/// How often `word` stands in `bytes`.
func count(of word: [UInt8], in bytes: UnsafeRawBufferPointer) -> Int {
  word.withUnsafeBytes { count(of: $0, in: bytes) }
}

/// How often `word` stands in `bytes`; no part of either is copied.
func count(of word: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Int {
  guard let start = bytes.baseAddress, let sought = word.baseAddress, bytes.count >= word.count
  else { return 0 }
  let end = start + bytes.count - word.count + 1
  var (place, found) = (start, 0)
  while place < end, let next = memchr(place, Int32(word[0]), end - place) {
    if memcmp(next, sought, word.count) == 0 { found += 1 }
    place = UnsafeRawPointer(next) + 1
  }
  return found
}

/// Whether `left` and `right` are equal from `start` on.
///
/// Comparing slices is slow without optimiser.
func areEqual(_ left: [UInt8], _ right: [UInt8], from start: Int = 0) -> Bool {
  guard left.count == right.count else { return false }
  return left.withUnsafeBytes { left in
    right.withUnsafeBytes { right in
      memcmp(left.octets + start, right.octets + start, left.count - start) == 0
    }
  }
}

/// Whether both header copies of a vault are the same.
func headersAreEqual(_ bytes: [UInt8]) -> Bool {
  bytes.withUnsafeBytes { memcmp($0.octets, $0.octets + 4096, 4096) == 0 }
}
