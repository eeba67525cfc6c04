import Domain
import FollowUps

/// Texts of what is planned for a person: plans of follow-ups, care plans and advice.
enum CareWords {
  static func title(_ part: CarePanel.Part) -> Localized {
    switch part {
    case .plans: Localized(zh: "随访计划", en: "Plans")
    case .care: Localized(zh: "照护计划", en: "Care plans")
    case .advice: Localized(zh: "健康建议", en: "Advice")
    }
  }

  static let reading = Localized(zh: "读取中", en: "reading")
  static let veiled = Localized(
    zh: "屏幕面向患者或无人看管, 内容已隐藏", en: "hidden while patients can see the screen")

  // MARK: Nothing there, and the way on

  static func nothing(_ part: CarePanel.Part, mayBegin: Bool) -> Localized {
    switch part {
    case .plans where mayBegin:
      Localized(zh: "没有随访计划; 按 + 开始", en: "no plan of follow-ups; + begins one")
    case .plans: Localized(zh: "没有随访计划", en: "no plan of follow-ups")
    case .care where mayBegin:
      Localized(zh: "没有照护计划; 按 + 建立", en: "no care plan; + begins one")
    case .care: Localized(zh: "没有照护计划", en: "no care plan")
    case .advice:
      Localized(
        zh: "建议库里没有适合此人的建议; 打标签或填表后再看",
        en: "the library has nothing for this person; tags and forms bring advice")
    }
  }

  static let notHere = Localized(zh: "先打开计划面板", en: "open the plans first")
  static let noDate = Localized(zh: "这个计划现在没有要放弃的日期", en: "no date of a plan to skip here")
  static let noTask = Localized(zh: "先选一项任务", en: "select a task first")
  static let noCarePlan = Localized(
    zh: "先选一个照护计划; + 建立", en: "select a care plan first; + begins one")
  static let hasEnded = Localized(zh: "这个计划已经结束", en: "this plan has ended already")
  static let nothingToDrop = Localized(zh: "这里没有可结束或去掉的", en: "nothing here to end or drop")
  static let noAdviceHere = Localized(zh: "先选一条可给的建议", en: "select advice that can be given")
  static let nothingToPrint = Localized(
    zh: "没有可打印的照护计划或建议", en: "no care plan or advice to print")
  static let hasSuch = Localized(
    zh: "已有进行中的同一模板的照护计划", en: "a care plan by this template is open already")
  static let noPlansKnown = Localized(
    zh: "诊所还没有装入随访计划; 请管理者运行 frontdesk plan save",
    en: "the clinic has no plans yet; a manager loads them with frontdesk plan save")
  static let forbidden = Localized(zh: "这个模板不宜用于此人", en: "this template must not be used for them")

  static func away(_ absence: PlanAbsence) -> Localized {
    Localized(
      zh: "不在管理中: \(absence.cause.title.chinese), 自 \(absence.since); 按 e 恢复",
      en: "not followed up: \(absence.cause.title.english), since \(absence.since); e resumes")
  }

  // MARK: Labels

  static let why = Localized(zh: "原因", en: "Why")
  static let next = Localized(zh: "下次", en: "Next")
  static let begun = Localized(zh: "开始", en: "Begun")
  static let reckoned = Localized(zh: "起算", en: "Reckoned from")
  static let later = Localized(zh: "以后", en: "Later")
  static let ended = Localized(zh: "结束", en: "Ended")
  static let rests = Localized(zh: "暂停", en: "resting")
  static let source = Localized(zh: "来源", en: "Source")
  static let owner = Localized(zh: "归属", en: "Owner")
  static let note = Localized(zh: "注意", en: "Note")
  static let called = Localized(zh: "上次后", en: "Called for")
  static let state = Localized(zh: "状态", en: "State")
  static let advice = Localized(zh: "建议", en: "Advice")
  static let given = Localized(zh: "已给", en: "given")
  static let inPlan = Localized(zh: "计划中", en: "in plan")
  static let intoNone = Localized(zh: "只记入这次", en: "this contact alone")
  static func givenBefore(_ day: String) -> Localized {
    Localized(zh: "给过 \(day)", en: "given \(day)")
  }
  static let further = Localized(zh: "另可", en: "also")
  static let withheld = Localized(zh: "不宜", en: "not to be given")
  static let target = Localized(zh: "目标", en: "Target")
  static let start = Localized(zh: "起始", en: "At first")
  static let latest = Localized(zh: "最近", en: "Latest")
  static let progress = Localized(zh: "进展", en: "Progress")
  static let reached = Localized(zh: "达标自", en: "Reached")
  static let dueBy = Localized(zh: "期限", en: "By")
  static let done = Localized(zh: "已做", en: "done")
  static let overdue = Localized(zh: "逾期", en: "overdue")
  static let template = Localized(zh: "模板", en: "Template")
  static let text = Localized(zh: "内容", en: "Text")
  static let kind = Localized(zh: "类别", en: "Kind")
  static let dates = Localized(zh: "各次", en: "Dates")
  static let tasks = Localized(zh: "任务", en: "Tasks")
  static let goals = Localized(zh: "目标", en: "Goals")

