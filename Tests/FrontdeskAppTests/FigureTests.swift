import Canvas
import Domain
import FollowUps
import FrontdeskApp
import Testing
import Widgets

/// The manager's figures and the people behind them, by keys.
@Suite struct FigureTests {
  static func desk(
    _ keys: String = "", _ columns: Int = 120, _ rows: Int = 35, language: Language = .chinese
  ) -> Desk {
    var desk = Desk(columns, rows, language: language)
    desk.model.user = SampleClinic.manager
    desk.send(.command(.viewFigures))
    desk.press(keys)
    return desk
  }

  private func requests(_ desk: Desk) -> [FigureRequest] {
    desk.clinic.log.compactMap { if case .figures(let request) = $0 { request } else { nil } }
  }

  private func people(_ desk: Desk) -> [String] {
    guard let people = desk.model.figures.people else { return [] }
    return desk.model.ids(of: .figurePeople).compactMap { people.rows?[Int($0)].name }
  }

  @Test func aYearStandsBesideTheOneBefore() throws {
    let desk = Self.desk()
    #expect(desk.model.screen == .figures)
    #expect(
      requests(desk) == [
        .read(FigureQuestion(.hypertension, .year(2026)), generation: 1),
        .before(FigureQuestion(.hypertension, .year(2025)), generation: 1),
      ])
    let line = try #require(desk.model.figureLine)
    #expect(line.kind == .managed && line.group == .clinic)
    let text = desk.text
    #expect(text.contains("高血压"))
    #expect(text.contains(Figure.percentText(line.permille)))
    #expect(text.contains("规范管理率") && text.contains("约后来诊率"))
    #expect(text.contains("期内在管人数"), "the definition of the selected one: \(text)")
  }

  @Test func keysStepInTimeAndNeverBeyondToday() {
    var desk = Self.desk("((")
    #expect(desk.model.figureQuestion.period == .year(2024))
    desk.press(")))")
    #expect(desk.model.figureQuestion.period == .year(2026))
    #expect(desk.model.toast?.text.chinese == "以后的时期还没有数据")
    desk.press("p")
    #expect(desk.model.figureQuestion.period == .quarter(year: 2026, quarter: 3))
    desk.press("p(")
    #expect(desk.model.figureQuestion.period == .month(year: 2026, month: 7))
    desk.press("i")
    #expect(desk.model.figureQuestion == FigureQuestion(.diabetes, .month(year: 2026, month: 7)))
    desk.press("pi")
    #expect(desk.model.figureQuestion.period == .year(2026))
    #expect(desk.text.contains("2026年"))
  }

  @Test func whoseFiguresTheyAreGoesByTabs() {
    var desk = Self.desk("<Right>")
    #expect(desk.model.figures.part == .staff)
    #expect(desk.model.ids(of: .figures).count == 7 * 3)
    #expect(desk.text.contains("李护士") && desk.text.contains("未分配"))
    desk.press("<Right>")
    #expect(desk.model.figures.part == .team)
    #expect(desk.text.contains("一组") && desk.text.contains("无小组"))
    desk.press("<Right>")
    #expect(desk.model.figures.part == .clinic)
    #expect(requests(desk).count == 2, "one reading has them all")
  }

  @Test func enterListsWhoIsMissingThenOpensThemAndEscComesBack() throws {
    var desk = Self.desk("<Down><Down>")
    let line = try #require(desk.model.figureLine)
    desk.press("<Enter>")
    #expect(people(desk).count == line.missing && line.missing > 0)
    desk.press("<Right>")
    #expect(people(desk).count == line.part)
    desk.press("<Right>")
    #expect(people(desk).count == line.whole)
    desk.press("<Right><Down>")
    let person = try #require(desk.model.figurePerson)
    desk.press("<Enter>")
    #expect(desk.model.screen == .archive)
    #expect(desk.model.archive.archive?.id == person.patient)
    desk.press("<Esc>")
    #expect(desk.model.screen == .figures && desk.model.figurePerson == person)
    desk.press("<Esc>")
    #expect(desk.model.figures.people == nil && desk.model.figureLine == line)
    desk.press("<Esc>")
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.figures.sheet == nil, "nobody's list is kept once the screen is left")
    #expect(requests(desk).last == .forget)
  }

  @Test func aKeyIsNeverHeldUpAndEnterWaitsForWhatItMeans() throws {
    var desk = Self.desk()
    desk.holds = true
    desk.press("(")
    #expect(desk.text.contains("正在统计高血压 2025年"), "\(desk.text)")
    #expect(desk.text.contains("2026年"), "what shows is what it says")
    desk.press("<Enter>")
    #expect(desk.model.figures.people == nil)
    desk.holds = false
    desk.deliver()
    #expect(desk.model.figures.people?.question.period == .year(2025))
    #expect(desk.model.figures.people?.rows != nil)
  }

  @Test func thePeopleOfTheSameFigureFollowThroughTime() {
    var desk = Self.desk("<Down><Down><Enter>(")
    #expect(desk.model.figures.people?.question.period == .year(2025))
    #expect(desk.model.figures.people?.line.kind == .control)
    desk.press("<Esc>(")
    #expect(desk.model.figures.people == nil)
  }

  @Test func anAnswerThatComesTooLateIsDropped() {
    var desk = Self.desk()
    desk.holds = true
    desk.press("((")
    desk.holds = false
    desk.deliver(reversed: true)
    #expect(desk.model.figures.sheet?.question.period == .year(2024))
    #expect(desk.model.figures.before?.question.period == .year(2023))
  }

  @Test func whatFailsLeavesWhatShows() {
    var desk = Self.desk()
    desk.clinic.failures = [
      { effect in
        guard case .figures(.read) = effect else { return nil }
        return .failed(Localized(zh: "磁盘满", en: "disk full"), effect)
      }
    ]
    desk.press("(")
    #expect(desk.model.toast?.text.chinese == "磁盘满")
    #expect(desk.model.figureQuestion.period == .year(2026), "the title is of what shows")
    #expect(desk.model.figures.asked == nil)
  }

  @Test func othersWritesAreToldAndReadAfterARest() {
    var desk = Self.desk()
    desk.send(.storeVersion(1))
    desk.send(.storeVersion(2))
    #expect(!desk.model.figures.isStale, "the reading's own row of the trail is no news")
    desk.send(.storeVersion(3))
    #expect(desk.model.figures.isStale && desk.text.contains("有新数据"), "\(desk.text)")
    desk.wait(seconds: 60)
    #expect(requests(desk).count == 2)
    desk.send(.event(.key(KeyPress(.down))))
    desk.wait(seconds: 250)
    #expect(requests(desk).count == 4)
    #expect(desk.model.figures.list.selected == 1 && !desk.model.figures.isStale)
  }

  @Test func theTableAndTheListGoIntoFiles() throws {
    var desk = Self.desk("e")
    #expect(desk.model.tables.dialog != nil)
    desk.press("<Enter>")
    let table = try #require(desk.clinic.files.first)
    #expect(table.count == 8 && table[0].contains("分母"), "\(table)")
    #expect(table[1].first == "管理率")
    desk.press("<Down><Down><Enter>")
    let names = people(desk)
    desk.press("e")
    desk.press("复查<Enter>")
    let list = try #require(desk.clinic.files.last)
    #expect(list.dropFirst().map { $0.first ?? "" } == names)
    let begun = desk.clinic.log.compactMap { effect -> (TableID, Int, String)? in
      guard case .exportBegin(_, let table, let count, let reason, _) = effect else { return nil }
      return (table, count, reason)
    }
    #expect(begun.map(\.0) == [.figures, .figurePeople])
    #expect(begun.last?.1 == names.count && begun.last?.2 == "复查")
  }

  @Test func theListsAreSortedFilteredAndMarked() {
    var desk = Self.desk("/控制<Enter>")
    #expect(desk.model.ids(of: .figures).count == 1)
    desk.press("<Esc>")
    #expect(desk.model.ids(of: .figures).count == 7)
    desk.press("<Enter><Left>")
    let all = people(desk)
    desk.press("s")
    #expect(people(desk).count == all.count)
    desk.press(" ")
    #expect(desk.model.tables[.figurePeople].marks.count == 1)
    desk.press("<Esc><Esc><Esc>")
    #expect(desk.model.screen == .figures || desk.model.screen == .lookup)
  }

  @Test func whoMayNotSeeFiguresIsNotOfferedThem() {
    var desk = Desk()
    desk.model.user = StaffMember(code: "wu", name: "吴前台", role: .reception)
    desk.send(.command(.viewFigures))
    #expect(desk.model.screen == .lookup)
    var other = Self.desk()
    other.model.user = SampleClinic.auditor
    other.press("<Enter>")
    #expect(other.model.figures.people == nil, "names are not the auditor's")
    #expect(other.model.figureLine != nil)
  }

  @Test func namesAreHiddenFromPatientsAtTheDesk() {
    var desk = Self.desk("<Down><Down><Enter>")
    let name = desk.model.figurePerson?.name ?? "?"
    #expect(desk.text.contains(name))
    desk.send(.command(.togglePublic))
    #expect(!desk.text.contains(name), "\(desk.text)")
  }

  @Test func plainModeReadsThemAndTheirPeople() {
    let desk = Self.desk("<Down><Down>")
    let lines = PlainText.screen(desk.model).map(\.text)
    #expect(lines.contains { $0.contains("高血压") && $0.contains("2026年") })
    #expect(lines.contains { $0.contains("控制率") && $0.contains("%") && $0.contains("未达到") })
    var list = desk
    list.press("<Enter>")
    let people = PlainText.screen(list.model).map(\.text)
    let name = list.model.figurePerson?.name ?? "?"
    #expect(people.contains { $0.contains(name) }, "\(people)")
  }
}

