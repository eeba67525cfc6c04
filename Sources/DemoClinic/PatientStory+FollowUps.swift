import Domain

extension PatientStory {
  /// The follow-ups of a managed patient: at most three that are done, and the open or closed one.
  mutating func addManagedFollowUps(_ plan: CallPlan, _ calls: inout RandomStream) {
    addDoneFollowUps(&calls)
    guard let last = managed.last else { return }
    let why = why(atVisit: managed.count - 1)
    let owner = calls.happens(0.1) ? nil : nurse
    switch plan.standing {
    case .none: return
    case .open:
      writer.record.followUps.append(
        FollowUpDraft(
          reason: reason(after: last), channel: channel(&calls), due: plan.due,
          risk: risk(after: last), why: why, owner: owner,
          attempts: plan.attempts.map { attempt($0, &calls) }))
    case .closed:
      let due = calendar.open(onOrAfter: last.day.adding(days: last.isSatisfied ? 88 : 12))
      let given = calendar.open(onOrAfter: due.adding(days: 30 + calls.below(200)))
      guard given <= end else { return }
      let outcome: FollowUpOutcome =
        calls.happens(0.6) ? .lost : calls.happens(0.55) ? .moved : .refused
      let note = outcome == .lost ? "多次联系不上" : outcome == .moved ? "已搬离本区" : "不愿再随访"
      let first = CallPlan.Attempt(day: due, outcome: .noAnswer, next: given)
      let final = FollowUpAttempt(
        at: calendar.moment(on: given, &calls), outcome: outcome, note: note, staff: nurse)
      writer.record.followUps.append(
        FollowUpDraft(
          reason: reason(after: last), channel: .phone, due: given, risk: risk(after: last),
          state: .closed, why: why, owner: owner, attempts: [attempt(first, &calls), final]))
    }
  }

  /// Visits that answered a follow-up, about one a year, the newest three.
  private mutating func addDoneFollowUps(_ calls: inout RandomStream) {
    var later: CalendarDate?
    var count = 0
    var drafts: [FollowUpDraft] = []
    for place in managed.indices.dropFirst().reversed() {
      let visit = managed[place]
      if let later, visit.day.days(to: later) < 330 { continue }
      let before = managed[place - 1]
      var due = calendar.open(onOrAfter: before.day.adding(days: before.isSatisfied ? 88 : 12))
      var attempts: [FollowUpAttempt] = []
      if due.adding(days: 1) < visit.day && calls.happens(0.4) {
        let first = CallPlan.Attempt(
          day: due, outcome: calls.happens(0.7) ? .noAnswer : .agreedToCome,
          next: min(visit.day, due.adding(days: calls.within(2...12))))
        attempts.append(attempt(first, &calls))
        due = first.next
      }
      attempts.append(
        FollowUpAttempt(
          at: visit.start, outcome: .completed, note: readingText(visit), staff: nurse))
      drafts.append(
        FollowUpDraft(
          reason: reason(after: before), channel: .visit, due: due, risk: risk(after: before),
          state: .done, why: why(atVisit: place - 1), owner: nurse, attempts: attempts))
      later = visit.day
      count += 1
      if count == 3 { break }
    }
    writer.record.followUps.append(contentsOf: drafts.reversed())
  }

  func attempt(_ attempt: CallPlan.Attempt, _ calls: inout RandomStream) -> FollowUpAttempt {
    let note: String =
      switch attempt.outcome {
      case .noAnswer: calls.pick(["", "无人接听", "关机", "占线"])
      case .callBack: calls.pick(["在忙，约改天", "在外地，下周回", "家属接听，请再打"])
      case .agreedToCome: calls.pick(["答应来复查", "约好上午来", ""])
      case .wrongNumber: "接听者称打错"
      default: ""
      }
    return FollowUpAttempt(
      at: calendar.moment(on: attempt.day, &calls), outcome: attempt.outcome, note: note,
      staff: calls.happens(0.8) ? nurse : "li", nextDue: attempt.next)
  }

  // MARK: - Reason, risk, channel

  private func reason(after visit: ManagedVisit) -> FollowUpReason {
    if visit.failsPressure { return .hypertensionManagement }
    if visit.failsGlucose || !visit.hasHypertension { return .diabetesManagement }
    return .hypertensionManagement
  }

  /// High from 180/110 on, and from 140/90 on after heart attack or stroke or with diabetes.
  ///
  /// Source: the overdue list of Simple (Resolve to Save Lives); fasting glucose from 16.7 mmol/L
  /// on is the referral line of the national diabetes form.
  private func risk(after visit: ManagedVisit) -> FollowUpRisk {
    let isRaised = visit.systolic >= 140 || visit.diastolic >= 90
    let isSick = hasVascularDisease(on: visit.day) || visit.hasDiabetes
    if visit.isSevere || isRaised && isSick || (visit.glucose ?? 0) >= 167 { return .high }
    return visit.isSatisfied ? .regular : .raised
  }

  func channel(_ calls: inout RandomStream) -> FollowUpChannel {
    if age(on: end) >= 80 && calls.happens(0.3) { return .home }
    switch calls.below(100) {
    case ..<52: return .phone
    case ..<95: return .visit
    default: return .message
    }
  }

  // MARK: - The line that says why

  private func readingText(_ visit: ManagedVisit) -> String {
    let pressure = "\(visit.systolic)/\(visit.diastolic)"
    guard let glucose = visit.glucose else { return "血压 \(pressure)" }
    return "血压 \(pressure) 空腹血糖 \(decimalText(glucose, decimals: 1))"
  }

  private func why(atVisit place: Int) -> Localized {
    let visit = managed[place]
    let pressure = "\(visit.systolic)/\(visit.diastolic)"
    let glucose = visit.glucose.map { decimalText($0, decimals: 1) }
    if visit.isSevere && visit.failsPressure {
      return Localized(
        zh: "上次 \(pressure) 须转诊 -> 2周内核实, 规范三版",
        en: "last \(pressure), referred -> check within 2 weeks")
    }
    if visit.isSatisfied {
      let zh =
        !visit.hasHypertension
        ? "空腹血糖 \(glucose ?? "")" : glucose.map { "\(pressure) 血糖 \($0)" } ?? pressure
      let en =
        !visit.hasHypertension
        ? "glucose \(glucose ?? "")" : glucose.map { "\(pressure), glucose \($0)," } ?? pressure
      return Localized(
        zh: "上次 \(zh) 控制满意 -> 3个月内, 规范三版", en: "last \(en) controlled -> within 3 months")
    }
    var times = 1
    while place - times >= 0, !managed[place - times].isSatisfied { times += 1 }
    let zh = visit.failsPressure ? pressure : "空腹血糖 \(glucose ?? "")"
    let en = visit.failsPressure ? pressure : "glucose \(glucose ?? "")"
    if times == 1 {
      return Localized(
        zh: "上次 \(zh) 控制不满意 第1次 -> 2周内, 规范三版",
        en: "last \(en) not controlled, 1st time -> within 2 weeks")
    }
    return Localized(
      zh: "上次 \(zh) 连续\(times)次控制不满意 -> 建议转诊, 2周内核实",
      en: "last \(en) not controlled, \(times) in a row -> refer, check within 2 weeks")
  }
}
