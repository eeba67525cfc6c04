import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// A screen that is held against recorded pictures: who is there, and the keys that lead to it.
struct RecordedScreen: CustomTestStringConvertible, Sendable {
  var name: String
  var keys: String
  var prepare: @Sendable (inout Desk) -> Void = { _ in }

  var testDescription: String { name }

  /// The usual sizes.
  static let sizes = [Size(columns: 80, rows: 24), Size(columns: 120, rows: 35)]

  func desk(_ size: Size, _ language: Language, ascii: Bool = false) -> Desk {
    var desk = Desk(size.columns, size.rows, language: language)
    if ascii { desk.model.glyphs = .ascii }
    prepare(&desk)
    desk.press(keys)
    return desk
  }

  /// Holds it against its pictures in both languages.
  func expectAsRecorded(_ size: Size) {
    for language in Language.allCases {
      let suffix = language == .chinese ? "zh" : "en"
      ScreenFile.expect(
        desk(size, language).text, is: "\(name)-\(size.columns)x\(size.rows)-\(suffix)")
    }
  }

  /// Holds it against its picture in the smallest window.
  func expectSmallestAsRecorded() {
    let desk = desk(Size(columns: 60, rows: 16), .english, ascii: true)
    ScreenFile.expect(desk.text, is: "\(name)-60x16-ascii")
  }

  /// Expects that no sign of ours is one that some terminals draw two columns wide.
  ///
  /// Such a terminal would shift every row that holds one.
  func expectNoAmbiguousSigns(_ size: Size) {
    let ambiguous = desk(size, .chinese, ascii: true).text.unicodeScalars.filter {
      TextWidth.isAmbiguous($0) && $0 != "\u{B7}"
    }
    #expect(ambiguous.isEmpty, "\(name): \(ambiguous)")
  }
}
