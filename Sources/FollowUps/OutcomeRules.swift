package import Domain

/// The rules by which each outcome of a call sets its own next step.
///
/// The outcomes, the 30 days after an agreement and the 7 of a reminder are those of Simple's call
/// list. A wrong number ends nothing, as another number may be found; the shorter steps are ours.
package enum OutcomeRules {
  /// After this many attempts in a row without an answer the next one waits a week.
  package static let attemptsBeforePause = 3
  /// Days until somebody who agreed to come is asked again, when they have not come: Simple's 30.
  package static let agreedDays = 30
  /// Days until somebody who asked to be reminded later is: Simple's 7.
  package static let reminderDays = 7
  /// Days within which somebody who was found is followed up.
  package static let foundDays = 14

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
    case .movedToPublic, .movedToPrivate:
      ending(outcome, .closed, .transferred, zh: "结束, 标记转出", en: "closed, marked as gone")
    case .alreadyVisited:
      ending(outcome, .closed, nil, zh: "本次结束, 下次照常", en: "this one closed, the next as planned")
    case .notResponding:
      ending(outcome, .closed, nil, zh: "本次结束, 下次照常", en: "this one closed, the next as planned")
    case .other: ending(outcome, .closed, nil, zh: "结束, 须写原因", en: "closed, with a reason")
    case .found:
      open(
        outcome, week.onOrBefore(today.adding(days: foundDays)), zh: "恢复管理, 2周内随访",
        en: "managed again, within 2 weeks")
    case .remindLater:
      open(
        outcome, week.onOrAfter(today.adding(days: reminderDays)), zh: "1周后再提醒",
        en: "remind in a week")
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
