import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// What the screens must say in words, and what they must never cut.
@Suite struct ClarityTests {
  /// Made-up data is said to be made up, and every view names its key, at the usual size.
  @Test(arguments: Language.allCases, [true, false])
  func theTitleKeepsTheDemoMarkAndTheKeys(_ language: Language, _ hasColor: Bool) {
    for user in [SampleClinic.nurse, CounterTests.reception, SampleClinic.manager] {
      for glyphs in Glyphs.allCases {
        var clinic = FakeClinic()
        clinic.planDay()
        var desk = Desk(80, 24, language: language, clinic: clinic)
        desk.model.isDemo = true
        desk.model.user = user
        desk.model.hasColor = hasColor
        desk.model.glyphs = glyphs
        for keys in ["", "<F5>", "<F6>"] {
          desk.press(keys)
          let title = desk.text.prefix { $0 != "\n" }
          #expect(title.contains(Phrase.demo[language]), "\(title)")
          #expect(title.contains("F2 ") || user.role == .manager, "\(title)")
        }
      }
    }
  }

  @Test func theClinicNameFollowsTheLanguage() {
    var desk = Desk(200, 50)
    #expect(desk.text.contains("城东社区卫生服务中心"))
    desk.model.language = .english
    #expect(desk.text.contains("Chengdong Community Health Centre"))
  }

  @Test(arguments: [Language.chinese, .english])
  func aSlopeThatProvesNothingSaysSoInAWholeWord(_ language: Language) {
    var verdicts = 0
    for size in [Size(columns: 80, rows: 24), Size(columns: 120, rows: 35)] {
      var desk = Desk(size.columns, size.rows, language: language)
      // Up and down without a direction: a slope near nothing with a wide interval.
      for person in desk.clinic.archives.indices {
        for series in desk.clinic.archives[person].series.indices {
          let count = desk.clinic.archives[person].series[series].points.count
          for index in 0..<count {
            desk.clinic.archives[person].series[series].points[index].value =
              index.isMultiple(of: 2) ? 118 : 166
          }
        }
      }
      desk.press("zs<Enter><F4>")
      let lines = desk.text.split(separator: "\n").filter {
        $0.contains(Phrase.slope[language]) && $0.contains(Phrase.perYear[language])
      }
      #expect(lines.allSatisfy { !$0.contains("…") }, "\(size)")
      verdicts += lines.filter { $0.contains(Phrase.notSignificant[language]) }.count
    }
    #expect(verdicts == 2)
  }

  @Test func aPersonWithoutAPhoneIsSaidToHaveNone() {
    var desk = Desk(language: .english)
    desk.press("xb")
    let row = desk.text.split(separator: "\n").filter { $0.contains("no phone") }
    // In the list and beside it.
    #expect(row.count >= 2)
    desk.press("<Enter>")
    #expect(desk.text.contains("no phone"))
  }

  @Test(arguments: [
    Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 100, rows: 30),
    Size(columns: 120, rows: 35), Size(columns: 84, rows: 46), Size(columns: 200, rows: 50),
  ])
  func newcomersSeeWhatToTypeAndWhatIsDue(_ size: Size) {
    for language in [Language.chinese, .english] {
      var desk = Desk(size.columns, size.rows, language: language)
      desk.send(.recentFound([], patientCount: 7, generation: desk.model.lookup.generation))
      for typed in ["zs 138", "张三", "0021", "1968-03-12"] { #expect(desk.text.contains(typed)) }
      let work = language == .chinese ? "今天随访 1, 逾期 3" : "Follow-ups: 1 today, 3 overdue"
      #expect(desk.text.contains(work))
      #expect(!desk.text.contains("…"))
    }
  }

  @Test(arguments: [
    Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 100, rows: 30),
    Size(columns: 120, rows: 35), Size(columns: 84, rows: 46), Size(columns: 200, rows: 50),
  ])
  func nothingInTheOutcomeDialogIsCut(_ size: Size) {
    for language in [Language.chinese, .english] {
      for outcome in 1...9 {
        var desk = Desk(size.columns, size.rows, language: language)
        desk.press("<F5><Enter>\(outcome)")
        let lines = desk.text.split(separator: "\n").map(String.init)
        guard let top = lines.firstIndex(where: { $0.contains(Phrase.outcomeTitle[language]) })
        else {
          Issue.record("no dialog at \(size)")
          continue
        }
        // The queue beside the dialog may cut a long name.
        let dialog = lines[top...].map { line in line.split(separator: "│").last.map(String.init) }
        let cut = dialog.compactMap(\.self).filter { $0.contains("…") }
        #expect(cut.isEmpty, "\(size) \(language) \(outcome)")
      }
    }
  }

  @Test func theHeadingsOfTheIndicatorsAreNeverCut() {
    for columns in 60...220 {
      for language in [Language.chinese, .english] {
        var desk = Desk(columns, 40, language: language)
        desk.press("zs")
        let headings = desk.text.split(separator: "\n").filter {
          $0.contains(Phrase.latest[language]) && $0.contains(Phrase.indicator[language])
        }
        #expect(headings.allSatisfy { !$0.contains("…") }, "\(columns) \(language)")
      }
    }
  }

  @Test func aFewRecentValuesOpenOnTheYearThatHoldsThem() {
    var desk = Desk()
    desk.press("zsy<F4>")
    #expect(desk.model.trends.span == .oneYear)
    desk.press("-")
    #expect(desk.model.trends.span == .twoYears)
    desk.press("<Down>")
    // Whoever zoomed keeps the span for the other indicators of the same person.
    #expect(desk.model.trends.span == .twoYears)
    desk.press("<F2><C-u>zs<F4>")
    #expect(desk.model.trends.span == .tenYears)
  }

  @Test func theStatisticsSayThatADoubtfulValueIsLeftOut() {
    var desk = Desk()
    desk.press("zs<F4>")
    #expect(desk.text.contains("1 个存疑值未计入"))
    desk.model.language = .english
    #expect(desk.text.contains("1 doubtful value left out"))
  }

  @Test func everyTabOfTheArchiveIsWholeInTheSmallestWindow() {
    for (language, glyphs) in [
      (Language.chinese, Glyphs.line), (.english, .line), (.english, .ascii),
    ] {
      var desk = Desk(60, 16, language: language)
      desk.model.glyphs = glyphs
      desk.press("zs<Enter>")
      for section in ArchiveSection.allCases {
        #expect(desk.text.contains(section.title[language]), "\(section) \(language)")
      }
    }
  }
}
