import Canvas
import Glibc

/// Waits for the keyboard and whatever else may wake the program.
struct TerminalInput {
  private var parser = InputParser()
  /// When the last byte came, in milliseconds of the monotonic clock.
  private var lastByte = 0
  private var hasEnded = false
  private var buffer = [UInt8](repeating: 0, count: 16 * 1024)
  /// Most bytes taken in one go, so that a stream without end cannot keep a picture from being
  /// shown.
  private static let most = 256 * 1024
  /// When the terminal was asked something, in milliseconds.
  private var asked = 0

  /// Whether the terminal takes synchronised output, as far as it has said.
  var synchronizes: Bool { parser.synchronizes ?? false }

  /// Whether the terminal has colours of 24 bits, as far as it has said.
  var hasDirectColor: Bool { parser.hasDirectColor }

  /// Whether the terminal sends Alt with a letter as another letter, as far as it has said.
  var sendsLatinForAlt: Bool { parser.sendsLatinForAlt }

  /// Notes that the questions of `Probe` were sent.
  mutating func noteProbe() {
    parser.awaitsWidth = true
    asked = Self.now()
  }

  /// Takes the answers that are still on their way, at the end; what else came is dropped.
  mutating func drain() {
    while parser.awaitsWidth, !hasEnded, Self.now() - asked < Probe.patience {
      var watched = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
      let left = Int32(clamping: Probe.patience - (Self.now() - asked))
      if poll(&watched, 1, left) > 0 { _ = readAll() }
    }
  }

  /// See `Screen.wait`.
  ///
  /// - Parameters:
  ///   - signals: Readable when a signal has come.
  ///   - eventsOfSignals: Takes the signals and says what they mean.
  mutating func wait(
    signals: Int32, wake: Int32, timeoutMilliseconds: Int?, eventsOfSignals: () -> [Event]
  ) -> [Event] {
    let deadline = timeoutMilliseconds.map { Self.now() + max(0, $0) }
    let known = (parser.hasDirectColor, parser.sendsLatinForAlt)
    while true {
      var watched = [
        // A negative descriptor is passed over.
        pollfd(fd: hasEnded ? -1 : STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&watched, nfds_t(watched.count), patience(deadline))
      // An interrupted wait: the pipe tells which signal it was.
      if ready < 0, errno != EINTR { return [.hangUp] }
      var events: [Event] = ready > 0 && watched[1].revents != 0 ? eventsOfSignals() : []
      if ready > 0, watched[0].revents != 0 { events += readAll() }
      if let patience = parser.patienceMilliseconds, Self.now() - lastByte >= patience {
        events += parser.timeout()
      }
      if !events.isEmpty || (ready > 0 && watched[2].revents != 0)
        || (parser.hasDirectColor, parser.sendsLatinForAlt) != known
      {
        return events
      }
      if let deadline, Self.now() >= deadline { return [] }
    }
  }

  /// How long to wait at most, for `poll`: −1 for ever.
  private func patience(_ deadline: Int?) -> Int32 {
    let held = parser.patienceMilliseconds.map { lastByte + $0 }
    guard let first = [deadline, held].compactMap({ $0 }).min() else { return -1 }
    return Int32(clamping: max(0, first - Self.now()))
  }

  /// Reads what is there; an end or an error of the input is a hang-up, told once.
  private mutating func readAll() -> [Event] {
    var bytes: [UInt8] = []
    while bytes.count < Self.most {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer[..<count]
        var more = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
        if poll(&more, 1, 0) <= 0 { break }
      } else if count < 0, errno == EINTR {
        continue
      } else if count < 0, errno == EAGAIN {
        break
      } else {
        hasEnded = true
        break
      }
    }
    lastByte = Self.now()
    return parser.feed(bytes) + (hasEnded ? parser.timeout() + [.hangUp] : [])
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
