import Canvas
import Domain
import FrontdeskApp
import Synchronization
import TestSupport
import Testing
import Widgets

/// A runner over the sample clinic that answers at once; what people ask, when it is let to.
final class FakeRunner: EffectRunning {
  private let clinic: Mutex<FakeClinic>

  init(_ clinic: sending FakeClinic = FakeClinic()) { self.clinic = Mutex(clinic) }

  /// The questions for people that are held back, with who asks; nil when none is.
  private let held = Mutex<[@Sendable () -> Void]?>(nil)

  func run(_ effect: Effect, post: @escaping @Sendable (Message) -> Void) {
    let isHeld = held.withLock { questions in
      guard case .lookup = effect, questions != nil else { return false }
      questions?.append { [self] in answer(effect, post) }
      return true
    }
    if !isHeld { answer(effect, post) }
  }

  /// Answers no question for people until `deliver`.
  func hold() { held.withLock { $0 = [] } }

  func deliver() {
    let questions = held.withLock { questions in
      defer { questions = nil }
      return questions
    }
    for question in questions ?? [] { question() }
  }

  private func answer(_ effect: Effect, _ post: @Sendable (Message) -> Void) {
    post(clinic.withLock { $0.answer(effect) } ?? .settled)
  }

  var log: [Effect] { clinic.withLock { $0.log } }

  /// Lets another terminal write.
  func writeElsewhere() { clinic.withLock { $0.version += 1 } }
}

/// A clock that a test turns.
final class FakeClock: Sendable {
  private let moments = Mutex((now: SampleClinic.now, milliseconds: 0))

  var world: World {
    World(
      now: { self.moments.withLock { $0.now } },
      uptimeMilliseconds: { self.moments.withLock { $0.milliseconds } }, zone: SampleClinic.zone)
  }

  func advance(milliseconds: Int) {
    moments.withLock {
      let before = $0.milliseconds / 1_000
      $0.milliseconds += milliseconds
      $0.now = $0.now.adding(seconds: $0.milliseconds / 1_000 - before)
    }
  }
}

@Suite struct ProgramTests {
  private func model() -> Model {
    Model(
      user: SampleClinic.nurse, clinicName: SampleClinic.name, isDemo: true,
      size: Size(columns: 100, rows: 30), now: SampleClinic.now, zone: SampleClinic.zone)
  }

  private func program(
    _ screen: TestScreen, runner: FakeRunner = FakeRunner(), clock: FakeClock = FakeClock()
  ) -> Program {
    Program(model: model(), screen: screen, runner: runner, world: clock.world)
  }

  private func script(_ keys: String...) throws -> [[Event]] {
    try keys.map { try KeyScript.parse($0) }
  }

  private func text(_ screen: TestScreen) -> String {
    screen.frames.last.map(PlainFrame.text) ?? ""
  }

  @Test func aWholeMorningOnAFakeTerminal() throws {
    let screen = TestScreen(
      columns: 120, rows: 35,
      script: try script(
        "zs", "<Enter>", "<Right><Down><Down>", "<Enter>", "<Left>", "<F5>", "<Down>", "<Enter>",
        "2", "<C-s>", "<C-z>", "<F2>", "<C-q>"))
    let runner = FakeRunner()
    let program = program(screen, runner: runner)
    #expect(program.run() == .quit)
    #expect(program.inFlight == 0)
    let log = runner.log
    #expect(log.contains(.openArchive(PatientID(1), generation: 1)))
    #expect(log.contains(.undoOutcome(FollowUpID(11), version: 2)))
    #expect(screen.frames.first?.title == "frontdesk")
    #expect(text(screen).contains("已撤销 张三 的登记"))
    #expect(text(screen).contains("演示"))
  }

  @Test func theEndOfTheTerminalEndsTheProgram() {
    #expect(program(TestScreen(columns: 80, rows: 24)).run() == .hangUp)
  }

