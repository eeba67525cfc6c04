package import Domain
package import FollowUps

/// What an outcome means for the next date, and the line that says why.
package struct OutcomeProposal: Equatable, Sendable {
  /// The date to propose; nil when the outcome ends the follow-up or no date can be told.
  package var next: CalendarDate?
  /// Whether the outcome ends the follow-up, so that there is no next date.
  package var ends: Bool
  /// Whether it may be saved without a next date.
  package var isDateOptional: Bool
  /// The line in full, which begins with the outcome.
  package var why: Localized
  /// What comes next, without the outcome in front.
  package var step: Localized
  /// The plan behind the date of a completed follow-up; nil for other outcomes.
  package var plan: NextVisit?
}

extension Model {
  /// What the chosen outcome proposes for a follow-up.
  package func proposal(for form: OutcomeForm) -> OutcomeProposal {
    proposal(for: form.outcome, of: form.item)
  }

  /// What an outcome proposes for a follow-up.
  package func proposal(for outcome: FollowUpOutcome, of item: QueueItem) -> OutcomeProposal {
    let details = item.followUp.details
    let rule = OutcomeRules.rule(for: outcome, earlier: details.attempts, today: today)
    if outcome == .completed {
      let archive = preview.archive.flatMap { $0.id == item.followUp.patient ? $0 : nil }
      let plan = VisitPlan.next(
        after: details.reason, archive: archive, age: item.birthDate?.age(on: today), today: today)
      let recurs = details.reason.recurs
      return OutcomeProposal(
        next: recurs ? plan.due : nil, ends: false, isDateOptional: !recurs,
        why: recurs ? plan.why : rule.why, step: recurs ? plan.why : Phrase.endsUnlessDated.text,
        plan: recurs ? plan : nil)
    }
    return OutcomeProposal(
      next: rule.nextDue, ends: !rule.staysOpen, isDateOptional: false, why: rule.why,
      step: Self.withoutOutcome(rule.why))
  }

  /// The part of a line behind its arrow: `次工作日` of `未接 第1次 → 次工作日`.
  private static func withoutOutcome(_ why: Localized) -> Localized {
    func step(_ text: String) -> String {
      guard let arrow = text.firstIndex(of: "→") else { return text }
      return String(text[text.index(after: arrow)...]).trimmingBlanks
    }
    return Localized(zh: step(why.chinese), en: step(why.english))
  }
}

/// The next visit that an archive calls for.
package enum VisitPlan {
  /// Proposes the next visit from the newest values of an archive.
  ///
  /// - Parameters:
  ///   - archive: Nil when it is not known yet; values then count as missing.
  ///   - age: In whole years; nil when unknown.
  package static func next(
    after reason: FollowUpReason, archive: PatientArchive?, age: Int?, today: CalendarDate
  ) -> NextVisit {
    let newest = readings(of: archive, through: today)
    return propose(
      reason, newest, archive, age: age, today: today,
      previousWasUncontrolled: wasUncontrolled(reason, archive, age: age, before: newest))
  }

  private static func propose(
    _ reason: FollowUpReason, _ readings: LatestReadings, _ archive: PatientArchive?, age: Int?,
    today: CalendarDate, previousWasUncontrolled: Bool
  ) -> NextVisit {
    let problems = archive?.conditions.filter(\.isActive) ?? []
    let past = archive?.conditions ?? []
    return NextVisit.propose(
      reason: reason, readings: readings, previousWasUncontrolled: previousWasUncontrolled,
      age: age, hasDiabetes: problems.contains(where: isDiabetes),
      hasVascularDisease: past.contains(where: isVascular), today: today)
  }

  /// Whether the judgement on the values before the newest was not a good one.
  private static func wasUncontrolled(
    _ reason: FollowUpReason, _ archive: PatientArchive?, age: Int?, before newest: LatestReadings
  ) -> Bool {
    let days = [newest.systolic?.day, newest.diastolic?.day, newest.fastingGlucose?.day]
    guard let last = days.compactMap({ $0 }).max() else { return false }
    let earlier = readings(of: archive, through: last.adding(days: -1))
    let dates = [earlier.systolic?.day, earlier.diastolic?.day, earlier.fastingGlucose?.day]
    guard let day = dates.compactMap({ $0 }).max() else { return false }
    let then = propose(
      reason, earlier, archive, age: age, today: day, previousWasUncontrolled: false)
    return [.adjust, .refer, .emergency].contains(then.advice)
  }

  /// The newest readings up to a day: plain numbers within the indicator's bounds.
  private static func readings(
    of archive: PatientArchive?, through day: CalendarDate
  ) -> LatestReadings {
    func newest(_ codes: [String]) -> DatedValue? {
      let values = (archive?.series ?? []).filter { codes.contains($0.indicator.code) }
        .compactMap { series -> DatedValue? in
          let point = series.points.last {
            $0.day <= day && $0.value != nil && $0.comparator == nil && !$0.isImplausible
          }
          return point.flatMap { point in point.value.map { DatedValue($0, on: point.day) } }
        }
      return values.max { $0.day < $1.day }
    }
    return LatestReadings(
      systolic: newest(["sbp"]), diastolic: newest(["dbp"]),
      fastingGlucose: newest(["fpg", "fpg_cap"]))
  }

  /// ICD-10 E10 to E14, or the words; what only leads up to diabetes does not count.
  private static func isDiabetes(_ condition: Condition) -> Bool {
    let code = condition.code.code.uppercased()
    if ["E10", "E11", "E12", "E13", "E14"].contains(where: code.hasPrefix) { return true }
    let words = condition.code.display.lowercased()
    if words.contains("前期") || words.contains("prediabet") { return false }
    return words.contains("糖尿病") || words.contains("diabetes mellitus")
      || words.hasPrefix("diabetes")
  }

  /// A heart attack or a stroke: ICD-10 I21, I22, I25.2, I60 to I64, or the words.
  private static func isVascular(_ condition: Condition) -> Bool {
    let code = condition.code.code.uppercased()
    let codes = ["I21", "I22", "I25.2", "I60", "I61", "I62", "I63", "I64"]
    if codes.contains(where: code.hasPrefix) { return true }
    let words = condition.code.display.lowercased()
    return ["心肌梗死", "脑梗", "脑卒中", "脑出血", "myocardial infarction", "stroke"]
      .contains(where: words.contains)
  }
}