  static func counts(goals: Int, tasks: Int) -> Localized {
    Localized(
      zh: "目标 \(goals) 任务 \(tasks)",
      en: "\(goals) goal\(goals == 1 ? "" : "s"), \(tasks) task\(tasks == 1 ? "" : "s")")
  }

  static func reachedOf(_ reached: Int, _ count: Int) -> Localized {
    Localized(zh: "目标达标 \(reached)/\(count)", en: "goals met \(reached)/\(count)")
  }

  static func doneOf(_ done: Int, _ count: Int) -> Localized {
    Localized(zh: "任务已做 \(done)/\(count)", en: "tasks done \(done)/\(count)")
  }

  static func visits(done: Int, missed: Int) -> Localized {
    let zh = "已访 \(done)" + (missed > 0 ? ", 未访 \(missed)" : "")
    let en = "\(done) done" + (missed > 0 ? ", \(missed) missed" : "")
    return Localized(zh: zh, en: en)
  }

  static func run(_ count: Int) -> Localized {
    Localized(zh: "连续 \(count) 次未控制", en: "not controlled \(count) in a row")
  }

  static func daysLeft(_ days: Int) -> Localized {
    days < 0
      ? Localized(zh: "已过 \(-days) 天", en: "\(-days) days past")
      : Localized(zh: "还有 \(days) 天", en: "\(days) days left")
  }

  static func notSuch(_ name: CareName) -> Localized? {
    name.fits ? nil : Localized(zh: "不是按此人挑选", en: "not for such a person")
  }

  // MARK: Keys

  static let whole = Localized(zh: "全部", en: "All of it")
  static let nextPart = Localized(zh: "换一栏", en: "Next list")
  static let startPlan = Localized(zh: "开始计划", en: "Begin")
  static let endPlan = Localized(zh: "结束", en: "End")
  static let skip = Localized(zh: "放弃下次", en: "Skip next")
  static let firstDay = Localized(zh: "起始日", en: "First day")
  static let beginCare = Localized(zh: "建立", en: "Begin")
  static let goal = Localized(zh: "目标", en: "Goal")
  static let task = Localized(zh: "任务", en: "Task")
  static let tick = Localized(zh: "做了", en: "Done")
  static let untick = Localized(zh: "还没做", en: "Not done")
  static let drop = Localized(zh: "去掉", en: "Drop")
  static let status = Localized(zh: "完成/暂停", en: "Status")
  static let away = Localized(zh: "停止管理", en: "Stop")
  static let back = Localized(zh: "恢复管理", en: "Resume")
  static let give = Localized(zh: "给出", en: "Give")
  static let takeBack = Localized(zh: "收回", en: "Take back")
  static let print = Localized(zh: "打印", en: "Print")
  static let scroll = Localized(zh: "滚动", en: "Scroll")
  static let chooseThis = Localized(zh: "选定", en: "Choose")

  static func chooserTitle(_ kind: CareChooser.Kind) -> Localized {
    switch kind {
    case .plan: Localized(zh: "开始哪个随访计划", en: "Which plan begins")
    case .template: Localized(zh: "照护计划用哪个模板", en: "Which template")
    case .indicator: Localized(zh: "为哪个指标定目标", en: "A goal for which indicator")
    case .into: Localized(zh: "建议写入哪个照护计划", en: "Into which care plan")
    }
  }

  static func typeWords(_ kind: CareChooser.Kind) -> Localized {
    kind == .template
      ? Localized(zh: "打字筛选, 或写自拟计划的名称", en: "type to narrow, or a title of your own")
      : Localized(zh: "打字或拼音首字母筛选", en: "type to narrow")
  }

  static let nothingFits = Localized(zh: "没有符合的", en: "nothing fits")
  static func ownPlan(_ title: String) -> Localized {
    Localized(zh: "自拟: \(title)", en: "Of your own: \(title)")
  }
}
