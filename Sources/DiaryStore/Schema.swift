import GRDB

/// The tables of a diary.
///
/// `entry` is the log and the only truth; `incident`, `evidence` and `search` are derived from it
/// and can be rebuilt. `blob` and `chunk` hold the bytes of files, 256 KiB a row.
enum Schema {
  /// The names of the migrations, in the order in which they landed.
  ///
  /// None is ever changed afterwards.
  static let migrations = ["v1"]

  /// The migrations.
  ///
  /// - Parameter begin: writes the first row of the log, in the transaction that makes its table, so
  ///   that there is no diary without a log.
  static func migrator(begin: @escaping @Sendable (Database) throws -> Void) -> DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration(migrations[0]) { database in
      try database.execute(
        sql: """
          CREATE TABLE entry (
            idx INTEGER PRIMARY KEY,
            kind TEXT NOT NULL,
            target INTEGER,
            written INTEGER NOT NULL,
            key BLOB,
            fields BLOB,
            leaf BLOB NOT NULL CHECK (length(leaf) = 32),
            CHECK ((key IS NULL) = (fields IS NULL))
          ) STRICT;
          CREATE INDEX entryByTarget ON entry (target) WHERE target IS NOT NULL;
          CREATE TABLE log (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            frontier BLOB NOT NULL,
            signingSeed BLOB NOT NULL CHECK (length(signingSeed) = 32),
            lastRecorded INTEGER NOT NULL
          ) STRICT;
          CREATE TABLE boot (
            ordinal INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE
          ) STRICT;
          CREATE TABLE incident (
            number INTEGER PRIMARY KEY,
            idx INTEGER NOT NULL UNIQUE,
            earliest INTEGER,
            latest INTEGER,
            written INTEGER NOT NULL,
            behaviours INTEGER NOT NULL,
            marked INTEGER NOT NULL,
            state INTEGER NOT NULL,
            files INTEGER NOT NULL,
            fixes INTEGER NOT NULL,
            amended BLOB
          ) STRICT;
          CREATE INDEX incidentByTime ON incident (earliest, written);
          CREATE TABLE evidence (
            idx INTEGER PRIMARY KEY,
            incident INTEGER NOT NULL,
            number INTEGER NOT NULL,
            blob INTEGER NOT NULL,
            state INTEGER NOT NULL,
            UNIQUE (incident, number)
          ) STRICT;
          CREATE TABLE blob (
            id INTEGER PRIMARY KEY,
            size INTEGER NOT NULL,
            sha256 TEXT NOT NULL,
            unfinished INTEGER NOT NULL
          ) STRICT;
          CREATE INDEX blobUnfinished ON blob (id) WHERE unfinished = 1;
          CREATE TABLE chunk (
            id INTEGER PRIMARY KEY,
            bytes BLOB NOT NULL
          ) STRICT;
          CREATE TABLE setting (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
          ) STRICT, WITHOUT ROWID;
          CREATE TABLE draft (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            started INTEGER NOT NULL,
            fields BLOB NOT NULL
          ) STRICT;
          CREATE VIRTUAL TABLE search USING fts5(
            text, content='', columnsize=0,
            tokenize="unicode61 remove_diacritics 0 categories 'L* N* Co Mc Mn'"
          );
          """)
      try begin(database)
    }
    return migrator
  }
}
