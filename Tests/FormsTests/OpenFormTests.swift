import Domain
import Forms
import Interchange
import Testing

@Suite("A form being filled in")
struct OpenFormTests {
  private static func key(_ id: String) -> QuestionnaireItemKey { QuestionnaireItemKey(id) }

  private static let branches = """
    { id: 'a', type: 'yesno', zh: '甲', en: 'A' },
    { id: 'n', type: 'integer', bounds: [0, 9], zh: '数', en: 'N', required: true, when: { item: 'a', is: 'yes' } },
    { id: 'all', type: 'display', zh: '全', en: 'All', when: { all: [{ item: 'a', is: 'yes' }, { item: 'm', atLeast: 5 }] } },
    { id: 'any', type: 'display', zh: '任', en: 'Any', when: { any: [{ item: 'a', is: 'yes' }, { item: 'm', atLeast: 5 }] } },
    { id: 'no', type: 'display', zh: '非', en: 'Not', when: { not: { item: 'm', atLeast: 5 } } },
    { id: 'm', type: 'integer', bounds: [0, 9], zh: '数', en: 'M' },
    { id: 'sum', type: 'computed', zh: '和', en: 'Sum', value: { total: ['n', 'm'] } },
    { id: 'many', type: 'computed', zh: '个数', en: 'Many', value: { countAtLeast: { items: ['n', 'm'], number: 3 } } },
    """

  @Test("takes what is not known for neither true nor false")
  func threeValues() throws {
    var state = try FormClinic.items(Self.branches)
    #expect(!state.isShown("all") && !state.isShown("any") && !state.isShown("no"))
    state.fill(["a": "1"])
    #expect(!state.isShown("all") && state.isShown("any") && !state.isShown("no"))
    state.fill(["m": "4"])
    #expect(!state.isShown("all") && state.isShown("any") && state.isShown("no"))
    state.fill(["m": "5"])
    #expect(state.isShown("all") && !state.isShown("no"))
    state.fill(["a": "2"])
    #expect(!state.isShown("all") && state.isShown("any"))
    state.clear(Self.key("a"))
    #expect(!state.isShown("all") && state.isShown("any"))
  }

  @Test(
    "judges a range only where no number in it changes the answer",
    arguments: [
      // What is typed, then whether it is at least, above, at most, below and equal to 5.
      ("<5", "no no yes yes no"), ("<4", "no no yes yes no"), ("<6", "- - - - -"),
      ("<=5", "- no yes - -"), (">5", "yes yes no no no"), (">=5", "yes - - no -"),
      (">4", "- - - - -"), (">6", "yes yes no no no"), ("5", "yes no yes no yes"),
    ])
  func ranges(_ typed: String, _ expected: String) throws {
    let names = ["atLeast", "above", "atMost", "below", "equals"]
    let items = names.map { name in
      """
      { id: 'yes-\(name.lowercased())', type: 'display', zh: '是', en: 'Yes', when: { item: 'x', \(name): 5 } },
      { id: 'no-\(name.lowercased())', type: 'display', zh: '否', en: 'No', when: { not: { item: 'x', \(name): 5 } } },
      """
    }
    var state = try FormClinic.items(
      "{ id: 'x', type: 'quantity', unit: 'mmol/L', zh: '数', en: 'X' }," + items.joined())
    state.fill(["x": typed])
    let found = names.map { name in
      state.isShown("yes-" + name.lowercased())
        ? "yes" : state.isShown("no-" + name.lowercased()) ? "no" : "-"
    }
    #expect(found.joined(separator: " ") == expected)
  }

  @Test("keeps answers that are no longer asked and counts them for nothing")
  func hiddenAnswers() throws {
    var state = try FormClinic.items(Self.branches)
    state.fill(["a": "1", "n": "4", "m": "3"])
    #expect(state.number("sum") == "7" && state.number("many") == "2")
    state.fill(["a": "2"])
    #expect(state.number("sum") == "3" && state.number("many") == "1")
    #expect(state.answers[Self.key("n")] != nil && !state.isAsked(Self.key("n")))
    #expect(state.response(.inProgress)["n"] != nil)
    #expect(try state.completed().get().response["n"] == nil)
    let left = state.enter("5", at: Self.key("n"))
    let refusal = try #require(left)
    #expect(refusal.kind == .notAsked)
    // What leaves it out is named, and what is no item is told apart.
    let decisive = try #require(state.item(at: Self.key("a"))?.text)
    #expect(refusal.text.chinese.contains("“\(decisive.chinese)”"), "\(refusal.text)")
    #expect(refusal.text.english.contains("\"\(decisive.english)\""), "\(refusal.text)")
    let unknown = state.enter("5", at: Self.key("nothing"))
    #expect(unknown?.text.english.contains("no such item") == true)
    state.fill(["a": "1"])
    #expect(state.number("sum") == "7")
  }

