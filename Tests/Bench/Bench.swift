import DiaryDigest
import DiaryModel
import DiarySecret
import DiaryStore
import DiaryVault
import Glibc

/// The work that is measured, and the table.
final class Bench {
  private let folder: String
  private let entries: Int
  private let megabytes: Int64
  private let recovery = SecretBytes(count: RecoverySheet.secretLength) { $0[0] = 7 }

  init(folder: String, entries: Int, megabytes: Int64) {
    self.folder = folder
    self.entries = entries
    self.megabytes = megabytes
  }

  private var diary: String { folder + "/bench.data" }
  private var plain: String { folder + "/bench.sqlite" }
  private let clock: MachineClock = {
    ClockReading(
      instant: Instant(seconds: Int64(Glibc.time(nil))), offset: 0, bootID: "bench", uptime: 1,
      isSynchronised: true)
  }

  func run() throws {
    for path in [diary, plain, folder + "/empty.data"] { unlink(path) }
    say("\(entries) entries of 60 words, one transaction each; \(megabytes) MB as evidence")
    say("work, then: diary, plain SQLite, ratio of wall time (processor time), peak memory")
    try makeEmpty(folder + "/empty.data")
    try makeEmpty(diary)
    let peer = try PlainSQLite(plain)
    try peer.makeTables()
    try writing(peer)
    try opening()
    try reading(peer)
    try files(peer)
    peer.close()
    for path in [diary, plain, folder + "/empty.data"] { unlink(path) }
  }

  private func makeEmpty(_ path: String) throws {
    let passphrase = SecretBytes(count: 8) { $0[0] = 1 }
    let store = try DiaryStore.create(at: path, passphrase: passphrase, cost: .light, clock: clock)
    try store.setRecoverySecret(recovery)
    try store.close()
  }

  private func open(_ path: String) throws -> DiaryStore {
    try DiaryStore.open(at: path, secret: recovery, role: .recovery, clock: clock)
  }

  private func writing(_ peer: PlainSQLite) throws {
    let store = try open(diary)
    var ours: [Reading] = []
    var theirs: [Reading] = []
    let steps = [min(1000, entries / 3), entries / 2, entries]
    var done = 0
    for step in steps {
      var meter = Meter()
      for number in done..<step { try add(number, to: store) }
      ours.append(meter.reading())
      meter = Meter()
      for number in done..<step { try add(number, to: peer) }
      theirs.append(meter.reading())
      line("add \(step - done) entries, from \(done)", ours.last, theirs.last)
      done = step
    }
    try store.close()
  }

  private func add(_ number: Int, to store: DiaryStore) throws {
    _ = try store.add(
      moment: moment(number),
      fields: [.account: Self.words(number), .place: "place \(number % 50)"],
      behaviours: [Behaviour.allCases[number % Behaviour.allCases.count]])
  }

  private func add(_ number: Int, to peer: PlainSQLite) throws {
    try peer.run("BEGIN")
    let text = Self.words(number) + " place \(number % 50)"
    try peer.run(
      "INSERT INTO entry (idx, earliest, fields) VALUES (?, ?, ?)",
      [Int64(number), moment(number).earliest?.seconds ?? 0], text: text)
    try peer.run("INSERT INTO search (rowid, text) VALUES (?, ?)", [Int64(number)], text: text)
    try peer.run("COMMIT")
  }

  private func moment(_ number: Int) -> Moment {
    let start = Instant(seconds: 1_600_000_000 + Int64(number) * 2000)
    return Moment(
      said: "then", precision: .exact, earliest: start, latest: start.adding(minutes: 1),
      zone: "Europe/London", words: "then", edtf: "2020-09-13")
  }

