import Canvas
import Domain
import FollowUps
import Widgets

// Everything on one line of the panel, and the few words below the list on the line selected.
extension CareText {
  /// What stands below the list on the line selected, the most needed first.
  func brief(_ row: CareRow) -> [CareLine] {
    switch row {
    case .plan(let plan): Array(lines(plan).prefix(4))
    case .carePlan(let read): Array(facts(read).prefix(3))
    case .goal(let read, let goal): Array(lines(goal, read.progress[goal.id]).dropFirst().prefix(3))
    case .task(_, let task): Array(lines(task).prefix(2))
    case .given(_, let advice): Array(lines(advice).prefix(2))
    case .advice(let advice, _, _): Array(lines(advice.entry, advice.why).prefix(3))
    case .told(let given): Array(lines(given.advice).prefix(3))
    case .withheld(let advice): Array(lines(advice.entry, advice.why).prefix(3))
    }
  }

  /// Everything there is to tell.
  func whole(_ row: CareRow) -> [CareLine] {
    switch row {
    case .plan(let plan): head(plan.title) + lines(plan) + dates(plan)
    case .carePlan(let read): head(read.record.plan.title) + facts(read) + parts(of: read)
    case .goal(let read, let goal): lines(goal, read.progress[goal.id])
    case .task(_, let task): lines(task)
    case .given(_, let advice): lines(advice)
    case .advice(let advice, _, _): lines(advice.entry, advice.why)
    case .told(let given): lines(given.advice)
    case .withheld(let advice): lines(advice.entry, advice.why, isWithheld: true)
    }
  }

  private func head(_ title: Localized) -> [CareLine] {
    [CareLine(text: StyledText(shown(title), Style(.strong, on: .screen, .bold)))]
  }

  private func line(_ label: Localized, _ text: String, _ role: Role = .text) -> CareLine {
    CareLine(label: label[language], text: StyledText(text, Style(role)))
  }

  // MARK: - Plans of follow-ups

  private func lines(_ plan: PlanOverview) -> [CareLine] {
    var lines: [CareLine] = []
    if let ending = plan.ending {
      lines.append(line(CareWords.ended, "\(ending.day)  \(shown(ending.cause.title))"))
    } else if let absence = model.care.plans?.plans.absence {
      lines.append(line(CareWords.rests, shown(CareWords.away(absence)), .warning))
    }
    for wanted in plan.wanted {
      let isLate = wanted.day < model.today
      lines.append(
        line(
          CareWords.next, "\(wanted.day)  \(shown(wanted.contact.title))", isLate ? .bad : .strong))
      lines.append(line(CareWords.why, shown(wanted.why)))
    }
    let next = max(model.today, plan.wanted.map(\.day).max() ?? model.today)
    let later = plan.upcoming.filter { $0 > next }
    if !later.isEmpty {
      lines.append(line(CareWords.later, later.map(\.description).joined(separator: "  ")))
    }
    var begun = "\(plan.started)  \(shown(plan.cause.title))"
    if plan.anchor != plan.started { begun += "  \(CareWords.reckoned[language]) \(plan.anchor)" }
    if let owner = plan.owner { begun += "  \(CareWords.owner[language]) \(shown(owner))" }
    lines.append(line(CareWords.begun, begun))
    if plan.isDoubted { lines.append(line(CareWords.note, shown(PlanOverview.doubt), .warning)) }
    if let advice = plan.advice, advice != .routine {
      let run =
        plan.uncontrolledRun > 0 ? "  " + shown(CareWords.run(plan.uncontrolledRun)) : ""
      lines.append(line(CareWords.called, shown(advice.title) + run, .warning))
    }
    if !plan.source[language].isEmpty { lines.append(line(CareWords.source, shown(plan.source))) }
    return lines
  }

  /// Every date with where it stands, and the day on which it was done or given up.
  private func dates(_ plan: PlanOverview) -> [CareLine] {
    guard !plan.records.isEmpty else { return [] }
    return [CareLine(label: CareWords.dates[language], text: visits(plan))]
      + plan.records.map { record in
        let day =
          record.day.map { $0 == record.planned ? "" : "  \($0)" } ?? ""
        return CareLine(
          text: StyledText([
            (record.planned.description + "  ", Style(.text)),
            (shown(record.state.title), Style(role(record.state))), (day, Style(.dim)),
            ("  " + shown(record.title), Style(.dim)),
          ]))
      }
  }

