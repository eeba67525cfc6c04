internal import Glibc

/// A program on a pseudo-terminal, fed keys and watched for the last byte they cause.
final class PseudoTerminal {
  struct Failure: Error, CustomStringConvertible { let description: String }

  private let master: Int32
  private let child: pid_t
  /// A burst of output has ended after so many milliseconds of silence.
  private static let quiet: Int32 = 25
  /// `TIOCGPTN`, `TIOCSPTLCK` and `POSIX_SPAWN_SETSID`, which are macros that do not import.
  private static let getNumber: UInt = 0x8004_5430
  private static let setLock: UInt = 0x4004_5431
  private static let newSession: Int16 = 0x80

  /// Starts a program with the terminal as its standard input and output.
  init(_ command: [String], columns: Int, rows: Int) throws {
    // Glibc's module has no posix_openpt; these are what it does.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var number: Int32 = 0
    var isLocked: Int32 = 0
    guard master >= 0, ioctl(master, Self.getNumber, &number) == 0,
      ioctl(master, Self.setLock, &isLocked) == 0
    else { throw Failure(description: "no pseudo-terminal: \(String(cString: strerror(errno)))") }
    let slave = "/dev/pts/\(number)"
    var size = winsize(
      ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, slave, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    // A session of its own, so that the terminal is the program's.
    posix_spawnattr_setflags(&attributes, Self.newSession)
    var arguments: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    let environment = ["TERM=xterm-256color", "LANG=C.UTF-8", "SWIFT_BACKTRACE=enable=no"]
    var settings: [UnsafeMutablePointer<CChar>?] = environment.map { strdup($0) } + [nil]
    defer { for setting in settings { free(setting) } }
    var started = pid_t()
    let code = posix_spawn(&started, command[0], &actions, &attributes, &arguments, &settings)
    guard code == 0 else {
      throw Failure(description: "\(command[0]): \(String(cString: strerror(code)))")
    }
    child = started
  }

  /// How many bytes the last key caused.
  private(set) var bytesOfLastKey = 0

  /// Writes a key and gives the milliseconds to the last byte of what it causes; 0 for nothing.
  func press(_ key: String) -> Double {
    let start = Clock.milliseconds()
    let bytes = Array(key.utf8)
    _ = write(master, bytes, bytes.count)
    return max(0, lastByte(limit: 2000) - start)
  }

  /// The milliseconds from now to the last byte of the first burst.
  func untilQuiet(limit: Int32) -> Double {
    let start = Clock.milliseconds()
    return max(0, lastByte(limit: limit) - start)
  }

  /// When the last byte of a burst came.
  private func lastByte(limit: Int32) -> Double {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var last = 0.0
    var wait = min(limit, 200)
    if limit > 2000 { wait = limit }
    bytesOfLastKey = 0
    while true {
      var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, wait) > 0 else { return last }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return last }
      bytesOfLastKey += count
      last = Clock.milliseconds()
      wait = Self.quiet
    }
  }

  /// The most memory the program has held, in MiB; 0 when it cannot be told.
  var peakMegabytes: Int { (Self.number("VmHWM:", in: "/proc/\(child)/status") ?? 0) / 1024 }

  /// The memory the program holds now, in MiB; 0 when it cannot be told.
  var presentMegabytes: Int { (Self.number("VmRSS:", in: "/proc/\(child)/status") ?? 0) / 1024 }

  /// How often the program's threads have woken up after waiting, since they began.
  var wakeUps: Int {
    let folder = "/proc/\(child)/task"
    guard let list = opendir(folder) else { return 0 }
    defer { closedir(list) }
    var sum = 0
    while let entry = readdir(list) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard Int(name) != nil else { continue }
      sum += Self.number("voluntary_ctxt_switches:", in: "\(folder)/\(name)/status") ?? 0
    }
    return sum
  }

  /// The processor time the program has taken, in milliseconds.
  var processorMilliseconds: Double {
    guard let file = fopen("/proc/\(child)/schedstat", "r") else { return 0 }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, Int32(line.count), file) != nil else { return 0 }
    return strtod(line, nil) / 1_000_000
  }

  /// Waits so long and counts the bytes that come all the same.
  func watch(milliseconds: Double) -> Int {
    let end = Clock.milliseconds() + milliseconds
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    var sum = 0
    while case let left = end - Clock.milliseconds(), left > 0 {
      var entry = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
      guard poll(&entry, 1, Int32(left) + 1) > 0 else { continue }
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return sum }
      sum += count
    }
    return sum
  }

  /// The number after a word at the beginning of a line; nil when there is none.
  private static func number(_ word: String, in path: String) -> Int? {
    guard let file = fopen(path, "r") else { return nil }
    defer { fclose(file) }
    var line = [CChar](repeating: 0, count: 256)
    while fgets(&line, Int32(line.count), file) != nil {
      let text = String(
        decoding: line.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
      guard text.hasPrefix(word) else { continue }
      return Int(text.filter { ("0"..."9").contains($0) })
    }
    return nil
  }

  /// Ends the program.
  func end() {
    kill(child, SIGTERM)
    var status: Int32 = 0
    waitpid(child, &status, 0)
    close(master)
  }
}
