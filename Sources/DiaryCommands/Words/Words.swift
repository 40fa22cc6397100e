import DiaryModel

/// Every sentence that the program says, in English.
///
/// The sentences lie in extensions by subject, each a member with typed parts; a language that
/// lacks one would not compile.
struct Words: Sendable {
  init() {}
}
