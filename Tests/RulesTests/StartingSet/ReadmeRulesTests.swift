import Domain
import Foundation
import Rules
import TestSupport
import Testing

/// What the README shows of rules must work as it stands there.
@Suite("The rules of the README") struct ReadmeRulesTests {
  static let files: [RuleFile] = {
    let bytes = (try? SharedFiles.repositoryBytes("README.md")) ?? []
    let parts = String(decoding: bytes, as: UTF8.self).components(separatedBy: "```rules\n")
    return parts.dropFirst().enumerated().map { number, part in
      let text = part.components(separatedBy: "```")[0]
      return RuleFile.read(text, fileName: "README \(number + 1)")
    }
  }()

  @Test("are accepted and pass their tests") func hold() {
    #expect(Self.files.count == 2)
    let outcome = RuleChecker(RuleText.vocabulary).check(Self.files)
    // A rule for readers has one test, not one for each lint.
    let doubts: Set<RuleCode> = [.noTest, .noTestOff, .noTestUnknown]
    let told = outcome.diagnostics.filter { !doubts.contains($0.code) }
      .map { "\($0.file) \($0.code.rawValue) \($0.message.english)" }
    #expect(told == [])
    #expect(outcome.rules.rules.map(\.id) == ["clinic.pressure", "clinic.a1c"])
    let failed = RuleTestRunner(outcome.rules).runAll().filter { !$0.passed }
    #expect(failed.isEmpty, "\(failed)")
  }

  @Test("name every function in both languages")
  func functionsAreNamed() {
    let bytes = (try? SharedFiles.repositoryBytes("README.md")) ?? []
    let readme = String(decoding: bytes, as: UTF8.self)
    for function in FunctionWord.allCases {
      #expect(readme.contains("`\(function.rawValue)"))
      #expect(readme.contains(function.spelling.chinese))
    }
  }
}
