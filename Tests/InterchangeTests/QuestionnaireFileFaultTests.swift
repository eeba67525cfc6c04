import Domain
import Testing

@testable import Interchange

@Suite("A form file with a fault")
struct QuestionnaireFileFaultTests {
  struct Row: Sendable, CustomTestStringConvertible {
    /// The items of the form; the first line of them is line 5 of the file.
    var items = "{ id: 'a', type: 'yesno', zh: '甲', en: 'A' },"
    var rest = ""
    var code: String
    /// The line and column of the diagnostic.
    var place: String
    /// What the help must name; empty for anything.
    var help = ""
    var testDescription: String { "\(code) \(place) \(items.prefix(60)) \(rest.prefix(60))" }
  }

  private static let n = "{ id: 'n', type: 'integer', zh: '数', en: 'N' },\n"

  private static let items: [Row] = [
    Row(
      items: "{ id: 'a', type: 'yesno', zh: '甲', en: 'A', colour: 1 },", code: "forms.unknown-key",
      place: "5:45"),
    Row(
      items: "{ id: 'a', type: 'yesno', zh: '甲', en: 'A', requird: true },",
      code: "forms.unknown-key", place: "5:45", help: "required"),
    Row(
      items: "{ id: 'a', type: 'yesno', zh: '甲' },", code: "forms.missing-language", place: "5:1"),
    Row(
      items: "{ id: 'a', type: 'yesno', zh: ' ', en: 'A' },", code: "forms.missing-language",
      place: "5:31"),
    Row(
      items: "{ id: 'A b', type: 'yesno', zh: '甲', en: 'A' },", code: "forms.bad-code",
      place: "5:7"),
    Row(
      items: "{ id: '1a', type: 'yesno', zh: '甲', en: 'A' },", code: "forms.bad-code",
      place: "5:7"),
    Row(
      items: "{ id: 'a', type: 'yes', zh: '甲', en: 'A' },", code: "forms.unknown-type",
      place: "5:18"),
    Row(
      items:
        "{ id: 'a', type: 'yesno', zh: '甲', en: 'A' },\n{ id: 'a', type: 'yesno', zh: '甲', en: 'A' },",
      code: "forms.duplicate", place: "6:7"),
    Row(items: "{ type: 'yesno', zh: '甲', en: 'A' },", code: "forms.missing", place: "5:1"),
    Row(
      items: "{ id: 'a', type: 'integer', bounds: [9, 1], zh: '甲', en: 'A' },",
      code: "forms.bad-bounds", place: "5:37"),
    Row(
      items: "{ id: 'a', type: 'integer', bounds: [1, 9], plausible: [0, 5], zh: '甲', en: 'A' },",
      code: "forms.bad-bounds", place: "5:56"),
    Row(
      items: "{ id: 'a', type: 'integer', bounds: [1], zh: '甲', en: 'A' },",
      code: "forms.wrong-type",
      place: "5:37"),
    Row(
      items: "{ id: 'a', type: 'date', past: true, future: true, zh: '甲', en: 'A' },",
      code: "forms.bad-bounds", place: "5:46"),
    Row(
      items: "{ id: 'a', type: 'quantity', unit: 'mmHgg', zh: '甲', en: 'A' },",
      code: "forms.unknown-unit", place: "5:36"),
    Row(
      items: "{ id: 'a', type: 'quantity', unit: 'mm[Hg]', indicator: 'spb', zh: '甲', en: 'A' },",
      code: "forms.unknown-indicator", place: "5:57", help: "sbp"),
    Row(
      items: "{ id: 'a', type: 'quantity', unit: 'kPa', indicator: 'sbp', zh: '甲', en: 'A' },",
      code: "forms.unit", place: "5:36"),
    Row(
      items: "{ id: 'a', type: 'text', indicator: 'sbp', zh: '甲', en: 'A' },",
      code: "forms.not-a-number", place: "5:37"),
    Row(
      items: "{ id: 'a', type: 'display', required: true, zh: '甲', en: 'A' },",
      code: "forms.not-asked", place: "5:39"),
    Row(
      items: "{ id: 'a', type: 'table', rows: 21, columns: [], zh: '甲', en: 'A' },",
      code: "forms.wrong-type", place: "5:33"),
    Row(
      items:
        "{ id: 'a', type: 'table', rows: 2, zh: '甲', en: 'A', columns: [\n{ id: 'b', type: 'display', zh: '乙', en: 'B' }] },",
      code: "forms.column", place: "6:18"),
    Row(items: "", code: "forms.empty", place: "4:14"),
  ]

  private static func choice(_ options: String) -> String {
    "{ id: 'a', type: 'choice', zh: '甲', en: 'A', options: \(options) },"
  }

