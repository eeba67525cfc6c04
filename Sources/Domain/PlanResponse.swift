/// What a visit came to, as far as the next date goes by it.
///
/// The first four are the national forms' 此次随访分类; the finer ones are those that the national
/// service standard (third edition, 国卫基层发〔2017〕13号) answers in different ways.
package enum PlanResult: String, Sendable, CaseIterable {
  /// Controlled, no adverse reaction, nothing new.
  case controlled
  /// Not controlled for the first time.
  case uncontrolled
  /// Not controlled at two visits in a row, or more.
  case uncontrolledAgain = "uncontrolled-again"
  /// An adverse drug reaction.
  case adverseReaction = "adverse-reaction"
  /// An adverse drug reaction that is hard to control.
  case stubbornReaction = "stubborn-reaction"
  /// A new complication, or an old one that got worse.
  case complication
  /// A value or a sign of danger.
  case emergency
  /// Nothing was measured: this is never taken for a good value.
  case unmeasured
  /// Nothing was measured, and the last visit called for attention.
  case unmeasuredAgain = "unmeasured-again"
  /// It was done; there is nothing to judge.
  case done

  /// The result whose answer serves where a plan does not tell the two apart; nil when there is none.
  package var plainer: PlanResult? {
    switch self {
    case .uncontrolledAgain: .uncontrolled
    case .stubbornReaction: .adverseReaction
    case .unmeasuredAgain: .unmeasured
    case .controlled, .uncontrolled, .adverseReaction, .complication, .emergency, .unmeasured,
      .done:
      nil
    }
  }
}

/// What is called for beside the next date.
package enum PlanAdvice: String, Sendable, CaseIterable {
  /// Nothing beside the next visit.
  case routine
  /// Measure.
  case measure
  /// Adjust the treatment and see again.
  case adjust
  /// Advise a referral and check on it.
  case refer
  /// Act, refer at once, and check on it.
  case emergency

  package var title: Localized {
    switch self {
    case .routine: Localized(zh: "按期随访", en: "as planned")
    case .measure: Localized(zh: "测量", en: "measure")
    case .adjust: Localized(zh: "调整治疗", en: "adjust treatment")
    case .refer: Localized(zh: "建议转诊", en: "advise referral")
    case .emergency: Localized(zh: "紧急处理并转诊", en: "act and refer at once")
    }
  }
}

/// How a plan answers a result.
package struct PlanResponse: Hashable, Sendable {
  /// What becomes of the dates that were planned.
  package enum Effect: String, Sendable, CaseIterable {
    /// They stay; what an earlier result had put in their place is over.
    case routine
    /// One date takes their place until it is done; then they go on as planned.
    case replace
    /// The next of them comes no later than this.
    case shorten
    /// One date comes beside them.
    case add
  }

  package var result: PlanResult
  package var effect: Effect
  /// The date is no later than this long after the visit; nil for ``Effect/routine`` alone.
  package var within: PlanSpan?
  package var advice: PlanAdvice
  /// What is to be done at that date.
  package var contact: PlanContact
  /// Why, such as `控制不满意 第{n}次 → 2周内复查`; `{n}` becomes the number of visits in a row.
  package var why: Localized
  /// Where the rule stands; nil when it is the plan's own source.
  package var source: Localized?

  package init(
    result: PlanResult, effect: Effect, within: PlanSpan?, advice: PlanAdvice = .routine,
    contact: PlanContact, why: Localized, source: Localized? = nil
  ) {
    self.result = result
    self.effect = effect
    self.within = within
    self.advice = advice
    self.contact = contact
    self.why = why
    self.source = source
  }
}
