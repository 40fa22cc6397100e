/// The files of the practice record: pictures, messages, sound, film and documents about a
/// person who is made up.
///
/// They are drawn by `Scripts/make-sample-files` and compiled in, so that a practice record needs
/// nothing but the program. Files are numbered from 0, in the order of their names.
#ifndef TALLY_CSAMPLE_H
#define TALLY_CSAMPLE_H

#include <stddef.h>
#include <stdint.h>

/// One file.
struct csample_file {
  /// Its name, such as `note-2025-07-27.jpg`; ASCII, ends with a zero byte.
  const char *name;
  /// What it shows, in English; UTF-8, ends with a zero byte.
  const char *description;
  /// Its bytes, which live as long as the program.
  const uint8_t *bytes;
  /// How many bytes there are.
  size_t length;
};

/// How many files there are.
size_t csample_count(void);

/// The name of file `number`, or NULL if there is no such file.
const char *csample_name(size_t number);

/// What file `number` shows, or NULL if there is no such file.
const char *csample_description(size_t number);

/// The bytes of file `number`, or NULL if there is no such file.
const uint8_t *csample_bytes(size_t number);

/// How many bytes file `number` has; 0 if there is no such file.
size_t csample_length(size_t number);

#endif