  @Test("has no sum while an answer that is asked for is missing")
  func sumsWait() throws {
    var state = try FormClinic.items(Self.branches)
    state.fill(["m": "3"])
    #expect(state.number("sum") == "3")
    state.fill(["a": "1"])
    #expect(state.number("sum") == nil && state.number("many") == nil)
  }

  @Test("calculates exactly")
  func arithmetic() throws {
    var state = try FormClinic.items(
      """
      { id: 'x', type: 'decimal', zh: '数', en: 'X' }, { id: 'y', type: 'decimal', zh: '数', en: 'Y' },
      { id: 'add', type: 'computed', zh: '和', en: 'Add', value: { add: ['x', 'y', 1] } },
      { id: 'sub', type: 'computed', zh: '差', en: 'Sub', value: { subtract: ['x', 'y'] } },
      { id: 'mul', type: 'computed', zh: '积', en: 'Mul', value: { multiply: ['x', 'y'] } },
      { id: 'div', type: 'computed', zh: '商', en: 'Div', value: { divide: ['x', 'y'] } },
      { id: 'least', type: 'computed', zh: '小', en: 'Least', value: { least: ['x', 'y'] } },
      { id: 'greatest', type: 'computed', zh: '大', en: 'Greatest', value: { greatest: ['x', 'y'] } },
      { id: 'first', type: 'computed', zh: '先', en: 'First', value: { first: ['y', 'x'] } },
      { id: 'round', type: 'computed', zh: '舍', en: 'Round', value: { round: { value: 'x', decimals: 1 } } },
      { id: 'age', type: 'computed', zh: '龄', en: 'Age', value: { age: true } },
      """)
    state.fill(["x": "0.25"])
    #expect(state.number("first") == "0.25" && state.number("add") == nil)
    state.fill(["y": "0.1"])
    #expect(state.number("add") == "1.35" && state.number("sub") == "0.15")
    #expect(state.number("mul") == "0.025" && state.number("div") == "2.5")
    #expect(state.number("least") == "0.1" && state.number("greatest") == "0.25")
    #expect(state.number("first") == "0.1" && state.number("round") == "0.3")
    #expect(state.number("age") == "55")
    state.fill(["y": "0"])
    #expect(state.number("div") == nil)
  }

  @Test("a confirmation or a red flag seen to lasts while its answers do")
  func confirmationsEnd() throws {
    let rest = """
      warnings: [{ id: 'w', when: { item: 'x', above: 5 }, zh: '高', en: 'High' }],
      redFlags: [{ id: 'f', when: { item: 'twice', above: 16 }, zh: '危', en: 'Danger',
        next: { zh: '处理', en: 'Act' }, source: { zh: '无', en: 'none' } }],
      """
    var state = try FormClinic.items(
      """
      { id: 'x', type: 'integer', bounds: [0, 10], zh: '数', en: 'X' },
      { id: 'twice', type: 'computed', zh: '倍', en: 'Twice', value: { multiply: ['x', 2] } },
      """, rest: rest)
    let early = state.confirm("w")
    #expect(!early)
    state.fill(["x": "9"])
    #expect(state.problems.map(\.id) == ["f", "w"])
    let isConfirmed = state.confirm("w")
    let isSeen = state.acknowledge("f", note: "已处理")
    #expect(isConfirmed && isSeen && state.problems == [])
    state.fill(["x": "10"])
    #expect(state.problems.map(\.id) == ["f", "w"])
    state.fill(["x": "9"])
    #expect(state.problems == [])
    state.fill(["x": "1"])
    #expect(state.problems == [])
    // What was done stays on record though the flag went.
    #expect(state.response(.inProgress).acknowledged.map(\.note) == ["已处理"])
  }

