package import Domain

/// When a patient is to be followed up next, how, how urgently, and why.
package struct NextVisit: Hashable, Sendable {
  /// What the values call for now, beside the date.
  package enum Advice: String, Hashable, Sendable, CaseIterable {
    /// Nothing beside the next visit.
    case routine
    /// There are no values by which to judge: measure.
    case measure
    /// Adjust the treatment and see again.
    case adjust
    /// Advise a referral and check on it.
    case refer
    /// Act and refer at once, and check on it.
    case emergency
  }

  package var due: CalendarDate
  package var channel: FollowUpChannel
  package var risk: FollowUpRisk
  package var advice: Advice
  /// One line that says why, such as `控制不满意 第1次 → 2周内, 规范三版`.
  package var why: Localized

  package init(
    due: CalendarDate, channel: FollowUpChannel, risk: FollowUpRisk, advice: Advice,
    why: Localized
  ) {
    self.due = due
    self.channel = channel
    self.risk = risk
    self.advice = advice
    self.why = why
  }

  /// Values older than this many days say nothing about control today: a quarter.
  package static let freshDays = 92
  /// Days until the next visit when no rule says otherwise: Simple's default.
  package static let defaultDays = 28

  /// Proposes the next visit by the national service standard, third edition.
  ///
  /// Controlled patients come once a quarter. Not controlled for the first time, or an adverse
  /// reaction: adjust, within two weeks. Not controlled twice in a row, an adverse reaction that
  /// stays, or a new or worse complication: advise referral, within two weeks. Values or signs of
  /// danger: refer at once, check within two weeks. The dates fall on working days, never later
  /// than the rule allows.
  ///
  /// Missing or old values are never taken for good ones: the patient is to be measured after
  /// ``defaultDays`` days, or within two weeks when the last judgement was not controlled.
  ///
  /// - Parameters:
  ///   - reason: Which programme the visit belongs to; blood pressure or glucose is judged by it.
  ///   - readings: The newest values; those after today are left out.
  ///   - previousWasUncontrolled: Whether the judgement before this one was not controlled.
  ///   - age: In years; nil when unknown.
  ///   - hasDiabetes: Makes a pressure of 140/90 or more a high risk.
  ///   - hasVascularDisease: A past heart attack or stroke; the same.
  ///   - findings: What was found beside the values.
  ///   - today: The clinic-local day of the visit.
  package static func propose(
    reason: FollowUpReason, readings: LatestReadings, previousWasUncontrolled: Bool, age: Int?,
    hasDiabetes: Bool, hasVascularDisease: Bool = false, findings: Set<VisitFinding> = [],
    today: CalendarDate, targets: ControlTargets = .thirdEdition,
    week: WorkingWeek = .mondayToFriday
  ) -> NextVisit {
    let judge = VisitJudge(
      reason: reason, readings: readings, previousWasUncontrolled: previousWasUncontrolled,
      age: age, isVulnerable: hasDiabetes || hasVascularDisease, findings: findings, today: today,
      targets: targets, week: week)
    return judge.visit()
  }
}
