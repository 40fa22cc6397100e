/// Help texts. The top level is neutral: it names no subject.
extension Words {
  func shortUsage(_ name: String) -> String {
    "This keeps a private record. Start it in a terminal, or see: \(name) help"
  }

  /// At most 24 lines, 72 wide.
  func rootHelp(_ name: String) -> String {
    """
    Keeps a private record on this computer. Nothing is ever sent.

      \(name)                 start here: it asks, you answer
      \(name) add             write something down
      \(name) list            look back
      \(name) show 41         one entry in full

    Every day
      new                  start a record
      add                  write something down
      note    NO           add a remark to an entry or a file
      attach  NO FILE...   add a photo, recording or document
      list    [WORDS]      look back; words search
      show    NO           one entry in full, with its history
      fix     NO           put a mistake right; nothing is lost

    Keeping safe
      backup  DIR          encrypted copy (--list, --test)
      restore FILE         bring a copy back
      settings             passphrase, recovery sheet, names

    More: \(name) help all
    To hide the screen at any time, press Ctrl-C.

    """
  }

  func fullHelp(_ name: String) -> String {
    """
    Every day
      \(name)                       ask and answer, step by step
      \(name) new                   start a record
      \(name) add                   write something down
      \(name) note NO               add a remark to an entry or a file
      \(name) attach NO FILE...     add a photo, recording or document
      \(name) list [WORDS]          look back; words search
      \(name) show NO               one entry in full, with its history
      \(name) fix NO                put a mistake right; nothing is lost

    Sharing
      \(name) summary               counts and gaps
      \(name) check                 is the file whole, is the log unchanged
      \(name) export full           make a pack
      \(name) verify PACK           has a pack changed (no passphrase)

    Keeping safe
      \(name) backup DIR            encrypted copy (--list, --test)
      \(name) restore FILE          bring a copy back
      \(name) settings passphrase   choose a new passphrase
      \(name) settings recovery     make a recovery sheet
      \(name) settings name         the names used in packs
      \(name) tour                  a practice record and a pack made from it

    For every command
      --home DIR                keep everything in this folder (USB stick)
      --json, --plain           the answer for other programs
      -q, --quiet               say nothing beside the answer
      --no-input                ask nothing
      --passphrase-file FILE    read the passphrase from a file; - is stdin
      --passphrase-fd N         read the passphrase from a descriptor

    Topics: \(name) help times, safety, pressure, scripting, exit-codes
    One command: \(name) help add

    """
  }

  /// A topic that is not a command; nothing for a command, whose own help is printed.
  func helpTopic(_ topic: String, _ name: String) -> String? {
    switch topic {
    case "exit-codes", "exit": exitCodes
    case "pressure": pressure(name)
    case "safety": safety(name)
    case "times", "time": times
    case "scripting", "script": scripting(name)
    default: nil
    }
  }

  private var exitCodes: String {
    """
    0    done
    1    done, please look: check or verify found something
    64   wrong command or option
    65   a time is unclear, a file is not understood, an answer is missing
    66   a file or a record was not found
    70   our mistake; a short code, no content
    73   it exists already, the disk is full, the folder is read-only
    74   the disk or stick stopped answering, or the record is damaged
    75   open in another window; try again
    77   the passphrase is wrong
    78   settings of this computer are damaged
    130  stopped with Ctrl-C; 143 told to stop. What was typed is kept.

    """
  }

  private func pressure(_ name: String) -> String {
    """
    If someone makes you open this, your safety comes first. Open it.
    It is only a copy if you have another one.

    Before that happens, you can:
      - give an encrypted copy to a support worker:  \(name) backup
    Afterwards, when you are safe, write down that it happened, and
    tell someone you trust. Being made to hand over a device can be
    part of the abuse.

    """
  }

  private func safety(_ name: String) -> String {
    """
    If you are in danger now, call 999. On a mobile, if you cannot
    speak, press 55 when asked.

    Ctrl-C hides this at any time. What you have typed is kept.
    It clears the screen as far as this window allows. A window that
    records, a camera or watching software can still have seen it.

    No program can promise that this computer is free of spyware. If
    someone else set it up, has had it, or knows things they should
    not: use another device, or a stick with  \(name) --home.

    Shell history keeps what is typed at the $ sign. Your words are
    never asked for there. On most systems a command typed after a
    space is not kept.

    A court can ask to see what you write, private notes too.

    """
  }

  private var times: String {
    """
    Times can be typed the way you would say them:

      now                          10 minutes ago
      yesterday 3pm                about half past 2 yesterday afternoon
      last night between 2 and 3   monday morning
      3 november 4pm               3/11/2025 16:05
      last week                    don't know

    If it can mean two things, you are asked. Nothing is guessed.
    Roughly is fine: it is kept as roughly.

    """
  }

  private func scripting(_ name: String) -> String {
    """
    Every question has an option. With --json the answer on standard
    output is one object, {"schema":"tally/1", ...}; errors are one
    object on standard error with a code, the exit status and choices.

      \(name) add --text - --when "yesterday 3pm" --no-input --json \\
        --passphrase-file key.txt < note.txt
      \(name) list --since "1 oct" --json --full --passphrase-fd 3 3<key.txt

    Words never go on the command line, where others could see them.

    """
  }
}
