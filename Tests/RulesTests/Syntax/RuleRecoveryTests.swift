import Domain
import Rules
import Testing

/// One slip gives one diagnostic, and what follows it is read as if there had been none.
@Suite struct RuleRecoveryTests {
  private func codes(_ text: String) -> [String] {
    RuleText.places(RuleText.file(text).diagnostics, text)
  }

  /// What the checker has to add to a slip of the text: nothing.
  private func checked(_ text: String) -> [String] { RuleText.errors(text) }

  @Test(arguments: [
    // A clause that is misspelled is read as the one that was meant.
    ("rule a version 1\n  tga \"x\"\n  when true\nend", ["E009 2:3"]),
    ("规则 a 版本 1\n  标鉴 \"x\"\n  当 真\n结束", ["E009 2:3"]),
    ("rule a version 1\n  banana \"x\"\n  tag \"x\"\n  when true\nend", ["E009 2:3"]),
    // Comparisons do not chain.
    ("rule a version 1 tag \"x\"\nwhen 90 < latest(sbp) < 140 mm[Hg]\nend", ["E013 2:6"]),
    // A value is missing.
    ("rule a version 1 tag \"x\"\nwhen age >=\nhold 7d\nend", ["E008 3:1"]),
    ("rule a version 1 tag \"x\"\nwhen (age >= 5\nhold 7d\nend", ["E008 3:1"]),
    ("rule a version 1 tag \"x\"\nwhen age >= 5)\nhold 7d\nend", ["E008 2:14"]),
    ("rule a version 1 tag \"x\"\nwhen avg(sbp 90d) > 5\nhold 7d\nend", ["E008 2:14"]),
    // An end is missing.
    (
      "rule a version 1 tag \"x\" when true\nrule b version 1 tag \"y\" when true end", ["E010 1:1"]
    ),
    ("rule a version 1 tag \"x\" when true", ["E010 1:1"]),
    (
      "rule a version 1 tag \"x\" when true\ntest \"t\"\nexpect on at 2026-01-01\nhold 7d\nend",
      ["E010 2:6"]
    ),
    // Words without a space between them.
    ("规则 a 版本 1 标签 \"x\"\n当诊断(htn)\n结束", ["E038 2:1"]),
    ("规则 a 版本 1 标签 \"x\"\n当 真 且非 真\n结束", ["E038 2:5"]),
    ("规则 a 版本 1 标签 \"x\"\n当 年龄大于65\n结束", ["E038 2:3"]),
    ("规则 a 版本 1 标签 \"x\"\n当 年龄 大于 65\n结束", ["E007 2:6"]),
    // Half an expression tells nothing more.
    ("rule a version 1 tag \"x\"\nwhen avg(sbp over 90d) > 140\nend", ["E008 2:14"]),
    ("rule a version 1 tag \"x\"\nwhen sex is female\nend", ["E008 2:13"]),
    ("rule a version 1 tag \"x\"\nif age > 5\nend", ["E008 2:4"]),
    (
      "rule a version 1 tag \"x\" when true\nthen follow up \"x\" due 3d to nurse\nend",
      ["E008 2:6"]
    ),
    ("codes a = { \"I10\"-\"I15\" }", ["E008 1:18"]),
    // Twice the same.
    ("rule a version 1 tag \"x\" tag \"y\" when true end", ["E011 1:26"]),
    // A keyword as a name, a number as a name.
    ("rule when version 1 tag \"x\" when true end", ["E039 1:6"]),
    ("rule 7 version 1 tag \"x\" when true end", ["E008 1:6"]),
    // Outside of any rule.
    ("hello\nrule a version 1 tag \"x\" when true end", ["E008 1:1"]),
    ("rulle a version 1 tag \"x\" when true end", ["E009 1:1"]),
    ("end", ["E008 1:1"]),
    // Two slips in two clauses are two diagnostics.
    (
      "rule a version 1\ntag x\nwhen true and\nhold 7d\nexpires\nend",
      ["E008 2:5", "E008 4:1", "E008 6:1"]
    ),
    // A template.
    ("rule a version 1 tag \"x\" when true\nbecause \"a {avg(sbp, 90d) b\" end", ["E040 2:12"]),
    ("rule a version 1 tag \"x\" when true\nbecause \"a } b\" end", ["E040 2:12"]),
    ("rule a version 1 tag \"x\" when true\nbecause \"值 {avg(sbp,)} b\" end", ["E008 2:21"]),
    // Signs that mean nothing.
    ("rule a version 1 tag \"x\"; when true @ end", ["E003 1:25", "E003 1:37"]),
  ])
  func oneSlipGivesOneDiagnostic(_ text: String, _ wanted: [String]) {
    #expect(codes(text) == wanted, "\(RuleText.file(text).diagnostics.map(\.message.english))")
    let told = checked(text).filter { !wanted.contains($0) }
    // Sets and indicators that are made up here.
    #expect(told.filter { !["E016", "E020"].contains($0.prefix(4)) } == [])
  }

