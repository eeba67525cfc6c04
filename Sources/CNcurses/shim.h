/* ncursesw as Swift can use it: functions in place of the macros that do not import. */
#ifndef CNCURSES_SHIM_H
#define CNCURSES_SHIM_H
/* pkg-config's -D flags never reach a Swift module, so the wide interface is asked for here. */
#define _GNU_SOURCE 1
#define _XOPEN_SOURCE_EXTENDED 1
#define NCURSES_WIDECHAR 1
#define NCURSES_NOMACROS 1
#include <locale.h>
#include <wchar.h>
#if __has_include(<ncursesw/curses.h>)
#include <ncursesw/curses.h>
#else
#include <curses.h>
#endif

#endif
