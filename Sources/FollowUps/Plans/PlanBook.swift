package import Domain

/// All plans of one person, worked out from the list of their events.
///
/// Nothing is stored but the events. They are taken in the order of their days, and of their numbers
/// within a day, so that a visit entered late does what it would have done in time. Events that were
/// taken back are left out before anything else, so that undoing is exact.
package struct PlanBook: Sendable {
  package let catalog: PlanCatalog
  /// The events as given, in the order of their numbers.
  package let events: [PlanEvent]
  /// Every plan that was ever begun, in the order of beginning.
  package private(set) var instances: [PlanInstance] = []
  /// Why the person is not followed up now; nil when they are.
  package private(set) var absence: PlanAbsence?
  /// What each visit counted as, by the number of its event.
  package private(set) var uses: [Int: [PlanVisitUse]] = [:]
  /// Plans whose definition is gone in every version, by the number of the event.
  ///
  /// Their follow-ups are left as they are.
  package private(set) var unreadable: Set<Int> = []
  /// The newest day on which anything happened; nil when nothing has.
  package private(set) var lastDay: CalendarDate?

  /// Works the plans out; O(n log n) in the events.
  package init(catalog: PlanCatalog, events: [PlanEvent]) {
    self.catalog = catalog
    self.events = events.sorted { $0.id < $1.id }
    let standing = Self.corrected(Self.standing(self.events))
    for event in standing.sorted(by: { $0.place < $1.place }) { take(event) }
    lastDay = standing.map(\.day).max()
  }

  /// The events that were not taken back, and are no taking back themselves.
  package static func standing(_ events: [PlanEvent]) -> [PlanEvent] {
    var gone: Set<Int> = []
    var standing: [PlanEvent] = []
    for event in events.sorted(by: { $0.id > $1.id }) where !gone.contains(event.id) {
      if case .undone(let id) = event.kind {
        if id < event.id { gone.insert(id) }
      } else {
        standing.append(event)
      }
    }
    return standing.reversed()
  }

  /// The events with every visit as it was judged last; the corrections themselves are left out.
  package static func corrected(_ standing: [PlanEvent]) -> [PlanEvent] {
    var visits: [Int: PlanVisit] = [:]
    for event in standing {
      if case .corrected(let id, let visit) = event.kind { visits[id] = visit }
    }
    guard !visits.isEmpty else { return standing }
    return standing.compactMap { event in
      switch event.kind {
      case .corrected: return nil
      case .visited(let first):
        var event = event
        event.kind = .visited(visits[event.id] ?? first)
        return event
      default: return event
      }
    }
  }

  /// The book after one more event.
  ///
  /// - Parameter recorded: The day of entering; nil when it is `day`.
  package func adding(
    _ kind: PlanEvent.Kind, on day: CalendarDate, recorded: CalendarDate? = nil
  ) -> PlanBook {
    let id = (events.last?.id ?? 0) + 1
    return PlanBook(
      catalog: catalog,
      events: events + [PlanEvent(id: id, day: day, recorded: recorded, kind: kind)])
  }

  /// The book as it was when a visit came, by the number of its event.
  package func before(_ visit: Int) -> PlanBook {
    let standing = Self.corrected(Self.standing(events))
    guard let place = standing.first(where: { $0.id == visit })?.place else { return self }
    return PlanBook(catalog: catalog, events: standing.filter { $0.place < place })
  }

  /// The plans that run; none while the person is away.
  package var running: [PlanInstance] { absence == nil ? instances.filter(\.isRunning) : [] }

  /// A plan by its number.
  package subscript(instance: Int) -> PlanInstance? { instances.first { $0.id == instance } }

  /// The follow-ups that are wanted on a day, by their dates.
  ///
  /// A day before the newest event is taken for a clock that was set back: no step returns by it.
  package func wanted(on today: CalendarDate, week: WorkingWeek) -> [WantedFollowUp] {
    let day = max(today, lastDay ?? today)
    return running.flatMap { $0.wanted(on: day, week: week) }
      .sorted { ($0.day, $0.key) < ($1.day, $1.key) }
  }

  /// The running plans that a fact ends, with the event to record for each.
  package func ending(by fact: PlanFact) -> [PlanEvent.Kind] {
    instances.filter(\.isRunning).compactMap { instance in
      instance.definition.stops.lazy.compactMap { fact.cause(of: $0) }.first
        .map { .ended(instance: instance.id, $0) }
    }
  }

  /// The beginnings to record when a fact becomes known, without those that would not run.
  ///
  /// - Parameters:
  ///   - anchor: The day from which the dates are reckoned.
  ///   - owner: The code of the staff member whose follow-ups they will be.
  package func beginnings(
    by fact: PlanFact, anchor: CalendarDate, on day: CalendarDate, owner: String? = nil
  ) -> [PlanEvent.Kind] {
    var book = self
    var kinds: [PlanEvent.Kind] = []
    for plan in catalog.starting(by: fact) {
      guard let cause = plan.starts.first(where: { fact.meets($0) }) else { continue }
      let kind = PlanEvent.Kind.started(
        PlanBeginning(
          plan: plan.id, version: plan.version, anchor: anchor, cause: cause, owner: owner))
      let after = book.adding(kind, on: day)
      guard after.instances.count > book.instances.count, let id = after.events.last?.id,
        after[id]?.isRunning == true
      else { continue }
      book = after
      kinds.append(kind)
    }
    return kinds
  }
}

