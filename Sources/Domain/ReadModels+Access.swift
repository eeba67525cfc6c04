/// A part of an archive that a role may be kept from.
package enum ArchivePart: String, Sendable, CaseIterable {
  case conditions
  case medications
  case allergies
  /// Pressure, pulse, temperature, breathing, saturation, height, weight and waist.
  case vitalSigns = "vital-signs"
  /// All other values.
  case results
  case reports
  /// Visits with their kind and reason.
  case visits
  case followUps = "follow-ups"
  /// What follow-ups are about: reason, risk, why and notes.
  case followUpReasons = "follow-up-reasons"
  /// What was marked very sensitive, whether there is any or not.
  case verySensitive = "very-sensitive"

  package var title: Localized {
    switch self {
    case .conditions: Localized(zh: "诊断", en: "problems")
    case .medications: Localized(zh: "用药", en: "medications")
    case .allergies: Localized(zh: "过敏", en: "allergies")
    case .vitalSigns: Localized(zh: "体征", en: "vital signs")
    case .results: Localized(zh: "检验结果", en: "results")
    case .reports: Localized(zh: "报告", en: "reports")
    case .visits: Localized(zh: "就诊", en: "visits")
    case .followUps: Localized(zh: "随访", en: "follow-ups")
    case .followUpReasons: Localized(zh: "随访内容", en: "what follow-ups are about")
    case .verySensitive: Localized(zh: "高度敏感内容", en: "very sensitive content")
    }
  }

  /// What a record says about a person's health.
  package static let clinical: Set<ArchivePart> = [
    .conditions, .medications, .vitalSigns, .results, .reports,
  ]

  /// The right by which it is seen.
  package var object: AccessObject {
    switch self {
    case .conditions, .medications, .results, .reports: .clinical
    case .allergies, .vitalSigns: .triage
    case .visits, .followUpReasons: .visitReason
    case .followUps: .queue
    case .verySensitive: .sensitive
    }
  }

  /// The parts of a person a role does not see, as far as that does not depend on whose patient it is.
  ///
  /// - Parameter seesClinical: Whether clinical content of this one is the reader's to see.
  package static func hidden(from access: Access, seesClinical: Bool) -> Set<ArchivePart> {
    var hidden: Set<ArchivePart> = []
    if !seesClinical { hidden.formUnion([.conditions, .medications, .results, .reports]) }
    if !access.allows(.read, .triage) { hidden.formUnion([.allergies, .vitalSigns]) }
    if !access.seesReasons { hidden.formUnion([.visits, .followUpReasons]) }
    if !access.allows(.read, .queue) { hidden.insert(.followUps) }
    if !access.seesSensitive { hidden.insert(.verySensitive) }
    return hidden
  }
}

/// One entry of an archive, by what it says.
package enum ArchiveEntry: Hashable, Sendable {
  case visit(Encounter)
  case condition(Condition)
  case medication(MedicationStatement)
  case allergy(AllergyIntolerance)
  case report(DiagnosticReport)
  case followUp(FollowUpID)
  /// Every value of an indicator of every patient, by its code.
  case indicator(String)
}

/// Why a person should think again before a record is opened.
package enum LookWarning: String, Sendable, CaseIterable {
  /// The record is one's own.
  case own
  /// The record is of somebody of the same surname at the same address or phone.
  case household
  /// The record is of somebody who works here.
  case colleague

  package var title: Localized {
    switch self {
    case .own: Localized(zh: "这是您本人的档案；查看会被列出", en: "this is your own record; the look is listed")
    case .household:
      Localized(zh: "这是您家人的档案；查看会被列出", en: "this is a record of your household; the look is listed")
    case .colleague:
      Localized(zh: "这是同事的档案；查看会被列出", en: "this is a colleague's record; the look is listed")
    }
  }
}
