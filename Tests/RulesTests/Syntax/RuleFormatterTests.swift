import Domain
import Rules
import TestSupport
import Testing

@Suite struct RuleFormatterTests {
  private func format(_ text: String, _ language: Language) throws -> String {
    let file = RuleText.file(text)
    return try #require(
      RuleFormatter.format(file, in: language), "\(file.diagnostics.map(\.message.english))")
  }

  /// The tokens as what they mean, without the language that they were written in.
  private func meanings(_ text: String) -> [String] {
    let file = RuleText.file(text)
    var meanings: [String] = []
    for (token, role) in zip(file.tokens, file.roles) {
      switch role {
      case .keyword(.ifUnknown): meanings += ["if", "unknown"]
      case .rest: break
      case .keyword(let keyword): meanings.append(keyword.rawValue)
      case .spelled(let spelling): meanings.append(spelling.english)
      case .function(let function): meanings.append(function.rawValue)
      case .context(let word): meanings.append(word.rawValue)
      case .unit:
        let words = ["天": "d", "周": "wk", "个月": "mo", "年": "a", "岁": "a"]
        meanings.append(words[token.text] ?? token.text)
      case .text where token.text.contains("{"): meanings.append("template")
      default: meanings.append(token.text)
      }
    }
    return meanings
  }

  private static let mixed = """
    # 文件头
    codes htn={"I10".."I15"}   # 高血压
    codes all = { htn ,"N18" }

    # 血压
    规则 bp.a version 3
      tag “血压未控” en "BP"   分组 bp 优先级 50
      when 诊断（htn）且 次数(sbp, 90d, per: day)>=2
           and (avg(sbp, 90天)≥140 mm[Hg] or age<- 5)   # 两个
           # 独立的注释
           and latest(inr, 28d) 不 介于 2.0 至 3.0
      clear when not deceased
      未知时 保持
      then 随访 "复测" due 14d to nurse once 30d
      因为 "近90天 {平均(sbp, 90天)}，{count(sbp, 90d)} 次"
      test "t"
        patient birth 1960-05-01 性别 男
        dx "I10" 2020-01-01
        sbp 2026-01-02 150 mm[Hg]  2026-01-20 <146 mm[Hg]
        # 最后
        expect off at 2026-01-02，on at 2026-01-20
      end
    结束
    # 尾
    """

  @Test func aMixedFileIsWrittenInEnglish() throws {
    #expect(
      try format(Self.mixed, .english) == """
        # 文件头
        codes htn = { "I10".."I15" }  # 高血压
        codes all = { htn, "N18" }

        # 血压
        rule bp.a version 3
          tag "血压未控" en "BP"
          group bp
          priority 50
          when has_dx(htn) and count(sbp, 90d, per: day) >= 2
                and (avg(sbp, 90d) >= 140 mm[Hg] or age < -5)  # 两个
                # 独立的注释
                and latest(inr, 28d) not between 2.0 to 3.0
          clear when not deceased
          if unknown keep
          then follow_up "复测" due 14d to nurse once 30d
          because "近90天 {avg(sbp, 90d)}，{count(sbp, 90d)} 次"
          test "t"
            patient birth 1960-05-01 sex male
            dx "I10" 2020-01-01
            sbp 2026-01-02 150 mm[Hg] 2026-01-20 < 146 mm[Hg]
            # 最后
            expect off at 2026-01-02, on at 2026-01-20
          end
        end
        # 尾

        """)
  }

  @Test func aMixedFileIsWrittenInChinese() throws {
    let lines = try format(Self.mixed, .chinese).split(separator: "\n").map(String.init)
    #expect(lines[1] == "编码 htn = { \"I10\"..\"I15\" }  # 高血压")
    #expect(lines[4] == "规则 bp.a 版本 3")
    #expect(lines[5] == "  标签 \"血压未控\" 英文 \"BP\"")
    #expect(lines[8] == "  当 诊断(htn) 且 次数(sbp, 90天, 按: 日) >= 2")
    #expect(lines[9] == "        且 (平均(sbp, 90天) >= 140 mm[Hg] 或 年龄 < -5)  # 两个")
    #expect(lines[11] == "        且 最近(inr, 28天) 不 介于 2.0 至 3.0")
    #expect(lines[12] == "  解除 当 非 已故")
    #expect(lines[13] == "  未知时 保持原状")
    #expect(lines[14] == "  则 随访 \"复测\" 期限 14天 给 nurse 每 30天")
    #expect(lines[15] == "  因为 \"近90天 {平均(sbp, 90天)}，{次数(sbp, 90天)} 次\"")
    #expect(lines[17] == "    患者 出生 1960-05-01 性别 男")
    #expect(lines[18] == "    诊断 \"I10\" 2020-01-01")
    #expect(lines[21] == "    期望 关 于 2026-01-02, 开 于 2026-01-20")
  }

  @Test func textsOfBothLanguagesGoWithTheirClauses() throws {
    let text = """
      rule a version 1
        tag "x" en "y"
        when age > 5
        then 随访 "复测" en "Repeat" due 14d to nurse
        because "近90天 {平均(sbp, 90天)}" 英文
        "mean {平均(sbp, 90天)}"
      end

      """
    #expect(
      try format(text, .english).split(separator: "\n").dropFirst(3).map(String.init) == [
        "  then follow_up \"复测\" en \"Repeat\" due 14d to nurse",
        "  because \"近90天 {avg(sbp, 90d)}\" en", "        \"mean {avg(sbp, 90d)}\"", "end",
      ])
    try checkRoundTrip(text)
  }

  private func checkRoundTrip(_ text: String) throws {
    let chinese = try format(text, .chinese)
    let english = try format(text, .english)
    #expect(try format(chinese, .chinese) == chinese)
    #expect(try format(english, .english) == english)
    #expect(try format(chinese, .english) == english)
    #expect(try format(english, .chinese) == chinese)
    #expect(meanings(chinese) == meanings(text))
    #expect(meanings(english) == meanings(text))
    let comments = RuleText.file(text).comments.map(\.text)
    #expect(RuleText.file(chinese).comments.map(\.text) == comments)
    #expect(RuleText.file(english).comments.map(\.text) == comments)
  }

  @Test func nothingIsLostFromOneLanguageToTheOther() throws { try checkRoundTrip(Self.mixed) }

  @Test(.enabled(if: SharedFiles.areThere))
  func theExamplesGoFromOneLanguageToTheOther() throws {
    try checkRoundTrip(
      String(decoding: try SharedFiles.bytes("rules/examples.rules"), as: UTF8.self))
  }

  @Test(arguments: [
    "rule a version 1 tag \"x\" when trend(weight, 90d) < -1 kg/mo end",
    "rule a version 1 tag \"x\" when avg(sbp, 2wk) - 5 mm[Hg] > -avg(dbp, 1a) * -2 end",
    "rule a version 1 tag \"x\" when not (true) and sex in { male } end",
    "rule a version 1 tag \"x\" when days_since(sbp) is not known or age >= 65岁 end",
    "rule a version 1 tag \"x\" when share(sbp, 30d, between: 110 mm[Hg] to 140 mm[Hg], status: any, last: 5) < 50 % end",
    "# only\n\n\n# comments",
    "codes a = { \"I10\" }\n\n\ncodes b = { \"I11\" }\ncodes c = {\n  \"I12\", # first\n  \"I13\" }",
    "rule a version 1\n# inside\ntag \"x\" # after\n# before when\nwhen true # t\n# before end\nend # last",
    "",
  ])
  func formattingTwiceChangesNothing(_ text: String) throws { try checkRoundTrip(text) }

  @Test func aFileWithAnErrorIsLeftAlone() {
    #expect(
      RuleFormatter.format(RuleText.file("rule a version 1 tga \"x\" end"), in: .english) == nil)
  }

  @Test func chineseWordsForUnitsBecomeUCUM() throws {
    let text = "rule a version 1 tag \"x\" when avg(sbp, 3个月) > 140 毫米汞柱 end"
    #expect(try format(text, .english).contains("when avg(sbp, 3mo) > 140 mm[Hg]"))
    #expect(try format(text, .chinese).contains("当 平均(sbp, 3个月) > 140 毫米汞柱"))
  }
}
