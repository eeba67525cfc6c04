import Canvas
import Domain
import Forms
import FrontdeskApp
import Testing

/// Hours of random keys at the forms: nothing crashes, nothing is drawn outside, no answer is lost.
@Suite struct FormDeskFuzzTests {
  private static let keys: [Key] = [
    .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .delete, .backspace, .enter,
    .enter, .enter, .enter, .tab, .escape, .function(6),
  ]
  private static let words = [
    "1", "2", "3", "0", "9", "128", "82", "7.5", "=", "?", "y", "n", "头晕", "氨氯地平", "150斤", "HI",
    "+14", "2026-01-01", "１", "é", "\u{202E}", "👩‍⚕️", "phq", "x", "p", " ",
  ]

  @Test(arguments: [UInt64](0..<24))
  func randomKeysLoseNothing(_ seed: UInt64) throws {
    var random = FuzzTests.Random(state: seed &* 7919 &+ 17)
    let sizes = [(60, 16), (80, 24), (120, 35), (200, 50), (61, 17)]
    let (columns, rows) = sizes[Int(seed) % sizes.count]
    var desk = Desk(columns, rows, language: seed % 2 == 0 ? .chinese : .english)
    desk.press("zs<A-i>")
    for step in 0..<220 {
      act(&desk, &random)
      if step % 11 == 0 { _ = desk.text }
      if desk.model.layer == .screen(.lookup) { desk.press("<A-i>") }
      guard step % 40 == 39, let fill = desk.model.forms.fill, !fill.isSaving,
        fill.about == nil, fill.question == nil, fill.order.patient == PatientID(1)
      else { continue }
      // Another session finds what this one answered.
      let next = resumed(desk, fill)
      let found = try #require(next.model.forms.fill, "seed \(seed), step \(step)")
      #expect(
        found.session.state.answers == fill.session.state.answers, "seed \(seed), step \(step)")
    }
  }

  private func resumed(_ desk: Desk, _ fill: FormFill) -> Desk {
    var left = desk
    left.wait(seconds: 2)
    var next = Desk(80, 24, clinic: left.clinic)
    next.press("zs<A-i>")
    for character in fill.order.form { next.send(.event(.text(String(character)))) }
    next.press("<Enter>")
    return next
  }

  private func act(_ desk: inout Desk, _ random: inout FuzzTests.Random) {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<9:
      let key = Self.keys.randomElement(using: &random) ?? .enter
      desk.send(.event(.key(KeyPress(key))))
    case 9..<17:
      let word = Self.words.randomElement(using: &random) ?? "1"
      for character in word { desk.send(.event(.text(String(character)))) }
    case 17:
      let word = Self.words.randomElement(using: &random) ?? "1"
      desk.send(.event(.paste(word + "\n" + word)))
    case 18: desk.send(.event(.key(.control("s"))))
    default:
      let columns = Int.random(in: 20...210, using: &random)
      let rows = Int.random(in: 8...60, using: &random)
      desk.send(.event(.resize(Size(columns: columns, rows: rows))))
      _ = desk.text
      desk.send(.event(.resize(Size(columns: 80, rows: 24))))
    }
  }
}
