@testable import Canvas
import TestSupport
import Testing

@Suite struct AmbiguousTextTests {
  /// Every scalar that the width table calls ambiguous.
  private static let ambiguous: [Unicode.Scalar] = {
    (0xA1...0x10FFFF).compactMap { Unicode.Scalar($0 as UInt32) }.filter(TextWidth.isAmbiguous)
  }()

  @Test(arguments: [
    ("收缩压 ≥140", "收缩压 >=140"), ("≤5.6", "<=5.6"), ("≧3≦4", ">=3<=4"), ("≮90", "!<90"),
    ("5±1", "5+/-1"), ("3×5", "3x5"), ("买买提·吐尔逊", "买买提・吐尔逊"), ("等…", "等..."),
    ("“好”", "\"好\""), ("甲—乙", "甲--乙"), ("3.9–6.1", "3.9-6.1"), ("37.2℃", "37.2degC"),
    ("37 °C", "37 degC"), ("5‰", "5/1000"), ("kg/m²", "kg/m^2"), ("10⁹/L", "10⁹/L"),
    ("10¹²/L", "10^12/L"), ("10⁻³", "10^-3"), ("10¹⁰", "10^10"), ("CO₂", "CO2"), ("B₁₂", "B12"),
    ("5₂", "5_2"), ("3½", "3 1/2"), ("½", "1/2"), ("②型", "(2)型"), ("Ⅱ型", "II型"), ("⒈5岁", "1. 5岁"),
    ("WBC↑", "WBC(up)"), ("→内科", "->内科"), ("● 高", "* 高"), ("□男■女", "[_]男[#]女"), ("┌─┐", "+-+"),
    ("β受体", "beta受体"), ("γ-GT", "gamma-GT"), ("IL-1β", "IL-1beta"), ("5 μg", "5 ug"),
    ("Σωκράτης", "Sokrάtiς"), ("Москва", "Moskva"), ("Щука", "Shchuka"), ("Straße", "Strasse"),
    ("Ærø", "AEro"), ("♀", "(F)"), ("♥", "〓"), ("\u{FFFD}", "〓"), ("№5", "No. 5"), ("№ 5", "No. 5"),
    ("≠", "!="), ("¡", "!"), ("═", "="), ("3⒈", "3 1."), ("a①b", "a(1)b"),
  ])
  func theMeaningIsKept(text: String, written: String) {
    #expect(AmbiguousText.certain(text) == written)
  }

  @Test func accentsBecomeMarksThatTakeNoColumn() {
    let written = AmbiguousText.certain("José lǜ Müller")
    #expect(
      Array(written.unicodeScalars)
        == Array("Jose\u{301} lu\u{308}\u{300} Mu\u{308}ller".unicodeScalars))
  }

  @Test func noAmbiguousCharacterIsLeftWhateverStandsBesideIt() {
    #expect(Self.ambiguous.count > 850)
    for scalar in Self.ambiguous {
      for (before, after) in [("", ""), ("5", "5"), ("a", "a"), ("张", "三"), ("β", "β"), ("²", "₂")]
      {
        let text = before + String(Character(scalar)) + after
        let written = AmbiguousText.certain(text)
        #expect(AmbiguousText.isCertain(written), "\(text)")
        #expect(
          Array(AmbiguousText.certain(written).unicodeScalars) == Array(written.unicodeScalars))
        #expect(!written.isEmpty)
      }
    }
  }

  /// A digit of the wording never joins a digit beside it, which would be another number.
  @Test func numbersAreNeverMadeOfTwo() {
    for scalar in Self.ambiguous {
      let text = String(Character(scalar))
      let alone = AmbiguousText.certain(text)
      let between = AmbiguousText.certain("7" + text + "7")
      let digits = alone.filter { $0.isASCII && $0.isNumber }
      if let first = alone.first, digits.contains(first) {
        #expect(!between.hasPrefix("7" + String(first)), "\(text)")
      }
      if let last = alone.last, digits.contains(last) || last == "." {
        #expect(!between.hasSuffix(String(last) + "7"), "\(text)")
      }
    }
  }

  /// Every entry is used: none is for a character that is not ambiguous, and none is there twice.
  @Test func theTableHoldsNothingElse() {
    let known = Set(Self.ambiguous)
    var seen: Set<Unicode.Scalar> = []
    let entries = Array(AmbiguousText.table.unicodeScalars).filter { $0 != "\n" }
      .split(separator: ";")
    for entry in entries {
      let middle = entry.lastIndex(of: "=") ?? entry.startIndex
      for scalar in entry[(middle + 1)...] {
        #expect(known.contains(scalar), "\(scalar)")
        #expect(seen.insert(scalar).inserted, "\(scalar)")
      }
    }
    #expect(seen.count > 650)
  }

  @Test(arguments: HostileText.own)
  func everyTextBecomesCertain(text: String) {
    let written = AmbiguousText.certain(text)
    #expect(AmbiguousText.isCertain(written))
    if AmbiguousText.isCertain(text) {
      #expect(Array(written.unicodeScalars) == Array(text.unicodeScalars))
    }
    let shown = DisplayText.of(text, ambiguous: .wide)
    #expect(AmbiguousText.isCertain(shown))
    let again = DisplayText.of(shown, ambiguous: .wide)
    #expect(Array(again.unicodeScalars) == Array(shown.unicodeScalars))
  }

  @Test(.enabled(if: SharedFiles.areThere)) func naughtyStringsBecomeCertain() throws {
    for text in try HostileText.outside() { everyTextBecomesCertain(text: text) }
  }

  @Test func theFilterStillHidesWhatCannotBeSeen() {
    #expect(DisplayText.of("a\u{AD}b ≥5", ambiguous: .wide) == "a‹U+00AD›b >=5")
    #expect(DisplayText.of("≥5") == "≥5")
    let marks = "ü\u{301}\u{302}\u{303}\u{304}"
    #expect(DisplayText.of(marks, ambiguous: .wide).unicodeScalars.count == 5)
  }
}