  private func role(_ state: PlanStepRecord.State) -> Role {
    switch state {
    case .due: .strong
    case .done, .doneEnteredLate: .good
    case .overdue: .bad
    case .lost, .missed: .warning
    case .closed, .cancelled: .dim
    }
  }

  // MARK: - Care plans

  private func facts(_ read: CareRecordRead) -> [CareLine] {
    let (record, plan) = (read.record, read.record.plan)
    var lines: [CareLine] = []
    var state = shown(plan.status.title)
    if let end = plan.end { state += "  \(end)" }
    lines.append(line(CareWords.state, state, plan.status == .active ? .good : .warning))
    if !plan.reason.isEmpty { lines.append(line(CareWords.reason, shown(plan.reason))) }
    if let due = plan.nextDue {
      lines.append(
        line(CareWords.dueBy, due.description, due < model.today ? .bad : .text))
    }
    let staff = record.staff.map { "  " + shown($0) } ?? ""
    lines.append(line(CareWords.begun, plan.start.description + staff))
    if let template = plan.template { lines.append(line(CareWords.template, shown(template))) }
    return lines
  }

  private func parts(of read: CareRecordRead) -> [CareLine] {
    let plan = read.record.plan
    var rows: [CareRow] = plan.goals.map { .goal(read, $0) }
    rows += plan.tasks.map { .task(read, $0) }
    rows += plan.advice.map { .given(read, $0) }
    return rows.map { CareLine(text: .joined(parts($0), spacing: 2)) }
  }

  private func lines(_ goal: CareGoal, _ progress: GoalProgress?) -> [CareLine] {
    var lines = [
      line(
        CareWords.target, "\(indicator(goal)) \(shown(goal.target.text)) \(unit(goal))", .strong)
    ]
    if let progress {
      let percent = progress.percent.map { "  \($0)%" } ?? ""
      lines.append(
        line(
          CareWords.progress, shown(progress.standing.title) + percent, role(progress.standing)))
      let values = [
        progress.start.map { "\(CareWords.start[language]) \(value($0))" },
        progress.latest.map { "\(CareWords.latest[language]) \(value($0))" },
      ].compactMap(\.self)
      if !values.isEmpty {
        lines.append(line(CareWords.latest, values.joined(separator: "  ")))
      }
      if let day = progress.reachedOn { lines.append(line(CareWords.reached, day.description)) }
    }
    if let due = goal.due {
      let left = progress?.daysLeft.map { "  " + shown(CareWords.daysLeft($0)) } ?? ""
      lines.append(line(CareWords.dueBy, due.description + left))
    }
    if !goal.source[language].isEmpty { lines.append(line(CareWords.source, shown(goal.source))) }
    return lines
  }

  private func lines(_ task: CareTask) -> [CareLine] {
    var lines = [line(CareWords.task, shown(task.text)), line(CareWords.who, shown(who(task)))]
    if let due = task.due {
      lines.append(
        line(CareWords.dueBy, due.description, task.isOverdue(on: model.today) ? .bad : .text))
    }
    if let done = task.done {
      let staff = done.staff.map { "  " + shown($0) } ?? ""
      lines.append(line(CareWords.done, done.day.description + staff, .good))
    }
    return lines
  }

  private func lines(_ advice: CareAdvice) -> [CareLine] {
    var lines = [line(CareWords.text, shown(advice.text))]
    if !advice.why[language].isEmpty { lines.append(line(CareWords.why, shown(advice.why))) }
    lines.append(line(CareWords.given, advice.day.description))
    return lines + [line(CareWords.kind, shown(advice.kind.title), .dim)]
  }

  private func lines(
    _ entry: AdviceEntry, _ why: Localized, isWithheld: Bool = false
  ) -> [CareLine] {
    [
      line(CareWords.text, shown(entry.text)),
      isWithheld
        ? line(CareWords.withheld, shown(why), .warning) : line(CareWords.why, shown(why)),
      line(CareWords.source, shown(entry.source), .dim),
      line(CareWords.kind, shown(entry.kind.title), .dim),
    ]
  }
}
