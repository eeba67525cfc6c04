import Domain

// What the counter was to tell or to ask, and the family.
extension FHIRExport {
  /// A message that waits, or was told, as a CommunicationRequest.
  func communication(_ notice: Notice) -> [Member] {
    var members = [
      Member("status", .string(notice.state.code(of: .message))), subject,
      Member(
        "payload", .array([.members(["contentString": .string(notice.details.text)])])),
      Member("authoredOn", moment(notice.at)),
    ]
    if let until = notice.details.until {
      members.append(
        Member("occurrencePeriod", .members(["end": .string(until.description)])))
    }
    return members
  }

  /// What is owed, or was paid, as an Invoice; R4 has no day by which to pay, so it is a note.
  func invoice(_ notice: Notice) -> [Member] {
    var members = [
      Member("status", .string(notice.state.code(of: .unpaid))), subject,
      Member("date", moment(notice.at)),
    ]
    if let amount = notice.details.amount {
      members.append(
        Member(
          "totalGross",
          .members([
            "value": .number(Double(amount.fen) / 100), "currency": .string("CNY"),
          ])))
    }
    let until = notice.details.until.map { "\n" + $0.description } ?? ""
    members.append(
      Member("note", .array([.members(["text": .string(notice.details.text + until)])])))
    return members
  }

  /// A member of the family; HL7 v3 RoleCode beside GB/T 4761-2008.
  func relative(_ member: FamilyMember) -> [Member] {
    var codes: [JSONOutput] = []
    if let relation = member.relation {
      codes.append(
        .members([
          "system": .string("http://terminology.hl7.org/CodeSystem/v3-RoleCode"),
          "code": .string(relation.roleCode), "display": .string(relation.title.english),
        ]))
      codes.append(
        .members([
          "system": .string("urn:frontdesk:gb-t-4761-2008"),
          "code": .string(String(relation.nationalCode(member.sex))),
          "display": .string(relation.title.chinese),
        ]))
    }
    var concept: [Member] = codes.isEmpty ? [] : [Member("coding", .array(codes))]
    concept.append(Member("text", .string(member.title.chinese)))
    return [
      Member("patient", reference), Member("relationship", .array([.object(concept)])),
      Member("name", .array([.members(["text": .string(member.name)])])),
    ]
  }
}
