import Domain
import Rules
import Testing

/// Slips of people who write rules as they speak, paste them from a letter, or save them in an old
/// editor: each is read where its meaning is plain, and told with a way out where it is not.
@Suite struct RuleSlipTests {
  /// The errors of a condition: code, message and help.
  private func told(_ condition: String) -> [String] {
    RuleText.check(RuleText.rule(when: condition)).diagnostics.filter { $0.severity == .error }
      .map { found in
        let way = found.help.map { " = \($0.english)" } ?? ""
        return "\(found.code.rawValue) \(found.message.english)\(way)"
      }
  }

  @Test(arguments: [
    "avg(sbp,\u{A0}90\u{A0}d)\u{A0}>=\u{A0}140\u{A0}mm[Hg]",
    "avg(sbp, 90\u{2009}d) >= 140\u{202F}mm[Hg]",
    "avg(sbp, 90d) >= 140\u{A0}mm\u{A0}Hg",
  ])
  func theBlanksOfWordProcessorsAreBlanks(_ condition: String) {
    #expect(told(condition) == [])
  }

  @Test(arguments: [
    ("平均(sbp, 近3个月) >= 140 mmHg", "'近3个月'", "3个月"),
    ("次数(visit, 过去一年) = 0", "'过去一年'", "1年"),
    ("距上次(sbp) > 十二周", "'十二周'", "12周"),
    ("次数(visit, 半年) = 0", "'半年'", "6个月"),
    ("次数(visit, 两个星期) = 0", "'两个星期'", "2周"),
    ("次数(visit, 最近九十天) = 0", "'最近九十天'", "90天"),
    ("诊断({\"I10\"}, 过去两年)", "'过去两年'", "2年"),
    ("次数(visit, 90天内) = 0", "'90天内'", "90天"),
    ("count(visit, 90D) = 0", "'90D'", "90d"),
  ])
  func spokenTimesAreToldWithTheWayTheyAreWritten(
    _ condition: String, _ found: String, _ wanted: String
  ) {
    let told = told(condition)
    #expect(told.count == 1)
    #expect(told.first?.hasPrefix("E023 \(found) is no duration; did you mean \(wanted)?") == true)
  }

  @Test func aSpokenTimeInAClauseIsToldToo() {
    let text = "规则 a 版本 1 标签 \"x\" 当 真 有效期 半年 结束"
    let found = RuleText.check(text).diagnostics.filter { $0.severity == .error }
    #expect(found.map(\.code) == [.badDuration])
    #expect(found.map(\.suggestion) == ["6个月"])
  }

  @Test(arguments: [
    ("age between 35 and 75", "'and' is written 'to' here"),
    ("年龄 介于 35 且 75", "'且' is written '至' here"),
    ("latest(sbp, 90d) 不 是 已知", "'不 是' is written '是 不' here"),
    ("deceased 与 age > 5", "'与' is written '且' here"),
    ("没有 诊断({\"I10\"})", "'没有' is written '非' here"),
    ("latest(sbp, 90d) – 5 mm[Hg] > 140 mm[Hg]", "'–' is written '-' here"),
    ("has_dx(‘I10’)", "'‘…’' is written '\"…\"' here"),
    ("has_dx('I10')", "''…'' is written '\"…\"' here"),
    ("has_dx(「I10」)", "'「…」' is written '\"…\"' here"),
  ])
  func whatIsPlainIsReadAndTold(_ condition: String, _ message: String) {
    #expect(told(condition) == ["E007 \(message)"])
  }

  @Test(arguments: [
    ("平均值(sbp, 90天) > 140 mmHg", "E015 unknown function '平均值'; did you mean 平均?"),
    (
      "missing(sbp, 1a)",
      "E015 unknown function 'missing' = write: latest(sbp, 90d) is unknown"
    ),
    (
      "any(sbp, 90d) > 180 mm[Hg]",
      "E015 unknown function 'any' = any value above is: max(sbp, 90d) > …"
    ),
    (
      "latest(sbp, 90d) is null",
      "E008 expected 'known', 'unknown', 'true' or 'false', found 'null'; did you mean unknown?"
    ),
    (
      "avg(sbp 90d) > 140 mm[Hg]",
      "E008 expected ')', found '90' = commas stand between, as in avg(sbp, 90d)"
    ),
    (
      "avg(sbp, 90d)",
      "E024 expected a condition, found a number = compare it: avg(sbp, 90d) >= …"
    ),
    (
      "距上次(血压) > 90天",
      "E014 unknown indicator '血压' = with such a name: sbp (收缩压), dbp (舒张压)"
    ),
    (
      "count(sbp, 999999999d) > 1",
      "E037 cannot read the number '999999999' = write a whole number from 1 to 100000"
    ),
  ])
  func whatIsNotIsToldWithAWayOut(_ condition: String, _ wanted: String) {
    #expect(told(condition) == [wanted])
  }

