import Domain
import Interchange
import Store
import Testing

@Suite struct ImporterTests {
  private func counts(_ outcome: Importer.Outcome) throws -> ImportSummary {
    guard case .taken(let summary) = outcome else {
      throw Refused()
    }
    return summary
  }

  private struct Refused: Error {}

  private func fullRecord() -> PatientRecord {
    var record = sampleRecord()
    let day = CalendarDate(iso: "2026-08-10") ?? CalendarDate(dayNumber: 0)
    record.identifiers = [PatientIdentifier(kind: .residentID, value: "11010519491231002X")]
    record.encounters = [
      PatientRecord.Sourced(
        Encounter(
          start: TestClinic.zone.instant(day), day: day, classCode: "AMB", type: "血压复查",
          department: "全科", practitioner: "王医生"), key: "Encounter/1")
    ]
    record.conditions = [
      PatientRecord.Sourced(
        Condition(
          code: Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "I10", display: "高血压"),
          onset: day), key: "Condition/1")
    ]
    record.medications = [
      PatientRecord.Sourced(
        MedicationStatement(code: Coding(display: "氨氯地平"), dosage: "5 mg qd", started: day),
        key: "MedicationRequest/1")
    ]
    record.allergies = [
      PatientRecord.Sourced(
        AllergyIntolerance(code: Coding(display: "青霉素"), criticality: "high", recorded: day))
    ]
    record.reports = [
      PatientRecord.Sourced(
        DiagnosticReport(
          code: Coding(display: "血常规"), issued: TestClinic.zone.instant(day), day: day),
        key: "DiagnosticReport/1")
    ]
    record.measurements = [
      systolic(152, on: "2026-08-10", key: "Observation/1"),
      systolic(148.5, on: "2026-06-12", key: "Observation/2"),
    ]
    return record
  }

  @Test func everythingThatCameInIsInTheArchive() throws {
    let clinic = try TestClinic()
    let record = fullRecord()
    let summary = try counts(try Importer(clinic.store, source: "t").take(record))
    #expect(summary.newPatients == 1)
    #expect(summary.newObservations == 2)
    let archive = try clinic.machine().archive(of: PatientID(1), purpose: .open)
    #expect(archive.patient == record.patient)
    #expect(
      archive.identifiers
        == record.identifiers + [PatientIdentifier(kind: .other, system: "t", value: "1")])
    #expect(archive.contacts == record.contacts)
    #expect(archive.encounters == record.encounters.map(\.value))
    #expect(archive.conditions == record.conditions.map(\.value))
    #expect(archive.medications == record.medications.map(\.value))
    #expect(archive.allergies == record.allergies.map(\.value))
    #expect(archive.reports == record.reports.map(\.value))
    #expect(archive.series.map(\.indicator.code) == ["sbp"])
    #expect(
      archive.series.first?.points
        == record.measurements.reversed().map(\.value.observation))
  }

  @Test func aSecondImportChangesNothing() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    _ = try importer.take(fullRecord())
    let before = try clinic.store.archive(of: PatientID(1), purpose: .command)
    let again = try counts(try importer.take(fullRecord()))
    var expected = ImportSummary()
    expected.unchangedPatients = 1
    expected.duplicateObservations = 2
    #expect(again == expected)
    #expect(try clinic.store.archive(of: PatientID(1), purpose: .command) == before)
    #expect(try clinic.store.patientCount() == 1)
  }

  @Test func aCorrectedValueSupersedesAndIsNotCorrectedTwice() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    _ = try importer.take(fullRecord())
    var record = fullRecord()
    record.measurements[0] = systolic(132, on: "2026-08-10", key: "Observation/1")
    #expect(try counts(try importer.take(record)).correctedObservations == 1)
    #expect(try counts(try importer.take(record)).correctedObservations == 0)
    let archive = try clinic.store.archive(of: PatientID(1), purpose: .command)
    #expect(archive.series.first?.points.compactMap(\.value) == [148.5, 132])
  }

  @Test func aValueEnteredInErrorIsTakenBack() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    _ = try importer.take(fullRecord())
    var record = fullRecord()
    record.measurements[0] = systolic(
      152, on: "2026-08-10", key: "Observation/1", status: .retracted)
    #expect(try counts(try importer.take(record)).correctedObservations == 1)
    #expect(try counts(try importer.take(record)).duplicateObservations == 2)
    let archive = try clinic.store.archive(of: PatientID(1), purpose: .command)
    #expect(archive.series.first?.points.compactMap(\.value) == [148.5])
  }

  @Test func twoValuesOfOneMomentBothStay() throws {
    let clinic = try TestClinic()
    var record = sampleRecord()
    record.measurements = [
      systolic(140, on: "2026-08-10", key: "a"), systolic(140, on: "2026-08-10", key: "b"),
    ]
    let importer = Importer(clinic.store, source: "t")
    #expect(try counts(try importer.take(record)).newObservations == 2)
    #expect(try counts(try importer.take(record)).duplicateObservations == 2)
    let archive = try clinic.store.archive(of: PatientID(1), purpose: .command)
    #expect(archive.series.first?.points.count == 2)
  }

  @Test func unnamedPartsAreKnownByTheirContent() throws {
    let clinic = try TestClinic()
    var record = sampleRecord()
    record.measurements = [systolic(140, on: "2026-08-10")]
    record.conditions = [PatientRecord.Sourced(Condition(code: Coding(display: "高血压")))]
    let importer = Importer(clinic.store, source: "t")
    _ = try importer.take(record)
    #expect(try counts(try importer.take(record)).duplicateObservations == 1)
    let archive = try clinic.store.archive(of: PatientID(1), purpose: .command)
    #expect(archive.conditions.count == 1)
    #expect(archive.series.first?.points.count == 1)
  }

  @Test func theTextReceivedIsKeptToTheLetter() throws {
    let clinic = try TestClinic()
    var record = sampleRecord()
    record.measurements = [
      systolic(7, on: "2026-08-01", key: "a", text: "7.0"),
      systolic(100, on: "2026-08-02", key: "b", text: "1e2"),
      systolic(112.1498697020143, on: "2026-08-03", key: "c"),
    ]
    _ = try Importer(clinic.store, source: "t").take(record)
    let archive = try clinic.store.archive(of: PatientID(1), purpose: .command)
    #expect(
      archive.series.first?.points.map(\.receivedText) == ["7.0", "1e2", "112.1498697020143"])
  }

  @Test func aKeyThatIsSomebodyElsesIsRefused() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    _ = try importer.take(fullRecord())
    var stranger = sampleRecord(name: "王芳", born: "1990-01-01")
    stranger.measurements = [systolic(120, on: "2026-08-10", key: "x")]
    #expect(try importer.take(stranger) == .identityConflict(refusedObservations: 1))
    #expect(try clinic.store.patientCount() == 1)
    // Another source may have its own Patient/1.
    #expect(try counts(try Importer(clinic.store, source: "u").take(stranger)).newPatients == 1)
  }

  @Test func aChangedPhoneIsFoundByTheNewOne() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    _ = try importer.take(sampleRecord())
    #expect(try counts(try importer.take(sampleRecord(phone: "13999990000"))).updatedPatients == 1)
    #expect(try clinic.find("13999990000").count == 1)
    #expect(try clinic.find("13812340021").count == 1)
  }

  @Test func partsOfAKnownPatientAreTakenAndOfAnUnknownRefused() throws {
    let clinic = try TestClinic()
    let importer = Importer(clinic.store, source: "t")
    _ = try importer.take(sampleRecord())
    var parts = PatientParts(key: "Patient/1")
    parts.measurements = [systolic(150, on: "2026-10-10", key: "late")]
    #expect(try counts(try importer.takeUnattached(parts)).newObservations == 1)
    parts.key = "Patient/nobody"
    #expect(try importer.takeUnattached(parts) == .unknownPatient(refusedObservations: 1))
  }

  @Test func aDryRunCountsAndKeepsNothing() throws {
    let clinic = try TestClinic()
    let rehearsal = Importer(clinic.store, source: "t", isDryRun: true)
    #expect(try counts(try rehearsal.take(fullRecord())).newObservations == 2)
    #expect(try clinic.store.patientCount() == 0)
    #expect(try clinic.find("zs").isEmpty)
    #expect(
      try counts(try Importer(clinic.store, source: "t").take(fullRecord())).newPatients == 1)
  }

  @Test func anIndicatorThatTheFileBringsIsKept() throws {
    let clinic = try TestClinic()
    var record = sampleRecord()
    record.newIndicators = [
      Indicator(code: "loinc-72514-3", name: Localized(same: "Pain severity"), unit: "{score}")
    ]
    var pain = systolic(3, on: "2026-08-10", key: "p")
    pain.value.indicator = "loinc-72514-3"
    record.measurements = [pain]
    _ = try Importer(clinic.store, source: "t").take(record)
    let again = try clinic.secondTerminal()
    #expect(again.indicators.contains { $0.code == "loinc-72514-3" })
    let archive = try again.archive(of: PatientID(1), purpose: .command)
    #expect(archive.series.first?.indicator.name.english == "Pain severity")
  }
}
