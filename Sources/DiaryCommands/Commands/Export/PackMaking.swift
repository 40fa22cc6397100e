import DiaryModel
import DiaryPack
import DiaryStore
import Foundation

/// Writes a pack and notes in the log that it was made.
struct PackMaking {
  let session: Session
  let store: DiaryStore

  /// A pack that was made.
  struct Made {
    let path: String
    let request: PackRequest
    let receipt: PackReceipt
    let contents: PackContents
    /// Where the log says that it was made.
    let index: UInt64
  }

  /// Makes the pack; whatever goes wrong, no folder is left of which the log does not know.
  func make(_ record: [Incident], _ request: PackRequest, at path: String) throws -> Made {
    let conversation = session.conversation
    let words = session.words
    let receipt = try session.interruptible {
      try Pack.write(
        record, request, exhibits: StoredExhibits(store: store), to: path,
        progress: { files, all, bytes, allBytes in
          guard all > 0 else { return }
          conversation.progress(words.writingPack(files, all, bytes: bytes, of: allBytes))
        },
        isCancelled: { conversation.pendingSignal != nil })
    }
    let contents = PackContents(record, request)
    do {
      let saved = try store.recordExport(facts(request, receipt, at: path))
      return Made(
        path: path, request: request, receipt: receipt, contents: contents, index: saved.index)
    } catch {
      // The hash that the log keeps is known only when the folder is whole, so it goes again.
      do {
        try FileManager.default.removeItem(atPath: path)
      } catch {
        conversation.say(words.packIsNotInTheLog(path))
      }
      throw error
    }
  }

  private func facts(
    _ request: PackRequest, _ receipt: PackReceipt, at path: String
  ) -> [(name: String, value: String)] {
    var facts = [
      ("pack", request.kind.rawValue), ("audience", request.audience),
      ("made", request.madeAt.rfc3339), ("entries", String(receipt.entries)),
      ("files", String(receipt.exhibits)), ("manifest-sha256", receipt.manifestSHA256),
      ("version", request.version),
    ]
    if let since = request.since { facts.append(("since", since.rfc3339)) }
    if let until = request.until { facts.append(("until", until.rfc3339)) }
    if !request.only.isEmpty {
      facts.append(("only", request.only.map(String.init).joined(separator: ",")))
    }
    if let digest = recordDigest(at: path) { facts.append(("record-sha256", digest)) }
    return facts.map { (name: $0.0, value: $0.1) }
  }

  /// The SHA-256 of `entries.json`, as the pack's own list gives it.
  private func recordDigest(at path: String) -> String? {
    guard let bytes = FileManager.default.contents(atPath: path + "/manifest-sha256.txt") else {
      return nil
    }
    let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline)
      .first { $0.hasSuffix("  data/entries.json") }
    return line.map { String($0.prefix(64)) }
  }
}

extension PackMaking.Made {
  /// The pack as an answer for scripts.
  var json: JSONObject {
    var pack = JSONObject()
    pack.add("path", path)
    pack.add("kind", request.kind.rawValue)
    pack.add("made", request.madeAt.rfc3339)
    pack.add("files", receipt.files)
    pack.add("bytes", Int(receipt.bytes))
    pack.add("entries", receipt.entries)
    pack.add("exhibits", receipt.exhibits)
    pack.add("withdrawn", contents.removed)
    pack.add("corrections", contents.corrections)
    pack.add("left-out", receipt.leftOut)
    pack.add("changed", receipt.changed)
    pack.add("pack-number", receipt.packNumber)
    pack.add("manifest-sha256", receipt.manifestSHA256)
    pack.add("record-number", receipt.recordNumber)
    pack.add("log-index", Int(index))
    var object = JSONObject.tally()
    object.add("pack", pack)
    return object
  }
}
