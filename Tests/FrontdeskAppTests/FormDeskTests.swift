import Canvas
import Domain
import Forms
import FrontdeskApp
import Testing
import Widgets

/// Filling forms in on the screen: the list, the questions, dangers, warnings, filing.
@Suite struct FormDeskTests {
  static func desk(
    _ keys: String, _ columns: Int = 80, _ rows: Int = 24, language: Language = .chinese
  ) -> Desk {
    var desk = Desk(columns, rows, language: language)
    desk.press("zs<A-i>" + keys)
    return desk
  }

  private func desk(_ keys: String) -> Desk { Self.desk(keys) }

  private func filed(_ desk: Desk) -> [FilledForm] {
    desk.clinic.log.compactMap { effect in
      if case .forms(.file(_, let filled)) = effect { filled } else { nil }
    }
  }

  // MARK: - The list

  @Test func whatWasFilledLastComesFirst() {
    let desk = desk("")
    #expect(desk.model.layer == .forms)
    let first = desk.text.split(separator: "\n").first { $0.contains("▌") }
    #expect(first?.contains("1  高血压随访") == true, "\(desk.text)")
    #expect(first?.contains("上次 2026-") == true, "\(desk.text)")
  }

  @Test(arguments: ["phq9", "PHQ-9", "抑郁", "tnb", "gxy", "GAD"])
  func theListIsNarrowedByTitleAndInitials(_ typed: String) {
    var desk = desk("")
    let all = desk.text
    for character in typed { desk.send(.event(.text(String(character)))) }
    #expect(desk.model.forms.panel?.filter.text == typed)
    #expect(desk.text != all)
    #expect(desk.text.contains("▌1"), "\(desk.text)")
    desk.press("<Esc>")
    #expect(desk.model.forms.panel?.filter.text == "")
    desk.press("<Esc>")
    #expect(desk.model.forms.panel == nil)
  }

  @Test func aFollowUpsOwnFormComesFirst() throws {
    var desk = Desk()
    let place = try #require(desk.clinic.archives.firstIndex { !$0.followUps.isEmpty })
    for row in desk.clinic.archives[place].followUps.indices {
      desk.clinic.archives[place].followUps[row].details.form = "phq-9"
    }
    let name = desk.clinic.archives[place].patient.name
    desk.press("<F5><Left>")
    for _ in 0..<60 where desk.model.followUps.selected?.name != name { desk.press("<Down>") }
    let followUp = try #require(desk.model.followUps.selected?.followUp.id)
    desk.press("<A-i>")
    #expect(desk.text.contains("本次随访"), "\(desk.text)")
    desk.press("<Enter>")
    #expect(desk.model.forms.fill?.order.form == "phq-9")
    #expect(desk.model.forms.fill?.order.followUp == followUp)
  }

  // MARK: - Filling in

  /// The routine visit: from opening the form to filed, 23 keys.
  @Test func aRoutineHypertensionVisitTakesAtMostThirtyKeys() throws {
    var desk = desk("<Enter>")
    #expect(desk.model.layer == .form)
    let keys =
      ["<Enter>", "1", "1"] + ["1", "2", "8", "<Enter>"] + ["8", "2", "<Enter>"]
      + ["<Enter>", "<Enter>", "<Enter>"] + ["7", "2", "<Enter>", "<Enter>"] + ["=", "=", "1"]
      + ["<Enter>", "<Enter>"] + ["<Enter>"]
    #expect(keys.count == 23)
    #expect(keys.count <= 30)
    for key in keys { desk.press(key) }
    let form = try #require(filed(desk).first, "\(desk.text)")
    #expect(form.outcomes == [.controlled])
    #expect(form.observations.map(\.indicator) == ["sbp", "dbp", "hr"])
    #expect(desk.model.forms.fill == nil)
    #expect(desk.model.toast?.text.chinese.contains("已保存: 高血压随访") == true)
    #expect(desk.model.toast?.text.chinese.contains("控制满意") == true)
    #expect(desk.model.toast?.text.english.contains("controlled") == true)
    #expect(desk.model.forms.lastFiled?.outcomes == [.controlled])
  }

