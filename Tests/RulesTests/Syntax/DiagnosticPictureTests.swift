import Domain
import Rules
import TestSupport
import Testing

@Suite struct DiagnosticPictureTests {
  private static let misspelled = "规则 a.b 版本 1\n  标签 \"血压未控\"\n  当 平均(spb, 90天) ≥ 140 mm[Hg]\n结束\n"

  private func first(_ text: String) throws -> RuleDiagnostic {
    try #require(
      RuleChecker(RuleText.vocabulary).check([RuleText.file(text, name: "门诊.rules")]).diagnostics
        .first { $0.severity == .error })
  }

  @Test func aCaretStandsUnderWideCharacters() throws {
    #expect(
      RuleText.picture(try first(Self.misspelled), Self.misspelled, name: "门诊.rules") == """
        error[E014]: unknown indicator 'spb'; did you mean sbp?
         --> 门诊.rules:3:8
          |
        3 |   当 平均(spb, 90天) ≥ 140 mm[Hg]
          |           ^^^
        """)
  }

  @Test func theSameInChinese() throws {
    let source = RuleSource(Self.misspelled, name: "门诊.rules")
    let picture = try first(Self.misspelled).picture(in: source, language: .chinese) { scalar in
      scalar.value >= 0x1100 ? 2 : 1
    }
    #expect(picture.hasPrefix("错误[E014]：未知指标 'spb'；是否指 sbp？\n --> 门诊.rules:3:8\n"))
  }

  @Test func aWayOutStandsBelow() throws {
    let text = "rule a version 1\n  tag \"x\"\n  when avg(sbp, 90d) >= 140\nend\n"
    #expect(
      RuleText.picture(try first(text), text) == """
        error[E020]: 140 has no unit
         --> test.rules:3:25
          |
        3 |   when avg(sbp, 90d) >= 140
          |                         ^^^
          = help: write 140 mm[Hg]
        """)
  }

  @Test func aTabIsTwoBlanks() throws {
    let text = "rule a version 1\n\ttag \"x\"\n\twhen\tavg(spb, 90d) >= 140\nend\n"
    #expect(
      RuleText.picture(try first(text), text).split(separator: "\n").suffix(2)
        == ["3 |   when  avg(spb, 90d) >= 140", "  |             ^^^"])
  }

  @Test func ofALongLineThePartAroundTheCaretIsShown() throws {
    let filler = Array(repeating: "age > 5", count: 60).joined(separator: " and ")
    let text =
      "rule a version 1\n  tag \"x\"\n  when \(filler) and avg(spb, 90d) > 1 and \(filler)\nend\n"
    let lines = RuleText.picture(try first(text), text).split(separator: "\n").map(String.init)
    #expect(lines[3].unicodeScalars.count <= 102)
    #expect(lines[3].contains("avg(spb, 90d)") && lines[3].contains("…"))
    let caret = try #require(lines[4].firstIndex(of: "^"))
    let column = lines[4].distance(from: lines[4].startIndex, to: caret)
    #expect(Array(lines[3])[column..<(column + 3)] == ["s", "p", "b"])
  }

  @Test func aPictureHoldsNoHiddenCharacter() throws {
    let text = "rule a version 1\n  tag \"x\u{202E}\u{1B}[2J\"\n  when true\nend\n"
    let picture = RuleText.picture(try first(text), text)
    #expect(!picture.unicodeScalars.contains { $0 == "\u{202E}" || $0 == "\u{1B}" })
  }

  @Test func everyCodeHasWordsInBothLanguages() {
    for code in RuleCode.allCases {
      #expect(code.message.english != "error" && code.message.english != "doubtful", "\(code)")
      #expect(!code.message.chinese.isEmpty && !code.message.english.isEmpty)
      #expect(!code.message.english.hasSuffix("."))
      #expect(code.rawValue.count == 4)
    }
    #expect(Set(RuleCode.allCases.map(\.rawValue)).count == RuleCode.allCases.count)
  }

  @Test(
    .enabled(if: SharedFiles.areThere),
    arguments: [
      ("1", "E021 3:25", "unit mismatch: mm[Hg] against mmol/L"),
      ("2", "E014 3:8", "unknown indicator 'spb'; did you mean sbp?"),
      ("3", "E013 3:8", "comparisons do not chain"),
      ("4", "E009 2:3", "no clause begins with 'tga'; did you mean tag?"),
      ("5", "E005 2:7", "this text has no closing quote"),
    ])
  func theBadFilesAreRefusedWithOneErrorEach(
    _ name: String, _ place: String, _ message: String
  ) throws {
    let text = String(decoding: try SharedFiles.bytes("rules/bad/\(name).rules"), as: UTF8.self)
    #expect(RuleText.errors(text) == [place])
    #expect(try first(text).message.english == message)
  }
}
