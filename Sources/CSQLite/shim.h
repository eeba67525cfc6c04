/* libsqlite3 as Swift can use it: one-line functions for variadics and casting macros. */
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H
#include <sqlite3.h>
#include <sys/vfs.h>

/* sqlite3_db_config is variadic; every switch used here takes (int, int *). */
static inline int csqlite_db_config(sqlite3 *db, int op, int on) {
  return sqlite3_db_config(db, op, on, (int *)0);
}
/* sqlite3_config is variadic; counting memory takes one lock for all threads at every allocation. */
static inline int csqlite_count_no_memory(void) {
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}
/* SQLITE_TRANSIENT is a cast of -1 to a function pointer. */
static inline int csqlite_bind_text(sqlite3_stmt *s, int i, const char *text, int bytes) {
  return sqlite3_bind_text(s, i, text, bytes, SQLITE_TRANSIENT);
}
static inline int csqlite_bind_blob(sqlite3_stmt *s, int i, const void *blob, int bytes) {
  return sqlite3_bind_blob(s, i, blob, bytes, SQLITE_TRANSIENT);
}
/* SQLITE_STATIC, for text that outlives the step that reads it. */
static inline int csqlite_bind_static_text(sqlite3_stmt *s, int i, const char *text, int bytes) {
  return sqlite3_bind_text(s, i, text, bytes, SQLITE_STATIC);
}
/* The magic number of the file system of a path, -1 when it cannot be told; Glibc's module has no
   statfs. */
static inline long csqlite_file_system(const char *path) {
  struct statfs found;
  return statfs(path, &found) == 0 ? (long)found.f_type : -1;
}

#endif
