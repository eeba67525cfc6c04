package import Domain
package import FollowUps
import Widgets

/// What is filled in about a plan of follow-ups or a care plan.
package enum CareForm: Hashable, Sendable {
  /// Begin a plan of follow-ups.
  case start(plan: String, title: Localized)
  /// End one, by its number among the person's.
  case end(Int, title: Localized)
  /// Correct the day from which one is reckoned, by its number, from the day that it has.
  case firstDay(Int, title: Localized, from: CalendarDate)
  /// Give up one date.
  case skip(PlanKey, title: Localized)
  /// Take a person out of being followed up, or back.
  case away
  /// A goal of a care plan for an indicator, new or in place of the one there is.
  case goal(plan: Int, CareIndicator)
  /// A task of a care plan; nil for a new one.
  case task(plan: Int, Int?)
  /// Let a care plan rest, end or go on.
  case status(plan: Int)

  /// As drafts name it; never changed once it was written.
  var word: String {
    switch self {
    case .start(let plan, _): "plan-start." + plan
    case .end(let instance, _): "plan-end.\(instance)"
    case .firstDay(let instance, _, _): "plan-first-day.\(instance)"
    case .skip(let key, _): "plan-skip." + key.text
    case .away: "plan-away"
    case .goal(let plan, let indicator): "care-goal.\(plan).\(indicator.code)"
    case .task(let plan, let task): "care-task.\(plan)." + (task.map(String.init) ?? "new")
    case .status(let plan): "care-status.\(plan)"
    }
  }
}

/// What a goal is about.
package struct CareIndicator: Hashable, Sendable {
  package var code: String
  package var name: Localized
  /// As people write it; empty for none.
  package var unit: String
}

/// The fields of such a form in one language, and what becomes of the answers.
struct CareFields {
  private let model: Model
  private let kind: CareForm
  private let language: Language

  init(_ model: Model, _ kind: CareForm) {
    self.model = model
    self.kind = kind
    language = model.language
  }

  // MARK: - Fields

  var fields: [FormField] {
    switch kind {
    case .start:
      [
        FormField(
          "from", CareWords.from[language], .date(FormField.DateRule()), isRequired: true,
          hint: CareWords.fromHint[language]),
        FormField(
          "owner", CareWords.whose[language],
          .choice([
            .init("nobody", CareWords.nobodys[language]), .init("own", CareWords.mine[language]),
          ]), isRequired: true),
      ]
    case .firstDay:
      [
        FormField(
          "from", CareWords.from[language], .date(FormField.DateRule()), isRequired: true,
          hint: CareWords.fromHint[language]), reason,
      ]
    case .end, .skip: [reason]
    case .away:
      [
        FormField(
          "cause", CareWords.cause[language],
          .choice(
            isAway
              ? [.init("back", CareWords.followAgain[language])]
              : Self.leaves.map { .init($0.rawValue, $0.title[language]) }), isRequired: true),
        reason,
      ]
    case .goal(_, let indicator):
      [
        FormField(
          "target", CareWords.target[language], .text(limit: 20), isRequired: true,
          hint: indicator.unit, placeholder: CareWords.targetSuch[language]),
        day(CareWords.byWhen),
      ]
    case .task:
      [
        FormField(
          "text", CareWords.what[language], .lines(rows: 2, limit: CarePlan.longestTask),
          isRequired: true),
        FormField(
          "who", CareWords.who[language],
          .choice([
            .init("patient", CareWords.patient[language]), .init("own", CareWords.me[language]),
            .init("staff", CareWords.clinic[language]),
          ]), isRequired: true),
        day(CareWords.byWhen),
      ]
    case .status(let plan):
      [
        FormField(
          "status", CareWords.becomes[language],
          .choice(next(plan).map { .init($0.rawValue, CareWords.verb($0)[language]) }),
          isRequired: true),
        FormField(
          "reason", CareWords.reason[language], .lines(rows: 2, limit: 200),
          hint: CareWords.reasonHint[language]),
      ]
    }
  }

  private var reason: FormField {
    FormField("reason", CareWords.reason[language], .lines(rows: 2, limit: 200), isRequired: true)
  }

  /// Death is recorded on the card or with a call.
  private static let leaves = PlanLeave.allCases.filter { $0 != .died }

  private var isAway: Bool { model.care.plans?.plans.absence != nil }

  private func day(_ label: Localized) -> FormField {
    FormField("due", label[language], .date(FormField.DateRule(first: model.today.dayNumber)))
  }

  /// What a plan may become, the usual end first.
  private func next(_ plan: Int) -> [CarePlan.Status] {
    guard let status = model.carePlan(plan)?.plan.status else { return [] }
    let order: [CarePlan.Status] = [.active, .completed, .onHold, .revoked]
    return order.filter(status.next.contains)
  }

