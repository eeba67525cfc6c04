import Domain
import TestSupport
import Testing

@testable import Interchange

/// A form of a few lines, with places for what a test is about.
enum FormText {
  /// The text of a form whose single section has these items.
  static func items(_ items: String, rest: String = "") -> String {
    """
    {
      id: 'test', version: '1', zh: '测试', en: 'Test', source: { zh: '无', en: 'none' },
      licence: 'own', wording: { zh: 'official', en: 'official' },
      sections: [{ id: 'one', zh: '一', en: 'One', items: [
    \(items)
      ] }],
      \(rest)
    }
    """
  }

  static let scorer = QuestionnaireScorer(
    id: "double", title: Localized(same: "double"), source: Localized(same: "none"),
    validFor: Localized(same: "all"), inputs: ["n"], outputs: ["twice"]
  ) { given in
    given.values["n"].map { .scored(["twice": $0 + $0]) } ?? .incomplete
  }

  static func read(
    _ text: String
  ) throws -> (form: Questionnaire?, diagnostics: [Diagnostic]) {
    QuestionnaireFile.read(
      Array(text.utf8), indicators: try ClinicDictionary.dictionary(), scorers: [scorer])
  }
}

@Suite("Reading a form file")
struct QuestionnaireFileTests {
  @Test("gives every kind of item with what it takes")
  func kinds() throws {
    let (form, diagnostics) = try FormText.read(
      FormText.items(
        """
        { id: 'a', type: 'choice', zh: '甲', en: 'A', required: true, hint: { zh: '注', en: 'note' },
          options: [{ code: 'x', zh: '是', en: 'X', score: 1.5, national: '7' },
                    { code: 'y', key: '9', zh: '否', en: 'Y', text: true }] },
        { id: 'b', type: 'multi', zh: '乙', en: 'B', options: 'shared', offer: { codes: ['none'] } },
        { id: 'c', type: 'quantity', unit: 'mmol/L', zh: '丙', en: 'C', bounds: [0.5, 50],
          plausible: [3, 20], decimals: 2, indicator: 'fpg', offer: { observed: 30 } },
        { id: 'd', type: 'date', zh: '丁', en: 'D', precision: 'month', past: true },
        { id: 'e', type: 'text', longest: 12, zh: '戊', en: 'E', offer: 'last' },
        { id: 'f', type: 'table', rows: 3, zh: '己', en: 'F',
          columns: [{ id: 'g', type: 'integer', bounds: [1, 9], zh: '庚', en: 'G' }] },
        { id: 'h', type: 'display', zh: '辛', en: 'H' },
        { id: 'i', type: 'yesno', zh: '壬', en: 'I', when: { item: 'c', atLeast: '126 mg/dL' } },
        """,
        rest: """
          options: { shared: [{ code: 'none', zh: '无', en: 'None', exclusive: true },
                              { code: 'some', zh: '有', en: 'Some' }] },
          """))
    #expect(diagnostics == [])
    let items = try #require(form?.items)
    #expect(items.map(\.linkID) == ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
    #expect(items[0].isRequired && items[0].hint == Localized(zh: "注", en: "note"))
    #expect(items[0].options.map(\.key) == ["1", "9"])
    #expect(items[0].options.map(\.national) == ["7", nil])
    #expect(items[0].options[0].score == DecimalNumber("1.5"))
    #expect(items[0].options[1].takesText)
    #expect(items[1].options.map(\.isExclusive) == [true, false])
    #expect(items[1].offer == .codes(["none"]))
    guard case .quantity(let limits, let unit) = items[2].kind else {
      Issue.record("no quantity")
      return
    }
    #expect(unit == "mmol/L" && limits.decimals == 2)
    #expect(limits.hard?.lowerBound == DecimalNumber("0.5"))
    #expect(items[2].indicator == "fpg" && items[2].offer == .observed(days: 30))
    #expect(items[3].kind == .date(QuestionnaireDateLimits(precision: .month, isPast: true)))
    #expect(items[4].kind == .text(longest: 12) && items[4].offer == .last)
    // 126 mg/dL of glucose by its molar mass, in the unit of the item.
    guard case .compare(.value("c"), .atLeast, .constant(let line))? = items[8].enableWhen else {
      Issue.record("no comparison")
      return
    }
    #expect(line.rounded(decimals: 3).description == "6.994")
  }

