import Domain
import TestSupport
import Testing

@testable import Interchange

@Suite("The FHIR reader")
struct FHIRReaderTests {
  @Test("reads two patients and gives each what is theirs, however it refers to them")
  func twoPatientsAreKeptApart() throws {
    let reading = try FHIRText.readFixture("two-patients.json")
    #expect(reading.refusal == nil)
    #expect(reading.resourceCount == 11)
    #expect(reading.skippedTypes == ["OperationOutcome": 1])
    #expect(reading.records.map(\.key) == ["Patient/1", "Patient/2"])
    let keys = reading.records.map { $0.measurements.compactMap(\.key) }
    #expect(
      keys == [
        ["Observation/versioned", "Observation/conditional"],
        ["Observation/absolute", "Observation/logical"],
      ])
    #expect(reading.unattached.map(\.key) == ["Patient/99", nil])
    #expect(
      reading.unattached.map(\.identifier) == [
        nil, PatientIdentifier(kind: .other, system: "http://example.org/card", value: "A-77"),
      ])
    #expect(
      reading.unattached.map { $0.measurements.compactMap(\.key) } == [
        ["Observation/elsewhere"], ["Observation/stranger"],
      ])
    #expect(reading.diagnostics.map(\.code) == ["fhir.other-subject", "fhir.no-subject"])
    #expect(reading.diagnostics.map(\.severity) == [.note, .error])
    #expect(
      reading.diagnostics.map { $0.place?.path } == ["entry[8].resource", "entry[9].resource"])
    #expect(reading.diagnostics[1].place?.line == 113)
  }

  @Test("reads the persons with names, numbers and dates as exact as they are")
  func personsAreRead() throws {
    let records = try FHIRText.readFixture("two-patients.json").records
    #expect(records[0].patient.name == "王小明")
    #expect(records[0].patient.familyName == "王")
    #expect(records[0].patient.birthDate == CalendarDate(iso: "1949-12-01"))
    #expect(records[0].patient.birthDatePrecision == .month)
    #expect(
      records[0].identifiers == [
        PatientIdentifier(kind: .residentID, value: "11010519491231002X"),
        PatientIdentifier(kind: .other, system: "http://example.org/card", value: "A-1"),
      ])
    #expect(records[1].patient.name == "Clarine B. O'Keefe")
    #expect(records[1].patient.birthDatePrecision == .year)
    #expect(records[1].patient.deceased == .dateUnknown)
  }

  @Test("keeps the clinic-local date beside the moment")
  func datesAreLocal() throws {
    let records = try FHIRText.readFixture("two-patients.json").records
    let observations = records.flatMap { $0.measurements.map(\.value.observation) }
    #expect(
      observations.map(\.day.description) == [
        "2024-05-06", "2024-05-06", "2024-05-06", "2024-05-06",
      ])
    #expect(observations.map(\.precision) == [.second, .second, .day, .second])
    let late = FHIRText.observation(
      "8867-4", at: #""effectiveDateTime":"2024-05-06T20:00:00Z""#, FHIRText.quantity("70", "/min"))
    #expect(
      FHIRText.read(FHIRText.bundle(late)).measurements[0].observation.day
        == CalendarDate(iso: "2024-05-07"))
  }

  @Test("reads a single resource and one resource a line alike")
  func linesAreRead() {
    let one = FHIRText.read(FHIRText.patient)
    #expect(one.records.map(\.patient.name) == ["张三"])
    let value = FHIRText.observation("8867-4", FHIRText.quantity("70", "/min"))
    let lines = FHIRText.read("\(FHIRText.patient)\r\n\n\(value)\n")
    #expect(lines.refusal == nil)
    #expect(lines.measurements.count == 1)
    let broken = FHIRText.read("\(FHIRText.patient)\n{\"resourceType\":\n\(value)\n")
    #expect(broken.measurements.count == 1)
    #expect(broken.diagnostics.map(\.code) == ["json.truncated"])
    #expect(broken.diagnostics[0].place?.line == 2)
  }

  @Test(
    "refuses whole files that are no FHIR, and says why",
    arguments: [
      ("", "json.empty"), ("   \n", "json.empty"), ("{}", "fhir.not-fhir"), ("[]", "fhir.not-fhir"),
      ("{\"a\": 1}\n{\"b\": 2}", "fhir.not-fhir"), ("hello", "json.syntax"), ("7", "fhir.not-fhir"),
      ("MSH|^~\\&|", "json.syntax"), ("<html></html>", "fhir.xml"),
      (" \n<Patient xmlns=\"http://hl7.org/fhir\"/>", "fhir.xml"),
      (String(FHIRText.bundle().dropLast(9)), "json.truncated"),
      (String(repeating: "{\"a\":", count: 10_000), "json.depth"),
    ])
  func otherFilesAreRefused(text: String, code: String) throws {
    let reading = FHIRText.read(text)
    #expect(reading.refusal?.code == code)
    #expect(reading.diagnostics == [reading.refusal].compactMap(\.self))
    #expect(reading.records.isEmpty)
  }

  @Test("refuses GB18030, and takes a byte order mark and line ends of Windows")
  func encodingsAreTold() {
    let value = FHIRText.observation("8867-4", FHIRText.quantity("70", "次/分"))
    let text = FHIRText.bundle(value)
    let marked = FHIRText.read(SourceText.mark + Array(text.replacing("\n", with: "\r\n").utf8))
    #expect(marked.measurements.count == 1)
    #expect(marked.diagnostics.map(\.code) == ["json.byte-order-mark"])
    var bytes = Array(text.utf8)
    let name = Array("张三".utf8)
    let place = bytes.indices.first { bytes[$0...].starts(with: name) } ?? 0
    bytes.replaceSubrange(place..<(place + name.count), with: [0xD5, 0xC5, 0xC8, 0xFD])
    #expect(FHIRText.read(bytes).refusal?.code == "json.encoding")
  }

  @Test("uses the newest version of a resource that comes twice")
  func twinsAreResolved() {
    func value(_ number: String, _ meta: String) -> String {
      FHIRText.observation("8867-4", meta + FHIRText.quantity(number, "/min"))
    }
    let last = FHIRText.read(FHIRText.bundle(value("70", ""), value("71", "")))
    #expect(last.measurements.map(\.observation.receivedText) == ["71"])
    #expect(last.diagnostics.map(\.code) == ["fhir.duplicate"])
    let versions = FHIRText.read(
      FHIRText.bundle(
        value("70", #""meta":{"versionId":"10"},"#), value("71", #""meta":{"versionId":"9"},"#)))
    #expect(versions.measurements.map(\.observation.receivedText) == ["70"])
    let history = FHIRText.bundle(value("70", ""), value("71", ""))
      .replacing(#""collection""#, with: #""history""#)
    #expect(FHIRText.read(history).measurements.map(\.observation.receivedText) == ["70"])
  }

  @Test("does not mix the resources of two servers that share an id")
  func serversAreKeptApart() {
    let entries = ["a", "b"].flatMap { server in
      [
        #"{"fullUrl":"http://\#(server)/Patient/1","resource":{"resourceType":"Patient","id":"1","#
          + #""name":[{"text":"\#(server)"}]}}"#,
        #"{"fullUrl":"http://\#(server)/Observation/o","resource":"#
          + FHIRText.observation("8867-4", FHIRText.quantity("70", "/min")) + "}",
      ]
    }
    let reading = FHIRText.read(
      #"{"resourceType":"Bundle","entry":[\#(entries.joined(separator: ","))]}"#)
    #expect(reading.records.map(\.key) == ["Patient/1", "http://b/Patient/1"])
    #expect(reading.records.map(\.measurements.count) == [1, 1])
  }

  @Test("says nothing of a patient in its diagnostics")
  func diagnosticsHoldNoPatientData() {
    let secret = FHIRText.patient.replacing("张三", with: "欧阳秘密").replacing(
      #""gender":"male""#, with: #""gender":"秘密""#)
    let value = FHIRText.observation(
      "8480-6", at: #""effectiveDateTime":"秘密""#, FHIRText.quantity("987654321", "mmHg"))
    let far = FHIRText.observation("8480-6", id: "f", FHIRText.quantity("987654321", "mmHg"))
    let text =
      #"{"resourceType":"Bundle","entry":[{"resource":\#(secret)},{"resource":\#(value)},{"resource":\#(far)}]}"#
    let diagnostics = FHIRText.read(text).diagnostics
    #expect(
      diagnostics.map(\.code) == [
        "fhir.bad-code", "fhir.no-time", "fhir.bad-date", "fhir.implausible",
      ])
    for diagnostic in diagnostics {
      let words = "\(diagnostic.message)\(String(describing: diagnostic.help))"
      #expect(!words.contains("秘密") && !words.contains("987654321"))
    }
  }

  @Test(
    "reads the example files of the inbox", arguments: ["fhir-clinic-visit", "fhir-lab-results"])
  func inboxIsRead(name: String) throws {
    let reading = FHIRText.read(try SharedFiles.repositoryBytes("sample-data/inbox/\(name).json"))
    #expect(reading.refusal == nil)
    #expect(reading.diagnostics == [])
    #expect(reading.records.allSatisfy { $0.identifiers.contains { $0.kind == .residentID } })
    #expect(reading.records.allSatisfy { $0.newIndicators.isEmpty })
    #expect(reading.records.flatMap(\.measurements).count == (name == "fhir-lab-results" ? 12 : 8))
  }
}