  @Test func keysThatCameTogetherAreOneFrame() throws {
    let keys = try KeyScript.parse("zhangsan")
    let together = TestScreen(columns: 80, rows: 24, script: [[], keys])
    let apart = TestScreen(columns: 80, rows: 24, script: [[]] + keys.map { [$0] })
    _ = program(together).run()
    _ = program(apart).run()
    // Each letter alone makes one frame, with whom it finds.
    #expect(apart.frames.count - together.frames.count == 7)
    #expect(together.frames.last == apart.frames.last)
  }

  @Test func aLetterIsDrawnBeforePeopleWhoTakeLongToFind() throws {
    let screen = TestScreen(columns: 80, rows: 24, script: [[], [], try KeyScript.parse("zs"), []])
    let runner = FakeRunner()
    var waits = 0
    var waiting = ""
    screen.onWait = {
      waits += 1
      if waits == 3 { runner.hold() }
      guard waits == 4 else { return }
      waiting = text(screen)
      runner.deliver()
    }
    _ = program(screen, runner: runner).run()
    #expect(waiting.contains("› zs"))
    #expect(text(screen).contains("› zs") && text(screen) != waiting)
  }

  @Test func anIdleSecondAsksForChangesAndPaintsNothing() throws {
    let screen = TestScreen(columns: 80, rows: 24, script: Array(repeating: [], count: 12))
    let runner = FakeRunner()
    let clock = FakeClock()
    var frames: [Int] = []
    screen.onWait = { [unowned screen] in
      frames.append(screen.frames.count)
      clock.advance(milliseconds: 1_000)
    }
    _ = program(screen, runner: runner, clock: clock).run()
    #expect(frames.suffix(6).min() == frames.last, "\(frames)")
    #expect(runner.log.count { $0 == .pollChanges } >= 5)
    #expect(screen.timeouts.suffix(4).allSatisfy { ($0 ?? 0) <= 1_000 })
  }

  @Test func anotherTerminalsWriteIsPaintedWithoutAKey() throws {
    let screen = TestScreen(columns: 80, rows: 24, script: Array(repeating: [], count: 12))
    let runner = FakeRunner()
    let clock = FakeClock()
    screen.onWait = {
      if screen.timeouts.count == 6 { runner.writeElsewhere() }
      clock.advance(milliseconds: 1_000)
    }
    _ = program(screen, runner: runner, clock: clock).run()
    #expect(runner.log.count { $0 == .queueCounts } >= 2)
  }

  @Test func theMinuteClockIsPainted() throws {
    let screen = TestScreen(columns: 80, rows: 24, script: Array(repeating: [], count: 80))
    let clock = FakeClock()
    screen.onWait = { clock.advance(milliseconds: 1_000) }
    _ = program(screen, clock: clock).run()
    #expect(text(screen).contains("09:43"))
  }

  @Test func redrawWritesTheWholeScreenAgain() throws {
    let screen = TestScreen(columns: 80, rows: 24, script: try script("<C-l>"))
    _ = program(screen).run()
    #expect(screen.invalidations == 1)
  }

  @Test func aThemeIsShownAndKept() throws {
    let screen = TestScreen(columns: 80, rows: 24, script: try script("<F5>", "T"))
    let runner = FakeRunner()
    var model = model()
    model.themeNames = ["dark", "mono"]
    let mono = Theme(name: "mono", isMonochrome: true)
    let program = Program(
      model: model, screen: screen, runner: runner, world: FakeClock().world,
      themes: [DefaultTheme.dark, mono])
    _ = program.run()
    #expect(screen.themes == [mono])
    #expect(!program.model.hasColor)
    #expect(runner.log.contains(.saveSetting(.theme("mono"))))
  }

  @Test func ctrlCNeverEndsTheProgram() throws {
    let screen = TestScreen(columns: 80, rows: 24, script: try script("zs<C-c><C-c><C-c>", "z"))
    let program = program(screen)
    #expect(program.run() == .hangUp)
    #expect(program.model.lookup.query.text == "z")
  }
}
