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
  case advice(ChosenAdvice, AdviceStanding, isFurther: Bool)
  /// Advice of this contact that is not chosen of the library any more.
  case told(GivenAdvice)
  case withheld(WithheldAdvice)

  /// The care plan that it is of; nil for what is of none.
  var carePlan: CareRecordRead? {
    switch self {
    case .carePlan(let read), .goal(let read, _), .task(let read, _), .given(let read, _): read
    case .plan, .advice, .told, .withheld: nil
    }
  }

  /// The advice of this contact that it tells of; nil for none.
  var given: GivenAdvice? {
    switch self {
    case .advice(_, .now(let given), _), .told(let given): given
    default: nil
    }
  }
}

/// Whether advice was given to the person already.
enum AdviceStanding: Equatable {
  /// At this contact.
  case now(GivenAdvice)
  /// In a care plan that is open, and not at this contact.
  case inPlan
  /// At an earlier contact, on this day the last time.
  case before(CalendarDate)
  case never
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
      func rows(_ advice: [ChosenAdvice], isFurther: Bool) -> [CareRow] {
        advice.map { .advice($0, standing($0.entry.id, read), isFurther: isFurther) }
      }
      let fits = read.choice.chosen + read.choice.further
      let others = givenNow(read).filter { given in
        !fits.contains { $0.entry.id == given.advice.entry }
      }
      return rows(read.choice.chosen, isFurther: false)
        + rows(read.choice.further, isFurther: true) + others.map(CareRow.told)
        + read.choice.withheld.map(CareRow.withheld)
    }
  }

  /// Where advice goes that is given now: to the call that is open about the person, else to the visit
  /// of today.
  func adviceContact(_ read: AdviceRead) -> AdviceContact {
    guard let followUp = outcome?.item.followUp, followUp.patient == carePanel?.patient,
      followUp.details.state == .open
    else { return read.contact }
    return .followUp(followUp.id)
  }

  /// What was given at the contact of now.
  private func givenNow(_ read: AdviceRead) -> [GivenAdvice] {
    let contact = adviceContact(read)
    return read.given.filter { $0.isOf(contact, today: today) }
  }

  private func standing(_ entry: String, _ read: AdviceRead) -> AdviceStanding {
    if let now = givenNow(read).first(where: { $0.advice.entry == entry }) { return .now(now) }
    let open = read.records.filter(\.plan.status.isOpen)
    if open.contains(where: { $0.plan.advice.contains { $0.entry == entry } }) { return .inPlan }
    let before = read.given.first { $0.advice.entry == entry }
    return before.map { .before($0.advice.day) } ?? .never
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
      let open = (care.advice?.records ?? []).filter(\.plan.status.isOpen).map {
        CareName("\($0.id)", $0.plan.title, note: Localized(same: $0.plan.start.description))
      }
      return open + [CareName("", CareWords.intoNone)]
    }
  }
}
