import Domain
import Foundation
import Store
import Testing

/// The oldest part of the trail leaves by two people, after the retention period, and stays proven.
@Suite struct AuditClosingTests {
  private struct Desk {
    let clinic: TestClinic
    let chen: Store
    let zhao: Store
    let firstDay: CalendarDate

    init() throws {
      clinic = try TestClinic()
      let machine = try clinic.machine()
      for code in ["chen", "zhao"] {
        try clinic.hire(StaffMember(code: code, name: code, role: .manager))
      }
      _ = try Importer(machine, source: "t").take(sampleRecord())
      chen = try clinic.secondTerminal()
      zhao = try clinic.secondTerminal()
      _ = try chen.act(as: "chen", systemUser: "")
      _ = try zhao.act(as: "zhao", systemUser: "")
      firstDay = clinic.today
      for _ in 0..<3 { _ = try clinic.store.archive(of: PatientID(1), purpose: .open) }
    }

    var file: String { clinic.path + ".closed" }
  }

  @Test func nothingIsClosedBeforeHalfAYear() throws {
    let desk = try Desk()
    desk.clinic.clock.advance(seconds: 150 * 86_400)
    #expect(throws: StoreError.self) {
      _ = try desk.chen.askToCloseAudit(until: desk.firstDay, reason: "disk")
    }
  }

  @Test func closingTakesTwoPeopleAndLeavesAProvenTrail() throws {
    let desk = try Desk()
    desk.clinic.clock.advance(seconds: 200 * 86_400)
    _ = try desk.clinic.store.archive(of: PatientID(1), purpose: .open)
    #expect(throws: StoreError.self) {
      _ = try desk.chen.closeAudit(until: desk.firstDay, to: desk.file)
    }
    #expect(!FileManager.default.fileExists(atPath: desk.file))
    let number = try desk.chen.askToCloseAudit(until: desk.firstDay, reason: "disk")
    #expect(throws: StoreError.self) { try desk.chen.decide(number, allow: true) }
    try desk.zhao.decide(number, allow: true)
    let before = try desk.clinic.machine().verifyAudit()
    let segment = try desk.chen.closeAudit(until: desk.firstDay, to: desk.file)
    #expect(segment.firstID == 1)
    let lines = try String(contentsOfFile: desk.file, encoding: .utf8).split(separator: "\n")
    #expect(lines.count == segment.rows)
    #expect(lines[0].contains("\"detail\":\"made\""))
    let report = try desk.clinic.machine().verifyAudit()
    #expect(report.isWhole, "\(report.breaks.map(\.message.english))")
    #expect(report.rows == before.rows - segment.rows + 2)
    // The trail goes on, opens again and can still be added to.
    _ = try desk.clinic.secondTerminal().archive(of: PatientID(1), purpose: .open)
    #expect(try desk.clinic.machine().verifyAudit().isWhole)
    #expect(throws: StoreError.self) {
      _ = try desk.chen.closeAudit(until: desk.firstDay, to: desk.file + "2")
    }
  }
}
