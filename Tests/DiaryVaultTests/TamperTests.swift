import DiarySecret
import Testing

@testable import DiaryVault

/// What somebody can do who can write to the file and has no secret.
struct TamperTests {
  let whole: SmallVault
  let map: [UInt32: SmallVault.Place]
  let file: MemoryFile

  init() throws {
    whole = try SmallVault.one.get()
    map = try SmallVault.map(of: whole.bytes)
    file = MemoryFile(whole.bytes)
  }

  var pages: [(slot: UInt32, index: UInt64)] {
    map.compactMap { slot, place in
      if case .page(let index) = place { (slot, index) } else { nil }
    }.sorted { $0.slot < $1.slot }
  }

  /// Puts the bytes back that opening may have mended, and the one at `place`.
  func restore(_ place: Int) {
    file.bytes.replaceSubrange(..<16384, with: whole.bytes[..<16384])
    file.bytes[place] = whole.bytes[place]
  }

  let untouched = { (whole: SmallVault) in
    SmallVault.Finding(content: whole.content, wasInterrupted: false, damaged: [])
  }

  @Test(arguments: Array(stride(from: 3, to: 8192, by: 256)))
  func `a flipped bit in a header copy is mended from the other copy`(place: Int) throws {
    file.bytes[place] ^= 1 << UInt8(place / 256 % 8)
    #expect(try SmallVault.find(in: file) == untouched(whole))
    #expect(headersAreEqual(file.bytes))
    #expect(file.bytes[..<920] == whole.bytes[..<920])
  }

