/// A filled form as it is stored with its patient.
package struct FiledForm: Hashable, Sendable {
  package var id: Int
  package var patient: PatientID
  package var response: QuestionnaireResponse
  /// The name of who filed it; nil for the machine.
  package var staff: String?
  /// The follow-up that it was filled in for; nil for none.
  package var followUp: FollowUpID?
  package var at: Instant
  /// Whether it holds no more: it was taken back as entered in error, or corrected.
  package var isMistaken: Bool
  package var version: Int
  /// The number of the one that corrected it; nil for none.
  package var supersededBy: Int?
  /// The number of the one that it corrected; nil for none.
  package var amends: Int?

  package init(
    id: Int, patient: PatientID, response: QuestionnaireResponse, staff: String? = nil,
    followUp: FollowUpID? = nil, at: Instant, isMistaken: Bool = false, version: Int = 1,
    supersededBy: Int? = nil, amends: Int? = nil
  ) {
    self.id = id
    self.patient = patient
    self.response = response
    self.staff = staff
    self.followUp = followUp
    self.at = at
    self.isMistaken = isMistaken
    self.version = version
    self.supersededBy = supersededBy
    self.amends = amends
  }

  /// The response as it stands now: one that was taken back or corrected is entered in error.
  package var standing: QuestionnaireResponse {
    var result = response
    if isMistaken { result.status = .enteredInError }
    return result
  }
}
