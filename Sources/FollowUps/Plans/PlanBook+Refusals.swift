package import Domain

/// Why something cannot be recorded of a person's plans; nothing has changed then.
package enum PlanRefusal: String, Error, Sendable, CaseIterable {
  /// It would lie after today.
  case dayInFuture = "plan.day-in-future"
  /// A date set by hand lies before today.
  case dateInPast = "plan.date-in-past"
  /// A date set by hand lies more than ``FollowUpTransition/farthestYears`` years ahead.
  case dateTooFar = "plan.date-too-far"
  case reasonMissing = "plan.reason-missing"
  /// There is no such plan, or no follow-up of that key is waited for now.
  case notThere = "plan.not-there"
  case alreadyEnded = "plan.already-ended"
  /// It is running already, or one of more weight in the same programme is.
  case alreadyRunning = "plan.already-running"
  /// Every date of it would be past.
  case nothingLeft = "plan.nothing-left"
  /// The person is not followed up; they have to be taken back first.
  case away = "plan.away"
  /// They are followed up already.
  case notAway = "plan.not-away"
  case alreadyUndone = "plan.already-undone"

  /// The sentence for the person.
  package var message: Localized {
    switch self {
    case .dayInFuture: Localized(zh: "日期在今天之后；请核对", en: "the day is after today; check it")
    case .dateInPast:
      Localized(zh: "日期已经过去；请改为今天或以后", en: "the date is past; give today or later")
    case .dateTooFar:
      Localized(
        zh: "日期超过 \(FollowUpTransition.farthestYears) 年；请核对",
        en: "the date is more than \(FollowUpTransition.farthestYears) years away; check it")
    case .reasonMissing: Localized(zh: "请写明原因", en: "give the reason")
    case .notThere:
      Localized(zh: "计划中已没有这一项；请重新打开", en: "the plan has no such date any more; open it anew")
    case .alreadyEnded: Localized(zh: "这个计划已经结束", en: "this plan has ended already")
    case .alreadyRunning:
      Localized(zh: "已有同类计划在执行", en: "a plan of this kind is running already")
    case .nothingLeft:
      Localized(zh: "按这个起始日，计划的日期都已过去", en: "reckoned from that day, every date is past")
    case .away:
      Localized(zh: "此人已不在管理中；请先恢复管理", en: "this person is not followed up; take them back first")
    case .notAway: Localized(zh: "此人正在管理中", en: "this person is followed up already")
    case .alreadyUndone: Localized(zh: "已经撤销过了", en: "this was taken back already")
    }
  }
}

extension PlanBook {
  /// Why an event cannot be recorded; nil when it can.
  ///
  /// - Parameters:
  ///   - day: The day on which it happened.
  ///   - today: The clinic-local day of recording.
  package func refusal(
    of kind: PlanEvent.Kind, on day: CalendarDate, today: CalendarDate
  ) -> PlanRefusal? {
    if day > today { return .dayInFuture }
    switch kind {
    case .started: return startRefusal(kind, on: day)
    case .visited:
      return absence.map { $0.cause == .lost ? nil : .away } ?? nil
    case .dated(let key, let date, let reason):
      if isBlank(reason) { return .reasonMissing }
      if date < today { return .dateInPast }
      if date > today.adding(months: 12 * FollowUpTransition.farthestYears) { return .dateTooFar }
      return keyRefusal(key, today)
    case .skipped(let key, let reason):
      return isBlank(reason) ? .reasonMissing : keyRefusal(key, today)
    case .corrected(let id, _):
      return uses[id] == nil && !events.contains { $0.id == id && $0.isVisit } ? .notThere : nil
    case .anchored(let instance, _):
      if let refusal = endedRefusal(instance) { return refusal }
      let after = adding(kind, on: max(day, lastDay ?? day))[instance]
      return after?.isRunning == true && after?.isElapsed(on: today) == false ? nil : .nothingLeft
    case .ended(let instance, _), .endedBefore(_, let instance, _), .doubted(let instance):
      return endedRefusal(instance)
    case .left: return nil
    case .returned: return absence == nil ? .notAway : nil
    case .undone(let id): return undoRefusal(id)
    }
  }

  private func endedRefusal(_ instance: Int) -> PlanRefusal? {
    self[instance].map { $0.isRunning ? nil : .alreadyEnded } ?? .notThere
  }

  private func startRefusal(_ kind: PlanEvent.Kind, on day: CalendarDate) -> PlanRefusal? {
    if absence != nil { return .away }
    let after = adding(kind, on: day)
    guard let id = after.events.last?.id, let instance = after[id] else { return .notThere }
    switch instance.ending?.cause {
    case .absorbed: return .alreadyRunning
    case .elapsed: return .nothingLeft
    default: return nil
    }
  }

  private func keyRefusal(_ key: PlanKey, _ today: CalendarDate) -> PlanRefusal? {
    if absence != nil { return .away }
    guard let instance = self[key.instance] else { return .notThere }
    if !instance.isRunning { return .alreadyEnded }
    let isWanted = wanted(on: today, week: .everyDay).contains { $0.key == key }
    return isWanted ? nil : .notThere
  }

  private func undoRefusal(_ id: Int) -> PlanRefusal? {
    guard events.contains(where: { $0.id == id }) else { return .notThere }
    let isUndoing = events.contains { event in
      if case .undone = event.kind { event.id == id } else { false }
    }
    if isUndoing { return isTakenBack(id) ? .alreadyUndone : nil }
    return Self.standing(events).contains { $0.id == id } ? nil : .alreadyUndone
  }

  /// Whether a taking back was itself taken back, by one that stands.
  private func isTakenBack(_ id: Int) -> Bool {
    events.contains { event in
      if case .undone(id) = event.kind { event.id > id && !isTakenBack(event.id) } else { false }
    }
  }

  private func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }
}

extension PlanEvent {
  fileprivate var isVisit: Bool { if case .visited = kind { true } else { false } }
}
