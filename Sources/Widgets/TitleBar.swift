package import Canvas

/// The first line of the screen: product, clinic, views, and at the right who works here.
package struct TitleBar: Hashable, Sendable {
  /// A view that a key opens.
  package struct Tab: Hashable, Sendable {
    /// Such as `F2`.
    package var key: String
    package var title: String
    /// A count that waits there; nil for none.
    package var badge: String?
    /// Whether this view is shown now.
    package var isActive: Bool
    /// Whether the keys of the others are worth more than this tab; it stays while it is shown.
    package var isRare: Bool

    package init(
      _ key: String, _ title: String, badge: String? = nil, isActive: Bool = false,
      isRare: Bool = false
    ) {
      self.key = key
      self.title = title
      self.badge = badge
      self.isActive = isActive
      self.isRare = isRare
    }
  }

  /// The product.
  package var brand: String
  /// Whose installation it is; the first to go.
  package var clinic: String
  /// From left to right.
  package var tabs: [Tab]
  /// The user, the clock and such, each whole or not at all.
  ///
  /// Those of `lasting` priority or more say what nobody may overlook, such as that all of this is
  /// made up: they outlast the keys and other tabs.
  package var right: [Segment]

  package static let lasting = 10

  package init(brand: String, clinic: String = "", tabs: [Tab] = [], right: [Segment] = []) {
    self.brand = brand
    self.clinic = clinic
    self.tabs = tabs
    self.right = right
  }

  /// Draws in the first row of a rectangle.
  ///
  /// Where there is little room the clinic goes first, then the right side part by part, the brand,
  /// the keys of the tabs, and the tabs from the right; last the parts at the right that must not be
  /// overlooked, and the active tab.
  package func draw(in rect: Rect, on grid: inout Grid, with drawing: Drawing) {
    guard rect.rows > 0 else { return }
    grid.fill(
      Rect(column: rect.column, row: rect.row, columns: rect.columns, rows: 1),
      style: Style(.text, on: .bar))
    let room = rect.columns - 2
    guard room > 0 else { return }
    let fit = fit(columns: room, with: drawing)
    fit.left.on(.bar).draw(
      column: rect.column + 1, row: rect.row, columns: room, on: &grid, with: drawing)
    fit.right.on(.bar).draw(
      column: rect.column + 1, row: rect.row, columns: room, alignment: .right, on: &grid,
      with: drawing)
  }
}
