import Domain
import TestSupport
import Testing

@testable import Interchange

/// Thirty generated patients in R4 with figures that another program computed from the same files.
@Suite("FHIR R4 of public test patients", .enabled(if: SharedFiles.areThere))
struct SyntheaTests {
  static let folder = "fhir-synthea-r4"
  static let expected = (try? SharedFiles.table("\(folder)/EXPECTED.tsv")) ?? []
  static let dictionary = (try? ClinicDictionary.dictionary()) ?? IndicatorDictionary([])

  static func read(_ path: String) throws -> FHIRReading {
    FHIRReader(dictionary: dictionary, zone: .fixed(8 * 3600)).read(try SharedFiles.bytes(path))
  }

  /// Our indicators by the names in the table.
  static let series = [
    "sbp": "sbp", "dbp": "dbp", "a1c": "hba1c", "ldl": "ldl", "glucose": "glu_bld",
    "egfr": "egfr_mdrd", "bmi": "bmi", "weight": "weight",
  ]

  @Test("every figure of every patient is reproduced", arguments: expected.indices)
  func figuresAreReproduced(row: Int) throws {
    let want = Self.expected[row]
    let file = try #require(want["file"])
    let reading = try Self.read("\(Self.folder)/\(file)")
    #expect(reading.refusal == nil)
    #expect(reading.unattached.isEmpty)
    #expect(reading.diagnostics.filter { $0.severity == .error } == [])
    #expect(reading.records.count == 1)
    let record = try #require(reading.records.first)
    try checkPerson(record, against: want)
    #expect(reading.resourceCount == Int(want["resources"] ?? ""))
    #expect(record.conditions.count == Int(want["conditions"] ?? ""))
    #expect(record.medications.count == Int(want["medication_requests"] ?? ""))
    #expect(record.encounters.count == Int(want["encounters"] ?? ""))
    let ordinals = Set(Self.dictionary.indicators.filter { !$0.ordinal.isEmpty }.map(\.code))
    let numeric = record.measurements.filter {
      $0.value.observation.value != nil && !ordinals.contains($0.value.indicator)
    }
    #expect(numeric.count == Int(want["numeric_values"] ?? ""))
    let asOf = try #require(FHIRDateTime(want["as_of"] ?? "")).instant(in: .fixed(0))
    #expect(numeric.map(\.value.observation.instant).max() == asOf)
    for (name, code) in Self.series {
      try checkSeries(name, code, of: record, until: asOf, against: want)
    }
  }

  private func checkPerson(_ record: PatientRecord, against want: [String: String]) throws {
    let patient = record.patient
    #expect(record.key == "Patient/\(want["patient_id"] ?? "")")
    #expect(patient.name == "\(want["given"] ?? "") \(want["family"] ?? "")")
    #expect(patient.familyName == want["family"])
    #expect(patient.sex.rawValue == want["sex"])
    #expect(patient.birthDate?.description == want["birth"])
    #expect(patient.birthDatePrecision == .day)
    let died = want["deceased"].flatMap { FHIRDateTime($0) }
    #expect(patient.deceased == died.map { .onDate($0.day(in: .fixed(8 * 3600))) })
    #expect(record.identifiers.map(\.kind).contains(.medicalRecord))
    #expect(record.contacts.first?.system == .phone)
  }

