/// What the program tells the shell.
enum ExitCode: Int32 {
  case done = 0
  /// The answer is no, or some rows were refused.
  case no = 1
  case wrongUse = 2
  /// The world failed: disk, lock, database, terminal.
  case failed = 3
}
