import Domain
import Forms
import Testing

@Suite("Filling in by keys")
struct FormSessionTests {
  private static let choices = """
    { id: 'a', type: 'choice', zh: '甲', en: 'A', required: true, options: [
      { code: 'x', zh: '一', en: 'X' }, { code: 'y', zh: '二', en: 'Y' },
      { code: 'other', zh: '其他', en: 'Other', text: true }] },
    { id: 'b', type: 'multi', zh: '乙', en: 'B', options: [
      { code: 'none', zh: '无', en: 'None', exclusive: true }, { code: 'p', zh: '一', en: 'P' },
      { code: 'q', zh: '二', en: 'Q' }, { code: 'other', zh: '其他', en: 'Other', text: true }] },
    { id: 'c', type: 'yesno', zh: '丙', en: 'C' },
    { id: 'd', type: 'integer', bounds: [0, 100], zh: '丁', en: 'D', required: true },
    """

  private static func session(_ items: String = choices) throws -> FormSession {
    FormSession(try FormClinic.items(items))
  }

  private static func key(_ id: String, _ row: Int = 0) -> QuestionnaireItemKey {
    QuestionnaireItemKey(id, row: row)
  }

  @Test("a number answers and goes on at once")
  func numbersAnswer() throws {
    var session = try Self.session()
    #expect(session.keystrokes(of: "2") == 1)
    #expect(session.state.answers[Self.key("a")] == .choice("y"))
    #expect(session.cursor == Self.key("b"))
  }

