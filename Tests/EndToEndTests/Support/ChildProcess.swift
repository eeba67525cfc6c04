import Glibc

/// How a process ended.
enum Ending: Equatable {
  case exited(Int32)
  case signalled(Int32)
}

/// Something that did not come in time, or a call that the system refused.
struct EndToEndFailure: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  static func system(_ call: String, _ code: Int32) -> EndToEndFailure {
    EndToEndFailure("\(call): \(String(cString: strerror(code)))")
  }
}

/// A process that this one has started.
final class ChildProcess {
  /// Where a standard stream of the child leads.
  enum Stream {
    /// A file, opened in the child; the first terminal a session's leader opens becomes its own.
    case path(String)
    /// A descriptor of this process.
    case descriptor(Int32)
  }

  let pid: pid_t
  private(set) var ending: Ending?

  /// - Parameters:
  ///   - command: The program's path and its arguments.
  ///   - environment: All that the child finds set.
  ///   - streams: Its standard input, output and error.
  ///   - isLeader: Whether it leads a session of its own, as a login's first process does.
  init(
    _ command: [String], environment: [String: String], streams: [Stream], isLeader: Bool = false
  ) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in streams.enumerated() {
      switch stream {
      case .path(let path):
        posix_spawn_file_actions_addopen(&actions, Int32(number), path, O_RDWR, 0o600)
      case .descriptor(let descriptor):
        posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
      }
    }
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // Whatever the test runner ignores or holds back, the child starts as from a shell.
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigdefault(&attributes, &all)
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    var flags = Int32(POSIX_SPAWN_SETSIGDEF) | Int32(POSIX_SPAWN_SETSIGMASK)
    // POSIX_SPAWN_SETSID, which <spawn.h> hides from Swift.
    if isLeader { flags |= 0x80 }
    posix_spawnattr_setflags(&attributes, Int16(flags))
    pid = try Self.spawn(command, environment, &actions, &attributes)
  }

  private static func spawn(
    _ command: [String], _ environment: [String: String],
    _ actions: inout posix_spawn_file_actions_t, _ attributes: inout posix_spawnattr_t
  ) throws -> pid_t {
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) }
    arguments.append(nil)
    var variables: [UnsafeMutablePointer<CChar>?] = environment.map { strdup("\($0)=\($1)") }
    variables.append(nil)
    defer { for text in arguments + variables { free(text) } }
    var pid: pid_t = 0
    let code = posix_spawn(&pid, command[0], &actions, &attributes, arguments, variables)
    guard code == 0 else { throw EndToEndFailure.system("posix_spawn \(command[0])", code) }
    return pid
  }

  func send(signal: Int32) {
    if ending == nil { kill(pid, signal) }
  }

  /// Whether it has ended by now.
  func hasEnded() -> Bool {
    if ending != nil { return true }
    var status: Int32 = 0
    guard waitpid(pid, &status, WNOHANG) == pid else { return false }
    let signal = status & 0x7F
    ending = signal == 0 ? .exited(status >> 8 & 0xFF) : .signalled(signal)
    return true
  }

  /// Waits for its end.
  ///
  /// - Parameter work: Done while waiting, a few milliseconds at a time.
  func wait(seconds: Int = 30, while work: () throws -> Void = { pause() }) throws -> Ending {
    let deadline = Deadline(seconds: seconds)
    while !hasEnded() {
      try deadline.check("the process to end")
      try work()
    }
    return ending ?? .exited(-1)
  }

  /// Lets a few milliseconds pass between two looks at something that gives no sign of itself.
  static func pause() { poll(nil, 0, 5) }

  deinit {
    guard !hasEnded() else { return }
    kill(pid, SIGKILL)
    var status: Int32 = 0
    waitpid(pid, &status, 0)
  }
}

/// A moment after which waiting is given up.
struct Deadline {
  private let end: Int

  init(seconds: Int) { end = Self.now() + seconds * 1000 }

  var isOver: Bool { Self.now() >= end }

  /// Milliseconds that are left; never negative.
  var milliseconds: Int32 { Int32(max(0, end - Self.now())) }

  func check(_ what: String) throws {
    if isOver { throw EndToEndFailure("gave up waiting for \(what)") }
  }

  private static func now() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
  }
}
