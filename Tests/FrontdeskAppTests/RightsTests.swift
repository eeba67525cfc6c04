import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// The screen of a patient's rights, and what waits for a second person, by keys.
@Suite struct RightsTests {
  static let reception = StaffMember(code: "wu", name: "吴前台", role: .reception)

  private func desk(_ user: StaffMember = SampleClinic.manager, _ keys: String = "") -> Desk {
    var desk = Desk()
    desk.model.user = user
    desk.press("zs<Enter>")
    desk.send(.command(.viewRights))
    desk.press(keys)
    return desk
  }

  @Test func everyPurposeStandsThereWithItsState() {
    let desk = desk()
    for purpose in ConsentPurpose.allCases { #expect(desk.text.contains(purpose.title.chinese)) }
    for word in ["有效", "已撤回", "已过期", "未签"] { #expect(desk.text.contains(word)) }
    #expect(desk.text.contains("本人同意城东"), "the text that was signed")
  }

  @Test func aTextFollowsItsPurposeUntilSomebodyWritesTheirOwn() {
    var desk = desk(Self.reception, "a")
    func form() -> FormState? {
      guard case .rightsForm(let asked) = desk.model.account.dialog else { return nil }
      return asked.form
    }
    #expect(form()?.raw("purpose") == "care")
    #expect(form()?.raw("text").contains("健康档案") == true)
    desk.press("5")
    #expect(form()?.raw("purpose") == "research")
    #expect(form()?.raw("text").contains("去标识") == true)
    desk.press("<Tab>2")
    #expect(form()?.raw("signer") == "", "a parent is somebody else")
    desk.press("1")
    #expect(form()?.raw("signer") == "张三")
  }

  @Test func whatIsHalfTypedIsKeptAtEveryFieldAndComesBack() {
    var desk = desk(Self.reception, "a<Tab><Tab><C-u>张父<Tab>")
    let key = FormDraftKey(kind: "rights.consent", subject: "1")
    #expect(desk.clinic.formDrafts[key]?.answers["signer"] == "张父")
    desk.press("<F8>")
    #expect(!desk.text.contains("张父"))
    desk.press("<Enter>a")
    #expect(desk.text.contains("张父"))
    // A crash: another session of the same person finds it.
    var other = Desk(clinic: desk.clinic)
    other.model.user = Self.reception
    other.press("zs<Enter>")
    other.send(.command(.viewRights))
    other.press("a")
    #expect(other.text.contains("张父"))
    other.press("<C-s>")
    #expect(other.clinic.formDrafts.isEmpty, "what is saved is no draft any more")
  }

  @Test func aSecondKeepsWhatNoFieldWasLeftOf() {
    var desk = desk(SampleClinic.manager, "x<Tab>half")
    #expect(desk.clinic.formDrafts.isEmpty)
    desk.wait(seconds: 1)
    let key = FormDraftKey(kind: "rights.restrict", subject: "1")
    #expect(desk.clinic.formDrafts[key]?.answers == ["reason": "half"])
  }

  @Test func aDraftThatTheDiskDidNotTakeIsTriedAgain() {
    var desk = desk(SampleClinic.manager, "x<Tab>half")
    desk.clinic.failures = [
      { effect in
        guard case .formDraft(.save) = effect else { return nil }
        return .failed(Localized(zh: "磁盘已满", en: "the disk is full"), effect)
      }
    ]
    desk.wait(seconds: 1)
    #expect(desk.clinic.formDrafts.isEmpty)
    desk.wait(seconds: 10)
    #expect(desk.clinic.formDrafts.count == 1)
  }

  @Test func aRefusalStaysInTheFormWithWhatWasTyped() {
    var desk = desk(SampleClinic.manager, "c<Tab>章三<Tab>错")
    desk.clinic.failures = [
      { effect in
        guard case .rights(.correct) = effect else { return nil }
        return .failed(Localized(zh: "内容没有变化", en: "that is what it says already"), effect)
      }
    ]
    desk.press("<C-s>")
    #expect(desk.text.contains("内容没有变化"))
    #expect(desk.text.contains("章三"))
    desk.press("<C-s>")
    #expect(desk.model.account.dialog == nil)
    #expect(desk.rightsRequests.contains(.correct(PatientID(1), .name, "章三", reason: "错")))
  }

  @Test func sexIsChosenAndNotSpelled() {
    var desk = desk(SampleClinic.manager, "c2<Tab>2<Tab>录错<C-s>")
    #expect(desk.rightsRequests.contains(.correct(PatientID(1), .sex, "female", reason: "录错")))
    desk.press("c2<Tab><Tab>录错<C-s>")
    #expect(desk.text.contains("选一个新内容"))
  }

  @Test func receptionMayTakeDownAndWithdrawAndTheRestSaysWhyNot() {
    var desk = desk(Self.reception, "<F10>")
    #expect(desk.text.contains("前台无此权限"))
    desk.press("<Esc>e")
    #expect(desk.model.account.dialog == nil)
    desk.press("w不要了<C-s>")
    #expect(desk.rightsRequests.contains(.withdraw(PatientID(1), .care, reason: "不要了")))
  }

  @Test func whoMayNotReadRightsIsNotShownThem() {
    var desk = desk(SampleClinic.nurse)
    #expect(desk.model.screen == .archive)
    desk.send(.command(.viewApprovals))
    desk.send(.command(.viewRestricted))
    #expect(desk.model.screen == .archive)
    #expect(desk.rightsRequests.isEmpty)
  }

  @Test func theErasureOfAYoungRecordIsRefusedBeforeItIsAsked() {
    var desk = desk(SampleClinic.manager, "d")
    #expect(desk.model.account.dialog == nil)
    desk.press("<F10>")
    #expect(desk.text.contains("须保存到 2041-08-10"))
  }

  @Test func anAnswerForAnotherPatientIsNotShown() {
    var desk = desk()
    desk.holds = true
    desk.press("<C-r>")
    let held = desk.held
    desk.holds = false
    desk.press("<F2><C-u>zsy<Enter>")
    desk.send(.command(.viewRights))
    #expect(desk.model.rightsFacts?.patient == PatientID(2))
    desk.held = held
    desk.deliver()
    #expect(desk.model.rightsFacts?.patient == PatientID(2))
  }

  // MARK: - Approvals

  @Test func whatWaitsIsInTheTitleAndNoComesFirst() {
    var desk = Desk()
    desk.model.user = SampleClinic.manager
    desk.send(.started)
    #expect(desk.model.approvals.waiting == 1)
    #expect(desk.text.contains("待批准"))
    desk.press("<F5>8<Enter><Enter>")
    #expect(desk.clinic.rights.approvals.count == 2)
    desk.press("<Enter><Right><Enter>")
    #expect(desk.clinic.rights.approvals.map(\.id) == [4])
    #expect(desk.model.approvals.waiting == 0)
  }

  @Test func nobodyDecidesTheirOwnRequest() {
    var desk = Desk()
    desk.model.user = SampleClinic.manager
    desk.send(.command(.viewApprovals))
    desk.press("<Down><Enter>y")
    #expect(desk.text.contains("不能批准自己的请求"))
    #expect(desk.clinic.rights.approvals.count == 2)
  }

  @Test func aListThatIsTooLongOffersToAskASecondPerson() {
    var desk = Desk()
    desk.model.user = SampleClinic.manager
    desk.clinic.rights.needsSecond = true
    desk.press("z<C-e>质控<Enter>")
    #expect(desk.text.contains("须由另一人批准"))
    desk.press("<Enter>")
    #expect(desk.model.tables.dialog == nil)
    let count = desk.model.lookup.list.count
    #expect(desk.rightsRequests.contains(.askExport(.people, people: count, reason: "质控")))
  }

  // MARK: - Screens that patients see

  @Test func aScreenThatFacesPatientsTellsNeitherQueryNorDiagnosis() {
    var desk = Desk(200, 50)
    desk.send(.command(.togglePublic))
    desk.press("zsy")
    #expect(desk.text.contains("••y"))
    #expect(!desk.text.contains("zsy"))
    desk.press("<C-u>zs<Enter>")
    for word in ["高血压", "糖尿病", "青霉素", "氨氯地平", "斑块", "血压复测", "控制不满意"] {
      #expect(!desk.text.contains(word), "\(word)")
    }
    desk.press("<F5>")
    for word in ["血压复测", "控制不满意"] { #expect(!desk.text.contains(word), "\(word)") }
    desk.model.user = SampleClinic.manager
    desk.send(.command(.viewRights))
    #expect(!desk.text.contains("本人要求"))
  }

  @Test func facingPatientsIsASetting() {
    var desk = Desk()
    desk.send(.command(.settings))
    desk.press("<Tab><Tab><Tab><Tab><Tab><Tab><Space><C-s>")
    #expect(desk.model.desk.facesPublic)
    #expect(desk.clinic.log.contains(.saveSettings([.facesPublic(true)])))
  }
}
