import Canvas
import Domain
import FrontdeskApp
import Testing

@Suite struct LockTests {
  static let names: [String] = SampleClinic.archives.map(\.patient.name)

  /// What could tell who is a patient here: names, cards, ends of numbers.
  static let patientText: [String] = SampleClinic.archives.flatMap { archive -> [String] in
    var texts: [String] = [archive.patient.name, archive.card]
    texts += archive.contacts.map { String($0.value.suffix(4)) }
    texts += archive.identifiers.map { String($0.value.suffix(4)) }
    texts += archive.conditions.map(\.code.display)
    return texts
  }

  private func expectNothingOfPatients(
    _ desk: Desk, _ what: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    // The clock and the date may end like a number.
    let clock = desk.model.clock.clock
    let text = desk.text.replacing(clock, with: "").replacing(
      desk.model.today.description, with: "")
    for secret in Self.patientText {
      #expect(!text.contains(secret), "\(what): \(secret)", sourceLocation: sourceLocation)
    }
    #expect(desk.frame.title == "frontdesk", sourceLocation: sourceLocation)
    #expect(desk.frame.cursor == nil, sourceLocation: sourceLocation)
  }

  @Test(arguments: ["<F8>", "<C-x>"])
  func everyScreenIsHiddenByOneKey(_ key: String) {
    for screen in ScreenTests.cases + ScreenTests.more {
      for language in Language.allCases {
        var desk = Desk(language: language)
        desk.press(screen.keys)
        let before = desk.text
        desk.press(desk.model.desk.isLocked ? "" : key)
        #expect(desk.model.layer == .locked, "\(screen.name)")
        #expect(desk.text != before || screen.name == "locked")
        expectNothingOfPatients(desk, screen.name)
      }
    }
  }

  @Test func enterShowsEverythingAsItWas() {
    for screen in ScreenTests.cases {
      var desk = Desk()
      desk.press(screen.keys)
      let before = desk.text
      desk.press("<F8>")
      desk.press("<Enter>")
      #expect(desk.text == before, "\(screen.name)")
    }
  }

  @Test func numbersAreMaskedAgainAfterALock() {
    var desk = Desk()
    desk.press("zs<F7>1")
    #expect(desk.text.contains("13812340021"))
    desk.press("<F8><Enter>")
    #expect(!desk.text.contains("13812340021"))
  }

  @Test func anIdleDeskLocksByItself() {
    var desk = Desk()
    desk.press("zs")
    #expect(desk.model.nextDeadline == SampleClinic.now.adding(seconds: 600))
    desk.wait(seconds: 590)
    #expect(!desk.model.desk.isLocked)
    desk.press("<Down>")
    desk.wait(seconds: 599)
    #expect(!desk.model.desk.isLocked, "a key begins the time anew")
    desk.wait(seconds: 1)
    #expect(desk.model.desk.isLocked)
    #expect(desk.model.nextDeadline == nil, "a locked desk waits for nothing")
  }

  @Test func answersAndTheFocusOfTheWindowAreNoSignOfAPerson() {
    var desk = Desk()
    desk.wait(seconds: 300)
    desk.send(.event(.focus(true)))
    desk.send(.timeToPoll)
    desk.send(.event(.resize(Size(columns: 100, rows: 30))))
    desk.wait(seconds: 300)
    #expect(desk.model.desk.isLocked)
  }

  @Test func theTimeIsASettingAndZeroIsNever() {
    var desk = Desk()
    desk.model.desk.idleMinutes = 30
    desk.send(.command(.nextIdleTime))
    #expect(desk.model.desk.idleMinutes == 0)
    #expect(desk.clinic.log.last == .saveSetting(.idleMinutes(0)))
    desk.wait(seconds: 86_400)
    #expect(!desk.model.desk.isLocked)
    #expect(desk.model.nextDeadline == nil)
    desk.send(.command(.nextIdleTime))
    #expect(desk.model.desk.idleMinutes == 1)
  }

  @Test func aClockSetBackKeepsNoDeskOpen() {
    var desk = Desk()
    desk.wait(seconds: -86_400 * 700)
    desk.wait(seconds: 600)
    #expect(desk.model.desk.isLocked)
  }

  @Test func aProgramThatGoesOnAfterAStopIsLocked() {
    var desk = Desk()
    desk.press("zs")
    desk.send(.event(.resumed))
    #expect(desk.model.desk.isLocked)
    #expect(desk.ownEffects == [.redraw])
  }

  @Test func aLockedDeskReadsNoRecordAndAsksWhatChangedWhenItOpens() {
    var desk = Desk()
    desk.press("zs")
    desk.holds = true
    desk.press("<Down><F8>")
    let before = desk.clinic.log.count
    desk.holds = false
    desk.send(.timeToPoll)
    desk.clinic.version += 1
    #expect(desk.clinic.log.count == before)
    desk.press("<Enter>")
    #expect(desk.clinic.log.contains(.pollChanges))
    #expect(
      desk.clinic.log[before...].contains {
        if case .lookup = $0 { return true }
        return false
      }, "what others wrote is read")
  }

  @Test func aLockedDeskCanBeLeftAtOnce() {
    var desk = Desk()
    desk.press("<F5><Enter>2<F8><C-q>")
    #expect(desk.ownEffects == [.quit])
  }

  /// Everything that a keyboard sends, but the two keys that mean something here.
  private func event(_ random: inout FuzzTests.Random) -> Event {
    let keys: [Key] = [
      .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .backspace,
      .escape, .tab,
    ]
    switch Int.random(in: 0..<8, using: &random) {
    case 0: return .key(KeyPress(keys.randomElement(using: &random) ?? .up))
    case 1: return .key(KeyPress(.function(Int.random(in: 1...24, using: &random))))
    case 2:
      return .key(.control("abcdefghijklmnoprstuvwxyz".randomElement(using: &random) ?? "a"))
    case 3: return .key(KeyPress(.enter, .shift))
    case 4: return .text(["z", "张", "1", " ", "：", "q"].randomElement(using: &random) ?? "z")
    case 5: return .paste("张三")
    case 6: return .click(Point(column: Int.random(in: 0..<120, using: &random), row: 5))
    default: return .wheel(Point(column: 3, row: 3), Bool.random(using: &random) ? 1 : -1)
    }
  }

  @Test(arguments: 1...8)
  func noKeyShowsOrChangesAnythingBehindTheLock(_ seed: Int) {
    var random = FuzzTests.Random(state: UInt64(seed))
    var desk = Desk()
    desk.press(ScreenTests.cases[seed % ScreenTests.cases.count].keys)
    desk.press("<F8>")
    let before = desk.model
    let asked = desk.clinic.log.count
    for _ in 0..<300 {
      let event = event(&random)
      desk.send(.event(event))
      var same = desk.model
      same.desk = before.desk
      #expect(same == before && desk.model.desk.isLocked, "seed \(seed): \(event)")
    }
    expectNothingOfPatients(desk, "seed \(seed)")
    let questions = desk.clinic.log[asked...].filter { $0 != .redraw }
    #expect(questions.isEmpty, "\(questions)")
    #expect(desk.ownEffects.allSatisfy { $0 == .redraw })
  }
}