/// Why and since when a person is not followed up.
package struct PlanAbsence: Hashable, Sendable {
  package let cause: PlanLeave
  package let since: CalendarDate
  /// The number of the event.
  package let event: Int
}

// MARK: - Taking events in

extension PlanBook {
  private mutating func take(_ event: PlanEvent) {
    switch event.kind {
    case .started(let beginning): start(event, beginning)
    case .visited(let visit): visited(event, visit)
    case .dated(let key, let day, let reason):
      change(key.instance, event) { $0.overrides[key] = PlanOverride(day: day, reason: reason) }
    case .skipped(let key, _): change(key.instance, event) { $0.skip(key, event) }
    case .anchored(let instance, let day):
      change(instance, event) { $0.reckon(from: day, event) }
    case .doubted(let instance): change(instance, event) { $0.doubt = event.id }
    case .ended(let instance, let cause), .endedBefore(_, let instance, let cause):
      change(instance, event) { $0.end(event.day, cause, event: event.id) }
    case .left(let cause):
      // Whoever has died cannot be lost or move away.
      if absence?.cause == .died { return }
      absence = PlanAbsence(cause: cause, since: event.day, event: event.id)
    case .returned: comeBack(event)
    case .corrected, .undone: break
    }
  }

  private mutating func change(
    _ instance: Int, _ event: PlanEvent, _ body: (inout PlanInstance) -> Void
  ) {
    guard let place = instances.firstIndex(where: { $0.id == instance && $0.isRunning }) else {
      return
    }
    instances[place].apply(event, body)
  }

  private mutating func comeBack(_ event: PlanEvent) {
    guard absence != nil else { return }
    absence = nil
    for place in instances.indices where instances[place].isRunning {
      instances[place].apply(event) { $0.resume(event.day) }
    }
  }

  private mutating func visited(_ event: PlanEvent, _ visit: PlanVisit) {
    // Whoever was lost and is seen again is found.
    if absence?.cause == .lost { comeBack(event) }
    guard absence == nil else { return }
    for place in instances.indices {
      // No copy is held over the change, or the plan's records would be copied with every visit.
      guard instances[place].isRunning, !instances[place].isElapsed(on: event.day),
        let finding = visit.findings[instances[place].definition.subject]
      else { continue }
      let use = instances[place].apply(event) { [catalog] plan in
        plan.visited(event, visit, finding: finding, catalog: catalog)
      }
      uses[event.id, default: []].append(use)
    }
  }

  private mutating func start(_ event: PlanEvent, _ beginning: PlanBeginning) {
    guard let plan = catalog.definition(beginning.plan, version: beginning.version) else {
      unreadable.insert(event.id)
      return
    }
    var instance = PlanInstance(event, definition: plan, beginning: beginning)
    let running = instances.indices.filter {
      instances[$0].isRunning && !instances[$0].isElapsed(on: event.day)
    }
    var ends: [(place: Int, cause: PlanEndCause)] = []
    for place in running {
      let other = instances[place].definition
      if other.id == plan.id {
        let isSame =
          plan.again == .ignore
          || [instances[place].anchor, instances[place].beginning.anchor].contains(
            beginning.anchor)
        if isSame { instance.absorb(event) } else { ends.append((place, .restarted)) }
      } else if plan.programme != nil, other.programme == plan.programme {
        if other.priority > plan.priority {
          instance.absorb(event)
        } else {
          ends.append((place, .replaced))
          instance.uncontrolledRun = instances[place].uncontrolledRun
        }
      } else if plan.replaces.contains(other.id) {
        ends.append((place, .replaced))
      }
    }
    if instance.isRunning {
      for (place, cause) in ends { instances[place].end(event.day, cause, event: event.id) }
      if instance.slot == nil { instance.end(event.day, .elapsed, event: event.id) }
    }
    instances.append(instance)
  }
}

extension PlanEvent {
  /// Where it stands among the events: by its day, then in the order of recording.
  fileprivate var place: (CalendarDate, Int, Int, Int) {
    switch kind {
    case .started(let beginning): (day, beginning.before ?? id, beginning.before == nil ? 1 : 0, id)
    case .endedBefore(let visit, _, _): (day, visit, 0, id)
    default: (day, id, 1, id)
    }
  }
}

extension PlanInstance {
  /// Ends a plan that never came to run.
  fileprivate mutating func absorb(_ event: PlanEvent) {
    ending = PlanEnding(day: event.day, cause: .absorbed, event: event.id)
  }
}
