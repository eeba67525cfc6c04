package import Domain

/// Why an answer was not taken; nothing has changed then.
package struct FormRefusal: Error, Hashable, Sendable {
  /// What kind of fault it is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// There is no such item, or nobody is asked it.
    case notAsked = "not-asked"
    /// The answer is of another kind than the item asks for.
    case wrongKind = "wrong-kind"
    case noSuchOption = "no-such-option"
    case twoOptions = "two-options"
    /// "None" was chosen beside something.
    case exclusive
    case notANumber = "not-a-number"
    case notWhole = "not-whole"
    case tooManyDigits = "too-many-digits"
    case outOfBounds = "out-of-bounds"
    case unknownUnit = "unknown-unit"
    case notADate = "not-a-date"
    case dateTooLate = "date-too-late"
    case dateTooEarly = "date-too-early"
    case tooLong = "too-long"
    /// An answer is needed here.
    case missing
    /// A red flag is to be seen to first.
    case stopped
  }

  package var kind: Kind
  package var text: Localized

  package init(_ kind: Kind, zh: String, en: String) {
    self.kind = kind
    text = Localized(zh: zh, en: en)
  }
}