  private func checkSeries(
    _ name: String, _ code: String, of record: PatientRecord, until asOf: Instant,
    against want: [String: String]
  ) throws {
    let points = record.measurements.map(\.value).filter { $0.indicator == code }
      .map(\.observation).sorted { $0.instant < $1.instant }
    #expect(points.count == Int(want["\(name)_n"] ?? ""), "\(name)")
    guard let last = points.last else { return }
    let lastAt = try #require(FHIRDateTime(want["\(name)_last_at"] ?? "")).instant(in: .fixed(0))
    #expect(last.instant == lastAt)
    #expect(last.receivedUnit == want["\(name)_unit"])
    let ties = points.filter { $0.instant == lastAt }
    #expect(ties.count == Int(want["\(name)_ties_at_last"] ?? ""))
    let newest = try #require(Double(want["\(name)_last"] ?? ""))
    #expect(ties.contains { Double($0.receivedText) == newest })
    for days in [90, 365] {
      let window = points.filter { $0.instant > asOf.adding(seconds: -days * 86_400) }
        .compactMap { Double($0.receivedText) }
      #expect(window.count == Int(want["\(name)_n\(days)"] ?? ""))
      if let average = Double(want["\(name)_avg\(days)"] ?? "") {
        #expect(abs(window.reduce(0, +) / Double(window.count) - average) < 1e-6)
      }
      if let most = Double(want["\(name)_max\(days)"] ?? "") { #expect(window.max() == most) }
    }
  }

  @Test("numbers are kept as written, and other units are converted")
  func valuesAreKeptAndConverted() throws {
    let row = try #require(Self.expected.first { Int($0["glucose_n"] ?? "") ?? 0 > 0 })
    let record = try #require(try Self.read("\(Self.folder)/\(row["file"] ?? "")").records.first)
    for measurement in record.measurements.map(\.value) {
      let observation = measurement.observation
      guard let number = Double(observation.receivedText), let value = observation.value else {
        continue
      }
      switch measurement.indicator {
      case "sbp", "dbp", "weight", "height", "bmi", "hba1c", "na", "k", "cl":
        #expect(value == number)
        #expect(observation.factor == 1)
      case "glu_bld":
        #expect(observation.receivedUnit == "mg/dL")
        #expect(abs(value - number / 18.0156) < 1e-4)
      case "cr": #expect(value == number * 88.402)
      case "urea": #expect(value == number * 0.357015)
      default: break
      }
    }
  }

  @Test("every file is accepted, and only known things are noted")
  func everyFileIsAccepted() throws {
    var codes: Set<String> = []
    var skipped: [String: Int] = [:]
    for path in SharedFiles.files(in: Self.folder, ending: ".json") {
      let reading = try Self.read(path)
      #expect(reading.refusal == nil)
      codes.formUnion(reading.diagnostics.map(\.code))
      skipped.merge(reading.skippedTypes, uniquingKeysWith: +)
    }
    // Globulin in g/L that is g/dL, total protein in g/dL that is g/L, and the like.
    #expect(codes == ["fhir.implausible"])
    #expect(skipped["Claim"] == 669)
    #expect(skipped["Observation"] == nil)
    #expect(skipped["Organization"] == nil)
  }
}

@Suite("FHIR of other versions", .enabled(if: SharedFiles.areThere))
struct WrongVersionTests {
  @Test(
    "is refused whole, with the mark that showed it",
    arguments: [
      ("DSTU-2/SMART", ".xml", "fhir.xml", "XML"),
      ("DSTU-2/SYNTHEA", ".json", "fhir.wrong-version", "DSTU2,"),
      ("STU-3/PRO", ".json", "fhir.wrong-version", "STU3,"),
      ("STU-3/SMART", ".json", "fhir.wrong-version", "DSTU2 or STU3,"),
      ("STU-3/SYNTHEA", ".json", "fhir.wrong-version", "STU3,"),
    ])
  func wrongVersionsAreRefused(
    folder: String, ending: String, code: String, version: String
  ) throws {
    let files = SharedFiles.files(in: "fhir-wrong-version/\(folder)", ending: ending)
    #expect(!files.isEmpty)
    for file in files {
      let reading = try SyntheaTests.read(file)
      let refusal = try #require(reading.refusal, "\(file)")
      #expect(refusal.code == code)
      #expect(refusal.message.english.contains(version), "\(refusal.message.english)")
      #expect(refusal.place != nil)
      #expect(refusal.help?.chinese.contains("R4") == true)
      #expect(reading.records.isEmpty)
      #expect(reading.unattached.isEmpty)
      #expect(reading.diagnostics == [refusal])
    }
  }
}
