/// What the lookup knows of one patient: everything by which the patient can be found.
package struct LookupSubject: Hashable, Sendable {
  /// The whole name as it is shown.
  package var name: String
  /// The family name when it is known apart, else nil.
  package var familyName: String?
  /// Nil when unknown.
  package var birthDate: CalendarDate?
  /// How exactly the birth date is known; a year alone is findable by the year alone.
  package var birthDatePrecision: TimePrecision
  /// All phone numbers, in any spelling.
  package var phones: [String]
  package var identifiers: [PatientIdentifier]
  /// The card number, such as `A-003817`; empty when none was given yet.
  package var card: String

  package init(
    name: String, familyName: String? = nil, birthDate: CalendarDate? = nil,
    birthDatePrecision: TimePrecision = .day, phones: [String] = [],
    identifiers: [PatientIdentifier] = [], card: String = ""
  ) {
    self.name = name
    self.familyName = familyName
    self.birthDate = birthDate
    self.birthDatePrecision = birthDatePrecision
    self.phones = phones
    self.identifiers = identifiers
    self.card = card
  }

  /// Makes the subject of a patient with the contacts, identifiers and card kept beside it.
  package init(
    patient: Patient, contacts: [ContactPoint], identifiers: [PatientIdentifier], card: String
  ) {
    self.init(
      name: patient.name, familyName: patient.familyName, birthDate: patient.birthDate,
      birthDatePrecision: patient.birthDatePrecision,
      phones: contacts.filter { $0.system == .phone }.map(\.value), identifiers: identifiers,
      card: card)
  }
}
