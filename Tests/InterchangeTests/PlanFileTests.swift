import Domain
import Foundation
import TestSupport
import Testing

@testable import Interchange

@Suite("The plan file")
struct PlanFileTests {
  /// Plans from the entries of a file; the first entry stands on line 2.
  static func read(_ entries: String) -> (plans: [PlanDefinition], diagnostics: [Diagnostic]) {
    PlanFile.read(Array("{ version: 1, plans: [\n\(entries)\n] }".utf8))
  }

  static let base = "id: 'x', zh: '某', en: 'some', source: { zh: '源', en: 'src' }, start: ['hand']"
  static let every = "every: { span: '3m', zh: '访', en: 'visit' }"

  @Test("fills in what may be left out")
  func defaults() throws {
    let (plans, diagnostics) = Self.read("{ \(Self.base), \(Self.every) }")
    #expect(diagnostics == [])
    let plan = try #require(plans.first)
    #expect(
      plan
        == PlanDefinition(
          id: "x", version: 1, title: Localized(zh: "某", en: "some"),
          source: Localized(zh: "源", en: "src"),
          recurrence: PlanRecurrence(
            every: .months(3), first: .months(3), window: PlanWindow(early: 0, late: 0),
            contact: PlanContact(title: Localized(zh: "访", en: "visit")))))
    #expect(plan.subject == "x")
  }

  @Test("reads every key into its place")
  func everything() throws {
    let (plans, diagnostics) = Self.read(
      """
      {
        id: 'big.plan_2', version: 7, zh: '大', en: 'big', programme: 'heart', priority: -3,
        source: { zh: '源', en: 'src' }, again: 'restart', replaces: ['a', 'b'],
        start: [
          'hand', { tag: '甲' }, { rule: 'a.b' }, { diagnosis: ['I10', 'E11.9'] }, { codes: 'htn' },
          { encounter: 'EMER' }, { discharge: 'IMP' }, { result: 'done', plan: 'y' },
          { result: 'emergency' },
        ],
        contact: {
          reason: 'medication', channel: 'home', risk: 'high', counts: ['in-person', 'reading'],
          form: 'f-1', script: { id: 's-1', zh: '说', en: 'say' },
        },
        window: { early: 1, late: 2 },
        steps: [
          { id: 'one', at: '3d', zh: '一', en: 'one' },
          { id: 'two', at: '1w', zh: '二', en: 'two', window: { late: 3 }, channel: 'phone',
            risk: 'regular', counts: [], form: 'f-2' },
        ],
        every: { span: '1m', first: '2w', times: 5, zh: '又', en: 'again' },
        on: [
          { result: 'controlled', do: 'routine', zh: '好', en: 'good' },
          { result: 'uncontrolled', do: 'replace', within: '14d', advice: 'adjust', zh: '坏', en: 'bad',
            source: { zh: '别处', en: 'elsewhere' }, contact: { zh: '查', en: 'check', channel: 'visit' } },
        ],
        stop: [{ tagGone: '甲' }, { ruleGone: 'a.b' }, { result: 'complication' }, { after: '1y' }],
      }
      """)
    #expect(diagnostics == [])
    let plan = try #require(plans.first)
    let contact = PlanContact(
      title: Localized(zh: "大", en: "big"), reason: .medicationReview, channel: .home, risk: .high,
      isInPerson: true, needsReading: true, form: "f-1",
      script: PlanScript(id: "s-1", text: Localized(zh: "说", en: "say")))
    func titled(_ chinese: String, _ english: String) -> PlanContact {
      var titled = contact
      titled.title = Localized(zh: chinese, en: english)
      return titled
    }
    var second = titled("二", "two")
    second.channel = .phone
    second.risk = .regular
    second.isInPerson = false
    second.needsReading = false
    second.form = "f-2"
    var check = titled("查", "check")
    check.channel = .visit
    #expect(
      plan
        == PlanDefinition(
          id: "big.plan_2", version: 7, title: Localized(zh: "大", en: "big"), programme: "heart",
          priority: -3, source: Localized(zh: "源", en: "src"),
          starts: [
            .hand, .tag("甲"), .rule("a.b"), .diagnosis(prefix: "I10"),
            .diagnosis(prefix: "E11.9"), .codeSet("htn"), .encounter(classCode: "EMER"),
            .discharge(classCode: "IMP"), .result(plan: "y", .done),
            .result(plan: nil, .emergency),
          ], again: .restart, replaces: ["a", "b"],
          steps: [
            PlanStep(
              id: "one", offset: .days(3), window: PlanWindow(early: 1, late: 2),
              contact: titled("一", "one")),
            PlanStep(
              id: "two", offset: .weeks(1), window: PlanWindow(early: 0, late: 3),
              contact: second),
          ],
          recurrence: PlanRecurrence(
            every: .months(1), first: .weeks(2), times: 5, window: PlanWindow(early: 1, late: 2),
            contact: titled("又", "again")),
          responses: [
            PlanResponse(
              result: .controlled, effect: .routine, within: nil, contact: contact,
              why: Localized(zh: "好", en: "good")),
            PlanResponse(
              result: .uncontrolled, effect: .replace, within: .days(14), advice: .adjust,
              contact: check, why: Localized(zh: "坏", en: "bad"),
              source: Localized(zh: "别处", en: "elsewhere")),
          ],
          stops: [.tagGone("甲"), .ruleGone("a.b"), .result(.complication), .after(.years(1))]))
    #expect(plan.subject == "heart")
  }

  struct Bad: Sendable, CustomTestStringConvertible {
    var entry: String
    var code: String
    /// What stands at the place where the diagnostic points.
    var at: String
    var help: String?
    var testDescription: String { "\(code) at \(at)" }
  }

  static let errors: [Bad] = [
    Bad(entry: "7", code: "plans.wrong-type", at: "7"),
    Bad(entry: "{ \(base) }", code: "plans.empty", at: "{ id"),
    Bad(
      entry: "{ \(base), evry: 1, \(every) }", code: "plans.unknown-key", at: "evry",
      help: "did you mean \"every\"?"),
    Bad(
      entry: "{ id: 'x', zh: '某', source: { zh: '源', en: 'src' }, start: ['hand'], \(every) }",
      code: "plans.missing", at: "{ id"),
    Bad(
      entry: "{ id: 'x', zh: '某', en: ' ', source: { zh: '源', en: 'src' }, start: [], \(every) }",
      code: "plans.wrong-type", at: "' '"),
    Bad(
      entry: "{ id: 'x', zh: '某', en: 'a', start: ['hand'], \(every) }", code: "plans.missing",
      at: "{ id", help: "where there is none, say so: 'clinic's own'"),
    Bad(
      entry: "{ id: 'x', zh: '某', en: 'a', source: { zh: '源' }, start: [], \(every) }",
      code: "plans.missing", at: "{ zh: '源'"),
    Bad(
      entry: "{ id: 'x', zh: '某', en: 'a', source: { zh: '源', en: 's' }, \(every) }",
      code: "plans.missing", at: "{ id", help: "say at least ['hand']"),
    Bad(entry: "{ \(base), version: 0, \(every) }", code: "plans.wrong-type", at: "0, every"),
    Bad(entry: "{ \(base), programme: 'A b', \(every) }", code: "plans.bad-name", at: "'A b'"),
    Bad(
      entry: "{ \(base), again: 'anew', \(every) }", code: "plans.unknown-word", at: "'anew'",
      help: "there are: ignore, restart"),
    Bad(
      entry: "{ \(base), contact: { channel: 'fone' }, \(every) }", code: "plans.unknown-word",
      at: "'fone'", help: "did you mean \"phone\"?"),
    Bad(
      entry: "{ \(base), contact: { reason: 'hypertensoin' }, \(every) }",
      code: "plans.unknown-word", at: "'hypertensoin'", help: "did you mean \"hypertension\"?"),
    Bad(
      entry: "{ \(base), contact: { counts: ['readings'] }, \(every) }",
      code: "plans.unknown-word", at: "'readings'", help: "did you mean \"reading\"?"),
    Bad(
      entry: "{ \(base), contact: { script: { id: 's', zh: '说' } }, \(every) }",
      code: "plans.missing", at: "{ id: 's'"),
    Bad(
      entry: "{ \(base), every: { span: '3 months', zh: 'a', en: 'b' } }", code: "plans.bad-span",
      at: "'3 months'"),
    Bad(
      entry: "{ \(base), every: { span: '0d', zh: 'a', en: 'b' } }", code: "plans.bad-span",
      at: "'0d'"),
    Bad(entry: "{ \(base), every: { zh: 'a', en: 'b' } }", code: "plans.missing", at: "{ zh: 'a'"),
    Bad(
      entry:
        "{ \(base), every: { span: '1m', zh: 'a', en: 'b', window: { early: 14, late: 14 } } }",
      code: "plans.window", at: "{ early", help: "early and late together must be below 28 days"),
    Bad(entry: "{ \(base), window: { early: -1 }, \(every) }", code: "plans.wrong-type", at: "-1"),
    Bad(
      entry: "{ \(base), steps: [{ id: 'a', zh: 'a', en: 'b' }] }", code: "plans.missing",
      at: "{ id: 'a'"),
    Bad(
      entry:
        "{ \(base), steps: [{ id: 'a', at: '1w', zh: 'a', en: 'b' }, { id: 'b', at: '7d', zh: 'a', en: 'b' }] }",
      code: "plans.order", at: "'7d'"),
    Bad(
      entry:
        "{ \(base), steps: [{ id: 'a', at: '1w', zh: 'a', en: 'b' }, { id: 'b', at: '2w', window: { early: 7 }, zh: 'a', en: 'b' }] }",
      code: "plans.window", at: "'2w'", help: "early must be below 7 days"),
    Bad(
      entry:
        "{ \(base), steps: [{ id: 'a', at: '1w', zh: 'a', en: 'b' }, { id: 'a', at: '2w', zh: 'a', en: 'b' }] }",
      code: "plans.duplicate", at: "'a', at: '2w'"),
    Bad(
      entry:
        "{ \(base), steps: [{ id: 'a', at: '1y', zh: 'a', en: 'b' }], every: { span: '3m', zh: 'a', en: 'b' } }",
      code: "plans.order", at: "'3m'"),
    Bad(
      entry: "{ \(base), \(every), on: [{ do: 'routine', zh: 'a', en: 'b' }] }",
      code: "plans.missing", at: "{ do"),
    Bad(
      entry:
        "{ \(base), \(every), on: [{ result: 'uncontroled', do: 'routine', zh: 'a', en: 'b' }] }",
      code: "plans.unknown-word", at: "'uncontroled'", help: "did you mean \"uncontrolled\"?"),
    Bad(
      entry: "{ \(base), \(every), on: [{ result: 'done', do: 'add', zh: 'a', en: 'b' }] }",
      code: "plans.missing", at: "{ result", help: "such as within: '14d'"),
    Bad(
      entry:
        "{ \(base), \(every), on: [{ result: 'done', do: 'routine', within: '3d', zh: 'a', en: 'b' }] }",
      code: "plans.bad-response", at: "'3d'"),
    Bad(
      entry:
        "{ \(base), \(every), on: [{ result: 'done', do: 'routine', zh: 'a', en: 'b' }, { result: 'done', do: 'routine', zh: 'a', en: 'b' }] }",
      code: "plans.duplicate", at: "'done', do: 'routine', zh: 'a', en: 'b' }] }"),
    Bad(
      entry:
        "{ id: 'x', zh: '某', en: 'a', source: { zh: '源', en: 's' }, start: ['hands'], \(every) }",
      code: "plans.unknown-word", at: "'hands'"),
    Bad(
      entry:
        "{ id: 'x', zh: '某', en: 'a', source: { zh: '源', en: 's' }, start: [{ diagnosis: ['i10'] }], \(every) }",
      code: "plans.bad-code", at: "'i10'"),
    Bad(
      entry:
        "{ id: 'x', zh: '某', en: 'a', source: { zh: '源', en: 's' }, start: [{ tag: 'a', rule: 'b' }], \(every) }",
      code: "plans.bad-start", at: "{ tag"),
    Bad(
      entry:
        "{ id: 'x', zh: '某', en: 'a', source: { zh: '源', en: 's' }, start: [{ discharge: 'INP' }], \(every) }",
      code: "plans.unknown-word", at: "'INP'", help: "did you mean \"IMP\"?"),
    Bad(
      entry: "{ \(base), \(every), stop: [{ after: '-1y' }] }", code: "plans.bad-span", at: "'-1y'"),
    Bad(
      entry: "{ \(base), \(every), stop: [{ tagGone: 'a', after: '1y' }] }",
      code: "plans.wrong-type", at: "{ tagGone"),
    Bad(
      entry: "{ id: 'x', zh: '某\\n', en: 'a', source: { zh: '源', en: 's' }, start: [], \(every) }",
      code: "plans.control-character", at: "'某"),
    Bad(
      entry:
        "{ id: 'x', zh: '\(String(repeating: "某", count: 61))', en: 'a', source: { zh: '源', en: 's' }, start: [], \(every) }",
      code: "plans.too-long", at: "'某"),
    Bad(
      entry:
        "{ \(base), steps: [\(String(repeating: "{ id: 'a' },", count: 61))] }",
      code: "plans.too-many", at: "[{ id"),
  ]

  @Test("says exactly what is wrong with a plan, and leaves all of it out", arguments: errors)
  func errorsArePrecise(bad: Bad) throws {
    let (plans, diagnostics) = Self.read(bad.entry)
    #expect(plans == [])
    #expect(diagnostics.map(\.code) == [bad.code])
    let found = try #require(diagnostics.first)
    #expect(found.severity == .error)
    #expect(found.place?.line == 2)
    let column = try #require(found.place?.column)
    #expect(bad.entry.dropFirst(column - 1).hasPrefix(bad.at), "column \(column)")
    if let help = bad.help { #expect(found.help?.english == help) }
    #expect(!found.message.chinese.isEmpty)
    #expect(!found.message.english.isEmpty)
  }

  @Test("gathers everything wrong with one plan, and keeps the good plans beside it")
  func allAtOnce() {
    let (plans, diagnostics) = Self.read(
      """
      { id: 'bad', zh: '某', en: 'some', source: { zh: '源', en: 'src' }, start: ['hand'],
        contact: { channel: 'fone', risk: 'hihg' },
        every: { span: 'x', zh: '访', en: 'visit' } },
      { \(Self.base), \(Self.every) },
      { \(Self.base), \(Self.every) },
      { \(Self.base), version: 2, \(Self.every) },
      """)
    #expect(
      diagnostics.map(\.code) == [
        "plans.unknown-word", "plans.unknown-word", "plans.bad-span", "plans.duplicate",
      ])
    #expect(diagnostics.map { $0.place?.line } == [3, 3, 4, 6])
    #expect(diagnostics.first?.place?.path == "plans[0].contact.channel")
    #expect(plans.map(\.id) == ["x", "x"])
    #expect(plans.map(\.version) == [1, 2])
  }

  @Test(
    "refuses a file that is none",
    arguments: [
      ("", "json.empty"), ("[]", "plans.wrong-type"), ("{}", "plans.version"),
      ("{ version: 2, plans: [] }", "plans.version"), ("{ version: 1 }", "plans.missing"),
      ("{ version: 1, plans: {} }", "plans.missing"), ("{ version: 1, plans: [", "json.truncated"),
      (String(repeating: "[", count: 5000), "json.depth"),
    ])
  func otherFiles(text: String, code: String) {
    let (plans, diagnostics) = PlanFile.read(Array(text.utf8))
    #expect(plans == [])
    #expect(diagnostics.map(\.code) == [code])
  }

  @Test("lists at most a hundred problems and reads no half of a plan in any case")
  func capped() {
    let (plans, diagnostics) = Self.read(
      String(repeating: "{ id: 'x' },\n", count: 400))
    #expect(plans == [])
    #expect(diagnostics.count == 100)
    #expect(diagnostics.last?.code == "file.more")
    let many = Self.read(String(repeating: "{},", count: 501))
    #expect(many.diagnostics.map(\.code) == ["plans.too-many"])
  }

  @Test("survives every cut and every changed byte of a shipped file")
  func damaged() throws {
    let bytes = try SharedFiles.repositoryBytes("sample-data/clinic/plans/pregnancy.json5")
    let whole = PlanFile.read(bytes).plans
    for cut in stride(from: 0, to: bytes.count, by: 97) {
      let (plans, diagnostics) = PlanFile.read(Array(bytes[..<cut]))
      #expect(plans.isEmpty)
      #expect(!diagnostics.isEmpty)
    }
    for place in stride(from: 0, to: bytes.count, by: 41) {
      var changed = bytes
      changed[place] = UInt8(ascii: "}")
      let (plans, diagnostics) = PlanFile.read(changed)
      // Whatever was taken is whole; whatever was left out is told.
      #expect(plans.count == whole.count || diagnostics.contains { $0.severity == .error })
    }
  }
}

