/// Everything that is held on one person, for themselves or for who they name.
///
/// PIPL article 45: to know and to copy.
package struct PersonExport: Hashable, Sendable {
  /// The archive with numbers whole.
  package var archive: PatientArchive
  package var consents: [Consent]
  package var corrections: [Correction]
  package var disclosures: [Disclosure]
  /// Booked times and visits without a booking, the oldest first.
  package var appointments: [DayEntry]
  /// What the card says, whole; empty where no card was filled in.
  package var card: CardEntry
  /// The merges that the card took part in.
  package var merges: [MergeRecord]
  /// What was to be told or paid, the oldest first, also what is done.
  package var notices: [Notice]
  /// Those of the family who have a card; names alone, as their cards are theirs.
  package var family: [FamilyMember]
  /// When rules held which tags, the oldest first, also what was withdrawn.
  package var tags: [TagPeriod]
  /// What was said of tags by hand, the oldest first.
  package var tagOverrides: [TagOverrideRecord]
  /// The plans of follow-ups, the oldest first, also those that ended.
  package var plans: [PlanRecord]
  /// Filled forms, the oldest first, also what was taken back.
  package var forms: [FiledForm]
  /// The care plans, the newest first, also those that were taken back.
  package var carePlans: [CarePlanRecord]
  /// The advice that was given, the oldest first, also what was taken back.
  package var advice: [GivenAdvice]

  package init(
    archive: PatientArchive, consents: [Consent] = [], corrections: [Correction] = [],
    disclosures: [Disclosure] = [], appointments: [DayEntry] = [],
    card: CardEntry = CardEntry(), merges: [MergeRecord] = [],
    notices: [Notice] = [], family: [FamilyMember] = [], tags: [TagPeriod] = [],
    tagOverrides: [TagOverrideRecord] = [], plans: [PlanRecord] = [], forms: [FiledForm] = [],
    carePlans: [CarePlanRecord] = [], advice: [GivenAdvice] = []
  ) {
    self.advice = advice
    self.plans = plans
    self.forms = forms
    self.carePlans = carePlans
    self.tags = tags
    self.tagOverrides = tagOverrides
    self.notices = notices
    self.family = family
    self.card = card
    self.merges = merges
    self.archive = archive
    self.consents = consents
    self.corrections = corrections
    self.disclosures = disclosures
    self.appointments = appointments
  }
}

/// A field of a card that may be put right.
package enum CardField: String, Sendable, CaseIterable {
  case name
  case sex
  case birthDate = "birth-date"
  case ethnicity
  case address
  case phone

  package var title: Localized {
    switch self {
    case .name: Localized(zh: "姓名", en: "Name")
    case .sex: Localized(zh: "性别", en: "Sex")
    case .birthDate: Localized(zh: "出生日期", en: "Date of birth")
    case .ethnicity: Localized(zh: "民族", en: "Ethnic group")
    case .address: Localized(zh: "地址", en: "Address")
    case .phone: Localized(zh: "电话", en: "Phone")
    }
  }
}

/// A correction of a card: what stood there, what stands there now, and why.
package struct Correction: Hashable, Sendable {
  package var id: Int
  package var field: CardField
  /// Nil where the field was empty.
  package var before: String?
  /// Nil where the field was emptied.
  package var after: String?
  package var reason: String
  package var at: Instant
  /// The name of who made it; nil for the machine.
  package var staff: String?
  /// When it was taken back; nil while it stands.
  package var undone: Instant?

  package init(
    id: Int, field: CardField, before: String?, after: String?, reason: String, at: Instant,
    staff: String?, undone: Instant? = nil
  ) {
    self.id = id
    self.field = field
    self.before = before
    self.after = after
    self.reason = reason
    self.at = at
    self.staff = staff
    self.undone = undone
  }
}

/// Something that was given to somebody outside the clinic.
package struct Disclosure: Hashable, Sendable {
  package var recipient: String
  package var purpose: String
  /// What was given, in a few words.
  package var what: String
  package var at: Instant
  package var staff: String?

  package init(recipient: String, purpose: String, what: String, at: Instant, staff: String?) {
    self.recipient = recipient
    self.purpose = purpose
    self.what = what
    self.at = at
    self.staff = staff
  }
}
