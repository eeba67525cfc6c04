import Foundation
import TestSupport
import Testing

/// Rule files from the command line, as somebody writes and tries them.
@Suite struct RulesCommandTests {
  private static let folder = SharedFiles.repository.appending(path: "sample-data").path
  private static let rules = folder + "/clinic/rules"

  private let clinic: Clinic

  init() throws { clinic = try Clinic(empty: ()) }

  private func run(_ words: String..., language: String = "en") throws -> CommandRun {
    try clinic.run(["rules"] + words + ["--lang", language, "--data-dir", Self.folder + "/.."])
  }

  private func file(_ text: String, _ name: String = "门诊.rules") throws -> String {
    let place = clinic.home.appending(path: name)
    try Data(text.utf8).write(to: place)
    return place.path
  }

  private let wrong = """
    规则 a.b 版本 1
      标签 "血压未控"
      当 平均(spb, 90天) ≥ 140 mm[Hg]
    结束
    """

  private let small = """
    # of our own
    rule a.b version 1
      tag "高压" en "High"
      when latest(sbp, 90d) >= 140 mm[Hg]
      test "both sides"
        sbp 2026-01-02 140 mm[Hg]
        sbp 2026-01-05 139 mm[Hg]
        expect on at 2026-01-02, off at 2026-01-05
      end
    end

    """

  @Test func theStartingSetIsAcceptedAndPassesItsTests() throws {
    let checked = try run("check", Self.rules)
    #expect(checked.code == 0, "\(checked.errors)")
    #expect(checked.errors == "")
    #expect(checked.output.contains("8 files, 68 rules"))
    #expect(checked.output.contains("0 errors, 0 warnings"))
    let tried = try run("test", Self.rules)
    #expect(tried.code == 0, "\(tried.output)")
    #expect(tried.output.contains(" 0 failed"))
  }

  @Test func anErrorIsShownWithItsPlaceAndWhatMayBeMeant() throws {
    let path = try file(wrong)
    let english = try run("check", path)
    #expect(english.code == 1)
    #expect(english.errors.contains("error[E014]: unknown indicator 'spb'; did you mean sbp?"))
    #expect(english.errors.contains("门诊.rules:3:8"))
    // Two columns for each Chinese character before the word.
    #expect(english.errors.contains("\n  |           ^^^"))
    let chinese = try run("check", path, language: "zh")
    #expect(chinese.errors.contains("错误[E014]") && chinese.errors.contains("是否指 sbp"))
    let json = try run("check", path, "--json")
    #expect(json.code == 1 && json.errors == "")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    let problems = try #require(object["problems"] as? [[String: Any]])
    let first = try #require(problems.first { $0["code"] as? String == "E014" })
    #expect(object["accepted"] as? Bool == false)
    #expect(first["line"] as? Int == 3 && first["column"] as? Int == 8)
    #expect(first["severity"] as? String == "error")
  }

  @Test func aTestThatFailsSaysWhatWasExpectedAndWhatWasFound() throws {
    let good = try file(small)
    #expect(try run("test", good).code == 0)
    let bad = try file(
      small.replacingOccurrences(of: "off at 2026-01-05", with: "on at 2026-01-05"))
    let failed = try run("test", bad)
    #expect(failed.code == 1)
    #expect(
      failed.output.contains(
        "a.b \"both sides\" at 2026-01-05: expected on, was off (the condition is false)"))
    #expect(failed.output.contains("1 rules, 1 tests, 1 failed"))
    let json = try run("test", bad, "--json")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
    #expect(object["failed"] as? Int == 1 && object["tests"] as? Int == 1)
    // What has an error is not tried at all.
    let wrongRun = try run("test", try file(wrong), "--json")
    #expect(wrongRun.code == 1 && wrongRun.output.contains("\"tests\":0"))
  }

  @Test func aFileIsWrittenInEitherLanguageAndNothingIsLost() throws {
    let path = try file(small)
    let chinese = try run("fmt", path, language: "zh")
    #expect(chinese.code == 0)
    #expect(chinese.output.contains("规则 a.b 版本 1") && chinese.output.contains("# of our own"))
    let back = try run("fmt", try file(chinese.output, "zh.rules"))
    #expect(back.output == (try run("fmt", path)).output)
    // Nothing was written so far.
    #expect(try String(contentsOfFile: path, encoding: .utf8) == small)
    chmod(path, 0o640)
    let written = try run("fmt", path, "--write", language: "zh")
    #expect(written.code == 0 && written.output.contains("门诊.rules"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == chinese.output)
    let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(mode == 0o640)
    #expect(try run("fmt", path, "--write", language: "zh").output == "")
    let names = try FileManager.default.contentsOfDirectory(atPath: clinic.home.path)
    #expect(!names.contains { $0.hasSuffix(".new") })
  }

  @Test func aFileWithAnErrorIsNotTouched() throws {
    let text = "rule a.b version 1\n  tga \"x\"\n"
    let path = try file(text)
    let run = try run("fmt", path, "--write")
    #expect(run.code == 1 && run.errors.contains("left alone"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
  }

  @Test func aFileMayUseWhatTheStartingRulesDefine() throws {
    let path = try file(
      """
      rule a.b version 1
        tag "x"
        when has_dx(htn) and has_tag("血压未控")
        test "both"
          dx "I10" 2026-01-02
          tag "血压未控" 2026-01-02
          expect off at 2026-01-01, on at 2026-01-02
        end
      end
      """)
    let checked = try run("check", path)
    #expect(checked.code == 0, "\(checked.errors)")
    #expect(checked.output.contains("1 file, 1 rule that can be used, 0 errors, 0 warnings"))
    let tried = try run("test", path)
    #expect(tried.code == 0 && tried.output.contains("1 rules, 1 tests, 0 failed"))
    // What nobody defines is unknown, and nothing is told of the starting rules.
    let other = try run("check", try file("codes a = { b }\n"))
    #expect(other.code == 1 && other.errors.contains("error[E016]: unknown code set 'b'"))
    #expect(!other.errors.contains("starting/"))
    #expect(other.output.contains("1 file: 1 error, 1 warning; nothing of it can be put in force"))
  }

  @Test func wrongUseAndMissingFilesAreSaid() throws {
    #expect(try run("check").code == 2)
    #expect(try run("invent", "x").code == 2)
    #expect(try run("check", "/nowhere.rules").code == 1)
    #expect(try run("check", clinic.home.path).errors.contains("no .rules files"))
  }

  @Test(.enabled(if: SharedFiles.areThere), arguments: 1...5)
  func outsideFilesWithErrorsAreRefusedWithThePlace(number: Int) throws {
    let path = SharedFiles.data.appending(path: "rules/bad/\(number).rules").path
    let run = try run("check", path)
    #expect(run.code == 1)
    #expect(run.errors.contains("error[E") && run.errors.contains("\(number).rules:"))
  }
}
