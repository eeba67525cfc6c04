extension Sex {
  /// The word on screen.
  package var title: Localized {
    switch self {
    case .male: Localized(zh: "男", en: "M")
    case .female: Localized(zh: "女", en: "F")
    case .other: Localized(zh: "其他", en: "other")
    case .unknown: Localized(zh: "未知", en: "unknown")
    }
  }
}

extension ReferenceJudgement {
  /// The flag beside a value; empty for a normal one.
  package var title: Localized {
    switch self {
    case .low: Localized(zh: "低", en: "low")
    case .normal: Localized(same: "")
    case .high: Localized(zh: "高", en: "high")
    }
  }
}

extension PatientIdentifier.Kind {
  /// What the number is called.
  package var title: Localized {
    switch self {
    case .residentID: Localized(zh: "身份证", en: "ID card")
    case .medicalRecord: Localized(zh: "病历号", en: "Record number")
    case .passport: Localized(zh: "护照", en: "Passport")
    case .socialSecurity: Localized(zh: "社保", en: "Social security")
    case .driverLicence: Localized(zh: "驾驶证", en: "Driver's licence")
    case .archiveCode: Localized(zh: "档案编码", en: "Archive code")
    case .hongKongMacao: Localized(zh: "港澳通行证", en: "HK/Macao permit")
    case .taiwan: Localized(zh: "台胞证", en: "Taiwan permit")
    case .foreignResident: Localized(zh: "外国人永居证", en: "Foreigner's ID card")
    case .military: Localized(zh: "军人证件", en: "Military ID")
    case .birthCertificate: Localized(zh: "出生证明", en: "Birth certificate")
    case .formerCard: Localized(zh: "已并卡号", en: "Merged card")
    case .other: Localized(zh: "其他", en: "Other")
    }
  }
}
