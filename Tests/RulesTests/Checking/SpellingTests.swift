import Rules
import Testing

/// A misspelled word finds the one that was meant, and nothing where none is near.
@Suite struct SpellingTests {
  private func suggestion(_ indicator: String) -> String? {
    RuleText.check(RuleText.rule(when: "avg(\(indicator), 9d) > 1 mm[Hg]")).diagnostics
      .first { $0.code == .unknownIndicator }?.suggestion
  }

  @Test(arguments: [
    ("spb", "sbp"), ("sbpp", "sbp"), ("hba1", "hba1c"), ("wieght", "weight"), ("收缩呀", "收缩压"),
    ("SBPP", "sbp"),
  ])
  func aSlipFindsItsWord(_ word: String, _ wanted: String) {
    #expect(suggestion(word) == wanted)
  }

  @Test(arguments: ["elephant", "qqq", "测量"])
  func nothingIsGuessed(_ word: String) {
    #expect(suggestion(word) == nil)
  }
}
