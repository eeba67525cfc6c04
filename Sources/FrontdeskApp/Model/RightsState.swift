package import Domain
package import Rules
package import Widgets

/// The screen of a patient's rights: what they agreed to and asked for.
package struct RightsState: Equatable, Sendable {
  /// Which list is shown.
  package enum Part: String, CaseIterable, Sendable {
    case consents
    case corrections
    case restrictions
    case disclosures

    package var title: Localized {
      switch self {
      case .consents: Localized(zh: "同意书", en: "Consents")
      case .corrections: Localized(zh: "更正", en: "Corrections")
      case .restrictions: Localized(zh: "限制", en: "Restriction")
      case .disclosures: Localized(zh: "对外提供", en: "Given out")
      }
    }
  }

  package internal(set) var part = Part.consents
  /// What was read; nil before the first answer.
  package internal(set) var facts: PatientRights?
  package internal(set) var list = ListState()
  package internal(set) var generation = 0
}

/// A form about a patient's rights, or about what the counter needs, open over a screen.
package struct RightsForm: Equatable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Take down what was signed.
    case consent
    /// Take back what was agreed to for a purpose.
    case withdraw(ConsentPurpose)
    /// Put a field of the card right.
    case correct
    case restrict
    /// A copy of everything that is held.
    case export
    /// Ask a second person to let the record be erased.
    case askErasure
    /// Erase it, as a second person has allowed.
    case erase
    /// Leave a message at the counter, or note what is unpaid.
    case notice
    /// Link a member of the family.
    case familyLink
    /// Put a tag on by hand.
    case tagOn
    /// Take a tag off by hand.
    case tagOff(TagName)
    /// Something about a plan of follow-ups or a care plan.
    case care(CareForm)
  }

  package let kind: Kind
  package let patient: PatientID
  /// What the patient is called.
  package let name: String
  package internal(set) var form: FormState
  package internal(set) var isSaving = false
  /// What keeps it from being done; nil when nothing does.
  package internal(set) var problem: Localized?
  /// Those who may be the member of the family that was meant; while there are any, the keys go to
  /// them.
  package internal(set) var found: [LookupHit] = []
  /// The one of them that Enter chooses.
  package internal(set) var list = ListState()

  /// Under which its draft is kept.
  var key: FormDraftKey {
    FormDraftKey(kind: Self.draftKind(kind), subject: String(patient.value))
  }

  /// How drafts of such a form are named.
  static func draftKind(_ kind: Kind) -> String { "rights." + kind.word }

  /// What was entered and not saved; nil when nothing was.
  var entered: FormDraft? { form.isDirty ? FormDraft(answers: form.draft) : nil }
}

extension RightsForm.Kind {
  /// As drafts name it; never changed once it was written.
  var word: String {
    switch self {
    case .consent: "consent"
    case .withdraw(let purpose): "withdraw." + purpose.rawValue
    case .correct: "correct"
    case .restrict: "restrict"
    case .export: "export"
    case .askErasure: "ask-erasure"
    case .erase: "erase"
    case .notice: "notice"
    case .familyLink: "family"
    case .tagOn: "tag-on"
    case .tagOff(let tag): "tag-off." + tag.name
    case .care(let form): form.word
    }
  }
}

/// A question with yes and no, of which no comes first.
package struct RightsQuestion: Equatable, Sendable {
  package enum Kind: Equatable, Sendable {
    /// Whether a correction is taken back.
    case undo(PatientID, Correction)
    /// Whether a restriction is lifted; the card stands for the patient.
    case lift(PatientID, card: String)
    /// Whether a request is allowed, or refused.
    case decide(ApprovalLine, allow: Bool)
    /// Whether a message was told, or something paid.
    case endNotice(Notice)
    /// Whether a link of the family goes.
    case removeLink(FamilyMember)
    /// Whether one's own last change is taken back.
    case takeBack(OwnChange)
    /// Whether what a person said of a tag ends, so that the rules show again.
    case endTagOverride(TagOverrideRecord)
    /// Whether a rule comes into force, or goes.
    case rule(RuleAct)
  }

  package let kind: Kind
  /// Whether Enter does it; at first it does not.
  package internal(set) var isYes = false
  package internal(set) var isSaving = false
  package internal(set) var problem: Localized?

  init(_ kind: Kind) { self.kind = kind }
}
