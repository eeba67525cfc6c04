package import Domain
package import Widgets

/// A request that waits for a second person, or that one has allowed.
package struct ApprovalLine: Equatable, Sendable {
  package var id: Int
  /// Whose right to approve is asked for.
  package var object: AccessObject
  /// What exactly would be done.
  package var what: Localized
  package var reason: String
  /// The code of who asks.
  package var askedBy: String
  package var askedAt: Instant
  /// Whether the one who reads has asked it.
  package var isOwn: Bool
  /// Whether it was allowed and waits to be done by who asked.
  package var isAllowed: Bool
  /// Whose record it is about; nil for none.
  package var patient: PatientID?
  /// Whether what was allowed is done on the command line.
  package var isByCommand: Bool

  package init(
    id: Int, object: AccessObject, what: Localized, reason: String, askedBy: String,
    askedAt: Instant, isOwn: Bool = false, isAllowed: Bool = false, patient: PatientID? = nil,
    isByCommand: Bool = false
  ) {
    self.id = id
    self.object = object
    self.what = what
    self.reason = reason
    self.askedBy = askedBy
    self.askedAt = askedAt
    self.isOwn = isOwn
    self.isAllowed = isAllowed
    self.patient = patient
    self.isByCommand = isByCommand
  }

  /// Whether two cards are to become one, which is looked at before it is allowed.
  package var isMerge: Bool { object == .importing }

  /// Whether something is wanted of the one who reads.
  package var waits: Bool { isAllowed || !isOwn }
}

/// Somebody whose record is kept and hidden.
package struct RestrictedLine: Equatable, Sendable {
  package var patient: PatientID
  package var card: String
  package var reason: String
  package var requester: String
  package var since: Instant

  package init(
    patient: PatientID, card: String, reason: String, requester: String, since: Instant
  ) {
    self.patient = patient
    self.card = card
    self.reason = reason
    self.requester = requester
    self.since = since
  }
}

/// The screen of what waits for a second person, and of the people whose records are hidden.
package struct ApprovalsState: Equatable, Sendable {
  package enum Part: String, CaseIterable, Sendable {
    case waiting
    case restricted

    package var title: Localized {
      switch self {
      case .waiting: Localized(zh: "待批准", en: "To approve")
      case .restricted: Localized(zh: "限制查看的人", en: "Restricted records")
      }
    }
  }

  package internal(set) var part = Part.waiting
  package internal(set) var lines: [ApprovalLine] = []
  package internal(set) var restricted: [RestrictedLine] = []
  package internal(set) var isLoaded = false
  package internal(set) var list = ListState()
  package internal(set) var generation = 0
  /// How many requests want something of the one who is signed in; for the title bar.
  package internal(set) var waiting = 0

  /// Rows of the list that is shown.
  var count: Int { part == .waiting ? lines.count : restricted.count }
}
