/* What Swift cannot import of the C library: variadics, and what needs _GNU_SOURCE. */
#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif
#include <spawn.h>
#include <sys/prctl.h>

/* No core file of this process holds its memory, and no other process of the user reads it. */
static inline int cprocess_hide_memory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/* glibc 2.34 has it; its declaration hides behind _GNU_SOURCE, which Swift's module lacks. */
extern int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *, int);
extern int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *, const char *);

/* Closes everything from a descriptor on in the child and makes / its folder. */
static inline int cprocess_seclude(posix_spawn_file_actions_t *actions, int first) {
  int code = posix_spawn_file_actions_addclosefrom_np(actions, first);
  return code ? code : posix_spawn_file_actions_addchdir_np(actions, "/");
}
#endif
