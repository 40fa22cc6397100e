import CSodium
import DiaryCrypto

/// The pages of the database, kept as a copy-on-write tree of sealed slots in one file.
///
/// Nothing that the durable state uses is ever written over. A commit writes the changed nodes from
/// the leaves up, makes them durable, and only then writes a superblock that points to the new
/// root; whatever happens before that, the old state stands. Nonce and tag of a slot are kept in
/// its parent, so that an old version of a page does not open in the place of the new one.
///
/// Not for use by several threads at once.
final class PageStore {
  private let file: any VaultFile
  private let cipher: PageCipher
  private(set) var durable: Superblock
  private var state: Superblock
  private var allocator: SlotAllocator?
  private var nodes: [UInt64: MapNode] = [:]
  private var dirty: [Set<UInt64>] = []
  private var clock: UInt64 = 0
  private var hasChanges = false
  private var nonces = [UInt8]()
  private var noncesUsed = 0
  private let scratch: UnsafeMutableRawPointer
  private let isReadOnly: Bool
  /// The superblock copy that does not hold the durable state; nothing if both do.
  private var staleCopy: Int?
  /// Whether it was seen to, in this session, that what lies behind the durable slots is noise.
  ///
  /// Not done again: later on a state may lie there that a failed commit left.
  private var tailIsNoise = false
  /// Whether a superblock was written that was not confirmed to be on the medium.
  private var superblockIsUncertain = false
  /// Slots of commits that failed so late that their superblock may be on the medium.
  ///
  /// Until the next commit takes its place nothing else may be written there: after a power cut it
  /// may be the one that is found.
  private var uncertainSlots: [UInt32] = []
  /// What went wrong first; every call fails until ``revert()``.
  private(set) var failure: VaultError?

  /// Nodes that are kept in memory at most: 16 MiB, the map of 2.7 GiB.
  private static let cachedNodes = 2048

  /// The pages of the state that `superblock` describes.
  ///
  /// - Parameters:
  ///   - staleCopy: the superblock copy that was torn, damaged or older when the vault was opened,
  ///     because the last session did not end as it should. It is brought up to date, and what lies
  ///     behind the durable slots is filled with noise, before anything else is written.
  ///   - isReadOnly: whether every change is refused.
  init(
    file: any VaultFile, cipher: consuming PageCipher, superblock: Superblock,
    staleCopy: Int? = nil, isReadOnly: Bool = false
  ) {
    self.file = file
    self.cipher = cipher
    durable = superblock
    state = superblock
    self.staleCopy = staleCopy
    self.isReadOnly = isReadOnly
    scratch = .allocate(byteCount: VaultFormat.pageSize, alignment: 16)
  }

  deinit {
    sodium_memzero(scratch, VaultFormat.pageSize)
    scratch.deallocate()
  }

  /// How many pages the database has.
  var pageCount: UInt64 { state.pageCount }

  /// The root of the log that the next commit makes durable.
  var logRoot: [UInt8] {
    get { state.logRoot }
    set {
      precondition(newValue.count == 32)
      guard newValue != state.logRoot else { return }
      state.logRoot = newValue
      hasChanges = true
    }
  }

  // MARK: Reading

  /// Fills `buffer`, of the length of a page, with page `index`; zeros if it was never written.
  func read(page index: UInt64, into buffer: UnsafeMutableRawPointer) throws(VaultError) {
    if let failure { throw failure }
    guard index < state.pageCount, index < capacity else {
      sodium_memzero(buffer, VaultFormat.pageSize)
      return
    }
    let leaf = try node(level: 1, index: index / VaultFormat.fanout)
    let pointer = leaf[index % VaultFormat.fanout]
    guard !pointer.isHole else {
      sodium_memzero(buffer, VaultFormat.pageSize)
      return
    }
    guard try open(pointer, slot: pointer.slot, level: 0, index: index, into: buffer) else {
      throw .damagedPage(level: 0, index: index)
    }
  }

  /// How many pages the tree can hold at its present depth.
  private var capacity: UInt64 {
    (0..<state.depth).reduce(1) { product, _ in product * VaultFormat.fanout }
  }

  private func key(_ level: Int, _ index: UInt64) -> UInt64 {
    UInt64(level) << 56 | index
  }

