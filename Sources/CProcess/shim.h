/* What Swift cannot import of the C library: what is variadic, and what <spawn.h> hides without
   _GNU_SOURCE, which would change the types of Swift's own module. */
#ifndef CPROCESS_SHIM_H
#define CPROCESS_SHIM_H
#include <sys/prctl.h>

/* No core file of this process holds its memory, and no other process of the user reads it. */
static inline int cprocess_hide_memory(void) { return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0); }

/* glibc 2.34; the actions are a posix_spawn_file_actions_t. */
extern int posix_spawn_file_actions_addclosefrom_np(void *actions, int first);
/* glibc 2.29. */
extern int posix_spawn_file_actions_addchdir_np(void *actions, const char *path);

#endif