  @Test func whatIsOfferedIsTold() {
    let desk = desk("<Enter><Enter>11")
    #expect(desk.model.forms.fill?.session.cursor?.linkID == "sbp")
    var next = desk
    next.press("128<Enter>82<Enter>")
    #expect(next.text.contains("采用 档案 2026-"), "\(next.text)")
    #expect(next.text.contains("172 cm"))
    next.press("<Enter>")
    #expect(next.text.contains("沿用"), "\(next.text)")
  }

  @Test func anImpossibleValueIsRefusedInOneSentence() {
    var desk = desk("<Enter><Enter>11")
    desk.press("900<Enter>")
    #expect(desk.text.contains("! 数值须在"), "\(desk.text)")
    #expect(desk.model.forms.fill?.session.cursor?.linkID == "sbp")
    desk.press("<BS><BS><BS>")
    #expect(!desk.text.contains("! 数值须在"))
  }

  @Test func aBranchAppearsWithItsAnswer() {
    var desk = desk("<Enter><Enter>1")
    #expect(!desk.text.contains("危急情况"))
    desk.press("2<Enter>")
    #expect(desk.text.contains("危急情况"), "\(desk.text)")
    #expect(desk.model.forms.fill?.session.cursor?.linkID == "danger_signs")
  }

  @Test func rowsOfMedicinesComeOneAfterTheOther() throws {
    var desk = desk("medication")
    desk.press("<Enter>")
    let form = try #require(desk.model.forms.fill?.form)
    let table = try #require(
      form.items.first { if case .table = $0.kind { true } else { false } })
    guard case .table(let columns) = table.kind, let first = columns.columns.first else { return }
    while desk.model.forms.fill?.session.cursor?.linkID != first.linkID,
      desk.model.forms.fill?.session.cursor != nil
    {
      // The rows are asked of those alone who take anything.
      desk.press(desk.model.forms.fill?.session.cursor?.linkID == "any" ? "1" : "<Down>")
    }
    #expect(desk.model.forms.fill?.session.cursor?.linkID == first.linkID)
    desk.press("氨氯地平<Enter>")
    #expect(desk.text.contains("氨氯地平"), "\(desk.text)")
    #expect(desk.text.contains("1. "))
    let fill = try #require(desk.model.forms.fill)
    #expect(
      fill.session.state.isAsked(QuestionnaireItemKey(first.linkID, row: 1)),
      "the next row is offered")
  }

  @Test func sectionsAreALineOfSteps() {
    var desk = desk("<Enter>")
    #expect(desk.text.contains("○ 随访 ") || desk.text.contains("○ 随访"), "\(desk.text)")
    desk.press("<Enter>1")
    #expect(desk.text.contains("● 随访"), "\(desk.text)")
    desk.press("<Right>")
    #expect(desk.model.forms.fill?.section?.id == "signs")
    desk.press("<Left><Left>")
    #expect(desk.model.forms.fill?.section?.id == "visit")
  }

  @Test func sourceAndLicenceAreAKeyAway() {
    var desk = desk("<Enter>?")
    #expect(desk.text.contains("国卫基层发〔2017〕13号"), "\(desk.text)")
    #expect(desk.text.contains("官方表单"))
    desk.press("<Esc>")
    #expect(desk.model.forms.fill != nil)
    #expect(!desk.text.contains("官方表单"))
  }

  // MARK: - Dangers and warnings

  @Test func aRedFlagStopsUntilItIsSeenTo() throws {
    var desk = desk("<Enter><Enter>11190<Enter>")
    for word in ["血压 ≥180/110 mmHg", "复测；确认后处理并立即转诊", "规范第三版", "[回去改答案]"] {
      #expect(desk.text.contains(word), "\(word)\n\(desk.text)")
    }
    // Digits typed on run into nothing; Enter goes back to the answer and nothing further.
    desk.press("82")
    #expect(desk.model.forms.fill?.question != nil)
    desk.press("<Enter>")
    #expect(desk.model.forms.fill?.session.cursor?.linkID == "sbp")
    #expect(desk.model.forms.fill?.question == nil)
    // Going on without a change raises it again.
    desk.press("<Down>")
    #expect(desk.model.forms.fill?.question != nil)
    desk.press("<Tab>已复测 186/100<Enter>")
    let fill = try #require(desk.model.forms.fill)
    #expect(fill.question == nil)
    #expect(
      fill.session.state.response(.inProgress).acknowledged
        == [QuestionnaireAcknowledgement(flag: "pressure-180-110", note: "已复测 186/100")])
  }

  @Test func theNinthItemOfThePHQStopsAtAnyTotal() {
    var desk = Self.desk("phq-9<Enter>")
    desk.press("111111112")
    guard case .redFlag(let flag)? = desk.model.forms.fill?.question?.kind else {
      Issue.record("no red flag:\n\(desk.text)")
      return
    }
    #expect(flag.nextStep != nil)
    desk.press("y<Enter>")
    #expect(desk.model.forms.fill?.question == nil)
  }

  /// A question that takes two rows has its cursor in the first of them, as a short one has.
  @Test(arguments: Language.allCases)
  func theCursorStandsAtTheQuestion(_ language: Language) throws {
    var desk = Self.desk("phq-9<Enter>", 60, 24, language: language)
    for _ in 0..<8 {
      let cursor = try #require(desk.frame.cursor)
      let key = try #require(desk.model.forms.fill?.session.cursor)
      let item = try #require(desk.model.forms.fill?.form.item(key.linkID))
      let row = desk.text.split(separator: "\n", omittingEmptySubsequences: false)[cursor.row]
      #expect(row.contains(item.text[language].prefix(8)), "\(row)\n\(desk.text)")
      desk.press("0")
    }
  }

  @Test func aWarningIsConfirmedBeforeFiling() throws {
    var desk = desk("<Enter>")
    // The diastolic pressure is not below the systolic one.
    desk.press("<Enter>11100<Enter>104<Enter><Enter><Enter><Enter>72<Enter><Enter>==1")
    #expect(desk.text.contains("舒张压不低于收缩压"), "\(desk.text)")
    for _ in 0..<6 where desk.model.forms.fill?.question == nil { desk.press("<C-s><Enter>") }
    for _ in 0..<6 where desk.model.forms.fill?.question == nil { desk.press("<C-s>") }
    guard case .warning? = desk.model.forms.fill?.question?.kind else {
      Issue.record("not asked:\n\(desk.text)")
      return
    }
    desk.press("<Enter>")
    #expect(filed(desk).isEmpty)
    #expect(["sbp", "dbp"].contains(desk.model.forms.fill?.session.cursor?.linkID))
    desk.press("<C-s>y")
    while case .warning? = desk.model.forms.fill?.question?.kind { desk.press("y") }
    #expect(filed(desk).count == 1, "\(desk.text)")
    #expect(filed(desk).first?.response.confirmed.contains("pressure-order") == true)
  }

  @Test func filingAnIncompleteFormGoesToWhatIsMissing() {
    var desk = desk("<Enter><Enter>1<Right><C-s>")
    #expect(desk.model.forms.fill?.session.cursor?.linkID == "symptoms")
    #expect(desk.text.contains("请填写“症状”, 共缺"), "\(desk.text)")
    desk.press("1")
    #expect(!desk.text.contains("共缺 "))
    #expect(filed(desk).isEmpty)
  }

  @Test func whatCannotBeFiledStaysAsItIs() {
    var desk = desk("phq-2<Enter>11")
    desk.clinic.failures = [
      { effect in
        guard case .forms(.file) = effect else { return nil }
        return .failed(Localized(zh: "磁盘满了", en: "disk full"), effect)
      }
    ]
    desk.press("<C-s>")
    #expect(desk.model.forms.fill?.isSaving == false)
    #expect(desk.text.contains("磁盘满了"), "\(desk.text)")
    desk.press("<C-s>")
    #expect(filed(desk).count == 2)
    #expect(desk.model.forms.fill == nil)
  }

  // MARK: - The next date

  /// A desk at a follow-up of somebody who has filed a form before.
  private func deskAtAFollowUp() throws -> Desk {
    var desk = Desk(120, 35)
    desk.press("<F5><Left>")
    let patient = try #require(desk.model.followUps.selected?.followUp.patient)
    desk.clinic.forms.filed[0].patient = patient
    return desk
  }

  /// A desk whose form is whole and asked to be filed while the plans have not answered.
  private func deskFilingBeforeThePlansAnswer() throws -> Desk {
    var desk = try deskAtAFollowUp()
    desk.press("<A-i>hypertension<Enter><Enter>11128<Enter>82<Enter>===1")
    #expect(desk.model.forms.fill?.session.cursor?.linkID == "classification", "\(desk.text)")
    desk.holds = true
    desk.press("<Enter><Enter><Enter>")
    return desk
  }

  /// A form for a follow-up offers the day of the plans, with their line; another day is told apart.
  @Test func theNextDateIsThatOfThePlansWithItsReason() throws {
    var desk = try deskAtAFollowUp()
    desk.press("<A-i>hypertension<Enter>")
    #expect(desk.model.forms.fill?.order.followUp != nil)
    desk.press("<Enter>11128<Enter>82<Enter>")
    while let fill = desk.model.forms.fill, let key = fill.session.cursor,
      key.linkID != "next_visit", fill.session.refusal == nil
    {
      let isOpen = fill.session.item?.isRequired == true
      desk.press(isOpen && fill.session.state.offer(at: key) == nil ? "1" : "<Enter>")
    }
    #expect(desk.model.forms.fill?.session.cursor?.linkID == "next_visit", "\(desk.text)")
    let due = FakeClinic.today.adding(days: 88)
    #expect(desk.text.contains("控制满意 → 下季度，规范三版 2.8"), "\(desk.text)")
    #expect(desk.text.contains("\(due)"), "\(desk.text)")
    var other = desk
    other.press("+30<Enter>")
    #expect(other.text.contains("(建议"), "\(other.text)")
    desk.press("<Enter><Enter>")
    let receipt = try #require(desk.model.forms.lastFiled)
    #expect(receipt.nextDue == due)
    #expect(receipt.proposedDue == due)
  }

  /// Whoever files before the plans have answered gets their date all the same.
  @Test func filingWaitsForTheDateOfThePlans() throws {
    var desk = try deskFilingBeforeThePlansAnswer()
    #expect(desk.model.forms.fill?.isSaving == false, "\(desk.text)")
    desk.holds = false
    desk.deliver()
    let receipt = try #require(desk.model.forms.lastFiled, "\(desk.text)")
    #expect(receipt.nextDue == FakeClinic.today.adding(days: 88))
    #expect(receipt.nextDue == receipt.proposedDue)
  }

  @Test func whatWasAskedOfThePlansInVainDoesNotHoldTheForm() throws {
    var desk = try deskFilingBeforeThePlansAnswer()
    let order = try #require(desk.model.forms.fill?.order)
    desk.holds = false
    for effect in desk.held {
      guard case .forms(.propose) = effect else { continue }
      desk.send(.failed(Localized(zh: "磁盘满了", en: "disk full"), effect))
    }
    #expect(desk.model.forms.lastFiled?.order == order, "\(desk.text)")
  }

  // MARK: - What was filed

  @Test func aFiledFormIsReadPrintedAndTakenBack() {
    var desk = desk("<Tab>")
    #expect(desk.text.contains("达标"), "\(desk.text)")
    desk.press("<Enter>")
    #expect(desk.text.contains("132 mmHg"), "\(desk.text)")
    desk.press("p")
    #expect(desk.model.toast?.text.chinese == "已送打印机")
    desk.press("x")
    #expect(desk.text.contains("作为录入错误撤回"), "\(desk.text)")
    desk.press("<Enter>")
    #expect(!desk.clinic.forms.filed[0].isMistaken, "no comes first")
    desk.press("xy")
    #expect(desk.clinic.forms.filed[0].isMistaken)
    #expect(desk.text.contains("已撤回"), "\(desk.text)")
    desk.press("x")
    #expect(desk.model.forms.panel?.question == nil, "once is enough")
  }

  @Test func whoMayNotFillInSeesNoFormsToFill() {
    var desk = Desk(80, 24)
    desk.model.user = StaffMember(code: "x", name: "X", role: .auditor)
    desk.press("zs<A-i>")
    #expect(desk.model.forms.fill == nil)
    #expect(desk.model.forms.panel?.part != .fill)
  }
}
