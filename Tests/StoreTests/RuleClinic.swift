import Domain
import Interchange
import Rules
import SQLite
import Store

/// A clinic with rules in force, and one line for each thing that happens there.
final class RuleClinic {
  let clinic: TestClinic
  var store: Store { clinic.store }

  /// Raised pressure with a band in which nothing changes, its follow-up, and a second tag of the
  /// same group that comes first.
  static let pressure = """
    # Hypertension 高血压
    codes htn = { "I10".."I15" }

    rule bp.high version 1
      tag "血压高" en "BP high"  group bp  priority 10
      when latest(sbp, 90d) >= 140 mm[Hg]
      clear when latest(sbp, 90d) < 135 mm[Hg]
      if unknown off
      then follow_up "复测血压" en "BP re-check" due 14d to nurse once 30d
      because "收缩压 {latest(sbp, 90d)}"
      test "on and off"
        patient birth 1970-01-01 sex male
        sbp 2026-01-05 140 mm[Hg]  2026-01-07 134 mm[Hg]
        expect on at 2026-01-05, off at 2026-01-07
      end
    end

    rule bp.crisis version 1
      tag "血压危急" en "BP crisis"  group bp  priority 100
      when max(sbp, 1d) >= 180 mm[Hg]
      hold 7d
    end

    rule htn.known version 1
      tag "高血压患者" en "Hypertension"
      when has_dx(htn)
    end

    """

  init(_ text: String = RuleClinic.pressure, zone: ClinicZone = TestClinic.zone) throws {
    clinic = try TestClinic(zone: zone)
    try put(text)
  }

  /// Saves a file and puts all of it in force.
  func put(_ text: String, file: String = "clinic.rules") throws {
    let saving = try store.saveRules([(file, text)])
    let errors = saving.diagnostics.filter { $0.severity == .error }
    guard saving.isSaved else { throw Unusable(diagnostics: errors, failed: saving.failedTests) }
    let activation = try store.activateRules()
    guard activation.isAccepted else {
      throw Unusable(diagnostics: activation.diagnostics, failed: activation.failedTests)
    }
  }

  struct Unusable: Error {
    let diagnostics: [RuleDiagnostic]
    let failed: [RuleSaving.FailedTest]
  }

  /// Takes a person in with systolic pressures by day, and perhaps diagnoses.
  @discardableResult
  func take(
    _ pressures: [(day: String, value: Double)] = [], name: String = "张三", key: String = "1",
    diagnoses: [Condition] = []
  ) throws -> PatientID {
    var record = sampleRecord(name: name, key: "Patient/\(key)", phone: "1381234002\(key)")
    record.measurements = pressures.map {
      systolic($0.value, on: $0.day, key: "Observation/\(key)/\($0.day)")
    }
    record.conditions = diagnoses.enumerated().map {
      .init($1, key: "Condition/\(key)/\($0)")
    }
    _ = try Importer(store, source: "his").take(record)
    guard let hit = try clinic.find(name).first else { throw StoreError.notFound }
    return hit.patient
  }

  /// The names of the shown tags.
  func shown(_ patient: PatientID) throws -> [String] {
    try store.tags(of: patient).tags.filter(\.isShown).map(\.name.name)
  }

  /// One number out of the file.
  func number(_ sql: String) throws -> Int {
    try Connection(path: clinic.path, mode: .readOnly).integer(sql) ?? -1
  }

  /// One text out of the file.
  func text(_ sql: String) throws -> String? {
    try Connection(path: clinic.path, mode: .readOnly).text(sql)
  }

  static let hypertension = Condition(
    code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "I10.x00", display: "高血压"),
    onset: CalendarDate(iso: "2020-01-01"))
}
