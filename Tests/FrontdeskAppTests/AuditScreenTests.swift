import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct AuditScreenTests {
  private func desk(_ keys: String) -> Desk {
    var desk = Desk()
    desk.model.user = SampleClinic.auditor
    desk.send(.command(.viewAudit))
    desk.press(keys)
    return desk
  }

  @Test func theNewestRowsComeFirstAndOlderOnesWhenTheEndIsReached() {
    var desk = desk("")
    #expect(desk.model.audit.lines.count == 200)
    #expect(desk.model.audit.lines.first?.id == 240)
    desk.press("<C-End>")
    #expect(desk.model.audit.lines.count == 240)
    desk.press("<C-End>")
    #expect(!desk.model.audit.hasMore)
  }

  @Test func whatOnePersonDidAndWhoSawOnePatientAreOneCommandAway() {
    var desk = desk("o")
    #expect(Set(desk.model.audit.lines.map(\.staff)) == ["li"])
    desk.press("<Esc>")
    #expect(Set(desk.model.audit.lines.map(\.staff)) == ["li", "qian"])
    desk.press("<F2>zs")
    desk.send(.command(.whoSaw))
    #expect(desk.model.screen == .audit)
    #expect(Set(desk.model.audit.lines.map(\.patient)) == [PatientID(1)])
  }

  @Test func rowsAreFilteredAndSorted() {
    var desk = desk("/被拒绝")
    let denied = FakeClinic.trail.prefix(200).filter(\.isRefused).count
    #expect(desk.model.audit.list.count == denied)
    desk.press("<Enter><Esc>s")
    #expect(desk.model.auditLine?.id == 41, "the oldest of those that were read")
  }

  @Test func emergencyAccessIsReviewedByWhoMay() {
    var desk = desk("<Left><Enter>")
    #expect(desk.model.layer == .access)
    desk.press("代班属实, 无异常<C-s>")
    #expect(desk.clinic.log.contains(.reviewGlass(1, "代班属实, 无异常")))
    #expect(desk.model.auditLine?.isOpen == false)
    var other = Desk()
    other.model.user = SampleClinic.manager
    other.send(.command(.viewAudit))
    other.press("<Left><Enter>")
    #expect(other.model.layer == .screen(.audit))
  }

  @Test func theTitleNamesItForThoseWhoMayReadAllOfIt() {
    #expect(desk("<F2>").text.contains("审计"))
    #expect(!Desk().text.contains("审计"))
    var doctor = Desk()
    doctor.model.user = StaffMember(code: "x", name: "X", role: .doctor)
    doctor.send(.command(.viewAudit))
    #expect(doctor.model.screen == .audit, "one's own rows are one's own to read")
  }
}