  private func node(level: Int, index: UInt64) throws(VaultError) -> MapNode {
    clock += 1
    if let node = nodes[key(level, index)] {
      node.lastUse = clock
      return node
    }
    let node = MapNode(level: level, index: index)
    let read: Bool
    if level == Int(state.depth) {
      read = try withRoot { (root) throws(VaultError) in try openNode(root, into: node) }
    } else {
      let parent = try self.node(level: level + 1, index: index / VaultFormat.fanout)
      read = try openNode(parent[index % VaultFormat.fanout], into: node)
    }
    guard read else { throw .damagedPage(level: level, index: index) }
    node.lastUse = clock
    nodes[key(level, index)] = node
    if nodes.count > Self.cachedNodes { dropColdNodes() }
    return node
  }

  /// Lends the pointer to the root node, which lies in the superblock and not in a node.
  private func withRoot<Answer>(
    _ body: (SlotPointer) throws(VaultError) -> Answer
  ) throws(VaultError) -> Answer {
    var root = state.root
    let answer = root.withUnsafeMutableBytes { bytes in
      Result { () throws(VaultError) -> Answer in
        guard let base = bytes.baseAddress else { throw VaultError.failed }
        return try body(SlotPointer(bytes: base))
      }
    }
    state.root = root
    return try answer.get()
  }

  private func openNode(_ pointer: SlotPointer, into node: MapNode) throws(VaultError) -> Bool {
    guard !pointer.isHole else { return true }
    for slot in [pointer.slot, pointer.twin] where slot != VaultFormat.hole {
      let opened = try open(
        pointer, slot: slot, level: node.level, index: node.index, into: node.bytes)
      if opened { return true }
    }
    return false
  }

  private func open(
    _ pointer: SlotPointer, slot: UInt32, level: Int, index: UInt64,
    into buffer: UnsafeMutableRawPointer
  ) throws(VaultError) -> Bool {
    let target = UnsafeMutableRawBufferPointer(start: buffer, count: VaultFormat.pageSize)
    guard try file.read(at: VaultFormat.offset(ofSlot: slot), into: target) == target.count else {
      return false
    }
    let place = (UInt64(level).littleEndian, index.littleEndian)
    return withUnsafeBytes(of: place) { place in
      cipher.open(
        buffer, into: buffer, count: VaultFormat.pageSize, associated: place,
        nonce: pointer.nonce, tag: pointer.tag)
    }
  }

  private func dropColdNodes() {
    let cold = nodes.values.filter { !$0.isDirty }.sorted { $0.lastUse < $1.lastUse }
    for node in cold.prefix(cold.count / 2) { nodes[key(node.level, node.index)] = nil }
  }

  // MARK: Writing

  /// Writes page `index` from `bytes`, of the length of a page.
  ///
  /// A page of zeros takes no room.
  func write(page index: UInt64, from bytes: UnsafeRawPointer) throws(VaultError) {
    guard !isReadOnly else { throw .readOnly }
    try guarded { () throws(VaultError) in
      try prepareToWrite()
      try deepen(toHold: index)
      let leaf = try node(level: 1, index: index / VaultFormat.fanout)
      let pointer = leaf[index % VaultFormat.fanout]
      if isZero(bytes) {
        allocator?.release(pointer.slot)
        pointer.setHole()
      } else {
        let slot = slotToWrite(replacing: pointer.slot)
        try seal(bytes, level: 0, index: index, pointer: pointer, slots: [slot])
        pointer.setSlots(slot, twin: VaultFormat.hole)
      }
      markDirty(leaf)
      state.pageCount = max(state.pageCount, index + 1)
      hasChanges = true
    }
  }

  /// Drops every page from number `count` on.
  func truncate(toPages count: UInt64) throws(VaultError) {
    guard count < state.pageCount else { return }
    guard !isReadOnly else { throw .readOnly }
    try guarded { () throws(VaultError) in
      try prepareToWrite()
      for index in count..<min(state.pageCount, capacity) {
        let leaf = try node(level: 1, index: index / VaultFormat.fanout)
        let pointer = leaf[index % VaultFormat.fanout]
        guard !pointer.isHole else { continue }
        allocator?.release(pointer.slot)
        pointer.setHole()
        markDirty(leaf)
      }
      state.pageCount = count
      hasChanges = true
    }
  }

