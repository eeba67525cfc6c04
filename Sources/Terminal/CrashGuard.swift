import Glibc
import Synchronization

/// What a crash handler needs, made before anything can crash.
private struct CrashNotes {
  var settings: termios
  var bytes: UnsafeMutableRawPointer
  var count: Int
}

/// The address of a `CrashNotes`; 0 while no screen is up, and after the first of several threads
/// that crash has taken it.
private let crashNotes = Atomic<UInt>(0)

/// Puts the terminal in order with calls that a handler may make, and lets the signal kill.
///
/// `SA_RESETHAND` has made the default its action again; the raised one is held back until this
/// returns.
private func restoreAndDie(_ number: Int32) {
  let address = crashNotes.exchange(0, ordering: .sequentiallyConsistent)
  if let notes = UnsafeMutablePointer<CrashNotes>(bitPattern: address) {
    _ = write(STDOUT_FILENO, notes.pointee.bytes, notes.pointee.count)
    _ = tcsetattr(STDIN_FILENO, TCSANOW, &notes.pointee.settings)
  }
  raise(number)
}

/// Restores the terminal when the program crashes.
///
/// A trap in Swift is a signal: no `defer`, no `deinit` and no ncurses clean-up runs. Has a stack of
/// its own for the thread that made it, so that an overflow of that thread's stack is caught too.
final class CrashGuard {
  private static let signals = [SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT]
  private static let stackSize = 64 * 1024
  /// Bytes for what is asked of the terminal later.
  private static let reserve = 64

  private let notes: UnsafeMutablePointer<CrashNotes>
  private let stack: UnsafeMutableRawPointer
  private var former: [(number: Int32, action: sigaction)] = []
  private var formerStack = stack_t()
  /// Bytes that can still be added.
  private var room: Int

  /// - Parameters:
  ///   - settings: The terminal's settings to go back to.
  ///   - restore: The bytes that undo what was asked of the terminal.
  init(settings: termios, restore: [UInt8]) {
    let bytes = UnsafeMutableRawPointer.allocate(
      byteCount: restore.count + Self.reserve, alignment: 1)
    bytes.copyMemory(from: restore, byteCount: restore.count)
    notes = .allocate(capacity: 1)
    notes.initialize(to: CrashNotes(settings: settings, bytes: bytes, count: restore.count))
    room = Self.reserve
    stack = .allocate(byteCount: Self.stackSize, alignment: 16)
    var alternate = stack_t(ss_sp: stack, ss_flags: 0, ss_size: Self.stackSize)
    sigaltstack(&alternate, &formerStack)
    crashNotes.store(UInt(bitPattern: notes), ordering: .sequentiallyConsistent)
    for number in Self.signals {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = restoreAndDie
      sigemptyset(&action.sa_mask)
      action.sa_flags = SA_ONSTACK | Int32(truncatingIfNeeded: SA_RESETHAND)
      var before = sigaction()
      if sigaction(number, &action, &before) == 0 { former.append((number, before)) }
    }
  }

  /// Undoes more at a crash; on the thread that made this, before it is asked of the terminal.
  func also(_ bytes: [UInt8]) {
    guard bytes.count <= room else { return }
    room -= bytes.count
    (notes.pointee.bytes + notes.pointee.count).copyMemory(from: bytes, byteCount: bytes.count)
    // A crash before this line writes the former bytes alone.
    notes.pointee.count += bytes.count
  }

  /// Gives the signals back; to be called once, on the thread that made this.
  func close() {
    for (number, action) in former {
      var action = action
      sigaction(number, &action, nil)
    }
    former = []
    crashNotes.store(0, ordering: .sequentiallyConsistent)
    sigaltstack(&formerStack, nil)
    notes.pointee.bytes.deallocate()
    notes.deinitialize(count: 1)
    notes.deallocate()
    stack.deallocate()
  }
}