@Suite("The shipped plans")
struct ShippedPlanFileTests {
  static let files: [(String, [String])] = [
    (
      "aftercare",
      ["post-operation", "post-discharge", "new-patient", "exam-report", "medication"]
    ),
    ("diabetes", ["diabetes", "diabetes-risk", "glucose-recheck"]),
    ("education", ["education-hypertension", "education-diabetes", "education-weight"]),
    ("hypertension", ["hypertension", "hypertension-risk", "bp-recheck"]),
    ("pregnancy", ["pregnancy", "postpartum"]),
    ("yearly", ["annual-exam", "elderly-self-care", "elderly-tcm"]),
  ]

  @Test("are read without a single diagnostic", arguments: files)
  func clean(file: String, ids: [String]) throws {
    let (plans, diagnostics) = PlanFile.read(
      try SharedFiles.repositoryBytes("sample-data/clinic/plans/\(file).json5"))
    #expect(diagnostics == [])
    #expect(plans.map(\.id) == ids)
    #expect(plans.allSatisfy { $0.version == 1 })
  }

  @Test("are all the files in the folder")
  func all() {
    let folder = SharedFiles.repository.appending(path: "sample-data/clinic/plans")
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    #expect(names.sorted() == Self.files.map { "\($0.0).json5" })
  }

