import Domain

/// What is wanting, and which days are waited for.
extension ExplanationWording {
  func text(_ series: MissingSeries) -> String {
    switch series.item {
    case .birthDate: return Localized(zh: "缺：出生日期", en: "missing: the birth date")[language]
    case .sex: return Localized(zh: "缺：性别", en: "missing: the sex")[language]
    case .values: break
    }
    let name = series.indicator.map { rules.indicators[$0].name[language] } ?? ""
    let window = series.window.map { nodes.text($0) }
    if series.found == 0 {
      return Localized(
        zh: "缺：\(window.map { "\($0)内" } ?? "")没有\(name)",
        en: "missing: no \(name)\(window.map { " within \($0)" } ?? "")")[language]
    }
    return Localized(
      zh: "不足：\(window.map { "\($0)内" } ?? "")\(name)只有 \(series.found) 个，得不出结果",
      en: "too little: \(series.found) of \(name)\(window.map { " within \($0)" } ?? "") "
        + (series.found == 1 ? "gives" : "give") + " no answer")[language]
  }

  func dates(_ why: Explanation) -> [ExplanationLine] {
    var lines: [ExplanationLine] = []
    func add(_ text: Localized) {
      lines.append(
        ExplanationLine(kind: .date, depth: 1, truth: nil, text: text[language], detail: ""))
    }
    if let held = why.heldUntil {
      add(Localized(zh: "至少保持到 \(held)", en: "stays at least until \(held)"))
    }
    if let expires = why.expiresOn {
      add(Localized(zh: "依据到 \(expires) 过期", en: "evidence expires on \(expires)"))
    }
    if let next = why.nextLook {
      add(Localized(zh: "下次检查：\(next)", en: "looked at next: \(next)"))
    }
    return lines
  }
}

extension ComparisonSign {
  /// The sign as it is shown: `≥`.
  package var shown: String {
    switch self {
    case .atLeast: "≥"
    case .atMost: "≤"
    case .notEqual: "≠"
    case .less, .greater, .equal: rawValue
    }
  }
}
