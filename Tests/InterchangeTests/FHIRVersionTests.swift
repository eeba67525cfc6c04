import Domain
import TestSupport
import Testing

@testable import Interchange

@Suite("The FHIR version check")
struct FHIRVersionTests {
  @Test(
    "refuses what R4 would read wrongly, and names the element",
    arguments: [
      ("Condition", #""clinicalStatus":"active""#, "DSTU2 or STU3", "Condition.clinicalStatus"),
      ("Condition", #""patient":{"reference":"Patient/1"}"#, "DSTU2", "Condition.patient"),
      ("MedicationOrder", #""status":"active""#, "DSTU2", "MedicationOrder"),
      ("Encounter", #""class":"outpatient""#, "DSTU2", "Encounter.class"),
      ("Encounter", #""class":[{"coding":[{"code":"AMB"}]}]"#, "R5", "Encounter.class"),
      (
        "Observation", #""category":{"coding":[{"code":"laboratory"}]}"#, "DSTU2",
        "Observation.category"
      ),
      ("Observation", #""context":{"reference":"Encounter/1"}"#, "STU3", "Observation.context"),
      (
        "MedicationRequest", #""context":{"reference":"Encounter/1"}"#, "STU3",
        "MedicationRequest.context"
      ),
      (
        "MedicationRequest", #""medication":{"concept":{"text":"x"}}"#, "R5",
        "MedicationRequest.medication"
      ),
      ("Condition", #""dateRecorded":"2012-01-01""#, "DSTU2", "Condition.dateRecorded"),
      ("Condition", #""assertedDate":"2012-01-01""#, "STU3", "Condition.assertedDate"),
      ("CapabilityStatement", #""fhirVersion":"3.0.1""#, "STU3", "CapabilityStatement.fhirVersion"),
      ("CapabilityStatement", #""fhirVersion":"5.0.0""#, "R5", "CapabilityStatement.fhirVersion"),
      (
        "AllergyIntolerance", #""type":{"coding":[{"code":"allergy"}]}"#, "R5",
        "AllergyIntolerance.type"
      ),
    ])
  func otherVersionsAreRefused(
    type: String, member: String, version: String, element: String
  ) throws {
    let reading = FHIRText.read(FHIRText.bundle(FHIRText.resource(type, member)))
    let refusal = try #require(reading.refusal)
    #expect(refusal.code == "fhir.wrong-version")
    #expect(refusal.message.english.contains("this is FHIR \(version), not R4"))
    #expect(refusal.message.english.contains(element))
    #expect(refusal.place?.line == 2)
    #expect(refusal.place?.path.hasPrefix("entry[1].resource.") == true)
    #expect(reading.records.isEmpty)
  }

  @Test(
    "accepts what R4 has, and careless elements where all else speaks for R4",
    arguments: [
      #"{"resourceType":"MedicationStatement","id":"x","subject":{"reference":"Patient/1"},"context":{"reference":"Encounter/1"},"status":"active","medicationCodeableConcept":{"text":"x"}}"#,
      #"{"resourceType":"Patient","id":"9","identifier":[{"type":{"coding":[{"system":"http://hl7.org/fhir/v2/0203","code":"MR"}]},"value":"1"}],"name":[{"family":"A"}]}"#,
      #"{"resourceType":"Observation","id":"x","status":"final","category":[{"coding":[{"system":"http://hl7.org/fhir/observation-category","code":"laboratory"}]}],"code":{"text":"x"},"subject":{"reference":"Patient/1"},"effectiveDateTime":"2024-05-06","valueInteger":1}"#,
      #"{"resourceType":"Observation","id":"x","status":"final","category":[{"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"laboratory"}]}],"code":{"text":"x"},"subject":{"reference":"Patient/1"},"context":{"reference":"Encounter/1"},"effectiveDateTime":"2024-05-06","valueInteger":1}"#,
      #"{"resourceType":"Encounter","id":"x","status":"finished","class":{"code":"AMB"},"subject":{"reference":"Patient/1"},"period":{"start":"2024"}}"#,
      #"{"resourceType":"Condition","id":"x","clinicalStatus":{"coding":[{"code":"active"}]},"code":{"text":"x"},"subject":{"reference":"Patient/1"},"assertedDate":"2020"}"#,
      #"{"resourceType":"CapabilityStatement","id":"x","fhirVersion":"4.0.1"}"#,
      #"{"resourceType":"Practitioner","id":"x","name":[{"family":"A"}]}"#,
    ])
  func fourIsAccepted(resource: String) {
    #expect(FHIRText.read(FHIRText.bundle(resource)).refusal == nil)
  }

  @Test("takes every date that FHIR has, and no other")
  func datesAreExact() {
    func iso(_ text: String) -> String? {
      FHIRDateTime(text).map { time in
        let local = time.instant(in: FHIRText.zone).local(offset: 8 * 3600)
        return "\(local.iso) \(time.precision.rawValue)"
      }
    }
    #expect(iso("2024") == "2024-01-01T00:00:00+08:00 3")
    #expect(iso("2024-05") == "2024-05-01T00:00:00+08:00 2")
    #expect(iso("2024-02-29") == "2024-02-29T00:00:00+08:00 1")
    #expect(iso("2024-05-06T07:08:09Z") == "2024-05-06T15:08:09+08:00 0")
    #expect(iso("2024-05-06T07:08:09.999-05:30") == "2024-05-06T20:38:09+08:00 0")
    #expect(iso("2024-05-06T07:08:09") == "2024-05-06T07:08:09+08:00 0")
    #expect(iso("2024-05-06T07:08") == "2024-05-06T07:08:00+08:00 0")
    #expect(iso("2016-12-31T23:59:60Z") == "2017-01-01T07:59:59+08:00 0")
    #expect(iso("0001-01-01T00:00:00+14:00") != nil)
    for text in [
      "", "24", "2024-5-6", "2024-13", "2023-02-29", "2024-05-06T", "2024-05-06 07:08:09",
      "2024-05-06T24:00:00Z", "2024-05-06T07:60:00Z", "2024-05-06T07:08:61Z",
      "2024-05-06T07:08:09.Z", "2024-05-06T07:08:09+15:00", "2024-05-06T07:08:09+0800",
      "２０２４", "-024", "2024-05-06T07:08:09Zjunk", "2024-05-06T0",
    ] {
      #expect(FHIRDateTime(text) == nil, "\(text)")
    }
  }
}

@Suite("The FHIR reader under damage")
struct FHIRDamageTests {
  static let healthy = Array(
    FHIRText.bundle(
      FHIRText.observation("8480-6", FHIRText.quantity("134.5", "mm[Hg]")),
      FHIRText.resource("Condition", #""code":{"text":"高血压"},"onsetAge":{"value":50,"code":"a"}"#),
      FHIRText.resource(
        "MedicationRequest",
        #""status":"active","medicationCodeableConcept":{"text":"x"},"dosageInstruction":[{"timing":{"repeat":{"frequency":1,"period":8,"periodUnit":"h"}}}]"#
      ),
      FHIRText.resource(
        "Encounter", #""class":{"code":"AMB"},"period":{"start":"2024-05-06T08:00:00Z"}"#)
    ).utf8)

  /// Bytes that mean something, so that damage reaches deeper than the first syntax error.
  static let spice: [[UInt8]] =
    [
      "null", "[]", "{}", "\"\"", "1e999", "-1", "[[", "]", "}", ",", ":", "\\u0000", "\\ud800",
      "\u{202E}", "true", "\"#\"", "\"2024-02-30\"", "\0", "\u{7F}",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80]]

  @Test("never falls, and always gives records or says what is wrong", arguments: 0..<8)
  func damagedFilesAreSurvived(seed: Int) {
    var dice = SeededRandom(seed: UInt64(seed))
    for _ in 0..<250 {
      var bytes = Self.healthy
      for _ in 0..<Int.random(in: 1...4, using: &dice) {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        let end = min(bytes.count, place + Int.random(in: 0...12, using: &dice))
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &dice)
        case 1: bytes.removeSubrange(place..<end)
        case 2:
          bytes.replaceSubrange(place..<end, with: Self.spice.randomElement(using: &dice) ?? [])
        default: bytes.insert(contentsOf: bytes[place..<end], at: place)
        }
        if bytes.isEmpty { bytes = [0x20] }
      }
      let reading = FHIRText.read(bytes)
      #expect(
        !reading.records.isEmpty || !reading.unattached.isEmpty || !reading.diagnostics.isEmpty
          || !reading.skippedTypes.isEmpty || reading.resourceCount == 0)
      #expect(reading.diagnostics.count <= 100)
      if reading.refusal != nil { #expect(reading.records.isEmpty) }
    }
  }

  @Test("never falls when the file ends early, wherever that is")
  func cutFilesAreRefused() {
    for length in 0..<Self.healthy.count {
      #expect(FHIRText.read(Array(Self.healthy.prefix(length))).refusal != nil)
    }
  }

  @Test("survives every value in place of every other")
  func swappedValuesAreSurvived() {
    let text = String(decoding: Self.healthy, as: UTF8.self)
    for value in ["null", "[]", "{}", "7", "\"x\"", "true", "[null]", "[{}]", "[[7]]"] {
      for piece in [
        #"{"reference":"Patient/1"}"#, #""1960-02-29""#, #"[{"text":"张三"}]"#, #""final""#,
        #"{"value":134.5,"unit":"mm[Hg]"}"#, "134.5", #""mm[Hg]""#, #"{"code":"AMB"}"#,
        #"[{"timing":{"repeat":{"frequency":1,"period":8,"periodUnit":"h"}}}]"#,
        #"{"text":"高血压"}"#, #"{"value":50,"code":"a"}"#, #""o""#, #""male""#,
      ] {
        let damaged = text.replacing(piece, with: value)
        #expect(damaged != text)
        #expect(FHIRText.read(damaged).resourceCount <= 5)
      }
    }
  }

  @Test("lists at most a hundred problems of a file that is wrong throughout")
  func problemsAreCapped() {
    let wrong = (0..<500).map {
      FHIRText.observation("8867-4", id: "o\($0)", FHIRText.quantity("\"x\"", "/min"))
    }
    let entries = ([FHIRText.patient] + wrong).map { #"{"resource":\#($0)}"# }
    let reading = FHIRText.read(
      #"{"resourceType":"Bundle","entry":[\#(entries.joined(separator: ",\n"))]}"#)
    #expect(reading.diagnostics.count == 100)
    #expect(reading.diagnostics.last?.message.english == "401 further problems are not listed")
    let places = reading.diagnostics.dropLast().compactMap(\.place)
    #expect(places == places.sorted())
  }
}
