internal import Domain
internal import Glibc
internal import Synchronization

/// The signals that came and were not yet taken, a bit for each number.
private let seen = Atomic<UInt64>(0)
/// Where the handler writes to wake the wait; −1 while no pipe is open.
private let wakeEnd = Atomic<Int32>(-1)

/// Notes the signal and wakes the wait, both of which a handler may do.
private func note(_ number: Int32) {
  let code = errno
  seen.bitwiseOr(1 << UInt64(number), ordering: .sequentiallyConsistent)
  var byte: UInt8 = 1
  _ = write(wakeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
  errno = code
}

/// Waits for input and signals at once, so that neither is missed while the other is looked at.
///
/// One at a time in a process.
final class LineSignals {
  /// What a wait ended with.
  enum News {
    /// The descriptor can be read.
    case ready
    /// Ctrl-C.
    case interrupted
    /// The program is asked to end.
    case hangUp
  }

  private let readEnd: Int32
  private let writeEnd: Int32
  private let numbers: [Int32]

  /// - Parameter catchesInterrupt: Whether Ctrl-C is news; else it ends the program as usual.
  init(catchesInterrupt: Bool) throws(CommandFailure) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else {
      let reason = String(cString: strerror(errno))
      throw .world(Localized(zh: "不能建管道：\(reason)", en: "no pipe could be made: \(reason)"))
    }
    (readEnd, writeEnd) = (ends[0], ends[1])
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    numbers = [SIGHUP, SIGTERM] + (catchesInterrupt ? [SIGINT] : [])
    seen.store(0, ordering: .sequentiallyConsistent)
    wakeEnd.store(writeEnd, ordering: .sequentiallyConsistent)
    for number in numbers { signal(number, note) }
  }

  /// Gives the signals back.
  func close() {
    for number in numbers { signal(number, SIG_DFL) }
    wakeEnd.store(-1, ordering: .sequentiallyConsistent)
    _ = Glibc.close(readEnd)
    _ = Glibc.close(writeEnd)
  }

  /// Waits until a descriptor can be read or a signal has come.
  func wait(for descriptor: Int32) -> News {
    while true {
      let news = take()
      if let news { return news }
      var entries = [
        pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
        pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0),
      ]
      guard poll(&entries, 2, -1) > 0 else { continue }
      // A signal goes first: what was typed before it can wait, what asks for the end cannot.
      if let news = take() { return news }
      if entries[0].revents != 0 { return .ready }
    }
  }

  private func take() -> News? {
    var buffer = [UInt8](repeating: 0, count: 64)
    while read(readEnd, &buffer, buffer.count) > 0 {}
    let came = seen.exchange(0, ordering: .sequentiallyConsistent)
    func has(_ number: Int32) -> Bool { came & (1 << UInt64(number)) != 0 }
    if has(SIGHUP) || has(SIGTERM) { return .hangUp }
    return has(SIGINT) ? .interrupted : nil
  }
}
