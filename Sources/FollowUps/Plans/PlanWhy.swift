import Domain

/// Puts together the one line that says why a follow-up is due on its date, with its source.
enum PlanWhy {
  /// The line of an answer: `控制不满意 第1次 → 2周内复查，规范三版 2.8`.
  static func line(
    _ response: PlanResponse, run: Int, of plan: PlanDefinition
  ) -> Localized {
    let why = Localized(
      zh: response.why.chinese.replacing("{n}", with: "\(run)"),
      en: response.why.english.replacing("{n}", with: "\(run)"))
    return cited(why, response.source ?? plan.source)
  }

  /// The line of a planned date: `季度随访 第3次 → 每3个月，规范三版 2.8`.
  static func line(_ slot: PlanSlot, of plan: PlanDefinition) -> Localized {
    cited(
      Localized(
        zh: "\(slot.title.chinese) → \(slot.rhythm.chinese)",
        en: "\(slot.title.english) → \(slot.rhythm.english)"), plan.source)
  }

  /// The line of a date that is reckoned from a visit before its time.
  static func moved(
    _ slot: PlanSlot, by visit: CalendarDate, every: PlanSpan, of plan: PlanDefinition
  ) -> Localized {
    cited(
      Localized(
        zh: "\(visit) 提前就诊 → \(slot.title.chinese)在其后\(every.title.chinese)",
        en: "early visit \(visit) → \(slot.title.english) \(every.title.english) after it"),
      plan.source)
  }

  /// What is cited for rules that stand in no text.
  private static let own = Localized(zh: "诊所自定", en: "clinic's own")

  /// The line of a date that a contact could not count as.
  static func postponed(
    _ lack: PlanVisitUse.Lack, by span: PlanSpan, of plan: PlanDefinition
  ) -> Localized {
    let length = span.title
    let why =
      switch lack {
      case .inPerson:
        Localized(
          zh: "未见到本人，不计面访 → \(length.chinese)内面访",
          en: "not in person, does not count → see within \(length.english)")
      case .reading:
        Localized(
          zh: "没有测量值 → \(length.chinese)内测量",
          en: "nothing was measured → measure within \(length.english)")
      }
    return cited(why, plan.response(to: .unmeasured)?.source ?? own)
  }

  /// The line of a date that passed while the person was away.
  static func resumed(by span: PlanSpan) -> Localized {
    cited(
      Localized(
        zh: "恢复管理，原定日期已过 → \(span.title.chinese)内",
        en: "followed up again, the date had passed → within \(span.title.english)"), own)
  }

  /// The line of a date set by hand, after the automatic one: `…; 人工定期 2026-04-20：出差`.
  static func byHand(_ why: Localized, _ override: PlanOverride) -> Localized {
    Localized(
      zh: "\(why.chinese); 人工定期 \(override.day)：\(override.reason)",
      en: "\(why.english); date set by hand \(override.day): \(override.reason)")
  }

  private static func cited(_ why: Localized, _ source: Localized) -> Localized {
    Localized(
      zh: source.chinese.isEmpty ? why.chinese : "\(why.chinese)，\(source.chinese)",
      en: source.english.isEmpty ? why.english : "\(why.english), \(source.english)")
  }
}
