// swift-tools-version: 6.1
import PackageDescription

// The module graph is the security promise: who may see keys, plaintext, SQL and the terminal.
// It is checked at build with `--explicit-target-dependency-import-check error`.

let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-warnings-as-errors"]),
]

func module(_ name: String, _ dependencies: [Target.Dependency], path: String? = nil) -> Target {
  .target(name: name, dependencies: dependencies, path: path, swiftSettings: settings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: settings)
}

let package = Package(
  name: "tally",
  products: [.executable(name: "tally", targets: ["tally"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
    .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
  ],
  targets: [
    // C: module maps, the few calls that Swift cannot make, and the files of the practice record.
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .target(name: "CSystem", linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "CSample", exclude: ["files"]),

    // Secret memory without a cipher; digests that strangers check; keyed primitives.
    module("DiarySecret", ["CSodium"]),
    module("DiaryDigest", [.product(name: "Crypto", package: "swift-crypto")]),
    module("DiaryCrypto", ["CSodium", "DiarySecret"]),

    // What a diary means: no I/O, no clock, no secret memory.
    module("DiaryModel", ["DiaryDigest"]),

    // How it lies on disk, and as tables.
    module("DiaryVault", ["CSQLite", "CSodium", "CSystem", "DiaryCrypto", "DiarySecret"]),
    module(
      "DiaryStore",
      [
        "DiaryCrypto", "DiaryDigest", "DiaryModel", "DiarySecret", "DiaryVault",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),

    // What comes in from files, and what is handed over. Neither sees a key, a table or a terminal.
    module("DiaryImport", ["DiaryModel"]),
    module("DiaryPack", ["DiaryDigest", "DiaryModel"]),

    // The conversation.
    module(
      "DiaryCommands",
      [
        "CSample", "CSystem", "DiaryImport", "DiaryModel", "DiaryPack", "DiarySecret", "DiaryStore",
        "DiaryVault",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "tally", dependencies: ["CSystem", "DiaryCommands"], swiftSettings: settings),

    // Tests.
    module("TestSupport", [], path: "Tests/Support"),
    .executableTarget(
      name: "terminal-probe", dependencies: ["DiaryCommands", "DiarySecret"],
      path: "Tests/TerminalProbe", swiftSettings: settings),
    .executableTarget(
      name: "bench",
      dependencies: [
        "CSQLite", "DiaryDigest", "DiaryModel", "DiarySecret", "DiaryStore", "DiaryVault",
      ], path: "Tests/Bench", swiftSettings: settings),
    tests("DiaryDigestTests", ["DiaryDigest"]),
    tests("DiaryCryptoTests", ["DiaryCrypto", "DiarySecret"], exclude: ["Vectors"]),
    tests("DiaryModelTests", ["DiaryDigest", "DiaryModel"], exclude: ["Vectors"]),
    tests(
      "DiaryVaultTests", ["CSQLite", "CSodium", "DiaryCrypto", "DiarySecret", "DiaryVault"],
      exclude: ["Diaries", "Independent", "Vectors"]),
    tests(
      "DiaryStoreTests",
      ["CSQLite", "DiaryDigest", "DiaryModel", "DiarySecret", "DiaryStore", "DiaryVault"],
      exclude: ["Diaries"]),
    tests("DiaryImportTests", ["DiaryImport", "DiaryModel"]),
    tests("DiaryPackTests", ["DiaryDigest", "DiaryModel", "DiaryPack"], exclude: ["Golden"]),
    tests(
      "DiaryCommandsTests",
      [
        "CSample", "DiaryCommands", "DiaryModel", "DiaryPack", "DiarySecret", "DiaryStore",
        "DiaryVault",
        "TestSupport", "terminal-probe",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    tests("EndToEndTests", ["TestSupport", "tally"]),
  ],
  cLanguageStandard: .c2x
)
