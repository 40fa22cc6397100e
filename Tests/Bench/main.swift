import DiaryModel
import DiarySecret
import DiaryStore
import DiaryVault
import Glibc

// Measures the diary beside plain SQLite in one run. Times are of the processor and of the clock, in
// this process; a diary is opened by its recovery secret, so that no key derivation is counted.

let arguments = CommandLine.arguments
guard arguments.count >= 2 else {
  say("usage: bench FOLDER [ENTRIES [MEGABYTES]]")
  exit(64)
}
let folder = arguments[1]
let entries = arguments.count > 2 ? Int(arguments[2]) ?? 67_000 : 67_000
let megabytes = arguments.count > 3 ? Int64(arguments[3]) ?? 1024 : 1024

do {
  try Bench(folder: folder, entries: entries, megabytes: megabytes).run()
} catch {
  say("the benchmark stopped: \(error)")
  exit(70)
}
