// Compared element by element from the published definitions of DSTU2 (1.0.2), STU3 (3.0.2),
// R4 (4.0.1) and R5 (5.0.0), https://hl7.org/fhir/directory.html.
extension FHIRVersionMark {
  /// Types that R4 does not have.
  static let foreignTypes: [String: Versions] = [
    "MedicationOrder": .dstu2, "DiagnosticOrder": .dstu2, "DeviceUseRequest": .dstu2,
    "Order": .dstu2, "OrderResponse": .dstu2, "Conformance": .dstu2,
    "ImagingObjectSelection": .dstu2, "ProcedureRequest": .old, "ReferralRequest": .old,
    "BodySite": .old, "DataElement": .old, "EligibilityRequest": .old,
    "EligibilityResponse": .old, "ProcessRequest": .old, "ProcessResponse": .old,
    "ImagingManifest": .stu3, "ExpansionProfile": .stu3, "ServiceDefinition": .stu3,
    "Sequence": .stu3, "Transport": .r5, "InventoryItem": .r5, "InventoryReport": .r5,
    "GenomicStudy": .r5, "NutritionIntake": .r5, "FormularyItem": .r5, "EncounterHistory": .r5,
    "DeviceAssociation": .r5, "DeviceDispense": .r5, "ImagingSelection": .r5,
    "ConditionDefinition": .r5, "ActorDefinition": .r5, "Requirements": .r5, "TestPlan": .r5,
  ]

  /// Marks of other versions, by the type that bears them.
  static let byType = Dictionary(grouping: certain + likely + faint, by: \.type)

  /// Marks that a file is R4 and not older, by type; they outweigh likely marks of DSTU2 and STU3.
  static let newerByType = Dictionary(grouping: newer, by: \.type)

  /// Marks that a file is not R5, by type; they outweigh likely marks of R5.
  static let beforeR5ByType = Dictionary(grouping: beforeR5, by: \.type)

  private static let certain: [FHIRVersionMark] = [
    .init("Condition", ["clinicalStatus"], .text, .old, .certain),
    .init("Condition", ["verificationStatus"], .text, .old, .certain),
    .init("Condition", ["patient"], .object, .dstu2, .certain),
    .init("AllergyIntolerance", ["clinicalStatus"], .text, .stu3, .certain),
    .init("AllergyIntolerance", ["verificationStatus"], .text, .stu3, .certain),
    .init("AllergyIntolerance", ["substance"], .object, .dstu2, .certain),
    .init("AllergyIntolerance", ["type"], .object, .r5, .certain),
    .init("Encounter", ["class"], .text, .dstu2, .certain),
    .init("Encounter", ["class"], .list, .r5, .certain),
    .init("Encounter", ["patient"], .object, .dstu2, .certain),
    .init("Observation", ["category"], .object, .dstu2, .certain),
    .init("Observation", ["interpretation"], .object, .old, .certain),
    .init("DiagnosticReport", ["category"], .object, .old, .certain),
    .init("MedicationRequest", ["requester", "agent"], .object, .stu3, .certain),
    .init("MedicationRequest", ["medication"], .object, .r5, .certain),
    .init("MedicationStatement", ["medication"], .object, .r5, .certain),
    .init("MedicationStatement", ["patient"], .object, .dstu2, .certain),
    .init("MedicationStatement", ["taken"], .text, .stu3, .certain),
    .init("Patient", ["name", "family"], .list, .dstu2, .certain),
    .init("Practitioner", ["name"], .object, .dstu2, .certain),
    .init("Practitioner", ["practitionerRole"], .list, .dstu2, .certain),
    .init("Organization", ["type"], .object, .dstu2, .certain),
    .init("Questionnaire", ["group"], .object, .dstu2, .certain),
    .init("Questionnaire", ["item", "options"], .object, .stu3, .certain),
    .init("Immunization", ["wasNotGiven"], .bool, .dstu2, .certain),
    .init("Immunization", ["notGiven"], .bool, .stu3, .certain),
    .init("Procedure", ["notPerformed"], .bool, .dstu2, .certain),
    .init("Procedure", ["notDone"], .bool, .stu3, .certain),
    .init("CapabilityStatement", ["fhirVersion"], .beginning("1."), .dstu2, .certain),
    .init("CapabilityStatement", ["fhirVersion"], .beginning("3."), .stu3, .certain),
    .init("CapabilityStatement", ["fhirVersion"], .beginning("5."), .r5, .certain),
  ]

