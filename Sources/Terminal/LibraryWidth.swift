import CNcurses

/// What the C library, and so ncurses, thinks of a scalar.
package enum LibraryWidth {
  /// Its columns in the present locale; −1 when the library cannot print it.
  package static func of(_ scalar: UInt32) -> Int {
    Int(wcwidth(wchar_t(bitPattern: scalar)))
  }

  /// The scalar to draw for one of a given width: itself, or a sign of the same width where the
  /// library disagrees, since ncurses would draw a blank or shift the row.
  static func drawable(_ scalar: UInt32, width: Int) -> UInt32 {
    if (0x20...0x7E).contains(scalar) && width == 1 { return scalar }
    if of(scalar) == width { return scalar }
    return width == 2 ? 0x3013 : 0x3F
  }
}
