/// How an attempt was made, beside what came of it.
package struct CallDetails: Hashable, Sendable {
  /// Whether who answered was asked who they are, and it was right.
  package var checkedIdentity: Bool
  /// How long it took from the opening of the follow-up on; nil when that was not counted.
  package var seconds: Int?
  /// The place among the contacts of the card of the number that was tried; nil for the first phone.
  package var contact: Int?

  package init(checkedIdentity: Bool = false, seconds: Int? = nil, contact: Int? = nil) {
    self.checkedIdentity = checkedIdentity
    self.seconds = seconds
    self.contact = contact
  }
}
