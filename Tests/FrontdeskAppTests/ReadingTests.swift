import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct ReadingTests {
  /// A desk whose last question is not answered, and takes long.
  private func waiting(_ keys: String, language: Language = .chinese) -> Desk {
    var desk = Desk(language: language)
    desk.press("<F5><F2>")
    desk.holds = true
    desk.press(keys)
    for effect in desk.held { desk.send(.slow(effect)) }
    return desk
  }

  private func title(_ desk: Desk) -> String {
    String(desk.text.split(separator: "\n").dropFirst().first ?? "")
  }

  @Test func aLookupThatTakesLongSaysSoUntilItIsAnswered() {
    var desk = waiting("zs")
    #expect(title(desk).contains("读取中  Esc 停"))
    #expect(title(waiting("zs", language: .english)).contains("reading …  Esc stop"))
    desk.deliver()
    #expect(!desk.text.contains("读取中"))
  }

  @Test func aRecordThatTakesLongCanBeGivenUp() {
    var desk = Desk()
    desk.press("zs")
    desk.holds = true
    desk.press("<Enter>")
    #expect(!desk.text.contains("读取"))
    desk.send(.slow(.openArchive(PatientID(1), generation: desk.model.archive.generation)))
    #expect(title(desk).contains("读取档案中  Esc 停"))
    desk.press("<Esc>")
    #expect(!desk.text.contains("读取"))
    #expect(desk.model.lookup.query.text == "zs")
    desk.deliver()
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.archive.archive == nil)
  }

  @Test func aQueueThatTakesLongGivesWayToWhatShowed() {
    var desk = Desk()
    desk.press("<F5>")
    let before = desk.model.followUps.items
    desk.holds = true
    desk.press("<Right>")
    for effect in desk.held { desk.send(.slow(effect)) }
    #expect(title(desk).contains("读取中  Esc 停"))
    desk.press("<Esc>")
    #expect(desk.model.screen == .followUps)
    #expect(desk.model.followUps.scope == .today)
    desk.deliver()
    #expect(desk.model.followUps.items == before)
    #expect(desk.model.followUps.scope == .today)
  }

  @Test func whatIsNoLongerWantedIsNotTold() {
    var desk = Desk()
    desk.holds = true
    desk.press("z")
    let old = desk.held
    desk.press("s")
    for effect in old { desk.send(.slow(effect)) }
    #expect(!desk.text.contains("读取中"))
  }

  @Test func aFailureEndsTheReading() {
    var desk = waiting("zs")
    let effect = Effect.lookup(
      query: "zs", limit: 50, generation: desk.model.lookup.generation)
    desk.send(.failed(Localized(zh: "磁盘出错", en: "disk error"), effect))
    #expect(!desk.text.contains("读取中"))
  }

  // MARK: - The loop

  @Test func theWatchWakesOnceAndOnlyWhileSomethingIsOnItsWay() {
    var watch = ReadingWatch()
    #expect(watch.deadline == nil)
    _ = watch.begin(.queueCounts, at: 0)
    #expect(watch.deadline == nil)
    let first = watch.begin(.lookup(query: "z", limit: 50, generation: 1), at: 100)
    let second = watch.begin(.openArchive(PatientID(1), generation: 1), at: 150)
    #expect(watch.deadline == 300)
    #expect(watch.becomeSlow(at: 299) == [])
    watch.end(first)
    #expect(watch.deadline == 350)
    #expect(watch.becomeSlow(at: 350) == [.openArchive(PatientID(1), generation: 1)])
    #expect(watch.deadline == nil)
    #expect(watch.becomeSlow(at: 900) == [])
    watch.end(second)
  }

  // MARK: - Enter before the rows

  @Test func enterBeforeSeveralAreFoundSaysSo() {
    var desk = Desk(language: .english)
    desk.holds = true
    desk.press("zs<Enter>")
    desk.deliver()
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.toast?.text.english == "3 found: choose one")
    #expect(desk.model.toast?.text.chinese == "找到 3 人, 请选一位")
  }

  @Test func enterBeforeNobodyIsFoundSaysNothingMore() {
    var desk = Desk()
    desk.holds = true
    desk.press("qqq<Enter>")
    desk.deliver()
    #expect(desk.model.toast == nil)
  }

  // MARK: - Undo

  @Test func whatIsTakenBackIsSelected() {
    var desk = Desk()
    desk.press("<F5><Down><Enter>2<C-s>")
    desk.press("<C-z>")
    #expect(desk.model.followUps.selected?.followUp.id == FollowUpID(11))
  }

  // MARK: - Keys in sentences

  @Test func sentencesNameTheKeysThatHold() {
    let (keymap, _) = KeymapFile.read(
      Array(#"{ "view.lookup": "F13", "item.open": ["F14", "Enter"] }"#.utf8))
    var desk = Desk(language: .english)
    desk.model.use(keymap, diagnostics: [])
    #expect(
      keymap.naming(Localized(zh: "按 {view.lookup}", en: "{no.such} {view.lookup} {")).english
        == "{no.such} F13 {")
    desk.press("<F1>")
    #expect(desk.text.contains("F14 opens"), "\(desk.text)")
    for layer in CommandTests.layers {
      let guide = layer.guide.map { Keymap.standard.naming($0) }
      #expect(guide?.english.contains("{") != true && guide?.chinese.contains("{") != true)
    }
  }
}