  @Test(
    "hold the standard's figures",
    arguments: ["hypertension", "diabetes"])
  func figures(id: String) throws {
    let plans = PlanFile.read(
      try SharedFiles.repositoryBytes("sample-data/clinic/plans/\(id).json5")
    ).plans
    let plan = try #require(plans.first { $0.id == id })
    // 4 visits in person a year; within 2 weeks after every result that is not good.
    #expect(plan.recurrence?.every == .months(3))
    #expect(plan.recurrence?.window == PlanWindow(early: 14, late: 14))
    #expect(plan.recurrence?.contact.isInPerson == true)
    #expect(plan.recurrence?.contact.needsReading == true)
    let urgent: [PlanResult] = [
      .uncontrolled, .uncontrolledAgain, .adverseReaction, .stubbornReaction, .complication,
      .emergency, .unmeasuredAgain,
    ]
    for result in urgent {
      let response = try #require(plan.response(to: result))
      #expect(response.effect == .replace)
      #expect(response.within == .days(14))
      #expect(response.within?.title.english == "14 days")
    }
    let advice = urgent.prefix(6).map { plan.response(to: $0)?.advice }
    #expect(advice == [.adjust, .refer, .adjust, .refer, .refer, .emergency])
    #expect(Set(plan.responses.map(\.result)) == Set(PlanResult.allCases).subtracting([.done]))
  }
}
