/// Which slots of the file are taken: by the durable state, by the state that is being written, or
/// by both.
///
/// It lives in memory only. A slot of the durable state is never written to, so that a crash at any
/// moment leaves that state whole.
struct SlotAllocator {
  private var taken: [UInt64] = []
  private var fresh: [UInt64] = []
  private var freshSlots: [UInt32] = []
  private var released: [UInt32] = []
  private var firstWordToTry = 0
  /// One more than the highest slot that was ever taken.
  private(set) var slotCount: UInt64

  init(slotCount: UInt64) {
    self.slotCount = slotCount
    let words = Int((slotCount + 63) / 64)
    taken = [UInt64](repeating: 0, count: words)
    fresh = taken
  }

  /// Notes that the durable state uses `slot`.
  mutating func markDurable(_ slot: UInt32) {
    grow(toHold: slot)
    taken[Int(slot / 64)] |= 1 << UInt64(slot % 64)
  }

  /// Takes the lowest free slot.
  mutating func allocate() -> UInt32 {
    while firstWordToTry < taken.count, taken[firstWordToTry] == .max { firstWordToTry += 1 }
    if firstWordToTry == taken.count {
      taken.append(0)
      fresh.append(0)
    }
    let bit = UInt64((~taken[firstWordToTry]).trailingZeroBitCount)
    let slot = UInt32(firstWordToTry) * 64 + UInt32(bit)
    taken[firstWordToTry] |= 1 << bit
    fresh[firstWordToTry] |= 1 << bit
    freshSlots.append(slot)
    slotCount = max(slotCount, UInt64(slot) + 1)
    return slot
  }

  /// The slots that were taken since the last commit, among them some that were given back.
  var slotsTakenSinceCommit: [UInt32] { freshSlots }

  /// Whether `slot` was taken since the last commit, so that it may be written to again.
  func isFresh(_ slot: UInt32) -> Bool {
    Int(slot / 64) < fresh.count && fresh[Int(slot / 64)] & (1 << UInt64(slot % 64)) != 0
  }

  /// Gives `slot` back: at once if it is fresh, else when the next state is durable.
  mutating func release(_ slot: UInt32) {
    guard slot != 0xffff_ffff else { return }
    if isFresh(slot) {
      fresh[Int(slot / 64)] &= ~(1 << UInt64(slot % 64))
      free(slot)
    } else {
      released.append(slot)
    }
  }

  /// To be called when the new state is durable: the slots of the old one are free.
  mutating func commit() {
    for slot in freshSlots { fresh[Int(slot / 64)] &= ~(1 << UInt64(slot % 64)) }
    freshSlots.removeAll(keepingCapacity: true)
    for slot in released { free(slot) }
    released.removeAll(keepingCapacity: true)
  }

  /// One more than the highest slot that is taken now.
  var slotsInUse: UInt64 {
    guard let word = taken.lastIndex(where: { $0 != 0 }) else { return 0 }
    return UInt64(word) * 64 + 64 - UInt64(taken[word].leadingZeroBitCount)
  }

  /// How many slots are taken now.
  var takenCount: UInt64 {
    taken.reduce(0) { $0 + UInt64($1.nonzeroBitCount) }
  }

  /// Forgets the free slots at the end.
  mutating func cutFreeTail() {
    slotCount = slotsInUse
  }

  private mutating func free(_ slot: UInt32) {
    taken[Int(slot / 64)] &= ~(1 << UInt64(slot % 64))
    firstWordToTry = min(firstWordToTry, Int(slot / 64))
  }

  private mutating func grow(toHold slot: UInt32) {
    let words = Int(slot / 64) + 1
    guard words > taken.count else { return }
    taken.append(contentsOf: repeatElement(0, count: words - taken.count))
    fresh.append(contentsOf: repeatElement(0, count: words - fresh.count))
    slotCount = max(slotCount, UInt64(slot) + 1)
  }
}
