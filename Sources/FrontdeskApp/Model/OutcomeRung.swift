package import Domain

/// A row of the outcomes to choose from: one outcome, or several alike of which the first holds until
/// another is chosen below.
///
/// So every outcome has a digit, and the rows fit into the smallest window.
package struct OutcomeRung: Hashable, Sendable {
  /// The outcomes it may mean; not empty.
  package let outcomes: [FollowUpOutcome]
  package let title: Localized

  private init(_ first: FollowUpOutcome, _ others: FollowUpOutcome..., title: Localized? = nil) {
    outcomes = [first] + others
    self.title = title ?? first.title
  }

  /// What it means unless another is chosen.
  package var first: FollowUpOutcome { outcomes[0] }

  /// The field that asks which of several; nil where there is one alone.
  var detailID: String? { outcomes.count > 1 ? "detail." + first.rawValue : nil }

  /// The rows, in the order of their digits; 0 is the tenth.
  package static let all = [
    OutcomeRung(.completed), OutcomeRung(.noAnswer), OutcomeRung(.callBack, .remindLater),
    OutcomeRung(.wrongNumber), OutcomeRung(.agreedToCome), OutcomeRung(.refused),
    OutcomeRung(
      .moved, .movedToPublic, .movedToPrivate,
      title: Localized(zh: "迁出、转院", en: "Gone elsewhere")),
    OutcomeRung(.died), OutcomeRung(.lost),
    OutcomeRung(
      .alreadyVisited, .notResponding, .other,
      title: Localized(zh: "已就诊、其他", en: "Visited, other")),
  ]

  /// The row of an outcome; nil for one that is recorded otherwise.
  package static func of(_ outcome: FollowUpOutcome) -> OutcomeRung? {
    all.first { $0.outcomes.contains(outcome) }
  }
}
