/// Why somebody looks at a patient without the right to.
package enum BreakGlassCode: String, Sendable, CaseIterable {
  case emergency
  case covering
  case request
  case safety

  package var title: Localized {
    switch self {
    case .emergency: Localized(zh: "抢救或急症处置", en: "emergency treatment")
    case .covering: Localized(zh: "代同事处理", en: "covering for a colleague")
    case .request: Localized(zh: "患者本人要求", en: "the patient's request")
    case .safety: Localized(zh: "患者或他人安全", en: "safety of the patient or others")
    }
  }
}

/// Leave to look at one patient for a while.
package struct BreakGlassGrant: Hashable, Sendable {
  package let id: Int
  package let patient: PatientID
  package let code: BreakGlassCode
  package let since: Instant
  /// The moment from which it does not hold any more.
  package let until: Instant

  package init(
    id: Int, patient: PatientID, code: BreakGlassCode, since: Instant, until: Instant
  ) {
    self.id = id
    self.patient = patient
    self.code = code
    self.since = since
    self.until = until
  }

  /// Seconds it may last at most.
  package static let longest = 30 * 60
  /// Characters that the written reason has at least.
  package static let shortestReason = 10
}

/// A use of it, as it is listed for those who watch over it.
package struct BreakGlassUse: Hashable, Sendable {
  package let id: Int
  package let staff: String
  package let staffName: String
  package let patient: PatientID
  package let card: String
  /// The patient's name as far as the reader sees names.
  package let patientName: String
  package let code: BreakGlassCode
  package let reason: String
  package let since: Instant
  package let until: Instant
  /// When it was given up; nil when it ran out.
  package let endedAt: Instant?
  /// How often the record was looked at by it.
  package let looks: Int
  /// What the auditor found; nil until they have looked.
  package let review: String?
  package let reviewer: String?

  package init(
    id: Int, staff: String, staffName: String, patient: PatientID, card: String,
    patientName: String, code: BreakGlassCode, reason: String, since: Instant, until: Instant,
    endedAt: Instant?, looks: Int, review: String?, reviewer: String?
  ) {
    self.id = id
    self.staff = staff
    self.staffName = staffName
    self.patient = patient
    self.card = card
    self.patientName = patientName
    self.code = code
    self.reason = reason
    self.since = since
    self.until = until
    self.endedAt = endedAt
    self.looks = looks
    self.review = review
    self.reviewer = reviewer
  }
}