  @Test("gives conditions and calculations as values")
  func expressions() throws {
    let (form, diagnostics) = try FormText.read(
      FormText.items(
        """
        { id: 'n', type: 'integer', bounds: [0, 9], zh: '数', en: 'N' },
        { id: 'm', type: 'integer', bounds: [0, 9], zh: '数', en: 'M' },
        { id: 'sum', type: 'computed', zh: '和', en: 'Sum', value: { total: ['n', 'm'] }, decimals: 1,
          bands: [{ code: 'low', upTo: 3, zh: '低', en: 'low' },
                  { code: 'high', zh: '高', en: 'high', when: { sex: 'male' } }] },
        { id: 'twice', type: 'computed', zh: '倍', en: 'Twice',
          value: { score: { id: 'double', output: 'twice' } } },
        { id: 'other', type: 'computed', zh: '倍', en: 'Twice',
          value: { round: { value: { divide: [{ add: ['m', 1] }, 3] }, decimals: 1 } } },
        { id: 'q', type: 'yesno', zh: '问', en: 'Q',
          when: { any: [{ all: [{ item: 'sum', is: ['low', 'high'] }, { not: { answered: 'm' } }] },
                        { value: { age: true }, atLeast: 65, below: 80 },
                        { item: 'n', above: { last: 'n' } }] } },
        """))
    #expect(diagnostics == [])
    let items = try #require(form?.items)
    guard case .computed(let sum) = items[2].kind, case .computed(let twice) = items[3].kind,
      case .computed(let other) = items[4].kind
    else {
      Issue.record("no computed items")
      return
    }
    #expect(sum.expression == .total(["n", "m"]) && sum.decimals == 1)
    #expect(sum.bands.map(\.condition) == [nil, .sex(.male)])
    #expect(sum.linkIDs == ["m", "n"])
    let call = QuestionnaireScoreCall(score: "double", output: "twice", inputs: ["n": "n"])
    #expect(twice.expression == .score(call))
    #expect(
      other.expression
        == .round(
          .divide(.add([.value("m"), .constant(.one)]), .constant(DecimalNumber(digits: 3))),
          decimals: 1))
    #expect(
      items[5].enableWhen
        == .any([
          .all([.has("sum", codes: ["low", "high"]), .not(.answered("m"))]),
          .all([
            .compare(.age, .atLeast, .constant(DecimalNumber(digits: 65))),
            .compare(.age, .below, .constant(DecimalNumber(digits: 80))),
          ]),
          .compare(.value("n"), .above, .last("n")),
        ]))
    #expect(items[5].enableWhen?.linkIDs == ["m", "n", "sum"])
  }

  @Test("gives warnings, red flags and outcomes")
  func alerts() throws {
    let (form, diagnostics) = try FormText.read(
      FormText.items(
        "{ id: 'a', type: 'yesno', zh: '甲', en: 'A' },",
        rest: """
          warnings: [{ id: 'w', when: { answered: 'a' }, zh: '请核对', en: 'Check' }],
          redFlags: [{ id: 'f', when: { item: 'a', is: 'yes' }, zh: '危险', en: 'Danger',
            next: { zh: '请医生', en: 'Call the doctor' }, source: { zh: '无', en: 'none' } }],
          outcomes: [{ outcome: 'danger-sign', when: { item: 'a', is: 'yes' } }],
          """))
    #expect(diagnostics == [])
    #expect(form?.warnings.map(\.id) == ["w"])
    #expect(form?.redFlags.first?.nextStep.english == "Call the doctor")
    #expect(form?.outcomes.map(\.outcome) == [.dangerSign])
  }

  @Test("refuses the second of two files with one id and version, and keeps other versions")
  func versions() throws {
    let first = FormText.items("{ id: 'a', type: 'yesno', zh: '甲', en: 'A' },")
    let second = first.replacing("version: '1'", with: "version: '2'")
    let set = QuestionnaireFile.readAll(
      [
        ("a.json5", Array(first.utf8)), ("b.json5", Array(second.utf8)),
        ("c.json5", Array(first.utf8)), ("d.json5", Array("{".utf8)),
      ], indicators: try ClinicDictionary.dictionary())
    #expect(set.library.versions(of: "test") == ["1", "2"])
    #expect(set.library["test"]?.version == "2")
    #expect(set.library.form("test", version: "1")?.version == "1")
    #expect(set.library.form("test", version: "3") == nil)
    #expect(set.diagnostics.map(\.file) == ["c.json5", "d.json5"])
    #expect(
      set.diagnostics.map { $0.diagnostics.map(\.code) } == [["forms.twin"], ["json.truncated"]])
  }
}
