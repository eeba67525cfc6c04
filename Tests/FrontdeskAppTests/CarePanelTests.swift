import Canvas
import Domain
import FollowUps
import FrontdeskApp
import Testing
import Widgets

/// The panel of what is planned for a person: plans of follow-ups, care plans and advice.
@Suite struct CarePanelTests {
  private static let doctor = StaffMember(code: "wang", name: "王医生", role: .doctor)

  private func desk(
    _ keys: String, user: StaffMember = doctor, _ columns: Int = 100, _ rows: Int = 30,
    language: Language = .chinese
  ) -> Desk {
    var desk = Desk(columns, rows, language: language)
    desk.model.user = user
    desk.press("zs<A-c>" + keys)
    return desk
  }

  private func requests(_ desk: Desk) -> [CareRequest] {
    desk.clinic.log.compactMap { effect in
      if case .rights(.care(let request)) = effect, !request.isReading { request } else { nil }
    }
  }

  private func panel(_ desk: Desk) -> CarePanel? {
    if case .care(let panel) = desk.model.account.dialog { panel } else { nil }
  }

  // MARK: - Plans

  @Test func aPlanSaysWhatIsNextAndWhy() {
    let text = desk("").text
    for word in [
      "高血压患者管理", "下次", "高血压季度随访", "规范三版 2.8", "诊断 I10", "术后随访", "计划完成 2024-05-09",
    ] {
      #expect(text.contains(word), "\(word)\n\(text)")
    }
  }

  @Test func enterTellsEveryDateAndEscGoesBackStepByStep() {
    var desk = desk("<Enter>")
    for word in ["各次", "2025-11-17", "过期", "季度随访 第1次"] {
      #expect(desk.text.contains(word), "\(word)\n\(desk.text)")
    }
    desk.press("<Esc>")
    #expect(panel(desk)?.whole == nil && panel(desk) != nil)
    desk.press("<Esc>")
    #expect(panel(desk) == nil)
    #expect(desk.model.screen == .lookup)
  }

