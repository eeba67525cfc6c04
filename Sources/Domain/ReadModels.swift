/// Why a row of the lookup matched.
package enum MatchReason: String, Sendable, CaseIterable {
  case nameExact = "name.exact"
  case namePrefix = "name.prefix"
  case namePart = "name.part"
  case namePinyin = "name.pinyin"
  case nameInitials = "name.initials"
  /// Read with sounds that many people do not tell apart, such as zh and z.
  case nameSounding = "name.sound"
  case phone = "phone"
  case phoneTail = "phone.tail"
  case phonePart = "phone.part"
  case identifier = "id"
  case identifierTail = "id.tail"
  case card = "card"
  case birthDate = "birthDate"
  case age

  package var title: Localized {
    switch self {
    case .nameExact: Localized(zh: "姓名", en: "name")
    case .namePrefix: Localized(zh: "姓名", en: "name")
    case .namePart: Localized(zh: "名含", en: "in name")
    case .namePinyin: Localized(zh: "拼音", en: "pinyin")
    case .nameInitials: Localized(zh: "缩写", en: "initials")
    case .nameSounding: Localized(zh: "音近", en: "sounds like")
    case .phone: Localized(zh: "电话", en: "phone")
    case .phoneTail: Localized(zh: "电话尾号", en: "phone tail")
    case .phonePart: Localized(zh: "电话中段", en: "in phone")
    case .identifier: Localized(zh: "证件", en: "ID")
    case .identifierTail: Localized(zh: "证件尾号", en: "ID tail")
    case .card: Localized(zh: "卡号", en: "card")
    case .birthDate: Localized(zh: "生日", en: "birthday")
    case .age: Localized(zh: "年龄", en: "age")
    }
  }

  /// Whether it only may be what was meant.
  package var isUncertain: Bool { self == .nameSounding || self == .phonePart }
}

/// A row of the lookup: who was found and why.
package struct LookupHit: Hashable, Sendable {
  package var patient: PatientID
  /// The card number, such as `A-003817`.
  package var card: String
  package var name: String
  package var sex: Sex
  package var birthDate: CalendarDate?
  package var birthDatePrecision: TimePrecision
  /// The first phone number; nil when there is none.
  package var phone: String?
  /// Names of present problems, most important first, at most a few.
  package var problems: [String]
  /// The earliest open follow-up; nil when there is none.
  package var nextDue: CalendarDate?
  /// One reason for each term of the query, in the order of the terms.
  package var reasons: [MatchReason]
  package var isDeceased: Bool
  /// Whether the phone is a ``Mask`` of the number; `reveal` gives the number.
  package var isMasked: Bool
  /// Whether the problems were left out because the role may not know them.
  package var hidesProblems: Bool
  /// The tags shown, the weightiest first; empty for a role that may not know them.
  package var tags: [ShownTag]

  package init(
    patient: PatientID, card: String, name: String, sex: Sex, birthDate: CalendarDate?,
    birthDatePrecision: TimePrecision = .day, phone: String?, problems: [String] = [],
    nextDue: CalendarDate? = nil, reasons: [MatchReason] = [], isDeceased: Bool = false,
    isMasked: Bool = false, hidesProblems: Bool = false, tags: [ShownTag] = []
  ) {
    self.patient = patient
    self.card = card
    self.name = name
    self.sex = sex
    self.birthDate = birthDate
    self.birthDatePrecision = birthDatePrecision
    self.phone = phone
    self.problems = problems
    self.nextDue = nextDue
    self.reasons = reasons
    self.isDeceased = isDeceased
    self.isMasked = isMasked
    self.hidesProblems = hidesProblems
    self.tags = tags
  }
}

/// The answer to a lookup.
package struct LookupResult: Hashable, Sendable {
  /// Best first, at most the limit asked for.
  package var hits: [LookupHit]
  /// Whether there are more hits than were returned.
  package var hasMore: Bool
  /// How many patients the clinic has.
  package var patientCount: Int

  package init(hits: [LookupHit], hasMore: Bool, patientCount: Int) {
    self.hits = hits
    self.hasMore = hasMore
    self.patientCount = patientCount
  }

  /// The hits without those that only sound alike or have the digits within a number; all of them
  /// where there are no others.
  package var meant: [LookupHit] {
    let certain = hits.filter { !$0.reasons.contains(where: \.isUncertain) }
    return certain.isEmpty ? hits : certain
  }
}

/// All current values of one indicator of one patient, oldest first.
package struct IndicatorSeries: Hashable, Sendable {
  package var indicator: Indicator
  /// In time order; values of the same moment in the order they came.
  package var points: [Observation]

  package init(indicator: Indicator, points: [Observation]) {
    self.indicator = indicator
    self.points = points
  }

  /// The newest point that has a number, or nil.
  package var latest: Observation? { points.last { $0.value != nil } }
}