  private static let likely: [FHIRVersionMark] =
    [
      .init("Observation", ["context"], .object, .stu3, .likely),
      .init("Observation", ["comment"], .text, .stu3, .likely),
      .init("Observation", ["comments"], .text, .dstu2, .likely),
      .init("Observation", ["related"], .list, .old, .likely),
      .init("Observation", ["triggeredBy"], .list, .r5, .likely),
      .init("Condition", ["context"], .object, .stu3, .likely),
      .init("Condition", ["assertedDate"], .text, .stu3, .likely),
      .init("Condition", ["dateRecorded"], .text, .dstu2, .likely),
      .init("Condition", ["abatementBoolean"], .bool, .old, .likely),
      .init("Condition", ["participant"], .list, .r5, .likely),
      .init("AllergyIntolerance", ["assertedDate"], .text, .stu3, .likely),
      .init("AllergyIntolerance", ["participant"], .list, .r5, .likely),
      .init("DiagnosticReport", ["context"], .object, .stu3, .likely),
      .init("DiagnosticReport", ["codedDiagnosis"], .list, .old, .likely),
      .init("MedicationRequest", ["context"], .object, .stu3, .likely),
      .init("MedicationRequest", ["dosageInstruction", "doseQuantity"], .object, .stu3, .likely),
      .init("MedicationStatement", ["dosage", "doseQuantity"], .object, .stu3, .likely),
      .init("MedicationStatement", ["wasNotTaken"], .bool, .dstu2, .likely),
      .init("Encounter", ["reason", "coding"], .list, .old, .likely),
      .init("Encounter", ["reason", "value"], .list, .r5, .likely),
      .init("Encounter", ["indication"], .list, .dstu2, .likely),
      .init("Encounter", ["actualPeriod"], .object, .r5, .likely),
      .init("Encounter", ["admission"], .object, .r5, .likely),
      .init("Patient", ["careProvider"], .list, .dstu2, .likely),
      .init("Patient", ["animal"], .object, .old, .likely),
      .init("Procedure", ["context"], .object, .stu3, .likely),
      .init("Procedure", ["occurrenceDateTime"], .text, .r5, .likely),
      .init("Procedure", ["occurrencePeriod"], .object, .r5, .likely),
      .init("CarePlan", ["context"], .object, .old, .likely),
      .init("Goal", ["status"], .text, .old, .likely),
      .init("Immunization", ["date"], .text, .old, .likely),
    ] + profiles

  /// Profiles that belong to one version only.
  private static let profiles: [FHIRVersionMark] =
    ["Patient", "Observation", "Condition", "Encounter", "MedicationRequest"].flatMap { type in
      [
        .init(
          type, ["meta", "profile"], .beginning("http://standardhealthrecord.org/fhir/"), .stu3,
          .likely),
        .init(
          type, ["meta", "profile"], .beginning("http://fhir.org/guides/argonaut"), .dstu2, .likely),
      ] as [FHIRVersionMark]
    }

  private static let faint: [FHIRVersionMark] =
    ["Patient", "Practitioner", "Organization"].flatMap { type in
      (["http://hl7.org/fhir/identifier-type", "http://hl7.org/fhir/v2/"] as [StaticString]).map {
        .init(type, ["identifier", "type", "coding", "system"], .beginning($0), .old, .faint)
      }
    }

  private static let newer: [FHIRVersionMark] = [
    .init("Condition", ["clinicalStatus"], .object, [], .certain),
    .init("Condition", ["verificationStatus"], .object, [], .certain),
    .init("AllergyIntolerance", ["clinicalStatus"], .object, [], .certain),
    .init("AllergyIntolerance", ["verificationStatus"], .object, [], .certain),
    .init("Encounter", ["reasonCode"], .list, [], .certain),
    .init("DiagnosticReport", ["category"], .list, [], .certain),
    .init("MedicationRequest", ["dosageInstruction", "doseAndRate"], .list, [], .certain),
    .init("MedicationStatement", ["dosage", "doseAndRate"], .list, [], .certain),
    .init("Immunization", ["occurrenceDateTime"], .text, [], .certain),
    .init("Goal", ["lifecycleStatus"], .text, [], .certain),
    .init("Observation", ["hasMember"], .list, [], .certain),
    .init("Observation", ["interpretation"], .list, [], .certain),
    system("Observation", "category"), system("Patient", "identifier", "type"),
    system("Practitioner", "identifier", "type"), system("Organization", "type"),
    system("Patient", "maritalStatus"), system("Encounter", "type"),
  ]

  private static let beforeR5: [FHIRVersionMark] = [
    .init("Encounter", ["class"], .object, [], .certain),
    .init("Encounter", ["period"], .object, [], .certain),
    .init("Encounter", ["hospitalization"], .object, [], .certain),
    .init("Encounter", ["reasonCode"], .list, [], .certain),
    .init("MedicationRequest", ["medicationCodeableConcept"], .object, [], .certain),
    .init("MedicationRequest", ["medicationReference"], .object, [], .certain),
    .init("MedicationStatement", ["medicationCodeableConcept"], .object, [], .certain),
    .init("MedicationStatement", ["medicationReference"], .object, [], .certain),
    .init("Procedure", ["performedDateTime"], .text, [], .certain),
    .init("Procedure", ["performedPeriod"], .object, [], .certain),
    .init("AllergyIntolerance", ["type"], .text, [], .certain),
  ]

  /// A code system at the address that R4 moved the HL7 ones to.
  private static func system(_ type: String, _ path: StaticString...) -> FHIRVersionMark {
    .init(
      type, path + ["coding", "system"], .beginning("http://terminology.hl7.org/"), [], .certain)
  }
}
