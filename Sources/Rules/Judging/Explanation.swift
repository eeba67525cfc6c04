package import Domain

/// Why a rule stands as it does with a patient: every condition with its values, days and verdicts.
///
/// The verdicts are answers of the very closures that judged. It holds the patient's values and
/// belongs on a screen or in an answer to a person, never in a log.
package struct Explanation: Hashable, Sendable {
  /// The index in `RuleSet.rules`.
  package var rule: Int
  package var day: CalendarDate
  package var state: RuleState
  package var standing: RuleJudge.TagStanding
  package var when: ExplainedCondition
  /// The condition under which the tag goes; nil when it goes as `when` is no longer true.
  package var clear: ExplainedCondition?
  /// What is known of the condition under which the tag goes.
  package var clearTruth: Truth
  /// The series that were asked for and hold no value; each once.
  package var missing: [MissingSeries]
  /// While on, the day from which nothing holds the tag back from going; nil without a hold, or
  /// when it is past.
  package var heldUntil: CalendarDate?
  /// While on, the day on which the evidence is too old; nil when it never is.
  package var expiresOn: CalendarDate?
  /// The next day on which the answer may change when no new fact comes; nil when time alone
  /// changes nothing.
  package var nextLook: CalendarDate?
  /// The `because` text with its values; nil when the rule gives none.
  package var because: String?
}

/// A condition with its verdict and what it consists of.
package struct ExplainedCondition: Hashable, Sendable {
  package var node: ConditionNode
  package var truth: Truth
  /// The conditions inside, in the order written.
  package var parts: [ExplainedCondition]
  /// The numbers inside, in the order written.
  package var amounts: [ExplainedAmount]
  /// The diagnoses or medicines that make it true.
  package var periods: [ExplainedPeriod]
}

/// A number with what it was made of.
package struct ExplainedAmount: Hashable, Sendable {
  package var node: AmountNode
  /// The number as shown, with enough digits to bear out the verdict; nil when unknown.
  package var value: String?
  /// The numbers inside, in the order written.
  package var parts: [ExplainedAmount]
  /// The values that were read, oldest first.
  package var values: [ExplainedValue]
}

/// A value that was read, with its day.
package struct ExplainedValue: Hashable, Sendable {
  package var day: CalendarDate
  /// The number with its comparator, `148`, `<5`; nil for a result in words or a visit.
  package var text: String?
  package var isPreliminary: Bool
  /// Whether another value of the same moment was passed over because this one came in later.
  package var wonTie: Bool
}

/// A code and the days it held.
package struct ExplainedPeriod: Hashable, Sendable {
  package var code: String
  /// Nil when unknown.
  package var from: CalendarDate?
  /// Nil while it lasts.
  package var through: CalendarDate?
}

/// A series that was asked for and gave no answer.
package struct MissingSeries: Hashable, Sendable {
  /// The index in `RuleSet.indicators`; nil for the birth date or the sex.
  package var indicator: Int?
  /// The days that count; nil for all.
  package var window: DaySpan?
  /// How many values there are; more are needed, as with a trend, unless it is 0.
  package var found: Int
  /// What is missing beside values.
  package var item: Item

  package enum Item: Hashable, Sendable {
    case values
    case birthDate
    case sex
  }
}