/// A patient's whole archive as the screens show it.
package struct PatientArchive: Hashable, Sendable {
  package var id: PatientID
  package var card: String
  package var patient: Patient
  package var identifiers: [PatientIdentifier]
  package var contacts: [ContactPoint]
  /// Active first, then newest first.
  package var conditions: [Condition]
  /// Active first, then newest first.
  package var medications: [MedicationStatement]
  package var allergies: [AllergyIntolerance]
  /// Newest first.
  package var encounters: [Encounter]
  /// Newest first.
  package var reports: [DiagnosticReport]
  /// In the dictionary's order; only indicators with at least one current value.
  package var series: [IndicatorSeries]
  /// Open first by due date, then past ones, newest first.
  package var followUps: [FollowUp]
  /// The forms that were filed and stand, newest first; empty for a role that may not read them.
  package var forms: [ArchiveForm] = []
  /// The advice that was given and stands, the newest first; empty for a role that may not read it.
  package var advice: [GivenAdvice] = []
  /// What the care plans that run have next; nil for nothing, or a role that may not know.
  package var careNext: CareNext?
  /// What the one who reads may not see; those parts are empty here and say nothing.
  package var hidden: Set<ArchivePart>
  /// Whether there is any allergy; nil when the one who reads may not know even that.
  package var hasAllergies: Bool?
  /// Which of the entries are very sensitive; empty for all who may not see them.
  package var verySensitive: Set<ArchiveEntry>
  /// Whether the address is masked to its district.
  package var isAddressMasked: Bool
  /// What is needed at the counter; nil in an archive that was not read for a screen.
  package var counter: CounterFacts?
  /// The tags shown, the weightiest first; empty for a role that may not know them.
  package var tags: [ShownTag]

  package init(
    id: PatientID, card: String, patient: Patient, identifiers: [PatientIdentifier] = [],
    contacts: [ContactPoint] = [], conditions: [Condition] = [],
    medications: [MedicationStatement] = [], allergies: [AllergyIntolerance] = [],
    encounters: [Encounter] = [], reports: [DiagnosticReport] = [],
    series: [IndicatorSeries] = [], followUps: [FollowUp] = [], hidden: Set<ArchivePart> = [],
    hasAllergies: Bool? = nil, verySensitive: Set<ArchiveEntry> = [],
    isAddressMasked: Bool = false, counter: CounterFacts? = nil, tags: [ShownTag] = []
  ) {
    self.id = id
    self.counter = counter
    self.tags = tags
    self.card = card
    self.patient = patient
    self.identifiers = identifiers
    self.contacts = contacts
    self.conditions = conditions
    self.medications = medications
    self.allergies = allergies
    self.encounters = encounters
    self.reports = reports
    self.series = series
    self.followUps = followUps
    self.hidden = hidden
    self.hasAllergies = hasAllergies ?? (allergies.isEmpty ? nil : true)
    self.verySensitive = verySensitive
    self.isAddressMasked = isAddressMasked
  }
}

/// A stored follow-up.
package struct FollowUp: Hashable, Sendable {
  package var id: FollowUpID
  package var patient: PatientID
  package var details: FollowUpDraft
  /// Changes with every write; a save that names an older one is refused.
  package var version: Int
  /// Whether what it is about, its risk and its notes were replaced by neutral ones, as the role
  /// may not know them.
  package var isNeutral: Bool
  /// The id of the plan that holds it; nil when none does.
  package var plan: String?
  /// Why an open one may not be needed any more; nil while nothing speaks against it.
  package var doubt: FollowUpDoubt?

  package init(
    id: FollowUpID, patient: PatientID, details: FollowUpDraft, version: Int,
    isNeutral: Bool = false, plan: String? = nil, doubt: FollowUpDoubt? = nil
  ) {
    self.id = id
    self.patient = patient
    self.details = details
    self.version = version
    self.isNeutral = isNeutral
    self.plan = plan
    self.doubt = doubt
  }
}

/// A row of the follow-up queue.
package struct QueueItem: Hashable, Sendable {
  package var followUp: FollowUp
  package var card: String
  package var name: String
  package var sex: Sex
  package var birthDate: CalendarDate?
  package var phone: String?
  /// The owner's name; nil while nobody's.
  package var ownerName: String?
  /// Whether the phone is a ``Mask`` of the number; `reveal` gives the number.
  package var isMasked: Bool
  /// Who has it open; nil while nobody does.
  package var claim: FollowUpClaim?

  package init(
    followUp: FollowUp, card: String, name: String, sex: Sex, birthDate: CalendarDate?,
    phone: String?, ownerName: String?, isMasked: Bool = false, claim: FollowUpClaim? = nil
  ) {
    self.claim = claim
    self.followUp = followUp
    self.card = card
    self.name = name
    self.sex = sex
    self.birthDate = birthDate
    self.phone = phone
    self.ownerName = ownerName
    self.isMasked = isMasked
  }

  /// Days past the due date; 0 or less when it is not overdue.
  package func overdueDays(on today: CalendarDate) -> Int {
    followUp.details.due.days(to: today)
  }
}

/// Which part of the queue is wanted.
package enum QueueScope: String, Sendable, CaseIterable {
  /// Overdue and due today.
  case today
  case overdue
  /// Due in the next seven days, today included, and overdue.
  case week
  /// Tried, and put off to a later day.
  case retry
  /// Whoever could not be found any more, to be looked for.
  case lost
  /// Every open follow-up.
  case all

  package var title: Localized {
    switch self {
    case .today: Localized(zh: "今天", en: "Today")
    case .overdue: Localized(zh: "逾期", en: "Overdue")
    case .week: Localized(zh: "本周", en: "Week")
    case .retry: Localized(zh: "再试", en: "Retry")
    case .lost: Localized(zh: "失访", en: "Lost")
    case .all: Localized(zh: "全部", en: "All")
    }
  }
}

/// How many open follow-ups there are.
package struct QueueCounts: Hashable, Sendable {
  /// Nothing is counted further than one above this: a larger number then only means more.
  package static let cap = 10_000

  package var overdue: Int
  package var today: Int
  /// How many wait to be called in; nil in a clinic that plans no days and has nobody today.
  package var waiting: Int?

  package init(overdue: Int, today: Int, waiting: Int? = nil) {
    self.overdue = overdue
    self.today = today
    self.waiting = waiting
  }
}
