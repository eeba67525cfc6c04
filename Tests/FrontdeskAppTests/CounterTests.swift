import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// What the counter needs of a person, by keys.
@Suite struct CounterTests {
  static let reception = StaffMember(code: "wu", name: "吴前台", role: .reception)
  static let cashier = StaffMember(code: "zheng", name: "郑收费", role: .cashier)

  static let prepared: @Sendable (inout Desk) -> Void = { desk in
    desk.model.user = reception
    desk.clinic.hiddenParts = Set(ArchivePart.allCases).subtracting([.followUps])
    desk.clinic.fillCounter()
    desk.send(.command(.refresh))
  }

  private func desk(
    _ keys: String, user: StaffMember = reception, _ columns: Int = 80, _ rows: Int = 24,
    language: Language = .chinese
  ) -> Desk {
    var desk = Desk(columns, rows, language: language)
    Self.prepared(&desk)
    desk.model.user = user
    desk.press("zs" + keys)
    return desk
  }

  private func isPanel(_ desk: Desk) -> Bool {
    if case .counter = desk.model.account.dialog { true } else { false }
  }

  @Test func theSidePaneAnswersAtAGlance() {
    let text = desk("").text
    for word in ["25.50 元", "换药费", "报告已出", "明天 09:15", "王医生"] {
      #expect(text.contains(word), "\(word)\n\(text)")
    }
    let wide = desk("", 120, 40).text
    for word in ["缺项", "证件号、紧急联系人", "母亲 张素英", "同户 张伟", "关怀与活动 已撤回", "建档与诊疗 已签"] {
      #expect(wide.contains(word), "\(word)\n\(wide)")
    }
  }

  /// In a small window each section says in a line what waits, and the key that shows it.
  @Test(arguments: [(80, 24), (60, 16)])
  func everySectionOfASmallArchiveSaysWhatWaits(_ columns: Int, _ rows: Int) {
    for language in Language.allCases {
      var desk = desk("<Enter>", columns, rows, language: language)
      for section in 0..<6 {
        if section > 0 || rows < 24 {
          let line = desk.text.split(separator: "\n").first {
            $0.contains("Alt-E ") && $0.contains("25.50")
          }
          let words =
            language == .chinese ? ["未付 25.50 元", "留言 1", "缺项 2"] : ["Unpaid", "Message 1"]
          for word in words { #expect(line?.contains(word) == true, "\(section)\n\(desk.text)") }
        }
        desk.press("<Right>")
      }
    }
    // A list with more rows than there are keeps its selection in sight above the line.
    var nurse = desk("<Enter><Right><End>", user: SampleClinic.nurse, columns, rows)
    nurse.clinic.hiddenParts = []
    nurse.send(.command(.refresh))
    nurse.press("<End>")
    let last = nurse.model.archive.archive?.series.last?.indicator.shortName.chinese ?? "-"
    #expect(nurse.text.contains(last), "\(nurse.text)")
    nurse.clinic.archives[0].counter = CounterFacts()
    nurse.send(.command(.refresh))
    #expect(!nurse.text.contains("25.50"), "nothing waits, nothing is said")
  }

  @Test func thePanelListsEverythingWhatIsOverdueFirst() {
    let desk = desk("<A-e>")
    let labels = desk.model.counterRows.map { row in
      switch row {
      case .notice(let notice): "notice \(notice.id)"
      case .appointment: "appointment"
      case .due: "due"
      case .missing(let item): "missing \(item)"
      case .consent(let one): "consent \(one.state)"
      case .member(let member): "member \(member.patient.value)"
      case .addNotice: "add notice"
      case .addRelative: "add relative"
      }
    }
    #expect(
      labels == [
        "notice 31", "notice 32", "appointment", "due", "missing document", "missing contact",
        "consent withdrawn", "consent given", "member 2", "member 5", "add notice",
        "add relative",
      ])
  }

