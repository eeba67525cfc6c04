package import Domain

/// Something that keeps a form from being completed.
package struct FormObstacle: Hashable, Sendable {
  /// What it is.
  package enum Kind: Hashable, Sendable {
    /// An answer is needed.
    case missing
    /// A warning, or an unlikely number, is to be confirmed.
    case warning
    /// A red flag is to be seen to.
    case redFlag
  }

  package var kind: Kind
  /// The id of the warning or red flag; for what is missing, the link id.
  package var id: String
  /// Where to look; nil when the answers are nowhere to be changed.
  package var key: QuestionnaireItemKey?
  package var text: Localized
  /// What is to be done; nil for what is missing or to be confirmed.
  package var nextStep: Localized?
  /// Where a red flag's limit comes from; nil for the others.
  package var source: Localized?
}

/// How far a form has got.
package struct FormProgress: Hashable, Sendable {
  /// How many of the places that are asked have an answer.
  package var answered: Int
  /// How many places are asked.
  package var asked: Int
  /// How many required answers are missing.
  package var missing: Int
}
