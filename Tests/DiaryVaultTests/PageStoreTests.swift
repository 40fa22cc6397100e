import DiaryCrypto
import DiarySecret
import Testing

@testable import DiaryVault

struct PageStoreTests {
  let file = MemoryFile()

  func store(_ superblock: Superblock = Superblock(), staleCopy: Int? = nil) -> PageStore {
    let key = SecretBytes(count: 32) { $0.initializeMemory(as: UInt8.self, repeating: 7) }
    return PageStore(
      file: file, cipher: PageCipher(key: key), superblock: superblock, staleCopy: staleCopy)
  }

  func page(_ value: UInt64) -> [UInt8] {
    guard value != 0 else { return [UInt8](repeating: 0, count: VaultFormat.pageSize) }
    var generator = SeededGenerator(seed: value)
    let words = [UInt64](unsafeUninitializedCapacity: VaultFormat.pageSize / 8) { words, count in
      for place in words.indices { words[place] = generator.next() }
      count = words.count
    }
    return words.withUnsafeBytes { [UInt8]($0) }
  }

  func read(_ store: PageStore, _ index: UInt64) throws -> [UInt8] {
    var bytes = [UInt8](repeating: 0xaa, count: VaultFormat.pageSize)
    try bytes.withUnsafeMutableBytes { try store.read(page: index, into: #require($0.baseAddress)) }
    return bytes
  }

  func write(_ store: PageStore, _ index: UInt64, _ bytes: [UInt8]) throws {
    try bytes.withUnsafeBytes { try store.write(page: index, from: #require($0.baseAddress)) }
  }

  @Test(arguments: [0, 1, 169, 170, 171, 28_899, 28_900, 28_901, 4_913_000])
  func `a page reads back as written at every border of the tree's levels`(index: UInt64) throws {
    let store = store()
    try write(store, index, page(index + 1))
    try store.commit()
    let again = self.store(store.durable)
    #expect(try read(again, index) == page(index + 1))
    #expect(again.pageCount == index + 1)
    if index > 0 { #expect(try read(again, index - 1) == page(0)) }
  }

  @Test(arguments: 1...12)
  func `the store agrees with a plain array through writes, cuts, commits, reverts and reopening`(
    seed: UInt64
  ) throws {
    var generator = SeededGenerator(seed: seed)
    var store = store()
    var durable: [UInt64] = []
    var present: [UInt64] = []
    for _ in 0..<400 {
      switch Int.random(in: 0..<20, using: &generator) {
      case 0..<12:
        let index = Int.random(in: 0..<700, using: &generator)
        let value = UInt64.random(in: 0..<6, using: &generator)
        while present.count <= index { present.append(0) }
        present[index] = value
        try write(store, UInt64(index), page(value))
      case 12:
        let count = Int.random(in: 0...max(present.count, 1), using: &generator)
        if count < present.count { present.removeSubrange(count...) }
        try store.truncate(toPages: UInt64(count))
      case 13..<17:
        try store.commit()
        durable = present
      case 17:
        store.revert()
        present = durable
      case 18:
        store = self.store(store.durable, staleCopy: Int(1 - store.durable.generation % 2))
        present = durable
      default:
        try store.finish()
        present = durable
        store = self.store(store.durable)
      }
      #expect(store.pageCount == UInt64(present.count))
    }
    for (index, value) in present.enumerated() {
      #expect(try read(store, UInt64(index)) == page(value))
    }
  }

  /// Where page 0 lies in the durable state.
  func slotOfFirstPage(_ store: PageStore) throws -> Range<Int> {
    var slot: UInt32?
    try store.walk { pointer, level, _ in if level == 0 { slot = pointer.slot } }
    return SmallVault.range(ofSlot: try #require(slot))
  }

  @Test func `an old version of a page put in the place of the new one does not open`() throws {
    let store = store()
    try write(store, 0, page(1))
    try store.commit()
    let old = Array(file.bytes[try slotOfFirstPage(store)])
    try write(store, 0, page(2))
    try store.commit()
    let again = self.store(store.durable)
    #expect(try read(again, 0) == page(2))
    file.bytes.replaceSubrange(try slotOfFirstPage(again), with: old)
    #expect(throws: VaultError.damagedPage(level: 0, index: 0)) {
      try read(self.store(store.durable), 0)
    }
  }

  @Test func `a map node with one damaged copy is read from its twin`() throws {
    let store = store()
    try write(store, 0, page(1))
    try store.commit()
    let slot = store.durable.root.withUnsafeBytes { bytes in
      bytes.loadUnaligned(as: UInt32.self)
    }
    file.bytes[Int(VaultFormat.offset(ofSlot: slot)) + 100] ^= 0x40
    #expect(try read(self.store(store.durable), 0) == page(1))
  }

  @Test func `when the disk is full the durable state stands and can be written to again`() throws {
    let store = store()
    for index in 0..<40 { try write(store, UInt64(index), page(UInt64(index + 1))) }
    try store.commit()
    for budget in 0..<30 {
      file.budget = budget
      do {
        for index in 0..<20 { try write(store, UInt64(index), page(99)) }
        try store.commit()
        break
      } catch {
        #expect(error as? VaultError == .full)
        #expect(throws: VaultError.full) { try read(store, 3) }
      }
      file.budget = nil
      store.revert()
      #expect(try read(store, 3) == page(4))
      let reopened = self.store(store.durable, staleCopy: Int(1 - store.durable.generation % 2))
      #expect(try read(reopened, 39) == page(40))
    }
    file.budget = nil
  }

  @Test func `a commit syncs twice, and one without a change not at all`() throws {
    let store = store()
    try write(store, 0, page(1))
    let before = file.syncs
    try store.commit()
    #expect(file.syncs - before == 2)
    try store.commit()
    #expect(file.syncs - before == 2)
  }

  @Test func `after much was removed the file is short again and holds what is left`() throws {
    let store = store()
    let pages = (0...5).map { page(UInt64($0)) }
    for index in 0..<6000 { try write(store, UInt64(index), pages[index % 5 + 1]) }
    try store.commit()
    try store.finish()
    let full = file.bytes.count
    for index in 0..<5900 { try write(store, UInt64(index), pages[0]) }
    try store.commit()
    try store.finish()
    #expect(file.bytes.count < full / 8)
    let again = self.store(store.durable)
    for index in [5900, 5950, 5999] {
      #expect(try read(again, UInt64(index)) == page(UInt64(index % 5 + 1)))
    }
  }

  @Test func `padding grows in steps of at most an eighth and is at least 4 MiB`() {
    for slots in [0, 1, 511, 512, 513, 5000, 100_000, 1_234_567] as [UInt64] {
      let padded = VaultFormat.paddedSlotCount(slots)
      #expect(padded >= max(slots, 512))
      #expect(padded <= max(slots + slots / 8 + 1, slots + 512))
      #expect(VaultFormat.paddedSlotCount(padded) == padded)
    }
  }
}
