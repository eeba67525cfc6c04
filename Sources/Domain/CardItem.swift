/// An item of a person's card: what the national basic-information form asks, in its order.
///
/// Source: 国家基本公共卫生服务规范（第三版）, 个人基本信息表. Name, sex and birth date alone are required.
package enum CardItem: String, Sendable, CaseIterable {
  case documentKind = "document-kind"
  case document
  case name
  case sex
  case birthDate = "birth-date"
  case phone
  case address
  case ethnicity
  case contactName = "contact-name"
  case contactRelation = "contact-relation"
  case contactPhone = "contact-phone"
  case registeredAddress = "registered-address"
  case residence
  case workplace
  case education
  case occupation
  case maritalStatus = "marital-status"
  case payment
  case bloodGroup = "blood-group"
  case rhesus
  case allergies
  case otherAllergies = "other-allergies"
  case exposures
  case diseases
  case diseaseDates = "disease-dates"
  case surgery
  case trauma
  case transfusion
  case father
  case mother
  case siblings
  case children
  case geneticDisease = "genetic-disease"
  case disabilities
  case kitchenVentilation = "kitchen-ventilation"
  case fuel
  case water
  case toilet
  case livestockPen = "livestock-pen"

  /// A group of items under one heading.
  package enum Section: Sendable, CaseIterable {
    case person
    case reach
    case background
    case health
    /// 生活环境: asked of households in the country, and of no consequence for a single person.
    case household
  }

  package var section: Section {
    switch self {
    case .documentKind, .document, .name, .sex, .birthDate, .phone, .address, .ethnicity: .person
    case .contactName, .contactRelation, .contactPhone, .registeredAddress, .residence, .workplace:
      .reach
    case .education, .occupation, .maritalStatus, .payment: .background
    case .kitchenVentilation, .fuel, .water, .toilet, .livestockPen: .household
    default: .health
    }
  }

  /// What somebody must be allowed to add or change for writing it.
  package var object: AccessObject {
    switch self {
    case .allergies, .otherAllergies: .triage
    case _ where section == .health: .clinical
    default: .identity
    }
  }

  package var isRequired: Bool { [.name, .sex, .birthDate].contains(self) }

  /// How it is answered.
  package enum Shape: Hashable, Sendable {
    /// Words, of at most so many characters.
    case text(Int)
    /// One of several.
    case choice([CardOption])
    /// Any of several.
    case choices([CardOption])
  }

  /// The answers to choose from; none for an item that is typed.
  package var options: [CardOption] {
    switch shape {
    case .text: []
    case .choice(let options), .choices(let options): options
    }
  }
}

/// One of the answers to an item of a card.
package struct CardOption: Hashable, Sendable {
  /// What is kept.
  package let code: String
  package let title: Localized

  package init(_ code: String, _ chinese: String, _ english: String) {
    self.code = code
    title = Localized(zh: chinese, en: english)
  }

  /// The code for `none`, which goes with no other.
  package static let none = "none"
}
