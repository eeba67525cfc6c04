import Canvas
import FrontdeskApp
import Testing

@Suite struct KeyScriptTests {
  @Test func lettersTypeThemselvesAndKeysStandInBrackets() throws {
    #expect(
      try KeyScript.parse("z张<Down><Enter><F5><C-s><S-Tab><A-o><lt>\n<Esc>") == [
        .text("z"), .text("张"), .key(KeyPress(.down)), .key(KeyPress(.enter)),
        .key(KeyPress(.function(5))), .key(.control("s")), .key(KeyPress(.tab, .shift)),
        .key(KeyPress(.character("o"), .alt)), .text("<"), .key(KeyPress(.escape)),
      ])
  }

  @Test func pastesAndSizesAreEvents() throws {
    #expect(
      try KeyScript.parse("<Paste:138 1234><Resize:80x24>") == [
        .paste("138 1234"), .resize(Size(columns: 80, rows: 24)),
      ])
  }

  @Test(arguments: [
    ("a<Foo>", "<Foo>", 2), ("<Enter", "<Enter", 1), ("ab<F25>", "<F25>", 3), ("<>", "<>", 1),
    ("<Resize:80>", "<Resize:80>", 1), ("<X-a>", "<X-a>", 1),
  ])
  func whatIsNoKeyIsRefusedWithItsPlace(_ script: String, _ part: String, _ column: Int) {
    #expect(throws: KeyScript.Problem(part: part, column: column)) {
      try KeyScript.parse(script)
    }
  }
}
