/// A clinic's sessions and a run of days as they were, are and are booked, to be taken in at once.
package struct DayPlan: Hashable, Sendable {
  package var sessions: [Schedule]
  package var appointments: [Appointment]
  /// What is to be told to or asked of people at the counter.
  package var notices: [PlannedNotice]
  package var families: [FamilyLinkDraft]
  package var consents: [PlannedConsent]

  package init(
    sessions: [Schedule] = [], appointments: [Appointment] = [], notices: [PlannedNotice] = [],
    families: [FamilyLinkDraft] = [], consents: [PlannedConsent] = []
  ) {
    self.sessions = sessions
    self.appointments = appointments
    self.notices = notices
    self.families = families
    self.consents = consents
  }

  /// A notice and whose it is.
  package struct PlannedNotice: Hashable, Sendable {
    package var patient: PatientID
    package var draft: NoticeDraft
    package var at: Instant

    package init(patient: PatientID, draft: NoticeDraft, at: Instant) {
      self.patient = patient
      self.draft = draft
      self.at = at
    }
  }

  /// A consent of somebody, and whether it was withdrawn.
  package struct PlannedConsent: Hashable, Sendable {
    package var patient: PatientID
    package var draft: ConsentDraft
    package var at: Instant
    /// Nil while it stands.
    package var withdrawn: Instant?

    package init(
      patient: PatientID, draft: ConsentDraft, at: Instant, withdrawn: Instant? = nil
    ) {
      self.patient = patient
      self.draft = draft
      self.at = at
      self.withdrawn = withdrawn
    }
  }
}