  @Test func aPlanIsChosenByWordsAndBegins() {
    var desk = desk("+shsf")
    #expect(desk.text.contains("术后随访") && !desk.text.contains("高血压患者管理"), "\(desk.text)")
    desk.press("<Enter>")
    #expect(desk.text.contains("开始 术后随访"), "\(desk.text)")
    desk.press("<C-u>2026-08-23<Tab>2<C-s>")
    #expect(
      requests(desk) == [
        .start(
          PatientID(1), plan: "surgery", from: SampleClinic.day("2026-08-23"), owner: "wang")
      ])
    #expect(panel(desk) != nil, "the panel comes back")
  }

  @Test func theReasonThatAPlanCannotBeginStaysInTheForm() {
    let desk = desk("+gxy<Enter><C-s>")
    #expect(desk.text.contains("已有同类计划"), "\(desk.text)")
    guard case .rightsForm(let asked) = desk.model.account.dialog else {
      Issue.record("the form is gone")
      return
    }
    #expect(!asked.isSaving)
  }

  @Test func aPlanEndsWithAReason() {
    var desk = desk("-<C-s>")
    #expect(requests(desk).isEmpty, "\(desk.text)")
    desk.press("搬走<C-s>")
    #expect(requests(desk) == [.end(PatientID(1), instance: 3, reason: "搬走")])
    #expect(desk.text.contains("人工结束"), "\(desk.text)")
    #expect(desk.text.contains("随访计划已结束"))
    desk.press("-")
    #expect(desk.text.contains("已经结束"), "\(desk.text)")
  }

  @Test func oneDateIsGivenUp() {
    let before = desk("")
    let next = before.model.care.plans?.plans.running.first?.wanted.first?.key
    let desk = desk("s出差<C-s>")
    guard case .skip(PatientID(1), let key, reason: "出差") = requests(desk).first else {
      Issue.record("\(desk.text)")
      return
    }
    #expect(key == next)
    #expect(desk.model.care.plans?.plans.running.first?.wanted.first?.key != next)
  }

  @Test func aWrongFirstDayIsCorrectedWithAReason() throws {
    var desk = desk("b<C-s>")
    #expect(requests(desk).isEmpty, "\(desk.text)")
    desk.press("<Esc>")
    let plan = try #require(desk.model.care.plans?.plans.running.first)
    desk.press("b<Tab>记错了<C-s>")
    #expect(
      requests(desk) == [
        .firstDay(PatientID(1), instance: plan.instance, to: plan.anchor, reason: "记错了")
      ], "\(desk.text)")
    #expect(desk.text.contains("起始日已更正"), "\(desk.text)")
  }

  @Test func managementStopsAndGoesOn() {
    var desk = desk("e1<Tab>去了外省<C-s>")
    #expect(requests(desk) == [.away(PatientID(1), .movedAway, reason: "去了外省")])
    #expect(desk.text.contains("暂停") && desk.text.contains("迁出"), "\(desk.text)")
    desk.press("+")
    #expect(panel(desk)?.chooser == nil && desk.text.contains("不在管理中"), "\(desk.text)")
    desk.press("e<Tab>回来了<C-s>")
    #expect(requests(desk).last == .away(PatientID(1), nil, reason: "回来了"))
    #expect(desk.text.contains("下次"), "\(desk.text)")
  }

  @Test func controlZAsksForTheLastChangeOverThePanel() {
    var desk = desk("")
    desk.clinic.rights.ownChange = OwnChange(
      id: 4, object: .plan, event: "ended", patient: PatientID(1), card: "A-000019", name: "张三",
      at: SampleClinic.now)
    desk.press("<C-z>")
    #expect(desk.text.contains("结束随访计划"), "\(desk.text)")
    desk.press("n")
    #expect(panel(desk) != nil)
  }

  // MARK: - Care plans

  @Test func aCarePlanTellsGoalsAndTasks() {
    let desk = desk("<Tab>")
    for word in [
      "高血压照护计划", "收缩压 <140 mmHg", "152 (2026-02-02)", "57%", "每天早晚测血压", "逾期 2026-02-01",
      "已做 2026-01-20",
      "目标达标 0/1", "任务已做 1/2",
    ] {
      #expect(desk.text.contains(word), "\(word)\n\(desk.text)")
    }
  }

  @Test func aTaskIsDoneAndUndoneByOneKey() {
    var desk = desk("<Tab><Down><Down>x")
    #expect(desk.text.contains("任务已做 2/2"), "\(desk.text)")
    desk.press("<C-d>")
    #expect(desk.text.contains("任务已做 1/2"), "\(desk.text)")
    #expect(requests(desk).count == 2)
  }

  @Test func aGoalIsAddedForAnIndicatorFoundByItsName() throws {
    var desk = desk("<Tab>m")
    desk.press("tz<Enter>")
    #expect(desk.text.contains("目标: 体重"), "\(desk.text)")
    desk.press("七十<C-s>")
    #expect(desk.text.contains("目标应如"), "\(desk.text)")
    desk.press("<C-u><lt>70<C-s>")
    guard case .change(_, plan: 5, version: 1, .goal(let goal), _)? = requests(desk).last else {
      Issue.record("\(desk.text)")
      return
    }
    #expect(goal == CareGoal(id: 4, indicator: "weight", target: .limit(.lessThan, 70), unit: "kg"))
    #expect(desk.text.contains("体重 <70 kg"), "\(desk.text)")
  }

  @Test func theSelectedGoalIsChangedInItsPlace() {
    let desk = desk("<Tab><Down>m<C-u><lt>130<C-s>")
    guard case .change(_, plan: 5, version: 1, .goal(let goal), _)? = requests(desk).last else {
      Issue.record("\(desk.text)")
      return
    }
    #expect(goal.id == 1 && goal.target == .limit(.lessThan, 130))
    #expect(goal.source.chinese.isEmpty, "the target is this person's now")
    #expect(goal.start?.value == 168)
  }

  @Test func aTaskIsAdded() {
    let desk = desk("<Tab>t戒烟<Tab>2<Tab>2026-12-24<C-s>")
    guard case .change(_, plan: 5, version: 1, .task(let task), _)? = requests(desk).last else {
      Issue.record("\(desk.text)")
      return
    }
    #expect(
      task
        == CareTask(
          id: 4, text: "戒烟", owner: .staff("wang"), due: SampleClinic.day("2026-12-24")))
  }

  @Test func whoWasSlowerReadsAgainAndCanSave() {
    var desk = desk("<Tab>")
    desk.clinic.careBook.isRaced = true
    desk.press("t戒烟<C-s>")
    #expect(desk.text.contains("别人刚刚改动"), "\(desk.text)")
    desk.press("<C-s>")
    #expect(desk.text.contains("任务 戒烟"), "\(desk.text)")
    #expect(panel(desk) != nil)
  }

  @Test func aCarePlanBeginsByATemplateOrATitle() {
    var byTemplate = desk("<Tab>+<Enter>")
    #expect(requests(byTemplate).isEmpty)
    #expect(byTemplate.text.contains("已有进行中的同一模板"), "\(byTemplate.text)")
    byTemplate.press("<Down><Enter>")
    #expect(
      requests(byTemplate)
        == [.begin(PatientID(1), .template("gout", .chinese, owner: "wang"))])
    let own = desk("<Tab>+戒烟计划<Enter>")
    #expect(requests(own) == [.begin(PatientID(1), .own(title: "戒烟计划"))])
    #expect(own.text.contains("戒烟计划"), "\(own.text)")
  }

  @Test func aCarePlanThatEndsTakesNoMoreTasks() {
    var desk = desk("<Tab>e<C-s>")
    #expect(desk.text.contains("照护计划: 已完成"), "\(desk.text)")
    desk.press("t")
    #expect(desk.text.contains("计划已结束"), "\(desk.text)")
    desk.press("e")
    #expect(desk.text.contains("恢复进行"), "\(desk.text)")
  }

  @Test func restingNeedsAReason() {
    let desk = desk("<Tab>e2<C-s>")
    #expect(desk.text.contains("请写明原因"), "\(desk.text)")
    #expect(requests(desk).isEmpty)
  }

  // MARK: - Advice

  @Test func adviceSaysWhyAndGoesIntoTheCarePlan() {
    var desk = desk("<Tab><Tab>")
    for word in ["饮食", "每天吃盐不超过 5 克", "血压未控", "不宜", "慢跑"] {
      #expect(desk.text.contains(word), "\(word)\n\(desk.text)")
    }
    desk.press("+")
    #expect(requests(desk).last == .give(PatientID(1), entry: "salt-5g", .day, plan: 5))
    #expect(desk.text.contains("已给"), "\(desk.text)")
    #expect(desk.text.contains("已记入今天和照护计划"), "\(desk.text)")
    desk.press("+")
    #expect(desk.text.contains("已经给过"), "\(desk.text)")
    desk.press("<Tab><Tab>")
    #expect(desk.text.contains("建议 每天吃盐"), "\(desk.text)")
  }

  @Test func whatMustNotBeGivenIsNotTaken() {
    let desk = desk("<Tab><Tab><Down><Down>+")
    #expect(requests(desk).isEmpty)
    #expect(desk.text.contains("先选一条可给的建议"), "\(desk.text)")
  }

  @Test func adviceAsksIntoWhichOfSeveralPlans() {
    var desk = desk("<Tab>+戒烟计划<Enter><Tab>")
    desk.press("+")
    #expect(desk.text.contains("写入哪个照护计划"), "\(desk.text)")
    desk.press("<Enter>")
    #expect(requests(desk).last == .give(PatientID(1), entry: "salt-5g", .day, plan: 9))
    // Or into none.
    desk.press("<Down>+<Down><Down><Enter>")
    #expect(requests(desk).last == .give(PatientID(1), entry: "walk", .day, plan: nil))
  }

  // MARK: - Who may what, and where

  @Test func aReceptionistIsToldWhyThereIsNothingToSee() {
    let reception = StaffMember(code: "wu", name: "吴前台", role: .reception)
    var desk = desk("", user: reception)
    #expect(desk.text.contains("您的角色无权查看"), "\(desk.text)")
    desk.press("+")
    #expect(requests(desk).isEmpty && panel(desk)?.chooser == nil)
    let reads = desk.clinic.log.count { if case .rights(.care) = $0 { true } else { false } }
    #expect(reads == 0, "nothing is asked that the role may not know")
  }

  @Test func aManagerStartsAndEndsPlansOnly() {
    var desk = desk("", user: SampleClinic.manager)
    #expect(desk.text.contains("高血压患者管理"), "\(desk.text)")
    desk.press("<Tab><Down><Down>x")
    #expect(requests(desk).isEmpty)
    #expect(desk.text.contains("您的角色无权"), "\(desk.text)")
  }

  @Test func theCallReachesThePlans() {
    var desk = Desk(100, 30)
    desk.model.user = SampleClinic.nurse
    desk.press("<F5><Enter>")
    #expect(desk.model.outcome != nil)
    desk.press("<C-g>")
    #expect(panel(desk) != nil, "\(desk.text)")
    desk.press("<Esc>")
    #expect(desk.model.outcome != nil && panel(desk) == nil)
  }

  @Test func whatPatientsCanSeeTellsNoPlans() {
    var desk = Desk(100, 30)
    desk.model.user = Self.doctor
    desk.press("zs")
    desk.send(.command(.togglePublic))
    desk.press("<A-c>")
    #expect(!desk.text.contains("高血压"), "\(desk.text)")
    #expect(desk.text.contains("内容已隐藏"), "\(desk.text)")
  }

  @Test func anOlderAnswerIsNotTaken() {
    var desk = Desk(100, 30)
    desk.model.user = Self.doctor
    desk.press("zs")
    desk.holds = true
    desk.press("<A-c>")
    #expect(desk.text.contains("读取中"), "\(desk.text)")
    desk.press("<Tab><Tab><Tab>")
    desk.deliver(reversed: true)
    desk.holds = false
    #expect(desk.text.contains("高血压患者管理"), "\(desk.text)")
  }

  @Test func inPlainModeEverythingIsReadAndDone() {
    let list = PlainDesk(["zs", "随访计划、照护和建议"])
    #expect(list.lastAnswer.contains("1. 高血压患者管理"), "\(list.transcript)")
    let whole = PlainDesk(["zs", "随访计划、照护和建议", "1"])
    #expect(whole.lastAnswer.contains("各次"), "\(whole.transcript)")
    let task = PlainDesk(["zs", "照护计划: 目标和任务", "3", "返回", "任务已做或未做"])
    #expect(task.transcript.contains("任务已做"), "\(task.transcript)")
    let begun = PlainDesk(["zs", "随访计划、照护和建议", "开始计划或给出建议", "术后", "1"])
    #expect(begun.transcript.contains("起算日期"), "\(begun.transcript)")
  }

  static let cases = [
    RecordedScreen(name: "care-plans", keys: "zs<A-c>", prepare: prepare),
    RecordedScreen(name: "care-plan-whole", keys: "zs<A-c><Enter>", prepare: prepare),
    RecordedScreen(name: "care-goals", keys: "zs<A-c><Tab><Down>", prepare: prepare),
    RecordedScreen(name: "care-advice", keys: "zs<A-c><Tab><Tab>", prepare: prepare),
    RecordedScreen(
      name: "care-advice-given", keys: "zs<A-c><Tab><Tab>+<Down>", prepare: prepare),
    RecordedScreen(name: "care-print", keys: "zs<A-c><Tab><Tab>+p", prepare: prepare),
    RecordedScreen(name: "care-choose", keys: "zs<A-c>+", prepare: prepare),
    RecordedScreen(name: "care-start", keys: "zs<A-c>+<Enter>", prepare: prepare),
  ]

  private static let prepare: @Sendable (inout Desk) -> Void = { $0.model.user = doctor }

  @Test(arguments: cases, RecordedScreen.sizes + [Size(columns: 200, rows: 50)])
  func theyLookAsRecorded(_ screen: RecordedScreen, _ size: Size) {
    screen.expectAsRecorded(size)
  }

  @Test(arguments: cases)
  func theSmallestWindowIsEnough(_ screen: RecordedScreen) { screen.expectSmallestAsRecorded() }

  @Test(arguments: cases, RecordedScreen.sizes)
  func signsOfOursAreASCIIWhereThatIsWanted(_ screen: RecordedScreen, _ size: Size) {
    screen.expectNoAmbiguousSigns(size)
  }
}
