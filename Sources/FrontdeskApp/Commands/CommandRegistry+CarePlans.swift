import Canvas
import Domain
import FollowUps

extension CommandRegistry {
  /// What is planned for the person in view: plans of follow-ups, care plans and advice.
  static let carePlanCommands: [Command] = carePlaces + careVerbs

  private static let carePlaces: [Command] = [
    Command(
      .plans, Localized(zh: "随访计划、照护和建议", en: "Plans, care and advice"),
      keywords: ["计划", "管理", "干预", "plan", "follow-up", "programme"],
      keys: [KeyPress(.character("c"), .alt)], in: .persons, menu: .persons, group: .care,
      hint: .init(Localized(zh: "计划", en: "Plans"), priority: 2, in: .archive),
      needs: (.read, .queue), obstacle: someone),
    Command(
      .carePlans, Localized(zh: "照护计划: 目标和任务", en: "Care plans: goals and tasks"),
      keywords: ["干预", "调养", "目标", "任务", "care", "goal", "task"], in: .persons, group: .care,
      needs: (.read, .triage), obstacle: someone),
    Command(
      .advice, Localized(zh: "健康建议", en: "Advice for this person"),
      keywords: ["宣教", "调养", "饮食", "运动", "advice", "education"], in: .persons, group: .care,
      needs: (.read, .clinical), obstacle: someone),
    Command(
      .callPlans, Localized(zh: "通话中看随访计划", en: "Plans in a call"), keywords: ["计划", "plan"],
      keys: [.control("g"), KeyPress(.character("c"), .alt)], in: .outcome, group: .care,
      isInPalette: false, needs: (.read, .queue)),
    verb(
      .careNext, Localized(zh: "换一栏: 计划、照护、建议", en: "Next: plans, care, advice"),
      keys: [.control("n")]),
  ]

  private static let careVerbs: [Command] = [
    verb(
      .careAdd, Localized(zh: "开始计划或给出建议", en: "Begin a plan or give advice"),
      keys: [KeyPress(.insert)], letters: ["+", "="], audit: "care.add"
    ) { $0.careAddObstacle },
    verb(
      .careRemove, Localized(zh: "结束、去掉或收回一项", en: "End, drop or take back a part"),
      keys: [KeyPress(.delete)], letters: ["-"], audit: "care.remove"
    ) { $0.careRemoveObstacle },
    verb(
      .careSkip, Localized(zh: "放弃下一次随访", en: "Skip the next date"),
      keys: [.control("k")], letters: ["s"], audit: "plan.skip"
    ) { model in
      guard case .plan(let plan) = model.careRow, !plan.wanted.isEmpty else {
        return CareWords.noDate
      }
      return model.careDenial(.change, .queue)
    },
    verb(
      .careFirstDay, Localized(zh: "更正计划的起始日", en: "Correct a plan's first day"),
      keys: [.control("o")], letters: ["b"], audit: "plan.firstday"
    ) { model in
      guard case .plan(let plan) = model.careRow else { return CareWords.noDate }
      return plan.ending != nil ? CareWords.hasEnded : model.careDenial(.change, .queue)
    },
    verb(
      .careGoal, Localized(zh: "加目标或改所选的", en: "Add or change a goal"),
      keys: [.control("g")], letters: ["m"], audit: "care.goal"
    ) { $0.carePartObstacle },
    verb(
      .careTask, Localized(zh: "加任务或改所选的", en: "Add or change a task"),
      keys: [.control("t")], letters: ["t"], audit: "care.task"
    ) { $0.carePartObstacle },
    verb(
      .careDone, Localized(zh: "任务已做或未做", en: "Task done or not done"),
      keys: [.control("d")], letters: ["x", " "], audit: "care.done"
    ) { model in
      guard case .task = model.careRow else { return CareWords.noTask }
      return model.carePartObstacle
    },
    verb(
      .careStatus, Localized(zh: "停止、完成或恢复管理", en: "Rest, end or resume care"),
      keys: [.control("e")], letters: ["e"], audit: "care.status"
    ) { $0.careStatusObstacle },
    verb(
      .carePrint, Localized(zh: "打印照护计划或建议", en: "Print care plan or advice"),
      keys: [.control("p")], letters: ["p"]
    ) { model in
      if let denied = model.careDenial(.read, .triage) { return denied }
      return model.carePaperSheets.isEmpty ? CareWords.nothingToPrint : nil
    },
    verb(
      .careUndo, Localized(zh: "撤销我的上一次更改", en: "Take back my last change"),
      keys: [.control("z")], letters: ["u"]),
  ]