  private func slotToWrite(replacing old: UInt32) -> UInt32 {
    if old != VaultFormat.hole, allocator?.isFresh(old) == true { return old }
    allocator?.release(old)
    return allocator?.allocate() ?? VaultFormat.hole
  }

  /// Seals `bytes` once and writes them to each of `slots`; nonce and tag go into `pointer`.
  private func seal(
    _ bytes: UnsafeRawPointer, level: Int, index: UInt64, pointer: SlotPointer, slots: [UInt32]
  ) throws(VaultError) {
    drawNonce(into: pointer.nonce)
    let place = (UInt64(level).littleEndian, index.littleEndian)
    withUnsafeBytes(of: place) { place in
      cipher.seal(
        bytes, into: scratch, count: VaultFormat.pageSize, associated: place,
        nonce: pointer.nonce, tag: pointer.tag)
    }
    let sealed = UnsafeRawBufferPointer(start: scratch, count: VaultFormat.pageSize)
    for slot in slots { try file.write(at: VaultFormat.offset(ofSlot: slot), from: sealed) }
  }

  private func drawNonce(into target: UnsafeMutableRawPointer) {
    // One call to the system's generator for 170 nonces: it costs as much as sealing 400 bytes.
    if noncesUsed + PageCipher.nonceLength > nonces.count {
      nonces = Randomness.bytes(PageCipher.nonceLength * 170)
      noncesUsed = 0
    }
    nonces.withUnsafeBytes { bytes in
      guard let base = bytes.baseAddress else { return }
      target.copyMemory(from: base + noncesUsed, byteCount: PageCipher.nonceLength)
    }
    noncesUsed += PageCipher.nonceLength
  }

  private func isZero(_ bytes: UnsafeRawPointer) -> Bool {
    var offset = 0
    while offset < VaultFormat.pageSize {
      let word = bytes.load(fromByteOffset: offset, as: UInt64.self)
      guard word == 0 else { return false }
      offset += 8
    }
    return true
  }

  private func markDirty(_ node: MapNode) {
    guard !node.isDirty else { return }
    node.isDirty = true
    while dirty.count < node.level { dirty.append([]) }
    dirty[node.level - 1].insert(node.index)
  }

  /// Puts new roots on top of the tree until it can hold page `index`.
  private func deepen(toHold index: UInt64) throws(VaultError) {
    while index >= capacity {
      let oldRoot = state.root
      let oldLevel = Int(state.depth)
      // The old root is in memory or is a node that the new one points to.
      state.depth += 1
      let top = MapNode(level: oldLevel + 1, index: 0)
      oldRoot.withUnsafeBytes { bytes in
        guard let base = bytes.baseAddress else { return }
        top[0].bytes.copyMemory(from: base, byteCount: VaultFormat.pointerSize)
      }
      // The pointer of the old root moved, its slots did not: the new root takes them over.
      top.lastUse = clock
      nodes[key(top.level, 0)] = top
      state.root = [UInt8](repeating: 0xff, count: VaultFormat.pointerSize)
      markDirty(top)
    }
  }

  /// Finds the free slots by walking the tree, once in a session and not before the first write.
  private func prepareToWrite() throws(VaultError) {
    guard allocator == nil else { return }
    if !tailIsNoise {
      let padded = VaultFormat.offset(
        ofSlot: UInt32(VaultFormat.paddedSlotCount(durable.slotCount)))
      if let staleCopy {
        // The next commit writes over one of the two copies, and that one may be the only good one.
        try writeSuperblock(durable, copy: staleCopy)
        try file.sync()
      }
      let length = try file.size()
      if staleCopy != nil || length != padded { try refillBehindDurableSlots(to: padded) }
      staleCopy = nil
      tailIsNoise = true
    }
    var found = SlotAllocator(slotCount: durable.slotCount)
    try walk { pointer, _, _ in
      found.markDurable(pointer.slot)
      if pointer.twin != VaultFormat.hole { found.markDurable(pointer.twin) }
    }
    for slot in uncertainSlots {
      found.markDurable(slot)
      found.release(slot)
    }
    allocator = found
  }

