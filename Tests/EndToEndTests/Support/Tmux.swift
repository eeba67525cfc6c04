import Canvas
import Foundation

/// A window of tmux, a terminal that nobody here wrote, with the program in it.
final class Tmux {
  private static let program = "/usr/bin/tmux"

  /// Whether this machine has it.
  static var isThere: Bool { FileManager.default.isExecutableFile(atPath: program) }

  private let clinic: Clinic

  /// Opens the screens in a window of some size; its server serves nobody else.
  init(_ clinic: Clinic, columns: Int, rows: Int, _ arguments: [String]) throws {
    self.clinic = clinic
    let words = ([Clinic.program] + arguments).map { "'\($0)'" }.joined(separator: " ")
    try tell(["new-session", "-d", "-x", "\(columns)", "-y", "\(rows)", words])
  }

  deinit { _ = try? tell(["kill-server"]) }

  /// Sends keys by tmux's names for them.
  func press(_ keys: String...) throws { try tell(["send-keys"] + keys) }

  /// Types text as it is.
  func type(_ text: String) throws { try tell(["send-keys", "-l", text]) }

  /// Pastes text with the marks of a paste around it.
  func paste(_ text: String) throws {
    let file = try clinic.write(text, to: "paste.txt")
    try tell(["load-buffer", file])
    try tell(["paste-buffer", "-p"])
  }

  func resize(columns: Int, rows: Int) throws {
    try tell(["resize-window", "-x", "\(columns)", "-y", "\(rows)"])
  }

  /// What the window shows, row by row, without blanks at the ends.
  func text() throws -> String { try tell(["capture-pane", "-p"]) }

  /// Waits until the window is as wanted.
  func wait(for what: String, seconds: Int = 30, until isThere: (String) -> Bool) throws {
    let deadline = Deadline(seconds: seconds)
    while true {
      let text = try text()
      if isThere(text) { return }
      guard !deadline.isOver else {
        throw EndToEndFailure("gave up waiting for \(what)\n\(text)")
      }
      ChildProcess.pause()
    }
  }

  @discardableResult
  private func tell(_ words: [String]) throws -> String {
    // Without anybody's settings, and on a socket in the test's own folder.
    let socket = clinic.home.appending(path: "tmux").path
    let command = try RunningCommand(
      [Self.program, "-u", "-f", "/dev/null", "-S", socket] + words,
      environment: clinic.environment, folder: clinic.home)
    guard case .exited(0) = try command.process.wait(seconds: 30) else {
      throw EndToEndFailure("tmux \(words.first ?? ""): \(command.errors)")
    }
    return command.output
  }
}
