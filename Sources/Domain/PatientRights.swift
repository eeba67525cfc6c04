/// A time for which a record was kept and hidden.
package struct Restriction: Hashable, Sendable {
  package var reason: String
  /// Who asked, and in what capacity.
  package var requester: String
  package var since: Instant
  /// The name of who did it; nil for the machine.
  package var staff: String?
  /// When it was lifted; nil while it holds.
  package var lifted: Instant?

  package init(
    reason: String, requester: String, since: Instant, staff: String? = nil, lifted: Instant? = nil
  ) {
    self.reason = reason
    self.requester = requester
    self.since = since
    self.staff = staff
    self.lifted = lifted
  }
}

/// What a patient agreed to and asked for, and what was done about it.
package struct PatientRights: Hashable, Sendable {
  package var patient: PatientID
  /// The newest first.
  package var consents: [Consent]
  /// The newest first, with numbers masked.
  package var corrections: [Correction]
  /// The newest first.
  package var restrictions: [Restriction]
  /// The newest first.
  package var disclosures: [Disclosure]
  /// The texts that were signed last at this clinic, by anybody; none for a purpose that nobody
  /// has signed.
  package var texts: [ConsentPurpose: ConsentText]
  /// The first day on which the record may be erased; nil when nothing dated stands in it.
  package var erasableFrom: CalendarDate?
  /// Whether a second person has allowed the one who reads to erase the record, today.
  package var mayEraseNow: Bool

  package init(
    patient: PatientID, consents: [Consent] = [], corrections: [Correction] = [],
    restrictions: [Restriction] = [], disclosures: [Disclosure] = [],
    texts: [ConsentPurpose: ConsentText] = [:], erasableFrom: CalendarDate? = nil,
    mayEraseNow: Bool = false
  ) {
    self.patient = patient
    self.consents = consents
    self.corrections = corrections
    self.restrictions = restrictions
    self.disclosures = disclosures
    self.texts = texts
    self.erasableFrom = erasableFrom
    self.mayEraseNow = mayEraseNow
  }

  /// Whether the record is kept and hidden now.
  package var isRestricted: Bool { restrictions.contains { $0.lifted == nil } }
}

/// What is read before a consent is signed.
package struct ConsentText: Hashable, Sendable {
  /// Such as `2026-01`.
  package var version: String
  package var text: String

  package init(version: String, text: String) {
    self.version = version
    self.text = text
  }

  /// The version of `standard`; goes up with every change of its words.
  package static let standardVersion = "STD-2026-11"

  /// A text to begin with, until the clinic signs one of its own.
  ///
  /// It says what PIPL article 17 wants said: who processes what, for which purpose, for how long,
  /// and how the person exercises their rights; withdrawal as in article 15. A clinic that shares
  /// with others names them in a text of its own, as article 23 asks.
  package static func standard(
    _ purpose: ConsentPurpose, clinic: String, _ language: Language
  ) -> ConsentText {
    let data = purpose.data[language]
    let words = Localized(
      zh: "\(clinic)为\(purpose.title.chinese)处理本人的\(data)。保存期限：\(purpose.keeping.chinese)。"
        + "本人可随时在前台撤回，撤回即时生效，不影响此前的处理，也不影响就诊；"
        + "本人有权查阅、复制、更正自己的资料，并要求限制或删除。",
      en: "\(clinic) processes my \(data) for this purpose: \(purpose.title.english). Kept: "
        + "\(purpose.keeping.english). I can withdraw at the front desk at any time; that holds at "
        + "once, changes nothing about what was done before, and does not affect my care. I may "
        + "see, copy and correct what is held on me, and ask for it to be restricted or erased.")
    return ConsentText(version: standardVersion, text: words[language])
  }
}

extension ConsentPurpose {
  /// What of a person is processed for it.
  fileprivate var data: Localized {
    switch self {
    case .care: Localized(zh: "健康档案和诊疗信息", en: "health archive and medical records")
    case .followUp:
      Localized(zh: "联系方式和随访所需的诊疗信息", en: "contact details and what a follow-up needs")
    case .marketing: Localized(zh: "姓名和联系方式", en: "name and contact details")
    case .sharing:
      Localized(zh: "其他机构诊疗所需的病历", en: "medical records that the other institution needs")
    case .research:
      Localized(zh: "去标识后的诊疗信息", en: "medical records without name and numbers")
    case .family: Localized(zh: "病情和诊疗信息", en: "condition and treatment")
    }
  }

  /// How long it is kept: an outpatient's record for 15 years after the last visit
  /// (医疗机构病历管理规定 2013, article 29), the rest until the consent is withdrawn.
  fileprivate var keeping: Localized {
    self == .care
      ? Localized(zh: "自末次就诊起 15 年", en: "15 years from the last visit")
      : Localized(zh: "至撤回为止", en: "until I withdraw")
  }
}
