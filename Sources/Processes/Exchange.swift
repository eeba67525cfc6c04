internal import Glibc

/// The bytes that go to a child and come from it.
struct Exchange {
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  private var rest: ArraySlice<UInt8>
  private var polled: [pollfd]
  private let most: Int
  private var buffer = [UInt8](repeating: 0, count: 65_536)

  init(_ pipes: borrowing PipeSet, input: [UInt8], most: Int) {
    rest = input[...]
    self.most = most
    polled = [
      pollfd(fd: pipes.input, events: Int16(POLLOUT), revents: 0),
      pollfd(fd: pipes.output, events: Int16(POLLIN), revents: 0),
      pollfd(fd: pipes.errors, events: Int16(POLLIN), revents: 0),
    ]
  }

  /// How long it takes at most until it is noticed that a child is to be ended, in milliseconds.
  private static let glance = 100

  /// Writes and reads until the child has closed both its ends; false when the time ran out, or when
  /// it is to be ended.
  mutating func run(until deadline: Int, isStopped: (() -> Bool)? = nil) -> Bool {
    if rest.isEmpty { closeInput() }
    while polled[1].fd >= 0 || polled[2].fd >= 0 {
      let left = deadline - ChildProcess.uptime()
      guard left > 0, isStopped?() != true else { return false }
      let pause = min(left, isStopped == nil ? 1_000_000 : Self.glance)
      let ready = poll(&polled, nfds_t(polled.count), Int32(pause))
      if ready < 0, errno != EINTR { return false }
      guard ready > 0 else { continue }
      if polled[0].fd >= 0, polled[0].revents != 0 { writeSome() }
      for place in 1...2 where polled[place].fd >= 0 && polled[place].revents != 0 {
        readSome(place)
      }
    }
    return true
  }

  private mutating func writeSome() {
    let count = rest.withUnsafeBytes { write(polled[0].fd, $0.baseAddress, $0.count) }
    if count > 0 {
      rest = rest.dropFirst(count)
    } else if errno != EAGAIN && errno != EINTR {
      // It does not want the rest; what it makes of that its exit code tells.
      rest = []
    }
    if rest.isEmpty { closeInput() }
  }

  /// Ends the child's input; the descriptor itself is closed with its pipe when all is done, so
  /// that its number is not given to another file meanwhile.
  private mutating func closeInput() {
    guard polled[0].fd >= 0 else { return }
    let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
    if nowhere >= 0 {
      dup2(nowhere, polled[0].fd)
      _ = fcntl(polled[0].fd, F_SETFD, FD_CLOEXEC)
      close(nowhere)
    }
    polled[0].fd = -1
  }

  private mutating func readSome(_ place: Int) {
    let count = buffer.withUnsafeMutableBytes { read(polled[place].fd, $0.baseAddress, $0.count) }
    if count > 0 {
      let bytes = buffer.prefix(count)
      if place == 1 {
        output += bytes.prefix(most - output.count)
      } else {
        errors += bytes.prefix(most - errors.count)
      }
    } else if count == 0 || (errno != EAGAIN && errno != EINTR) {
      polled[place].fd = -1
    }
  }
}
