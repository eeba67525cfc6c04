import Domain
import FollowUps

// The forms about plans and care plans, and what is said when something is done.
extension CareWords {
  static let from = Localized(zh: "起算日期", en: "Reckoned from")
  static let fromHint = Localized(
    zh: "今天, 或手术、出院、预产期", en: "today, or an operation, a discharge, a due date")
  static let whose = Localized(zh: "随访归属", en: "Whose calls")
  static let nobodys = Localized(zh: "不指定", en: "nobody's")
  static let mine = Localized(zh: "我的", en: "mine")
  static let reason = Localized(zh: "原因", en: "Reason")
  static let reasonHint = Localized(zh: "暂停和终止要写", en: "needed to rest or revoke")
  static let cause = Localized(zh: "改为", en: "Becomes")
  static let followAgain = Localized(zh: "恢复管理", en: "followed up again")
  static let byWhen = Localized(zh: "期限", en: "By when")
  static let targetSuch = Localized(zh: "如 <140  >=30  4.4-7.0", en: "<140  >=30  4.4-7.0")
  static let wrongTarget = Localized(
    zh: "目标应如 <140、<=6.5、>=30 或 4.4-7.0", en: "a target is <140, <=6.5, >=30 or 4.4-7.0")
  static let what = Localized(zh: "做什么", en: "What")
  static let who = Localized(zh: "谁来做", en: "Who")
  static let patient = Localized(zh: "患者", en: "patient")
  static let me = Localized(zh: "我", en: "me")
  static let clinic = Localized(zh: "诊所", en: "clinic")
  static let becomes = Localized(zh: "改为", en: "Becomes")

  static func title(_ form: CareForm) -> Localized {
    switch form {
    case .start(_, let title):
      Localized(zh: "开始 \(title.chinese)", en: "Begin \(title.english)")
    case .end(_, let title): Localized(zh: "结束 \(title.chinese)", en: "End \(title.english)")
    case .firstDay(_, let title, _):
      Localized(zh: "更正起始日: \(title.chinese)", en: "First day of \(title.english)")
    case .skip(_, let title): Localized(zh: "放弃 \(title.chinese)", en: "Skip \(title.english)")
    case .away: Localized(zh: "停止或恢复管理", en: "Followed up or not")
    case .goal(_, let indicator):
      Localized(zh: "目标: \(indicator.name.chinese)", en: "Goal: \(indicator.name.english)")
    case .task(_, nil): Localized(zh: "加任务", en: "Add a task")
    case .task: Localized(zh: "改任务", en: "Change the task")
    case .status: Localized(zh: "照护计划的状态", en: "Status of the care plan")
    }
  }

  static func explained(_ form: CareForm) -> Localized? {
    switch form {
    case .start:
      Localized(
        zh: "按计划排出随访, 进入随访队列; ^Z 可撤销。",
        en: "Its follow-ups come into the queue by themselves; ^Z takes it back.")
    case .end:
      Localized(
        zh: "计划结束, 它排的随访关闭; ^Z 可撤销。",
        en: "The plan ends and its open follow-ups close; ^Z takes it back.")
    case .firstDay:
      Localized(
        zh: "日期按新的起始日重排, 已做的不变; ^Z 可撤销。",
        en: "The dates follow the right day; what was done stays done. ^Z takes it back.")
    case .skip:
      Localized(
        zh: "只放弃这一次, 计划按下一个日期继续; ^Z 可撤销。",
        en: "This date alone is given up; the plan goes on with the next. ^Z takes it back.")
    case .away:
      Localized(
        zh: "不在管理中的人, 全部计划暂停, 队列中没有随访; ^Z 可撤销。",
        en: "While somebody is not followed up, all plans rest. ^Z takes it back.")
    case .goal, .task: nil
    case .status:
      Localized(
        zh: "结束的计划可以恢复。", en: "A plan that has ended can be taken up again.")
    }
  }

  static func verb(_ status: CarePlan.Status) -> Localized {
    switch status {
    case .draft: status.title
    case .active: Localized(zh: "恢复进行", en: "go on")
    case .onHold: Localized(zh: "暂停", en: "rest")
    case .completed: Localized(zh: "完成", en: "completed")
    case .revoked: Localized(zh: "终止", en: "revoked")
    }
  }

  // MARK: Done

  static func done(_ request: CareRequest, _ number: Int) -> Localized? {
    switch request {
    case .read: nil
    case .start: Localized(zh: "随访计划已开始", en: "The plan has begun")
    case .end: Localized(zh: "随访计划已结束", en: "The plan has ended")
    case .firstDay:
      Localized(zh: "起始日已更正, 日期已重排", en: "The first day is corrected; the dates follow it")
    case .skip: Localized(zh: "已放弃这一次", en: "The date is given up")
    case .away(_, let cause, _):
      cause == nil
        ? Localized(zh: "已恢复管理", en: "Followed up again")
        : Localized(zh: "已停止管理, 计划暂停", en: "No longer followed up; the plans rest")
    case .begin:
      number == 0
        ? Localized(zh: "照护计划已建立", en: "The care plan has begun")
        : Localized(
          zh: "照护计划已建立; \(number) 个目标缺测量值, 没有列入",
          en:
            "The care plan has begun; \(number) goal\(number == 1 ? "" : "s") without a value left out"
        )
    case .change(_, _, _, let change, _): done(change)
    case .give(_, _, let contact, let plan): gave(at: contact, isPlanned: plan != nil)
    case .takeBackAdvice: Localized(zh: "建议已收回", en: "The advice is taken back")
    }
  }

  private static func gave(at contact: AdviceContact, isPlanned: Bool) -> Localized {
    let (zh, en) =
      switch contact {
      case .followUp: ("这次随访", "this follow-up")
      case .form: ("今天的就诊", "the visit of today")
      case .day: ("今天", "today")
      }
    return isPlanned
      ? Localized(
        zh: "建议已记入\(zh)和照护计划", en: "The advice is in the record of \(en) and in the care plan")
      : Localized(zh: "建议已记入\(zh)", en: "The advice is in the record of \(en)")
  }

  private static func done(_ change: CarePlanChange) -> Localized {
    switch change {
    case .status(let status, _, _):
      Localized(
        zh: "照护计划: \(status.title.chinese)", en: "The care plan is \(status.title.english)")
    case .goal: Localized(zh: "目标已保存", en: "The goal is saved")
    case .task(let task):
      task.done == nil
        ? Localized(zh: "任务已保存", en: "The task is saved")
        : Localized(zh: "任务已做", en: "The task is done")
    case .advice: Localized(zh: "建议已写入照护计划", en: "The advice is in the care plan")
    case .withoutGoal, .withoutTask, .withoutAdvice:
      Localized(zh: "已去掉", en: "Dropped")
    case .back: Localized(zh: "已撤销", en: "Taken back")
    }
  }
}
