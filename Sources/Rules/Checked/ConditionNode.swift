package import Domain

/// A checked condition: something that is true, false or unknown of a patient on a day.
package struct ConditionNode: Hashable, Sendable {
  /// A number unique among all nodes of its rule, from 0; verdicts are looked up by it.
  package var id: Int
  package var place: SourceSpan
  /// The condition as it is shown in an explanation, such as `avg(sbp, 90d) >= 140 mm[Hg]`.
  package var text: String
  package var form: Form

  package init(id: Int, place: SourceSpan = .nowhere, text: String, form: Form) {
    self.id = id
    self.place = place
    self.text = text
    self.form = form
  }

  /// What a condition asks.
  package indirect enum Form: Hashable, Sendable {
    /// `true`, `false`
    case constant(Bool)
    /// `a and b and c`; at least one part.
    case all([ConditionNode])
    /// `a or b or c`; at least one part.
    case any([ConditionNode])
    /// `not a`; `x not between …` is a `not` around the `between`.
    case not(ConditionNode)
    /// `x >= y`
    case compare(AmountNode, ComparisonSign, AmountNode)
    /// `x between low to high`, both ends inside.
    case between(AmountNode, low: AmountNode, high: AmountNode)
    /// `x is known`, `x is unknown` of a number.
    case amountIsKnown(AmountNode, Bool)
    /// `a is known`, `a is unknown` of a condition.
    case conditionIsKnown(ConditionNode, Bool)
    /// `a is true`, `a is false`, with their `not` around them; always known.
    case conditionIs(ConditionNode, Bool)
    /// `has_dx(set)`, `has_dx(set, 90d)`: the index of the code set, and the window in which the
    /// diagnosis must have held; nil means on the day itself.
    case hasDiagnosis(codes: Int, window: DaySpan?)
    /// `has_med(set)`, `has_med(set, 90d)`: as with a diagnosis.
    case hasMedication(codes: Int, window: DaySpan?)
    /// `has_tag("x")`: the index of a tag that is made in a lower stratum.
    case hasTag(Int)
    /// `sex = "male"`, `sex in {"male", "female"}`; unknown when the sex is not recorded.
    case sexIs([Sex])
    /// `deceased`
    case deceased
  }
}

/// A sign of comparison.
package enum ComparisonSign: String, Sendable, CaseIterable {
  case less = "<"
  case atMost = "<="
  case equal = "="
  case notEqual = "!="
  case atLeast = ">="
  case greater = ">"
}