  @Test func aMessageIsToldAfterAQuestionAndThePanelStays() {
    var desk = desk("<A-e>2")
    #expect(desk.text.contains("已经转告本人"))
    desk.press("n")
    #expect(isPanel(desk), "no leaves it as it was")
    #expect(!desk.rightsRequests.contains { if case .endNotice = $0 { true } else { false } })
    desk.press("2y")
    let sent = desk.rightsRequests.compactMap { request -> Int? in
      if case .endNotice(let notice) = request { notice.version } else { nil }
    }
    #expect(sent == [4], "the version that was seen")
    #expect(isPanel(desk))
    #expect(!desk.text.contains("报告已出"))
  }

  /// Who only says what is owed is not offered to say that it was paid.
  @Test func onlyWhoTakesMoneySaysThatItWasPaid() {
    var desk = desk("<A-e>")
    #expect(desk.text.contains("付清由收费、管理者登记"), "\(desk.text)")
    #expect(!desk.text.contains("Enter 已付清"))
    desk.press("<Down>")
    #expect(!desk.text.contains("付清"), "a message is for everybody at the counter")
    desk.press("1")
    #expect(isPanel(desk), "Enter does nothing on it")
    #expect(desk.model.toast?.text.chinese.contains("请管理者给您的账号加“收费”") == true)
    #expect(!desk.rightsRequests.contains { if case .endNotice = $0 { true } else { false } })
    desk = self.desk("<A-e>1y", user: Self.cashier)
    #expect(
      desk.rightsRequests.contains {
        if case .endNotice(let one) = $0 { one.id == 31 } else { false }
      })
  }

  @Test func aMissingItemOpensTheCardAtItsField() {
    let desk = desk("<A-e>6")
    #expect(desk.model.cardForm.form?.focusedField?.id == CardItem.contactName.rawValue)
    let number = self.desk("<A-e>5")
    #expect(number.model.cardForm.form?.focusedField?.id == CardItem.document.rawValue)
  }

  @Test func anAppointmentLeadsToItsDay() {
    let desk = desk("<A-e>3")
    #expect(desk.model.screen == .today)
    #expect(desk.model.shownDay == SampleClinic.day("2026-08-25"))
  }

  @Test func aConsentLeadsToTheConsents() {
    #expect(desk("<A-e>7").model.screen == .rights)
  }

  @Test func theFamilyIsOneKeyAwayAndBack() {
    var desk = desk("<Enter>")
    #expect(desk.model.archive.archive?.id == PatientID(1))
    desk.press("<A-f>")
    #expect(desk.model.archive.archive?.id == PatientID(2))
    desk.press("<A-f>")
    #expect(desk.model.archive.archive?.id == PatientID(1), "round and back")
    desk.press("<A-e>9")
    #expect(desk.model.archive.archive?.id == PatientID(2))
    desk.press("<A-Left>")
    #expect(desk.model.archive.archive?.id == PatientID(1))
  }

  @Test func fromTheLookupTooTheFamilyIsOneKeyAway() {
    #expect(desk("<A-f>").model.archive.archive?.id == PatientID(2))
  }

  @Test func aLinkIsRemovedAfterAQuestion() {
    var desk = desk("<A-e>")
    desk.press(String(repeating: "<Down>", count: 8) + "<Del>")
    #expect(desk.text.contains("去掉这个家庭关系"))
    desk.press("y")
    #expect(isPanel(desk))
    #expect(desk.model.counterPerson?.counter?.family.map(\.patient) == [PatientID(5)])
    // Somebody known through the household alone has no link to remove.
    desk.press("<Del>")
    #expect(isPanel(desk))
  }

  @Test func aMessageIsLeftInAFormWhoseWordsAreNeverLost() {
    var desk = desk("<A-e>n<Tab>药到了<Tab>")
    let key = FormDraftKey(kind: "rights.notice", subject: "1")
    #expect(desk.clinic.formDrafts[key]?.answers["text"] == "药到了")
    desk.press("<Esc>")
    #expect(isPanel(desk), "back to where it was opened")
    desk.press("n")
    #expect(desk.text.contains("药到了"))
    desk.press("<C-s>")
    #expect(
      desk.rightsRequests.contains(
        .addNotice(PatientID(1), NoticeDraft(kind: .message, text: "药到了"))))
    #expect(isPanel(desk) && desk.text.contains("药到了"))
    #expect(desk.clinic.formDrafts[key] == nil)
  }

  @Test func anUnpaidItemNeedsAnAmount() {
    var desk = desk("", user: Self.cashier)
    desk.send(.command(.addNotice))
    desk.press("2<Tab>挂号费<C-s>")
    #expect(desk.text.contains("12.50"), "what an amount looks like")
    #expect(!desk.rightsRequests.contains { if case .addNotice = $0 { true } else { false } })
    desk.press("8.5<C-s>")
    #expect(
      desk.rightsRequests.contains(
        .addNotice(
          PatientID(1), NoticeDraft(kind: .unpaid, text: "挂号费", amount: Yuan(fen: 850)))),
      "\(desk.text)")
  }

  @Test func aRelativeIsFoundByWhatTheLookupUnderstands() {
    var desk = desk("<A-e>f李娟 1970<Tab>2<C-s>")
    #expect(
      desk.rightsRequests.contains(
        .link(
          FamilyLinkOrder(
            patient: PatientID(1), query: "李娟 1970", relation: .child, sharesHousehold: true))),
      "\(desk.text)")
    desk.clinic.failures = [
      { effect in
        guard case .rights(.link) = effect else { return nil }
        return .failed(Localized(zh: "没有找到另一张卡", en: "no other card was found"), effect)
      }
    ]
    desk.press("f谁也不是<C-s>")
    #expect(desk.text.contains("没有找到另一张卡") && desk.text.contains("谁也不是"))
  }

  /// Where the words fit several people, one of them is chosen; nobody is guessed.
  @Test(arguments: [(80, 24), (60, 16), (120, 35)])
  func aRelativeIsChosenFromThoseWhoFit(_ columns: Int, _ rows: Int) {
    var desk = desk("<A-e>fzs<Tab>2<C-s>", columns, rows)
    for name in ["张素英", "郑爽"] { #expect(desk.text.contains(name), "\(desk.text)") }
    #expect(desk.text.contains("Enter 就是此人"))
    desk.press("<Esc>")
    #expect(desk.text.contains("^S 保存"), "back in the form with what was typed")
    #expect(desk.text.contains("zs"))
    desk.press("<C-s><Down>")
    desk.send(.command(.togglePublic))
    #expect(!desk.text.contains("郑爽"), "\(desk.text)")
    desk.send(.command(.togglePublic))
    desk.press("<Enter>")
    let card = desk.clinic.archives.first { $0.patient.name == "郑爽" }?.card ?? "-"
    #expect(
      desk.rightsRequests.contains(
        .link(
          FamilyLinkOrder(
            patient: PatientID(1), query: card, relation: .child, sharesHousehold: true))),
      "\(desk.text)")
    #expect(isPanel(desk))
  }

  @Test func whatIsTypedOverSeveralRelativesFindsFewer() {
    var desk = desk("<A-e>fzs<Tab>2<C-s>y")
    guard case .rightsForm(let asked) = desk.model.account.dialog else {
      Issue.record("the form is gone")
      return
    }
    #expect(asked.found.isEmpty)
    #expect(asked.form.raw("who") == "zsy")
    desk.press("<C-s>")
    let card = desk.clinic.archives.first { $0.patient.name == "张素英" }?.card
    #expect(isPanel(desk) && card != nil, "one is left")
  }

  @Test func nothingIsOfferedBeforeTheRecordWasRead() {
    var desk = Desk()
    desk.model.user = Self.reception
    desk.press("zs<A-e>")
    #expect(!isPanel(desk))
    #expect(desk.model.toast?.text == Localized(zh: "还没读到", en: "not read yet"))
  }

  @Test func aScreenThatFacesPatientsTellsNoAmountAndNoName() {
    var desk = desk("", 120, 40)
    desk.send(.command(.togglePublic))
    for word in ["25.50", "换药费", "报告已出", "张素英"] {
      #expect(!desk.text.contains(word), "\(word)\n\(desk.text)")
    }
    desk.press("<A-e>")
    for word in ["25.50", "换药费", "报告已出", "张素英"] {
      #expect(!desk.text.contains(word), "\(word)\n\(desk.text)")
    }
  }

  @Test func thePanelGoesBehindTheLock() {
    var desk = desk("<A-e><F8>")
    #expect(!desk.text.contains("报告已出"))
    desk.press("<Enter>")
    #expect(!isPanel(desk))
  }

  // MARK: - Taking back

  private static let change = OwnChange(
    id: 7, object: .card, event: "card", patient: PatientID(1), card: "A-003817", name: "张三",
    at: SampleClinic.now.adding(seconds: -600), items: [.phone])

  @Test func undoSaysWhatItTakesBackAndAsks() {
    var desk = desk("")
    desk.clinic.rights.ownChange = Self.change
    desk.press("<C-z>")
    for word in ["更改卡片：本人电话", "张三", "A-003817", "09:32", "撤销您的这次更改"] {
      #expect(desk.text.contains(word), "\(word)\n\(desk.text)")
    }
    desk.press("<Enter>")
    #expect(!desk.rightsRequests.contains(.takeBack(Self.change)), "no comes first")
    desk.press("<C-z>y")
    #expect(desk.rightsRequests.contains(.takeBack(Self.change)))
    #expect(desk.model.toast?.text.chinese == "已撤销: 更改卡片：本人电话")
    desk.press("<C-z>")
    #expect(
      desk.model.toast?.text == Localized(zh: "没有可撤销的更改", en: "there is nothing to take back"))
  }

  @Test func whatOthersChangedSinceIsSaidPlainly() {
    var desk = desk("")
    var change = Self.change
    change.isOutdated = true
    change.changedBy = "王医生"
    desk.clinic.rights.ownChange = change
    desk.press("<C-z>")
    #expect(desk.model.account.dialog == nil)
    #expect(desk.model.toast?.text.chinese == "不能撤销 更改卡片：本人电话 (A-003817): 王医生后来改过")
  }

  /// The key takes back what this session did a moment ago at once, as before.
  @Test func afterANoticeTheStoreIsAskedWhatWasLast() {
    var desk = desk("", user: SampleClinic.nurse)
    desk.press("<F5><Left><Enter>2<C-s>")
    #expect(desk.model.canUndo)
    desk.press("<F2>")
    desk.send(.command(.addNotice))
    desk.press("<Tab>药到了<C-s>")
    #expect(!desk.model.canUndo)
    desk.clinic.rights.ownChange = Self.change
    desk.press("<C-z>")
    #expect(desk.text.contains("撤销您的这次更改"))
  }

  // MARK: - Plain mode

  @Test func plainModeReadsAndActs() {
    var clinic = FakeClinic()
    clinic.fillCounter()
    let desk = PlainDesk(
      console: PlainScript(["zs", ":counter.open", "2", "y"].map { .line($0) }),
      language: .chinese, user: Self.reception, runner: FakeRunner(clinic))
    #expect(desk.transcript.contains("未付: 25.50 元"), "\(desk.transcript)")
    #expect(desk.transcript.contains("2. 留言"), "\(desk.transcript)")
    #expect(desk.transcript.contains("已经转告本人"))
    #expect(desk.transcript.contains("已转告"))
  }
}
