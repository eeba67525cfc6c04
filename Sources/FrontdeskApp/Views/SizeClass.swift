package import Canvas

/// How much room the terminal gives.
package enum SizeClass: String, Sendable {
  /// Under 60 columns or 16 rows: only a sentence fits.
  case tooSmall
  /// Under 100 columns or 30 rows: one list and a strip below it.
  case compact
  /// Up to 84 columns but 46 rows or more: panes one above the other.
  case portrait
  /// 100 columns by 30 rows: a list and the detail beside it.
  case standard
  /// 160 columns by 40 rows: three columns.
  case wide

  /// The smallest size at which there is something to work with.
  package static let smallest = Size(columns: 60, rows: 16)

  package init(_ size: Size) {
    let (columns, rows) = (size.columns, size.rows)
    if columns < Self.smallest.columns || rows < Self.smallest.rows {
      self = .tooSmall
    } else if columns <= 84, rows >= 46 {
      self = .portrait
    } else if columns < 100 || rows < 30 {
      self = .compact
    } else if columns >= 160, rows >= 40 {
      self = .wide
    } else {
      self = .standard
    }
  }
}
