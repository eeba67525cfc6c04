import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// The form of a card: keys, drafts, duplicates, and what two terminals do to each other.
@Suite struct CardFormTests {
  private func desk(
    _ columns: Int = 120, _ rows: Int = 35, role: StaffRole = .reception,
    language: Language = .chinese, clinic: FakeClinic = FakeClinic()
  ) -> Desk {
    var desk = Desk(columns, rows, language: language, clinic: clinic)
    desk.model.user = StaffMember(code: "x", name: "X", role: role)
    return desk
  }

  private func raw(_ desk: Desk, _ item: CardItem) -> String? {
    desk.model.cardForm.form?.raw(item.rawValue)
  }

  private func opened(_ desk: Desk) -> [CardEffect] {
    desk.clinic.log.compactMap {
      guard case .card(let effect) = $0, case .open = effect else { return nil }
      return effect
    }
  }

  // MARK: - Speed

  /// An ID number, a name of two characters from an input method, and a phone.
  @Test func aCardIsOpenedFromAnIDAndAPhoneInFortyKeys() throws {
    var desk = desk()
    // An input method sends two characters for `zs` and a digit: three keys.
    let script = "<A-n>130503196704010016<Enter>赵晟<Enter>13900001111<C-s>"
    let keys = try KeyScript.parse(script).reduce(0) { count, event in
      if case .text(let text) = event { return count + text.count + (text == "赵晟" ? 1 : 0) }
      return count + 1
    }
    #expect(keys <= 40)
    desk.press(script)
    #expect(desk.model.cardForm.form == nil)
    #expect(desk.model.screen == .archive)
    let person = try #require(desk.model.archive.archive?.patient)
    #expect(person.name == "赵晟")
    #expect(person.sex == .male)
    #expect(person.birthDate?.description == "1967-04-01")
  }

  @Test(arguments: [
    ("130503196704010016", CardItem.document), ("13900001111", .phone), ("赵晟", .name),
  ])
  func whatFoundNobodyIsInItsFieldAtOnce(typed: String, item: CardItem) {
    var desk = desk()
    desk.press(typed + "<A-n>")
    #expect(desk.model.layer == .card)
    #expect(raw(desk, item) == typed)
  }

  // MARK: - Filling

  @Test func aNumberFillsTheEmptyFieldsAndLeavesWhatWasTyped() {
    var desk = desk()
    desk.press("<A-n><Down><Down><Down>2<Up><Up><Up>130503196704010016")
    #expect(raw(desk, .sex) == "female")
    #expect(raw(desk, .birthDate) == "1967-04-01")
    #expect(raw(desk, .registeredAddress) == "河北省邢台市")
    desk.press("<BS>")
    #expect(raw(desk, .birthDate) == "")
    #expect(raw(desk, .sex) == "female")
  }

  @Test func aPastedPaperFillsTheWholeForm() {
    var desk = desk()
    desk.press("<A-n>")
    desk.send(
      .event(
        .paste("姓名 赵晟\n性别 男 民族 汉\n出生 1967年4月1日\n住址 河北省邢台市1号\n公民身份号码 130503196704010016")))
    #expect(raw(desk, .name) == "赵晟")
    #expect(raw(desk, .birthDate) == "1967-04-01")
    #expect(raw(desk, .ethnicity) == "汉族")
    #expect(raw(desk, .document) == "130503196704010016")
    #expect(raw(desk, .address) == "河北省邢台市1号")
  }

  /// Readers that act as keyboards end with an Enter of their own, which must not submit.
  @Test func aReaderThatTypesFillsTheFormAndSubmitsNothing() {
    var desk = desk()
    desk.press("<A-n>赵晟|男|汉|19670401|河北省邢台市1号|130503196704010016<Enter>")
    #expect(desk.model.layer == .card)
    #expect(raw(desk, .name) == "赵晟")
    #expect(raw(desk, .document) == "130503196704010016")
    #expect(raw(desk, .birthDate) == "1967-04-01")
    #expect(opened(desk).isEmpty)
  }

