package import Domain

/// What a nurse says of a visit that ends its follow-up.
package struct VisitCompletion: Hashable, Sendable {
  /// The version of the follow-up that the nurse saw.
  package var version: Int
  /// How the person was reached; nil for what a filled form says of it, else for the way that the
  /// follow-up asks for.
  package var channel: FollowUpChannel?
  /// What was noted; empty when nothing.
  package var note: String
  /// The next date where it is another than the proposed one; nil takes the proposed one.
  package var nextDue: CalendarDate?
  /// Why it is another; empty where it is the proposed one.
  package var reason: String
  /// What was found beside the values; what a filled form says of it is added.
  package var signs: Set<VisitFinding>
  /// How the attempt was made; nil when only what came of it is known.
  package var call: CallDetails?

  package init(
    version: Int, channel: FollowUpChannel? = nil, note: String = "",
    nextDue: CalendarDate? = nil, reason: String = "", signs: Set<VisitFinding> = [],
    call: CallDetails? = nil
  ) {
    self.call = call
    self.version = version
    self.channel = channel
    self.note = note
    self.nextDue = nextDue
    self.reason = reason
    self.signs = signs
  }
}

/// What ending a follow-up as done leads to: before it is saved a proposal, then what came of it.
package struct VisitProposal: Hashable, Sendable {
  /// What the visit counts as, for each plan that it is about; empty where it is about none.
  package var uses: [PlanVisitUse]
  /// What those plans ask for then, soonest first, each with its line.
  package var wanted: [WantedFollowUp]
  /// The next visit where no plan holds the follow-up; nil when there is none or a plan does.
  package var next: NextVisit?

  package init(uses: [PlanVisitUse] = [], wanted: [WantedFollowUp] = [], next: NextVisit? = nil) {
    self.uses = uses
    self.wanted = wanted
    self.next = next
  }

  /// The next date; nil when nothing follows.
  package var due: CalendarDate? { main?.day ?? next?.due }

  /// One line that says why it is due then: `控制不满意 第1次 → 2周内复查，规范三版 2.8`.
  package var why: Localized? { main?.why ?? next?.why }

  /// The date that a nurse may set another way: the soonest that a plan waits for by itself.
  package var main: WantedFollowUp? { wanted.first(where: \.isMain) ?? wanted.first }
}

/// A form that was filed, and what it led to.
package struct FiledVisit: Hashable, Sendable {
  package var form: FiledForm
  /// The follow-up as it is now.
  package var followUp: FollowUp
  /// The next dates as they are stored, and why.
  package var next: VisitProposal

  package init(form: FiledForm, followUp: FollowUp, next: VisitProposal) {
    self.form = form
    self.followUp = followUp
    self.next = next
  }
}
