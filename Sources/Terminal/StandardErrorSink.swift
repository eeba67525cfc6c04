import Glibc

/// Keeps standard error off the screen while a picture is on it.
struct StandardErrorSink {
  /// The former standard error; −1 when it was left alone.
  private let former: Int32

  /// - Parameter descriptor: Where it goes instead, owned by the caller. Nil for nowhere, and then a
  ///   standard error that is no terminal is left as it is.
  init(descriptor: Int32?) {
    guard descriptor != nil || isatty(STDERR_FILENO) == 1 else {
      former = -1
      return
    }
    former = fcntl(STDERR_FILENO, F_DUPFD_CLOEXEC, 3)
    if let descriptor {
      dup2(descriptor, STDERR_FILENO)
    } else {
      let nowhere = open("/dev/null", O_WRONLY)
      if nowhere >= 0 {
        dup2(nowhere, STDERR_FILENO)
        _ = Glibc.close(nowhere)
      }
    }
  }

  /// Brings the former standard error back.
  func close() {
    guard former >= 0 else { return }
    dup2(former, STDERR_FILENO)
    _ = Glibc.close(former)
  }
}
