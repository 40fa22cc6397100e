/// System calls and SQLite settings that Swift cannot reach: variadic in C, or absent from the
/// Glibc module.
#ifndef TALLY_CSYSTEM_H
#define TALLY_CSYSTEM_H

#include <stddef.h>
#include <stdint.h>

/// Forbids core dumps and tracing by other processes of the same person, and restores the default
/// action of every signal that Swift's backtracer would answer by printing memory.
///
/// Returns 0, or the `errno` of the first call that was refused.
int csystem_harden_process(void);

/// What the kernel knows of the wall clock: 1 synchronised, 0 not synchronised, -1 unknown.
int csystem_clock_state(void);

/// Nanoseconds since the machine started, suspend included (`CLOCK_BOOTTIME`).
uint64_t csystem_boottime_nanoseconds(void);

/// Makes SQLite overwrite every block of memory that it frees. To be called before SQLite is used.
///
/// Returns SQLite's result code.
int csystem_sqlite_zero_freed_memory(void);

/// Bytes free for an unprivileged writer on the file system that holds `path`, or -1.
int64_t csystem_free_bytes(const char *path);

/// The `f_type` of the file system that holds `path` (`statfs(2)`), or -1.
int64_t csystem_filesystem_type(const char *path);

/// Columns and rows of the terminal on `descriptor`. Returns 0, or -1 if it is not a terminal.
int csystem_terminal_size(int descriptor, int *columns, int *rows);

/// Sets or clears the close-on-exec flag and applies `flock(2)`: 0, or the `errno`.
int csystem_lock_exclusive(int descriptor);

#endif