  /// Calls `visit` for every pointer of the durable state, nodes before what they point to.
  ///
  /// - Parameter damagedNode: told of a node that does not open, whose part is then passed over;
  ///   without it, such a node ends the walk.
  func walk(
    _ visit: (SlotPointer, _ level: Int, _ index: UInt64) throws(VaultError) -> Void,
    damagedNode: ((VaultError) -> Void)? = nil
  ) throws(VaultError) {
    try withRoot { (root) throws(VaultError) in
      if !root.isHole { try visit(root, Int(state.depth), 0) }
    }
    try walk(level: Int(state.depth), index: 0, visit, damagedNode)
  }

  private func walk(
    level: Int, index: UInt64,
    _ visit: (SlotPointer, _ level: Int, _ index: UInt64) throws(VaultError) -> Void,
    _ damagedNode: ((VaultError) -> Void)?
  ) throws(VaultError) {
    let node: MapNode
    do {
      node = try self.node(level: level, index: index)
    } catch .damagedPage(let level, let index) {
      guard let damagedNode else { throw .damagedPage(level: level, index: index) }
      damagedNode(.damagedPage(level: level, index: index))
      return
    }
    for entry in 0..<VaultFormat.fanout where !node[entry].isHole {
      let child = index * VaultFormat.fanout + entry
      try visit(node[entry], level - 1, child)
      if level > 1 { try walk(level: level - 1, index: child, visit, damagedNode) }
    }
  }

  /// A crash may leave zeros, or a torn page, behind the last durable slot.
  private func refillBehindDurableSlots(to padded: Int64) throws(VaultError) {
    let start = VaultFormat.offset(ofSlot: UInt32(durable.slotCount))
    try fillWithNoise(from: start, to: max(try file.size(), padded))
  }

  private func fillWithNoise(from start: Int64, to end: Int64) throws(VaultError) {
    guard start < end else { return }
    let length = Int(min(end - start, 1 << 20))
    let noise = UnsafeMutableRawBufferPointer.allocate(byteCount: length, alignment: 16)
    defer { noise.deallocate() }
    var offset = start
    while offset < end {
      let piece = UnsafeMutableRawBufferPointer(
        rebasing: noise[..<Int(min(end - offset, Int64(length)))])
      Randomness.fillWithNoise(piece)
      try file.write(at: offset, from: UnsafeRawBufferPointer(piece))
      offset += Int64(piece.count)
    }
  }

  // MARK: Commits

  /// Makes the present state durable.
  ///
  /// Without a change it does nothing.
  func commit() throws(VaultError) {
    guard hasChanges else {
      if let failure { throw failure }
      return
    }
    guard !isReadOnly else { throw .readOnly }
    try guarded { () throws(VaultError) in
      try prepareToWrite()
      try writeDirtyNodes()
      state.generation += 1
      state.slotCount = allocator?.slotCount ?? state.slotCount
      try file.sync()
      superblockIsUncertain = true
      try writeSuperblock(state, copy: Int(state.generation % 2))
      try file.sync()
      superblockIsUncertain = false
      uncertainSlots.removeAll()
      allocator?.commit()
      durable = state
      hasChanges = false
    }
  }

  /// Commits once more even if nothing changed, so that no superblock knows the state before last.
  func commitAgain() throws(VaultError) {
    guard !isReadOnly else { throw .readOnly }
    hasChanges = true
    try guarded { () throws(VaultError) in
      markDirty(try node(level: Int(state.depth), index: 0))
    }
    try commit()
  }

  private func writeDirtyNodes() throws(VaultError) {
    for level in 1...Int(state.depth) {
      guard level <= dirty.count else { break }
      for index in dirty[level - 1].sorted() {
        let node = try node(level: level, index: index)
        let isRoot = level == Int(state.depth)
        let parent =
          isRoot ? nil : try self.node(level: level + 1, index: index / VaultFormat.fanout)
        if let parent {
          try write(node, at: parent[index % VaultFormat.fanout])
          markDirty(parent)
        } else {
          try withRoot { (root) throws(VaultError) in try write(node, at: root) }
        }
        node.isDirty = false
      }
      dirty[level - 1].removeAll(keepingCapacity: true)
    }
  }

