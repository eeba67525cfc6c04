internal import CProcess
internal import Domain
internal import Glibc
internal import Store

/// What the program takes from the machine it runs on: environment, clock, time zone, user.
enum Environment {
  /// A variable that is set and not empty, or nil.
  static func variable(_ name: String) -> String? {
    guard let value = getenv(name) else { return nil }
    let text = String(cString: value)
    return text.isEmpty ? nil : text
  }

  /// The present moment.
  static func now() -> Instant { Instant(seconds: time(nil)) }

  /// Milliseconds of a clock that never jumps.
  static func uptimeMilliseconds() -> Int {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return moment.tv_sec * 1000 + moment.tv_nsec / 1_000_000
  }

  /// Makes the process live in a POSIX time zone such as `CST-8`; nil leaves the machine's own.
  ///
  /// Called before any other thread runs, as the environment has no lock.
  static func useTimeZone(_ zone: String?) {
    if let zone { setenv("TZ", zone, 1) }
    tzset()
  }

  /// The clinic's clock by the C library, which knows the zone of the process.
  static let zone = ClinicZone { instant in
    var moment = time_t(instant.seconds)
    var parts = tm()
    localtime_r(&moment, &parts)
    return Int(parts.tm_gmtoff)
  }

  /// The language asked for by the locale: Chinese unless it names another.
  static var language: Language {
    for name in ["LC_ALL", "LC_MESSAGES", "LANG"] {
      guard let locale = variable(name) else { continue }
      return locale.hasPrefix("zh") ? .chinese : .english
    }
    return .chinese
  }

  /// The name of the system user, by number when it has none.
  static var systemUser: String { variable("USER") ?? variable("LOGNAME") ?? "uid\(getuid())" }

  /// Where the person sits: the machine's name and the terminal of the first standard stream that
  /// is one.
  static var terminal: SessionTerminal {
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, name.count - 1)
    let host = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    let tty = (Int32(0)...2).lazy.compactMap { ttyname($0) }.first.map { String(cString: $0) }
    let short = tty.map { $0.hasPrefix("/dev/") ? String($0.dropFirst(5)) : $0 }
    return SessionTerminal(host: host, tty: short ?? "", pid: Int(getpid()))
  }

  /// The database when none is named on the command line.
  static var databasePath: String {
    if let named = variable("FRONTDESK_DATABASE") { return named }
    let home = variable("HOME") ?? "/"
    let data = variable("XDG_DATA_HOME") ?? home + "/.local/share"
    return data + "/frontdesk/clinic.sqlite"
  }

  /// Where exported lists go.
  static var exportFolder: String {
    variable("XDG_DOCUMENTS_DIR") ?? variable("HOME") ?? "/"
  }

  /// Whether a descriptor is a terminal.
  static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// How wide a terminal is; nil where that is not known.
  static func terminalColumns(_ descriptor: Int32) -> Int? {
    var window = winsize()
    guard ioctl(descriptor, UInt(TIOCGWINSZ), &window) == 0, window.ws_col > 0 else { return nil }
    return Int(window.ws_col)
  }

  /// Makes the process one that leaks nothing beside its screens.
  ///
  /// Opens `/dev/null` for each standard descriptor that is closed, so that no database file takes
  /// its number, makes every new file private, and keeps memory out of core files, crash reports
  /// and the reach of other processes of the same user.
  static func secure() {
    umask(0o077)
    for descriptor in Int32(0)...2 where fcntl(descriptor, F_GETFD) == -1 {
      _ = open("/dev/null", descriptor == 0 ? O_RDONLY : O_WRONLY)
    }
    // A reader that goes away must not end the program in the middle of a write.
    signal(SIGPIPE, SIG_IGN)
    var none = rlimit(rlim_cur: 0, rlim_max: 0)
    setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    // Also set where a kernel pipes cores to a collector, which ignores the limit.
    _ = cprocess_hide_memory()
    // The language's own crash report prints registers and memory to standard error.
    for number in [SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV, SIGQUIT] {
      signal(number, SIG_DFL)
    }
  }
}
