import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct LookupTests {
  @Test func whoMayOpenCardsIsToldTheKeyWhenNobodyIsFound() {
    var desk = Desk()
    desk.press("qqqqqq")
    #expect(desk.text.contains("没有找到") && !desk.text.contains("建卡"), "a nurse opens none")
    desk.model.user = StaffMember(code: "wu", name: "吴前台", role: .reception)
    #expect(desk.text.contains("Alt-N"))
  }

  @Test func theQueryHasTheFocusAtOnceAndTypingSearches() {
    var desk = Desk()
    desk.press("zs")
    #expect(desk.model.lookup.rows.map(\.name) == ["张三", "张素英", "郑爽"])
    #expect(desk.frame.cursor != nil)
    #expect(desk.text.contains("3 / 1,000,000"))
    #expect(desk.text.contains("0.4 ms"))
  }

  @Test func theArrowsMoveTheListWhileTheQueryKeepsTheFocus() {
    var desk = Desk()
    desk.press("zs<Down><Down>")
    #expect(desk.model.lookup.selected?.name == "郑爽")
    desk.press("<Down><Up>y")
    #expect(desk.model.lookup.query.text == "zsy")
    #expect(desk.model.lookup.rows.map(\.name) == ["张素英"])
  }

  @Test func enterOpensTheArchiveAndEscComesBackToTheSameQuery() {
    var desk = Desk()
    desk.press("zs<Down><Enter>")
    #expect(desk.model.screen == .archive)
    #expect(desk.model.archive.archive?.patient.name == "张素英")
    desk.press("<Esc>")
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.query.text == "zs")
    #expect(desk.model.lookup.selected?.name == "张素英")
    desk.press("<Esc>")
    #expect(desk.model.lookup.query.isEmpty)
    desk.press("<Esc><Esc>")
    #expect(desk.model.screen == .lookup)
    #expect(desk.ownEffects.isEmpty)
  }

  @Test func anAnswerToAnOlderQueryIsDropped() {
    var desk = Desk()
    desk.holds = true
    desk.press("z")
    desk.press("s")
    desk.press("y")
    let before = desk.model.lookup.rows
    #expect(!before.isEmpty, "the rows before stay until newer ones come")
    desk.deliver(reversed: true)
    #expect(desk.model.lookup.rows.map(\.name) == ["张素英"])
  }

  @Test func aScannerThatIsFasterThanTheAnswerOpensTheRightPerson() {
    var desk = Desk()
    desk.holds = true
    desk.press("A-000752<Enter>")
    #expect(desk.model.screen == .lookup)
    desk.deliver()
    desk.deliver()
    #expect(desk.model.screen == .archive)
    #expect(desk.model.archive.archive?.card == "A-000752")
  }

  @Test func enterBeforeSeveralAnswersOpensNobody() {
    var desk = Desk()
    desk.holds = true
    desk.press("zs<Enter>")
    desk.deliver()
    desk.deliver()
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.rows.count == 3)
  }

  @Test func aBlankInAnEmptyQueryRecallsTheLastPerson() {
    var desk = Desk()
    desk.press(" ")
    #expect(desk.model.archive.archive?.name == "张三")
    desk.press("<Esc>zsy <Esc>")
    #expect(desk.model.lookup.query.isEmpty)
  }

  @Test func rowsPassedOverAreDroppedHoweverTheirAnswersCome() {
    var desk = Desk()
    desk.press("zs")
    desk.holds = true
    desk.press("<Down><Down>")
    #expect(desk.held.count == 2)
    desk.deliver(reversed: true)
    #expect(desk.held.isEmpty)
    #expect(desk.model.preview.current?.patient.name == "郑爽")
  }

  @Test func goingBackToThePersonShownReadsNobody() {
    var desk = Desk()
    desk.press("zs")
    desk.holds = true
    desk.press("<Down><Up>")
    desk.deliver()
    #expect(desk.model.preview.current?.patient.name == "张三")
    #expect(desk.held.isEmpty)
  }

  @Test func aPasteIsTextAndNeverOpens() {
    var desk = Desk()
    desk.press("<F5>")
    desk.send(.event(.paste("张三\n<Enter>\n")))
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.query.text == "张三 <Enter>")
  }

  @Test func namesakesShowTheirBirthDatesAndCards() {
    var desk = Desk()
    desk.press("张伟")
    for text in ["1971-11-09", "1988-02-17", "A-000531", "A-000540"] {
      #expect(desk.text.contains(text), "\(text)")
    }
  }

  @Test func numbersAreMaskedUntilAskedForAndThenForHalfAMinute() {
    var desk = Desk()
    desk.press("zs")
    #expect(!desk.text.contains("13812340021"))
    #expect(desk.text.contains("138****0021"))
    desk.press("<F7>1")
    #expect(desk.text.contains("13812340021"))
    desk.wait(seconds: 31)
    #expect(!desk.text.contains("13812340021"))
  }

  @Test func namesFromFilesNeverReachTheTerminalRaw() {
    var desk = Desk()
    desk.press("王")
    let scalars = desk.text.unicodeScalars
    #expect(!scalars.contains { $0.value == 0x1B || $0.value == 0x202E })
    #expect(desk.text.contains("‹U+202E›"))
  }

  @Test func aRecordThatCannotBeReadLeavesNobodyElseBesideTheName() {
    var desk = Desk()
    desk.press("zs")
    #expect(desk.model.preview.archive?.name == "张三")
    desk.clinic.failures = [
      { effect in
        guard case .preview = effect else { return nil }
        return .failed(Localized(same: "the disk is full"), effect)
      }
    ]
    desk.press("<Down>")
    #expect(desk.model.lookup.selected?.name == "张素英")
    #expect(desk.model.preview.archive == nil)
    #expect(!desk.text.contains("A-003817"), "the card of 张三")
    #expect(desk.text.contains("the disk is full"))
  }

  @Test func indicatorsBesideTheListLeadToTheirTrend() {
    var desk = Desk()
    desk.press("zs<Tab><Down><Enter>")
    #expect(desk.model.screen == .trends)
    #expect(desk.model.trendSeries?.indicator.code == "dbp")
  }
}

extension PatientArchive {
  var name: String { patient.name }
}
