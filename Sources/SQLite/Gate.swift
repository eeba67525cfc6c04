internal import Dispatch
internal import Glibc
internal import Synchronization

/// An exclusive lock on a file of its own that every write to a shared database passes.
///
/// It makes waiting fair, and it keeps a checkpoint from running beside a commit, which corrupts
/// a database on SQLite before 3.51.3. The kernel frees it when its holder dies. The lock is on a
/// separate file because a lock on the database itself would break SQLite's own.
package final class Gate {
  private let descriptor: Int32
  private let path: String
  /// Waiters block on a queue of their own, so that a wait can have an end and stays in line.
  private let line = DispatchQueue(label: "frontdesk.gate")

  /// Opens or makes the gate file beside a database.
  ///
  /// - Parameter path: The path of the gate file.
  /// - Throws: When it cannot be opened or is not a plain file.
  package init(path: String) throws(SQLiteError) {
    // The descriptor must not reach children: they would hold the lock for as long as they live.
    let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK, 0o600)
    guard opened >= 0 else {
      throw SQLiteError(
        code: 14, message: String(cString: strerror(errno)), operation: "open the gate file")
    }
    var status = stat()
    guard fstat(opened, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
      close(opened)
      throw SQLiteError(code: 14, message: "not a plain file", operation: "open the gate file")
    }
    descriptor = opened
    self.path = path
  }

  deinit { close(descriptor) }

  /// Waits for the lock, at most so long, and notes this process in the file.
  ///
  /// - Parameter milliseconds: The longest wait.
  /// - Returns: Nil when the lock is held now; else the process that holds it, 0 when unknown.
  package func enter(within milliseconds: Int) -> Int? {
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0, !waitInLine(milliseconds) { return holder() }
    let note = Array("\(getpid())\n          ".utf8.prefix(11))
    _ = note.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    return nil
  }

  /// Gives the lock back.
  package func leave() { flock(descriptor, LOCK_UN) }

  /// Blocks in the kernel's line on another thread; false when the time ran out.
  private func waitInLine(_ milliseconds: Int) -> Bool {
    let wait = Wait()
    let descriptor = descriptor
    line.async {
      while flock(descriptor, LOCK_EX) != 0, errno == EINTR {}
      // The one who waited may have gone: then the lock is given back at once.
      if !wait.claim(.held) { flock(descriptor, LOCK_UN) }
      wait.arrived.signal()
    }
    if wait.arrived.wait(timeout: .now() + .milliseconds(milliseconds)) == .success { return true }
    return !wait.claim(.abandoned)
  }

  /// The process noted in the file; 0 when it cannot be read.
  private func holder() -> Int {
    var bytes = [UInt8](repeating: 0, count: 11)
    let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
    let digits = bytes.prefix(max(0, count)).prefix { (48...57).contains($0) }
    return Int(String(decoding: digits, as: UTF8.self)) ?? 0
  }
}

/// Who was first: the lock, or the end of the wait.
private final class Wait: Sendable {
  enum Outcome: Int { case open, held, abandoned }
  let arrived = DispatchSemaphore(value: 0)
  private let outcome = Mutex(Outcome.open)

  /// Takes the outcome; false when the other side was first.
  func claim(_ wanted: Outcome) -> Bool {
    outcome.withLock { now in
      guard now == .open else { return false }
      now = wanted
      return true
    }
  }
}
