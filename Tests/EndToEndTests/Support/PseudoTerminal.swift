import Canvas
import Glibc

/// A program in a terminal that nobody sees: its keys come from a test, its picture is emulated.
final class PseudoTerminal {
  private var master: Int32
  private(set) var screen: VirtualTerminal
  let process: ChildProcess
  /// What the program works on, which stays while its terminal does.
  var keeps: AnyObject?
  /// The settings of the line before the program started.
  let formerSettings: [Int]
  /// Bytes that the program has not taken yet.
  private var outbox: ArraySlice<UInt8> = []
  /// Everything that the program has written.
  private(set) var log: [UInt8] = []

  /// Starts a program as the first of a session, with the terminal as all its streams.
  ///
  /// - Parameter errors: A file that is there and takes standard error instead; nil for none.
  init(
    _ command: [String], environment: [String: String], size: Size, errors: String? = nil
  ) throws {
    let path: String
    (master, path) = try Self.open()
    screen = VirtualTerminal(columns: size.columns, rows: size.rows)
    Self.setSize(master, size)
    formerSettings = Self.settings(master)
    process = try ChildProcess(
      command, environment: environment,
      streams: [.path(path), .descriptor(0), errors.map { .path($0) } ?? .descriptor(0)],
      isLeader: true)
  }

  deinit { if master >= 0 { close(master) } }

  // MARK: - The person

  /// Types text, all at once.
  func type(_ text: String) { send(Array(text.utf8)) }

  /// Sends bytes as they are.
  func send(_ bytes: [UInt8]) {
    outbox += bytes
    pump(milliseconds: 0)
  }

  /// Changes the size of the window.
  func resize(_ size: Size) {
    pump(milliseconds: 0)
    screen.resize(columns: size.columns, rows: size.rows)
    Self.setSize(master, size)
  }

  /// Takes the terminal away, as a closed window or a lost line does.
  func hangUp() {
    close(master)
    master = -1
  }

  /// Shows what another program on the same terminal writes.
  func scribble(_ text: String) {
    pump(milliseconds: 0)
    screen.feed(Array(text.utf8))
  }

  // MARK: - The picture

  /// Waits until the picture is as wanted.
  func wait(
    for what: String, seconds: Int = 30, until isThere: (VirtualTerminal) -> Bool
  ) throws {
    let deadline = Deadline(seconds: seconds)
    while !isThere(screen) {
      guard !deadline.isOver else { throw failure("gave up waiting for \(what)") }
      if process.hasEnded() {
        pump(milliseconds: 0)
        guard isThere(screen) else { throw failure("the program ended before \(what)") }
        return
      }
      pump(milliseconds: 100)
    }
  }

  /// Waits until some row shows a text.
  func wait(for text: String) throws {
    try wait(for: "“\(text)”") { $0.shows(text) }
  }

  /// Waits until no row shows a text.
  func waitUntilGone(_ text: String) throws {
    try wait(for: "“\(text)” to go") { !$0.shows(text) }
  }

  /// Waits for the program's end and takes the last it wrote.
  func waitForEnd(seconds: Int = 30) throws -> Ending {
    let deadline = Deadline(seconds: seconds)
    while !process.hasEnded() {
      guard !deadline.isOver else { throw failure("gave up waiting for the program to end") }
      if master >= 0 { pump(milliseconds: 20) } else { ChildProcess.pause() }
    }
    pump(milliseconds: 0)
    return process.ending ?? .exited(-1)
  }

  /// The settings of the line as they are now.
  var settings: [Int] { Self.settings(master) }

  private func failure(_ text: String) -> EndToEndFailure {
    let ending = process.ending.map { "; it ended: \($0)" } ?? ""
    return EndToEndFailure("\(text)\(ending)\n\(screen.text)")
  }

  // MARK: - Bytes

  /// Reads what has come and writes what is waiting, for so long at most.
  private func pump(milliseconds: Int32) {
    guard master >= 0 else { return }
    var entry = pollfd(
      fd: master, events: Int16(POLLIN | (outbox.isEmpty ? 0 : POLLOUT)), revents: 0)
    guard poll(&entry, 1, milliseconds) > 0 else { return }
    if entry.revents & Int16(POLLOUT) != 0 { writeOut() }
    if entry.revents & Int16(POLLIN) != 0 { readIn() }
    // Nobody has the other end open; not to turn without a pause until somebody has, or has died.
    if entry.revents & Int16(POLLIN | POLLOUT) == 0, milliseconds > 0 { ChildProcess.pause() }
  }

  private func writeOut() {
    // A line takes some 4 KB; the rest waits until the program has read.
    let count = outbox.prefix(4096).withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
    if count > 0 { outbox = outbox.dropFirst(count) }
  }

  private func readIn() {
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(master, &buffer, buffer.count)
      guard count > 0 else { return }
      log += buffer[..<count]
      screen.feed(buffer[..<count])
    }
  }

  /// Opens a new pair and returns its master and the path of its slave.
  ///
  /// By Linux's own calls, as `posix_openpt` and its kin are hidden from Swift.
  private static func open() throws -> (Int32, String) {
    // Closed in every child, so that closing it here takes the terminal away.
    let master = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC | O_NONBLOCK)
    guard master >= 0 else { throw EndToEndFailure.system("open /dev/ptmx", errno) }
    var lock: Int32 = 0
    var number: UInt32 = 0
    // TIOCSPTLCK and TIOCGPTN of <asm-generic/ioctls.h>.
    guard ioctl(master, 0x4004_5431, &lock) == 0, ioctl(master, 0x8004_5430, &number) == 0 else {
      throw EndToEndFailure.system("ioctl /dev/ptmx", errno)
    }
    return (master, "/dev/pts/\(number)")
  }

  private static func setSize(_ master: Int32, _ size: Size) {
    var window = winsize(
      ws_row: UInt16(size.rows), ws_col: UInt16(size.columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(master, UInt(TIOCSWINSZ), &window)
  }

  private static func settings(_ master: Int32) -> [Int] {
    var settings = termios()
    guard tcgetattr(master, &settings) == 0 else { return [] }
    let characters = withUnsafeBytes(of: settings.c_cc) { $0.map(Int.init) }
    return [settings.c_iflag, settings.c_oflag, settings.c_cflag, settings.c_lflag].map(Int.init)
      + characters
  }
}
