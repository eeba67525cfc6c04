import CNcurses
import Glibc

/// Gathers what ncurses writes for one picture, so that it goes to the terminal in one piece.
///
/// ncurses empties its buffer at every move of the cursor: ten to a hundred writes for a picture.
/// Each wakes the terminal, which takes the processor from the rest of the picture and shows it
/// half drawn. So ncurses writes to a descriptor of its own, which for the length of a picture
/// leads into memory.
final class PictureWriter {
  /// What ncurses is to write to: the terminal, but while a picture is gathered.
  let stream: UnsafeMutablePointer<FILE>
  private let descriptor: Int32
  private let memory: Int32

  /// Makes a second way to standard output; nil where the system refuses what is needed.
  init?() {
    let memory = cncurses_memory_file("frontdesk.picture")
    let descriptor = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3)
    guard memory >= 0, descriptor >= 0, let stream = fdopen(descriptor, "w") else {
      for opened in [memory, descriptor] where opened >= 0 { _ = Glibc.close(opened) }
      return nil
    }
    self.memory = memory
    self.descriptor = descriptor
    self.stream = stream
  }

  /// Ends both; to be called once, when ncurses has let go of the stream.
  func close() {
    fclose(stream)
    _ = Glibc.close(memory)
  }

  /// Gives what a body has ncurses write.
  ///
  /// Where it cannot be gathered it goes to the terminal at once, and nothing is given.
  func gather(_ body: () -> Void) -> [UInt8] {
    guard cncurses_lead(descriptor, memory) >= 0 else {
      body()
      return []
    }
    body()
    _ = cncurses_lead(descriptor, STDOUT_FILENO)
    let count = Int(lseek(memory, 0, SEEK_CUR))
    lseek(memory, 0, SEEK_SET)
    guard count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      filled = max(0, pread(memory, buffer.baseAddress, count, 0))
    }
  }
}
