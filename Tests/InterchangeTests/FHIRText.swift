import Domain
import TestSupport

@testable import Interchange

/// Small FHIR texts for tests, and the shipped dictionary to read them with.
enum FHIRText {
  static let patient =
    #"{"resourceType":"Patient","id":"1","name":[{"text":"张三"}],"gender":"male","#
    + #""birthDate":"1960-02-29"}"#

  /// A bundle of the patient and these resources.
  static func bundle(_ resources: String...) -> String {
    let entries = ([patient] + resources).map { #"{"resource":\#($0)}"# }
    return
      #"{"resourceType":"Bundle","type":"collection","entry":[\#(entries.joined(separator: ",\n"))]}"#
  }

  /// A resource on the patient.
  static func resource(_ type: String, id: String = "r", _ members: String) -> String {
    let subject = type == "AllergyIntolerance" ? "patient" : "subject"
    return
      #"{"resourceType":"\#(type)","id":"\#(id)","\#(subject)":{"reference":"Patient/1"},\#(members)}"#
  }

  /// An observation of a LOINC code on the patient.
  static func observation(
    _ loinc: String, id: String = "o", status: String = "final",
    at time: String = #""effectiveDateTime":"2024-05-06T08:00:00+08:00""#, _ value: String
  ) -> String {
    resource(
      "Observation", id: id,
      #""status":"\#(status)","code":{"coding":[{"system":"http://loinc.org","code":"\#(loinc)","#
        + #""display":"Name of \#(loinc)"}]},\#(time),\#(value)"#)
  }

  static func quantity(_ value: String, _ unit: String) -> String {
    #""valueQuantity":{"value":\#(value),"unit":"\#(unit)"}"#
  }

  static let dictionary = (try? ClinicDictionary.dictionary()) ?? IndicatorDictionary([])
  static let zone = ClinicZone.fixed(8 * 3600)

  static func read(_ text: String) -> FHIRReading { read(Array(text.utf8)) }

  static func read(_ bytes: [UInt8]) -> FHIRReading {
    FHIRReader(dictionary: dictionary, zone: zone).read(bytes)
  }

  static func readFixture(_ name: String) throws -> FHIRReading {
    read(try SharedFiles.repositoryBytes("Tests/InterchangeTests/Fixtures/\(name)"))
  }
}

extension FHIRReading {
  /// The measurements of the first patient.
  var measurements: [PatientRecord.Measurement] { records.first?.measurements.map(\.value) ?? [] }
}
