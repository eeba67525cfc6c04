import Domain

extension FHIRExport {
  var patient: [Member] {
    let archive = export.archive
    let person = archive.patient
    var members: [Member] = [Member("identifier", .array(identifiers))]
    members.append(
      Member(
        "name",
        .array([.object(some("text", person.name) + some("family", person.familyName))])))
    let own = archive.contacts.filter { $0.holder == nil }
    if !own.isEmpty { members.append(Member("telecom", .array(own.map(telecom)))) }
    members.append(Member("gender", .string(person.sex.rawValue)))
    members += some("birthDate", partial(person.birthDate, person.birthDatePrecision))
    switch person.deceased {
    case .onDate(let day): members += some("deceasedDateTime", day)
    case .dateUnknown: members.append(Member("deceasedBoolean", .bool(true)))
    case nil: break
    }
    if let address = person.address {
      members.append(Member("address", .array([concept(text: address)])))
    }
    let others = archive.contacts.filter { $0.holder != nil }
    if !others.isEmpty { members.append(Member("contact", .array(others.map(relative)))) }
    return members
  }

  private var identifiers: [JSONOutput] {
    let card = JSONOutput.members([
      "use": .string("usual"), "system": .string(Self.cardSystem),
      "value": .string(export.archive.card),
    ])
    return [card] + export.archive.identifiers.map(identifier)
  }

  private func identifier(_ identifier: PatientIdentifier) -> JSONOutput {
    let (code, known): (String?, String?) =
      switch identifier.kind {
      case .residentID: ("NNCHN", FHIRIdentifier.residentSystem)
      case .archiveCode: (nil, FHIRIdentifier.archiveSystem)
      case .medicalRecord: ("MR", nil)
      case .passport: ("PPN", nil)
      case .socialSecurity: ("SS", nil)
      case .driverLicence: ("DL", nil)
      case .military: ("MI", nil)
      case .birthCertificate: ("BCT", nil)
      case .foreignResident: ("PRC", nil)
      case .hongKongMacao, .taiwan, .formerCard:
        (nil, FHIRIdentifier.ownSystems.first { $0.kind == identifier.kind }?.system)
      case .other: (nil, nil)
      }
    let type = code.map { Member("type", status($0, system: "v2-0203")) }
    let system = identifier.system.isEmpty ? known : identifier.system
    return .object(
      (type.map { [$0] } ?? []) + some("system", system) + some("value", identifier.value))
  }

  private func telecom(_ contact: ContactPoint) -> JSONOutput {
    let system =
      switch contact.system {
      case .phone: "phone"
      case .email: "email"
      case .other: "other"
      }
    return .members(["system": .string(system), "value": .string(contact.value)])
  }

  private func relative(_ contact: ContactPoint) -> JSONOutput {
    // The store keeps relation and name as one text, which is read back as it was.
    .members([
      "relationship": .array([concept(text: contact.holder ?? "")]),
      "telecom": .array([telecom(contact)]),
    ])
  }

  /// A date as exactly as it is known; nil when it is not.
  func partial(_ date: CalendarDate?, _ precision: TimePrecision) -> String? {
    guard let text = date?.description else { return nil }
    switch precision {
    case .year: return String(text.prefix(4))
    case .month: return String(text.prefix(7))
    case .day, .second: return text
    }
  }
}
