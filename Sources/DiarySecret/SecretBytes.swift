import CSodium
import Glibc

/// Whether libsodium is ready.
///
/// Every entry point of ours touches it first.
///
/// Without `sodium_init` libsodium works, silently, with its slow portable code.
public enum Sodium {
  /// Starts libsodium once; traps if it cannot, because nothing secret may be handled without it.
  public static let ready: Void = {
    precondition(sodium_init() >= 0, "libsodium did not start")
  }()
}

/// Bytes that must not reach swap, a core dump or ordinary heap: keys and passphrases.
///
/// The memory comes from `sodium_malloc`: page-aligned, with guard pages and a canary, locked
/// where the system allows it, left out of core dumps, and overwritten before it is freed. It is
/// reached only inside closures, so that no copy is made by accident.
///
/// What it does not do: `sodium_malloc` succeeds when the lock is refused (``memoryCanBeLocked``
/// tells), and hibernation writes locked pages too.
public struct SecretBytes: ~Copyable, @unchecked Sendable {
  private let base: UnsafeMutableRawPointer
  /// The number of bytes.
  public let count: Int

  /// Makes a secret of `count` bytes that `fill` writes.
  ///
  /// The memory is zero before `fill` runs and read-only afterwards.
  public init<Failure: Error>(
    count: Int, fill: (UnsafeMutableRawBufferPointer) throws(Failure) -> Void
  ) throws(Failure) {
    _ = Sodium.ready
    guard let base = sodium_malloc(max(count, 1)) else {
      fatalError("no memory for a secret of \(count) bytes")
    }
    sodium_memzero(base, max(count, 1))
    do {
      try fill(UnsafeMutableRawBufferPointer(start: base, count: count))
    } catch {
      sodium_free(base)
      throw error
    }
    sodium_mprotect_readonly(base)
    self.base = base
    self.count = count
  }

  /// A secret of `count` random bytes (`getrandom(2)` by libsodium).
  public static func random(count: Int) -> SecretBytes {
    SecretBytes(count: count) { bytes in
      if let base = bytes.baseAddress { randombytes_buf(base, bytes.count) }
    }
  }

  /// A copy of `source`, which stays as it is; the caller overwrites it.
  public init(copying source: UnsafeRawBufferPointer) {
    self.init(count: source.count) { $0.copyMemory(from: source) }
  }

  /// A second copy in memory of its own.
  public func copy() -> SecretBytes {
    withBytes { SecretBytes(copying: $0) }
  }

  /// Lends the bytes to `body`.
  ///
  /// The pointer must not outlive the call.
  public func withBytes<Result: ~Copyable, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    try body(UnsafeRawBufferPointer(start: base, count: count))
  }

  /// Whether both hold the same bytes; the time taken depends on the length alone.
  public func isEqual(to other: borrowing SecretBytes) -> Bool {
    guard count == other.count else { return false }
    return sodium_memcmp(base, other.base, count) == 0
  }

  deinit {
    sodium_free(base)
  }

  /// Whether this machine keeps secrets out of swap for us: one page is locked, to know.
  public static var memoryCanBeLocked: Bool {
    _ = Sodium.ready
    let length = Int(getpagesize())
    guard let page = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
      page != MAP_FAILED
    else { return false }
    defer { munmap(page, length) }
    guard sodium_mlock(page, length) == 0 else { return false }
    sodium_munlock(page, length)
    return true
  }
}
