import Domain
import FollowUps
import Store
import Testing

/// The clinic's plans are kept as files, all or none, and a kept version never changes.
@Suite struct PlanLibraryTests {
  private static func plan(_ version: Int, span: String = "3m", id: String = "checks") -> [UInt8] {
    Array(
      """
      { version: 1, plans: [
        { id: '\(id)', version: \(version), zh: '复查', en: 'Checks',
          source: { zh: '诊所自定', en: 'own' }, start: ['hand'],
          every: { span: '\(span)', first: '2w', zh: '复查', en: 'Check' } },
      ] }
      """.utf8)
  }

  @Test func theShippedPlansAreKeptAndKeptAgainChangeNothing() throws {
    let clinic = try TestClinic()
    let first = try clinic.store.savePlans(try PlanClinic.shipped())
    #expect(first.isAccepted && first.written.count == first.entries, "\(first.diagnostics)")
    #expect(try clinic.store.plans().count == first.entries)
    let again = try clinic.store.savePlans(try PlanClinic.shipped())
    #expect(again.written.isEmpty && again.entries == first.entries)
  }

  @Test func aKeptVersionNeverChangesAndANewOneIsInForce() throws {
    let clinic = try TestClinic()
    let store = clinic.store
    #expect(try store.savePlans([("a.json5", Self.plan(1))]).written.count == 1)
    let error = #expect(throws: StoreError.self) {
      _ = try store.savePlans([("a.json5", Self.plan(1, span: "6m"))])
    }
    #expect(error?.message.english.contains("raise the version") == true)
    #expect(try store.plans().map(\.recurrence?.every) == [PlanSpan.months(3)])
    #expect(try store.savePlans([("a.json5", Self.plan(2, span: "6m"))]).written.count == 1)
    #expect(try store.plans().map(\.version) == [2])
    #expect(try store.planSource("checks")?.contains("'6m'") == true)
  }

  @Test func ofFilesWithAnErrorNothingIsKept() throws {
    let clinic = try TestClinic()
    let store = clinic.store
    let saving = try store.savePlans([
      ("good.json5", Self.plan(1)), ("broken.json5", Array("{ version: 1, plans: [{}] }".utf8)),
    ])
    #expect(!saving.isAccepted && saving.diagnostics.map(\.file) == ["broken.json5"])
    #expect(try store.plans().isEmpty)
  }

  @Test func aRetiredPlanBeginsForNobodyAndThoseWhoHaveItKeepIt() throws {
    let desk = try PlanClinic()
    _ = try desk.store.startPlan("hypertension", of: desk.patient)
    try desk.store.retirePlan("hypertension")
    #expect(try desk.store.plans().allSatisfy { $0.id != "hypertension" })
    #expect(throws: StoreError.notFound) {
      _ = try desk.store.startPlan("hypertension", of: desk.patient)
    }
    #expect(throws: StoreError.notFound) { try desk.store.retirePlan("hypertension") }
    #expect(try desk.row("hypertension").details.reason == .hypertensionManagement)
    try desk.expectSettled()
    try desk.savePlans()
    #expect(try desk.store.plans().contains { $0.id == "hypertension" })
  }

  @Test func onlyThoseWhoChangeRulesChangePlans() throws {
    let clinic = try TestClinic()
    for role in [StaffRole.reception, .nurse, .cashier] {
      let terminal = try clinic.terminal(of: role)
      #expect(throws: StoreError.self) { _ = try terminal.savePlans([("a.json5", Self.plan(1))]) }
    }
    #expect(try clinic.store.plans().isEmpty)
  }
}