  @Test("of another version keeps what it has no place for")
  func draftOfAnotherVersion() throws {
    let state = try FormClinic.items(
      "{ id: 'a', type: 'integer', bounds: [0, 9], zh: '甲', en: 'A' },")
    let draft = QuestionnaireResponse(
      questionnaire: "test", version: "0", status: .inProgress, day: FormClinic.today,
      answers: [
        .init(key: Self.key("a"), answer: .number(.init(DecimalNumber(digits: 50)))),
        .init(key: Self.key("gone"), answer: .text("旧")),
      ])
    let opened = OpenForm(state.form, context: state.context, draft: draft)
    #expect(opened.answers == [:])
    #expect(opened.response(.inProgress).answers == draft.answers)
  }

  @Test("of an old list is offered by concept and not by number, and not at all where it is gone")
  func renumberedList() throws {
    let old = """
      { id: 'a', type: 'choice', zh: '甲', en: 'A', offer: 'last', options: [
        { code: 'leg-oedema', key: '9', zh: '水肿', en: 'Oedema' }, { code: 'none', key: '1', zh: '无', en: 'None' }] },
      """
    let new = """
      { id: 'a', type: 'choice', zh: '甲', en: 'A', offer: 'last', options: [
        { code: 'none', key: '9', zh: '无', en: 'None' }, { code: 'cough', key: '1', zh: '咳', en: 'Cough' }] },
      """
    var before = try FormClinic.items(old)
    before.fill(["a": "1"])
    let form = try FormClinic.items(new).form
    let context = FormClinic.context(last: before.response(.completed))
    #expect(OpenForm(form, context: context).offer(at: Self.key("a"))?.answer == .choice("none"))
    before.fill(["a": "9"])
    let second = FormClinic.context(last: before.response(.completed))
    #expect(OpenForm(form, context: second).offer(at: Self.key("a")) == nil)
  }

  @Test("offers a value on file while it is fresh")
  func offersFromTheArchive() throws {
    let item =
      "{ id: 'a', type: 'quantity', unit: 'kg', indicator: 'weight', zh: '重', en: 'W', offer: { observed: 30 } },"
    let form = try FormClinic.items(item).form
    func offer(_ day: String, _ value: String) -> FormOffer? {
      let reading = FormReading(value: DecimalNumber(value) ?? .zero, day: FormClinic.day(day))
      let context = FormClinic.context(observed: ["weight": reading])
      return OpenForm(form, context: context).offer(at: Self.key("a"))
    }
    #expect(offer("2026-01-31", "70.5")?.title.english == "on file 2026-01-31")
    #expect(offer("2026-01-30", "70.5") == nil)
    #expect(offer("2026-03-03", "70.5") == nil, "a day after the form")
    #expect(offer("2026-03-01", "900") == nil, "outside the bounds")
  }

  @Test("keeps the dates of a draft that is gone on with later, and asks back")
  func overtakenDates() throws {
    let form = try FormClinic.items(
      "{ id: 'a', type: 'date', future: true, zh: '下次', en: 'Next' },"
    ).form
    var begun = OpenForm(form, context: FormClinic.context())
    begun.fill(["a": "+3"])
    var later = FormClinic.context()
    later.day = FormClinic.day("2026-03-10")
    var state = OpenForm(form, context: later, draft: begun.response(.inProgress))
    #expect(state.answers[Self.key("a")] == .date(FormClinic.day("2026-03-05"), .day))
    #expect(state.warnings == ["unlikely:a:0"])
    state.fill(["a": "+1"])
    #expect(state.warnings == [])
  }

  @Test("can be amended after it was completed")
  func amendment() throws {
    var state = try FormClinic.items(
      "{ id: 'a', type: 'yesno', zh: '甲', en: 'A', required: true },")
    state.fill(["a": "1"])
    let filled = try state.completed(authored: Instant(seconds: 5), author: "n1").get()
    #expect(filled.response.status == .completed && filled.response.author == "n1")
    var again = OpenForm(state.form, context: state.context, draft: filled.response)
    again.fill(["a": "2"])
    let second = try again.completed(isAmendment: true).get()
    #expect(second.response.status == .amended && second.response["a"] == .yesNo(false))
  }
}