  @Test(arguments: Array(stride(from: 8192 + 5, to: 16384, by: 256)))
  func `a flipped bit in a superblock copy is reported and loses nothing`(place: Int) throws {
    file.bytes[place] ^= 1 << UInt8(place / 256 % 8)
    #expect(
      try SmallVault.find(in: file)
        == SmallVault.Finding(content: whole.content, wasInterrupted: true, damaged: []))
  }

  @Test func `a flipped bit in a page is named and never shown as contents`() throws {
    for (slot, index) in pages {
      for place in stride(from: 7, to: VaultFormat.pageSize, by: 256) {
        let place = Int(VaultFormat.offset(ofSlot: slot)) + place
        file.bytes[place] ^= 1 << UInt8(place / 256 % 8)
        #expect(
          try SmallVault.find(in: file)
            == SmallVault.Finding(
              content: nil, wasInterrupted: false,
              damaged: [.damagedPage(level: 0, index: index)]))
        restore(place)
      }
    }
    #expect(pages.count >= 12)
  }

  @Test func `a flipped bit in one copy of a map node is read from its twin`() throws {
    for (slot, place) in map {
      guard case .node = place else { continue }
      for place in stride(from: 7, to: VaultFormat.pageSize, by: 256) {
        let place = Int(VaultFormat.offset(ofSlot: slot)) + place
        file.bytes[place] ^= 1 << UInt8(place / 256 % 8)
        #expect(try SmallVault.find(in: file) == untouched(whole))
        restore(place)
      }
    }
  }

  @Test func `both copies of the map node hurt: the whole part is named, nothing is shown`() throws
  {
    for (slot, place) in map {
      guard case .node = place else { continue }
      file.bytes[Int(VaultFormat.offset(ofSlot: slot))] ^= 1
    }
    #expect(
      try SmallVault.find(in: file)
        == SmallVault.Finding(
          content: nil, wasInterrupted: false, damaged: [.damagedPage(level: 1, index: 0)]))
  }

  @Test func `whatever is done to free slots changes nothing`() throws {
    for slot in 0..<UInt32(512) where map[slot] == nil {
      for place in stride(from: 0, to: VaultFormat.pageSize, by: 256) {
        file.bytes[Int(VaultFormat.offset(ofSlot: slot)) + place] ^= 1
      }
    }
    #expect(try SmallVault.find(in: file) == untouched(whole))
  }

  @Test func `bytes added at the end change nothing and are cut by the next session that writes`()
    throws
  {
    file.bytes += [UInt8](repeating: 0, count: 512 * 1024)
    #expect(try SmallVault.find(in: file) == untouched(whole))
    let vault = try SmallVault.open(file)
    try vault.commitAgain()
    try vault.close()
    #expect(file.bytes.count == whole.bytes.count)
  }

  @Test func `a vault cut anywhere, at a page or half a page, is refused as too short`() {
    for length in stride(from: 0, to: whole.bytes.count, by: VaultFormat.pageSize / 2) {
      let cut = MemoryFile(Array(whole.bytes[..<length]))
      #expect(throws: VaultError.notAVault) { try SmallVault.open(cut) }
    }
  }

  @Test func `a longer vault cut anywhere beyond 4 MiB names what is gone`() throws {
    let tall = try SmallVault.tall.get()
    let map = try SmallVault.map(of: tall.bytes)
    for halves in stride(from: 1024, to: 1340, by: 21) {
      let length = 16384 + halves * VaultFormat.pageSize / 2
      let found = try SmallVault.find(in: MemoryFile(Array(tall.bytes[..<length])))
      let gone = map.keys.filter { SmallVault.range(ofSlot: $0).upperBound > length }
      if gone.isEmpty {
        #expect(found == untouched(tall))
      } else {
        #expect(found.content == nil)
        #expect(!found.damaged.isEmpty)
      }
    }
  }

  @Test func `two pages that were swapped are both named`() throws {
    for (left, right) in zip(pages, pages.dropFirst()) {
      let (a, b) = (SmallVault.range(ofSlot: left.slot), SmallVault.range(ofSlot: right.slot))
      file.bytes.replaceSubrange(a, with: whole.bytes[b])
      file.bytes.replaceSubrange(b, with: whole.bytes[a])
      let found = try SmallVault.find(in: file)
      #expect(found.content == nil)
      let named = [left.index, right.index].sorted()
      #expect(found.damaged == named.map { .damagedPage(level: 0, index: $0) })
      file.bytes.replaceSubrange(a, with: whole.bytes[a])
      file.bytes.replaceSubrange(b, with: whole.bytes[b])
    }
  }

  @Test func `a page in the place of another is named`() throws {
    for (left, right) in zip(pages, pages.dropFirst()) {
      let place = SmallVault.range(ofSlot: right.slot)
      file.bytes.replaceSubrange(place, with: whole.bytes[SmallVault.range(ofSlot: left.slot)])
      let found = try SmallVault.find(in: file)
      #expect(found.content == nil)
      #expect(found.damaged == [.damagedPage(level: 0, index: right.index)])
      file.bytes.replaceSubrange(place, with: whole.bytes[place])
    }
  }

  @Test func `a page of another vault with the same secrets is named`() throws {
    let other = try SmallVault.other.get()
    let theirs = try SmallVault.map(of: other.bytes)
    for (slot, index) in pages {
      let from = try #require(theirs.first { $0.value == .page(index) }).key
      let place = SmallVault.range(ofSlot: slot)
      file.bytes.replaceSubrange(place, with: other.bytes[SmallVault.range(ofSlot: from)])
      let found = try SmallVault.find(in: file)
      #expect(found.content == nil)
      #expect(found.damaged == [.damagedPage(level: 0, index: index)])
      file.bytes.replaceSubrange(place, with: whole.bytes[place])
    }
  }

  /// The vault after a later session, in `file`.
  private func later() throws -> (bytes: [UInt8], content: String) {
    let vault = try SmallVault.open(file)
    let database = try Connection(vault)
    try database.run("UPDATE word SET text = lower(text); INSERT INTO word VALUES ('later')")
    let content = try database.text(SmallVault.everything)
    database.close()
    try vault.close()
    return (file.bytes, content)
  }

  @Test func `an old version of a page, put where the new one lies, is named`() throws {
    let later = try later()
    var tried = 0
    for (slot, place) in try SmallVault.map(of: later.bytes) {
      guard case .page(let index) = place,
        let old = map.first(where: { $0.value == place }), old.key != slot
      else { continue }
      let range = SmallVault.range(ofSlot: slot)
      file.bytes = later.bytes
      file.bytes.replaceSubrange(range, with: whole.bytes[SmallVault.range(ofSlot: old.key)])
      let found = try SmallVault.find(in: file)
      #expect(found.content == nil)
      #expect(found.damaged == [.damagedPage(level: 0, index: index)])
      tried += 1
    }
    #expect(tried >= 10)
  }

  @Test(arguments: [8192, 12288])
  func `one old superblock is reported, and what was committed is all there`(place: Int) throws {
    let later = try later()
    file.bytes.replaceSubrange(place..<place + 4096, with: whole.bytes[place..<place + 4096])
    #expect(
      try SmallVault.find(in: file)
        == SmallVault.Finding(content: later.content, wasInterrupted: true, damaged: []))
  }

  @Test func `both superblocks put back give the older state or a named damage, never a mixture`()
    throws
  {
    _ = try later()
    file.bytes.replaceSubrange(8192..<16384, with: whole.bytes[8192..<16384])
    let found = try SmallVault.find(in: file)
    #expect(found.content == whole.content || (found.content == nil && !found.damaged.isEmpty))
  }

  @Test func `a superblock of the other copy's place does not open`() throws {
    file.bytes.replaceSubrange(8192..<12288, with: whole.bytes[12288..<16384])
    #expect(try SmallVault.find(in: file).wasInterrupted)
    file.bytes.replaceSubrange(12288..<16384, with: whole.bytes[8192..<12288])
    #expect(throws: VaultError.damagedSuperblocks) { try SmallVault.find(in: file) }
  }

  // The limit that ThreatModel names: only a checkpoint that is kept elsewhere shows this.
  @Test func `a whole older file in the place of the newer one opens and is not noticed here`()
    throws
  {
    _ = try later()
    #expect(try SmallVault.find(in: MemoryFile(whole.bytes)) == untouched(whole))
  }

  // The other limit: what an old copy and its secret give is the master key, and that stays.
  @Test func `after a new recovery secret an old header put back opens with the old one`() throws {
    let vault = try SmallVault.open(file)
    try vault.setRecoverySecret(countingSecret(from: 100))
    try vault.close()
    #expect(throws: VaultError.wrongSecret) { try SmallVault.open(file) }
    file.bytes.replaceSubrange(..<8192, with: whole.bytes[..<8192])
    #expect(try SmallVault.find(in: file) == untouched(whole))
  }
}
