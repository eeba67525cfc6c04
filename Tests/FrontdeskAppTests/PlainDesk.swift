import Canvas
import Domain
import FrontdeskApp
import Synchronization
import TestSupport
import Testing

/// A console that types given lines and keeps what was printed, each line typed behind `> `.
final class PlainScript: PlainConsole {
  var isInteractive = false
  var isBroken = false
  private var events: [PlainEvent]
  private(set) var text = ""
  /// Called before each line, so that a test can look at what lies between.
  var beforeLine: (() -> Void)?

  init(_ events: [PlainEvent]) { self.events = events }

  convenience init(_ lines: String...) { self.init(lines.map { .line($0) }) }

  func next(prompt: String) -> PlainEvent {
    beforeLine?()
    guard !events.isEmpty else { return .end }
    let event = events.removeFirst()
    if case .line(let line) = event { text += "> \(line)\n" } else { text += "> \(event)\n" }
    return event
  }

  /// The passwords that are typed when they are asked for, in order.
  var secrets: [String] = []

  func secret(prompt: String) -> Secret? {
    text += "> \(prompt)***\n"
    return secrets.isEmpty ? nil : Secret(Array(secrets.removeFirst().utf8))
  }

  /// The runner of the tests answers at once.
  func wait(for descriptor: Int32) -> Bool { true }

  func write(_ lines: [String]) { text += lines.map { $0 + "\n" }.joined() }
}

/// A session of plain mode over the sample clinic.
struct PlainDesk {
  let console: PlainScript
  let runner: FakeRunner
  let program: PlainProgram
  let exit: ExitReason

  /// Runs lines to their end.
  init(
    _ lines: [String], language: Language = .chinese, user: StaffMember = SampleClinic.nurse
  ) {
    self.init(console: PlainScript(lines.map { .line($0) }), language: language, user: user)
  }

  init(
    console: PlainScript, language: Language = .chinese, user: StaffMember = SampleClinic.nurse,
    clock: FakeClock = FakeClock(), runner: FakeRunner = FakeRunner(),
    watch: (PlainProgram) -> Void = { _ in }
  ) {
    self.console = console
    self.runner = runner
    program = PlainProgram(
      model: Model(
        user: user, clinicName: SampleClinic.name, language: language,
        size: Size(columns: 80, rows: 24), now: SampleClinic.now, zone: SampleClinic.zone),
      console: console, runner: runner, world: clock.world)
    watch(program)
    exit = program.run()
  }

  var model: Model { program.model }

  /// Everything typed and printed, from the first line typed on.
  var transcript: String { console.text }

  /// What was printed after the last line typed.
  var lastAnswer: String {
    let lines = console.text.split(separator: "\n", omittingEmptySubsequences: false)
    let start = lines.lastIndex { $0.hasPrefix("> ") }.map { $0 + 1 } ?? 0
    return lines[start...].joined(separator: "\n")
  }
}
