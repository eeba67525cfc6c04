import Domain
import FollowUps
import Widgets

// What is done about plans, care and advice from the panel.
extension Model {
  /// Carries out a verb of the panel; its command says why one can do nothing.
  mutating func actInCare(_ id: CommandID) -> [Effect] {
    guard let panel = carePanel, !care.isWriting else { return [] }
    switch id {
    case .careAdd: return addInCare(panel)
    case .carePrint: return printInCare(panel)
    case .careRemove: return removeInCare()
    case .careSkip:
      guard case .plan(let plan) = careRow, let next = plan.wanted.first else { return [] }
      return openCareForm(.skip(next.key, title: next.contact.title))
    case .careFirstDay:
      guard case .plan(let plan) = careRow, plan.ending == nil else { return [] }
      return openCareForm(.firstDay(plan.instance, title: plan.title, from: plan.anchor))
    case .careGoal:
      guard let read = openCarePlan else { return [] }
      if case .goal(_, let goal) = careRow { return openGoal(of: read.record.id, goal.indicator) }
      return choose(.indicator(read.record.id))
    case .careTask:
      guard let read = openCarePlan else { return [] }
      if case .task(_, let task) = careRow, task.done == nil {
        return openCareForm(.task(plan: read.record.id, task.id))
      }
      return openCareForm(.task(plan: read.record.id, nil))
    case .careDone:
      guard let read = openCarePlan, case .task(_, var task) = careRow else { return [] }
      task.done =
        task.done == nil ? CareTask.Completion(day: today, staff: user.code) : nil
      return change(read.record, .task(task))
    case .careStatus:
      if panel.part == .plans { return openCareForm(.away) }
      guard let read = careRow?.carePlan else { return [] }
      return openCareForm(.status(plan: read.record.id))
    default: return []
    }
  }

  private mutating func addInCare(_ panel: CarePanel) -> [Effect] {
    switch panel.part {
    case .plans: return choose(.plan)
    case .care: return choose(.template)
    case .advice:
      guard case .advice(let advice, _, _) = careRow, let read = care.advice else { return [] }
      let open = read.records.filter(\.plan.status.isOpen)
      guard open.count <= 1 else { return choose(.into(advice.entry.id)) }
      return give(advice.entry.id, to: open.first?.id)
    }
  }

  private mutating func removeInCare() -> [Effect] {
    switch careRow {
    case .plan(let plan): return openCareForm(.end(plan.instance, title: plan.title))
    case .carePlan(let read): return openCareForm(.status(plan: read.record.id))
    case .goal(let read, let goal): return change(read.record, .withoutGoal(goal.id))
    case .task(let read, let task): return change(read.record, .withoutTask(task.id))
    case .given(let read, let advice):
      return change(read.record, .withoutAdvice(entry: advice.entry))
    case .advice, .told, .withheld, nil:
      guard let given = careRow?.given else { return [] }
      return write(.takeBackAdvice(given.patient, given.id, version: given.version))
    }
  }

  // MARK: - Choosing

  private mutating func choose(_ kind: CareChooser.Kind) -> [Effect] {
    guard case .care(var panel) = account.dialog else { return [] }
    panel.whole = nil
    panel.chooser = CareChooser(kind)
    account.dialog = .care(panel)
    settleCare()
    return []
  }

  /// Goes on with what is selected among what can be chosen.
  mutating func chooseInCare() -> [Effect] {
    guard case .care(var panel) = account.dialog, let chooser = panel.chooser, !care.isWriting
    else { return [] }
    let options = careOptions(chooser)
    guard let place = chooser.list.selection, options.indices.contains(place) else { return [] }
    let option = options[place]
    if chooser.kind == .template, !option.isOwn, hasOpenCare(by: option.name.id) {
      say(CareWords.hasSuch, .problem)
      return []
    }
    panel.chooser = nil
    account.dialog = .care(panel)
    switch chooser.kind {
    case .plan: return openCareForm(.start(plan: option.name.id, title: option.name.title))
    case .template:
      let beginning: CareBeginning =
        option.isOwn
        ? .own(title: option.name.title[language])
        : .template(option.name.id, language, owner: user.code)
      return write(.begin(panel.patient, beginning))
    case .indicator(let plan): return openGoal(of: plan, option.name.id)
    case .into(let entry):
      return give(entry, to: Int(option.name.id))
    }
  }

  /// Whether a care plan by a template is open.
  private func hasOpenCare(by template: String) -> Bool {
    (care.care?.records ?? []).contains { read in
      read.record.plan.status.isOpen
        && read.record.plan.template?.hasPrefix(template + "@") == true
    }
  }

  private mutating func openGoal(of plan: Int, _ code: String) -> [Effect] {
    let name = care.care?.indicators.first { $0.id == code }
    let indicator = CareIndicator(
      code: code, name: name?.title ?? Localized(same: code), unit: name?.note[language] ?? "")
    return openCareForm(.goal(plan: plan, indicator))
  }

  /// Opens a form over the panel, which comes back when it closes.
  private mutating func openCareForm(_ form: CareForm) -> [Effect] {
    guard let panel = carePanel else { return [] }
    keepPanel()
    return openForm(.care(form), of: panel.patient, name: panel.name)
  }

  // MARK: - Writing

  /// Gives advice at the contact of now, and into a care plan.
  private mutating func give(_ entry: String, to plan: Int?) -> [Effect] {
    guard let panel = carePanel, let read = care.advice else { return [] }
    return write(.give(panel.patient, entry: entry, adviceContact(read), plan: plan))
  }

  private mutating func change(
    _ record: CarePlanRecord, _ change: CarePlanChange
  ) -> [Effect] {
    write(.change(record.patient, plan: record.id, version: record.version, change, form: nil))
  }

  private mutating func write(_ request: CareRequest) -> [Effect] {
    care.isWriting = true
    return [.rights(.care(request))]
  }
}
