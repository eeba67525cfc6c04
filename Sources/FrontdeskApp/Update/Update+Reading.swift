import Domain
import Widgets

extension Model {
  /// Notes that the newest question of its kind takes long; older ones concern nobody.
  mutating func becameSlow(_ effect: Effect) {
    switch effect {
    case .lookup(_, _, let generation), .recentPatients(_, let generation),
      .lookupOrder(_, _, _, let generation):
      if generation == lookup.generation { slowReadings.insert(.people) }
    case .openArchive(_, let generation), .openAnyway(_, let generation):
      if generation == archive.generation { slowReadings.insert(.archive) }
    case .queueOrder(_, let generation):
      if generation == followUps.generation { slowReadings.insert(.queue) }
    case .figures(.read(_, let generation)):
      if generation == figures.generation { slowReadings.insert(.figures) }
    case .figures(.people(_, _, _, let generation)):
      if generation == figures.peopleGeneration { slowReadings.insert(.figures) }
    default: break
    }
  }

  /// Notes that the newest question of a kind is answered, whatever the answer was.
  mutating func answered(_ message: Message) {
    switch message {
    case .lookupFound(_, _, let generation), .recentFound(_, _, let generation),
      .lookupOrdered(_, _, _, let generation):
      if generation == lookup.generation { slowReadings.remove(.people) }
    case .archiveOpened(_, let generation), .openWarned(_, _, let generation):
      if generation == archive.generation { slowReadings.remove(.archive) }
    case .queueOrdered(_, let generation):
      if generation == followUps.generation { slowReadings.remove(.queue) }
    case .figures(.read(_, let generation)):
      if generation == figures.generation { slowReadings.remove(.figures) }
    case .figures(.people(_, let generation)):
      if generation == figures.peopleGeneration { slowReadings.remove(.figures) }
    case .failed(_, let effect): if let reading = effect.reading { slowReadings.remove(reading) }
    default: break
    }
  }

  /// Keys that waited for rows which do not come are forgotten, and others work at once again.
  mutating func rowsFailed(_ effect: Effect) {
    switch effect {
    case .lookup(_, _, let generation), .recentPatients(_, let generation),
      .lookupOrder(_, _, _, let generation):
      guard generation == lookup.generation else { return }
      lookup.selects = nil
      lookup.opensWhenFound = false
      lookup.ahead = TypedAhead()
      lookup.ahead.gaveUp = true
    case .queueOrder(_, let generation):
      guard generation == followUps.generation else { return }
      followUps.selects = nil
      followUps.ahead = TypedAhead()
      followUps.ahead.gaveUp = true
    default: break
    }
  }

  /// The reading of which the present screen tells; nil when nothing takes long.
  var shownReading: Reading? {
    if slowReadings.contains(.archive) { return .archive }
    switch screen {
    case .lookup: return slowReadings.contains(.people) ? .people : nil
    case .followUps: return slowReadings.contains(.queue) ? .queue : nil
    case .archive, .trends, .today, .audit, .rights, .approvals, .rules: return nil
    case .figures: return slowReadings.contains(.figures) ? .figures : nil
    }
  }

  /// Whether one step back gives up what is being read.
  var canGiveUpReading: Bool {
    switch shownReading {
    case .archive: archive.destination != nil
    // Before the first rows there would be nothing to show instead.
    case .queue: followUps.loaded != nil
    case .people: !lookup.query.isEmpty
    // One step back leaves the screen, and what is read meanwhile is kept for who comes back.
    case .figures: false
    case nil: archive.destination != nil
    }
  }

  /// Drops a record that is on its way, or a queue that takes long; what shows stays.
  ///
  /// - Returns: Whether there was something to drop.
  mutating func giveUpReading() -> Bool {
    if archive.destination != nil {
      archive.destination = nil
      archive.returnsTo = nil
      archive.generation += 1
      slowReadings.remove(.archive)
      return true
    }
    guard screen == .followUps, shownReading == .queue, let loaded = followUps.loaded else {
      return false
    }
    followUps.scope = loaded
    followUps.selects = nil
    followUps.ahead = TypedAhead()
    followUps.generation += 1
    slowReadings.remove(.queue)
    return true
  }
}
