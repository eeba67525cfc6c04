import Domain
import FollowUps
import FrontdeskApp
import Interchange
import Store
import TestSupport
import Testing

/// Plans, care plans and advice on the screens over the real runner and a real clinic.
@Suite struct LiveCarePlanTests {
  /// A desk of a doctor at a clinic with the shipped plans, templates and advice, and Zhang San whose
  /// pressure is high.
  private func open(as code: String = "sun") throws -> (clinic: LiveClinic, desk: LiveDesk) {
    let clinic = try LiveClinic()
    let machine = try clinic.machine()
    #expect(try machine.savePlans(Self.files("plans")).isAccepted)
    #expect(try machine.saveCareTemplates(Self.files("care")).isAccepted)
    #expect(try machine.saveAdvice(Self.files("advice")).isAccepted)
    try take(168, daysAgo: 30, in: clinic, diagnosis: true)
    var desk = try clinic.desk()
    desk.signIn(code)
    return (clinic, desk)
  }

  private static func files(_ kind: String) throws -> [(name: String, bytes: [UInt8])] {
    let folder = "sample-data/clinic/" + kind
    return try SharedFiles.repositoryFiles(in: folder, ending: ".json5").map { name in
      (name: name, bytes: Array(try SharedFiles.repositoryBytes(folder + "/" + name)))
    }
  }

  /// Files a pressure of Zhang San.
  private func take(
    _ value: Double, daysAgo: Int, in clinic: LiveClinic, diagnosis: Bool = false
  ) throws {
    let importer = Importer(try clinic.machine(), source: "t")
    var record = PatientRecord(
      patient: Patient(name: "张三", sex: .male, birthDate: CalendarDate(iso: "1968-03-12")),
      key: "Patient/0")
    let day = LiveClinic.zone.day(SampleClinic.now).adding(days: -daysAgo)
    record.measurements = [
      .init(
        PatientRecord.Measurement(
          indicator: "sbp",
          observation: Observation(
            instant: LiveClinic.zone.instant(day, secondOfDay: 36_000), day: day, value: value,
            receivedText: shortestDecimal(value), receivedUnit: "mm[Hg]", source: .clinic)),
        key: "Observation/\(daysAgo)")
    ]
    if diagnosis {
      record.conditions = [
        .init(
          Condition(
            code: Coding(
              system: "http://hl7.org/fhir/sid/icd-10", code: "E78.5", display: "高脂血症"),
            onset: CalendarDate(iso: "2020-01-01")), key: "Condition/0")
      ]
    }
    _ = try importer.take(record)
  }

  private func open(of patient: PatientID, _ clinic: LiveClinic) throws -> [FollowUp] {
    try clinic.machine().archive(of: patient, purpose: .command).followUps.filter {
      $0.details.state == .open
    }
  }

  @Test func aPlanBringsItsFollowUpAndTakesItAway() throws {
    var (clinic, desk) = try open()
    desk.press("zhangsan<A-c>")
    #expect(desk.text.contains("没有随访计划"), "\(desk.text)")
    desk.press("+高血压患者管理<Enter><C-s>")
    #expect(desk.text.contains("高血压患者管理"), "\(desk.text)")
    #expect(desk.text.contains("规范三版 2.8") && desk.text.contains("以后"), "\(desk.text)")
    let patient = try #require(desk.model.subject)
    let made = try open(of: patient, clinic)
    #expect(made.count == 1)
    desk.press("<Esc><F5><Left>")
    #expect(desk.text.contains("张三"), "\(desk.text)")
    desk.press("<A-c>-转院<C-s>")
    #expect(desk.text.contains("人工结束"), "\(desk.text)")
    #expect(try open(of: patient, clinic).isEmpty)
    desk.press("<C-z>")
    #expect(desk.text.contains("结束随访计划"), "\(desk.text)")
    desk.press("y")
    #expect(try open(of: patient, clinic).map(\.id) == made.map(\.id))
    #expect(desk.text.contains("下次"), "\(desk.text)")
  }

  @Test func aGoalMovesWithTheNextValue() throws {
    var (clinic, desk) = try open()
    desk.press("zhangsan<A-c><Tab>+降压<Enter>m收缩压<Enter><lt>140<C-s>")
    #expect(desk.text.contains("收缩压 <140 mmHg"), "\(desk.text)")
    #expect(desk.text.contains("168"), "\(desk.text)")
    try take(138, daysAgo: 0, in: clinic)
    desk.press("<Esc><A-c><Tab>")
    #expect(desk.text.contains("138"), "\(desk.text)")
    #expect(desk.text.contains("已达标"), "\(desk.text)")
  }

  @Test func adviceIsTakenIntoThePlanAndTakenBack() throws {
    var (clinic, desk) = try open()
    desk.press("zhangsan<A-c><Tab>+降压<Enter><Tab>")
    #expect(desk.model.care.advice?.choice.chosen.isEmpty == false, "\(desk.text)")
    desk.press("+")
    let patient = try #require(desk.model.subject)
    #expect(try clinic.machine().carePlans(of: patient).first?.plan.advice.count == 1)
    #expect(desk.text.contains("已给"), "\(desk.text)")
    desk.press("<C-z>y")
    #expect(try clinic.machine().carePlans(of: patient).first?.plan.advice.isEmpty == true)
    #expect(!desk.text.contains("已给"), "\(desk.text)")
  }

  @Test func aNurseIsToldWhereAdviceIsNotForHer() throws {
    var (_, desk) = try open(as: "li")
    desk.press("zhangsan<A-c><Tab>")
    #expect(desk.text.contains("没有照护计划"), "\(desk.text)")
    desk.press("<Tab>")
    #expect(desk.text.contains("您的角色无权"), "\(desk.text)")
  }
}
