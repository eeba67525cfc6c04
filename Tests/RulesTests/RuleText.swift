import Canvas
import Domain
import Interchange
import Rules
import TestSupport

/// Short ways to read and check rule text in tests.
enum RuleText {
  /// The clinic's own indicators.
  static let vocabulary: Vocabulary = {
    let bytes = (try? SharedFiles.repositoryBytes("sample-data/clinic/indicators.json5")) ?? []
    return Vocabulary(indicators: IndicatorDictionary(IndicatorFile.read(bytes).indicators))
  }()

  static func file(_ text: String, name: String = "test.rules") -> RuleFile {
    RuleFile.read(text, fileName: name)
  }

  static func check(_ texts: String..., in vocabulary: Vocabulary = vocabulary)
    -> RuleChecker.Outcome
  {
    let files = texts.enumerated().map { number, text in
      file(text, name: texts.count == 1 ? "test.rules" : "\(number + 1).rules")
    }
    return RuleChecker(vocabulary).check(files)
  }

  /// Each error as its code and place: `E014 3:8`.
  static func errors(_ text: String) -> [String] {
    places(check(text).diagnostics.filter { $0.severity == .error }, text)
  }

  /// Each warning as its code and place.
  static func warnings(_ text: String) -> [String] {
    places(check(text).diagnostics.filter { $0.severity == .warning }, text)
  }

  static func places(_ diagnostics: [RuleDiagnostic], _ text: String) -> [String] {
    let source = RuleSource(text, name: "test.rules")
    return diagnostics.map { diagnostic in
      let place = source.place(of: diagnostic.range.lowerBound)
      return "\(diagnostic.code.rawValue) \(place.line):\(place.column)"
    }
  }

  /// A rule around a condition, on its second line.
  static func rule(when condition: String, more: String = "") -> String {
    """
    rule a.b version 1 tag "x"
    when \(condition)
    \(more)
    test "t"
      patient birth 1960-01-01 sex male
      expect off at 2026-01-01
    end
    end
    """
  }

  /// The diagnostics of a condition without those on missing tests, as code and message.
  static func condition(_ condition: String) -> [String] {
    check(rule(when: condition)).diagnostics.filter { $0.code != .noTestUnknown }.map {
      "\($0.code.rawValue) \($0.message.english)"
    }
  }

  static func picture(_ diagnostic: RuleDiagnostic, _ text: String, name: String = "test.rules")
    -> String
  {
    diagnostic.picture(
      in: RuleSource(text, name: name), language: .english, width: { TextWidth.of($0) })
  }
}
