import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// The panel of tags: why each is there, what was, and what people say of them by hand.
@Suite struct TagPanelTests {
  private func desk(
    _ keys: String, user: StaffMember = SampleClinic.nurse, _ columns: Int = 80,
    _ rows: Int = 24, language: Language = .chinese
  ) -> Desk {
    var desk = Desk(columns, rows, language: language)
    desk.model.user = user
    desk.press("zs<A-t>" + keys)
    return desk
  }

  private func panel(_ desk: Desk) -> TagsPanel? {
    if case .tags(let panel) = desk.model.account.dialog { panel } else { nil }
  }

  @Test func eachTagSaysSinceWhenByWhatAndHowItStands() {
    let text = desk("").text
    for word in [
      "#血压未控", "自 2026-01-20", "bp.uncontrolled v3", "被同组标签盖住", "人工摘下", "至 2026-10-01",
      "有资料还没判定",
    ] {
      #expect(text.contains(word), "\(word)\n\(text)")
    }
  }

  @Test func enterShowsWhyAndEscGoesBackStepByStep() {
    var desk = desk("<Enter>")
    for word in ["收缩压均值 148.0", "✔ 诊断(htn)", "I10 (2020-01-01)", "? 均值(舒张压)"] {
      #expect(desk.text.contains(word), "\(word)\n\(desk.text)")
    }
    #expect(!desk.text.contains("下次检查"), "it is longer than the window")
    desk.press("<End>")
    #expect(desk.text.contains("下次检查 2026-11-02"), "\(desk.text)")
    #expect(desk.text.contains("缺 舒张压 90天"))
    desk.press("<Esc>")
    #expect(panel(desk)?.why == nil && panel(desk) != nil)
    desk.press("<Esc>")
    #expect(panel(desk) == nil)
    #expect(desk.model.screen == .lookup)
  }

  @Test func aDigitShowsWhyToo() {
    let desk = desk("2")
    let asked = desk.rightsRequests.contains { request in
      if case .tagWhy(_, rule: "bp.raised", .chinese, _) = request { true } else { false }
    }
    #expect(asked)
  }

  /// An answer for one tag is not shown for the next.
  @Test func whyOfAnotherTagIsNotShown() {
    var desk = desk("<Enter><Esc><Down>")
    desk.send(
      .rights(
        .tagWhy(FakeTags().why("bp.raised", .chinese), generation: desk.model.tags.generation - 1)))
    #expect(panel(desk)?.why == nil)
  }

  @Test func theHistoryIsReadWhenItIsWanted() {
    var desk = desk("")
    func asked() -> [Bool] {
      desk.rightsRequests.compactMap { request in
        if case .tags(_, let withHistory, _) = request { withHistory } else { nil }
      }
    }
    #expect(asked() == [false])
    desk.press("<Tab>")
    #expect(asked() == [false, true])
    for word in ["2025-10-01", "依据过期", "日期到了", "已被后来的资料推翻"] {
      #expect(desk.text.contains(word), "\(word)\n\(desk.text)")
    }
    desk.press("<Tab>")
    #expect(desk.text.contains("打上 2026-01-05 至 2026-03-05"), "\(desk.text)")
    #expect(desk.text.contains("每周来"))
    desk.press("<S-Tab>")
    #expect(asked() == [false, true], "what was read stays")
  }

  @Test func aTagIsTakenOffWithAReasonAndAnEnd() throws {
    var desk = desk("-2<Tab>2026-09-30<Tab>已转专科<C-s>")
    let draft = try #require(
      desk.rightsRequests.compactMap { request -> TagOverrideDraft? in
        if case .overrideTag(PatientID(1), let draft) = request { draft } else { nil }
      }.first)
    #expect(
      draft
        == TagOverrideDraft(
          tag: "血压未控", isOn: false, reason: .wrongData, note: "已转专科",
          until: SampleClinic.day("2026-09-30")))
    #expect(panel(desk) != nil, "the panel comes back")
    #expect(desk.text.contains("标签已摘下"))
    desk.press("<Esc>")
    #expect(panel(desk) == nil)
  }

  @Test func aTagIsPutOnFromThoseOfTheRules() throws {
    let desk = desk("+2<Tab>5<C-s>")
    #expect(desk.text.contains("请用几个字说明原因"), "\(desk.text)")
    let done = self.desk("+2<Tab>1<C-s>")
    let draft = try #require(
      done.rightsRequests.compactMap { request -> TagOverrideDraft? in
        if case .overrideTag(_, let draft) = request { draft } else { nil }
      }.first)
    // 血压未控 shows already and is not offered; the second of the others is 吸烟.
    #expect(draft == TagOverrideDraft(tag: "吸烟", isOn: true, reason: .clinicalJudgement))
  }

  @Test func whatAPersonSaidIsEndedAfterAQuestion() {
    var desk = desk("<Down><Down>-")
    #expect(desk.text.contains("恢复规则的判定"), "\(desk.text)")
    desk.press("n")
    #expect(!desk.rightsRequests.contains { if case .endTagOverride = $0 { true } else { false } })
    desk.press("+y")
    #expect(
      desk.rightsRequests.contains { request in
        if case .endTagOverride(let record) = request { record.id == 3 } else { false }
      })
    #expect(!desk.text.contains("人工摘下"), "\(desk.text)")
  }

  @Test func whatWasBegunIsKept() {
    var desk = desk("-<Tab><Tab>半句话<Esc>")
    #expect(panel(desk) != nil)
    desk.press("-")
    #expect(desk.text.contains("半句话"), "\(desk.text)")
  }

  /// From the palette the form opens when the tags have been read.
  @Test func theFormOpensByItself() {
    var desk = Desk(80, 24)
    desk.press("zs")
    desk.send(.command(.putTagOn))
    #expect(desk.text.contains("手工打标签"), "\(desk.text)")
  }

  @Test func whoMayNotKnowReasonsSeesNoTags() {
    let desk = desk("", user: CounterTests.cashier)
    #expect(panel(desk) == nil)
    #expect(!desk.rightsRequests.contains { if case .tags = $0 { true } else { false } })
  }

  @Test func inPlainModeTagsAndReasonsAreRead() {
    let list = PlainDesk(["zs", "标签和原因"])
    #expect(list.lastAnswer.contains("1. #血压未控"), "\(list.transcript)")
    let why = PlainDesk(["zs", "标签和原因", "1"])
    #expect(why.lastAnswer.contains("收缩压均值 148.0"), "\(why.transcript)")
  }

  static let cases = [
    RecordedScreen(name: "tags-panel", keys: "zs<A-t>", prepare: nurse),
    RecordedScreen(name: "tags-why", keys: "zs<A-t><Enter>", prepare: nurse),
    RecordedScreen(name: "tags-history", keys: "zs<A-t><Tab>", prepare: nurse),
    RecordedScreen(name: "tags-by-hand", keys: "zs<A-t><Tab><Tab>", prepare: nurse),
    RecordedScreen(name: "tags-off", keys: "zs<A-t>-", prepare: nurse),
  ]

  private static let nurse: @Sendable (inout Desk) -> Void = { $0.model.user = SampleClinic.nurse }

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
