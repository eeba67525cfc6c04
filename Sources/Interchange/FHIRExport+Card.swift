import Domain

/// The national basic-information form of a person, and what it says of the family.
extension FHIRExport {
  /// The form as it stands: each answer under the name of its item, in the order of the form.
  func cardForm(_ moment: Instant) -> [Member] {
    let items = export.card.items.map { item -> JSONOutput in
      let answers: [JSONOutput] =
        item.options.isEmpty
        ? [.members(["valueString": .string(export.card[item])])]
        : export.card.codes(item).map { code in
          let title = item.options.first { $0.code == code }?.title.chinese ?? code
          return .members([
            "valueCoding": .members([
              "system": .string("urn:frontdesk:card-" + item.rawValue), "code": .string(code),
              "display": .string(title),
            ])
          ])
        }
      return .members([
        "linkId": .string(item.rawValue), "text": .string(item.title.chinese),
        "answer": .array(answers),
      ])
    }
    return [
      Member("questionnaire", .string("urn:frontdesk:card")),
      Member("status", .string("completed")), subject, Member("authored", self.moment(moment)),
      Member("item", .array(items)),
    ]
  }

  /// A disease of a member of the family.
  struct FamilyDisease {
    let relation: CardItem
    let disease: String
  }

  var familyHistory: [FamilyDisease] {
    [CardItem.father, .mother, .siblings, .children].flatMap { item in
      export.card.codes(item).filter { $0 != CardOption.none }
        .map { FamilyDisease(relation: item, disease: $0) }
    }
  }

  /// Codes of HL7 v3 RoleCode.
  func familyMember(_ one: FamilyDisease) -> [Member] {
    let code =
      switch one.relation {
      case .father: "FTH"
      case .mother: "MTH"
      case .siblings: "SIB"
      default: "CHILD"
      }
    let title =
      one.relation.options.first { $0.code == one.disease }?.title.chinese ?? one.disease
    let relationship = Coding(
      system: "http://terminology.hl7.org/CodeSystem/v3-RoleCode", code: code,
      display: one.relation.title.chinese)
    return [
      Member("status", .string("completed")), Member("patient", reference),
      Member("relationship", concept(relationship)),
      Member("condition", .array([.members(["code": concept(text: title)])])),
    ]
  }
}
