import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// A terminal set for East Asia draws some signs two columns wide: each would shift its row.
@Suite struct AmbiguousScreenTests {
  private static func ambiguous(_ frame: Frame) -> String {
    String(
      String.UnicodeScalarView(
        frame.grid.lines.joined().unicodeScalars.filter(TextWidth.isAmbiguous)))
  }

  @Test(arguments: Language.allCases, Scene.sizes)
  func noSignOfOursIsAmbiguousInASCII(_ language: Language, _ size: Size) {
    for (scene, model) in Scene.played(data: language, screens: language) {
      var model = model
      model.glyphs = .ascii
      let signs = Scene.text(model, at: size).unicodeScalars.filter(TextWidth.isAmbiguous)
      #expect(signs.isEmpty, "\(scene.name): \(String(String.UnicodeScalarView(signs)))")
    }
  }

  /// Whatever characters were chosen: a terminal with wide signs gets the picture in ASCII, and no
  /// question mark in the place of a sign of ours.
  @Test(arguments: [Glyphs.line, .block], Language.allCases)
  func whereSignsAreWideThePictureIsTheOneInASCII(_ glyphs: Glyphs, _ language: Language) {
    // The palette names the characters that were chosen.
    for (scene, model) in Scene.played(data: language, screens: language)
    where !scene.name.hasPrefix("palette") {
      var plain = model
      plain.glyphs = .ascii
      var wide = model
      // Chosen by the person, so that the terminal's answer does not change it.
      wide.glyphs = glyphs
      wide.desk.hasOwnGlyphs = true
      _ = update(&wide, .event(.ambiguousWidth(2)))
      let size = glyphs == .line ? Scene.sizes[0] : Scene.sizes[4]
      #expect(Scene.text(wide, at: size) == Scene.text(plain, at: size), "\(scene.name)")
    }
  }

  /// Names and values from files keep their meaning where their signs cannot be drawn.
  @Test(arguments: Language.allCases)
  func namesWithWideSignsLookAsRecorded(_ language: Language) {
    for scene in ["lookup", "archive", "trends", "queue-all", "outcome", "menu-3"] {
      let pictures = [Scene.sizes[0], Scene.sizes[1], Scene.sizes[4]].map { size in
        var desk = Desk(size.columns, size.rows, language: language)
        desk.send(.event(.ambiguousWidth(2)))
        Scene.all.first { $0.name == scene }?.play(on: &desk, query: "mmttex")
        #expect(Self.ambiguous(desk.frame).isEmpty, "\(scene) \(size)")
        return "\(size.columns)x\(size.rows)\n\(desk.text)"
      }
      ScreenFile.expect(pictures.joined(), is: "wide-\(scene)-\(language.rawValue)")
    }
  }
}
