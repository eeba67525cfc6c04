/// What a patient agrees to, each by itself.
///
/// PIPL articles 13, 14, 23 and 29: a purpose that needs consent needs its own, given knowingly,
/// and providing data to others needs a separate one.
package enum ConsentPurpose: String, Sendable, CaseIterable {
  /// Keeping a health archive and treating by it.
  case care
  /// Being called and written to for follow-ups.
  case followUp = "follow-up"
  /// Greetings, courses and offers.
  case marketing
  /// Giving records to another institution.
  case sharing
  /// Use for research, without a name.
  case research
  /// Telling family members.
  case family

  package var title: Localized {
    switch self {
    case .care: Localized(zh: "建档与诊疗", en: "Archive and care")
    case .followUp: Localized(zh: "随访联系", en: "Follow-up contact")
    case .marketing: Localized(zh: "关怀与活动", en: "Greetings and offers")
    case .sharing: Localized(zh: "向其他机构提供", en: "Sharing with others")
    case .research: Localized(zh: "科研 (去标识)", en: "Research, without names")
    case .family: Localized(zh: "告知家属", en: "Telling the family")
    }
  }
}

/// Who signed a consent.
package enum ConsentRelation: String, Sendable, CaseIterable {
  case own = "self"
  case parent
  case guardian
  case spouse
  case child
  case other

  package var title: Localized {
    switch self {
    case .own: Localized(zh: "本人", en: "self")
    case .parent: Localized(zh: "父母", en: "parent")
    case .guardian: Localized(zh: "监护人", en: "guardian")
    case .spouse: Localized(zh: "配偶", en: "spouse")
    case .child: Localized(zh: "子女", en: "child")
    case .other: Localized(zh: "其他代理人", en: "other representative")
    }
  }

  /// Who may consent for somebody under 14 (PIPL article 31).
  package static let forChildren: Set<ConsentRelation> = [.parent, .guardian]

  /// The age in years from which a person's own consent counts (PIPL article 31).
  package static let ownAge = 14
}

/// A consent that is about to be signed.
package struct ConsentDraft: Hashable, Sendable {
  package var purpose: ConsentPurpose
  /// The version of the text that was read, such as `2026-01`.
  package var textVersion: String
  /// The text itself, so that what was agreed to can be shown years later.
  package var text: String
  /// Who signed, as a name.
  package var signer: String
  package var relation: ConsentRelation
  /// The last day it holds; nil for until withdrawn.
  package var expires: CalendarDate?

  package init(
    purpose: ConsentPurpose, textVersion: String, text: String, signer: String,
    relation: ConsentRelation = .own, expires: CalendarDate? = nil
  ) {
    self.purpose = purpose
    self.textVersion = textVersion
    self.text = text
    self.signer = signer
    self.relation = relation
    self.expires = expires
  }
}

/// A consent as it was signed, and whether it still stands.
package struct Consent: Hashable, Sendable {
  package var id: Int
  package var details: ConsentDraft
  package var signed: Instant
  /// The clinic-local date of signing.
  package var day: CalendarDate
  package var withdrawn: Instant?
  /// Why it was withdrawn; nil while it stands.
  package var withdrawalReason: String?

  package init(
    id: Int, details: ConsentDraft, signed: Instant, day: CalendarDate, withdrawn: Instant? = nil,
    withdrawalReason: String? = nil
  ) {
    self.id = id
    self.details = details
    self.signed = signed
    self.day = day
    self.withdrawn = withdrawn
    self.withdrawalReason = withdrawalReason
  }

  /// Whether it holds on a day.
  package func isInForce(on today: CalendarDate) -> Bool {
    withdrawn == nil && (details.expires.map { today <= $0 } ?? true)
  }
}
