package import Domain
package import FollowUps

/// What the call screen wants done outside.
package enum CallRequest: Equatable, Sendable {
  /// Take a follow-up to work on it, as it was seen, or keep it; answered by `claimed`.
  case claim(FollowUpID, version: Int?, takingOver: Bool)
  /// Give it back; answered by `settled`.
  case release(FollowUpID)
  /// What whoever calls must know beside the archive; answered by `sheet`.
  case sheet(FollowUpID, generation: Int)
  /// Who was quicker; answered by `overtaken`.
  case whoEnded(FollowUpID)
  /// Follow somebody up again who was lost or had gone; answered by `foundAgain`.
  case findAgain(PatientID)
  /// Play a recording with the clinic's player; answered by `played`.
  case play(Int)
  /// Stop what is played; answered by `settled`.
  case stopPlaying
  /// What the path of a recording may go on to; answered by `completed`.
  case complete(String)
  /// What the queue can be narrowed to, and how much everybody has to do; answered by `narrowed`.
  case narrow(QueueScope, QueueWhose, generation: Int)
  /// Who is in which team and has how much to do; answered by `staff`.
  case staff
  /// Put somebody into another team, as it was seen; answered by `teamSet` or `teamTaken`.
  case setTeam(of: String, from: String?, to: String?)

  /// Whether the program may not end before it is done.
  var mustFinish: Bool {
    switch self {
    case .claim, .sheet, .whoEnded, .narrow, .play, .stopPlaying, .complete, .staff: false
    case .release, .findAgain, .setTeam: true
    }
  }
}

/// A file with the sound of a call, which is to be attached to the attempt that is recorded.
package struct RecordingOrder: Hashable, Sendable {
  /// As it was typed.
  package var path: String
  package var consent: RecordingConsent
  /// Which attempt of the follow-up it is of, from 0.
  package var attempt: Int

  package init(path: String, consent: RecordingConsent, attempt: Int) {
    self.path = path
    self.consent = consent
    self.attempt = attempt
  }
}

/// What whoever calls must know beside the archive: numbers, recordings, plans, and what an end as
/// planned would lead to.
package struct CallFacts: Equatable, Sendable {
  package var sheet: CallSheet
  package var plans: PersonPlans
  package var proposal: VisitProposal

  package init(
    _ sheet: CallSheet, plans: PersonPlans = PersonPlans(),
    proposal: VisitProposal = VisitProposal()
  ) {
    self.sheet = sheet
    self.plans = plans
    self.proposal = proposal
  }
}

/// What came of a `CallRequest`.
package enum CallAnswer: Equatable, Sendable {
  case claimed(FollowUpID, FollowUpClaimAnswer)
  case sheet(CallFacts, generation: Int)
  /// A follow-up as others have left it.
  case overtaken(FollowUp)
  /// The follow-up of somebody who is followed up again.
  case foundAgain(FollowUp)
  /// A recording was played to its end, or not, and why.
  case played(Localized?)
  /// What a path that was typed may go on to.
  case completed(String, [String])
  case narrowed([QueueFacet], [WorkloadLine], generation: Int)
  case staff([StaffLine])
  /// Somebody is in another team now.
  case teamSet(of: String, from: String?, to: String?, [StaffLine])
  /// Somebody else changed the team since; nothing was written.
  case teamTaken([StaffLine])
}
