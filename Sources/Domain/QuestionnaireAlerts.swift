/// Answers that do not go together, or that are unlikely: to be looked at and confirmed.
package struct QuestionnaireWarning: Hashable, Sendable {
  /// Unique among the warnings and red flags of the form.
  package var id: String
  package var condition: QuestionnaireCondition
  package var text: Localized

  package init(id: String, condition: QuestionnaireCondition, text: Localized) {
    self.id = id
    self.condition = condition
    self.text = text
  }
}

/// A danger that an answer shows: filling in stops until a person has said what was done.
package struct QuestionnaireRedFlag: Hashable, Sendable {
  /// Unique among the warnings and red flags of the form.
  package var id: String
  package var condition: QuestionnaireCondition
  /// What was found.
  package var text: Localized
  /// What is to be done now.
  package var nextStep: Localized
  /// Where the limit comes from.
  package var source: Localized

  package init(
    id: String, condition: QuestionnaireCondition, text: Localized, nextStep: Localized,
    source: Localized
  ) {
    self.id = id
    self.condition = condition
    self.text = text
    self.nextStep = nextStep
    self.source = source
  }
}

/// What a filled form says of the course of a disease, for the plan of the next visits.
///
/// Source: 国家基本公共卫生服务规范（第三版）, the classification of a visit and the signs of danger of
/// the hypertension and type 2 diabetes chapters.
package enum QuestionnaireOutcome: String, Hashable, Sendable, CaseIterable {
  /// 控制满意.
  case controlled
  /// 控制不满意.
  case uncontrolled
  /// 不良反应: an adverse drug reaction.
  case adverseReaction = "adverse-reaction"
  /// An adverse drug reaction that changed treatment did not end.
  case stubbornReaction = "stubborn-reaction"
  /// 并发症: a new complication, or an old one that got worse.
  case complication
  /// A sign of danger: act, refer at once.
  case dangerSign = "danger-sign"
  /// A screening questionnaire at or above its line.
  case positiveScreen = "positive-screen"

  package var title: Localized {
    switch self {
    case .controlled: Localized(zh: "控制满意", en: "controlled")
    case .uncontrolled: Localized(zh: "控制不满意", en: "not controlled")
    case .adverseReaction: Localized(zh: "药物不良反应", en: "adverse reaction")
    case .stubbornReaction: Localized(zh: "不良反应难以控制", en: "adverse reaction persists")
    case .complication: Localized(zh: "新发或加重并发症", en: "new or worse complication")
    case .dangerSign: Localized(zh: "危急情况", en: "sign of danger")
    case .positiveScreen: Localized(zh: "筛查阳性", en: "positive screen")
    }
  }
}

/// When a form says what.
package struct QuestionnaireOutcomeRule: Hashable, Sendable {
  package var outcome: QuestionnaireOutcome
  package var condition: QuestionnaireCondition

  package init(outcome: QuestionnaireOutcome, condition: QuestionnaireCondition) {
    self.outcome = outcome
    self.condition = condition
  }
}
