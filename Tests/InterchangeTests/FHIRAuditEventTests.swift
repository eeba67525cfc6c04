import Domain
import Interchange
import Testing

/// Rows of the trail as FHIR R4 AuditEvents, shaped like IHE's Basic Audit Log Patterns.
@Suite struct FHIRAuditEventTests {
  private static let moment = Instant(seconds: 1_795_000_000).local(offset: 8 * 3600)

  @Test func aReadRecordIsAPatientReadInFull() {
    let event = FHIRAuditEvent(
      id: 7, kind: .opened, action: "R", recorded: Self.moment, outcome: 0, staff: "li",
      staffName: "李护士", roles: ["nurse"], terminal: "desk1 pts/3", card: "A-000019",
      object: "patient", detail: "open", program: "frontdesk 0.1.0", clinic: "测试诊所")
    #expect(
      event.resource.text == """
        {"resourceType":"AuditEvent","id":"audit-7","type":{"system":\
        "http://dicom.nema.org/resources/ontology/DCM","code":"110110","display":\
        "Patient Record"},"subtype":[{"system":"http://hl7.org/fhir/restful-interaction","code":\
        "read","display":"read"}],"action":"R","recorded":"2026-11-18T19:06:40+08:00","outcome":\
        "0","agent":[{"role":[{"coding":[{"system":"urn:frontdesk:role","code":"nurse"}]}],"who":\
        {"identifier":{"system":"urn:frontdesk:staff","value":"li"},"display":"李护士"},\
        "requestor":true,"network":{"address":"desk1 pts/3","type":"1"}}],"source":{"site":\
        "测试诊所","observer":{"display":"frontdesk 0.1.0"},"type":[{"system":\
        "http://terminology.hl7.org/CodeSystem/security-source-type","code":"4","display":\
        "Application Server"}]},"entity":[{"what":{"identifier":{"system":"urn:frontdesk:card",\
        "value":"A-000019"}},"type":{"system":\
        "http://terminology.hl7.org/CodeSystem/audit-entity-type","code":"1","display":"Person"},\
        "role":{"system":"http://terminology.hl7.org/CodeSystem/object-role","code":"1",\
        "display":"Patient"}},{"type":{"system":\
        "http://terminology.hl7.org/CodeSystem/audit-entity-type","code":"2","display":\
        "System Object"},"name":"patient","detail":[{"type":"object","valueString":"patient"},\
        {"type":"detail","valueString":"open"}]}]}
        """)
  }

  /// Action, object and detail as the store writes them; type and subtype as DICOM PS3.16 has them.
  @Test(arguments: [
    ("R", "patient", "open", "110110", "read", "R"),
    ("R", "patient", "reveal phone", "110110", "read", "R"),
    ("U", "follow_up", "completed", "110110", "update", "U"),
    ("D", "patient", "erase", "110110", "delete", "D"),
    ("R", "list", "search people", "110112", "search-type", "E"),
    ("R", "patient", "export person", "110106", nil, "R"),
    ("E", "database", "export people 20", "110106", nil, "R"),
    ("U", "patient", "import", "110107", nil, "U"),
    ("U", "access", "denied change accounts", "110113", "110132", "U"),
    ("E", "access", "break-glass start urgent", "110113", "110127", "E"),
    ("E", "staff", "sign-in", "110114", "110122", "E"),
    ("E", "staff", "sign-in refused wrong", "110114", "110122", "E"),
    ("E", "staff", "sign-out idle", "110114", "110123", "E"),
    ("U", "staff", "disabled", "110113", "110137", "U"),
    ("U", "database", "policy.copy all -> none", "110113", "110129", "U"),
    ("R", "audit", "read", "110101", nil, "R"),
    ("E", "database", "audit repaired", "110113", "110134", "E"),
  ])
  func everyKindHasItsCodes(
    action: String, object: String, detail: String, type: String, subtype: String?, told: String
  ) {
    let event = FHIRAuditEvent(
      id: 1, kind: AuditKind(action: action, object: object, detail: detail), action: action,
      recorded: Self.moment, outcome: 0, staff: nil, object: object, detail: detail, clinic: "")
    let text = event.resource.text
    #expect(
      text.contains(
        "\"type\":{\"system\":\"http://dicom.nema.org/resources/ontology/DCM\",\"code\":\"\(type)\""
      ))
    #expect(text.contains("\"action\":\"\(told)\""))
    if let subtype {
      #expect(text.contains("\"code\":\"\(subtype)\""))
    } else {
      #expect(!text.contains("\"subtype\""))
    }
    #expect(text.contains("\"requestor\":false"))
  }

  @Test func aRefusalTellsItsOutcomeAndItsReason() {
    let event = FHIRAuditEvent(
      id: 2, kind: .denied, action: "R", recorded: Self.moment, outcome: 4, staff: "wu",
      reason: "急诊", object: "access", detail: "denied read clinical", clinic: "")
    let text = event.resource.text
    #expect(text.contains("\"outcome\":\"4\",\"outcomeDesc\":\"denied read clinical\""))
    #expect(text.contains("\"purposeOfEvent\":[{\"text\":\"急诊\"}]"))
  }

  @Test func everyKindHasWordsInBothLanguages() {
    for kind in AuditKind.allCases {
      #expect(!kind.title.chinese.isEmpty && kind.title.chinese != kind.title.english)
    }
  }
}