  @Test func aMegabyteOfPasteNeitherHangsNorSubmits() {
    var desk = desk()
    desk.press("<A-n><Down>")
    desk.send(.event(.paste(String(repeating: "张", count: 1 << 20))))
    desk.press("<Down>")
    #expect((raw(desk, .name) ?? "").count <= 400)
    #expect(desk.text.contains("最多 50 个字"))
    #expect(opened(desk).isEmpty)
  }

  @Test func hiddenCharactersAreSaidBesideTheField() {
    var desk = desk()
    desk.press("<A-n><Down>")
    desk.send(.event(.paste("赵\u{202E}晟")))
    desk.press("<Enter>")
    #expect(desk.text.contains("不可见字符"))
  }

  @Test(arguments: [
    ("110105194912310021", "校验位"), ("110105194902300021", "出生日期不存在"), ("1101", "18 位"),
  ])
  func aWrongNumberIsSaidBesideItAndKeepsTheCardFromBeingSaved(typed: String, words: String) {
    var desk = desk()
    desk.press("<A-n>\(typed)<Enter>赵晟<Enter><Enter>1<Enter>1967-04-01<C-s>")
    #expect(desk.text.contains(words))
    #expect(desk.model.cardForm.form?.focusedField?.id == CardItem.document.rawValue)
    #expect(raw(desk, .document) == typed)
    #expect(opened(desk).isEmpty)
  }

  // MARK: - Never twice

  @Test func thoseAlikeStandBesideTheFormWithScoreAndReasons() {
    var desk = desk()
    let other = SampleClinic.archives[0].patient
    desk.press("<A-n><Down>\(other.name)<Enter><Enter><Enter>\(other.birthDate?.description ?? "")")
    #expect(desk.text.contains("75%"))
    #expect(desk.text.contains("同名、生日相同"))
    desk.press("<F6><Enter>")
    #expect(desk.model.cardForm.form == nil)
    #expect(desk.model.archive.archive?.id == SampleClinic.archives[0].id)
    #expect(opened(desk).isEmpty)
  }

  @Test(arguments: ["<Enter>", "<Esc>", "n", "y", "<F6>"])
  func savingOverALikelyDuplicateAsksAndEveryOtherKeyIsNo(key: String) {
    var desk = desk()
    let other = SampleClinic.archives[0].patient
    desk.press(
      "<A-n><Down>\(other.name)<Enter><Enter>1<Enter>\(other.birthDate?.description ?? "")<C-s>")
    #expect(desk.model.cardForm.asksAnyway)
    #expect(desk.text.contains("可能已有此人"))
    let count = desk.clinic.archives.count
    desk.press(key)
    #expect(!desk.model.cardForm.asksAnyway)
    #expect(desk.model.layer == .card)
    #expect(desk.clinic.archives.count == count)
    desk.press("<C-s><C-s>")
    #expect(desk.clinic.archives.count == count + 1)
    #expect(desk.model.screen == .archive)
  }

  // MARK: - Drafts

  @Test func whatWasBegunIsThereAgainInAnotherSession() {
    var first = desk()
    first.press("<A-n><Down>赵晟<Enter>139<Enter>")
    #expect(first.clinic.cardDrafts[""]?.answers["name"] == "赵晟")
    // The terminal is gone; another session begins.
    var second = desk(clinic: first.clinic)
    second.press("<A-n>")
    #expect(raw(second, .name) == "赵晟")
    #expect(raw(second, .phone) == "139")
    var third = second
    third.press("<Esc><C-q>")
    #expect(third.ownEffects == [.quit], "what was kept before is no reason to ask")
    second.press("<C-r>")
    #expect(raw(second, .name) == "")
    #expect(second.clinic.cardDrafts[""] == nil)
  }

  @Test func escapeKeepsADraftAndASavedCardHasNone() {
    var desk = desk()
    desk.press("<A-n><Down>赵晟<Esc>")
    #expect(desk.model.layer == .screen(.lookup))
    #expect(desk.clinic.cardDrafts[""]?.answers["name"] == "赵晟")
    desk.press("<A-n><Enter><Enter>13900001111<Enter>1<Enter>1967-04-01<C-s>")
    #expect(desk.model.screen == .archive)
    #expect(desk.clinic.cardDrafts.isEmpty)
  }