  private func write(_ node: MapNode, at pointer: SlotPointer) throws(VaultError) {
    allocator?.release(pointer.slot)
    allocator?.release(pointer.twin)
    guard let slot = allocator?.allocate(), let twin = allocator?.allocate() else { return }
    try seal(
      node.bytes, level: node.level, index: node.index, pointer: pointer, slots: [slot, twin])
    pointer.setSlots(slot, twin: twin)
  }

  private func writeSuperblock(_ superblock: Superblock, copy: Int) throws(VaultError) {
    let block = superblock.sealed(copy: UInt8(copy), cipher: cipher)
    let outcome = block.withUnsafeBytes { bytes in
      Result { () throws(VaultError) in
        try file.write(at: VaultFormat.superblockOffsets[copy], from: bytes)
      }
    }
    try outcome.get()
  }

  /// The durable superblock as copy number `copy`.
  func sealedDurable(copy: Int) -> [UInt8] {
    durable.sealed(copy: UInt8(copy), cipher: cipher)
  }

  /// Forgets everything that is not durable, after a failure or instead of a commit.
  func revert() {
    if superblockIsUncertain { uncertainSlots += allocator?.slotsTakenSinceCommit ?? [] }
    superblockIsUncertain = false
    state = durable
    nodes.removeAll()
    dirty.removeAll()
    allocator = nil
    hasChanges = false
    failure = nil
  }

  /// Runs `change`; if it fails, every later call fails too until ``revert()``.
  private func guarded(_ change: () throws(VaultError) -> Void) throws(VaultError) {
    if let failure { throw failure }
    do {
      try change()
    } catch {
      failure = error
      throw error
    }
  }

  // MARK: Closing

  /// Moves pages to lower slots if a good part of the file is free, so that it can be cut.
  func compact() throws(VaultError) {
    guard let allocator, durable.slotCount > 1024,
      allocator.takenCount < durable.slotCount / 4 * 3
    else { return }
    let wanted = allocator.takenCount
    var moving: [UInt64] = []
    try walk { pointer, level, index in
      if level == 0, UInt64(pointer.slot) >= wanted { moving.append(index) }
    }
    let page = UnsafeMutableRawPointer.allocate(byteCount: VaultFormat.pageSize, alignment: 16)
    defer {
      sodium_memzero(page, VaultFormat.pageSize)
      page.deallocate()
    }
    for index in moving {
      try read(page: index, into: page)
      try write(page: index, from: page)
    }
    try commit()
    // The nodes that the moves freed lie low now; the last ones high up follow.
    try guarded { () throws(VaultError) in
      var high: [MapNode] = []
      func visit(_ pointer: SlotPointer, _ level: Int, _ index: UInt64) throws(VaultError) {
        guard level > 0, UInt64(max(pointer.slot, pointer.twin)) >= wanted else { return }
        high.append(try node(level: level, index: index))
      }
      try walk(visit)
      for node in high { markDirty(node) }
      hasChanges = hasChanges || !high.isEmpty
    }
    try commit()
  }

  /// Ends a session that wrote: cuts what is free at the end, pads with noise, and makes both
  /// superblocks say the same, so that neither alone can take back a commit.
  func finish() throws(VaultError) {
    guard failure == nil, allocator != nil else { return }
    if hasChanges { revert() }
    try compact()
    try guarded { () throws(VaultError) in
      let slotsBefore = durable.slotCount
      allocator?.cutFreeTail()
      durable.slotCount = allocator?.slotCount ?? durable.slotCount
      let end = VaultFormat.offset(
        ofSlot: UInt32(VaultFormat.paddedSlotCount(durable.slotCount)))
      let length = try file.size()
      if length > end { try file.truncate(to: end) }
      try fillWithNoise(from: length, to: end)
      // First the copy that is not the newest: it may be torn without harm.
      let newest = Int(durable.generation % 2)
      try writeSuperblock(durable, copy: 1 - newest)
      try file.sync()
      if slotsBefore != durable.slotCount {
        try writeSuperblock(durable, copy: newest)
        try file.sync()
      }
    }
  }
}
