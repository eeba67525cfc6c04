import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct SessionMemoryTests {
  private func resumed(_ memory: SessionMemory, at now: Instant = SampleClinic.now) -> Desk {
    var desk = Desk()
    desk.model = Model(
      user: SampleClinic.nurse, clinicName: SampleClinic.name,
      size: Size(columns: 120, rows: 35), now: now, zone: SampleClinic.zone)
    desk.model.desk.startScreen = .last
    desk.model.resume(memory)
    desk.clinic.log = []
    desk.send(.started)
    return desk
  }

  private func left(_ keys: String) -> SessionMemory? {
    var desk = Desk()
    desk.model.desk.remembersSession = true
    desk.press(keys)
    desk.send(.event(.hangUp))
    let saved = desk.clinic.log.compactMap { effect in
      if case .saveSetting(.session(let memory)) = effect { return memory }
      return nil
    }
    return saved.last
  }

  @Test func theQueueComesUpAgainAsItWasLeft() throws {
    let memory = try #require(left("<F5><Right><Right>"))
    let desk = resumed(memory)
    #expect(desk.model.screen == .followUps)
    #expect(desk.model.followUps.scope == .week)
    #expect(desk.text.contains("随访队列"))
  }

  @Test func theRecordComesUpAgainTheSameDay() throws {
    let memory = try #require(left("zs<Enter><F2><C-u>oynn<Enter><F4>"))
    #expect(memory.screen == .trends)
    let desk = resumed(memory, at: SampleClinic.now.adding(seconds: 12 * 3_600))
    #expect(desk.model.screen == .trends)
    #expect(desk.model.archive.archive?.patient.name == "欧阳娜娜")
    #expect(!desk.model.desk.places.back.isEmpty, "the way back to the person before")
  }

  @Test(arguments: [12 * 3_600 + 1, 86_400 * 30, -60])
  func nobodysRecordComesUpAgainLater(_ seconds: Int) throws {
    let memory = try #require(left("zs<Enter>"))
    let desk = resumed(memory, at: SampleClinic.now.adding(seconds: seconds))
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.archive.archive == nil)
    #expect(desk.model.desk.places.back.isEmpty)
    #expect(!desk.clinic.log.contains { if case .openArchive = $0 { true } else { false } })
  }

  @Test func whatIsKeptHasNumbersAndNoNames() throws {
    let memory = try #require(left("zs<Enter><F2><C-u>张素英<Enter><F5>"))
    #expect(
      memory.content
        == #"{"screen":"followups","scope":"today","patient":2,"people":[1,2],"at":\#(SampleClinic.now.seconds)}"#
    )
    #expect(SessionMemory(content: memory.content) == memory)
    for text in ["", "{}", "[]", #"{"screen":"moon","scope":"today","at":1}"#] {
      #expect(SessionMemory(content: text) == nil)
    }
  }

  @Test func aScriptLeavesNoTrace() {
    var desk = Desk()
    desk.press("<F5>")
    desk.send(.event(.hangUp))
    #expect(!desk.clinic.log.contains { if case .saveSetting = $0 { true } else { false } })
    #expect(desk.ownEffects == [.quit])
  }
}

@Suite struct TerminalNewsTests {
  @Test func aTerminalThatDrawsLinesWideGetsASCII() {
    var desk = Desk()
    desk.press("<F5>")
    desk.send(.event(.ambiguousWidth(2)))
    #expect(desk.model.glyphs == .ascii)
    #expect(desk.text.contains("ASCII"))
    #expect(!desk.clinic.log.contains(.saveSetting(.glyphs(.ascii))), "for this session only")
    desk.wait(seconds: 60)
    desk.send(.event(.ambiguousWidth(2)))
    #expect(desk.model.toast == nil, "said once")
  }

  @Test func whatThePersonChoseStands() {
    var desk = Desk()
    desk.model.desk.hasOwnGlyphs = true
    desk.send(.event(.ambiguousWidth(2)))
    #expect(desk.model.glyphs == .line && desk.model.toast == nil)
  }

  /// Such a sign would shift all that follows in its row.
  @Test func noSignOfUncertainWidthReachesATerminalThatDrawsThemWide() {
    for screen in ScreenTests.cases + ScreenTests.more {
      for language in Language.allCases {
        var desk = Desk(language: language)
        desk.send(.event(.ambiguousWidth(2)))
        desk.press(screen.keys)
        let found = desk.text.unicodeScalars.filter { TextWidth.isAmbiguous($0) }
        #expect(found.isEmpty, "\(screen.name): \(found)")
      }
    }
    var desk = Desk()
    desk.send(.event(.ambiguousWidth(2)))
    desk.press("买买提·℃±")
    #expect(!desk.text.unicodeScalars.contains { TextWidth.isAmbiguous($0) })
  }

  @Test func aRescuedPasteSaysWhatToSet() {
    var desk = Desk()
    desk.send(.event(.rescued))
    #expect(desk.text.contains("UTF-8"))
  }
}
