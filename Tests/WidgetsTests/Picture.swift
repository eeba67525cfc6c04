import Canvas
import Testing

@testable import Widgets

/// What a drawing leaves on a fresh grid, as text without the blanks at the ends of lines.
func picture(
  _ columns: Int, _ rows: Int, sourceLocation: SourceLocation = #_sourceLocation,
  _ draw: (inout Grid) -> Void
) -> [String] {
  var grid = Grid(Size(columns: columns, rows: rows))
  draw(&grid)
  #expect(grid.isWellFormed, sourceLocation: sourceLocation)
  return grid.lines.map { line in
    var line = line
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension Drawing {
  static let line = Drawing()
  static let ascii = Drawing(glyphs: .ascii)
  static let plain = Drawing(hasColor: false)
}
