/// That somebody has a follow-up open and works on it, so that nobody else calls the same person.
package struct FollowUpClaim: Hashable, Sendable {
  /// For how long it holds without being renewed, in seconds: a quarter of an hour, longer than most
  /// calls and short enough after a terminal that died.
  package static let seconds = 900

  /// The code of who has it.
  package var staff: String
  package var name: String
  package var since: Instant
  /// When it runs out by itself.
  package var until: Instant
  /// Whether it is that of the one who asks.
  package var isOwn: Bool

  package init(staff: String, name: String, since: Instant, until: Instant, isOwn: Bool) {
    self.staff = staff
    self.name = name
    self.since = since
    self.until = until
    self.isOwn = isOwn
  }

  /// Whether it is somebody else's.
  package var isOthers: Bool { !isOwn }
}

/// What came of asking for a follow-up.
package enum FollowUpClaimAnswer: Hashable, Sendable {
  /// The one who asked has it.
  case taken(FollowUpClaim)
  /// Somebody else has it.
  case held(FollowUpClaim)

  /// Who has it now.
  package var claim: FollowUpClaim {
    switch self {
    case .taken(let claim), .held(let claim): claim
    }
  }
}