  private static let options: [Row] = [
    Row(items: choice("'list'"), code: "forms.unknown-options", place: "5:55"),
    Row(
      items: choice("[{ code: 'x', zh: '是', en: 'X' }]"), code: "forms.wrong-type", place: "5:55"),
    Row(
      items: choice("[{ code: 'x', zh: '是', en: 'X' }, { code: 'x', zh: '否', en: 'Y' }]"),
      code: "forms.duplicate", place: "5:97"),
    Row(
      items: choice(
        "[{ code: 'x', key: '1', zh: '是', en: 'X' }, { code: 'y', key: '1', zh: '否', en: 'Y' }]"),
      code: "forms.key-clash", place: "5:117"),
    Row(
      items: choice("[{ code: 'x', key: 'q', zh: '是', en: 'X' }, { code: 'y', zh: '否', en: 'Y' }]"),
      code: "forms.wrong-type", place: "5:74"),
    Row(
      items: choice(
        "[{ code: 'x', zh: '是', en: 'X' }, { code: 'y', zh: '否', en: 'Y' }], offer: { codes: ['z'] }"
      ),
      code: "forms.unknown-option", place: "5:139", help: "x"),
  ]

  private static func when(_ condition: String) -> String {
    n + "{ id: 'a', type: 'yesno', zh: '甲', en: 'A', when: \(condition) },"
  }

  private static let conditions: [Row] = [
    Row(
      items: when("{ item: 'm', atLeast: 1 }"), code: "forms.unknown-item", place: "6:59", help: "n"
    ),
    Row(items: when("{ item: 'n', is: 'yes' }"), code: "forms.unknown-option", place: "6:68"),
    Row(items: when("{ item: 'n' }"), code: "forms.wrong-type", place: "6:51"),
    Row(
      items: when("{ item: 'n', atLeats: 1 }"), code: "forms.unknown-key", place: "6:64",
      help: "atLeast"),
    Row(items: when("{ all: [] }"), code: "forms.wrong-type", place: "6:58"),
    Row(items: when("{ sex: 'm' }"), code: "forms.wrong-type", place: "6:58"),
    Row(items: when("'n'"), code: "forms.wrong-type", place: "6:51"),
    Row(
      items: when("{ item: 'n', atLeast: { plus: [1, 2] } }"), code: "forms.unknown-key",
      place: "6:75"),
    Row(
      items: when("{ item: 'n', atLeast: { subtract: [1] } }"), code: "forms.wrong-type",
      place: "6:85"),
    Row(items: when("{ item: 'a', is: 'yes' }"), code: "forms.cycle", place: "6:7"),
    Row(
      items: """
        { id: 'a', type: 'yesno', zh: '甲', en: 'A', when: { item: 'b', is: 'yes' } },
        { id: 'b', type: 'yesno', zh: '乙', en: 'B', when: { item: 'c', atLeast: 1 } },
        { id: 'c', type: 'computed', zh: '丙', en: 'C', value: { total: ['a'] } },
        """, code: "forms.cycle", place: "5:7"),
    Row(
      items: """
        { id: 'g', type: 'quantity', unit: 'mmol/L', zh: '糖', en: 'G', indicator: 'fpg' },
        { id: 'p', type: 'quantity', unit: 'mm[Hg]', zh: '压', en: 'P', when: { item: 'g', below: 'p2' } },
        { id: 'p2', type: 'quantity', unit: 'mm[Hg]', zh: '压', en: 'P' },
        """, code: "forms.unit", place: "6:90"),
    Row(
      items: """
        { id: 'g', type: 'quantity', unit: 'mmol/L', zh: '糖', en: 'G', indicator: 'fpg' },
        { id: 'p', type: 'yesno', zh: '压', en: 'P', when: { item: 'g', below: '16.7 mm[Hg]' } },
        """, code: "forms.unit", place: "6:71"),
    Row(
      items: """
        { id: 't', type: 'table', rows: 2, zh: '表', en: 'T', columns: [{ id: 'c', type: 'integer', zh: '列', en: 'C' }] },
        { id: 'p', type: 'yesno', zh: '压', en: 'P', when: { item: 'c', below: 1 } },
        """, code: "forms.column", place: "6:59"),
    Row(
      items: """
        { id: 't', type: 'text', zh: '字', en: 'T' },
        { id: 'p', type: 'yesno', zh: '压', en: 'P', when: { item: 't', below: 1 } },
        """, code: "forms.not-a-number", place: "6:59"),
  ]

  private static func computed(_ rest: String) -> String {
    n + "{ id: 'a', type: 'computed', zh: '甲', en: 'A', \(rest) },"
  }

