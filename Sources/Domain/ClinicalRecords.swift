/// A code with its system and the words that came with it.
package struct Coding: Hashable, Sendable {
  /// The URI of the code system, such as `http://hl7.org/fhir/sid/icd-10`; empty when none.
  package var system: String
  /// The code; empty when only text was given.
  package var code: String
  /// The words to show.
  package var display: String

  package init(system: String = "", code: String = "", display: String) {
    self.system = system
    self.code = code
    self.display = display
  }
}

/// A visit, call or stay: the FHIR Encounter.
package struct Encounter: Hashable, Sendable {
  package var start: Instant
  /// The clinic-local date of the start.
  package var day: CalendarDate
  /// Nil while it lasts or when unknown.
  package var end: Instant?
  /// FHIR's class code.
  ///
  /// Among them `AMB`, `EMER`, `IMP`, `HH` (at home) and `VR` (by phone).
  package var classCode: String
  /// What it was, such as `血压复查`.
  package var type: String
  /// The department or organisation; nil when unknown.
  package var department: String?
  /// Who saw the patient, as a name; nil when unknown.
  package var practitioner: String?
  /// Why, in words; nil when unknown.
  package var reason: String?
  /// FHIR's status code, such as `finished`.
  package var status: String

  package init(
    start: Instant, day: CalendarDate, end: Instant? = nil, classCode: String, type: String,
    department: String? = nil, practitioner: String? = nil, reason: String? = nil,
    status: String = "finished"
  ) {
    self.start = start
    self.day = day
    self.end = end
    self.classCode = classCode
    self.type = type
    self.department = department
    self.practitioner = practitioner
    self.reason = reason
    self.status = status
  }
}

/// A problem or diagnosis: the FHIR Condition.
package struct Condition: Hashable, Sendable {
  package var code: Coding
  /// FHIR's clinical status: `active`, `recurrence`, `relapse`, `inactive`, `remission`, `resolved`.
  package var clinicalStatus: String
  /// FHIR's verification status, such as `confirmed` or `provisional`.
  package var verificationStatus: String
  /// When it began; nil when unknown.
  package var onset: CalendarDate?
  /// When it ended; nil while it lasts or when unknown.
  package var abatement: CalendarDate?

  package init(
    code: Coding, clinicalStatus: String = "active", verificationStatus: String = "confirmed",
    onset: CalendarDate? = nil, abatement: CalendarDate? = nil
  ) {
    self.code = code
    self.clinicalStatus = clinicalStatus
    self.verificationStatus = verificationStatus
    self.onset = onset
    self.abatement = abatement
  }

  /// Whether it is a present problem.
  package var isActive: Bool {
    ["active", "recurrence", "relapse"].contains(clinicalStatus)
  }
}

/// A medicine that is or was taken or prescribed.
package struct MedicationStatement: Hashable, Sendable {
  package var code: Coding
  /// The dose and how often, in words, such as `5 mg qd`; nil when not given.
  package var dosage: String?
  /// FHIR's status: `active`, `completed`, `stopped`, `on-hold`, `cancelled`, `draft`, `unknown`.
  package var status: String
  /// The date it was prescribed or begun; nil when unknown.
  package var started: CalendarDate?
  /// The date it was stopped; nil while it lasts or when unknown.
  package var ended: CalendarDate?

  package init(
    code: Coding, dosage: String? = nil, status: String = "active", started: CalendarDate? = nil,
    ended: CalendarDate? = nil
  ) {
    self.code = code
    self.dosage = dosage
    self.status = status
    self.started = started
    self.ended = ended
  }

  package var isActive: Bool { status == "active" }
}

/// An allergy or intolerance: the FHIR AllergyIntolerance.
package struct AllergyIntolerance: Hashable, Sendable {
  package var code: Coding
  /// FHIR's criticality: `low`, `high`, `unable-to-assess`; nil when not given.
  package var criticality: String?
  /// What happened, in words; nil when not given.
  package var reaction: String?
  /// FHIR's clinical status: `active`, `inactive`, `resolved`.
  package var clinicalStatus: String
  package var recorded: CalendarDate?

  package init(
    code: Coding, criticality: String? = nil, reaction: String? = nil,
    clinicalStatus: String = "active", recorded: CalendarDate? = nil
  ) {
    self.code = code
    self.criticality = criticality
    self.reaction = reaction
    self.clinicalStatus = clinicalStatus
    self.recorded = recorded
  }
}

/// A report that groups results: the FHIR DiagnosticReport.
package struct DiagnosticReport: Hashable, Sendable {
  package var code: Coding
  package var issued: Instant
  /// The clinic-local date of issue.
  package var day: CalendarDate
  package var status: String
  /// The conclusion in words; nil when none.
  package var conclusion: String?

  package init(
    code: Coding, issued: Instant, day: CalendarDate, status: String = "final",
    conclusion: String? = nil
  ) {
    self.code = code
    self.issued = issued
    self.day = day
    self.status = status
    self.conclusion = conclusion
  }
}