  @Test func whatFollowsASlipIsRead() throws {
    let text = """
      rule a version 1
        tag "x"
        when age >= and
        expires 30d
        test "t"
          patient brith 1960-01-01
          sbp 2026-01-02 high
          expect on at 2026-01-02
        end
      end
      rule b version 2 tag "y" when true end
      """
    let file = RuleText.file(text)
    #expect(codes(text) == ["E008 3:15", "E019 6:13", "E008 7:20"])
    #expect(file.rules.map { $0.name?.text } == ["a", "b"])
    #expect(file.rules.first?.expires?.number.text == "30")
    #expect(file.rules.first?.tests.first?.expectations.count == 1)
  }

  @Test func aMessageOffersAWayOut() throws {
    let slip = try #require(
      RuleText.file("rule a version 1 tga \"x\" when true end").diagnostics.first)
    #expect(slip.message.english == "no clause begins with 'tga'; did you mean tag?")
    #expect(slip.message.chinese == "规则里没有 'tga' 这一项；是否指 tag？")
    #expect(slip.fix == RuleDiagnostic.Fix(range: 17..<20, text: "tag"))
    let joined = try #require(
      RuleText.file("规则 a 版本 1 标签 \"x\" 当诊断(htn) 结束").diagnostics.first)
    #expect(joined.help?.english == "split into: 当 诊断")
    let chain = try #require(
      RuleText.file("rule a version 1 tag \"x\" when 90 < latest(sbp) < 140 mm[Hg] end").diagnostics
        .first)
    #expect(chain.help?.english == "write: 90 < latest(sbp) and latest(sbp) < 140 mm[Hg]")
  }

  /// Whatever text is cut off wherever, or torn by a stray sign, there is a tree and no crash.
  @Test func everyPrefixOfAFileIsRead() {
    let text = """
      codes htn = { "I10".."I15" }
      rule bp.a version 3 tag "血压" en "BP" group bp priority 50
        when has_dx(htn) and (avg(sbp, 90d, per: day) >= 140 mm[Hg] or age not between 5 to 6)
        clear when share(sbp, 30d, between: 1 mm[Hg] to 2 mm[Hg]) < 50 % if unknown keep hold 7d
        then follow_up "x" due 14d to nurse once 30d because "a {avg(sbp, 90d)} b"
        test "t" patient birth 1960-05-01 sex male dx "I10" 2020-01-01
          sbp 2026-01-02 150 mm[Hg] expect off at 2026-01-02 end
      end
      """
    let scalars = Array(text.unicodeScalars)
    for length in scalars.indices {
      var prefix = String.UnicodeScalarView(scalars[..<length])
      _ = RuleText.file(String(prefix))
      prefix.append(contentsOf: ") } \" , > end".unicodeScalars)
      prefix.append(contentsOf: scalars[length...])
      let torn = RuleText.file(String(prefix))
      #expect(torn.tokens.count == torn.roles.count)
      #expect(!torn.isWhole || length == 0 || length == scalars.count, "\(length)")
    }
  }
}
