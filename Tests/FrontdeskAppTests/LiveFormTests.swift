import Canvas
import Domain
import Forms
import Foundation
import FrontdeskApp
import Interchange
import Rules
import Store
import TestSupport
import Testing

/// Forms on the screens over the real runner and a real clinic: filed with values, read, taken back.
@Suite struct LiveFormTests {
  private static let rule = """
    rule bp.high version 1
      tag "血压高" en "BP high"
      when latest(sbp, 90d) >= 140 mm[Hg]
      because "收缩压 {latest(sbp, 90d)}"
    end

    """

  /// A desk of somebody at a clinic with the shipped forms, a rule and Zhang San.
  private func open(as code: String) throws -> (clinic: LiveClinic, desk: LiveDesk) {
    let clinic = try LiveClinic()
    try clinic.admit()
    let machine = try clinic.machine()
    let folder = "sample-data/clinic/forms"
    let files = try SharedFiles.repositoryFiles(in: folder, ending: ".json5").map { name in
      (name: name, bytes: Array(try SharedFiles.repositoryBytes(folder + "/" + name)))
    }
    #expect(try machine.saveForms(files).isAccepted)
    #expect(try machine.saveRules([("a.rules", Self.rule)]).isSaved)
    #expect(try machine.activateRules().isAccepted)
    var desk = try clinic.desk()
    desk.signIn(code)
    return (clinic, desk)
  }

  /// A first visit at the clinic: pressures, weight, way of life, one medicine, the classification.
  private static let visit =
    "zhangsan<A-i>hypertension<Enter><Enter>11" + "152<Enter>96<Enter>" + "172<Enter>70<Enter>"
    + "<Enter>" + "72<Enter>"

  /// Goes on through what is asked until the end, the first answer of each and plain numbers.
  private func finish(_ desk: inout LiveDesk) {
    for _ in 0..<80 {
      guard let fill = desk.model.forms.fill else { return }
      if fill.question != nil { return }
      guard let item = fill.session.item, let key = fill.session.cursor else { return }
      if fill.session.state.offer(at: key) != nil || !item.isRequired {
        desk.press("<Enter>")
      } else if !item.options.isEmpty {
        desk.press("1")
        if case .multiChoice = item.kind, desk.model.forms.fill?.session.cursor == key {
          desk.press("<Enter>")
        }
      } else if case .text = item.kind {
        desk.press("心内科<Enter>")
      } else {
        desk.press("1<Enter>")
      }
    }
  }

  @Test func aVisitIsFiledWithItsValuesAndTheTagAtOnce() throws {
    var (clinic, desk) = try open(as: "li")
    desk.press(Self.visit)
    finish(&desk)
    #expect(desk.model.forms.fill?.session.cursor == nil, "\(desk.text)")
    desk.press("<Enter>")
    while desk.model.forms.fill?.question != nil { desk.press("y") }
    #expect(desk.model.forms.fill == nil, "\(desk.text)")
    let patient = try #require(desk.model.subject)
    let filed = try clinic.machine().filedForms(of: patient)
    #expect(filed.map(\.response.questionnaire) == ["hypertension-visit"])
    #expect(try clinic.machine().tags(of: patient).tags.map(\.name.name).contains("血压高"))
    // Read, and the comparison has nothing yet to compare with.
    desk.press("<Tab><Enter>")
    #expect(desk.text.contains("152 mmHg"), "\(desk.text)")
    #expect(desk.text.contains("控制不满意"))
    desk.press("<Esc><Esc><F4>")
    #expect(desk.text.contains("152"), "\(desk.text)")
  }

  @Test func ControlZTakesTheFormBackWithItsValues() throws {
    var (clinic, desk) = try open(as: "li")
    desk.press(Self.visit)
    finish(&desk)
    desk.press("<Enter>")
    while desk.model.forms.fill?.question != nil { desk.press("y") }
    let patient = try #require(desk.model.subject)
    desk.press("<Esc><C-z>")
    #expect(desk.text.contains("填表："), "\(desk.text)")
    desk.press("y")
    #expect(try clinic.machine().filedForms(of: patient).map(\.isMistaken) == [true])
    #expect(try clinic.machine().tags(of: patient).tags.isEmpty)
  }

