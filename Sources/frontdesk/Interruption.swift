internal import Glibc
internal import Synchronization

/// Whether Ctrl-C was pressed during long work; the work looks between its steps.
enum Interruption {
  private static let flag = Atomic<Bool>(false)

  /// Takes Ctrl-C and a request to end as a wish to stop cleanly from now on; the same again ends
  /// the program at once, should the present step never end.
  static func watch() {
    for number in [SIGINT, SIGTERM, SIGHUP] {
      signal(number) { number in
        Interruption.flag.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
      }
    }
  }

  /// Lets Ctrl-C end the program again, and forgets one that came.
  static func unwatch() {
    for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    flag.store(false, ordering: .relaxed)
  }

  /// Whether a stop was asked for.
  static var isWanted: Bool { flag.load(ordering: .relaxed) }
}

/// Progress of long work on standard error, from the time it has taken long enough to wonder.
struct ProgressLine {
  private let started = Environment.uptimeMilliseconds()
  private var last = 0
  private var isShown = false

  /// Shows a text, at most ten times a second and not in the first fifth of a second.
  mutating func show(_ text: @autoclosure () -> String) {
    let now = Environment.uptimeMilliseconds()
    guard now - started > 200, now - last > 100 else { return }
    last = now
    isShown = true
    Output.progress(text())
  }

  /// Clears the line.
  mutating func finish() {
    if isShown { Output.progress("") }
    isShown = false
  }
}
