package import Domain
package import FollowUps

/// What the panel of plans, care and advice wants done outside.
package enum CareRequest: Equatable, Sendable {
  /// One part, audited; answered by `read`.
  case read(PatientID, CarePanel.Part, generation: Int)
  /// Begin a plan of follow-ups; of a member of staff by code, nil for nobody's.
  case start(PatientID, plan: String, from: CalendarDate?, owner: String?)
  /// End a plan, by its number among the person's.
  case end(PatientID, instance: Int, reason: String)
  /// Correct the day from which a plan is reckoned, by its number among the person's.
  case firstDay(PatientID, instance: Int, to: CalendarDate, reason: String)
  /// Give up one date of a plan.
  case skip(PatientID, PlanKey, reason: String)
  /// Take a person out of being followed up, or back with nil.
  case away(PatientID, PlanLeave?, reason: String)
  /// Begin a care plan.
  case begin(PatientID, CareBeginning)
  /// Change a care plan from the version that was seen; with the word of the form that it came from,
  /// nil for none.
  case change(PatientID, plan: Int, version: Int, CarePlanChange, form: String?)
  /// Give advice of the library at a contact, and into a care plan; nil for none.
  case give(PatientID, entry: String, AdviceContact, plan: Int?)
  /// Take advice back from the version that was seen.
  case takeBackAdvice(PatientID, Int, version: Int)

  package var patient: PatientID {
    switch self {
    case .read(let patient, _, _), .start(let patient, _, _, _), .end(let patient, _, _),
      .firstDay(let patient, _, _, _), .skip(let patient, _, _), .away(let patient, _, _),
      .begin(let patient, _), .change(let patient, _, _, _, _), .give(let patient, _, _, _),
      .takeBackAdvice(let patient, _, _):
      patient
    }
  }

  /// Whether nothing is written.
  package var isReading: Bool {
    if case .read = self { true } else { false }
  }
}

/// What a care plan is begun by.
package enum CareBeginning: Hashable, Sendable {
  /// A template of the clinic, by its id; its tasks are in the language, and those of the clinic are
  /// of a member of staff by code.
  case template(String, Language, owner: String)
  case own(title: String)
}
