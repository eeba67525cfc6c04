import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Streams of everything that can happen, from a seed; what fails is made short and printed.
@Suite struct KeyStreamTests {
  struct Stream: CustomTestStringConvertible, Sendable {
    let seed: Int
    let script: FuzzSource.Script

    var testDescription: String { "seed \(seed), \(script)" }
  }

  private static let length = 400

  static let streams = (1...9).map { seed in
    Stream(seed: seed, script: FuzzSource.Script.allCases[seed % FuzzSource.Script.allCases.count])
  }

  /// What is wrong after some steps, and after how many; nil when nothing is.
  ///
  /// - Parameter every: After how many steps the picture is looked at; every step's own faults are.
  private static func failure(
    _ steps: [FuzzStep], _ script: FuzzSource.Script, every: Int = 1
  ) -> (fault: String, count: Int)? {
    var session = FuzzSession(script)
    for (place, step) in steps.enumerated() {
      session.take(step)
      let isLooked = place % every == 0 || place == steps.count - 1
      if let fault = isLooked ? session.check() : session.fault { return (fault, place + 1) }
    }
    return endFault(&session).map { ($0, steps.count) }
  }

  @Test(arguments: streams)
  func whateverHappensTheSessionIsWhole(_ stream: Stream) {
    var source = FuzzSource(
      script: stream.script, random: FuzzTests.Random(state: UInt64(stream.seed)))
    let steps = (0..<Self.length).map { _ in source.step() }
    guard let (fault, count) = Self.failure(steps, stream.script, every: 20) else { return }
    let short = Shrinker.shortest(Array(steps.prefix(count))) {
      let every = $0.count > 60 ? 10 : 1
      return Self.failure($0, stream.script, every: every)?.fault.prefix(12) == fault.prefix(12)
    }
    let last = Self.failure(short, stream.script)?.fault ?? fault
    Issue.record("\(last)\n\(short.map(\.description).joined(separator: " "))")
  }

  // MARK: - After everything

  /// What is wrong with the ways out of the state that a stream ended in.
  private static func endFault(_ session: inout FuzzSession) -> String? {
    session.send(.event(.resize(Size(columns: 100, rows: 30))))
    if session.model.layer == .signIn, session.model.account.isSignedIn {
      session.send(.event(.key(KeyPress(.escape))))
    }
    if session.model.desk.isLocked { session.send(.event(.key(KeyPress(.enter)))) }
    if session.model.desk.isLocked { session.signIn() }
    if session.model.desk.isLocked { return "Enter does not unlock" }
    if let lost = unreachable(session.model) { return "no way to \(lost)" }
    for _ in 0..<10 { session.send(.event(.key(KeyPress(.escape)))) }
    let model = session.model
    guard model.screen == .lookup, model.overlay == nil, model.outcome == nil,
      model.lookup.query.isEmpty, !model.desk.isZoomed
    else { return "ten times Esc does not lead home" }
    session.settle()
    return undoFault(&session) ?? session.check()
  }

  /// A command that could be carried out where the session is and has neither a key nor a letter
  /// nor a place in the palette.
  private static func unreachable(_ model: Model) -> String? {
    let layer = model.layer
    var opened = model
    if case .screen = layer { _ = update(&opened, .command(.palette)) }
    let offered = opened.overlay?.choices.entries.map(\.entry) ?? []
    return CommandRegistry.all.first { command in
      guard command.layers.covers(layer), command.isEnabled(model) else { return false }
      let hasKey = command.keys.contains {
        model.keymap.command(for: $0, in: layer)?.id == command.id
      }
      return !hasKey && !offered.contains(.command(command.id))
    }?.id.rawValue
  }

  /// Each outcome recorded and taken back leaves everything as it was.
  private static func undoFault(_ session: inout FuzzSession) -> String? {
    session.send(.command(.viewFollowUps))
    for _ in QueueScope.allCases where session.model.followUps.items.isEmpty {
      session.settle()
      if session.model.followUps.items.isEmpty { session.send(.command(.nextScope)) }
    }
    session.settle()
    for digit in ["2", "1", "9"] where !session.model.followUps.items.isEmpty {
      let before = session.model.followUps.items.map(\.followUp.details)
      let kept = session.clinic.archives.map { $0.followUps.map(\.details) }
      session.send(.command(.record))
      session.send(.event(.key(KeyPress(.home))))
      session.send(.event(.text(digit)))
      session.send(.command(.saveOutcome))
      session.settle()
      // A date that a stream left in the draft may be refused; the dialog then says so.
      if session.model.outcome != nil {
        session.send(.event(.key(KeyPress(.escape))))
        continue
      }
      let changed = session.clinic.archives.map { $0.followUps.map(\.details) }
      if changed == kept { return "outcome \(digit) was not recorded" }
      session.send(.command(.undo))
      session.settle()
      if session.clinic.archives.map({ $0.followUps.map(\.details) }) != kept {
        return "outcome \(digit) was not taken back"
      }
      if session.model.followUps.items.map(\.followUp.details) != before {
        return "the queue differs after outcome \(digit) was taken back"
      }
      if session.model.lastWrite != nil { return "what was taken back can be taken back" }
    }
    return nil
  }

  // MARK: - The tools

  @Test func aFailingListIsMadeAsShortAsItCanBe() {
    let short = Shrinker.shortest(Array(1...1_000)) { $0.contains(17) && $0.contains(801) }
    #expect(short == [17, 801])
    #expect(Shrinker.shortest([1, 2, 3]) { $0.count >= 2 }.count == 2)
  }

  /// A stream that never got anywhere would prove nothing.
  @Test func theStreamsReachEveryPartOfTheProgram() {
    let lying: Set<Layer> = [
      .outcome, .help, .palette, .menu, .dialog, .settings, .locked, .access, .signIn,
      .booking, .week, .card, .ruleEditor, .forecast,
    ]
    let all = lying.union(ScreenID.allCases.map { .screen($0) })
    var layers = Set<Layer>()
    var written = 0
    for stream in Self.streams {
      var source = FuzzSource(
        script: stream.script, random: FuzzTests.Random(state: UInt64(stream.seed)))
      var session = FuzzSession(stream.script)
      // Longer than the streams themselves: nothing is drawn here.
      for _ in 0..<24 * Self.length where !all.isSubset(of: layers) || written == 0 {
        session.take(source.step())
        layers.insert(session.model.layer)
      }
      written += session.clinic.log.count {
        if case .recordOutcome = $0 { return true }
        return false
      }
    }
    #expect(all.isSubset(of: layers), "\(all.subtracting(layers))")
    #expect(written > 0)
  }
}
