import Glibc
import Synchronization

/// Messages posted from any thread, with a descriptor that wakes the loop.
final class Mailbox<Message: Sendable>: Sendable {
  private let pending = Mutex<[Message]>([])
  /// Becomes readable when something was posted; −1 when the system gave no pipe.
  let readEnd: Int32
  private let writeEnd: Int32

  init() {
    var ends: [Int32] = [-1, -1]
    if pipe(&ends) == 0 {
      for end in ends {
        _ = fcntl(end, F_SETFL, fcntl(end, F_GETFL) | O_NONBLOCK)
        _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      }
    }
    readEnd = ends[0]
    writeEnd = ends[1]
  }

  deinit {
    if readEnd >= 0 { close(readEnd) }
    if writeEnd >= 0 { close(writeEnd) }
  }

  /// Adds a message and wakes the loop; from any thread.
  func post(_ message: Message) {
    pending.withLock { $0.append(message) }
    guard writeEnd >= 0 else { return }
    var byte: UInt8 = 1
    // A full pipe is already a wake-up.
    _ = write(writeEnd, &byte, 1)
  }

  /// Waits until something was posted, or for so many milliseconds at most.
  func wait(milliseconds: Int) {
    var entry = pollfd(fd: readEnd, events: Int16(POLLIN), revents: 0)
    _ = poll(&entry, 1, Int32(clamping: max(0, milliseconds)))
  }

  /// Takes all messages in the order they came and empties the descriptor.
  func drain() -> [Message] {
    if readEnd >= 0 {
      var bytes = [UInt8](repeating: 0, count: 64)
      while read(readEnd, &bytes, bytes.count) > 0 {}
    }
    return pending.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }
}
