internal import Glibc

/// What a person at a terminal waits for: the real program on a pseudo-terminal.
enum TerminalRows {
  @Sendable static func measure(_ clinic: BenchClinic) throws -> [Row] {
    guard access(clinic.program, X_OK) == 0 else {
      return [Row("on a terminal", "no program at \(clinic.program); name it with --frontdesk")]
    }
    var rows: [Row] = []
    for (columns, rowCount) in [(80, 24), (200, 50)] {
      let name = "\(columns)x\(rowCount)"
      let terminal = try PseudoTerminal(
        [clinic.program, "--database", clinic.path, "--lang", "zh"], columns: columns,
        rows: rowCount)
      defer { terminal.end() }
      let start = terminal.untilQuiet(limit: 10_000)
      rows.append(
        Row(
          "start to first frame, \(name)", "\(short(start)) ms to the last byte", target: "≤ 50 ms")
      )
      let typing = "zhang \u{7F}\u{7F}\u{7F}\u{7F}\u{7F}\u{7F}wang 19\u{15}ly 13\u{15}"
      let typed = Array(repeating: typing.map(String.init), count: 12).flatMap { $0 }
      rows.append(
        Self.row(
          "lookup key to painted rows, \(name)", typed, terminal, about: 2.5,
          target: "p50 ≤ 4, p99 ≤ 10 ms"))
      _ = terminal.press("\u{1B}[15~")
      var bytes: [Int] = []
      let moves = Times(
        milliseconds: (0..<300).map {
          let time = terminal.press($0 % 20 < 10 ? "\u{1B}OB" : "\u{1B}OA")
          bytes.append(terminal.bytesOfLastKey)
          return time
        })
      bytes.sort()
      rows.append(Row("a key in the queue to the last byte, \(name)", moves))
      rows.append(
        Row(
          "bytes of a cursor move in the queue, \(name)",
          "p50 \(bytes[bytes.count / 2]) max \(bytes[bytes.count - 1]) bytes, n=\(bytes.count)"))
      _ = terminal.press("\u{1B}OP")
      rows.append(
        Self.row(
          "a key that changes only the screen (help), \(name)",
          (0..<300).map { $0 % 20 < 10 ? "\u{1B}OB" : "\u{1B}OA" }, terminal, about: 0.8,
          target: columns == 80 ? "p50 ≤ 1, p99 ≤ 5 ms" : "p50 ≤ 1, p99 ≤ 10 ms"))
      rows.append(
        Row(
          "memory of one terminal, \(name)",
          "peak \(terminal.peakMegabytes) MiB, at the end \(terminal.presentMegabytes) MiB",
          target: "≤ 48 MiB"))
    }
    return rows
  }
  /// Times keys in turn with a computation of about so many milliseconds.
  private static func row(
    _ name: String, _ keys: [String], _ terminal: PseudoTerminal, about milliseconds: Double,
    target: String
  ) -> Row {
    let spin = Spin(milliseconds: milliseconds)
    var times: [Double] = []
    var floors: [Double] = []
    for key in keys {
      floors.append(spin.time())
      times.append(terminal.press(key))
    }
    return Row(
      name, Times(milliseconds: times), inTurnWith: Times(milliseconds: floors), target: target)
  }
}
