import Domain

/// Puts together the line that says why a follow-up is due on its date.
enum FollowUpWhy {
  /// The reason it exists, then why it was put off: `控制不满意 第1次 → 2周内; 未接 第2次 → 次工作日`.
  ///
  /// Only the newest putting-off is named, so that the line does not grow; the attempts hold all.
  static func moved(_ why: Localized, by rule: OutcomeRule, to due: CalendarDate) -> Localized {
    let step = due == rule.nextDue ? rule.why : byHand(rule.outcome.title, due)
    return Localized(
      zh: joined(original(why.chinese, .chinese), step.chinese),
      en: joined(original(why.english, .english), step.english))
  }

  /// Why a successor is due: the plan's reason, and that the date was set by hand where it was.
  static func successor(due: CalendarDate, plan: NextVisit?) -> Localized {
    guard let plan else {
      return byHand(FollowUpOutcome.completed.title, due)
    }
    if plan.due == due { return plan.why }
    return Localized(
      zh: "\(plan.why.chinese); 人工定期 \(due)", en: "\(plan.why.english); date set by hand \(due)")
  }

  /// The reason it exists, then that its date was moved without an attempt.
  static func rescheduled(_ why: Localized, to due: CalendarDate) -> Localized {
    let step = byHand(reschedulingTitle, due)
    return Localized(
      zh: joined(original(why.chinese, .chinese), step.chinese),
      en: joined(original(why.english, .english), step.english))
  }

  private static let reschedulingTitle = Localized(zh: "改期", en: "Rescheduled")

  private static func byHand(_ what: Localized, _ due: CalendarDate) -> Localized {
    Localized(
      zh: "\(what.chinese) → 人工定期 \(due)", en: "\(what.english) → date set by hand \(due)")
  }

  /// The line without what an earlier putting-off added.
  private static func original(_ why: String, _ language: Language) -> String {
    let parts = split(why)
    guard let last = parts.last, isStep(last, language) else { return why }
    return parts.dropLast().joined(separator: separator)
  }

  /// Whether a part of a line was written by ``moved(_:by:to:)`` or ``rescheduled(_:to:)``: it
  /// begins with what was done.
  private static func isStep(_ part: String, _ language: Language) -> Bool {
    part.contains("→")
      && (FollowUpOutcome.allCases.map(\.title) + [reschedulingTitle]).contains {
        part.hasPrefix($0[language] + " ")
      }
  }

  private static let separator = "; "

  private static func split(_ text: String) -> [String] {
    var parts: [String] = []
    var part = ""
    for character in text {
      if character == " ", part.hasSuffix(";") {
        part.removeLast()
        parts.append(part)
        part = ""
      } else {
        part.append(character)
      }
    }
    return parts + [part]
  }

  private static func joined(_ original: String, _ step: String) -> String {
    original.isEmpty ? step : original + separator + step
  }
}
