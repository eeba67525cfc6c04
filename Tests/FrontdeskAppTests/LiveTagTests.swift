import Domain
import FrontdeskApp
import Interchange
import Rules
import Store
import Testing

/// Tags and their reasons on the screens, over the real runner and a real clinic with rules.
@Suite struct LiveTagTests {
  private static let rule = """
    rule bp.high version 1
      tag "血压高" en "BP high"
      when latest(sbp, 90d) >= 140 mm[Hg]
      because "收缩压 {latest(sbp, 90d)}"
    end

    """

  /// A desk of somebody at a clinic where Zhang San has a pressure of 152.
  private func open(as code: String) throws -> (clinic: LiveClinic, desk: LiveDesk) {
    let clinic = try LiveClinic()
    let machine = try clinic.machine()
    let importer = Importer(machine, source: "t")
    var record = PatientRecord(
      patient: Patient(name: "张三", sex: .male, birthDate: CalendarDate(iso: "1968-03-12")),
      key: "Patient/0")
    let day = LiveClinic.zone.day(SampleClinic.now).adding(days: -3)
    record.measurements = [
      .init(
        PatientRecord.Measurement(
          indicator: "sbp",
          observation: Observation(
            instant: LiveClinic.zone.instant(day, secondOfDay: 36_000), day: day, value: 152,
            receivedText: "152", receivedUnit: "mm[Hg]", source: .clinic)),
        key: "Observation/1")
    ]
    _ = try importer.take(record)
    #expect(try machine.saveRules([("a.rules", Self.rule)]).isSaved)
    #expect(try machine.activateRules().isAccepted)
    var desk = try clinic.desk()
    desk.signIn(code)
    return (clinic, desk)
  }

  @Test func theReasonComesWithItsValue() throws {
    var (_, desk) = try open(as: "li")
    desk.press("zhangsan<A-t>")
    #expect(desk.text.contains("#血压高"), "\(desk.text)")
    desk.press("<Enter>")
    #expect(desk.text.contains("收缩压 152"), "\(desk.text)")
    #expect(desk.text.contains("✔"), "\(desk.text)")
  }

  @Test func aTagTakenOffStaysOffAndCanBeUndone() throws {
    var (clinic, desk) = try open(as: "li")
    desk.press("zhangsan<A-t>-1<C-s>")
    #expect(desk.text.contains("人工摘下"), "\(desk.text)")
    let patient = try #require(desk.model.subject)
    #expect(try clinic.machine().tags(of: patient).tags.map(\.standing) == [.takenOff])
    desk.press("<Esc><C-z>y")
    #expect(try clinic.machine().tags(of: patient).tags.map(\.standing) == [.shown])
  }

  @Test func theHistoryTellsWhatTheStoreKeeps() throws {
    var (clinic, desk) = try open(as: "li")
    desk.press("zhangsan<A-t><Tab>")
    #expect(desk.text.contains("条件满足"), "\(desk.text)")
    let patient = try #require(desk.model.subject)
    #expect(try clinic.machine().tagHistory(of: patient).count == 1)
  }
}
