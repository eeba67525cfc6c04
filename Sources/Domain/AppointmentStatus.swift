/// Where an appointment stands, by the names of FHIR's value set.
///
/// Source: HL7 FHIR R4, AppointmentStatus, https://hl7.org/fhir/R4/valueset-appointmentstatus.html.
/// `pending` and `waitlist` are never used here: the clinic answers for its own people.
package enum AppointmentStatus: String, Sendable, CaseIterable {
  /// Asked for and not yet agreed by the clinic.
  case proposed
  case booked
  /// In the house, and nobody has made sure who it is.
  case arrived
  /// At the counter, known, and waiting or called.
  case checkedIn = "checked-in"
  case fulfilled
  case cancelled
  case noShow = "noshow"
  /// Written by a slip and taken back.
  case enteredInError = "entered-in-error"

  /// Whether it keeps its place: what was cancelled or never was leaves it to others.
  package var holdsPlace: Bool { self != .cancelled && self != .enteredInError }

  /// Whether nothing more will become of it.
  package var isOver: Bool {
    switch self {
    case .proposed, .booked, .arrived, .checkedIn: false
    case .fulfilled, .cancelled, .noShow, .enteredInError: true
    }
  }
}

/// What a person sees of an appointment: its status, and whether they were called.
package enum AppointmentStage: Int, Sendable, CaseIterable, Comparable {
  case called
  case waiting
  case arrived
  case expected
  case done
  case noShow
  case cancelled

  package static func < (left: AppointmentStage, right: AppointmentStage) -> Bool {
    left.rawValue < right.rawValue
  }

  package var title: Localized {
    switch self {
    case .called: Localized(zh: "就诊中", en: "Called")
    case .waiting: Localized(zh: "候诊", en: "Waiting")
    case .arrived: Localized(zh: "已到", en: "Arrived")
    case .expected: Localized(zh: "待到", en: "Expected")
    case .done: Localized(zh: "完成", en: "Done")
    case .noShow: Localized(zh: "爽约", en: "No-show")
    case .cancelled: Localized(zh: "取消", en: "Cancelled")
    }
  }
}

/// What somebody comes for, as far as the plan of the day is concerned.
package enum ServiceKind: String, Sendable, CaseIterable {
  case consultation
  case followUp = "follow-up"
  case checkup
  case vaccination
  case nursing
  case physiotherapy

  package var title: Localized {
    switch self {
    case .consultation: Localized(zh: "门诊", en: "Consultation")
    case .followUp: Localized(zh: "随访", en: "Follow-up")
    case .checkup: Localized(zh: "体检", en: "Check-up")
    case .vaccination: Localized(zh: "接种", en: "Vaccination")
    case .nursing: Localized(zh: "护理", en: "Nursing")
    case .physiotherapy: Localized(zh: "理疗", en: "Physio")
    }
  }
}

/// Who goes before others of the same time.
package enum AppointmentPriority: Int, Sendable, CaseIterable, Comparable {
  case regular = 0
  /// By law or by what one sees: the old, the pregnant, the disabled.
  ///
  /// Source: 中华人民共和国老年人权益保障法 (2018), article 57: the old go first at clinics.
  case preferred = 1
  /// Cannot wait.
  case urgent = 2

  package static func < (left: AppointmentPriority, right: AppointmentPriority) -> Bool {
    left.rawValue < right.rawValue
  }

  /// The name in JSON output and on the command line.
  package var code: String {
    switch self {
    case .regular: "regular"
    case .preferred: "preferred"
    case .urgent: "urgent"
    }
  }

  package init?(code: String) {
    guard let found = Self.allCases.first(where: { $0.code == code }) else { return nil }
    self = found
  }

  package var title: Localized {
    switch self {
    case .regular: Localized(zh: "普通", en: "Regular")
    case .preferred: Localized(zh: "优先", en: "Preferred")
    case .urgent: Localized(zh: "急", en: "Urgent")
    }
  }
}

/// Why an appointment was cancelled.
package enum CancelReason: String, Sendable, CaseIterable {
  case patient
  case clinic
  case unwell
  case treatedElsewhere = "elsewhere"
  case deceased
  case other

  package var title: Localized {
    switch self {
    case .patient: Localized(zh: "本人取消", en: "The person cancelled")
    case .clinic: Localized(zh: "诊所取消", en: "The clinic cancelled")
    case .unwell: Localized(zh: "身体不适", en: "Too unwell to come")
    case .treatedElsewhere: Localized(zh: "已在别处就诊", en: "Treated elsewhere")
    case .deceased: Localized(zh: "已故", en: "Deceased")
    case .other: Localized(zh: "其他", en: "Another reason")
    }
  }
}
