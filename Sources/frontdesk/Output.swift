internal import Canvas
internal import Glibc
internal import Interchange
internal import Synchronization

/// Writes to standard output and standard error.
enum Output {
  /// The `errno` of the first write to standard output that failed; 0 while all went well.
  static let failure = Atomic<Int32>(0)

  /// Writes a line that may hold data: everything that could steer a terminal is made visible.
  static func line(_ text: String) { write(DisplayText.of(text) + "\n", to: STDOUT_FILENO) }

  /// Writes the columns of a row, each made visible by itself and two spaces apart.
  static func row(_ columns: [String]) { write(text(ofRow: columns), to: STDOUT_FILENO) }

  /// The line that ``row(_:)`` writes.
  static func text(ofRow columns: [String]) -> String {
    columns.map { DisplayText.of($0) }.joined(separator: "  ") + "\n"
  }

  /// Writes a line whose blanks say something, such as one that points at another: each word is made
  /// visible by itself.
  static func drawing(_ text: String, isError: Bool = false) {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    let line = words.map { DisplayText.of(String($0)) }.joined(separator: " ")
    write(line + "\n", to: isError ? STDERR_FILENO : STDOUT_FILENO)
  }

  /// Writes lines that are already safe, such as JSON.
  static func raw(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// Writes a value of JSON in a line of its own.
  static func json(_ value: JSONOutput) { raw(value.text + "\n") }

  /// Writes a line to standard error.
  static func error(_ text: String) { write(DisplayText.of(text) + "\n", to: STDERR_FILENO) }

  /// Writes over the present line of standard error; only where it is a terminal.
  static func progress(_ text: String) {
    guard Environment.isTerminal(STDERR_FILENO) else { return }
    write("\r\u{1B}[K" + DisplayText.of(text), to: STDERR_FILENO)
  }

  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        bytes = bytes.dropFirst(count)
      } else if errno != EINTR {
        if descriptor == STDOUT_FILENO { failure.store(errno, ordering: .relaxed) }
        return
      }
    }
  }
}
