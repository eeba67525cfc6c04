import Domain
import Widgets

extension Model {
  /// Where the person is now.
  package var place: Place {
    var place = Place(screen)
    switch screen {
    case .lookup:
      place.patient = lookup.selected?.patient
      place.query = lookup.query.text
    case .archive, .trends:
      place.patient = archive.archive?.id
      place.section = archive.section
      place.indicator = trends.code
    case .rights: place.patient = archive.archive?.id
    case .today, .audit, .approvals, .rules, .figures: break
    case .followUps:
      place.scope = followUps.scope
      place.followUp = followUps.selected?.followUp.id
    }
    return place
  }

  /// Notes the present place, which is about to be left for another.
  mutating func leavePlace() { desk.places.leave(place) }

  /// Goes through the places that were left.
  mutating func performPlaces(_ id: CommandID) -> [Effect] {
    let here = place
    switch id {
    case .navigateBack:
      return desk.places.goBack(from: here).map { visit($0) } ?? []
    case .navigateForward:
      return desk.places.goForward(from: here).map { visit($0) } ?? []
    case .navigateLast:
      // There and back again: the present place becomes the last one.
      guard let target = desk.places.back.last else { return [] }
      desk.places.leaveFor(target, from: here)
      return visit(target)
    default: return []
    }
  }

  /// Shows a place as it was left.
  private mutating func visit(_ target: Place) -> [Effect] {
    archive.destination = nil
    switch target.screen {
    case .lookup: return visitLookup(target)
    case .archive, .trends, .rights: return visitRecord(target)
    case .today, .audit, .approvals, .rules, .figures:
      switchScreen(to: target.screen)
      return arrive(at: target.screen)
    case .followUps:
      switchScreen(to: .followUps)
      followUps.scope = target.scope
      followUps.ahead = TypedAhead()
      followUps.selects = target.followUp
      return [askQueue(), .queueCounts]
    }
  }

  private mutating func visitLookup(_ target: Place) -> [Effect] {
    switchScreen(to: .lookup)
    lookup.focus = .query
    lookup.selects = target.patient
    lookup.query.set(target.query)
    return queryChanged()
  }

  private mutating func visitRecord(_ target: Place) -> [Effect] {
    guard let patient = target.patient else {
      switchScreen(to: target.screen)
      return []
    }
    if archive.archive?.id == patient {
      switchScreen(to: target.screen)
      restore(target)
      return arrive(at: target.screen)
    }
    archive.returnsTo = target
    return [askArchive(patient, for: target.screen)]
  }

  /// Selects in the open record what was selected when it was left.
  mutating func restore(_ place: Place) {
    guard let opened = archive.archive, opened.id == place.patient else { return }
    archive.section = place.section
    if let code = place.indicator,
      let row = opened.series.firstIndex(where: { $0.indicator.code == code })
    {
      chooseIndicator(row, of: opened)
    }
  }
}
