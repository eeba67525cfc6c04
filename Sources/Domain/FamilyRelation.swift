/// What a member of a family is to a person.
///
/// Source: HL7 v3 RoleCode, value set PersonalRelationshipRoleType
/// (http://terminology.hl7.org/CodeSystem/v3-RoleCode), and GB/T 4761-2008 家庭关系代码, one digit.
package enum FamilyRelation: String, Sendable, CaseIterable {
  case spouse
  case child
  case parent
  case sibling
  case grandchild
  case grandparent
  case childInLaw = "child-in-law"
  case parentInLaw = "parent-in-law"
  /// Who answers for the person by law.
  case guardian
  /// For whom the person answers.
  case ward
  case other

  /// What the person is to that member.
  package var inverse: FamilyRelation {
    switch self {
    case .spouse, .sibling, .other: self
    case .child: .parent
    case .parent: .child
    case .grandchild: .grandparent
    case .grandparent: .grandchild
    case .childInLaw: .parentInLaw
    case .parentInLaw: .childInLaw
    case .guardian: .ward
    case .ward: .guardian
    }
  }

  /// The code of HL7 v3 RoleCode; the general one where the table has none of its own.
  package var roleCode: String {
    switch self {
    case .spouse: "SPS"
    case .child: "CHILD"
    case .parent: "PRN"
    case .sibling: "SIB"
    case .grandchild: "GRNDCHILD"
    case .grandparent: "GRPRN"
    case .childInLaw: "CHLDINLAW"
    case .parentInLaw: "PRNINLAW"
    case .guardian: "GUARD"
    case .ward, .other: "FAMMEMB"
    }
  }

  /// The digit of GB/T 4761-2008, for a member of a sex.
  package func nationalCode(_ sex: Sex) -> Int {
    switch self {
    case .spouse: 1
    case .child: sex == .female ? 3 : 2
    case .grandchild: 4
    case .parent: 5
    case .grandparent: 6
    case .sibling: 7
    case .childInLaw, .parentInLaw, .guardian, .ward, .other: 8
    }
  }

  /// The word for a member of any sex, as a form offers it.
  package var title: Localized {
    switch self {
    case .spouse: Localized(zh: "配偶", en: "spouse")
    case .child: Localized(zh: "子女", en: "child")
    case .parent: Localized(zh: "父母", en: "parent")
    case .sibling: Localized(zh: "兄弟姐妹", en: "sibling")
    case .grandchild: Localized(zh: "孙辈", en: "grandchild")
    case .grandparent: Localized(zh: "祖辈", en: "grandparent")
    case .childInLaw: Localized(zh: "儿媳/女婿", en: "child-in-law")
    case .parentInLaw: Localized(zh: "公婆/岳父母", en: "parent-in-law")
    case .guardian: Localized(zh: "监护人", en: "guardian")
    case .ward: Localized(zh: "被监护人", en: "ward")
    case .other: Localized(zh: "其他亲属", en: "relative")
    }
  }

  /// The word for a member of a sex.
  package func title(_ sex: Sex) -> Localized {
    switch (self, sex) {
    case (.spouse, .male): Localized(zh: "丈夫", en: "husband")
    case (.spouse, .female): Localized(zh: "妻子", en: "wife")
    case (.child, .male): Localized(zh: "儿子", en: "son")
    case (.child, .female): Localized(zh: "女儿", en: "daughter")
    case (.parent, .male): Localized(zh: "父亲", en: "father")
    case (.parent, .female): Localized(zh: "母亲", en: "mother")
    case (.sibling, .male): Localized(zh: "兄弟", en: "brother")
    case (.sibling, .female): Localized(zh: "姐妹", en: "sister")
    case (.childInLaw, .male): Localized(zh: "女婿", en: "son-in-law")
    case (.childInLaw, .female): Localized(zh: "儿媳", en: "daughter-in-law")
    case (.parentInLaw, .male): Localized(zh: "公公/岳父", en: "father-in-law")
    case (.parentInLaw, .female): Localized(zh: "婆婆/岳母", en: "mother-in-law")
    default: title
    }
  }
}

/// A member of a person's family who has a card too, as the one who asks may see them.
package struct FamilyMember: Hashable, Sendable {
  /// The number of the link; nil for somebody who is reached through others of one household.
  package var link: Int?
  /// Changes with every write; 0 where there is no link.
  package var version: Int
  package var patient: PatientID
  package var card: String
  package var name: String
  package var sex: Sex
  package var birthDate: CalendarDate?
  package var birthDatePrecision: TimePrecision
  /// What the member is to the person; nil where only the household is known.
  package var relation: FamilyRelation?
  /// Whether they live in one household.
  package var sharesHousehold: Bool
  package var isDeceased: Bool

  package init(
    link: Int?, version: Int = 1, patient: PatientID, card: String, name: String, sex: Sex,
    birthDate: CalendarDate?, birthDatePrecision: TimePrecision = .day,
    relation: FamilyRelation?, sharesHousehold: Bool, isDeceased: Bool = false
  ) {
    self.link = link
    self.version = version
    self.patient = patient
    self.card = card
    self.name = name
    self.sex = sex
    self.birthDate = birthDate
    self.birthDatePrecision = birthDatePrecision
    self.relation = relation
    self.sharesHousehold = sharesHousehold
    self.isDeceased = isDeceased
  }

  /// `妻子`, or that they live together where nothing else is known.
  package var title: Localized {
    relation?.title(sex) ?? Localized(zh: "同户", en: "household")
  }
}

/// A link that is about to be made.
package struct FamilyLinkDraft: Hashable, Sendable {
  package var patient: PatientID
  package var relative: PatientID
  /// What the relative is to the patient.
  package var relation: FamilyRelation
  package var sharesHousehold: Bool

  package init(
    patient: PatientID, relative: PatientID, relation: FamilyRelation, sharesHousehold: Bool
  ) {
    self.patient = patient
    self.relative = relative
    self.relation = relation
    self.sharesHousehold = sharesHousehold
  }
}
