internal import Glibc

/// What an open terminal does while nobody touches it.
enum IdleRows {
  private static let seconds = 10

  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    guard access(clinic.program, X_OK) == 0 else {
      return [Row("idle", "no program at \(clinic.program); name it with --frontdesk")]
    }
    let terminal = try PseudoTerminal(
      [clinic.program, "--database", clinic.path, "--lang", "zh"], columns: 80, rows: 24)
    defer { terminal.end() }
    _ = terminal.untilQuiet(limit: 10_000)
    // What the start left to do is not idling.
    _ = terminal.watch(milliseconds: 3000)
    let wakeUps = terminal.wakeUps
    let processor = terminal.processorMilliseconds
    let bytes = terminal.watch(milliseconds: Double(seconds) * 1000)
    let worked = short(terminal.processorMilliseconds - processor)
    return [
      Row(
        "an idle terminal for \(seconds) s",
        "\(terminal.wakeUps - wakeUps) wake-ups of all threads, \(bytes) bytes written, "
          + "\(worked) ms of the first thread on the processor",
        target: "the minute clock, the lock timer and the change check alone")
    ]
  }
}