  /// What was typed to find somebody is in the lookup still: a card of nothing else is not begun.
  @Test(arguments: ["", "赵晟", "13900001111", "130503196704010016"])
  func aCardOfNothingButTheQueryLeavesNoDraft(typed: String) {
    var desk = desk()
    desk.press(typed + "<A-n>")
    desk.wait(seconds: 2)
    desk.press("<Tab><Esc>")
    #expect(desk.model.layer == .screen(.lookup))
    #expect(desk.model.toast == nil)
    #expect(desk.clinic.cardDrafts.isEmpty)
    desk.press("<A-n>")
    #expect(desk.model.toast == nil, "no unfinished card")
    desk.press("<Esc><C-q>")
    #expect(desk.ownEffects == [.quit])
  }

  @Test func aCardWithMoreThanTheQueryIsKeptUntilItIsTakenBack() {
    var desk = desk()
    desk.press("赵晟<A-n><Down><Down>139<Down>")
    #expect(desk.clinic.cardDrafts[""]?.answers["phone"] == "139")
    #expect(desk.clinic.cardDrafts[""]?.answers["name"] == "赵晟")
    desk.press("<Up><C-u><Esc>")
    #expect(desk.clinic.cardDrafts.isEmpty)
  }

  @Test func aFullDiskKeepsTheCardOnTheScreen() {
    var desk = desk()
    desk.clinic.failures = [
      { effect in
        guard case .card(.open) = effect else { return nil }
        return .failed(Localized(zh: "磁盘已满", en: "the disk is full"), effect)
      }
    ]
    desk.press("<A-n>130503196704010016<Enter>赵晟<C-s>")
    #expect(desk.text.contains("磁盘已满"))
    #expect(raw(desk, .name) == "赵晟")
    desk.press("<C-s>")
    #expect(desk.model.screen == .archive)
  }

  // MARK: - Changing

  private func open(_ desk: inout Desk) {
    desk.press("<Enter>")
    desk.send(.command(.editCard))
  }

  @Test func onlyWhatChangedIsSent() {
    var desk = desk()
    desk.press(SampleClinic.archives[0].card)
    open(&desk)
    #expect(desk.model.layer == .card)
    desk.press("<Down><C-u>赵晟<C-s>")
    let sent = desk.clinic.log.compactMap { effect -> [CardItem: String]? in
      guard case .card(.edit(_, let changes)) = effect else { return nil }
      return changes
    }
    #expect(sent == [[.name: "赵晟"]])
    #expect(desk.model.layer != .card)
  }

  @Test func whatAnotherTerminalChangedIsShownAndNothingTypedIsLost() {
    var desk = desk()
    desk.press(SampleClinic.archives[0].card)
    open(&desk)
    desk.clinic.meanwhile = [.address: "城西区2号"]
    desk.press("<Down><C-u>赵晟<C-s>")
    #expect(desk.model.layer == .card)
    #expect(desk.text.contains("另一台终端刚改了现住址"))
    #expect(desk.text.contains("城西区2号"))
    #expect(raw(desk, .name) == "赵晟")
    #expect(raw(desk, .address) == "城西区2号")
    desk.press("<C-s>")
    #expect(desk.model.layer != .card)
  }

  // MARK: - Rights

  @Test func whoMayNotOpenCardsIsTold() {
    var desk = desk(role: .auditor)
    desk.press("<A-n>")
    #expect(desk.model.layer == .screen(.lookup))
    #expect(desk.model.toast != nil)
  }

  @Test func receptionSeesThatTheHistoryIsForOthers() {
    var desk = desk()
    desk.press("<A-n><PgDn><PgDn><PgDn>")
    #expect(desk.text.contains("由医护填写"))
    desk.press("ab<Down>")
    #expect(raw(desk, .surgery) == "")
  }

  // MARK: - Two cards