  private static let others: [Row] = [
    Row(items: computed("decimals: 1"), code: "forms.missing", place: "6:1"),
    Row(
      items: computed("value: { score: { id: 'tripple', output: 'x' } }"),
      code: "forms.unknown-score",
      place: "6:70"),
    Row(
      items: computed("value: { score: { id: 'double', output: 'twic' } }"),
      code: "forms.unknown-score", place: "6:88", help: "twice"),
    Row(
      items: computed(
        "value: 'n', bands: [{ code: 'x', upTo: 5, zh: '低', en: 'low' }, { code: 'y', upTo: 4, zh: '高', en: 'high' }]"
      ), code: "forms.bad-bands", place: "6:112"),
    Row(
      items: computed(
        "value: 'n', bands: [{ code: 'x', zh: '低', en: 'low' }, { code: 'y', upTo: 4, zh: '高', en: 'high' }]"
      ), code: "forms.bad-bands", place: "6:103"),
    Row(
      items: computed("bands: [{ code: 'x', below: 3, zh: '低', en: 'low' }]"),
      code: "forms.bad-bands", place: "6:56"),
    Row(
      rest:
        "redFlags: [{ id: 'f', when: { item: 'a', is: 'yes' }, zh: '危', en: 'D', source: { zh: '无', en: 'none' } }]",
      code: "forms.missing", place: "7:14"),
    Row(
      rest: "warnings: [{ id: 'w', when: { answered: 'b' }, zh: '警', en: 'W' }]",
      code: "forms.unknown-item", place: "7:43"),
    Row(
      rest: "outcomes: [{ outcome: 'controled', when: { answered: 'a' } }]",
      code: "forms.unknown-outcome", place: "7:25", help: "controlled"),
    Row(
      items: choice("[{ code: 'x', zh: '是', en: 'X', score: 1 }, { code: 'y', zh: '否', en: 'Y' }]")
        + "\n{ id: 's', type: 'computed', zh: '和', en: 'S', value: { total: ['a'] } },",
      code: "forms.not-a-number", place: "6:65"),
    Row(rest: "dayItem: 'a'", code: "forms.wrong-type", place: "7:12"),
    Row(rest: "dayItem: 'b'", code: "forms.unknown-item", place: "7:12"),
    Row(rest: "format: 2", code: "forms.format", place: "7:11"),
    Row(rest: "licence: 'unknown'", code: "forms.licence", place: "7:12"),
    Row(rest: "wording: { zh: 'official' }", code: "forms.missing", place: "7:12"),
  ]

  @Test(
    "is refused with a stable code at its place", arguments: items + options + conditions + others)
  func faults(_ row: Row) throws {
    let (form, diagnostics) = try FormText.read(FormText.items(row.items, rest: row.rest))
    #expect(form == nil)
    let found = diagnostics.filter { $0.severity == .error }.map {
      "\($0.code) \($0.place?.line ?? 0):\($0.place?.column ?? 0)"
    }
    #expect(found.contains("\(row.code) \(row.place)"), "\(found)")
    let help = diagnostics.first { $0.code == row.code }?.help?.english ?? ""
    #expect(help.contains(row.help) || row.help.isEmpty, "\(help)")
  }

  @Test("of 10 MB is refused before it is read")
  func tooLarge() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: " "), count: 10_000_000)
    let (form, diagnostics) = QuestionnaireFile.read(
      bytes, indicators: try ClinicDictionary.dictionary())
    #expect(form == nil && diagnostics.map(\.code) == ["forms.too-large"])
  }

  @Test("that nests deeply is refused without a crash")
  func deepNesting() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(try FormText.read(deep).diagnostics.map(\.code) == ["json.depth"])
    let nots = String(repeating: "{ not: ", count: 30) + "{ answered: 'n' }"
    let text = FormText.items(Self.when(nots + String(repeating: " }", count: 30)))
    let (form, diagnostics) = try FormText.read(text)
    #expect(form == nil && diagnostics.map(\.code) == ["forms.too-deep"])
    let adds = String(repeating: "{ add: [", count: 60) + "1" + String(repeating: "] }", count: 60)
    #expect(
      try FormText.read(FormText.items(Self.computed("value: \(adds)"))).diagnostics.map(\.code)
        == ["forms.too-deep"])
  }

  @Test("with too many items, or no object at all, is refused")
  func oddShapes() throws {
    let many = (0...700).map { "{ id: 'i\($0)', type: 'yesno', zh: '问', en: 'Q' }," }.joined()
    #expect(
      try FormText.read(FormText.items(many)).diagnostics.map(\.code).contains("forms.too-many"))
    for text in ["[]", "null", "'x'", "{}", "{ sections: {} }", "{ sections: [1] }", ""] {
      let (form, diagnostics) = try FormText.read(text)
      #expect(form == nil && !diagnostics.isEmpty, "\(text)")
    }
  }

  @Test("tells every fault and not only the first")
  func allFaultsAreTold() throws {
    let text = FormText.items(
      """
      { id: 'a', type: 'yesno', zh: '甲' },
      { id: 'b', type: 'integer', bounds: [9, 1], zh: '乙', en: 'B' },
      { id: 'c', type: 'yesno', zh: '丙', en: 'C', when: { answered: 'zzz' } },
      """)
    let codes = try FormText.read(text).diagnostics.map(\.code)
    #expect(codes == ["forms.missing-language", "forms.bad-bounds", "forms.unknown-item"])
  }
}
