internal import Domain
internal import Glibc

/// Measures the program against the numbers it is to reach, on a large demo clinic.
///
///     frontdesk-bench --patients 1000000
///
/// The clinic is built on the first run and used again. Times depend on the machine: read them as
/// ratios to the floor that stands beside them in the same run.
enum Bench {
  private static let usage = """
    frontdesk-bench [--patients N] [--database F] [--data-dir D] [--frontdesk PROGRAM]
                    [--rule-files NAME,…] [ROW…]

    Rows: \(rows.map(\.name).joined(separator: ", ")). All without a name.
    The clinic is kept in $XDG_CACHE_HOME/frontdesk and used again; --database names another file.
    The starting rules are put in force once, all of them unless --rule-files names some.

    """

  /// A group of rows: its name and what measures it.
  private static let rows: [(name: String, measure: @Sendable (BenchClinic) throws -> [Row])] = [
    ("lookup", LookupRows.measure), ("archive", ArchiveRows.measure), ("queue", QueueRows.measure),
    ("day", DayRows.measure), ("frames", FrameRows.measure), ("terminal", TerminalRows.measure),
    ("audit", AuditRows.measure), ("import", ImportRows.measure), ("crowd", CrowdRows.measure),
    ("idle", IdleRows.measure), ("cards", CardRows.measure), ("recall", RecallRows.measure),
    ("rules", RuleRows.measure), ("plans", PlanRows.measure),
  ]

  /// Writes to standard error.
  static func tell(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(STDERR_FILENO, bytes, bytes.count)
  }

  static func main(_ words: [String]) -> Int32 {
    umask(0o077)
    do {
      if words.first == CrowdRows.childWord { return try CrowdRows.member(words.dropFirst()) }
      let arguments = try BenchArguments(words)
      guard !arguments.wantsHelp else {
        print(usage, terminator: "")
        return 0
      }
      let clinic = try BenchClinic(arguments)
      print(Row.heading)
      for row in clinic.buildRows { print(row.text) }
      for group in rows where arguments.rows.isEmpty || arguments.rows.contains(group.name) {
        for row in try group.measure(clinic) { print(row.text) }
      }
      return 0
    } catch {
      tell("error: \(error)\n")
      return error is BenchArguments.Problem ? 2 : 3
    }
  }
}
