import Domain
import Rules
import TestSupport
import Testing

/// Torn, random and hostile texts: whatever comes, there is an answer and it makes sense.
@Suite struct RuleHazardTests {
  private static let whole = """
    codes htn = { "I10".."I15" }
    codes all = { htn, "N18" }
    规则 bp.a 版本 3
      tag "血压未控" en "BP" group bp priority 50  # 注释
      when has_dx(all) and (avg(sbp, 90天, per: day) ≥ 140 mm[Hg] or age not between 5 to 6)
      clear when share(sbp, 30d, between: 110 mm[Hg] to 140 mm[Hg]) > 50 % and sex != 男
      if unknown keep hold 7d expires 6 mo
      then follow_up "复测" due 14d to nurse once 30d
      because "近90天 {avg(sbp, 90d)}，{has_dx(htn)}"
      test "一"
        患者 birth 1960-05-01 sex male
        dx "I10" 2020-01-01 to 2026-05-01
        sbp 2026-01-02 150 mm[Hg] 2026-01-20 < 146 mm[Hg] preliminary
        expect off at 2026-01-02, on at 2026-01-20
      end
    end
    """

  /// Numbers that look random and are the same in every run.
  private struct Dice {
    var state: UInt64

    mutating func roll(_ sides: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(sides))
    }
  }

  /// What holds for any text at all.
  private func checkAnswer(_ text: String) {
    let file = RuleText.file(text)
    let outcome = RuleChecker(RuleText.vocabulary).check([file])
    let count = text.utf8.count
    for diagnostic in outcome.diagnostics {
      #expect(diagnostic.range.lowerBound >= 0 && diagnostic.range.upperBound <= count)
      let picture = RuleText.picture(diagnostic, text)
      #expect(picture.split(separator: "\n").count >= 4)
    }
    var end = 0
    for token in file.tokens {
      #expect(token.range.lowerBound >= end)
      end = token.range.upperBound
    }
    if !outcome.isAccepted, file.isWhole { return }
    guard file.isWhole, let formatted = RuleFormatter.format(file, in: .chinese) else { return }
    #expect(RuleText.file(formatted).isWhole, "\(formatted)")
    #expect(RuleText.check(formatted).isAccepted == outcome.isAccepted)
  }

  @Test func tornTextsHaveAnAnswer() {
    let pieces = [
      " ", "\n", "(", ")", "{", "}", "\"", "“", "”", "'", "#", "end", "结束", "rule", "when", "且",
      "not", "-", "..", ":", ",", "，", "90d", "140 mm[Hg]", "avg(", "sbp", "\u{0}", "\u{202E}",
      "𠮷", "é", "２", "%", "/", "2026-01-02", "2026-13-40", "{avg(", "version", "0", "999999999999",
    ]
    let scalars = Array(Self.whole.unicodeScalars)
    var dice = Dice(state: 20_260_122)
    for _ in 0..<150 {
      var torn = scalars
      for _ in 0...dice.roll(4) {
        let start = dice.roll(torn.count)
        let end = min(torn.count, start + dice.roll(12))
        let piece = pieces[dice.roll(pieces.count)]
        torn.replaceSubrange(
          start..<end, with: dice.roll(3) == 0 ? [] : Array(piece.unicodeScalars))
      }
      var text = String.UnicodeScalarView()
      text.append(contentsOf: torn)
      checkAnswer(String(text))
    }
  }

  @Test func theWholeTextIsWell() {
    let outcome = RuleText.check(Self.whole)
    #expect(outcome.diagnostics.filter { $0.severity == .error }.map(\.message.english) == [])
    checkAnswer(Self.whole)
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func naughtyStringsAreNamesOrRefused() throws {
    let files = SharedFiles.files(in: "naughty-strings", ending: ".txt")
    let lines = try files.flatMap { path in
      String(decoding: try SharedFiles.bytes(path), as: UTF8.self).split(separator: "\n")
    }
    #expect(lines.count > 100)
    for line in lines {
      checkAnswer("rule a version 1 tag \"\(line)\" when true end")
      checkAnswer("rule \(line) version 1 tag \"x\" when \(line) end")
    }
  }

  /// Sets within sets that double at every step hold each range once.
  @Test func doublingCodeSetsStaySmall() {
    let sets = (1...40).map { "codes s\($0) = { s\($0 - 1), s\($0 - 1) }" }
    let text =
      "codes s0 = { \"I10\", \"I11\" }\n" + sets.joined(separator: "\n")
      + "\nrule a version 1 tag \"x\" when has_dx(s40) end"
    let outcome = RuleText.check(text)
    #expect(outcome.isAccepted)
    #expect(outcome.rules.codeSets.first?.ranges.count == 2)
  }

  @Test func tooManyCodesAreRefused() {
    let codes = (0..<3000).map { "\"A\($0)\"" }.joined(separator: ", ")
    let outcome = RuleText.check(
      "codes s = { \(codes) }\nrule a version 1 tag \"x\" when has_dx(s) end")
    #expect(outcome.diagnostics.contains { $0.code == .tooMany })
    #expect(!outcome.isAccepted)
  }

  @Test func namesAreBounded() {
    let long = String(repeating: "名", count: 61)
    #expect(
      RuleText.errors("rule \(long) version 1 tag \"\(long)\" when true end")
        == ["E042 1:6", "E042 1:82"])
    #expect(RuleText.errors("rule a version 1 tag \" \" when true end") == ["E042 1:22"])
  }
}
