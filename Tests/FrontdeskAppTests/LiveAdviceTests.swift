import Domain
import FollowUps
import FrontdeskApp
import Interchange
import Store
import Synchronization
import TestSupport
import Testing

/// Advice from the call to the printed sheet, over the real runner and a real clinic.
@Suite struct LiveAdviceTests {
  /// What went to the printer.
  private final class Prints: Sendable {
    private let sheets = Mutex<[[String]]>([])
    func add(_ lines: [String]) { sheets.withLock { $0.append(lines) } }
    var texts: [String] { sheets.withLock { $0.map { $0.joined(separator: "\n") } } }
  }

  /// A clinic with Zhang San, who is to be called today about the pressure; he has no care plan.
  private func clinic() throws -> LiveClinic {
    let clinic = try LiveClinic()
    let machine = try clinic.machine()
    let names = SharedFiles.repositoryFiles(in: "sample-data/clinic/advice", ending: ".json5")
    let files = try names.map { name in
      (name: name, bytes: try SharedFiles.repositoryBytes("sample-data/clinic/advice/" + name))
    }
    #expect(try machine.saveAdvice(files).isAccepted)
    var record = PatientRecord(
      patient: Patient(name: "张三", sex: .male, birthDate: CalendarDate(iso: "1968-03-12")),
      key: "Patient/0")
    record.contacts = [ContactPoint(system: .phone, value: "13812341000")]
    record.conditions = [
      .init(
        Condition(
          code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "I10", display: "高血压")),
        key: "Condition/0")
    ]
    _ = try Importer(machine, source: "t").take(record)
    try machine.openFollowUps(
      [
        FollowUpDraft(
          reason: .hypertensionManagement, channel: .phone, due: machine.today, risk: .regular,
          why: Localized(zh: "季度随访", en: "quarterly"))
      ], of: PatientID(1))
    return clinic
  }

  private func given(_ clinic: LiveClinic) throws -> [GivenAdvice] {
    try clinic.machine().givenAdvice(of: PatientID(1))
  }

  @Test func adviceOfACallIsInTheArchiveAndOnPaper() throws {
    let clinic = try clinic()
    let prints = Prints()
    var desk = try clinic.desk { lines in
      prints.add(lines)
      return nil
    }
    desk.signIn("li")
    desk.press("<F5><Enter><C-g><Tab><Tab>")
    #expect(desk.model.care.advice?.choice.chosen.isEmpty == false, "\(desk.text)")
    desk.press("+")
    #expect(desk.text.contains("建议已记入这次随访"), "\(desk.text)")
    let advice = try #require(try given(clinic).first)
    #expect(advice.followUp == FollowUpID(1) && advice.staff == "李护士")
    let words = String(advice.advice.text.chinese.prefix(8))

    // The sheet for the person, while they are still there.
    desk.press("p1")
    #expect(prints.texts.last?.contains("健康建议") == true, "\(desk.text)")
    #expect(prints.texts.last?.contains(words) == true, "\(prints.texts)")
    // The call is left, and comes back with it.
    desk.press("<Esc><Esc>")
    #expect(desk.model.outcome == nil, "\(desk.text)")
    desk.press("<Enter>")
    #expect(desk.text.contains("这次给的建议"), "\(desk.text)")
    desk.press("2<C-s>")
    #expect(try clinic.machine().followUp(FollowUpID(1)).details.attempts.count == 1)

    desk.press("<F2>zhangsan<Enter>")
    #expect(desk.model.screen == .archive, "\(desk.text)")
    #expect(desk.text.contains("建议 1") && desk.text.contains(words), "\(desk.text)")
    desk.press("P")
    let row = try #require(
      papers(desk)?.rows.firstIndex {
        if case .sheet(.contact(FollowUpID(1), _, _)) = $0 { true } else { false }
      })
    desk.press("\(row + 1)")
    let sheet = try #require(prints.texts.last)
    #expect(sheet.contains("随访记录") && sheet.contains("未接"), "\(sheet)")
    #expect(sheet.contains(words), "\(sheet)")

    // The outcome goes back first, then the advice.
    desk.press("<C-z>y<C-z>")
    #expect(desk.text.contains("给出健康建议"), "\(desk.text)")
    desk.press("y")
    #expect(try given(clinic).isEmpty)
    #expect(!desk.text.contains("建议 1"), "\(desk.text)")
  }

  private func papers(_ desk: LiveDesk) -> PaperChoice? {
    if case .papers(let choice) = desk.model.tables.dialog { choice } else { nil }
  }

  @Test func aSlipIsTakenBackByOneKeyAndOnceIsEnough() throws {
    let clinic = try clinic()
    var desk = try clinic.desk()
    desk.signIn("li")
    desk.press("<F5><Enter><C-g><Tab><Tab>+")
    #expect(desk.text.contains("已给"), "\(desk.text)")
    desk.press("+")
    #expect(desk.text.contains("已经给过"), "\(desk.text)")
    desk.press("-")
    #expect(desk.text.contains("建议已收回"), "\(desk.text)")
    #expect(try given(clinic).isEmpty)
    desk.press("+")
    #expect(try given(clinic).count == 1)
  }

  @Test func withoutACallItIsOfTheDay() throws {
    let clinic = try clinic()
    var desk = try clinic.desk()
    desk.signIn("sun")
    desk.press("zhangsan<Enter><A-c><Tab><Tab>+<Esc>")
    let advice = try #require(try given(clinic).first)
    #expect(advice.followUp == nil && advice.form == nil)
    #expect(desk.text.contains("孙医生") && desk.text.contains("建议 1"), "\(desk.text)")
  }
}
