import Assessment
import Canvas
import Domain
import Forms
import FrontdeskApp
import Interchange
import Testing

/// Nothing that was answered is lost: by leaving, locking, a crash, or a new version of the form.
@Suite struct FormDeskDraftTests {
  private func desk(_ keys: String, clinic: FakeClinic = FakeClinic()) -> Desk {
    var desk = Desk(80, 24, clinic: clinic)
    desk.press("zs<A-i>" + keys)
    return desk
  }

  @Test func aFormThatIsLeftComesBackAsItWas() throws {
    var desk = desk("<Enter><Enter>114")
    let before = try #require(desk.model.forms.fill)
    #expect(before.session.typed == "4")
    desk.press("<Esc>")
    #expect(desk.model.forms.fill == nil)
    #expect(desk.model.toast?.text.chinese.contains("草稿") == true)
    #expect(desk.text.contains("草稿"), "the list tells of it:\n\(desk.text)")
    desk.press("<Enter>")
    let after = try #require(desk.model.forms.fill)
    #expect(after.session.state == before.session.state)
    #expect(after.session.standing == before.session.standing)
  }

  /// Every answer is on the disk when the next question is asked.
  @Test func aCrashLosesNothing() throws {
    let first = desk("<Enter><Enter>11128<Enter>82<Enter>")
    let before = try #require(first.model.forms.fill)
    #expect(first.clinic.formDrafts.count == 1)
    // Another session, which knows what the disk has and nothing else.
    let second = desk("<Enter>", clinic: first.clinic)
    let after = try #require(second.model.forms.fill)
    #expect(after.session.state == before.session.state)
    #expect(after.session.standing == before.session.standing)
    #expect(second.text.contains("接着上次的草稿"), "\(second.text)")
  }

  @Test func whatIsBeingTypedIsKeptWithinASecond() {
    var desk = desk("<Enter><Enter>112")
    desk.wait(seconds: 1)
    let kept = desk.clinic.formDrafts.values.first
    #expect(kept?.answers["typed"] == "2", "\(desk.clinic.formDrafts)")
  }

  @Test func aLockHidesItAndGivesItBack() throws {
    var desk = desk("<Enter><Enter>11128<Enter>")
    let before = try #require(desk.model.forms.fill)
    desk.send(.command(.lock))
    #expect(desk.model.desk.isLocked)
    #expect(!desk.text.contains("128"), "\(desk.text)")
    #expect(desk.clinic.formDrafts.count == 1)
    desk.send(.unlocked)
    let after = try #require(desk.model.forms.fill)
    #expect(after.session.state == before.session.state)
  }

  @Test func eachFollowUpHasItsOwnDraft() {
    var desk = desk("phq-2<Enter>1<Esc><Esc><Esc>")
    desk.press("<F5><Left><A-i>phq-2<Enter>")
    #expect(desk.model.forms.fill?.order.followUp != nil)
    #expect(desk.model.forms.fill?.session.state.answers.isEmpty == true)
  }

  @Test func filingEndsTheDraft() {
    let desk = desk("phq-2<Enter>11<C-s>")
    #expect(desk.clinic.formDrafts.isEmpty, "\(desk.clinic.formDrafts)")
    #expect(desk.model.forms.fill == nil)
  }

  @Test func leavingAnUntouchedFormKeepsNothing() {
    let desk = desk("<Enter><Down><Down><Esc>")
    #expect(desk.clinic.formDrafts.isEmpty)
  }

  /// The answers that the newer version still asks for stay; the others are kept aside.
  @Test func aNewVersionOfTheFormIsTold() throws {
    var first = desk("<Enter><Enter>11128<Enter>")
    var newer = try #require(first.clinic.forms.book.library["hypertension-visit"])
    newer.version = "2099.1"
    for place in newer.sections.indices {
      newer.sections[place].items.removeAll { $0.linkID == "channel" }
    }
    let old = try #require(first.clinic.forms.book.library["hypertension-visit"])
    first.clinic.forms.book = FormBook(
      library: QuestionnaireLibrary([old, newer]), indicators: FakeForms.indicators)
    let second = desk("<Enter>", clinic: first.clinic)
    let fill = try #require(second.model.forms.fill)
    #expect(fill.form.version == "2099.1")
    #expect(fill.draftVersion == "2017.1")
    #expect(second.text.contains("旧版草稿 2017.1"), "\(second.text)")
    #expect(fill.session.state.answers[QuestionnaireItemKey("symptoms")] == .choice("none"))
    let response = fill.session.state.response(.inProgress)
    #expect(response["channel"] == .choice("visit"), "kept aside")
  }
}
