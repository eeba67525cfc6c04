import Domain
import FollowUps
import Interchange
import SQLite
import Store
import TestSupport
import Testing

/// A clinic with the shipped plans and one person, whose days go by as a test says.
final class PlanClinic {
  let clinic: TestClinic
  private(set) var patient = PatientID(0)
  private var measured = 0
  var store: Store { clinic.store }
  var today: CalendarDate { store.today }

  static let files = [
    "aftercare", "diabetes", "education", "hypertension", "pregnancy", "yearly",
  ]

  static func shipped() throws -> [(name: String, bytes: [UInt8])] {
    try files.map { name in
      let file = "\(name).json5"
      return (file, Array(try SharedFiles.repositoryBytes("sample-data/clinic/plans/\(file)")))
    }
  }

  /// - Parameter rules: The text of a rule file to put in force first; nil for none.
  init(rules: String? = nil, diagnoses: [Condition] = [], plans: Bool = true) throws {
    if let rules {
      clinic = try RuleClinic(rules).clinic
    } else {
      clinic = try TestClinic()
    }
    if plans { try savePlans() }
    patient = try take("张三", diagnoses)
  }

  func savePlans() throws {
    let saving = try store.savePlans(try Self.shipped())
    try #require(saving.isAccepted, "\(saving.diagnostics)")
  }

  func take(_ name: String, key: String = "1", _ diagnoses: [Condition] = []) throws -> PatientID {
    var record = sampleRecord(name: name, key: "Patient/\(key)", phone: "1381234002\(key)")
    record.conditions = diagnoses.enumerated().map { .init($1, key: "Condition/\(key)/\($0)") }
    _ = try Importer(store, source: "his").take(record)
    return try #require(try clinic.find(name).first?.patient)
  }

  static func diagnosis(_ code: String, on day: String? = nil) -> Condition {
    Condition(
      code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: code, display: code),
      onset: day.flatMap(CalendarDate.init(iso:)))
  }

  /// Lets days go by.
  func wait(days: Int) { clinic.clock.advance(seconds: days * 86_400) }

  /// Goes to a day.
  func go(to day: CalendarDate) { wait(days: today.days(to: day)) }

  /// Pressures of today, as a device sends them.
  func measure(_ systolic: Double, _ diastolic: Double, key: String = "1") throws {
    measured += 1
    var record = sampleRecord(name: key == "1" ? "张三" : "李四", key: "Patient/\(key)")
    record.contacts = []
    record.measurements = [("sbp", systolic), ("dbp", diastolic)].map { code, value in
      PatientRecord.Sourced(
        PatientRecord.Measurement(
          indicator: code,
          observation: Observation(
            instant: clinic.clock.now, day: today, value: value,
            receivedText: shortestDecimal(value), receivedUnit: "mm[Hg]", status: .final,
            source: .fhirImport)), key: "Observation/\(key)/\(code)/\(measured)")
    }
    _ = try Importer(store, source: "his").take(record)
  }

  /// The open follow-ups of the person, by due date.
  func open(_ patient: PatientID? = nil) throws -> [FollowUp] {
    try store.archive(of: patient ?? self.patient, purpose: .command).followUps
      .filter { $0.details.state == .open }
  }

  /// The one open follow-up of a plan.
  func row(_ plan: String) throws -> FollowUp {
    let all = try open().filter { try store.planKey(of: $0.id)?.plan == plan }
    try #require(all.count == 1, "\(all.count) open follow-ups of \(plan)")
    return all[0]
  }

  @discardableResult
  func record(
    _ outcome: FollowUpOutcome, _ row: FollowUp, note: String = "", next: CalendarDate? = nil,
    reason: String = "", channel: FollowUpChannel? = nil, signs: Set<VisitFinding> = []
  ) throws -> FollowUp {
    try store.recordOutcome(
      of: row.id, version: row.version, outcome: outcome, note: note, nextDue: next,
      channel: channel, reason: reason, signs: signs)
  }

  /// One number out of the file.
  func number(_ sql: String) throws -> Int {
    try Connection(path: clinic.path, mode: .readOnly).integer(sql) ?? -1
  }

  /// What plans want and what is stored are the same, and the self-check says so too.
  func expectSettled(
    _ patient: PatientID? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let check = try store.checkPlans()
    #expect(check.differing == 0, sourceLocation: sourceLocation)
    let plans = try store.plans(of: patient ?? self.patient)
    for plan in plans.running {
      #expect(
        Set(plan.wanted.map(\.key)) == Set(plan.followUps.keys), "\(plan.plan)",
        sourceLocation: sourceLocation)
      let main = plan.wanted.filter(\.isMain).count
      let expected = plans.absence == nil ? 1 : 0
      #expect(main == expected, "\(plan.plan)", sourceLocation: sourceLocation)
    }
  }
}
