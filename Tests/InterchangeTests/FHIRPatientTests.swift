import Domain
import Testing

@testable import Interchange

@Suite("FHIR patients")
struct FHIRPatientTests {
  static func record(_ members: String) throws -> (PatientRecord, [Diagnostic]) {
    let reading = FHIRText.read(#"{"resourceType":"Patient","id":"1",\#(members)}"#)
    return (try #require(reading.records.first), reading.diagnostics)
  }

  @Test(
    "are named by the best of their names, in the order of their script",
    arguments: [
      (#"[{"use":"usual","text":"A"},{"use":"official","text":"B"}]"#, "B"),
      (#"[{"text":"A"},{"use":"usual","text":"B"}]"#, "B"),
      (#"[{"use":"old","text":"A"},{"use":"nickname","text":"B"}]"#, "B"),
      (#"[{"family":"张","given":["三"]}]"#, "张三"), (#"[{"text":"张 三"}]"#, "张三"),
      (#"[{"text":"买买提·吐尔逊","family":"x"}]"#, "买买提·吐尔逊"),
      (#"[{"family":"Zhang","given":["San"]},{"family":"张","given":["三"]}]"#, "张三"),
      (
        #"[{"text":"Dr Jo Smith","family":"Smith","given":["Jo","M"],"prefix":["Dr"]}]"#,
        "Jo M Smith"
      ),
      (#"[{"text":"Only Text"}]"#, "Only Text"), (#"[{"family":"Solo"}]"#, "Solo"),
      (#"[{"family":"Pérez Ñu","given":["José\tMaría\u001b"]}]"#, "José María Pérez Ñu"),
      (#"{"family":"One"}"#, "One"),
    ])
  func namesAreChosen(names: String, shown: String) throws {
    let (record, diagnostics) = try Self.record(#""name":\#(names)"#)
    #expect(record.patient.name == shown)
    #expect(diagnostics == [])
  }

  @Test("without a name are imported with a placeholder and a warning")
  func namelessOnesAreKept() throws {
    for names in [
      #""active":true"#, #""name":[]"#, #""name":[{"use":"official"}]"#, #""name":[{"text":"  "}]"#,
    ] {
      let (record, diagnostics) = try Self.record(names)
      #expect(record.patient.name == "〔无姓名〕")
      #expect(diagnostics.map(\.code) == ["fhir.no-name"])
      #expect(diagnostics.map(\.severity) == [.warning])
    }
  }

  @Test(
    "have identifiers of the kind that their codes and check digits say",
    arguments: [
      (#"{"type":{"coding":[{"code":"MR"}]},"value":"7"}"#, .medicalRecord, "7"),
      (#"{"type":{"coding":[{"code":"SS"}]},"value":"7"}"#, .socialSecurity, "7"),
      (#"{"type":{"coding":[{"code":"DL"}]},"value":"7"}"#, .driverLicence, "7"),
      (#"{"type":{"coding":[{"code":"PPN"}]},"value":"7"}"#, .passport, "7"),
      (#"{"value":"11010519491231002X"}"#, .residentID, "11010519491231002X"),
      (#"{"value":"110101199003071233"}"#, .residentID, "110101199003071233"),
      (#"{"value":"110101199003071234"}"#, .other, "110101199003071234"),
      (#"{"value":"110101199002311239"}"#, .other, "110101199002311239"),
      (#"{"system":"urn:oid:2.16.156.10011.1.3","value":"1101"}"#, .residentID, "1101"),
      (
        #"{"system":"urn:oid:2.16.156.10011.1.2","value":"11010500100100017"}"#, .archiveCode,
        "11010500100100017"
      ),
    ] as [(String, PatientIdentifier.Kind, String)])
  func identifiersAreSorted(text: String, kind: PatientIdentifier.Kind, value: String) throws {
    let (record, _) = try Self.record(#""name":[{"text":"A"}],"identifier":[\#(text),\#(text)]"#)
    #expect(record.identifiers.map(\.kind) == [kind])
    #expect(record.identifiers.map(\.value) == [value])
  }

  @Test("have an address in one line, in the order of its country")
  func addressesAreOneLine() throws {
    let chinese =
      #""name":[{"text":"A"}],"address":[{"use":"old","text":"x"},{"use":"home","line":["望京街道3号"],"district":"朝阳区","city":"北京市","state":"北京市","country":"中国"}]"#
    #expect(try Self.record(chinese).0.patient.address == "北京市朝阳区望京街道3号")
    let latin =
      #""name":[{"text":"A"}],"address":[{"line":["1 Main St","Apt 2"],"city":"Lowell","state":"MA","postalCode":"01850","country":"US"}]"#
    #expect(try Self.record(latin).0.patient.address == "1 Main St, Apt 2, Lowell, MA 01850, US")
  }

  @Test("bring their own phones first, then those of relatives with whose they are")
  func contactsAreRead() throws {
    let text =
      #""name":[{"text":"A"}],"telecom":[{"system":"phone","value":"1"},{"system":"email","value":"2"},{"system":"phone","use":"old","value":"3"}],"contact":[{"relationship":[{"text":"配偶"}],"name":{"text":"李娟"},"telecom":[{"system":"phone","value":"4"}]}]"#
    #expect(
      try Self.record(text).0.contacts == [
        ContactPoint(system: .phone, value: "1"), ContactPoint(system: .email, value: "2"),
        ContactPoint(system: .phone, value: "4", holder: "配偶 李娟"),
      ])
  }

  @Test("keep what is certain of wrong dates and codes, and warn")
  func wrongPartsAreWarned() throws {
    let (record, diagnostics) = try Self.record(
      #""name":[{"text":"A"}],"gender":"m","birthDate":"1990-13-01","deceasedDateTime":"2020""#)
    #expect(record.patient.sex == .unknown)
    #expect(record.patient.birthDate == nil)
    #expect(record.patient.deceased == .dateUnknown)
    #expect(Set(diagnostics.map(\.code)) == ["fhir.bad-date", "fhir.bad-code"])
    #expect(
      try Self.record(#""name":[{"text":"A"}],"deceasedBoolean":false"#).0.patient.deceased == nil)
  }
}

@Suite("FHIR visits, problems and medicines")
struct FHIRRecordTests {
  static func record(_ resources: String...) throws -> PatientRecord {
    let entries = ([FHIRText.patient] + resources).map { #"{"resource":\#($0)}"# }
    let reading = FHIRText.read(
      #"{"resourceType":"Bundle","entry":[\#(entries.joined(separator: ","))]}"#)
    #expect(reading.refusal == nil)
    return try #require(reading.records.first)
  }

  @Test("encounters find names in the resources that they refer to")
  func encountersAreRead() throws {
    let record = try Self.record(
      #"{"resourceType":"Practitioner","id":"p","name":[{"family":"赵","given":["建国"]}]}"#,
      #"{"resourceType":"PractitionerRole","id":"r","practitioner":{"reference":"Practitioner/p"}}"#,
      #"{"resourceType":"Organization","id":"o","name":"内科"}"#,
      FHIRText.resource(
        "Encounter", id: "e",
        #""status":"finished","class":{"code":"AMB"},"type":[{"text":"复查"}],"participant":[{"individual":{"reference":"PractitionerRole/r"}}],"period":{"start":"2024-05-06T23:30:00Z","end":"2024-05-07T00:00:00Z"},"reasonCode":[{"text":"头晕"}],"serviceProvider":{"reference":"Organization/o"}"#
      ),
      FHIRText.resource("Encounter", id: "planned", #""status":"planned""#))
    #expect(record.encounters.map(\.key) == ["Encounter/e"])
    let encounter = try #require(record.encounters.first).value
    #expect(encounter.day == CalendarDate(iso: "2024-05-07"))
    #expect(encounter.end?.seconds == encounter.start.seconds + 1800)
    #expect(encounter.classCode == "AMB")
    #expect(encounter.type == "复查")
    #expect(encounter.practitioner == "赵建国")
    #expect(encounter.department == "内科")
    #expect(encounter.reason == "头晕")
  }

  @Test(
    "conditions are dated by a date, a period, an age or a string",
    arguments: [
      (#""onsetDateTime":"2012-06""#, "2012-06-01"),
      (#""onsetPeriod":{"start":"2012"}"#, "2012-01-01"),
      (#""onsetAge":{"value":50,"code":"a"}"#, "2010-02-28"),
      (#""onsetAge":{"value":6,"unit":"mo"}"#, "1960-08-29"),
      (#""onsetString":"2011-01-02""#, "2011-01-02"), (#""onsetString":"in youth""#, nil),
      (#""note":[]"#, nil),
      (#""onsetAge":{"value":1e300,"code":"a"}"#, nil),
    ] as [(String, String?)])
  func conditionsAreDated(onset: String, date: String?) throws {
    let record = try Self.record(
      FHIRText.resource("Condition", #""code":{"text":"高血压"},\#(onset)"#))
    #expect(record.conditions.first?.value.onset?.description == date)
  }

  @Test("conditions keep their codes and statuses, and an error is no present problem")
  func conditionStatusIsKept() throws {
    let record = try Self.record(
      FHIRText.resource(
        "Condition", id: "a",
        #""clinicalStatus":{"coding":[{"code":"remission"}]},"verificationStatus":{"coding":[{"code":"provisional"}]},"code":{"coding":[{"system":"http://hl7.org/fhir/sid/icd-10","code":"I10","display":"Hypertension"}],"text":"高血压"},"encounter":{"reference":"Encounter/e"}"#
      ),
      FHIRText.resource(
        "Condition", id: "b", #""code":{"text":"x"},"abatementDateTime":"2020-01-01""#),
      FHIRText.resource(
        "Condition", id: "c",
        #""code":{"text":"x"},"verificationStatus":{"coding":[{"code":"entered-in-error"}]}"#),
      FHIRText.resource("Condition", id: "d", #""severity":{}"#))
    #expect(record.conditions.map(\.value.clinicalStatus) == ["remission", "resolved", "inactive"])
    #expect(
      record.conditions.map(\.value.verificationStatus) == [
        "provisional", "confirmed", "entered-in-error",
      ])
    #expect(
      record.conditions[0].value.code
        == Coding(system: "http://hl7.org/fhir/sid/icd-10", code: "I10", display: "高血压"))
    #expect(record.conditions[0].encounterKey == "Encounter/e")
    #expect(record.conditions[1].value.abatement == CalendarDate(iso: "2020-01-01"))
  }

  @Test("medicines are found in the resource, inside it and beside it")
  func medicinesAreFound() throws {
    let record = try Self.record(
      #"{"resourceType":"Medication","id":"m","code":{"text":"beside"}}"#,
      FHIRText.resource(
        "MedicationRequest", id: "a",
        #""status":"active","intent":"order","medicationCodeableConcept":{"text":"own"},"authoredOn":"2024-05-06""#
      ),
      FHIRText.resource(
        "MedicationRequest", id: "b",
        #""status":"stopped","contained":[{"resourceType":"Medication","id":"x","code":{"text":"inside"}}],"medicationReference":{"reference":"\u0023x"}"#
      ),
      FHIRText.resource(
        "MedicationRequest", id: "c",
        #""status":"active","intent":"plan","medicationReference":{"reference":"Medication/m"}"#),
      FHIRText.resource(
        "MedicationRequest", id: "d",
        #""status":"active","medicationReference":{"reference":"Medication/none"}"#),
      FHIRText.resource(
        "MedicationRequest", id: "e",
        #""status":"active","doNotPerform":true,"medicationCodeableConcept":{"text":"never"}"#),
      FHIRText.resource(
        "MedicationStatement", id: "f",
        #""status":"intended","medicationCodeableConcept":{"text":"stated"},"effectivePeriod":{"start":"2023-01-01","end":"2023-02-01"}"#
      ))
    #expect(record.medications.map(\.value.code.display) == ["own", "inside", "beside", "stated"])
    #expect(record.medications.map(\.value.status) == ["active", "stopped", "draft", "draft"])
    #expect(record.medications[0].value.started == CalendarDate(iso: "2024-05-06"))
    #expect(record.medications[3].value.ended == CalendarDate(iso: "2023-02-01"))
  }

  @Test(
    "doses are put into words",
    arguments: [
      (#"{"text":"每日一次"}"#, "每日一次"),
      (
        #"{"doseAndRate":[{"doseQuantity":{"value":5,"unit":"mg"}}],"timing":{"repeat":{"frequency":1,"period":1,"periodUnit":"d"}}}"#,
        "5 mg qd"
      ),
      (
        #"{"doseAndRate":[{"doseQuantity":{"value":1.0}}],"timing":{"repeat":{"frequency":2,"period":1,"periodUnit":"d"}},"asNeededBoolean":true}"#,
        "1.0 bid prn"
      ),
      (#"{"timing":{"repeat":{"frequency":1,"period":8,"periodUnit":"h"}}}"#, "q8h"),
      (
        #"{"timing":{"repeat":{"frequency":3,"frequencyMax":4,"period":1,"periodUnit":"d"}}}"#,
        "3-4/1 d"
      ),
      (
        #"{"doseAndRate":[{"doseRange":{"low":{"value":1,"unit":"g"},"high":{"value":2,"unit":"g"}}}],"asNeededCodeableConcept":{"text":"pain"}}"#,
        "1 g-2 g prn pain"
      ),
      (#"{"timing":{"code":{"text":"睡前"}}}"#, "睡前"), (#"{"sequence":1}"#, nil),
    ] as [(String, String?)])
  func dosesAreWords(dosage: String, words: String?) throws {
    let record = try Self.record(
      FHIRText.resource(
        "MedicationRequest",
        #""status":"active","medicationCodeableConcept":{"text":"x"},"dosageInstruction":[\#(dosage)]"#
      ))
    #expect(record.medications.first?.value.dosage == words)
  }

  @Test("allergies and reports are read")
  func allergiesAndReportsAreRead() throws {
    let record = try Self.record(
      FHIRText.resource(
        "AllergyIntolerance", id: "a",
        #""clinicalStatus":{"coding":[{"code":"active"}]},"criticality":"high","code":{"text":"青霉素"},"recordedDate":"2012-06-11","reaction":[{"manifestation":[{"text":"皮疹"},{"text":"气促"}]}]"#
      ),
      FHIRText.resource(
        "AllergyIntolerance", id: "b",
        #""verificationStatus":{"coding":[{"code":"refuted"}]},"code":{"text":"磺胺"}"#),
      FHIRText.resource(
        "DiagnosticReport", id: "c",
        #""status":"final","code":{"text":"生化"},"issued":"2024-05-06T08:00:00Z","conclusion":"正常""#),
      FHIRText.resource(
        "DiagnosticReport", id: "d",
        #""status":"final","code":{"text":"B超"},"effectiveDateTime":"2024-05-06","conclusionCode":[{"text":"脂肪肝"}]"#
      ))
    #expect(record.allergies.map(\.value.clinicalStatus) == ["active", "inactive"])
    #expect(record.allergies[0].value.reaction == "皮疹, 气促")
    #expect(record.allergies[0].value.recorded == CalendarDate(iso: "2012-06-11"))
    #expect(record.reports.map(\.value.conclusion) == ["正常", "脂肪肝"])
    #expect(record.reports.map(\.value.day.description) == ["2024-05-06", "2024-05-06"])
  }
}
