package import Domain

/// What recording an outcome changes on the patient beside the follow-up.
package enum PatientEffect: String, Hashable, Sendable, CaseIterable {
  /// The patient is to be marked as deceased.
  case deceased
  /// The patient has left the clinic's area and its programmes.
  case movedAway = "moved-away"
  /// The patient is lost to follow-up.
  case lost
}

/// What an outcome leads to: the end of the follow-up, or the next date, and why.
package struct OutcomeRule: Hashable, Sendable {
  package let outcome: FollowUpOutcome
  /// The state of the follow-up after it.
  package let state: FollowUpState
  /// The next date to propose; nil when the outcome ends the follow-up.
  ///
  /// Also nil for ``FollowUpOutcome/completed``, whose next date is that of the plan: see
  /// ``NextVisit``.
  package let nextDue: CalendarDate?
  package let effect: PatientEffect?
  /// One line that says why, such as `未接 第2次 → 次日`.
  package let why: Localized

  /// Whether the follow-up stays open, with a next date.
  package var staysOpen: Bool { state == .open }
}

/// The rules by which each outcome of a call sets its own next step.
///
/// The outcomes and the 30 days after an agreement are those of Simple's call list; the shorter
/// steps are ours.
package enum OutcomeRules {
  /// After this many attempts in a row without an answer the next one waits a week.
  package static let attemptsBeforePause = 3
  /// Days until somebody who agreed to come is asked again, when they have not come: Simple's 30.
  package static let agreedDays = 30

  /// The rule of an outcome.
  ///
  /// - Parameters:
  ///   - earlier: The attempts so far, oldest first, without the one being recorded.
  ///   - today: The clinic-local day of the attempt.
  ///   - week: The days on which somebody can try again.
  package static func rule(
    for outcome: FollowUpOutcome, earlier: [FollowUpAttempt], today: CalendarDate,
    week: WorkingWeek = .mondayToFriday
  ) -> OutcomeRule {
    switch outcome {
    case .completed: ending(outcome, .done, nil, zh: "按计划下次随访", en: "next as planned")
    case .refused: ending(outcome, .closed, nil, zh: "结束", en: "closed")
    case .moved: ending(outcome, .closed, .movedAway, zh: "结束, 标记迁出", en: "closed, marked as moved")
    case .died:
      ending(outcome, .closed, .deceased, zh: "结束, 标记死亡", en: "closed, marked as deceased")
    case .lost: ending(outcome, .closed, .lost, zh: "结束, 标记失访", en: "closed, marked as lost")
    case .noAnswer: noAnswer(earlier: earlier, today: today, week: week)
    case .callBack: open(outcome, week.day(after: today), zh: "次工作日", en: "next working day")
    case .wrongNumber:
      open(
        outcome, week.onOrAfter(today.adding(days: 7)), zh: "另找号码, 1周后",
        en: "find another number, in a week")
    case .agreedToCome:
      open(
        outcome, week.onOrAfter(today.adding(days: agreedDays)), zh: "30天后未到再拨",
        en: "call again after 30 days")
    }
  }

  private static func noAnswer(
    earlier: [FollowUpAttempt], today: CalendarDate, week: WorkingWeek
  ) -> OutcomeRule {
    let inRow = 1 + earlier.reversed().prefix { $0.outcome == .noAnswer }.count
    let count = Localized(zh: "第\(inRow)次", en: "(\(inRow))")
    if inRow >= attemptsBeforePause {
      return open(
        .noAnswer, week.onOrAfter(today.adding(days: 7)), count: count, zh: "1周后",
        en: "in a week")
    }
    return open(
      .noAnswer, week.day(after: today), count: count, zh: "次工作日", en: "next working day")
  }

  private static func open(
    _ outcome: FollowUpOutcome, _ due: CalendarDate, count: Localized? = nil, zh: String,
    en: String
  ) -> OutcomeRule {
    OutcomeRule(
      outcome: outcome, state: .open, nextDue: due, effect: nil,
      why: line(outcome, count: count, zh: zh, en: en))
  }

  private static func ending(
    _ outcome: FollowUpOutcome, _ state: FollowUpState, _ effect: PatientEffect?, zh: String,
    en: String
  ) -> OutcomeRule {
    OutcomeRule(
      outcome: outcome, state: state, nextDue: nil, effect: effect,
      why: line(outcome, count: nil, zh: zh, en: en))
  }

  /// The line begins with the outcome's own words, by which ``FollowUpWhy`` knows it again.
  private static func line(
    _ outcome: FollowUpOutcome, count: Localized?, zh: String, en: String
  ) -> Localized {
    let title = outcome.title
    return Localized(
      zh: title.chinese + (count.map { " " + $0.chinese } ?? "") + " → " + zh,
      en: title.english + (count.map { " " + $0.english } ?? "") + " → " + en)
  }
}