  private var goal: CareGoal? {
    guard case .goal(let plan, let indicator) = kind else { return nil }
    return model.carePlan(plan)?.plan.goals.first { $0.indicator == indicator.code }
  }

  private var task: CareTask? {
    guard case .task(let plan, let number?) = kind else { return nil }
    return model.carePlan(plan)?.plan.tasks.first { $0.id == number }
  }

  var values: [String: String] {
    switch kind {
    case .start: return ["from": model.today.description, "owner": "nobody"]
    case .firstDay(_, _, let day): return ["from": day.description]
    case .end, .skip: return [:]
    case .away: return isAway ? ["cause": "back"] : [:]
    case .goal:
      return [
        "target": goal?.target.code ?? "", "due": goal?.due?.description ?? "",
      ]
    case .task:
      let who =
        switch task?.owner {
        case .patient, nil: "patient"
        case .staff(let code): code == model.user.code ? "own" : "staff"
        }
      return ["text": task?.text ?? "", "who": who, "due": task?.due?.description ?? ""]
    case .status(let plan): return ["status": next(plan).first?.rawValue ?? ""]
    }
  }

  // MARK: - What is done with them

  /// Nil when an answer is wrong, which the form then says.
  func request(_ form: inout FormState, _ patient: PatientID) -> RightsRequest? {
    switch kind {
    case .start(let plan, _):
      return .care(
        .start(
          patient, plan: plan, from: form.day("from").map { CalendarDate(dayNumber: $0) },
          owner: form.value("owner") == "own" ? model.user.code : nil))
    case .end(let instance, _):
      return .care(.end(patient, instance: instance, reason: form.value("reason")))
    case .firstDay(let instance, _, let old):
      let day = form.day("from").map { CalendarDate(dayNumber: $0) } ?? old
      return .care(
        .firstDay(patient, instance: instance, to: day, reason: form.value("reason")))
    case .skip(let key, _): return .care(.skip(patient, key, reason: form.value("reason")))
    case .away:
      return .care(
        .away(
          patient, PlanLeave(rawValue: form.value("cause")), reason: form.value("reason")))
    case .goal(let plan, let indicator): return goal(&form, plan, indicator)
    case .task(let plan, _):
      guard let record = model.carePlan(plan) else { return nil }
      var task = task ?? CareTask(id: record.plan.nextNumber, text: "")
      task.text = form.value("text")
      task.due = form.day("due").map { CalendarDate(dayNumber: $0) }
      switch form.value("who") {
      case "own": task.owner = .staff(model.user.code)
      case "staff":
        // Whose it was among the others stays so.
        if case .staff(let code?) = task.owner, code != model.user.code { break }
        task.owner = .staff(nil)
      default: task.owner = .patient
      }
      return change(record, .task(task))
    case .status(let plan):
      guard let record = model.carePlan(plan),
        let status = CarePlan.Status(rawValue: form.value("status"))
      else { return nil }
      let reason = form.value("reason")
      if status == .onHold || status == .revoked, reason.trimmingBlanks.isEmpty {
        form.refuse("reason", CareRefusal.reasonMissing.message[language])
        return nil
      }
      return change(record, .status(status, on: model.today, reason: reason))
    }
  }

  private func goal(
    _ form: inout FormState, _ plan: Int, _ indicator: CareIndicator
  ) -> RightsRequest? {
    guard let target = GoalTarget(text: form.value("target")) else {
      form.refuse("target", CareWords.wrongTarget[language])
      return nil
    }
    guard let record = model.carePlan(plan) else { return nil }
    var changed =
      goal
      ?? CareGoal(
        id: record.plan.nextNumber, indicator: indicator.code, target: target,
        unit: model.care.care?.units[indicator.code] ?? indicator.unit)
    // A target that a person set is nobody else's any more.
    if changed.target != target { changed.source = Localized(same: "") }
    changed.target = target
    changed.due = form.day("due").map { CalendarDate(dayNumber: $0) }
    return change(record, .goal(changed))
  }

  private func change(_ record: CarePlanRecord, _ change: CarePlanChange) -> RightsRequest {
    .care(
      .change(
        record.patient, plan: record.id, version: record.version, change, form: kind.word))
  }
}

extension CareRequest {
  /// The form that it came from, by the word of its drafts; nil for none.
  var formWord: String? {
    switch self {
    case .read, .begin, .give, .takeBackAdvice: return nil
    case .start(_, let plan, _, _): return "plan-start." + plan
    case .end(_, let instance, _): return "plan-end.\(instance)"
    case .firstDay(_, let instance, _, _): return "plan-first-day.\(instance)"
    case .skip(_, let key, _): return "plan-skip." + key.text
    case .away: return "plan-away"
    case .change(_, _, _, _, let form): return form
    }
  }
}
