import Canvas
import Domain
import Forms
import FrontdeskApp
import Testing
import Widgets

/// Pictures of forms: the list, the questions with what is known beside them, dangers, the end, and
/// what was filed.
@Suite struct FormDeskScreenTests {
  private static let cases = [
    ScreenTests.Case(name: "forms-list", keys: "zs<A-i>"),
    ScreenTests.Case(name: "forms-filed", keys: "zs<A-i><Tab>"),
    ScreenTests.Case(name: "forms-reading", keys: "zs<A-i><Tab><Enter>"),
    ScreenTests.Case(name: "form-begin", keys: "zs<A-i><Enter>"),
    ScreenTests.Case(name: "form-symptoms", keys: "zs<A-i><Enter><Enter>12"),
    ScreenTests.Case(name: "form-signs", keys: "zs<A-i><Enter><Enter>11128<Enter>82<Enter><Enter>"),
    ScreenTests.Case(name: "form-refused", keys: "zs<A-i><Enter><Enter>11900<Enter>"),
    ScreenTests.Case(name: "form-flag", keys: "zs<A-i><Enter><Enter>11190<Enter>"),
    ScreenTests.Case(name: "form-flag-note", keys: "zs<A-i><Enter><Enter>11190<Enter><Tab>已复测"),
    ScreenTests.Case(
      name: "form-end",
      keys: "zs<A-i><Enter><Enter>11128<Enter>82<Enter><Enter><Enter><Enter>72<Enter><Enter>==1"
        + "<Enter><Enter>"),
    ScreenTests.Case(name: "form-about", keys: "zs<A-i><Enter>?"),
    ScreenTests.Case(name: "form-phq", keys: "zs<A-i>phq-9<Enter>11"),
  ]

  @Test(
    arguments: cases,
    [
      Size(columns: 60, rows: 16), Size(columns: 80, rows: 24), Size(columns: 120, rows: 35),
      Size(columns: 200, rows: 50),
    ])
  func formsLookAsRecorded(_ screen: ScreenTests.Case, _ size: Size) {
    for language in Language.allCases {
      var desk = Desk(size.columns, size.rows, language: language)
      desk.press(screen.keys)
      ScreenFile.expect(
        desk.text, is: "\(screen.name)-\(size.columns)x\(size.rows)-\(language.rawValue)")
    }
  }

  @Test(arguments: cases)
  func formsInASCIIHoldNoAmbiguousSigns(_ screen: ScreenTests.Case) {
    for (columns, rows) in [(60, 16), (120, 35)] {
      var desk = Desk(columns, rows)
      desk.model.glyphs = .ascii
      desk.press(screen.keys)
      for language in Language.allCases {
        desk.model.language = language
        // Signs of the forms themselves are their wording.
        let signs = ["●", "○", "▌", "·", "→", "▲", "▼", "›", "‹", "…"]
        #expect(!signs.contains { desk.text.contains($0) }, "\(screen.name)\n\(desk.text)")
      }
    }
  }

  /// Nothing is told by colour alone: without it the present section and the answer stand out too.
  @Test func withoutColourTheSameIsTold() {
    var desk = Desk(80, 24)
    desk.model.hasColor = false
    desk.press("zs<A-i><Enter><Enter>11128<Enter>82<Enter><Enter>")
    #expect(desk.text.contains("[体征]"), "\(desk.text)")
    #expect(desk.text.contains("沿用"), "\(desk.text)")
  }

  /// Who faces the public shows no name.
  @Test func theNameIsHiddenWherePatientsSeeTheScreen() {
    var desk = Desk(120, 35)
    desk.press("zs<A-i><Enter>")
    let name = desk.model.forms.fill?.name ?? "?"
    #expect(desk.text.contains(name))
    desk.send(.command(.togglePublic))
    #expect(!desk.text.contains(name), "\(desk.text)")
  }

  /// The keys of the lists and of a form that is read stand whole at every size in both languages.
  @Test(arguments: Language.allCases, Scene.sizes)
  func theKeysOfFiledFormsAreWhole(_ language: Language, _ size: Size) {
    var desk = Desk(size.columns, size.rows, language: language)
    desk.press("zs<A-i><Tab>")
    let wanted = [CommandID.formPrint, .formAmend, .formTakeBack].compactMap {
      CommandRegistry.command($0)?.hint?.text[language]
    }
    #expect(wanted.count == 3)
    for word in wanted { #expect(desk.text.contains(word), "\(desk.text)") }
    desk.press("<Enter>")
    for word in wanted { #expect(desk.text.contains(word), "\(desk.text)") }
    desk.press("e")
    #expect(desk.model.forms.fill?.order.amends?.id == 7)
    #expect(desk.model.forms.fill?.session.cursor != nil)
    let amending = language == .chinese ? "更正已填的表" : "correcting a filed form"
    #expect(desk.text.contains(amending) || size.columns < 80, "\(desk.text)")
  }
}