  /// A verb of the panel, which does nothing elsewhere.
  private static func verb(
    _ id: CommandID, _ title: Localized, keys: [KeyPress], letters: [Character] = [],
    audit: String? = nil, obstacle: @escaping Command.Obstacle = { _ in nil }
  ) -> Command {
    Command(
      id, title, keys: keys, letters: letters, in: .access, group: .care, isInPalette: false,
      danger: audit == nil ? .none : .reversible, undo: audit == nil ? nil : .careUndo,
      auditName: audit,
      obstacle: { model in
        guard let panel = model.carePanel, panel.chooser == nil, panel.papers == nil else {
          return CareWords.notHere
        }
        return obstacle(model)
      })
  }

  private static let someone: Command.Obstacle = { model in
    model.subject == nil ? Phrase.choosePatientFirst.text : nil
  }
}

extension Model {
  /// The gate's sentence for whoever may not; nil for who may.
  func careDenial(_ action: AccessAction, _ object: AccessObject) -> Localized? {
    access.allows(action, object) ? nil : Access.denial(action, object)
  }

  /// Why nothing can be begun or taken in the part that is shown; nil when something can.
  var careAddObstacle: Localized? {
    guard let panel = carePanel else { return CareWords.notHere }
    if let obstacle = care.obstacles[panel.part] { return obstacle }
    guard isCareRead(panel.part) else { return CareWords.reading }
    switch panel.part {
    case .plans:
      if let denied = careDenial(.add, .queue) { return denied }
      if let absence = care.plans?.plans.absence { return CareWords.away(absence) }
      return care.plans?.known.isEmpty == true ? CareWords.noPlansKnown : nil
    case .care: return careDenial(.add, .triage)
    case .advice:
      if let denied = careDenial(.add, .triage) { return denied }
      if careRow?.given != nil { return AdviceRefusal.alreadyGiven.message }
      guard case .advice = careRow else { return CareWords.noAdviceHere }
      return nil
    }
  }

  /// Why nothing can be ended or dropped; nil when something can.
  var careRemoveObstacle: Localized? {
    switch careRow {
    case .plan(let plan):
      plan.ending != nil ? CareWords.hasEnded : careDenial(.change, .queue)
    case .carePlan: careDenial(.change, .triage)
    case .goal, .task, .given: carePartObstacle
    case .advice, .told, .withheld, nil:
      careRow?.given == nil ? CareWords.nothingToDrop : careDenial(.change, .triage)
    }
  }

  /// Why nothing can rest, end or go on; nil when something can.
  var careStatusObstacle: Localized? {
    guard carePanel?.part == .plans else {
      return careRow?.carePlan == nil ? CareWords.noCarePlan : careDenial(.change, .triage)
    }
    if let obstacle = care.obstacles[.plans] { return obstacle }
    if care.plans == nil { return CareWords.reading }
    return careDenial(.change, .queue)
  }

  /// Why no goal or task can be changed; nil when one can.
  var carePartObstacle: Localized? {
    guard careRow?.carePlan != nil else { return CareWords.noCarePlan }
    if openCarePlan == nil { return CareRefusal.ended.message }
    return careDenial(.change, .triage)
  }
}
