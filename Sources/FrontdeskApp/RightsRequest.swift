package import Domain

/// What the screens of patients' rights and of approvals want done outside.
package enum RightsRequest: Equatable, Sendable {
  /// What a patient agreed to and asked for, audited; answered by `read`.
  case read(PatientID, generation: Int)
  case sign(PatientID, ConsentDraft)
  case withdraw(PatientID, ConsentPurpose, reason: String)
  case correct(PatientID, CardField, String, reason: String)
  case undo(PatientID, Int)
  case restrict(PatientID, reason: String, requester: String)
  case lift(PatientID)
  /// A copy of everything on one person in a file; answered by `exported`.
  case export(PatientID, PersonCopyOrder)
  case askErasure(PatientID, reason: String)
  case erase(PatientID)

  /// What waits for a second person; answered by `approvals`.
  case approvals(generation: Int)
  /// Whose records are hidden; answered by `restricted`.
  case restricted(generation: Int)
  /// How much waits for the one who is signed in; answered by `counted`.
  case count
  case decide(Int, allow: Bool)
  /// Ask for leave to take out a list of so many people.
  case askExport(TableID, people: Int, reason: String)

  case addNotice(PatientID, NoticeDraft)
  /// Note that a message was told, or something paid.
  case endNotice(Notice)
  /// Link a member of the family; answered by `relativesFound` where several are meant.
  case link(FamilyLinkOrder)
  case removeLink(FamilyMember)
  /// What the one who is signed in did last and can take back; answered by `lastChange`.
  case lastChange
  case takeBack(OwnChange)

  /// The tags of a patient, audited, with when they came and went if that is wanted; answered by
  /// `tags`.
  case tags(PatientID, withHistory: Bool, generation: Int)
  /// Why a rule stands as it does with a patient; answered by `tagWhy`.
  case tagWhy(PatientID, rule: String, Language, generation: Int)
  case overrideTag(PatientID, TagOverrideDraft)
  case endTagOverride(TagOverrideRecord)
  /// What is planned for a patient: plans, care and advice.
  case care(CareRequest)

  /// Whether the program may not end before it is done.
  var mustFinish: Bool {
    switch self {
    case .read, .approvals, .restricted, .count, .lastChange, .tags, .tagWhy: false
    case .care(let request): !request.isReading
    default: true
    }
  }
}

/// Two people of one family, the second by what finds them.
package struct FamilyLinkOrder: Equatable, Sendable {
  package var patient: PatientID
  /// Finds the other; of several one is chosen.
  package var query: String
  /// What that person is to the patient.
  package var relation: FamilyRelation
  package var sharesHousehold: Bool

  package init(
    patient: PatientID, query: String, relation: FamilyRelation, sharesHousehold: Bool
  ) {
    self.patient = patient
    self.query = query
    self.relation = relation
    self.sharesHousehold = sharesHousehold
  }
}

/// How everything held on a person is written down, and for whom.
package struct PersonCopyOrder: Equatable, Sendable {
  /// Whether it is a text to be read, instead of a FHIR bundle for programs.
  package var isText: Bool
  /// The language of the text.
  package var language: Language
  package var recipient: String
  package var purpose: String
  /// The present moment, which the bundle bears.
  package var at: Instant

  package init(
    isText: Bool, language: Language, recipient: String, purpose: String, at: Instant
  ) {
    self.isText = isText
    self.language = language
    self.recipient = recipient
    self.purpose = purpose
    self.at = at
  }
}

/// What came of a `RightsRequest`.
package enum RightsAnswer: Equatable, Sendable {
  /// Nil when there is no such patient any more.
  case read(PatientRights?, generation: Int)
  /// It is done; with the number that came of it: follow-ups closed by a withdrawal, a correction's
  /// or a question's own.
  case done(RightsRequest, number: Int)
  /// The copy is whole and lies there.
  case exported(RightsRequest, path: String)
  case approvals([ApprovalLine], generation: Int)
  case restricted([RestrictedLine], generation: Int)
  case counted(Int)
  /// A list is too long to leave without a second person; the reason in words.
  case exportNeedsSecond(Localized)
  /// Nil when there is nothing to take back.
  case lastChange(OwnChange?)
  /// Several may be the member of the family that was meant; nothing was written.
  case relativesFound(FamilyLinkOrder, [LookupHit])
  /// Nil when there is no such patient any more.
  case tags(TagFacts?, generation: Int)
  case tagWhy(TagWhy, generation: Int)
  /// One part of what is planned for a patient; nil when there is no such patient any more.
  case care(CareFacts?, PatientID, generation: Int)
}
