/// As much of a follow-up as a change of many needs: the version that was seen, when it is due and
/// whose it is.
package struct FollowUpBrief: Hashable, Sendable {
  package var id: FollowUpID
  package var version: Int
  package var due: CalendarDate
  /// The name of the owner; nil when nobody is.
  package var ownerName: String?
  /// Whether it is still to be done.
  package var isOpen: Bool
  /// The name of the colleague who has it open; nil while none does.
  package var claimedBy: String?

  package init(
    id: FollowUpID, version: Int, due: CalendarDate, ownerName: String?, isOpen: Bool,
    claimedBy: String? = nil
  ) {
    self.claimedBy = claimedBy
    self.id = id
    self.version = version
    self.due = due
    self.ownerName = ownerName
    self.isOpen = isOpen
  }
}

/// What is done to many follow-ups at once.
package enum FollowUpChange: Hashable, Sendable {
  /// A new date, without an attempt.
  case reschedule(CalendarDate)
  /// A new owner, by the code of the member of staff; nil for nobody.
  case assign(String?)
}

/// What a change of a follow-up replaced, by which it is taken back.
package struct FollowUpBefore: Hashable, Sendable {
  package var id: FollowUpID
  /// The version that the change made.
  package var version: Int
  package var due: CalendarDate
  package var why: Localized
  /// The code of the owner; nil when nobody was.
  package var owner: String?

  package init(
    id: FollowUpID, version: Int, due: CalendarDate, why: Localized, owner: String?
  ) {
    self.id = id
    self.version = version
    self.due = due
    self.why = why
    self.owner = owner
  }
}
