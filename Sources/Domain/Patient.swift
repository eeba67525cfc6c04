/// The number by which the store knows a patient; never shown to people, who use the card number.
package struct PatientID: Hashable, Comparable, Sendable {
  package let value: Int
  package init(_ value: Int) { self.value = value }
  package static func < (left: PatientID, right: PatientID) -> Bool { left.value < right.value }
}

/// Administrative sex, with the codes of FHIR.
package enum Sex: String, Sendable, CaseIterable {
  case male
  case female
  case other
  case unknown
}

/// Who a patient is: the FHIR Patient as the clinic keeps it.
package struct Patient: Hashable, Sendable {
  /// The name as it is shown, whole: `张三`, `买买提·吐尔逊`, `O'Keefe Clarine`.
  package var name: String
  /// The family name when it is known apart, else nil; decides the surname reading in pinyin.
  package var familyName: String?
  package var sex: Sex
  /// Nil when unknown.
  package var birthDate: CalendarDate?
  /// How exactly the birth date is known; a year alone is stored as 1 January.
  package var birthDatePrecision: TimePrecision
  /// The ethnic group (民族) as text, or nil.
  package var ethnicity: String?
  /// One line, or nil.
  package var address: String?
  /// When the person died; nil while alive or unknown.
  package var deceased: Deceased?

  /// That a person has died, and when if it is known.
  package enum Deceased: Hashable, Sendable {
    case onDate(CalendarDate)
    case dateUnknown
  }

  package init(
    name: String, familyName: String? = nil, sex: Sex, birthDate: CalendarDate?,
    birthDatePrecision: TimePrecision = .day, ethnicity: String? = nil, address: String? = nil,
    deceased: Deceased? = nil
  ) {
    self.name = name
    self.familyName = familyName
    self.sex = sex
    self.birthDate = birthDate
    self.birthDatePrecision = birthDatePrecision
    self.ethnicity = ethnicity
    self.address = address
    self.deceased = deceased
  }
}

/// A number or code that identifies a patient in some system.
package struct PatientIdentifier: Hashable, Sendable {
  /// What kind of identifier it is.
  package enum Kind: Int, Sendable, CaseIterable {
    /// Resident identity card, GB 11643-1999.
    case residentID = 1
    /// A record number of another system.
    case medicalRecord = 2
    case passport = 3
    case socialSecurity = 4
    case driverLicence = 5
    /// The 17-digit health archive code (居民健康档案编码).
    case archiveCode = 6
    /// 港澳居民来往内地通行证.
    case hongKongMacao = 10
    /// 台湾居民来往大陆通行证.
    case taiwan = 11
    /// 外国人永久居留身份证.
    case foreignResident = 12
    /// 军人证件.
    case military = 13
    /// 出生医学证明.
    case birthCertificate = 14
    /// The number of a card that was merged into this one.
    case formerCard = 15
    case other = 9
  }

  package var kind: Kind
  /// The URI of the issuing system; empty when the kind says it all.
  package var system: String
  package var value: String
  /// Whether the value is a ``Mask`` of the number and not the number.
  package var isMasked: Bool

  package init(kind: Kind, system: String = "", value: String, isMasked: Bool = false) {
    self.kind = kind
    self.system = system
    self.value = value
    self.isMasked = isMasked
  }
}

/// A phone number or other address at which a patient is reached.
package struct ContactPoint: Hashable, Sendable {
  package enum System: Int, Sendable, CaseIterable {
    case phone = 1
    case email = 2
    case other = 9
  }

  package var system: System
  package var value: String
  /// Whose it is when not the patient's own, such as `配偶 李娟`; nil for the patient's own.
  package var holder: String?
  /// Whether the value is a ``Mask`` of the number and not the number.
  package var isMasked: Bool

  package init(system: System, value: String, holder: String? = nil, isMasked: Bool = false) {
    self.system = system
    self.value = value
    self.holder = holder
    self.isMasked = isMasked
  }
}
