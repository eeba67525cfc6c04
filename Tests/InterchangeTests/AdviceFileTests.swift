import Domain
import TestSupport
import Testing

@testable import Interchange

@Suite("The files of advice")
struct AdviceFileTests {
  /// Entries of a file; the first stands on line 2.
  static func read(_ entries: String) -> (entries: [AdviceEntry], diagnostics: [Diagnostic]) {
    AdviceFile.read(Array("{ version: 1, advice: [\n\(entries)\n] }".utf8))
  }

  static let good =
    "{ id: 'a', kind: 'diet', zh: '少盐', en: 'less salt', for: ['everybody'], "
    + "source: { zh: '源', en: 'src' } }"

  static func shipped() throws -> AdviceFile.Reading {
    let names = SharedFiles.repositoryFiles(in: "sample-data/clinic/advice", ending: ".json5")
    return AdviceFile.readAll(
      try names.map { ($0, try SharedFiles.repositoryBytes("sample-data/clinic/advice/\($0)")) })
  }

  @Test("fills in what may be left out")
  func defaults() {
    let (entries, diagnostics) = Self.read(Self.good)
    #expect(diagnostics == [])
    #expect(
      entries == [
        AdviceEntry(
          id: "a", version: 1, kind: .diet, subject: nil,
          text: Localized(zh: "少盐", en: "less salt"), isFor: [[.everybody]], isNotFor: [],
          weight: 50, source: Localized(zh: "源", en: "src"))
      ])
  }

  @Test("reads every key into its place")
  func everything() {
    let (entries, diagnostics) = Self.read(
      """
      { id: 'b', version: 3, kind: 'daily-life', subject: 'salt', zh: '中', en: 'en', weight: 100,
        for: [{ tag: '肥胖', ageFrom: 18, ageTo: 60 }, { diagnosis: 'I10', sex: 'female' },
              { trait: ['smoking', 'pregnancy'] }, { constitution: 'qi-deficiency' },
              { constitution: 'balanced', tendency: false },
              { form: 'phq-9', item: 'total', is: ['mild', 'severe'] }, { tag: ['甲', '乙'] }],
        not: [{ ageTo: 17 }, { trait: 'gout' }], source: { zh: '源', en: 'src' } }
      """)
    #expect(diagnostics == [])
    let entry = entries.first
    #expect(entry?.version == 3)
    #expect(entry?.kind == .dailyLife)
    #expect(entry?.subject == "salt")
    #expect(entry?.weight == 100)
    #expect(
      entry?.isFor == [
        [.tag("肥胖"), .age(from: 18, to: 60)], [.diagnosis(prefix: "I10"), .sex(.female)],
        [.trait(.smoking), .trait(.pregnancy)],
        [.constitution(.qiDeficiency, countsTendency: true)],
        [.constitution(.balanced, countsTendency: false)],
        [.band(form: "phq-9", item: "total", codes: ["mild", "severe"])], [.tag("甲"), .tag("乙")],
      ])
    #expect(entry?.isNotFor == [[.age(from: nil, to: 17)], [.trait(.gout)]])
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var entry: String
    var code: String
    var path: String
    var testDescription: String { "\(code) at \(path)" }
  }

  static func changed(_ old: String, _ new: String) -> String {
    good.replacing(old, with: new)
  }

  @Test(
    "leaves out an entry with an error and says where it is",
    arguments: [
      Bad(entry: changed("'diet'", "'diett'"), code: "advice.unknown-word", path: "advice[0].kind"),
      Bad(entry: changed("kind: 'diet', ", ""), code: "advice.missing", path: "advice[0]"),
      Bad(entry: changed("'a'", "'A b'"), code: "advice.bad-name", path: "advice[0].id"),
      Bad(entry: changed("'少盐'", "' '"), code: "advice.wrong-type", path: "advice[0].zh"),
      Bad(
        entry: changed("'less salt'", "'a\\nb'"), code: "advice.control-character",
        path: "advice[0].en"),
      Bad(
        entry: changed("'少盐'", "'\(String(repeating: "长", count: 81))'"), code: "advice.too-long",
        path: "advice[0].zh"),
      Bad(
        entry: changed("['everybody']", "['all']"), code: "advice.wrong-type",
        path: "advice[0].for[0]"),
      Bad(entry: changed("for: ['everybody'], ", ""), code: "advice.missing", path: "advice[0]"),
      Bad(
        entry: changed("'everybody'", "{ tagg: '甲' }"), code: "advice.unknown-key",
        path: "advice[0].for[0].tagg"),
      Bad(entry: changed("'everybody'", "{}"), code: "advice.wrong-type", path: "advice[0].for[0]"),
      Bad(
        entry: changed("'everybody'", "{ trait: 'smokes' }"), code: "advice.unknown-word",
        path: "advice[0].for[0].trait"),
      Bad(
        entry: changed("'everybody'", "{ diagnosis: 'i10' }"), code: "advice.bad-code",
        path: "advice[0].for[0].diagnosis"),
      Bad(
        entry: changed("'everybody'", "{ ageFrom: 60, ageTo: 50 }"), code: "advice.bad-age",
        path: "advice[0].for[0].ageTo"),
      Bad(
        entry: changed("'everybody'", "{ ageFrom: 131 }"), code: "advice.wrong-type",
        path: "advice[0].for[0].ageFrom"),
      Bad(
        entry: changed("'everybody'", "{ form: 'phq-9', item: 'total' }"), code: "advice.missing",
        path: "advice[0].for[0]"),
      Bad(
        entry: changed("'everybody'", "{ tendency: true }"), code: "advice.missing",
        path: "advice[0].for[0]"),
      Bad(
        entry: changed("id:", "weight: 101, id:"), code: "advice.wrong-type",
        path: "advice[0].weight"),
      Bad(entry: changed("zh: '源', ", ""), code: "advice.missing", path: "advice[0].source"),
      Bad(entry: "[]", code: "advice.wrong-type", path: "advice[0]"),
    ])
  func faults(_ bad: Bad) throws {
    let other = Self.good.replacing("'a'", with: "'other'")
    let (entries, diagnostics) = Self.read(bad.entry + ",\n" + other)
    #expect(entries.map(\.id) == ["other"])
    let first = try #require(diagnostics.first)
    #expect(first.code == bad.code)
    #expect(first.severity == .error)
    #expect(first.place?.path == bad.path)
    #expect(first.place?.line == 2)
    #expect(!first.message.chinese.isEmpty && !first.message.english.isEmpty)
  }

  @Test("refuses a file of another form, and one that is none")
  func wrongFiles() {
    let (none, version) = AdviceFile.read(Array("{ version: 2, advice: [] }".utf8))
    #expect(none == [])
    #expect(version.map(\.code) == ["advice.version"])
    #expect(AdviceFile.read(Array("[]".utf8)).diagnostics.map(\.code) == ["advice.wrong-type"])
    #expect(
      AdviceFile.read(Array("{ version: 1 }".utf8)).diagnostics.map(\.code) == ["advice.missing"])
    #expect(AdviceFile.read(Array("{ version: 1, advice: [".utf8)).diagnostics.count == 1)
    #expect(AdviceFile.read([]).diagnostics.count == 1)
  }

  @Test("a version is given once, in one file and over all files")
  func twins() {
    let (entries, diagnostics) = Self.read(Self.good + ", " + Self.good)
    #expect(entries.count == 1)
    #expect(diagnostics.map(\.code) == ["advice.duplicate"])
    let file = Array("{ version: 1, advice: [\(Self.good)] }".utf8)
    let reading = AdviceFile.readAll([("a.json5", file), ("b.json5", file)])
    #expect(reading.entries.count == 1)
    #expect(reading.diagnostics.map(\.file) == ["b.json5"])
    #expect(reading.diagnostics.first?.diagnostics.map(\.code) == ["advice.twin"])
  }

  @Test("the clinic's own advice is in order, at least sixty entries, and has every kind")
  func shippedFiles() throws {
    let reading = try Self.shipped()
    #expect(reading.diagnostics.map(\.file) == [])
    #expect(reading.entries.count >= 60)
    for kind in AdviceKind.allCases {
      #expect(reading.entries.filter { $0.kind == kind }.count >= 8, "\(kind)")
    }
    #expect(Set(reading.entries.map(\.id)).count == reading.entries.count)
  }

  @Test("the clinic's own advice is short and ends as sentences do")
  func shippedWords() throws {
    for entry in try Self.shipped().entries {
      #expect(entry.text.chinese.hasSuffix("。"), "\(entry.id)")
      #expect(entry.text.english.hasSuffix("."), "\(entry.id)")
      #expect(entry.text.chinese.count <= 50, "\(entry.id) has \(entry.text.chinese.count)")
      #expect(
        !entry.text.chinese.contains { $0.isASCII && $0.isPunctuation && !"/≤<.%".contains($0) },
        "\(entry.id)")
    }
  }

  @Test("there is care for each of the nine constitutions")
  func nine() throws {
    let entries = try Self.shipped().entries
    for one in BodyConstitution.allCases {
      #expect(
        entries.contains { $0.isFor.contains([.constitution(one, countsTendency: true)]) },
        "\(one)")
    }
  }

  @Test("every tag that the clinic's own advice names is made by a rule")
  func tags() throws {
    let rules = try SharedFiles.repositoryFiles(in: "sample-data/clinic/rules", ending: ".rules")
      .map {
        String(
          decoding: try SharedFiles.repositoryBytes("sample-data/clinic/rules/\($0)"), as: UTF8.self
        )
      }.joined(separator: "\n")
    let missing = AdviceLibrary(try Self.shipped().entries).unknownTags(among: [])
      .filter { !rules.contains("\"\($0)\"") }
    #expect(missing == [])
  }

  @Test("what moves the body is never for pregnancy unless it was written for it")
  func pregnancy() throws {
    for entry in try Self.shipped().entries where entry.kind == .exercise {
      let isOwn = entry.isFor.contains { $0.contains(.trait(.pregnancy)) }
      let isLeftOut = entry.isNotFor.contains([.trait(.pregnancy)])
      let isGentle = [
        "move-start", "fall-balance", "copd-breathe", "dm-exercise-sugar", "bp-no-strain",
      ]
      .contains(entry.id)
      #expect(isOwn || isLeftOut || isGentle, "\(entry.id)")
    }
  }
}

