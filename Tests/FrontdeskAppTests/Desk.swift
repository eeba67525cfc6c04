import Canvas
import Domain
import FrontdeskApp
import Testing

/// A session without a loop: keys go in, effects are answered at once from the sample clinic.
struct Desk {
  var model: Model
  var clinic: FakeClinic
  /// Effects for the loop itself, such as `.quit`.
  var ownEffects: [Effect] = []
  /// Effects that are held back until `deliver()`; none unless `holds` says so.
  var held: [Effect] = []
  var holds = false

  init(
    _ columns: Int = 120, _ rows: Int = 35, language: Language = .chinese,
    clinic: FakeClinic = FakeClinic()
  ) {
    self.clinic = clinic
    model = Model(
      user: SampleClinic.nurse, clinicName: SampleClinic.name, language: language,
      themeNames: ["dark", "light"], size: Size(columns: columns, rows: rows),
      now: SampleClinic.now, zone: SampleClinic.zone)
    send(.started)
  }

  mutating func send(_ message: Message) {
    var waiting = [message]
    while !waiting.isEmpty {
      let effects = update(&model, waiting.removeFirst())
      for effect in effects {
        if holds, !isOwn(effect) {
          held.append(effect)
        } else if let answer = clinic.answer(effect) {
          waiting.append(answer)
        } else {
          ownEffects.append(effect)
        }
      }
    }
  }

  private func isOwn(_ effect: Effect) -> Bool {
    switch effect {
    case .redraw, .useTheme, .copy, .forgetCopy, .useMouse, .suspend, .quit: true
    default: false
    }
  }

  /// Types a key script; a script that cannot be read fails the test.
  mutating func press(_ script: String) {
    do {
      for event in try KeyScript.parse(script) { send(.event(event)) }
    } catch {
      Issue.record("no such key: \(error)")
    }
  }

  /// Answers what was held back, in the order given or as it came.
  mutating func deliver(reversed: Bool = false) {
    let effects = reversed ? held.reversed() : held
    held = []
    for effect in effects {
      if let answer = clinic.answer(effect) { send(answer) }
    }
  }

  /// Lets seconds pass.
  mutating func wait(seconds: Int) {
    let moment = model.now.adding(seconds: seconds)
    send(.clock(moment, SampleClinic.zone.local(moment)))
  }

  var frame: Frame { view(model, size: model.size) }
  var text: String { PlainFrame.text(of: frame) }
}
