package import Domain

extension RuleState.Cause {
  /// What brought a rule to its state, as explanations and histories say it.
  package var title: Localized {
    switch self {
    case .never: Localized(zh: "从未", en: "never on")
    case .met: Localized(zh: "条件满足", en: "condition met")
    case .missing: Localized(zh: "数据缺失", en: "data missing")
    case .cleared: Localized(zh: "已解除", en: "cleared")
    case .expired: Localized(zh: "依据过期", en: "evidence expired")
    case .lost: Localized(zh: "依据不足", en: "no longer known")
    case .retired: Localized(zh: "规则停用", en: "rule retired")
    }
  }
}