/// The figures as they look.
@Suite struct FigureScreenTests {
  typealias Case = RecordedScreen

  private static let open = "<F9>view.figures<Enter>"

  static let cases = [
    Case(name: "figures", keys: open, prepare: RuleScreenTests.manager),
    Case(
      name: "figures-staff", keys: open + "<Right><Down><Down>p",
      prepare: RuleScreenTests.manager),
    Case(
      name: "figures-people", keys: open + "<Down><Down><Down><Enter>",
      prepare: RuleScreenTests.manager),
    Case(name: "figures-export", keys: open + "<Enter>e", prepare: RuleScreenTests.manager),
    Case(name: "figures-menu", keys: open + "<F10>", prepare: RuleScreenTests.manager),
  ]

  @Test(arguments: cases, RecordedScreen.sizes + [Size(columns: 200, rows: 50)])
  func theyLookAsRecorded(_ screen: Case, _ size: Size) { screen.expectAsRecorded(size) }

  @Test(arguments: cases)
  func theSmallestWindowIsEnough(_ screen: Case) { screen.expectSmallestAsRecorded() }

  @Test(arguments: cases, RecordedScreen.sizes)
  func signsOfOursAreASCIIWhereThatIsWanted(_ screen: Case, _ size: Size) {
    screen.expectNoAmbiguousSigns(size)
  }

  @Test func plainModeReadsAsRecorded() {
    let texts = ["", "<Right>", "<Down><Down><Enter>"].flatMap { keys in
      Language.allCases.map { language in
        PlainText.screen(FigureTests.desk(keys, language: language).model).map(\.text)
          .joined(separator: "\n")
      }
    }
    ScreenFile.expect(texts.joined(separator: "\n\n") + "\n", is: "figures-plain")
  }
}
