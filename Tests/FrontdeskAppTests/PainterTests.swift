import Canvas
import Domain
import FrontdeskApp
import Testing

/// What is kept from one picture to the next never shows.
@Suite struct PainterTests {
  /// Opens and closes help, palette and menu, moves and types in them, and changes what is below.
  private static let events: [Event] = [
    .key(KeyPress(.function(1))), .key(.control("p")), .key(KeyPress(.function(9))),
    .key(KeyPress(.down)), .key(KeyPress(.down)), .key(KeyPress(.down)), .key(KeyPress(.up)),
    .key(KeyPress(.pageDown)), .key(KeyPress(.enter)), .key(KeyPress(.escape)),
    .key(KeyPress(.escape)), .key(KeyPress(.function(5))), .key(KeyPress(.function(2))),
    .key(KeyPress(.function(12))), .text("z"), .text("d"), .text("F"), .key(KeyPress(.backspace)),
    .key(.control("l")), .key(KeyPress(.function(7))), .text("1"), .ambiguousWidth(2),
    .ambiguousWidth(1), .key(KeyPress(.tab)),
    .resize(Size(columns: 80, rows: 24)), .resize(Size(columns: 150, rows: 40)),
    .resize(Size(columns: 30, rows: 6)),
  ]

  @Test(arguments: 0..<20) func aPictureIsThatOfTheModelAlone(seed: Int) {
    var random = FuzzTests.Random(state: UInt64(seed))
    var session = FuzzSession(seed % 2 == 0 ? .hanzi : .latin)
    session.settle()
    var painter = Painter()
    var kept = 0
    for step in 0..<120 {
      if step % 17 == 16 { session.send(.command(.togglePublic)) }
      guard let event = Self.events.randomElement(using: &random) else { continue }
      session.send(.event(event))
      if Bool.random(using: &random) { session.settle() }
      let model = session.model
      if model.overlay != nil { kept += 1 }
      #expect(
        painter.frame(of: model, size: model.size) == view(model, size: model.size),
        "step \(step), \(event)")
    }
    #expect(kept > 0)
  }

  /// What a person sees comes from here, not from `view`.
  @Test func whatIsHiddenOrShownForAMomentIsSoInThePictureToo() {
    var desk = Desk()
    func text() -> String {
      var painter = Painter()
      return PlainFrame.text(of: painter.frame(of: desk.model, size: desk.model.size))
    }
    desk.press("zs<F7>1")
    #expect(text().contains("13812340021"))
    desk.press("<Down>")
    #expect(!text().contains("13812340021") && text().contains("张三"))
    desk.send(.command(.togglePublic))
    #expect(!text().contains("张三"))
    desk.press("<F1>")
    #expect(!text().contains("张三"))
  }
}
