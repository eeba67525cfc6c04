/// What is to be done at one date of a plan: whom by which way, with which form and words.
package struct PlanContact: Hashable, Sendable {
  /// What it is called on screen, such as `季度随访`.
  package var title: Localized
  package var reason: FollowUpReason
  package var channel: FollowUpChannel
  package var risk: FollowUpRisk
  /// Whether only a visit in person, at the clinic or at home, counts as having done it.
  package var isInPerson: Bool
  /// Whether it counts only when something was measured: a call without a reading is none.
  package var needsReading: Bool
  /// The id of the form to fill; nil when there is none.
  package var form: String?
  /// What to say; nil when there is nothing.
  package var script: PlanScript?

  package init(
    title: Localized, reason: FollowUpReason = .other, channel: FollowUpChannel = .phone,
    risk: FollowUpRisk = .regular, isInPerson: Bool = false, needsReading: Bool = false,
    form: String? = nil, script: PlanScript? = nil
  ) {
    self.title = title
    self.reason = reason
    self.channel = channel
    self.risk = risk
    self.isInPerson = isInPerson
    self.needsReading = needsReading
    self.form = form
    self.script = script
  }
}

/// Words to say or to send, under a stable name.
package struct PlanScript: Hashable, Sendable {
  /// The name under which a clinic finds and replaces it.
  package var id: String
  package var text: Localized

  package init(id: String, text: Localized) {
    self.id = id
    self.text = text
  }
}

/// The days around a planned date within which a visit counts as the planned one.
package struct PlanWindow: Hashable, Sendable {
  /// Days before the planned date, from 0.
  package var early: Int
  /// Days after it, from 0.
  package var late: Int

  package init(early: Int, late: Int) {
    self.early = early
    self.late = late
  }
}
