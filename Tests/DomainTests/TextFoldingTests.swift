import Domain
import TestSupport
import Testing

/// What looks or is typed alike becomes alike.
@Suite struct TextFoldingTests {
  // Every pair of the list of marks that input methods put in the place of ASCII ones.
  @Test(arguments: [
    ("：ｑ　１２。３", ":q 12.3"), ("！～", "!~"), ("、。，；：？！", "/.,;:?!"),
    ("（）【】《》", "()[]<>"), ("“”‘’", "\"\"''"), ("￥……——", "$^_"), ("…—", "…—"),
    ("………", "^…"), ("张三", "张三"), ("abc", "abc"), ("", ""), ("ＡＺａｚ０９", "AZaz09"),
  ])
  func commandsAreFoldedToASCII(text: String, folded: String) {
    #expect(TextFolding.command(text) == folded)
  }

  @Test func allFullWidthFormsHaveTheirTwin() {
    for code in UInt32(0xFF01)...0xFF5E {
      let twin = Unicode.Scalar(code).flatMap(TextFolding.asciiTwin)
      #expect(twin?.value == code - 0xFF01 + 0x21)
    }
    #expect(TextFolding.asciiTwin(of: "\u{FF5F}") == nil)
    #expect(TextFolding.asciiTwin(of: "a") == nil)
  }

  @Test(arguments: [
    ("Ｍüller\u{200B} 张三", "muller 张三"), ("ZHĀNG", "zhang"), ("Straße", "strasse"),
    ("Øre Æ Œ Þ Ł Đ İı", "ore ae oe th l d ii"), ("Nguye\u{302}\u{303}n", "nguyen"),
    ("ǖǘǚǜ", "uuuu"), ("ИВАН Ωμ", "иван ωμ"), ("\u{F90A}\u{2F3D}", "金戈"),
    ("a\tb\nc\u{A0}d\u{2003}e\u{7F}f\u{85}g", "a b c d e f g"),
    ("\u{FEFF}张\u{202E}三\u{E0041}\u{FE0F}\u{AD}", "张三"), ("葛\u{E0101}", "葛"), ("·", "·"),
  ])
  func searchedTextIsFolded(text: String, folded: String) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: TextFolding.search(text))
    // As code points: `==` of strings would take canonical equivalents for equal.
    #expect(Array(view) == Array(folded.unicodeScalars))
  }

  @Test(arguments: [
    "\u{200B}", "\u{200D}", "\u{202E}", "\u{2066}", "\u{FEFF}", "\u{AD}", "\u{E0041}", "\u{FE0F}",
    "\u{180E}", "\u{3164}",
  ])
  func hiddenCharactersAreKnown(scalar: Unicode.Scalar) {
    #expect(TextFolding.isHidden(scalar))
  }

  @Test(arguments: ["a", " ", "张", "·", "é", "\u{3000}", "\u{E863}", "😀"])
  func visibleCharactersAreNotHidden(scalar: Unicode.Scalar) {
    #expect(!TextFolding.isHidden(scalar))
  }

  @Test func foldingTwiceChangesNothing() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<3000 {
      let once = TextFolding.search(random.text(length: 20))
      var view = String.UnicodeScalarView()
      view.append(contentsOf: once)
      #expect(TextFolding.search(String(view)) == once)
    }
  }
}
