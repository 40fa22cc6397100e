import DiarySecret
import Glibc
import Testing

@testable import DiaryVault

/// Where secrets lie in memory, seen from the process itself.
///
/// Each test runs in a child.
struct SecretMemoryTests {
  /// Kibibytes that this process has locked.
  static var lockedMemory: Int {
    for line in contents(ofKernelFile: "/proc/self/status").split(separator: "\n")
    where line.hasPrefix("VmLck:") {
      return Int(line.filter(\.isNumber)) ?? 0
    }
    return 0
  }

  @Test(.enabled(if: SecretBytes.memoryCanBeLocked, "needs leave to lock memory"))
  func `a secret's memory is locked for as long as it lives`() async {
    await #expect(processExitsWith: .success) {
      let before = Self.lockedMemory
      do {
        let secret = SecretBytes.random(count: 32)
        #expect(Self.lockedMemory > before)
        #expect(secret.count == 32)
      }
      #expect(Self.lockedMemory == before)
    }
  }

  @Test func `writing to a secret that is filled ends the process`() async {
    await #expect(processExitsWith: .signal(SIGSEGV)) {
      // Without this the runtime would first print a backtrace.
      signal(SIGSEGV, SIG_DFL)
      let secret = SecretBytes.random(count: 32)
      secret.withBytes { bytes in
        UnsafeMutableRawPointer(mutating: bytes.baseAddress)?.storeBytes(of: 1, as: UInt8.self)
      }
    }
  }

  @Test func `writing beyond a secret ends the process`() async {
    await #expect(processExitsWith: .signal(SIGSEGV)) {
      signal(SIGSEGV, SIG_DFL)
      _ = SecretBytes(count: 32) { bytes in
        bytes.baseAddress?.storeBytes(of: 1, toByteOffset: 32, as: UInt8.self)
      }
    }
  }

  @Test func `after use no copy of passphrase, recovery secret or digits is left in memory`() async
  {
    await #expect(processExitsWith: .success) {
      let scan = try MemoryScan()
      // Kept by the scan in pages that it passes over; nowhere else is the marker whole.
      let marker = scan.marker

      // The scan finds what is there: an ordinary copy, and a secret that lives.
      var ordinary: [UInt8]? = [UInt8](unsafeUninitializedCapacity: marker.count) { bytes, count in
        UnsafeMutableRawBufferPointer(bytes).copyMemory(from: marker)
        count = marker.count
      }
      #expect(scan.copies() == 1)
      _ = ordinary?.withUnsafeMutableBytes { $0.initializeMemory(as: UInt8.self, repeating: 0) }
      ordinary = nil
      #expect(scan.copies() == 0)

      let folder = MemoryFileSystem()
      do {
        let passphrase = SecretBytes(copying: marker)
        #expect(scan.copies() == 1)
        let vault = try Vault.create(
          at: "d", passphrase: passphrase, cost: .light, fileSystem: folder)
        try vault.setPassphrase(passphrase)
        let recovery = SecretBytes(copying: UnsafeRawBufferPointer(rebasing: marker[..<16]))
        try vault.setRecoverySecret(recovery)
        try vault.close()
      }
      do {
        let passphrase = SecretBytes(copying: marker)
        let vault = try Vault.open(
          at: "d", secret: passphrase, role: .passphrase, fileSystem: folder)
        try vault.close()
        let recovery = SecretBytes(copying: UnsafeRawBufferPointer(rebasing: marker[..<16]))
        try Vault.open(at: "d", secret: recovery, role: .recovery, fileSystem: folder).close()
      }
      #expect(scan.copies() == 0)
      #expect(scan.copies(ofFirst: 16) == 0)
      let digits = RecoverySheet.digits(
        of: SecretBytes(copying: UnsafeRawBufferPointer(rebasing: marker[..<16])))
      #expect(try RecoverySheet.secret(from: digits).count == 16)
      #expect(scan.copies(ofFirst: 16) == 0)
    }
  }
}

/// Looks for a marker in all the memory of this process.
struct MemoryScan {
  /// 40 bytes that no file of the program has.
  let marker: UnsafeRawBufferPointer
  private let buffer: UnsafeMutableRawBufferPointer
  private let memory: Int32

  init() throws {
    let length = 1 << 20
    let pages = mmap(
      nil, length + 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)
    memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC)
    guard let pages, pages != MAP_FAILED, memory >= 0 else { throw VaultError.inputOutput(errno) }
    for place in 0..<40 {
      pages.storeBytes(
        of: UInt8(truncatingIfNeeded: place * place * 7 + place * 91 + 133), toByteOffset: place,
        as: UInt8.self)
    }
    marker = UnsafeRawBufferPointer(start: pages, count: 40)
    buffer = UnsafeMutableRawBufferPointer(start: pages + 4096, count: length)
  }

  /// How many copies of the first bytes of the marker there are, its own apart.
  func copies(ofFirst length: Int = 40) -> Int {
    let needle = UnsafeRawBufferPointer(rebasing: marker[..<length])
    let own = UInt(bitPattern: marker.baseAddress)
    let ownRange = own..<own + UInt(buffer.count + 4096)
    var found = 0
    for line in contents(ofKernelFile: "/proc/self/maps").split(separator: "\n") {
      let fields = line.split(separator: " ")
      let ends = fields[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
      guard ends.count == 2, fields[1].hasPrefix("r"), !line.hasSuffix("[vvar]"),
        !line.hasSuffix("[vsyscall]")
      else { continue }
      // The kernel joins neighbouring regions: the scan's own pages may lie within one.
      var parts = [ends[0]..<ends[1]]
      if parts[0].overlaps(ownRange) {
        parts = [
          ends[0]..<max(ends[0], ownRange.lowerBound), min(ends[1], ownRange.upperBound)..<ends[1],
        ]
      }
      for part in parts { found += copies(of: needle, from: part.lowerBound, to: part.upperBound) }
    }
    return found
  }

  private func copies(of needle: UnsafeRawBufferPointer, from start: UInt, to end: UInt) -> Int {
    var found = 0
    var place = start
    while place < end {
      let wanted = min(Int(end - place), buffer.count)
      let read = pread(memory, buffer.baseAddress, wanted, off_t(truncatingIfNeeded: place))
      guard read >= needle.count else { break }
      found += count(of: needle, in: UnsafeRawBufferPointer(rebasing: buffer[..<read]))
      if place + UInt(read) >= end { break }
      place += UInt(read - needle.count + 1)
    }
    return found
  }
}