  private func merging(_ desk: inout Desk) {
    desk.press(SampleClinic.archives[0].card + "<Enter>")
    desk.send(.command(.mergeCards))
    desk.press(SampleClinic.archives[1].card + "<Enter>")
  }

  @Test func twoCardsBecomeOneOnlyAfterASecondYes() {
    var desk = desk(role: .manager)
    merging(&desk)
    #expect(desk.text.contains(SampleClinic.archives[1].card))
    let count = desk.clinic.archives.count
    desk.press("<C-s>")
    #expect(desk.model.cardForm.merge?.asks == true)
    desk.press("<Enter>")
    #expect(desk.model.cardForm.merge?.asks == false)
    #expect(desk.clinic.archives.count == count)
    desk.press("<Right><C-s><C-s>")
    #expect(desk.clinic.archives.count == count - 1)
    #expect(desk.model.cardForm.merge == nil)
    #expect(desk.model.archive.archive?.id == SampleClinic.archives[0].id)
    let taken = desk.clinic.log.compactMap { effect -> Set<CardItem>? in
      guard case .card(.merge(_, let taking)) = effect else { return nil }
      return taking
    }
    #expect(taken == [[.name]])
  }

  @Test func escapeLeavesTheTwoAsTheyAre() {
    var desk = desk(role: .manager)
    merging(&desk)
    desk.press("<C-s><Esc><Esc><Esc>")
    #expect(desk.model.cardForm.merge == nil)
    #expect(desk.clinic.archives.count == SampleClinic.archives.count)
  }

  @Test func whomNothingFindsIsSaid() {
    var desk = desk(role: .manager)
    desk.press(SampleClinic.archives[0].card + "<Enter>")
    desk.send(.command(.mergeCards))
    desk.press("A-999999<Enter>")
    #expect(desk.text.contains("没有找到另一张卡"))
    desk.press("<C-u>" + SampleClinic.archives[1].card + "<Enter>")
    #expect(desk.model.cardForm.merge?.preview != nil)
  }

  @Test(arguments: Language.allCases)
  func theMergeIsAsRecorded(_ language: Language) {
    for (columns, rows) in [(80, 24), (120, 35)] {
      var desk = desk(columns, rows, role: .manager, language: language)
      merging(&desk)
      desk.press("<Right><C-s>")
      ScreenFile.expect(desk.text, is: "card-merge-\(columns)x\(rows)-\(language.rawValue)")
    }
    guard language == .chinese else { return }
    var desk = desk(60, 16, role: .manager)
    desk.model.glyphs = .ascii
    merging(&desk)
    ScreenFile.expect(desk.text, is: "card-merge-60x16-ascii")
  }

  // MARK: - Pictures

  private static let scenes: [(name: String, keys: String)] = [
    ("card-empty", "<A-n>"),
    ("card-filled", "<A-n>130503196704010016<Enter>赵晟<Enter>13900001111"),
    ("card-wrong", "<A-n>110105194912310021<Enter>12345<Enter>12<Enter><Enter>1968-02-30<C-s>"),
    (
      "card-likely",
      "<A-n><Down>张三<Enter><Enter>1<Enter>@<C-s>"
    ),
    ("card-alike", "<A-n><Down>张三<Enter><Enter>1<Enter>@<F6>"),
  ]

  @Test(arguments: ["card-empty", "card-filled", "card-wrong", "card-likely", "card-alike"])
  func picturesAreAsRecorded(name: String) {
    let born = SampleClinic.archives.first { $0.patient.name == "张三" }?.patient.birthDate
    let keys = (Self.scenes.first { $0.name == name }?.keys ?? "")
      .replacing("@", with: born?.description ?? "")
    for (columns, rows) in [(80, 24), (120, 35)] {
      for language in Language.allCases {
        var desk = desk(columns, rows, language: language)
        desk.press(keys)
        ScreenFile.expect(desk.text, is: "\(name)-\(columns)x\(rows)-\(language.rawValue)")
      }
    }
    var desk = desk(60, 16)
    desk.model.glyphs = .ascii
    desk.press(keys)
    ScreenFile.expect(desk.text, is: "\(name)-60x16-ascii")
  }
}
