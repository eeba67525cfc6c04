extension Sex {
  /// The word on screen.
  package var title: Localized {
    switch self {
    case .male: Localized(zh: "男", en: "M")
    case .female: Localized(zh: "女", en: "F")
    case .other: Localized(zh: "其他", en: "other")
    case .unknown: Localized(zh: "未知", en: "unknown")
    }
  }
}

extension ReferenceJudgement {
  /// The flag beside a value; empty for a normal one.
  package var title: Localized {
    switch self {
    case .low: Localized(zh: "低", en: "low")
    case .normal: Localized(same: "")
    case .high: Localized(zh: "高", en: "high")
    }
  }
}
