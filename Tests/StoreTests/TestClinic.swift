import Domain
import Foundation
import Interchange
import Store
import Synchronization
import TestSupport
import Testing

/// A clock that a test sets.
final class TestClock: Sendable {
  private let moment: Mutex<Instant>
  init(_ instant: Instant) { moment = Mutex(instant) }
  var now: Instant { moment.withLock { $0 } }
  func advance(seconds: Int) { moment.withLock { $0 = $0.adding(seconds: seconds) } }
}

/// A new clinic in a folder of its own that goes when the test ends.
final class TestClinic {
  static let zone = ClinicZone.fixed(8 * 3600)
  let clock = TestClock(
    zone.instant(CalendarDate(iso: "2026-11-21") ?? CalendarDate(dayNumber: 0), secondOfDay: 36_000)
  )
  let path: String
  let store: Store
  private let folder: URL

  /// - Parameters:
  ///   - staff: Who works there instead of the usual people; `li` among them.
  ///   - indicators: What is in the dictionary instead of what is shipped.
  ///   - zone: The clinic's clock.
  init(
    staff: [StaffMember]? = nil, indicators: [Indicator]? = nil, zone: ClinicZone = zone
  ) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "clinic-\(UUID().uuidString)")
    path = folder.appending(path: "clinic.sqlite").path
    var setup = try Self.setup()
    if let staff { setup.staff = staff }
    if let indicators { setup.indicators = indicators }
    try Store.create(path: path, setup: setup, now: clock.now)
    let clock = clock
    store = try Store(path: path, zone: zone, now: { clock.now })
    _ = try store.act(as: "li", systemUser: "")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Takes out what versions 9 and 11 brought, as a file from before them lacks that; what version 10
  /// brought goes with the table of filled forms.
  static let withoutPlans = """
    DROP TABLE advice_given;
    DROP TABLE follow_up_claim; DROP TABLE call_recording; ALTER TABLE staff DROP COLUMN team;
    DROP TABLE care_plan_version; DROP TABLE care_plan; DROP TABLE care_file;
    DROP INDEX follow_up_reason; DROP INDEX follow_up_planned;
    DROP INDEX follow_up_attempt_lost; DROP INDEX follow_up_titled; DROP INDEX follow_up_of_plan;
    \(planTriggers) \(followUpColumns)
    DROP TABLE contact_mark; ALTER TABLE follow_up_attempt DROP COLUMN checked_identity;
    ALTER TABLE follow_up_attempt DROP COLUMN seconds;
    DROP TABLE plan_event; DROP TABLE plan_due; DROP TABLE plan_touched; DROP TABLE plan_fact;
    DROP TABLE plan_definition;
    """

  private static let planTriggers = [
    "patient", "condition_insert", "condition_update", "encounter_insert", "encounter_update",
  ].map { "DROP TRIGGER plan_touch_\($0);" }.joined(separator: " ")

  private static let followUpColumns = [
    "title_zh", "title_en", "form", "plan", "plan_key", "generation", "planned", "since",
    "completed_by",
  ].map { "ALTER TABLE follow_up DROP COLUMN \($0);" }.joined(separator: " ")

  static func setup() throws -> ClinicSetup {
    ClinicSetup(
      name: Localized(zh: "测试诊所", en: "Test clinic"),
      staff: [
        StaffMember(code: "li", name: "李护士", role: .nurse, and: .doctor, .manager),
        StaffMember(code: "both", name: "职工乙", role: .nurse, and: .auditor),
        StaffMember(code: "wang", name: "王医生", role: .doctor, and: .nurse, .manager),
        StaffMember(code: "ma", name: "马主任", role: .manager),
      ] + StaffRole.allCases.map { StaffMember(code: $0.rawValue, name: "职工甲", role: $0) },
      indicators: try indicators())
  }

  static func indicators() throws -> [Indicator] {
    let bytes = try SharedFiles.repositoryBytes("sample-data/clinic/indicators.json5")
    return IndicatorFile.read(bytes).indicators
  }

  /// A second terminal on the same file.
  func secondTerminal() throws -> Store {
    let clock = clock
    let other = try Store(path: path, zone: Self.zone, now: { clock.now })
    _ = try other.act(as: "wang", systemUser: "")
    return other
  }

  /// A terminal of a member of staff with one role and no other.
  func terminal(of role: StaffRole) throws -> Store {
    let other = try machine()
    _ = try other.act(as: role.rawValue, systemUser: "")
    return other
  }

  /// The program at work for nobody.
  func machine() throws -> Store {
    let clock = clock
    return try Store(path: path, zone: Self.zone, now: { clock.now })
  }

  var today: CalendarDate { store.today }

  func find(_ text: String) throws -> [LookupHit] {
    try store.lookup(LookupQuery(text, today: today), limit: 50).hits
  }
}

/// A record with as much as a test needs.
func sampleRecord(
  name: String = "张三", key: String? = "Patient/1", born: String = "1968-03-12",
  phone: String = "13812340021", followUps: [FollowUpDraft] = []
) -> PatientRecord {
  var record = PatientRecord(
    patient: Patient(name: name, sex: .male, birthDate: CalendarDate(iso: born)), key: key)
  record.contacts = [ContactPoint(system: .phone, value: phone)]
  record.followUps = followUps
  return record
}

/// A systolic pressure at ten o'clock of a day.
func systolic(
  _ value: Double, on day: String, key: String? = nil, text: String? = nil,
  status: ObservationStatus = .final
) -> PatientRecord.Sourced<PatientRecord.Measurement> {
  let date = CalendarDate(iso: day) ?? CalendarDate(dayNumber: 0)
  return PatientRecord.Sourced(
    PatientRecord.Measurement(
      indicator: "sbp",
      observation: Observation(
        instant: TestClinic.zone.instant(date, secondOfDay: 36_000), day: date, value: value,
        receivedText: text ?? shortestDecimal(value), receivedUnit: "mm[Hg]", status: status,
        source: .fhirImport)), key: key)
}
