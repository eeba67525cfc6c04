import Domain
import Foundation
import Rules
import TestSupport
import Testing

/// The rules that a clinic starts with, held to the promises that its own rules are held to.
@Suite("The starting set of rules") struct StartingSetTests {
  static let folder = "sample-data/clinic/rules"

  static let files: [RuleFile] = {
    let place = SharedFiles.repository.appending(path: folder)
    let names = (try? FileManager.default.contentsOfDirectory(atPath: place.path)) ?? []
    return names.filter { $0.hasSuffix(".rules") }.sorted().compactMap { name in
      (try? SharedFiles.repositoryBytes("\(folder)/\(name)")).map {
        RuleFile.read(bytes: $0, fileName: name)
      }
    }
  }()

  static func text(of file: RuleFile) -> String {
    String(decoding: file.source.bytes, as: UTF8.self)
  }

  static let outcome = RuleChecker(RuleText.vocabulary).check(files)

  @Test("is read and checked without a diagnostic, doubts included")
  func isClean() {
    #expect(Self.files.count == 8)
    let told = Self.outcome.diagnostics.map {
      "\($0.file) \($0.code.rawValue) \($0.message.english)"
    }
    #expect(told == [])
    #expect(Self.outcome.rules.rules.count == 68)
  }

  @Test("passes all the tests beside its rules, at least two for each")
  func testsPass() {
    let rules = Self.outcome.rules.rules
    let few = rules.filter { $0.tests.count < 2 }.map(\.id)
    // Six days, or two missed appointments, with both sides of every bound in one example.
    #expect(few == ["people.noshow"])
    #expect(rules.map(\.tests.count).reduce(0, +) > 300)
    let failed = RuleTestRunner(Self.outcome.rules).runAll().filter { !$0.passed }.map {
      "\(rules[$0.rule].id): \(rules[$0.rule].tests[$0.test].title)"
    }
    #expect(failed == [])
  }

  /// Changes that change nothing, and why.
  ///
  /// A date of birth that is missing stays missing, so that what is unknown by it was never on. The
  /// count beside a `max`, `min` or `median` is above zero whenever that number is asked for.
  static let without: [String: Set<String>] = [
    "bp.screening_due": ["off -> keep"], "lipid.due": ["off -> keep"],
    "people.elderly": ["off -> keep"], "people.child": ["off -> keep"],
    "people.birthday": ["off -> keep"],
    "bp.three_days": ["off -> keep", "off -> on"], "ckd.low_egfr": ["off -> keep", "off -> on"],
    "ckd.albuminuria": ["off -> keep", "off -> on"], "urate.high": ["off -> keep", "off -> on"],
  ]

  @Test("has tests that notice every change of a comparison, bound, unit, window or policy")
  func everyChangeIsNoticed() {
    var survivors: [String: Set<String>] = [:]
    var changes = 0
    for rule in Self.outcome.rules.rules {
      // Judged alone: the tests say themselves which tags of other rules a patient carries.
      var alone = Self.outcome.rules
      alone.rules = [rule]
      changes += rule.mutations.count
      for change in alone.survivors(of: 0) { survivors[rule.id, default: []].insert(change.text) }
    }
    #expect(changes > 1000)
    #expect(survivors == Self.without)
  }

  @Test("is written in both languages, and each file reads the same in the other one")
  func formatsBothWays() throws {
    let chinese = Self.files.filter { Self.text(of: $0).contains("规则 ") }.map(\.source.name)
    #expect(chinese == ["glucose.rules", "people.rules", "weight.rules"])
    for language in Language.allCases {
      let files = try Self.files.map {
        RuleFile.read(
          try #require(RuleFormatter.format($0, in: language)), fileName: $0.source.name)
      }
      let rules = RuleChecker(RuleText.vocabulary).check(files)
      #expect(rules.diagnostics.isEmpty)
      #expect(rules.rules.rules.map(\.id) == Self.outcome.rules.rules.map(\.id))
      let failed = RuleTestRunner(rules.rules).runAll().filter { !$0.passed }
      #expect(failed.isEmpty)
    }
  }

  @Test("is formatted as the formatter writes it")
  func isFormatted() throws {
    for file in Self.files {
      let text = Self.text(of: file)
      let language: Language = text.contains("规则 ") ? .chinese : .english
      #expect(RuleFormatter.format(file, in: language) == text, "\(file.source.name)")
    }
  }

  @Test("names an edition for every rule, or says that it is the clinic's own or unverified")
  func sourcesAreNamed() {
    for file in Self.files {
      let bytes = file.source.bytes
      let heading = bytes[..<(file.rules.first?.range.lowerBound ?? 0)]
      var end = 0
      for rule in file.rules {
        let above = bytes[end..<rule.range.lowerBound]
        end = rule.range.upperBound
        let said = [heading, above].map { String(decoding: $0, as: UTF8.self) }
        let hasSource = said.contains {
          $0.contains("自定") || $0.contains("unverified") || $0.contains(/(19|20)[0-9]{2}/)
        }
        #expect(hasSource, "\(rule.name?.text ?? file.source.name)")
      }
    }
  }

  @Test("covers what a clinic was promised")
  func subjectsAreCovered() {
    let rules = Self.outcome.rules.rules
    let subjects = [
      "bp.": 8, "dm.": 8, "lipid.": 7, "weight.": 5, "ckd.": 4, "urate.": 2, "blood.": 1,
      "critical.": 7, "people.": 12, "med.": 4, "mood.": 2, "liver.": 1,
    ]
    for (prefix, least) in subjects {
      #expect(rules.filter { $0.id.hasPrefix(prefix) }.count >= least, "\(prefix)")
    }
    #expect(rules.allSatisfy { Self.outcome.rules.tags[$0.tag].english != nil })
    let titles = rules.flatMap(\.actions).map(\.title)
    #expect(titles.filter { $0.chinese == $0.english } == [])
    // Two say an indicator and its value, in which there is nothing to translate.
    let same = rules.filter { $0.because != nil && $0.becauseEnglish == nil }.map(\.id)
    #expect(Set(same) == ["liver.alt_high", "weight.underweight"])
    #expect(Set(rules.map(\.tag)).count == rules.count)
    #expect(rules.contains { $0.hold != nil })
    #expect(rules.contains { $0.expires != nil })
    #expect(rules.contains { $0.stratum > 0 })
    #expect(Set(rules.map(\.ifUnknown)) == Set(UnknownPolicy.allCases))
  }
}
