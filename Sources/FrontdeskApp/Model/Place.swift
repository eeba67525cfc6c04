package import Domain

/// Where somebody was: a screen, whose record it showed, and what was selected there.
///
/// It holds identifiers and what was typed, and lives no longer than the session.
package struct Place: Equatable, Sendable {
  package var screen: ScreenID
  /// Whose record an archive or a trend screen showed, or who was selected in the lookup.
  package var patient: PatientID?
  /// What was asked in the lookup.
  package var query = ""
  package var section = ArchiveSection.overview
  /// The indicator of the trend screen, by its code.
  package var indicator: String?
  package var scope = QueueScope.today
  /// The follow-up selected in the queue.
  package var followUp: FollowUpID?

  package init(_ screen: ScreenID, patient: PatientID? = nil) {
    self.screen = screen
    self.patient = patient
  }

  /// Whether two places differ by nothing but what was selected.
  func isSameView(as other: Place) -> Bool {
    guard screen == other.screen else { return false }
    switch screen {
    case .lookup: return query == other.query
    case .archive, .trends, .rights: return patient == other.patient
    case .followUps, .today, .audit, .approvals, .rules, .figures: return true
    }
  }
}

/// The places that somebody came through, as a browser keeps pages.
package struct PlaceHistory: Equatable, Sendable {
  /// The way back, the last place on top.
  package private(set) var back: [Place] = []
  /// The way forward again, the next place on top.
  package private(set) var forward: [Place] = []

  /// More than anybody goes back.
  package static let limit = 50

  package init(back: [Place] = []) { self.back = Array(back.suffix(Self.limit)) }

  /// Notes a place that is being left for a new one; the way forward ends there.
  mutating func leave(_ place: Place) {
    forward = []
    push(place)
  }

  /// Goes back and answers where to; nil when there is nowhere to go.
  mutating func goBack(from place: Place) -> Place? {
    guard let target = back.popLast() else { return nil }
    forward.append(place)
    return target
  }

  /// Goes forward again and answers where to; nil when there is nowhere to go.
  mutating func goForward(from place: Place) -> Place? {
    guard let target = forward.popLast() else { return nil }
    push(place)
    return target
  }

  /// Goes to the place left last, and makes the present one the last.
  mutating func leaveFor(_ target: Place, from place: Place) {
    if back.last == target { back.removeLast() }
    leave(place)
  }

  private mutating func push(_ place: Place) {
    if let last = back.last, last.isSameView(as: place) { back.removeLast() }
    back.append(place)
    if back.count > Self.limit { back.removeFirst(back.count - Self.limit) }
  }
}
