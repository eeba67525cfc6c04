/// What is to be said of a field of a card.
package struct CardFault: Hashable, Sendable {
  package let item: CardItem
  package let message: Localized
  /// Whether the card cannot be kept so; else it is only worth a second look.
  package let isError: Bool

  package init(_ item: CardItem, _ message: Localized, isError: Bool = true) {
    self.item = item
    self.message = message
    self.isError = isError
  }
}