  /// Sixty words; `rare` and the number once in a thousand entries, `common` in every second.
  private static func words(_ number: Int) -> String {
    var state = UInt64(number) &* 0x9e37_79b9_7f4a_7c15 | 1
    var words = number % 2 == 0 ? "common" : "usual"
    if number % 1000 == 0 { words += " rare" }
    for _ in 0..<59 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      words += " word\(state >> 52)"
    }
    return words
  }

  private func opening() throws {
    var readings: [Reading] = []
    for path in [diary, folder + "/empty.data"] {
      var best: Reading?
      for round in 0..<7 {
        let meter = Meter()
        let store = try open(path)
        try add(entries + round, to: store)
        try store.close()
        let reading = meter.reading()
        if reading.wall < best?.wall ?? .infinity { best = reading }
      }
      if let best { readings.append(best) }
    }
    line(
      "open, add one, close: full diary, then an empty one", readings.first, readings.last)
  }

  private func reading(_ peer: PlainSQLite) throws {
    let store = try open(diary)
    var limited = ListRequest()
    limited.limit = 20
    line(
      "list the newest 20", try measured { _ = try store.list(limited) },
      try measured {
        try peer.run("SELECT idx, fields FROM entry ORDER BY earliest DESC LIMIT 20", [])
      })
    line(
      "list all", try measured { _ = try store.list(ListRequest()) },
      try measured {
        try peer.run("SELECT idx, fields FROM entry ORDER BY earliest DESC", [])
      })
    for word in ["rare", "common"] {
      var search = ListRequest()
      search.words = word
      line(
        "search \"\(word)\"", try measured { _ = try store.list(search) },
        try measured {
          try peer.run(
            """
            SELECT idx, fields FROM entry WHERE idx IN
              (SELECT rowid FROM search WHERE search MATCH '\(word)') ORDER BY earliest DESC
            """, [])
        })
    }
    line(
      "summary", try measured { _ = try store.counted(since: nil, until: nil) },
      try measured {
        try peer.run("SELECT idx, earliest FROM entry ORDER BY earliest", [])
      })
    line("every entry with its history", try measured { _ = try store.incidents() }, nil)
    line(
      "check", try measured { _ = try store.check() },
      try measured {
        try peer.run("PRAGMA integrity_check", [])
      })
    try store.close()
  }

  private func files(_ peer: PlainSQLite) throws {
    let store = try open(diary)
    let size = megabytes << 20
    let block = [UInt8](unsafeUninitializedCapacity: 256 << 10) { buffer, count in
      for place in buffer.indices { buffer[place] = UInt8(truncatingIfNeeded: place &* 31 >> 3) }
      count = buffer.count
    }
    var evidence: Evidence?
    var left = size
    let attached = try measured {
      evidence = try store.attach(
        NewEvidence(name: "video.mp4", mediaType: "video/mp4", kind: .video), to: 1, size: size
      ) { buffer in
        let count = min(buffer.count, Int(left), block.count)
        buffer.copyBytes(from: block[..<count])
        left -= Int64(count)
        return count
      }
    }
    let inserted = try measured {
      try peer.run("BEGIN")
      for piece in 0..<Int64(size / Int64(block.count)) {
        try peer.run("INSERT INTO chunk (id, bytes) VALUES (?, ?)", [piece], bytes: block)
        if piece % 64 == 63 { try peer.run("COMMIT; BEGIN") }
      }
      try peer.run("COMMIT")
    }
    line("\(megabytes) MB in", attached, inserted)
    let streamed = try measured {
      if let evidence { try store.stream(evidence) { _ in } }
    }
    line(
      "\(megabytes) MB out", streamed,
      try measured {
        try peer.run("SELECT id, bytes FROM chunk ORDER BY id", [])
      })
    let hashed = try measured {
      var digest = SHA256Stream()
      for _ in 0..<Int(size) / block.count { digest.update(block) }
      _ = digest.finish()
    }
    line("\(megabytes) MB through SHA-256 alone", hashed, nil)
    try store.close()
  }

  private func measured(_ work: () throws -> Void) throws -> Reading {
    let meter = Meter()
    try work()
    return meter.reading()
  }

  private func line(_ what: String, _ ours: Reading?, _ theirs: Reading?) {
    guard let ours else { return }
    var text = what + String(repeating: " ", count: max(1, 52 - what.count))
    text += Self.time(ours.wall)
    if let theirs {
      let ratio = { (left: Double, right: Double) in
        "\(Double(Int(left / max(right, 1e-9) * 100)) / 100)"
      }
      text += Self.time(theirs.wall)
      text += "   x \(ratio(ours.wall, theirs.wall)) (x \(ratio(ours.processor, theirs.processor)))"
    }
    say(text + "   \(ours.megabytes) MB")
  }

  private static func time(_ seconds: Double) -> String {
    let text =
      seconds < 1
      ? "\(Double(Int(seconds * 100_000)) / 100) ms" : "\(Double(Int(seconds * 100)) / 100) s"
    return String(repeating: " ", count: max(1, 12 - text.count)) + text
  }
}
