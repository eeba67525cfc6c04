import Canvas
import Testing

@testable import Widgets

/// A form with every kind of field.
enum FormFixture {
  static let today = DateReaderTests.today

  static let sections = [
    FormSection(
      "测量",
      [
        FormField("name", "姓名", .text(limit: 12), isRequired: true, placeholder: "姓名"),
        FormField(
          "systolic", "收缩压", .number(.init(unit: "mmHg", least: 50, most: 300)),
          isRequired: true, hint: "坐位"),
        FormField("weight", "体重", .number(.init(unit: "kg", least: 2, most: 350, decimals: 1))),
        FormField("on", "测量日期", .date(.init(meaning: .past, last: today))),
      ]),
    FormSection(
      "问诊",
      [
        FormField(
          "smoking", "吸烟", .choice([.init("never", "从不"), .init("past", "已戒"), .init("now", "吸")]),
          isRequired: true),
        FormField(
          "symptoms", "症状",
          .choices([.init("dizzy", "头晕"), .init("chest", "胸闷"), .init("none", "无")])),
        FormField("taken", "按时服药", .toggle),
        FormField(
          "drug", "药品", .choice((1...12).map { .init("d\($0)", "药品 \($0)") })),
        FormField("note", "备注", .lines(rows: 2, limit: 200)),
      ]),
  ]

  static var state: FormState { FormState(sections, today: today) }
}

