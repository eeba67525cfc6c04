import Domain
import FollowUps
import Widgets

/// A line of the panel of what is planned for a person.
enum CareRow: Equatable {
  case plan(PlanOverview)
  case carePlan(CareRecordRead)
  case goal(CareRecordRead, CareGoal)
  case task(CareRecordRead, CareTask)
  case given(CareRecordRead, CareAdvice)
  /// Further advice fits too and is none of the few that are chosen of a kind.
  case advice(ChosenAdvice, isGiven: Bool, isFurther: Bool)
  case withheld(WithheldAdvice)

  /// The care plan that it is of; nil for what is of none.
  var carePlan: CareRecordRead? {
    switch self {
    case .carePlan(let read), .goal(let read, _), .task(let read, _), .given(let read, _): read
    case .plan, .advice, .withheld: nil
    }
  }
}

/// A line of what is chosen from.
struct CareOption: Equatable {
  var name: CareName
  /// The title that was typed, where it is that of a care plan without a template.
  var isOwn = false
}

extension Model {
  /// The panel; nil while it is closed, also while a form lies over it.
  var carePanel: CarePanel? {
    if case .care(let panel) = account.dialog { panel } else { nil }
  }

  /// Whether a part of the panel was read.
  func isCareRead(_ part: CarePanel.Part) -> Bool {
    switch part {
    case .plans: care.plans != nil
    case .care: care.care != nil
    case .advice: care.advice != nil
    }
  }

  /// The lines of a part.
  func careRows(of part: CarePanel.Part) -> [CareRow] {
    guard !isVeiled else { return [] }
    switch part {
    case .plans:
      guard let plans = care.plans?.plans else { return [] }
      return (plans.running + plans.past).map(CareRow.plan)
    case .care: return (care.care?.records ?? []).flatMap(rows)
    case .advice:
      guard let read = care.advice else { return [] }
      let open = read.records.filter(\.plan.status.isOpen)
      let given = Set(open.flatMap(\.plan.advice).map(\.entry))
      func rows(_ advice: [ChosenAdvice], isFurther: Bool) -> [CareRow] {
        advice.map {
          .advice($0, isGiven: given.contains($0.entry.id), isFurther: isFurther)
        }
      }
      return rows(read.choice.chosen, isFurther: false)
        + rows(read.choice.further, isFurther: true) + read.choice.withheld.map(CareRow.withheld)
    }
  }

  /// Of what has ended only the plan itself; its parts stand in the whole of it.
  private func rows(_ read: CareRecordRead) -> [CareRow] {
    let plan = read.record.plan
    guard plan.status.isOpen else { return [.carePlan(read)] }
    return [.carePlan(read)] + plan.goals.map { .goal(read, $0) }
      + plan.tasks.map { .task(read, $0) } + plan.advice.map { .given(read, $0) }
  }

  /// The line selected in the panel; nil while it is closed or empty.
  var careRow: CareRow? {
    guard let panel = carePanel, let place = panel.list.selection else { return nil }
    let rows = careRows(of: panel.part)
    return rows.indices.contains(place) ? rows[place] : nil
  }

  /// The care plan of the line selected, where goals and tasks of it may be changed.
  var openCarePlan: CareRecordRead? {
    careRow?.carePlan.flatMap { $0.record.plan.status.isOpen ? $0 : nil }
  }

  /// A care plan by its number, as it was read last.
  func carePlan(_ id: Int) -> CarePlanRecord? {
    (care.care?.records.map(\.record) ?? []).first { $0.id == id }
      ?? care.advice?.records.first { $0.id == id }
  }

  // MARK: - What can be chosen

  /// What fits the words typed, best first, else in order.
  func careOptions(_ chooser: CareChooser) -> [CareOption] {
    guard !isVeiled else { return [] }
    let typed = chooser.filter.text.trimmingBlanks
    let letters = SearchText.letters(typed)
    var names = careNames(chooser.kind)
    if !letters.isEmpty {
      let scored = names.enumerated().compactMap { place, name -> (CareName, Int, Int)? in
        let texts = [name.title.chinese, name.title.english, name.id]
        let best = texts.compactMap { FuzzyMatch.best(letters, in: SearchText($0))?.score }.max()
        return best.map { (name, $0, place) }
      }
      names = scored.sorted { ($1.1, $0.2) < ($0.1, $1.2) }.map(\.0)
    }
    var options = names.map { CareOption(name: $0) }
    if chooser.kind == .template, !typed.isEmpty {
      options.append(CareOption(name: CareName("", Localized(same: typed)), isOwn: true))
    }
    return options
  }

  private func careNames(_ kind: CareChooser.Kind) -> [CareName] {
    switch kind {
    case .plan: return care.plans?.known ?? []
    case .template: return care.care?.templates ?? []
    case .indicator: return care.care?.indicators ?? []
    case .into:
      return (care.advice?.records ?? []).filter(\.plan.status.isOpen).map {
        CareName("\($0.id)", $0.plan.title, note: Localized(same: $0.plan.start.description))
      }
    }
  }
}
