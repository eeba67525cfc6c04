/// Something that a card should say and does not.
///
/// Source for what should be there: 国家基本公共卫生服务规范（第三版）, 个人基本信息表; for the consent,
/// PIPL articles 13 and 14.
package enum MissingItem: String, Sendable, CaseIterable {
  case phone
  case document
  /// The birth date is not there, or known to the year or month alone.
  case birthDate = "birth-date"
  case sex
  /// Nobody to be asked for when the person cannot be reached.
  case contact
  case address
  /// No consent to archive and care was taken down.
  case consent

  package var title: Localized {
    switch self {
    case .phone: Localized(zh: "电话", en: "phone")
    case .document: Localized(zh: "证件号", en: "ID number")
    case .birthDate: Localized(zh: "准确生日", en: "exact birth date")
    case .sex: Localized(zh: "性别", en: "sex")
    case .contact: Localized(zh: "紧急联系人", en: "emergency contact")
    case .address: Localized(zh: "住址", en: "address")
    case .consent: Localized(zh: "建档同意书", en: "consent to the archive")
    }
  }

  /// The field of the card in which it is put right; nil for what is no field.
  package var field: CardItem? {
    switch self {
    case .phone: .phone
    case .document: .document
    case .birthDate: .birthDate
    case .sex: .sex
    case .contact: .contactName
    case .address: .address
    case .consent: nil
    }
  }

  /// What a card lacks, the most needed first.
  ///
  /// - Parameters:
  ///   - hasContact: Whether somebody is named for when the person cannot be reached.
  ///   - hasConsent: Whether anything was signed for archive and care, be it withdrawn since; nil
  ///     where the one who asks may not know.
  /// - Returns: Nothing for the dead.
  package static func all(
    of patient: Patient, identifiers: [PatientIdentifier], contacts: [ContactPoint],
    hasContact: Bool, hasConsent: Bool?
  ) -> [MissingItem] {
    guard patient.deceased == nil else { return [] }
    return allCases.filter { item in
      switch item {
      case .phone: !contacts.contains { $0.system == .phone && $0.holder == nil }
      case .document: !identifiers.contains { IdentityDocument($0.kind) != nil }
      case .birthDate: patient.birthDate == nil || patient.birthDatePrecision != .day
      case .sex: patient.sex == .unknown
      case .contact:
        !hasContact && !contacts.contains { $0.system == .phone && $0.holder != nil }
      case .address: patient.address?.isEmpty ?? true
      case .consent: hasConsent == false
      }
    }
  }
}
