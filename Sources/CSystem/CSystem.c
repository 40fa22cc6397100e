#define _GNU_SOURCE
#include "CSystem.h"

#include <errno.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/timex.h>
#include <sys/vfs.h>
#include <malloc.h>
#include <time.h>

int csystem_harden_process(void) {
  int failure = 0;
  const struct rlimit none = {0, 0};
  if (setrlimit(RLIMIT_CORE, &none) != 0) failure = errno;
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0 && failure == 0) failure = errno;
  const int crashes[] = {SIGILL, SIGTRAP, SIGSEGV, SIGBUS, SIGABRT, SIGFPE};
  for (size_t i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
  return failure;
}

int csystem_clock_state(void) {
  struct timex clock;
  memset(&clock, 0, sizeof clock);
  const int state = adjtimex(&clock);
  if (state < 0) return -1;
  return (clock.status & STA_UNSYNC) ? 0 : 1;
}

uint64_t csystem_boottime_nanoseconds(void) {
  struct timespec now;
  if (clock_gettime(CLOCK_BOOTTIME, &now) != 0) return 0;
  return (uint64_t)now.tv_sec * 1000000000u + (uint64_t)now.tv_nsec;
}

static sqlite3_mem_methods plain_memory;

static void zeroing_free(void *block) {
  if (block == NULL) return;
  explicit_bzero(block, (size_t)plain_memory.xSize(block));
  plain_memory.xFree(block);
}

static void *zeroing_realloc(void *block, int size) {
  if (block == NULL) return plain_memory.xMalloc(size);
  const int old = plain_memory.xSize(block);
  if (size <= old && size > old / 2) return block;
  void *moved = plain_memory.xMalloc(size);
  if (moved == NULL) return NULL;
  memcpy(moved, block, (size_t)(old < size ? old : size));
  zeroing_free(block);
  return moved;
}

int csystem_sqlite_zero_freed_memory(void) {
  static int done = 0;
  if (done) return SQLITE_OK;
  int code = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain_memory);
  if (code != SQLITE_OK) return code;
  if (plain_memory.xMalloc == NULL) {
    // The methods are filled in by the first initialisation only.
    code = sqlite3_initialize();
    if (code == SQLITE_OK) code = sqlite3_shutdown();
    if (code == SQLITE_OK) code = sqlite3_config(SQLITE_CONFIG_GETMALLOC, &plain_memory);
    if (code != SQLITE_OK) return code;
  }
  sqlite3_mem_methods zeroing = plain_memory;
  zeroing.xFree = zeroing_free;
  zeroing.xRealloc = zeroing_realloc;
  code = sqlite3_config(SQLITE_CONFIG_MALLOC, &zeroing);
  if (code == SQLITE_OK) done = 1;
  return code;
}

int64_t csystem_free_bytes(const char *path) {
  struct statvfs volume;
  if (statvfs(path, &volume) != 0) return -1;
  return (int64_t)volume.f_bavail * (int64_t)volume.f_frsize;
}

int64_t csystem_filesystem_type(const char *path) {
  struct statfs volume;
  if (statfs(path, &volume) != 0) return -1;
  return (int64_t)volume.f_type;
}

int csystem_terminal_size(int descriptor, int *columns, int *rows) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return -1;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return 0;
}

int csystem_lock_exclusive(int descriptor) {
  while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno != EINTR) return errno;
  }
  return 0;
}
