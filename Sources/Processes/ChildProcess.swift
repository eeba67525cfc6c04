internal import CProcess
internal import Glibc

/// Runs another program; the only place of the house that starts one.
///
/// No shell ever sees a word of it: the program is a path, its arguments are handed over one by
/// one, and what it works on goes through standard input, never through arguments or environment,
/// which every process of the machine may read. The child has no descriptor of ours but the three
/// standard ones, a short environment, the root folder and a process group of its own.
package struct ChildProcess: Sendable {
  /// The absolute path of the program.
  package let program: String
  /// What follows the program's name; never patient data.
  package let arguments: [String]
  /// The longest time it may take, in milliseconds.
  package var milliseconds = 30_000
  /// How much of its output is kept, in bytes each; the rest is read and dropped.
  package var mostOutput = 1 << 20

  /// - Throws: `.notAbsolute` for anything but an absolute path.
  package init(_ program: String, _ arguments: [String] = []) throws(Failure) {
    guard program.hasPrefix("/"), !program.utf8.contains(0) else { throw .notAbsolute(program) }
    self.program = program
    self.arguments = arguments
  }

  /// Why a program could not be run to its end.
  package enum Failure: Error, Hashable, Sendable {
    /// The program was not named by an absolute path.
    case notAbsolute(String)
    /// The system refused; the call and its `errno`.
    case system(call: String, code: Int32)
    /// It took too long and was ended, with all it had started.
    case tookTooLong
    /// Whoever had started it wanted it no more, and it was ended with all it had started.
    case stopped
  }

  /// What a program that ended left behind.
  package struct Outcome: Hashable, Sendable {
    /// Its exit code; 128 and the number of the signal when one ended it.
    package var code: Int
    /// What it wrote, unfiltered: it passes the display filter before anybody sees it.
    package var output: [UInt8]
    package var errors: [UInt8]
  }

  /// The variables a child is given: enough to find its files and to speak the clinic's language.
  static let environment = ["PATH=/usr/bin:/bin", "LANG=C.UTF-8", "LC_ALL=C.UTF-8"]

  /// Runs it, hands over the input and waits for its end.
  ///
  /// Blocks the calling thread, at most for ``milliseconds`` and a moment.
  ///
  /// - Parameter isStopped: Asked some times a second whether it is to be ended; nil never ends it.
  package func run(
    input: [UInt8] = [], isStopped: (() -> Bool)? = nil
  ) throws(Failure) -> Outcome {
    var pipes = try PipeSet()
    defer { pipes.closeAll() }
    let child = try start(pipes)
    pipes.closeChildEnds()
    var exchange = Exchange(pipes, input: input, most: mostOutput)
    let deadline = Self.uptime() + milliseconds
    let isWhole = Self.withoutPipeSignal { exchange.run(until: deadline, isStopped: isStopped) }
    var status: Int32 = 0
    if !isWhole || !Self.wait(for: child, until: deadline, isStopped, &status) {
      // The group, so that nothing it started lives on.
      kill(-child, SIGKILL)
      while waitpid(child, &status, 0) == -1, errno == EINTR {}
      throw isStopped?() == true ? .stopped : .tookTooLong
    }
    // A daemon left behind in the group would outlive its purpose.
    kill(-child, SIGKILL)
    let signal = status & 0x7F
    return Outcome(
      code: signal == 0 ? Int(status >> 8 & 0xFF) : 128 + Int(signal), output: exchange.output,
      errors: exchange.errors)
  }

  private func start(_ pipes: borrowing PipeSet) throws(Failure) -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (place, end) in pipes.childEnds.enumerated() {
      posix_spawn_file_actions_adddup2(&actions, end, Int32(place))
    }
    try Self.check("addclosefrom", posix_spawn_file_actions_addclosefrom_np(&actions, 3))
    try Self.check("addchdir", posix_spawn_file_actions_addchdir_np(&actions, "/"))
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    var all = sigset_t()
    sigfillset(&all)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setsigdefault(&attributes, &all)
    posix_spawnattr_setpgroup(&attributes, 0)
    posix_spawnattr_setflags(
      &attributes,
      Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    var variables = Self.environment.map { strdup($0) } + [nil]
    defer { for word in words + variables { free(word) } }
    var child = pid_t()
    try Self.check(
      "posix_spawn", posix_spawn(&child, program, &actions, &attributes, &words, &variables))
    return child
  }

  /// Runs a body in which writing to a child that has gone is an error and no signal.
  private static func withoutPipeSignal<Result>(_ body: () -> Result) -> Result {
    var pipe = sigset_t()
    var before = sigset_t()
    sigemptyset(&pipe)
    sigaddset(&pipe, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &pipe, &before)
    defer {
      // One that came meanwhile would arrive when it is let through again.
      var now = timespec()
      if sigismember(&before, SIGPIPE) == 0 { while sigtimedwait(&pipe, nil, &now) > 0 {} }
      pthread_sigmask(SIG_SETMASK, &before, nil)
    }
    return body()
  }

  static func check(_ call: String, _ code: Int32) throws(Failure) {
    guard code == 0 else { throw .system(call: call, code: code) }
  }

  private static func wait(
    for child: pid_t, until deadline: Int, _ isStopped: (() -> Bool)?, _ status: inout Int32
  ) -> Bool {
    while true {
      let found = waitpid(child, &status, WNOHANG)
      if found == child || (found == -1 && errno != EINTR) { return true }
      guard uptime() < deadline, isStopped?() != true else { return false }
      // Its pipes are closed: it is on its way out, or it hides.
      var pause = timespec(tv_sec: 0, tv_nsec: 2_000_000)
      nanosleep(&pause, nil)
    }
  }

  /// Milliseconds of a clock that never jumps.
  static func uptime() -> Int {
    var moment = timespec()
    clock_gettime(CLOCK_MONOTONIC, &moment)
    return moment.tv_sec * 1000 + moment.tv_nsec / 1_000_000
  }
}
