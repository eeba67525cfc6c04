/// The toasts of a session: the one that is shown now, those that wait, and those that were.
///
/// It knows no time: its owner asks for a wake-up and expires a toast by its number.
package struct ToastQueue: Hashable, Sendable {
  /// A toast and its number.
  package struct Entry: Hashable, Sendable {
    /// Counts up through the session.
    package let number: Int
    package let toast: Toast
  }

  /// Toasts that have not expired, oldest first.
  private var pending: [Entry]
  /// All toasts, newest first, at most as many as `historyLimit`.
  package private(set) var history: [Entry]
  package let historyLimit: Int
  private var nextNumber: Int

  /// Most toasts that wait; the oldest of the least severe goes first.
  private static let mostPending = 20

  package init(historyLimit: Int = 50) {
    self.historyLimit = max(1, historyLimit)
    pending = []
    history = []
    nextNumber = 1
  }

  /// What is shown now: the newest of the most severe.
  package var current: Entry? {
    pending.max { ($0.toast.severity, $0.number) < ($1.toast.severity, $1.number) }
  }

  /// How many others wait to be shown.
  package var waiting: Int { max(0, pending.count - 1) }

  /// Adds a toast and returns its number, by which it expires.
  @discardableResult
  package mutating func push(_ toast: Toast) -> Int {
    let entry = Entry(number: nextNumber, toast: toast)
    nextNumber += 1
    // What was done before is old news as soon as something else is done.
    pending.removeAll { $0.toast.severity == .done && toast.severity == .done }
    pending.append(entry)
    if pending.count > ToastQueue.mostPending,
      let least = pending.min(by: {
        ($0.toast.severity, $0.number) < ($1.toast.severity, $1.number)
      })
    {
      pending.removeAll { $0.number == least.number }
    }
    history.insert(entry, at: 0)
    if history.count > historyLimit { history.removeLast() }
    return entry.number
  }

  /// Takes a toast off the screen but not out of the history; unknown numbers do nothing.
  package mutating func expire(_ number: Int) { pending.removeAll { $0.number == number } }

  /// Takes the toast that is shown off the screen.
  ///
  /// - Returns: Whether there was one, so that Esc can go on to the next thing when not.
  @discardableResult
  package mutating func dismiss() -> Bool {
    guard let current else { return false }
    expire(current.number)
    return true
  }

  /// Says that the act of a toast was taken back: no toast offers to take it back again.
  package mutating func withdraw(_ number: Int) {
    expire(number)
    guard let place = history.firstIndex(where: { $0.number == number }) else { return }
    var toast = history[place].toast
    toast.undo = nil
    history[place] = Entry(number: number, toast: toast)
  }
}
