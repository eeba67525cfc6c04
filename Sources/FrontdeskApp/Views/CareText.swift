import Canvas
import Domain
import FollowUps
import Widgets

/// A line of everything on one thing that is planned: a label, which may be empty, and what it says.
struct CareLine: Equatable {
  var label = ""
  var text: StyledText
}

/// What is planned for a person, as text: the lines of the panel and all of one of them.
struct CareText {
  let model: Model
  let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  /// The text with signs that the terminal draws one column wide.
  func shown(_ raw: String) -> String {
    var text = StepText.line(DisplayText.of(raw, ambiguous: model.ambiguous), glyphs: model.glyphs)
    if model.glyphs == .ascii {
      for (sign, plain) in [("“", "\""), ("”", "\""), ("–", "-"), ("·", "|"), ("…", "...")] {
        text = text.replacing(sign, with: plain)
      }
    }
    return text
  }

  func shown(_ text: Localized) -> String { shown(text[language]) }

  func words(_ text: Localized, _ role: Role = .dim) -> StyledText {
    StyledText(shown(text), Style(role))
  }

  func day(_ day: CalendarDate, _ role: Role = .text) -> StyledText {
    StyledText(day.description, Style(role))
  }

  // MARK: - Lines of the lists

  /// The parts of a line, the first of which names it; those after it fall away from the end.
  func parts(_ row: CareRow) -> [StyledText] {
    switch row {
    case .plan(let plan): parts(plan)
    case .carePlan(let read): parts(read)
    case .goal(let read, let goal): parts(goal, read.progress[goal.id])
    case .task(_, let task): parts(task)
    case .given(_, let advice):
      [part(CareWords.advice, shown(advice.text)), StyledText(advice.day.description, Style(.dim))]
    case .advice(let advice, let standing, let isFurther):
      [
        StyledText(isFurther ? CareWords.further[language] : "", Style(.dim)),
        StyledText(shown(advice.entry.kind.title), Style(.dim)), words(standing),
        StyledText(shown(advice.entry.text), Style(isGivenNow(standing) ? .dim : .text)),
      ].filter { !$0.isEmpty }
    case .told(let given):
      [
        StyledText(shown(given.advice.kind.title), Style(.dim)),
        StyledText(CareWords.given[language], Style(.good)),
        StyledText(shown(given.advice.text), Style(.dim)),
      ]
    case .withheld(let advice):
      [
        StyledText(shown(advice.entry.kind.title), Style(.dim)),
        StyledText(CareWords.withheld[language], Style(.warning)),
        StyledText(shown(advice.entry.text), Style(.dim)),
      ]
    }
  }

  private func isGivenNow(_ standing: AdviceStanding) -> Bool {
    if case .now = standing { true } else { false }
  }

  private func words(_ standing: AdviceStanding) -> StyledText {
    switch standing {
    case .now: words(CareWords.given, .good)
    case .inPlan: words(CareWords.inPlan)
    case .before(let day):
      words(CareWords.givenBefore(Format.shortDate(day, today: model.today)))
    case .never: StyledText()
    }
  }

  /// A part of a care plan, moved in below its title.
  private func part(_ label: Localized, _ text: String, _ role: Role = .text) -> StyledText {
    StyledText([("  " + label[language] + " ", Style(.dim)), (text, Style(role))])
  }

  private func parts(_ plan: PlanOverview) -> [StyledText] {
    if let ending = plan.ending {
      return [
        StyledText(shown(plan.title), Style(.dim)),
        StyledText("\(shown(ending.cause.title)) \(ending.day)", Style(.dim)), visits(plan),
      ]
    }
    var parts = [StyledText(shown(plan.title), Style(.strong, on: .screen, .bold))]
    if let next = plan.wanted.first {
      let isLate = next.day < model.today
      parts.append(
        StyledText([
          (CareWords.next[language] + " ", Style(.dim)),
          (next.day.description, Style(isLate ? .bad : .strong)),
        ]))
      parts.append(words(next.contact.title, .text))
    } else if care?.absence != nil {
      parts.append(words(CareWords.rests, .warning))
    }
    return parts + [visits(plan)]
  }

