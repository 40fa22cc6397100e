import CSystem
import DiaryCommands
import Glibc

// Before the first secret: no core dump, no tracing, no backtrace that prints memory; and what
// SQLite frees is overwritten.
_ = csystem_harden_process()
_ = csystem_sqlite_zero_freed_memory()
exit(Program.run(CommandLine.arguments))
