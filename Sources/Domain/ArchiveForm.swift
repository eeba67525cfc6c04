/// A form that was filed of a person, as far as the course of their archive tells of it.
package struct ArchiveForm: Hashable, Sendable {
  /// The number of the filed form.
  package var id: Int
  /// What the form is called, by the version by which it was filled in.
  package var title: Localized
  package var day: CalendarDate
  /// The name of who filled it in; nil where that is not known.
  package var staff: String?
  /// The follow-up that it was filled in for; nil for none.
  package var followUp: FollowUpID?

  package init(
    id: Int, title: Localized, day: CalendarDate, staff: String? = nil, followUp: FollowUpID? = nil
  ) {
    self.id = id
    self.title = title
    self.day = day
    self.staff = staff
    self.followUp = followUp
  }
}
