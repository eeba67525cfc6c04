/* libcrypt as Swift can use it: the 32 KiB working area stays in C and is wiped before it is freed. */
#ifndef CCRYPT_SHIM_H
#define CCRYPT_SHIM_H
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1
#endif
#include <crypt.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

/* The most bytes a hash or a setting takes, with its final NUL. */
static const int ccrypt_output_size = CRYPT_OUTPUT_SIZE;
/* The most bytes a phrase may have, with its final NUL. */
static const int ccrypt_phrase_size = CRYPT_MAX_PASSPHRASE_SIZE;

/* explicit_bzero, which the compiler never leaves out. */
static inline void ccrypt_wipe(void *bytes, size_t count) { explicit_bzero(bytes, count); }

/* Hashes a NUL-terminated phrase into output; 0 when it went well. */
static inline int ccrypt_hash(const char *phrase, const char *setting, char *output) {
  struct crypt_data *data = (struct crypt_data *)calloc(1, sizeof *data);
  if (data == NULL) return -1;
  const char *hash = crypt_r(phrase, setting, data);
  int failed = hash == NULL || hash[0] == '*' || strlen(hash) >= CRYPT_OUTPUT_SIZE;
  if (!failed) memcpy(output, hash, strlen(hash) + 1);
  explicit_bzero(data, sizeof *data);
  free(data);
  return failed ? -1 : 0;
}

/* Makes a setting with a salt from the operating system; 0 when it went well. */
static inline int ccrypt_setting(const char *prefix, unsigned long cost, char *output) {
  return crypt_gensalt_rn(prefix, cost, NULL, 0, output, CRYPT_OUTPUT_SIZE) == NULL ? -1 : 0;
}

#endif
