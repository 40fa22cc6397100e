import Glibc

/// Where the files of a person's diary lie.
struct Places: Equatable, Sendable {
  /// The folder that holds everything.
  let folder: String
  /// The encrypted file.
  let diary: String

  /// The places under `--home`, or under the folder for data of the XDG base directories.
  ///
  /// - Parameters:
  ///   - home: what `--home` said.
  ///   - name: the program's name, after which folder and file are called.
  ///   - environment: looks a variable up.
  init(home: String?, name: ProgramName, environment: (String) -> String?) {
    if let home {
      folder = home
    } else {
      let data: String
      if let set = environment("XDG_DATA_HOME"), set.hasPrefix("/") {
        data = set
      } else {
        data = (environment("HOME") ?? ".") + "/.local/share"
      }
      folder = data + "/" + name.text
    }
    diary = folder + "/" + name.text + ".data"
  }

  /// Makes the folder, which only its owner may enter, and those above it.
  func makeFolder() throws(CommandError) {
    var path = ""
    for part in folder.split(separator: "/", omittingEmptySubsequences: false) {
      path += path.isEmpty && !part.isEmpty && !folder.hasPrefix("/") ? String(part) : "/" + part
      if path == "/" || part.isEmpty { path = path == "/" ? "" : path; continue }
      if mkdir(path, 0o700) != 0, errno != EEXIST {
        // A folder above may not be writable and yet be there.
        var status = stat()
        guard stat(path, &status) == 0 else { throw .cannotMakeFolder(errno) }
      }
    }
    var status = stat()
    guard stat(folder, &status) == 0 else { throw .cannotMakeFolder(errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else { throw .cannotMakeFolder(ENOTDIR) }
  }

  /// Whether a file of the diary's name is there.
  var diaryExists: Bool { access(diary, F_OK) == 0 }
}
