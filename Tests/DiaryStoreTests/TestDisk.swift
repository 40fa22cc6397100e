import DiaryVault

/// A file in memory, whose medium can be told to run full.
final class TestFile: VaultFile {
  var bytes: [UInt8]
  /// Calls of `write` and `sync` that still succeed; nothing means all.
  var budget: Int?
  /// How many calls of `write` and `sync` there were.
  private(set) var calls = 0

  init(_ bytes: [UInt8] = []) {
    self.bytes = bytes
  }

  private var mayGoOn: Bool {
    calls += 1
    guard let left = budget else { return true }
    budget = max(left - 1, 0)
    return left > 0
  }

  func size() throws(VaultError) -> Int64 { Int64(bytes.count) }

  func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(VaultError) -> Int
  {
    let count = min(buffer.count, bytes.count - Int(offset))
    guard count > 0 else { return 0 }
    bytes.withUnsafeBytes { all in
      buffer.copyMemory(
        from: UnsafeRawBufferPointer(rebasing: all[Int(offset)..<Int(offset) + count]))
    }
    return count
  }

  func write(at offset: Int64, from source: UnsafeRawBufferPointer) throws(VaultError) {
    let whole = mayGoOn
    // A medium that runs full takes the first part of what it was given.
    let taken = UnsafeRawBufferPointer(
      rebasing: source[..<(whole ? source.count : source.count / 2)])
    let end = Int(offset) + taken.count
    if end > bytes.count { bytes += [UInt8](repeating: 0, count: end - bytes.count) }
    bytes.withUnsafeMutableBytes { all in
      UnsafeMutableRawBufferPointer(rebasing: all[Int(offset)..<end]).copyMemory(from: taken)
    }
    guard whole else { throw .full }
  }

  func truncate(to length: Int64) throws(VaultError) {
    if Int(length) < bytes.count {
      bytes.removeSubrange(Int(length)...)
    } else {
      bytes += [UInt8](repeating: 0, count: Int(length) - bytes.count)
    }
  }

  func sync() throws(VaultError) {
    guard mayGoOn else { throw .full }
  }

  func close() {}
}

/// A folder in memory.
final class TestDisk: VaultFileSystem {
  var files: [String: TestFile] = [:]
  var isReadOnly = false

  func open(_ path: String) throws(VaultError) -> (file: any VaultFile, readOnly: Bool) {
    guard let file = files[path] else { throw .notFound }
    return (file, isReadOnly)
  }

  func create(_ path: String) throws(VaultError) -> any VaultFile {
    guard files[path] == nil else { throw .exists }
    let file = TestFile()
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
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
