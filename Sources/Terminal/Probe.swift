/// What the terminal is asked once at the start; nobody waits for its answers.
enum Probe {
  /// Asks how wide an ambiguous character is and whether synchronised output is to be had.
  ///
  /// The character stands at the left of row 2 for the time it takes to ask where the cursor is
  /// (`InputParser.awaitsWidth` says why row 2). The row is erased last, so that no terminal which
  /// prints a question it does not know keeps a trace of it.
  static let questions = Array(
    "\u{1B}[2;1H\u{2500}\u{1B}[6n\u{1B}[?2026$p\u{1B}[2;1H\u{1B}[K\u{1B}[H".utf8)

  /// How long an answer is waited for when the program ends before it came, in milliseconds, so that
  /// it is not typed into the shell.
  static let patience = 150
}
