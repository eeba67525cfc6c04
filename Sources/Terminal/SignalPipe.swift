import Glibc
import Synchronization

/// The signals that came and were not yet taken, a bit for each number.
private let signalsSeen = Atomic<UInt64>(0)
/// Where a handler writes to wake the loop; −1 while no pipe is open.
private let wakeDescriptor = Atomic<Int32>(-1)

/// The one handler: it notes the signal and wakes the loop, both of which a handler may do.
///
/// The bits carry the news, so a pipe that a storm of signals has filled loses nothing.
private func noteSignal(_ number: Int32) {
  let code = errno
  signalsSeen.bitwiseOr(1 << UInt64(number), ordering: .sequentiallyConsistent)
  var byte: UInt8 = 1
  _ = write(wakeDescriptor.load(ordering: .sequentiallyConsistent), &byte, 1)
  errno = code
}

/// Turns signals into something that a poll sees.
///
/// One at a time in a process.
final class SignalPipe {
  /// What came since the last look.
  struct News {
    var isResized = false
    var isContinued = false
    var isHungUp = false
  }

  /// Readable when a signal has come.
  let readEnd: Int32
  private let writeEnd: Int32
  private var former: [(number: Int32, action: sigaction)] = []

  init() throws(TerminalError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .system(call: "pipe", code: errno) }
    (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    signalsSeen.store(0, ordering: .sequentiallyConsistent)
    wakeDescriptor.store(writeEnd, ordering: .sequentiallyConsistent)
    for number in [SIGWINCH, SIGCONT, SIGHUP, SIGTERM, SIGINT] {
      install(number, noteSignal, flags: SA_RESTART)
    }
    // Ctrl-Z is a key here; a stop from elsewhere would leave the shell with our screen.
    install(SIGTSTP, SIG_IGN, flags: 0)
  }

  private func install(_ number: Int32, _ handler: __sighandler_t?, flags: Int32) {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = handler
    sigemptyset(&action.sa_mask)
    action.sa_flags = flags
    var before = sigaction()
    if sigaction(number, &action, &before) == 0 { former.append((number, before)) }
  }

  /// Stops the process until somebody continues it.
  ///
  /// Nothing happens where nobody could: in a process group without a shell above it.
  func stopProcess() {
    var action = sigaction()
    action.__sigaction_handler.sa_handler = SIG_DFL
    sigemptyset(&action.sa_mask)
    var before = sigaction()
    guard sigaction(SIGTSTP, &action, &before) == 0 else { return }
    raise(SIGTSTP)
    sigaction(SIGTSTP, &before, nil)
  }

  /// Empties the pipe and returns what came.
  func take() -> News {
    var buffer = [UInt8](repeating: 0, count: 512)
    while read(readEnd, &buffer, buffer.count) > 0 {}
    let seen = signalsSeen.exchange(0, ordering: .sequentiallyConsistent)
    func has(_ number: Int32) -> Bool { seen & (1 << UInt64(number)) != 0 }
    return News(
      isResized: has(SIGWINCH), isContinued: has(SIGCONT),
      isHungUp: has(SIGHUP) || has(SIGTERM) || has(SIGINT))
  }

  /// Gives the signals back to whom they belonged.
  func close() {
    for (number, action) in former.reversed() {
      var action = action
      sigaction(number, &action, nil)
    }
    former = []
    wakeDescriptor.store(-1, ordering: .sequentiallyConsistent)
    _ = Glibc.close(readEnd)
    _ = Glibc.close(writeEnd)
  }
}