  /// The near code is the glucose of urine; those of blood stand beside it.
  @Test func aNearCodeDoesNotHideTheOthers() throws {
    let found = try #require(told("min(glu, 1d) < 2.8 mmol/L").first)
    #expect(found.contains("did you mean uglu? = with such a name: "))
    #expect(found.contains("fpg ("))
  }

  @Test(arguments: [
    ("rule a\n  tag \"x\"\n  when true\nend", "write: rule a version 1"),
    (
      "rule a version 1 tag \"x\" when true\nthen follow_up \"call\"\nend",
      "write: then follow_up \"call\" due 14d to nurse once 30d"
    ),
    (
      "rule a version 1 tag \"x\"\nwhen latest(fpg, 90d) > 7,0 mmol/L\nend",
      "decimals have a point, as in 7.0, and thousands no comma"
    ),
    (
      "rule a version 1 tag \"x\"\nwhen avg(sbp, 90d) 140 mm[Hg]\nend",
      "a sign such as >= is missing before it"
    ),
    ("rule a version 1 tag \"x\"\nend", "add a clause: when …"),
  ])
  func aClauseThatIsTornSaysHowItIsWritten(_ text: String, _ way: String) {
    #expect(RuleText.check(text).diagnostics.contains { $0.help?.english == way })
  }

  /// A rule that was only guessed at is not counted among those that can be used.
  @Test func aRuleWithAnErrorOfItsTextIsNoRule() {
    let outcome = RuleText.check(RuleText.rule(when: "age > 5 && deceased"))
    #expect(outcome.rules.rules.isEmpty)
    let both = RuleText.check(
      RuleText.rule(when: "age == 5")
        + "\nrule c version 1 tag \"y\" when age > 5 end")
    #expect(both.rules.rules.map(\.id) == ["c"])
  }

  @Test func whatStandsInBracesIsToldOnce() {
    let found = RuleText.errors(
      RuleText.rule(when: "true", more: "because \"a {\u{200B}age}\""))
    #expect(found == ["E004 3:13"])
  }

  @Test func anOldEncodingIsGuessed() throws {
    // 规则 in GBK, and in UTF-16.
    let national: [UInt8] = [0x23, 0x0A, 0xB9, 0xE6, 0xD4, 0xF2, 0x0A]
    let wide: [UInt8] = [0xFF, 0xFE, 0xC4, 0x89, 0x19, 0x52]
    let broken: [UInt8] = [0x23, 0xC3, 0x28, 0xFF, 0x0A]
    let found = [national, wide, broken].map {
      RuleFile.read(bytes: $0, fileName: "x").diagnostics.first
    }
    #expect(found.map(\.?.code) == [.notUTF8, .notUTF8, .notUTF8])
    #expect(found[0]?.message.english == "the file is not UTF-8 text, from line 2 on")
    #expect(found[0]?.help?.english.hasPrefix("it looks like GBK") == true)
    #expect(found[1]?.help?.english.hasPrefix("it looks like UTF-16") == true)
    #expect(found[2]?.help?.english == "save it as UTF-8 in your editor")
  }

  @Test func aCaretStandsUnderALineThatFits() throws {
    let line =
      "when latest(sbp, 90d) >= 140 mm[Hg] and latest(sbp, 90d) < 120 mm[Hg]"
    let text = "\u{FEFF}rule a version 1 tag \"x\"\n\(line)\nend"
    let found = RuleText.check(text).diagnostics
    let never = try #require(found.first { $0.code == .neverTrue })
    #expect(
      RuleText.picture(never, text).split(separator: "\n").suffix(2) == [
        "2 | \(line)", "  |      \(String(repeating: "^", count: 64))",
      ])
    let head = try #require(found.first { $0.code == .noTest })
    #expect(
      RuleText.picture(head, text).split(separator: "\n").suffix(2) == [
        "1 | rule a version 1 tag \"x\"", "  | ^^^^^^^^^^^^^^^^",
      ])
  }
}
