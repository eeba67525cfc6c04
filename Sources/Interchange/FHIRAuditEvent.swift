package import Domain

/// A row of the audit trail as a FHIR R4 AuditEvent.
///
/// Shaped like the events of IHE's Basic Audit Log Patterns: a type, a person, the program that
/// wrote it, and the patient where there is one. The codes are those of DICOM PS3.15 A.5 and PS3.16
/// D (context groups 400 and 401), as FHIR binds them.
package struct FHIRAuditEvent: Sendable {
  /// The number of the row.
  package var id: Int
  package var kind: AuditKind
  /// C, R, U, D or E.
  package var action: String
  package var recorded: LocalTime
  /// 0, 4, 8 or 12.
  package var outcome: Int
  /// The code of the member of staff; nil for the program itself.
  package var staff: String?
  package var staffName: String?
  package var roles: [String]
  /// Host and terminal.
  package var terminal: String?
  package var reason: String?
  /// The card number of the patient.
  package var card: String?
  /// What kind of thing it was about, and which.
  package var object: String
  package var objectID: Int?
  package var detail: String
  package var count: Int?
  package var program: String?
  /// Tells this clinic's entries from another's.
  package var clinic: String

  package init(
    id: Int, kind: AuditKind, action: String, recorded: LocalTime, outcome: Int, staff: String?,
    staffName: String? = nil, roles: [String] = [], terminal: String? = nil,
    reason: String? = nil, card: String? = nil, object: String, objectID: Int? = nil,
    detail: String = "", count: Int? = nil, program: String? = nil, clinic: String
  ) {
    (self.id, self.kind, self.action, self.recorded) = (id, kind, action, recorded)
    (self.outcome, self.staff, self.staffName) = (outcome, staff, staffName)
    (self.roles, self.terminal, self.reason, self.card) = (roles, terminal, reason, card)
    (self.object, self.objectID, self.detail) = (object, objectID, detail)
    (self.count, self.program, self.clinic) = (count, program, clinic)
  }

  private typealias Member = JSONOutput.Member

  /// The resource.
  package var resource: JSONOutput {
    let codes = FHIRAuditCodes(kind)
    var members = [
      Member("resourceType", .string("AuditEvent")), Member("id", .string("audit-\(id)")),
      Member("type", codes.type.json),
    ]
    if let subtype = codes.subtype { members.append(Member("subtype", .array([subtype.json]))) }
    members += [
      Member("action", .string(codes.action ?? action)),
      Member("recorded", .string(recorded.iso)), Member("outcome", .string(String(outcome))),
    ]
    if outcome != 0 { members.append(Member("outcomeDesc", .string(detail))) }
    if let reason {
      members.append(Member("purposeOfEvent", .array([.members(["text": .string(reason)])])))
    }
    members += [
      Member("agent", .array([agent])),
      Member(
        "source",
        .members([
          "site": .string(clinic),
          "observer": .members(["display": .string(program ?? "frontdesk")]),
          "type": .array([FHIRAuditCodes.applicationServer.json]),
        ])),
    ]
    let entities = patientEntity + [objectEntity]
    members.append(Member("entity", .array(entities)))
    return .object(members)
  }

  /// Who did it; the program itself where nobody did.
  private var agent: JSONOutput {
    var members: [Member] = []
    if !roles.isEmpty {
      members.append(
        Member(
          "role",
          .array(
            roles.map {
              .members([
                "coding": .array([
                  .members(["system": .string("urn:frontdesk:role"), "code": .string($0)])
                ])
              ])
            })))
    }
    if let staff {
      members.append(
        Member(
          "who",
          .members([
            "identifier": .members([
              "system": .string("urn:frontdesk:staff"), "value": .string(staff),
            ]), "display": .string(staffName ?? staff),
          ])))
    } else {
      members.append(Member("who", .members(["display": .string(program ?? "frontdesk")])))
    }
    members.append(Member("requestor", .bool(staff != nil)))
    if let terminal {
      // 1 is the name of a machine, in FHIR's list of network types.
      members.append(
        Member(
          "network", .members(["address": .string(terminal), "type": .string("1")])))
    }
    return .object(members)
  }

  /// The patient, role 1 of type 1 in FHIR's lists; none where nobody's record was touched.
  private var patientEntity: [JSONOutput] {
    guard let card else { return [] }
    return [
      .members([
        "what": .members([
          "identifier": .members([
            "system": .string(FHIRExport.cardSystem), "value": .string(card),
          ])
        ]),
        "type": FHIRAuditCodes.person.json, "role": FHIRAuditCodes.patient.json,
      ])
    ]
  }

  /// The thing itself, with what the program calls it.
  private var objectEntity: JSONOutput {
    var details = [("object", object), ("detail", detail)]
    if let objectID { details.append(("id", String(objectID))) }
    if let count { details.append(("count", String(count))) }
    return .members([
      "type": FHIRAuditCodes.systemObject.json,
      "name": .string(object),
      "detail": .array(
        details.filter { !$0.1.isEmpty }.map {
          .members(["type": .string($0.0), "valueString": .string($0.1)])
        }),
    ])
  }
}