  private var care: PersonPlans? { model.care.plans?.plans }

  func visits(_ plan: PlanOverview) -> StyledText {
    let done = plan.records.count { [.done, .doneEnteredLate].contains($0.state) }
    let missed = plan.records.count { [.missed, .lost].contains($0.state) }
    return words(CareWords.visits(done: done, missed: missed), missed > 0 ? .warning : .dim)
  }

  private func parts(_ read: CareRecordRead) -> [StyledText] {
    let plan = read.record.plan
    let isOpen = plan.status.isOpen
    let reached = read.progress.values.count { $0.standing == .reached }
    var parts = [
      StyledText(
        shown(plan.title), isOpen ? Style(.strong, on: .screen, .bold) : Style(.dim)),
      words(plan.status.title, plan.status == .active ? .good : isOpen ? .warning : .dim),
    ]
    if !plan.goals.isEmpty { parts.append(words(CareWords.reachedOf(reached, plan.goals.count))) }
    if !plan.tasks.isEmpty {
      parts.append(
        words(CareWords.doneOf(plan.tasks.count { $0.done != nil }, plan.tasks.count)))
    }
    return parts + [StyledText(plan.start.description, Style(.dim))]
  }

  private func parts(_ goal: CareGoal, _ progress: GoalProgress?) -> [StyledText] {
    var parts = [
      part(CareWords.target, "\(indicator(goal)) \(shown(goal.target.text)) \(unit(goal))")
    ]
    if let progress {
      if let latest = progress.latest {
        parts.append(StyledText(value(latest), Style(.strong)))
      }
      if let percent = progress.percent { parts.append(StyledText("\(percent)%")) }
      parts.append(words(progress.standing.title, role(progress.standing)))
    }
    if goal.status != .active { parts.append(words(goal.status.title, .warning)) }
    if let due = goal.due { parts.append(StyledText(due.description, Style(.dim))) }
    return parts
  }

  private func parts(_ task: CareTask) -> [StyledText] {
    var parts = [part(CareWords.task, shown(task.text), task.done == nil ? .text : .dim)]
    parts.append(words(who(task)))
    if let done = task.done {
      parts.append(StyledText("\(CareWords.done[language]) \(done.day)", Style(.good)))
    } else if let due = task.due {
      let isLate = task.isOverdue(on: model.today)
      let late = isLate ? CareWords.overdue[language] + " " : ""
      parts.append(StyledText(late + due.description, Style(isLate ? .bad : .dim)))
    }
    return parts
  }

  // MARK: - Words of parts

  func who(_ task: CareTask) -> Localized {
    switch task.owner {
    case .patient: CareWords.patient
    case .staff(nil): CareWords.clinic
    case .staff(let code?) where code == model.user.code: CareWords.me
    case .staff(let code?): Localized(same: code)
    }
  }

  func indicator(_ goal: CareGoal) -> String {
    let known = model.care.care?.indicators.first { $0.id == goal.indicator }
    return known.map { shown($0.title) } ?? goal.indicator
  }

  func unit(_ goal: CareGoal) -> String {
    let known = model.care.care?.indicators.first { $0.id == goal.indicator }
    return shown(known?.note[language] ?? goal.unit)
  }

  /// `148 (2026-01-20)`.
  func value(_ reading: GoalReading) -> String {
    let sign = reading.comparator.map { shown($0.sign) } ?? ""
    return "\(sign)\(shortestDecimal(reading.value)) (\(reading.day))"
  }

  func role(_ standing: GoalProgress.Standing) -> Role {
    switch standing {
    case .noData: .dim
    case .reached, .onTrack: .good
    case .behind: .warning
    case .worse, .overdue: .bad
    }
  }
}