@Suite("The files of care plans")
struct CareFileTests {
  static let indicators = IndicatorDictionary([
    Indicator(code: "sbp", name: Localized(same: "sbp"), unit: "mm[Hg]", decimals: 0)
  ])

  static func read(_ entries: String) -> (templates: [CareTemplate], diagnostics: [Diagnostic]) {
    CareFile.read(Array("{ version: 1, templates: [\n\(entries)\n] }".utf8), indicators: indicators)
  }

  static let good =
    "{ id: 'x', zh: '某', en: 'some', for: [{ diagnosis: 'I10' }], goals: [{ indicator: 'sbp', "
    + "target: '<140', within: '3m', source: { zh: '源', en: 'src' } }], "
    + "tasks: [{ zh: '做', en: 'do', within: '2w', staff: true, for: [{ sex: 'male' }] }] }"

  @Test("reads every key into its place")
  func everything() {
    let (templates, diagnostics) = Self.read(Self.good)
    #expect(diagnostics == [])
    #expect(
      templates == [
        CareTemplate(
          id: "x", title: Localized(zh: "某", en: "some"), isFor: [[.diagnosis(prefix: "I10")]],
          goals: [
            CareTemplate.Goal(
              indicator: "sbp", aim: .fixed(.limit(.lessThan, 140)), within: .months(3),
              source: Localized(zh: "源", en: "src"))
          ],
          tasks: [
            CareTemplate.Task(
              text: Localized(zh: "做", en: "do"), isForStaff: true, within: .weeks(2),
              isFor: [[.sex(.male)]])
          ])
      ])
    let lower = Self.read(Self.good.replacing("target: '<140'", with: "lower: 5"))
    #expect(lower.templates.first?.goals.first?.aim == .lower(percent: 5))
  }

  @Test(
    "leaves out a template with an error",
    arguments: [
      ("'<140'", "'about 140'", "care.bad-target"), ("target: '<140', ", "", "care.bad-target"),
      ("within: '3m'", "lower: 5, within: '3m'", "care.bad-target"),
      ("'sbp'", "'spb'", "care.unknown-indicator"), ("'3m'", "'0m'", "care.bad-span"),
      ("within: '3m', ", "", "care.missing"), ("staff: true", "staff: 1", "care.wrong-type"),
      ("for: [{ diagnosis: 'I10' }], ", "", "care.missing"),
      ("target: '<140'", "lower: 51", "care.wrong-type"), ("goals:", "goal:", "care.unknown-key"),
    ])
  func faults(_ old: String, _ new: String, _ code: String) {
    let (templates, diagnostics) = Self.read(Self.good.replacing(old, with: new))
    #expect(templates == [])
    #expect(diagnostics.map(\.code).contains(code))
    #expect(diagnostics.allSatisfy { $0.place?.line == 2 })
  }

  @Test("a template without goals and tasks, and one given twice, is refused")
  func emptyAndTwice() {
    let empty = Self.read("{ id: 'x', zh: '某', en: 'some', for: ['everybody'] }")
    #expect(empty.templates == [])
    #expect(empty.diagnostics.map(\.code) == ["care.empty"])
    let twice = Self.read(Self.good + ", " + Self.good)
    #expect(twice.templates.count == 1)
    #expect(twice.diagnostics.map(\.code) == ["care.duplicate"])
  }
}
