import Domain
import Widgets

extension Model {
  /// What to remember of this session.
  package var memory: SessionMemory {
    var people: [PatientID] = []
    for place in desk.places.back where place.screen != .lookup {
      guard let patient = place.patient else { continue }
      people.removeAll { $0 == patient }
      people.append(patient)
    }
    return SessionMemory(
      screen: screen, scope: followUps.scope, patient: archive.archive?.id,
      people: Array(people.suffix(SessionMemory.mostPeople)), at: now)
  }

  /// Begins where the member of staff wants to, which is the lookup unless they said more.
  ///
  /// - Parameter memory: What the last session left; nil when there was none.
  package mutating func begin(_ memory: SessionMemory?) {
    if let memory { resume(memory) }
    guard desk.startScreen == .followUps else { return }
    screen = .followUps
    history = [.lookup]
  }

  /// Begins where the last session of the same member of staff ended.
  ///
  /// Nobody's record comes up again after more than half a day: it may be somebody else's turn at
  /// the desk by then, and each record shown is a row in the audit trail.
  package mutating func resume(_ memory: SessionMemory) {
    followUps.scope = memory.scope
    let mayShow = memory.mayShowRecords(at: now)
    if mayShow {
      desk.places = PlaceHistory(back: memory.people.map { Place(.archive, patient: $0) })
    }
    guard desk.startScreen == .last else { return }
    switch memory.screen {
    case .lookup, .audit, .rights, .approvals, .rules, .figures: break
    case .today:
      screen = .today
      history = [.lookup]
    case .followUps:
      screen = .followUps
      history = [.lookup]
    case .archive, .trends:
      guard mayShow, let patient = memory.patient else { return }
      desk.reopens = Place(memory.screen, patient: patient)
    }
  }

  /// Asks for the record that the last session ended with.
  mutating func reopen() -> [Effect] {
    guard let place = desk.reopens, let patient = place.patient else { return [] }
    desk.reopens = nil
    return [askArchive(patient, for: place.screen)]
  }
}