  @Test("a number that is none says so and stays")
  func wrongNumber() throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "7")
    #expect(session.refusal?.kind == .noSuchOption)
    #expect(session.cursor == Self.key("a") && session.state.answers.isEmpty)
    _ = session.keystrokes(of: "1")
    #expect(session.refusal == nil)
  }

  @Test("digits of full width count as digits")
  func fullWidth() throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "１１２ｄ")
    #expect(session.state.answers[Self.key("a")] == .choice("x"))
    #expect(session.state.answers[Self.key("b")] == .choice("none"))
    #expect(session.state.answers[Self.key("c")] == .yesNo(false))
  }

  @Test("\"none\" goes on at once, other numbers come and go until Enter")
  func severalAnswers() throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "123")
    #expect(session.cursor == Self.key("b"))
    let both = QuestionnaireAnswer.choices([.init("p"), .init("q")])
    #expect(session.state.answers[Self.key("b")] == both)
    _ = session.keystrokes(of: "2")
    #expect(session.state.answers[Self.key("b")] == .choice("q"))
    // "None" beside another answer takes its place, and does not go on, as it may be a slip.
    _ = session.keystrokes(of: "1")
    #expect(session.state.answers[Self.key("b")] == .choice("none"))
    #expect(session.cursor == Self.key("b"))
    _ = session.keystrokes(of: "3⏎")
    #expect(session.state.answers[Self.key("b")] == .choice("q"))
    #expect(session.cursor == Self.key("c"))
  }

  @Test("taking the last of several answers away leaves none")
  func lastAnswerTakenAway() throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "122")
    #expect(session.state.answers[Self.key("b")] == nil)
  }

  @Test("\"other\" waits for its words, which Enter takes")
  func words() throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "3咳嗽 2 天")
    #expect(session.optionInWords == "other" && session.typed == "咳嗽 2 天")
    _ = session.keystrokes(of: "⌫⏎")
    #expect(session.state.answers[Self.key("a")] == .choice("other", text: "咳嗽 2"))
    #expect(session.cursor == Self.key("b"))
    _ = session.keystrokes(of: "4头晕⏎2⏎")
    let both = QuestionnaireAnswer.choices([.init("p"), .init("other", text: "头晕")])
    #expect(session.state.answers[Self.key("b")] == both)
  }

  @Test("yes and no are 1 and 2, or y and n", arguments: [("1", true), ("y", true), ("n", false)])
  func yesAndNo(_ typed: String, _ expected: Bool) throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "11" + typed)
    #expect(session.state.answers[Self.key("c")] == .yesNo(expected))
    #expect(session.cursor == Self.key("d"))
  }

  @Test("Enter passes what is optional and refuses to pass what is required")
  func passing() throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "⏎")
    #expect(session.refusal?.kind == .missing && session.cursor == Self.key("a"))
    _ = session.keystrokes(of: "1⏎⏎")
    #expect(session.passed == [Self.key("b"), Self.key("c")])
    _ = session.keystrokes(of: "101⏎")
    #expect(session.refusal?.kind == .outOfBounds && session.typed == "101")
    _ = session.keystrokes(of: "⌫⏎")
    #expect(session.cursor == nil && session.refusal == nil)
    #expect(session.state.problems == [])
  }

  @Test("what is required and was left comes again at the end")
  func requiredComesAgain() throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "↓1⏎")
    #expect(session.cursor == Self.key("d"))
    _ = session.keystrokes(of: "5⏎")
    #expect(session.cursor == Self.key("a"))
    _ = session.keystrokes(of: "1")
    #expect(session.cursor == nil)
    _ = session.keystrokes(of: "↑")
    #expect(session.cursor == Self.key("d"))
  }

  @Test("a number that begins another waits for Enter")
  func ambiguousNumbers() throws {
    let options = (1...12).map { "{ code: 'o\($0)', zh: '\($0)', en: '\($0)' }" }
    var session = try Self.session(
      "{ id: 'a', type: 'choice', zh: '甲', en: 'A', options: [\(options.joined(separator: ", "))] },"
    )
    _ = session.keystrokes(of: "1")
    #expect(session.typed == "1" && session.state.answers.isEmpty)
    _ = session.keystrokes(of: "⏎")
    #expect(session.state.answers[Self.key("a")] == .choice("o1"))
    _ = session.keystrokes(of: "↑12")
    #expect(session.state.answers[Self.key("a")] == .choice("o12"))
    _ = session.keystrokes(of: "↑19")
    #expect(session.refusal?.kind == .noSuchOption)
    _ = session.keystrokes(of: "3")
    #expect(session.state.answers[Self.key("a")] == .choice("o3"))
  }

  private static let table = """
    { id: 't', type: 'table', rows: 3, zh: '药', en: 'T', columns: [
      { id: 'name', type: 'text', zh: '名', en: 'Name', offer: 'last' },
      { id: 'times', type: 'integer', bounds: [1, 9], zh: '次', en: 'Times', offer: 'last' }] },
    { id: 'z', type: 'yesno', zh: '末', en: 'Z' },
    """

  @Test("a table asks row after row until a first cell is passed")
  func tableRows() throws {
    var session = try Self.session(Self.table)
    _ = session.keystrokes(of: "氨氯地平⏎")
    #expect(session.cursor == Self.key("times"))
    _ = session.keystrokes(of: "1⏎二甲双胍⏎⏎")
    #expect(session.cursor == Self.key("name", 2))
    _ = session.keystrokes(of: "⏎")
    #expect(session.cursor == Self.key("z"))
    #expect(session.state.answers.count == 3)
    // A full table has no further row.
    var full = try Self.session(Self.table)
    _ = full.keystrokes(of: "甲⏎1⏎乙⏎2⏎丙⏎3⏎")
    #expect(full.cursor == Self.key("z"))
  }

  @Test("the rest of a section is taken as last time by one key")
  func sectionAsLastTime() throws {
    var last = try Self.session(Self.table)
    _ = last.keystrokes(of: "甲⏎1⏎乙⏎2⏎⏎1")
    var context = FormClinic.context(last: last.state.response(.completed))
    context.last?.day = FormClinic.day("2025-11-30")
    var session = FormSession(OpenForm(last.state.form, context: context))
    #expect(session.offer?.title.chinese == "上次 2025-11-30")
    #expect(session.keystrokes(of: "=") == 1)
    #expect(session.state.answers.count == 4)
    #expect(session.state.isCarried(Self.key("times", 1)))
    #expect(session.cursor == nil)
    // What is typed over is new.
    let isThere = session.go(to: Self.key("times", 1))
    #expect(isThere)
    _ = session.keystrokes(of: "3⏎")
    #expect(!session.state.isCarried(Self.key("times", 1)))
  }

  @Test("what is offered counts for nothing until it is taken")
  func offersAreNoAnswers() throws {
    let form = try FormClinic.written(
      "sections: [{ id: 's', zh: '一', en: 'S', items: [{ id: 'a', type: 'integer', bounds: [0, 9], zh: '甲', en: 'A', required: true, offer: { number: 3 } }, { id: 'b', type: 'computed', zh: '乙', en: 'B', value: { total: ['a'] } }] }]"
    )
    var session = FormSession(OpenForm(form, context: FormClinic.context()))
    #expect(session.offer?.answer == .number(QuestionnaireNumber(DecimalNumber(digits: 3))))
    #expect(session.state.number("b") == nil)
    #expect(session.state.missing.map(\.id) == ["a"])
    _ = session.keystrokes(of: "⏎")
    #expect(session.state.number("b") == "3")
    #expect(!session.state.isCarried(Self.key("a")))
  }

  @Test("two sessions are equal when they stand alike")
  func equality() throws {
    var one = try Self.session()
    let two = one
    #expect(one == two)
    _ = one.keystrokes(of: "1")
    #expect(one != two)
    #expect(one.state != two.state)
    one.propose(FormProposal(answer: .yesNo(true), why: Localized(same: "plan")), for: "c")
    _ = one.keystrokes(of: "⏎")
    #expect(one.offer?.title == Localized(same: "plan"))
  }

  @Test("the rest of a section of which nothing is offered says so and leaves the cursor")
  func nothingOffered() throws {
    var session = try Self.session()
    session.press(.acceptSection)
    #expect(session.cursor == Self.key("a") && session.state.answers.isEmpty)
    #expect(session.refusal?.text.english.contains("nothing is offered") == true)
    session.press(.character("1"))
    #expect(session.refusal == nil)
  }

  @Test("clearing takes the answer away and leaves the cursor")
  func clearing() throws {
    var session = try Self.session()
    _ = session.keystrokes(of: "1↑")
    session.press(.clear)
    #expect(session.state.answers.isEmpty && session.cursor == Self.key("a"))
  }
}
