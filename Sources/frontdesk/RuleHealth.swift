internal import Domain
internal import Store

/// What somebody should know of the rules in force, each in a line; nothing when all is well.
struct RuleHealth {
  /// How many people are still to be judged.
  let waiting: Int
  /// The rules that cannot be judged any more.
  let broken: [BrokenRule]
  /// The newest pass over everybody; nil before the first.
  let night: RuleNight?

  var lines: [Localized] {
    var lines: [Localized] = []
    if waiting > 0 {
      lines.append(
        Localized(
          zh: "还有 \(waiting) 人待判定：frontdesk rules run",
          en: "\(waiting) people are still to be judged: frontdesk rules run"))
    }
    lines += broken.map { rule in
      Localized(
        zh: "规则 \(rule.id) 无法判定，标签保持原样：\(rule.reason.chinese)",
        en: "rule \(rule.id) cannot be judged and its tags stay as they are: "
          + rule.reason.english)
    }
    if let night, night.differing > 0 {
      lines.append(
        Localized(
          zh: "\(night.day) 夜间核对发现 \(night.differing) 人与资料不符（已改正）；请报告开发者",
          en: "the nightly pass of \(night.day) found \(night.differing) people who stood wrong; "
            + "they were mended; please report it"))
    }
    return lines
  }
}
