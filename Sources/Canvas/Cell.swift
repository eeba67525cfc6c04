/// One column of one row: a character, or the right half of the wide character before it.
package struct Cell: Hashable, Sendable {
  /// Marks that combine with the character before them; at most four, 0 for none.
  ///
  /// ncurses keeps five scalars a cell, and the display filter drops more than four marks.
  package struct Marks: Hashable, Sendable {
    package var first: UInt32 = 0
    package var second: UInt32 = 0
    package var third: UInt32 = 0
    package var fourth: UInt32 = 0

    package init() {}

    /// The marks in order, without the empty places.
    package var scalars: [UInt32] { [first, second, third, fourth].filter { $0 != 0 } }

    /// Adds a mark; a fifth is dropped.
    package mutating func append(_ scalar: UInt32) {
      if first == 0 {
        first = scalar
      } else if second == 0 {
        second = scalar
      } else if third == 0 {
        third = scalar
      } else if fourth == 0 {
        fourth = scalar
      }
    }
  }

  /// The Unicode scalar to draw; a space where there is nothing.
  package var scalar: UInt32
  package var marks: Marks
  /// Columns taken: 1 or 2, and 0 for the right half of a wide character.
  package var width: UInt8
  package var style: Style

  package init(scalar: UInt32, width: UInt8, style: Style) {
    self.scalar = scalar
    self.marks = Marks()
    self.width = width
    self.style = style
  }

  /// An empty column.
  package static func blank(_ style: Style = Style()) -> Cell {
    Cell(scalar: 0x20, width: 1, style: style)
  }

  /// Whether this is the right half of a wide character.
  package var isContinuation: Bool { width == 0 }
}