  @Test func aFiledFormIsTakenBackFromItsList() throws {
    var (clinic, desk) = try open(as: "li")
    desk.press("zhangsan<A-i>phq-2<Enter>11<C-s>")
    #expect(desk.text.contains("已保存"), "\(desk.text)")
    desk.press("<Tab>xy")
    #expect(desk.text.contains("已撤回"), "\(desk.text)")
    let patient = try #require(desk.model.subject)
    #expect(try clinic.machine().filedForms(of: patient).map(\.isMistaken) == [true])
  }

  @Test func aFiledFormIsCorrectedFromItsList() throws {
    var (clinic, desk) = try open(as: "li")
    desk.press("zhangsan<A-i>phq-2<Enter>11<C-s><Tab><Enter>")
    desk.press("e")
    #expect(desk.model.forms.fill?.order.amends != nil, "\(desk.text)")
    #expect(desk.text.contains("更正已填的表"), "\(desk.text)")
    // Nothing was changed yet: it is neither filed nor kept as a draft.
    desk.press("<C-s>")
    #expect(desk.text.contains("还没有改动什么"), "\(desk.text)")
    desk.press("<Esc>e3<C-s>")
    while desk.model.forms.fill?.question != nil { desk.press("y") }
    #expect(desk.text.contains("已更正"), "\(desk.text)")
    let patient = try #require(desk.model.subject)
    let filed = try clinic.machine().filedForms(of: patient)
    #expect(filed.map(\.isMistaken) == [false, true])
    #expect(filed[0].response.status == .amended && filed[0].amends == filed[1].id)
    #expect(filed[0].response.results.first?.value == DecimalNumber(4.0))
    // The new one is read now; the list names both.
    #expect(desk.model.forms.panel?.reading?.id == filed[0].id)
    desk.press("<Esc>")
    #expect(desk.text.contains("更正版") && desk.text.contains("已更正"), "\(desk.text)")
    // What holds no more is corrected by nobody.
    desk.press("<Down>e")
    #expect(desk.model.forms.fill == nil)
    // Undone right there, in the list.
    desk.press("<C-z>y")
    #expect(try clinic.machine().filedForms(of: patient).map(\.isMistaken) == [true, false])
    #expect(desk.text.contains("已撤回"), "\(desk.text)")
  }

  @Test func depressionFindsBothOfItsForms() throws {
    var (_, desk) = try open(as: "li")
    desk.press("zhangsan<A-i>")
    desk.send(.event(.text("抑郁")))
    #expect(desk.text.contains("PHQ-9") && desk.text.contains("PHQ-2"), "\(desk.text)")
    #expect(!desk.text.contains("GAD-7"))
  }

  /// What was begun is there after the program ended by itself, for the one who began it alone.
  @Test func whatWasBegunIsThereInTheNextSession() throws {
    var (clinic, desk) = try open(as: "li")
    desk.press(Self.visit)
    let before = try #require(desk.model.forms.fill?.session)
    var next = try clinic.desk()
    next.signIn("li")
    next.press("zhangsan<A-i>hypertension<Enter>")
    #expect(next.model.forms.fill?.session.state.answers == before.state.answers)
    #expect(next.model.forms.fill?.session.standing == before.standing)
    var other = try clinic.desk()
    other.signIn("ma")
    other.press("zhangsan<A-i>hypertension<Enter>")
    #expect(other.model.forms.fill?.session.state.answers.isEmpty ?? true)
  }

  @Test func aFiledFormIsPrinted() throws {
    var (clinic, desk) = try open(as: "li")
    desk.press("zhangsan<A-i>phq-2<Enter>22<C-s><Tab>p")
    #expect(desk.text.contains("已送打印机"), "\(desk.text)")
    var noPrinter = try clinic.desk { _ in Localized(zh: "没有打印机", en: "no printer") }
    noPrinter.signIn("li")
    noPrinter.press("zhangsan<A-i><Tab>p")
    #expect(noPrinter.text.contains("没有打印机"), "\(noPrinter.text)")
    let patient = try #require(desk.model.subject)
    let card = try clinic.machine().cardToPrint(of: patient)
    let path = clinic.exports + "/frontdesk-form-phq-2-\(card.card).txt"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    for word in ["张三", "PHQ-2", "2026-"] {
      #expect(text.contains(word), "\(word)\n\(text)")
    }
  }

  @Test func whoMayNotSeesNothingOfForms() throws {
    var (_, desk) = try open(as: "wu")
    desk.press("zhangsan<A-i>")
    #expect(desk.model.forms.fill == nil)
    #expect(!desk.text.contains("152"))
  }
}
