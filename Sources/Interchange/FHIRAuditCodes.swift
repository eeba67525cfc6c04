internal import Domain

/// The codes of a kind of event in FHIR's AuditEvent.
struct FHIRAuditCodes {
  /// A code with its system and words.
  struct Code: Hashable {
    let system: String
    let code: String
    let display: String

    var json: JSONOutput {
      .members([
        "system": .string(system), "code": .string(code), "display": .string(display),
      ])
    }

    /// A code of DICOM PS3.16.
    static func dicom(_ code: String, _ display: String) -> Code {
      Code(system: "http://dicom.nema.org/resources/ontology/DCM", code: code, display: display)
    }

    /// An interaction of FHIR's own interface.
    static func restful(_ code: String) -> Code {
      Code(system: "http://hl7.org/fhir/restful-interaction", code: code, display: code)
    }
  }

  static let applicationServer = Code(
    system: "http://terminology.hl7.org/CodeSystem/security-source-type", code: "4",
    display: "Application Server")
  static let person = Code(
    system: "http://terminology.hl7.org/CodeSystem/audit-entity-type", code: "1",
    display: "Person")
  static let systemObject = Code(
    system: "http://terminology.hl7.org/CodeSystem/audit-entity-type", code: "2",
    display: "System Object")
  static let patient = Code(
    system: "http://terminology.hl7.org/CodeSystem/object-role", code: "1", display: "Patient")

  let type: Code
  let subtype: Code?
  /// The letter of the action where it is not the row's own: a search is an execution to FHIR.
  let action: String?

  init(_ kind: AuditKind) {
    switch kind {
    case .opened, .previewed, .readByCommand, .revealed, .copied:
      self.init(Self.record, .restful("read"))
    case .created: self.init(Self.record, .restful("create"))
    case .changed: self.init(Self.record, .restful("update"))
    case .erased: self.init(Self.record, .restful("delete"))
    case .searched, .listed: self.init(Self.query, .restful("search-type"), action: "E")
    case .exported: self.init(.dicom("110106", "Export"), nil, action: "R")
    case .backup: self.init(.dicom("110106", "Export"), nil)
    case .imported: self.init(.dicom("110107", "Import"), nil)
    case .denied: self.init(Self.alert, .dicom("110132", "Use of Restricted Function"))
    case .emergency: self.init(Self.alert, .dicom("110127", "Emergency Override Started"))
    case .signedIn, .signInRefused, .unlocked: self.init(Self.user, .dicom("110122", "Login"))
    case .signedOut: self.init(Self.user, .dicom("110123", "Logout"))
    case .accounts: self.init(Self.alert, .dicom("110137", "User security Attributes Changed"))
    case .policy, .approval:
      self.init(Self.alert, .dicom("110129", "Security Configuration"))
    case .trailRead, .trailChecked: self.init(Self.auditLog, nil)
    case .trailBegun, .trailRepaired, .trailClosed:
      self.init(Self.alert, .dicom("110134", "Audit Recording Started"))
    case .other: self.init(.dicom("110100", "Application Activity"), nil)
    }
  }

  private init(_ type: Code, _ subtype: Code?, action: String? = nil) {
    self.type = type
    self.subtype = subtype
    self.action = action
  }

  private static let record = Code.dicom("110110", "Patient Record")
  private static let query = Code.dicom("110112", "Query")
  private static let alert = Code.dicom("110113", "Security Alert")
  private static let user = Code.dicom("110114", "User Authentication")
  private static let auditLog = Code.dicom("110101", "Audit Log Used")
}