@Suite struct FormStateTests {
  @Test func enterMovesOnAndOnlyTheCommitKeyCommits() {
    var form = FormFixture.state
    #expect(form.type("张三") == .changed)
    var visited: [String] = []
    for _ in 0..<9 {
      visited.append(form.focusedField?.id ?? "")
      if form.press(KeyPress(.enter)) == .atEnd { break }
    }
    #expect(
      visited == [
        "name", "systolic", "weight", "on", "smoking", "symptoms", "taken", "drug", "note",
      ])
    #expect(form.press(KeyPress(.enter)) == .atEnd)
    #expect(form.press(.control("s")) == .refused)
    #expect(form.focusedField?.id == "systolic", "the first wrong field gets the focus")
    #expect(form.problems == ["systolic": .missing, "smoking": .missing])
    #expect(form.type("152") == .changed)
    #expect(form.problems == ["smoking": .missing])
    form.focus(on: "smoking")
    #expect(form.type("3") == .changed)
    #expect(form.press(.control("s")) == .committed)
    #expect(form.values == ["name": "张三", "systolic": "152", "smoking": "now"])
  }

  @Test func tabGoesRoundAndPagesGoBySection() {
    var form = FormFixture.state
    #expect(form.press(KeyPress(.tab, .shift)) == .moved)
    #expect(form.focusedField?.id == "note")
    #expect(form.press(KeyPress(.tab)) == .moved)
    #expect(form.focusedField?.id == "name")
    _ = form.press(KeyPress(.pageDown))
    #expect(form.focusedField?.id == "smoking")
    _ = form.press(KeyPress(.end, .control))
    #expect(form.focusedField?.id == "note")
    _ = form.press(KeyPress(.pageUp))
    #expect(form.focusedField?.id == "smoking")
    _ = form.press(KeyPress(.home, .control))
    _ = form.press(KeyPress(.up))
    #expect(form.focusedField?.id == "name")
    #expect(form.press(KeyPress(.escape)) == .ignored)
    #expect(form.press(KeyPress(.function(2))) == .ignored)
  }

  static let numbers: [(typed: String, problem: FormProblem?, value: String)] = [
    ("72", nil, "72"), ("７２．５", nil, "72.5"), ("72。5", nil, "72.5"), (" 80 ", nil, "80"),
    ("72.55", .tooManyDecimals(1), ""), ("1", .tooSmall(2), ""), ("350.1", .tooGreat(350), ""),
    ("-3", .tooSmall(2), ""), ("abc", .notANumber, ""), ("1e2", .notANumber, ""),
    ("nan", .notANumber, ""), ("0x20", .notANumber, ""), ("7 2", .notANumber, ""),
    ("72.", .notANumber, ""), (".5", .notANumber, ""), ("٧٢", .notANumber, ""),
  ]

  @Test(arguments: numbers)
  func numbersAreJudgedWhenTheFieldIsLeft(typed: String, problem: FormProblem?, value: String) {
    var form = FormFixture.state
    form.focus(on: "weight")
    _ = form.type(typed)
    #expect(form.problems.isEmpty, "not before")
    _ = form.press(KeyPress(.enter))
    #expect(form.problems["weight"] == problem)
    #expect(form.value("weight") == value)
    #expect(form.draft == ["weight": typed], "what was typed stays as it is")
  }

  @Test func datesAreWrittenOutOrRefusedInWords() {
    var form = FormFixture.state
    form.focus(on: "on")
    _ = form.type("昨天")
    _ = form.press(KeyPress(.enter))
    #expect(form.draft == ["on": "2026-08-23"])
    #expect(form.day("on") == FormFixture.today - 1)
    form.focus(on: "on")
    _ = form.press(.control("u"))
    _ = form.type("2026-2-30")
    _ = form.press(KeyPress(.tab))
    let problem = FormProblem.date(.noSuchDay(year: 2026, month: 2, day: 30))
    #expect(form.problems == ["on": problem])
    #expect(FormWords.chinese.sentence(problem) == "日历上没有 2026年2月30日 这一天")
    #expect(form.draft == ["on": "2026-2-30"])
    form.set("on", to: "明天")
    #expect(form.press(.control("s")) == .refused)
    #expect(form.problems["on"] == .date(.tooLate(FormFixture.today)))
  }

  @Test func digitsBlanksAndArrowsChoose() {
    var form = FormFixture.state
    form.focus(on: "smoking")
    _ = form.type("２")
    #expect(form.value("smoking") == "past")
    _ = form.press(KeyPress(.right))
    #expect(form.value("smoking") == "now")
    _ = form.press(KeyPress(.right))
    #expect(form.value("smoking") == "never")
    #expect(form.type("9") == .moved)
    #expect(form.press(KeyPress(.backspace)) == .changed)
    #expect(form.value("smoking").isEmpty)
    form.focus(on: "symptoms")
    _ = form.type("31")
    _ = form.press(KeyPress(.right))
    _ = form.type(" ")
    #expect(form.value("symptoms") == "dizzy,chest,none")
    form.focus(on: "taken")
    #expect(form.value("taken").isEmpty)
    _ = form.type(" ")
    #expect(form.value("taken") == "true")
    _ = form.type("2")
    #expect(form.value("taken") == "false")
    #expect(form.type("x") == .moved, "no letter typed into a form is a command")
  }

  @Test func aLongListOpensAndIsPickedFrom() {
    var form = FormFixture.state
    form.focus(on: "drug")
    #expect(form.type(" ") == .moved)
    #expect(form.isPopupOpen)
    _ = form.press(KeyPress(.end))
    _ = form.press(KeyPress(.up))
    #expect(form.press(KeyPress(.enter)) == .changed)
    #expect(form.value("drug") == "d11")
    #expect(form.focusedField?.id == "drug")
    _ = form.type(" ")
    _ = form.press(KeyPress(.home))
    #expect(form.press(KeyPress(.escape)) == .moved)
    #expect(form.value("drug") == "d11")
    _ = form.type(" ")
    #expect(form.press(KeyPress(.tab)) == .moved)
    #expect(!form.isPopupOpen)
    #expect(form.focusedField?.id == "note")
  }

  @Test func severalLinesAreKeptAndMovedIn() {
    var form = FormFixture.state
    form.focus(on: "note")
    #expect(form.paste("第一行\r\n第二行\u{202e}") == .changed)
    #expect(form.value("note") == "第一行\n第二行")
    _ = form.press(KeyPress(.up))
    #expect(form.focusedField?.id == "note")
    _ = form.press(KeyPress(.up))
    #expect(form.focusedField?.id == "drug")
    form.focus(on: "name")
    _ = form.paste("  张\n三  ")
    #expect(form.value("name") == "张 三")
    form.focus(on: "smoking")
    _ = form.paste("已戒")
    #expect(form.value("smoking") == "past")
  }

  @Test func aDraftBringsEverythingBack() {
    var form = FormState(
      FormFixture.sections, values: ["name": "李四", "smoking": "never"], today: FormFixture.today)
    #expect(!form.isDirty)
    _ = form.type("!")
    form.focus(on: "weight")
    _ = form.type("abc")
    form.focus(on: "symptoms")
    _ = form.type("12")
    form.focus(on: "note")
    _ = form.paste("a\nb")
    #expect(form.isDirty("weight"))
    #expect(!form.isDirty("smoking"))
    let draft = form.draft
    #expect(
      draft == ["name": "李四!", "weight": "abc", "symptoms": "dizzy,chest", "note": "a\nb"])
    var again = FormState(
      FormFixture.sections, values: ["name": "李四", "smoking": "never"], today: FormFixture.today)
    again.restore(draft.merging(["gone": "x", "smoking": "unknown"]) { old, _ in old })
    #expect(again.draft == draft.merging(["smoking": ""]) { old, _ in old })
    again.restore(["smoking": "never"])
    #expect(again.draft == draft)
  }

  @Test func hiddenFieldsAreNeitherVisitedNorJudged() {
    var form = FormFixture.state
    form.focus(on: "smoking")
    _ = form.type("1")
    form.hide(["smoking", "systolic"])
    #expect(form.focusedField?.id == "symptoms")
    form.focus(on: "name")
    _ = form.type("张三")
    _ = form.press(KeyPress(.enter))
    #expect(form.focusedField?.id == "weight")
    #expect(form.press(.control("s")) == .committed)
    #expect(form.values == ["name": "张三"])
    form.hide([])
    #expect(form.values["smoking"] == "never", "the answer comes back with its field")
    form.hide(Set(form.fields.map(\.id)))
    #expect(form.focusedField == nil)
    #expect(form.press(KeyPress(.tab)) == .ignored)
  }

  @Test func undoGoesBackToWhatTheFieldHeld() {
    var form = FormFixture.state
    _ = form.type("张")
    _ = form.type("三")
    #expect(form.press(.control("z")) == .changed)
    #expect(form.draft.isEmpty)
    #expect(form.press(.control("z")) == .changed)
    #expect(form.draft == ["name": "张三"])
  }

  @Test func theOwnerCanRefuseAnAnswer() {
    var form = FormFixture.state
    form.refuse("weight", "与上次相差 30 kg")
    #expect(form.focusedField?.id == "weight")
    #expect(form.problems == ["weight": .said("与上次相差 30 kg")])
    _ = form.type("70")
    #expect(form.problems.isEmpty)
  }
}
