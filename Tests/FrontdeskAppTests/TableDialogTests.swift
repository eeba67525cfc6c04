import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// The dialogs over a list: columns, files, and changes of many rows.
@Suite struct TableDialogTests {
  private func queue(_ keys: String = "") -> Desk {
    var desk = Desk()
    // Lists leave by a right that nurses do not have.
    desk.model.user = SampleClinic.manager
    desk.press("<F5><Left>" + keys)
    return desk
  }

  // MARK: - Columns

  @Test func aColumnIsHiddenAndKept() {
    var desk = queue("<F9>columns.pick<Enter>")
    #expect(desk.model.layer == .dialog)
    desk.press("<Down><Space><Enter>")
    #expect(desk.model.layer == .screen(.followUps))
    #expect(desk.model.tables[.queue].choice.shown == ["age": false])
    #expect(
      desk.clinic.log.contains(
        .saveSetting(.columns(.queue, ColumnChoice(shown: ["age": false])))))
  }

  @Test(arguments: [(120, 35), (80, 24), (60, 16)])
  func everyColumnOfThePeopleFoundHasATitleAndIsShownOrHidden(_ columns: Int, _ rows: Int) {
    for query in ["", "zs"] {
      var desk = Desk(columns, rows)
      desk.press(query + "<F10>")
      desk.press("<Esc><F9>columns.pick<Enter>")
      #expect(desk.model.tables.dialog == .columns(.people, ListState(count: 7)), "\(query)")
      let titles = PlainFrame.text(of: desk.frame).split(separator: "\n").filter {
        $0.contains("[x]") || $0.contains("[ ]")
      }
      #expect(titles.count == 7)
      for title in titles {
        #expect(!title.contains("[x]  ") && !title.contains("[ ]  "), "\(title)")
      }
    }
  }

  @Test func aColumnOfThePeopleFoundIsHiddenMovedAndKept() {
    var desk = Desk()
    desk.press("李安")
    desk.press("<C-u>zs")
    #expect(desk.text.contains("138****0021"))
    desk.press("<F9>columns.pick<Enter><Down><Down><Down><Space>")
    desk.press("<Down><Down><Space>")
    desk.press("<Enter>")
    #expect(desk.model.layer == .screen(.lookup))
    #expect(desk.model.tables[.people].choice.shown == ["phone": false, "card": true])
    let list = desk.text.split(separator: "\n").map { $0.prefix(60) }.joined(separator: "\n")
    #expect(!list.contains("138****0021") && list.contains("A-003817"))
    #expect(
      desk.clinic.log.contains {
        if case .saveSetting(.columns(.people, _)) = $0 { true } else { false }
      })
    desk.press("y")
    #expect(desk.model.lookup.query.text == "zsy", "the query has the keys again")
  }

  @Test(arguments: [
    ColumnChoice(), ColumnChoice(shown: ["age": false, "phone": true], order: ["due", "name"]),
    ColumnChoice(showsWide: true),
  ])
  func aChoiceOfColumnsIsReadAsItWasWritten(_ choice: ColumnChoice) {
    #expect(ColumnChoice(content: choice.content) == choice)
    #expect(ColumnChoice(content: "[]") == nil)
  }

  // MARK: - Files

  @Test func theFileHoldsExactlyWhatIsListed() throws {
    var desk = queue("s<C-e>")
    #expect(desk.text.contains("列出的 6 行"))
    #expect(desk.text.contains("遮盖"))
    #expect(desk.text.contains("frontdesk-export-queue-2026-08-24-1.csv"))
    desk.press("<Enter>")
    #expect(desk.clinic.files.isEmpty && desk.text.contains("写明为什么导出"))
    desk.press("核对名单<Enter>")
    let file = try #require(desk.clinic.files.first)
    #expect(file.first == ["姓名", "年龄", "事由", "方式", "风险", "责任人", "到期"])
    #expect(file.dropFirst().map(\.first) == desk.model.followUps.items.map(\.name))
    #expect(
      file.dropFirst().map(\.last)
        == desk.model.followUps.items.map(\.followUp.details.due.description))
    #expect(desk.model.layer == .screen(.followUps))
    #expect(desk.model.toast?.text.chinese.contains("已导出 6 行") == true)
  }

  @Test func onlyMarkedRowsGoWhenSomeAreMarked() {
    var desk = queue("<Ins><C-e><Enter>")
    #expect(desk.clinic.files.first?.count == 2)
    desk.press("w<C-e>")
    #expect(desk.text.contains("已标记的 1 行"))
    desk.press("<Esc>")
    #expect(desk.clinic.files.count == 1)
  }

  @Test func theTrailKnowsBeforeAnythingLeaves() throws {
    let desk = queue("<C-e>x<Enter>")
    let begin = try #require(
      desk.clinic.log.firstIndex { if case .exportBegin = $0 { true } else { false } })
    let read = try #require(
      desk.clinic.log.firstIndex { if case .exportRead = $0 { true } else { false } })
    #expect(begin < read)
  }

  @Test func anExportThatIsStoppedLeavesNothing() {
    var desk = queue("<C-e>")
    desk.holds = true
    desk.press("x<Enter><Esc>")
    desk.holds = false
    desk.deliver()
    #expect(desk.clinic.files.isEmpty && desk.clinic.file == nil)
    #expect(desk.model.tables.dialog == nil)
    #expect(desk.text.contains("已停止"))
  }

  @Test func anExportThatFailsSaysWhy() {
    var desk = queue("<C-e>")
    desk.clinic.failures = [
      { effect in
        guard case .exportWrite = effect else { return nil }
        return .failed(Localized(zh: "磁盘已满, 没有导出", en: "the disk is full"), effect)
      }
    ]
    desk.press("x<Enter>")
    #expect(desk.model.tables.dialog == nil)
    #expect(desk.text.contains("磁盘已满"))
  }

  @Test func anArchiveIsWrittenFromMemory() {
    var desk = Desk()
    desk.press("zs<Enter><Right><C-e><Enter>")
    #expect(desk.clinic.files.first?.first?.first == "指标")
    #expect((desk.clinic.files.first?.count ?? 0) > 3)
  }

  // MARK: - Changes of many

  @Test func theMarkedAreMovedToADateAndBack() {
    var desk = queue("<Ins><Ins>r")
    #expect(desk.text.contains("2 项随访"))
    #expect(desk.text.contains("李护士 2"))
    desk.press("+7<Enter>")
    let due = FakeClinic.today.adding(days: 7)
    func moved() -> Int {
      desk.clinic.archives.flatMap(\.followUps).count {
        $0.details.due == due && $0.version == 2
      }
    }
    #expect(moved() == 2)
    #expect(desk.text.contains("2 项已改到 2026-08-31"))
    #expect(desk.model.tables[.queue].marks.isEmpty)
    desk.press("<C-z>")
    #expect(moved() == 0)
    #expect(!desk.model.canUndo)
  }

  @Test func theSelectedIsGivenToAColleague() {
    var desk = queue("t")
    #expect(desk.text.contains("1 项随访"))
    desk.press("2<C-s>")
    #expect(desk.clinic.archives.flatMap(\.followUps).count { $0.details.owner == "wang" } == 1)
    #expect(desk.model.layer == .screen(.followUps))
  }

  @Test func aConflictWritesNothingAndReadsAgain() {
    var desk = queue("<Ins><Ins>r+7")
    let id = desk.model.followUps.ids[0]
    _ = desk.clinic.change(FollowUpID(Int(id))) { followUp in
      followUp.version += 1
      return true
    }
    desk.press("<C-s>")
    #expect(desk.text.contains("什么都没写"))
    #expect(desk.model.layer == .dialog)
    desk.press("<C-s>")
    #expect(desk.model.layer == .screen(.followUps))
  }
}
