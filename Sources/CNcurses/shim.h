/* ncursesw as Swift can use it: functions in place of the macros that do not import. */
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
/* pkg-config's -D flags never reach a Swift module, so the wide interface is asked for here. */
#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <locale.h>
#include <fcntl.h>
#include <stdio.h>
#include <wchar.h>
#if __has_include(<ncursesw/curses.h>)
#include <ncursesw/curses.h>
#else
#include <curses.h>
#endif

/* <wchar.h> hides it when another module was read first without _XOPEN_SOURCE. */
extern int wcwidth(wchar_t);
/* From <term.h>, which would bring hundreds of macros with names such as lines and columns. */
extern int setupterm(const char *, int, int *);

/* newterm(3) with an output of ours, or with standard output where there is none, and with standard
   input; Swift cannot name the variables stdout and stdin. */
static inline SCREEN *cncurses_newterm(FILE *output) {
  return newterm(NULL, output ? output : stdout, stdin);
}
/* <sys/mman.h> and <unistd.h> hide these likewise. */
extern int memfd_create(const char *, unsigned int);
extern int dup3(int, int, int);
/* A file in memory, and a descriptor led to where another leads; neither reaches children. */
static inline int cncurses_memory_file(const char *name) {
  return memfd_create(name, 1 /* MFD_CLOEXEC */);
}
static inline int cncurses_lead(int descriptor, int where) {
  return dup3(where, descriptor, O_CLOEXEC);
}
/* The variables stdscr, COLORS, COLOR_PAIRS. */
static inline WINDOW *cncurses_stdscr(void) { return stdscr; }
static inline int cncurses_colors(void) { return COLORS; }
static inline int cncurses_color_pairs(void) { return COLOR_PAIRS; }

/* A_BOLD, A_UNDERLINE, A_REVERSE, A_ITALIC. */
static const attr_t cncurses_bold = A_BOLD;
static const attr_t cncurses_underline = A_UNDERLINE;
static const attr_t cncurses_reverse = A_REVERSE;
static const attr_t cncurses_italic = A_ITALIC;

/* setcchar(3) with an extended colour pair, which goes through its last argument. */
static inline int cncurses_set_cell(
    cchar_t *cell, const wchar_t *text, attr_t attributes, int pair) {
  return setcchar(cell, text, attributes, 0, &pair);
}

#endif
