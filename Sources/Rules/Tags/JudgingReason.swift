package import Domain

/// Why a tag came or went when it did; the numbers are stored.
package enum JudgingReason: Int, Sendable, CaseIterable {
  /// A fact came, was corrected or went.
  case fact = 0
  /// Time alone.
  case time = 1
  /// The full pass found what should have been found before.
  case night = 2
  case activation = 3
  case rollBack = 4
  case retirement = 5
  /// A person put a tag on or took it off.
  case override = 6

  /// What made it known, for a line of a history.
  package var title: Localized {
    switch self {
    case .fact: Localized(zh: "资料变更", en: "a fact changed")
    case .time: Localized(zh: "日期到了", en: "time passed")
    case .night: Localized(zh: "夜间复核", en: "night check")
    case .activation: Localized(zh: "规则启用", en: "rule activated")
    case .rollBack: Localized(zh: "规则退回", en: "rule rolled back")
    case .retirement: Localized(zh: "规则停用", en: "rule retired")
    case .override: Localized(zh: "人工设定", en: "set by hand")
    }
  }
}
