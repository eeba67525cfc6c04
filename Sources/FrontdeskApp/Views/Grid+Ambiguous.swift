import Canvas

extension Grid {
  /// Puts a sign of certain width in the place of each that the terminal would draw wider than its
  /// cell: its usual stand-in where that is one column wide, else a question mark.
  ///
  /// The last resort of terminals that draw ambiguous signs wide: text from data has gone through
  /// `DisplayText` and keeps its meaning there. O(cells).
  mutating func replaceAmbiguous() {
    for row in 0..<size.rows {
      for (column, cell) in self.row(row).enumerated() where cell.width == 1 {
        guard let scalar = Unicode.Scalar(cell.scalar), TextWidth.isAmbiguous(scalar) else {
          continue
        }
        let stand = AmbiguousText.certain(String(scalar))
        write(
          TextWidth.of(stand) == 1 ? stand : "?", column: column, row: row, style: cell.style)
      }
    }
  }
}
