internal import Canvas
internal import Domain
internal import Glibc
internal import Synchronization

/// The signal that came while a password was typed; 0 while none did.
private let came = Atomic<Int32>(0)
/// Where the handler writes to end the wait; −1 while no pipe is open.
private let wakeEnd = Atomic<Int32>(-1)

/// Notes the signal and ends the wait, both of which a handler may do.
private func note(_ number: Int32) {
  let code = errno
  came.store(number, ordering: .sequentiallyConsistent)
  var byte: UInt8 = 1
  _ = write(wakeEnd.load(ordering: .sequentiallyConsistent), &byte, 1)
  errno = code
}

/// Asks for a password on the terminal itself, whatever the standard streams lead to.
///
/// Nothing of it is shown, and the terminal gets its echo back on every way out: Enter, end of
/// input, and each signal that can be caught, which then does what it would have done.
enum PasswordPrompt {
  /// What may interrupt a person who types.
  private static let signals = [
    SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU, SIGALRM, SIGUSR1, SIGUSR2,
  ]
  /// How often a new password may be typed in two ways, or not fit the rules.
  static let mostTries = 3

  /// Whether there is a terminal to ask on.
  static var isPossible: Bool {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { return false }
    close(terminal)
    return true
  }

  /// Asks once.
  ///
  /// - Throws: When there is no terminal, or the person gives up with Ctrl-D.
  static func ask(_ question: String) throws(CommandFailure) -> Secret {
    let terminal = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC)
    guard terminal >= 0 else { throw noTerminal }
    defer { close(terminal) }
    while true {
      switch try read(question, on: terminal) {
      case .typed(let secret): return secret
      case .tooLong: say("\n", on: terminal)
      case .nothing:
        throw .no(Localized(zh: "没有输入密码，未作改动", en: "no password was given; nothing was done"))
      // What the signal did is over: the program was stopped and goes on, or the signal is ignored.
      case .interrupted(let number): raise(number)
      }
    }
  }

  /// Asks for a new password, twice, until both are the same.
  static func askNew(_ language: Language, for code: String) throws(CommandFailure) -> Secret {
    let first = Localized(zh: "\(code) 的新密码：", en: "New password for \(code): ")
    let again = Localized(zh: "再输入一次：", en: "The same again: ")
    for _ in 0..<mostTries {
      let secret = try ask(first[language])
      if try ask(again[language]) == secret { return secret }
      Output.error(
        Localized(zh: "两次输入不一致", en: "these were not the same")[language])
    }
    throw .no(
      Localized(
        zh: "两次输入都不一致，密码未作改动", en: "the two never were the same; the password was not changed"))
  }

  // MARK: - The terminal

  private enum Typed {
    case typed(Secret)
    case nothing
    case tooLong
    case interrupted(Int32)
  }

  private static func read(_ question: String, on terminal: Int32) throws(CommandFailure) -> Typed {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .world(failure("pipe")) }
    defer { for end in ends { close(end) } }
    for end in ends {
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
    }
    came.store(0, ordering: .sequentiallyConsistent)
    wakeEnd.store(ends[1], ordering: .sequentiallyConsistent)
    let former = signals.map { signal($0, note) }
    defer {
      for (number, handler) in zip(signals, former) { signal(number, handler) }
      wakeEnd.store(-1, ordering: .sequentiallyConsistent)
    }
    var before = termios()
    guard tcgetattr(terminal, &before) == 0 else { throw .world(failure("tcgetattr")) }
    var silent = before
    silent.c_lflag &= ~tcflag_t(ECHO | ECHONL)
    silent.c_lflag |= tcflag_t(ICANON | ISIG)
    // What was typed before the question is no answer to it.
    guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else {
      let number = came.load(ordering: .sequentiallyConsistent)
      guard number == 0 else { return .interrupted(number) }
      throw .world(failure("tcsetattr"))
    }
    defer { _ = tcsetattr(terminal, TCSADRAIN, &before) }
    say(DisplayText.of(question), on: terminal)
    let answer = line(from: terminal, wake: ends[0])
    say("\n", on: terminal)
    return answer
  }

  /// Reads bytes up to the end of the line into memory that is wiped.
  private static func line(from terminal: Int32, wake: Int32) -> Typed {
    let entry = SecretEntry()
    var fits = true
    while true {
      var entries = [
        pollfd(fd: terminal, events: Int16(POLLIN), revents: 0),
        pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
      ]
      _ = poll(&entries, 2, -1)
      let number = came.load(ordering: .sequentiallyConsistent)
      if number != 0 { return .interrupted(number) }
      guard entries[0].revents != 0 else { continue }
      var byte: UInt8 = 0
      let count = Glibc.read(terminal, &byte, 1)
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      guard count == 1 else { return .nothing }
      if byte == 0x0A || byte == 0x0D { return fits ? .typed(entry.take()) : .tooLong }
      fits = entry.append(byte) && fits
      byte = 0
    }
  }

  private static func say(_ text: String, on terminal: Int32) {
    let bytes = Array(text.utf8)
    _ = bytes.withUnsafeBytes { write(terminal, $0.baseAddress, $0.count) }
  }

  private static func failure(_ call: String) -> Localized {
    let reason = String(cString: strerror(errno))
    return Localized(
      zh: "终端出错：\(call)：\(reason)", en: "the terminal failed: \(call): \(reason)")
  }

  private static let noTerminal = CommandFailure.no(
    Localized(
      zh: "需要输入密码，但没有终端；请在终端里运行，或用绑定的系统用户",
      en: "a password is needed and there is no terminal; run it on one, "
        + "or as the system user tied to the account"))
}
