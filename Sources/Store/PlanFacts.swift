internal import Domain
internal import FollowUps
internal import Rules
internal import SQLite

// What becomes known of a person begins and ends plans, in the transaction that made it known.
extension PlanKeeper {
  /// Plans whose dates are all at fixed distances are reckoned from the fact only when that is not
  /// older than this many days; an operation of years ago asks nobody for anything.
  private static let anchorDays = 400

  /// Begins and ends what facts ask for.
  ///
  /// - Parameters:
  ///   - day: The day on which they came to be.
  ///   - cause: What told of them; taken back it takes back what they began and ended.
  func take(
    _ facts: [PlanFact], of patient: Int, from day: CalendarDate, by cause: Cause? = nil
  ) throws {
    guard !facts.isEmpty else { return }
    for fact in facts {
      for kind in try presentBook(of: patient).ending(by: fact) {
        try append(
          beforeVisit(kind), of: patient, on: present(in: try book(of: patient)), by: cause)
      }
      let book = try book(of: patient)
      guard try mayBegin(patient, book) else { continue }
      let present = present(in: book)
      for kind in try presentBook(of: patient).beginnings(by: fact, anchor: day, on: present) {
        try append(anchored(kind, to: day), of: patient, on: present, by: cause)
      }
    }
  }

  /// The plans as they are, or were before the visit that what is taken in came before.
  private func presentBook(of patient: Int) throws -> PlanBook {
    let book = try book(of: patient)
    return before.map { book.before($0) } ?? book
  }

  private func beforeVisit(_ kind: PlanEvent.Kind) -> PlanEvent.Kind {
    guard let before, case .ended(let instance, let cause) = kind else { return kind }
    return .endedBefore(visit: before, instance: instance, cause)
  }

  /// Nothing begins for those who have died or are not followed up.
  private func mayBegin(_ patient: Int, _ book: PlanBook) throws -> Bool {
    guard book.absence == nil else { return false }
    let row = try connection.statement(
      """
      SELECT 1 FROM patient
      WHERE id = ? AND is_deceased = 0 AND merged_into IS NULL AND erased_at IS NULL
        AND restricted_at IS NULL
      """)
    row.bind(patient)
    defer { row.reset() }
    return try row.step()
  }

  /// A plan whose dates come again is reckoned from today, as the first visit is due soon after it
  /// began; one of fixed distances from the day of what began it.
  private func anchored(_ kind: PlanEvent.Kind, to day: CalendarDate) -> PlanEvent.Kind {
    guard case .started(var beginning) = kind, let plan = catalog[beginning.plan] else {
      return kind
    }
    beginning.anchor = plan.recurrence == nil ? day : today
    beginning.before = before
    return .started(beginning)
  }

  // MARK: - Diagnoses and visits

  /// Takes in what is new among the diagnoses and visits of a person; each is asked about once.
  ///
  /// Of those who have died, are restricted or are not followed up nothing is asked, so that it is
  /// asked when they are again.
  func takeRecords(of patient: Int, conditions: Bool, encounters: Bool) throws {
    if encounters { try comeBack(patient) }
    guard try mayBegin(patient, try book(of: patient)) else { return }
    var known = try knownFacts(of: patient)
    if conditions { try takeConditions(of: patient, &known) }
    if encounters { try takeEncounters(of: patient, &known) }
  }

  private func knownFacts(of patient: Int) throws -> Set<String> {
    var known: Set<String> = []
    let cards = try [PatientID(patient)] + store.mergedCards(of: PatientID(patient), in: connection)
    for card in cards {
      let rows = try connection.statement("SELECT fact FROM plan_fact WHERE patient = ?")
      rows.bind(card.value)
      while try rows.step() { known.insert(rows.text(0)) }
    }
    return known
  }

  private func note(_ fact: String, of patient: Int, _ known: inout Set<String>) throws -> Bool {
    guard known.insert(fact).inserted else { return false }
    try connection.statement("INSERT OR IGNORE INTO plan_fact VALUES (?, ?)")
      .bind(patient, fact).run()
    return true
  }

  private func takeConditions(of patient: Int, _ known: inout Set<String>) throws {
    let rows = try store.conditionRows(of: PatientID(patient), in: connection).map(\.value)
    for condition in rows where condition.isActive && !Self.isRefuted(condition) {
      let fact = fact(of: condition.code)
      guard catalog.current.contains(where: { plan in plan.starts.contains { fact.meets($0) } })
      else { continue }
      let key = "dx \(condition.code.code) \(condition.onset.map { "\($0)" } ?? "")"
      guard try note(key, of: patient, &known) else { continue }
      try take([fact], of: patient, from: recent(condition.onset))
    }
    try takeBackDiagnoses(of: patient, standing: rows, &known)
  }

  /// Whether it was never so.
  static func isRefuted(_ condition: Condition) -> Bool {
    ["entered-in-error", "refuted"].contains(condition.verificationStatus)
  }

  func fact(of coding: Coding) -> PlanFact {
    let sets = (try? store.rulesInForce.book(of: store, in: connection))?.rules.codeSets ?? []
    return .diagnosis(
      coding, codeSets: Set(sets.filter { $0.contains(coding.code) }.map(\.name)))
  }

  /// A plan that began by a diagnosis which never was, and by which nobody was seen yet, is taken
  /// back; where somebody was, a person decides.
  private func takeBackDiagnoses(
    of patient: Int, standing: [Condition], _ known: inout Set<String>
  ) throws {
    let mistaken = standing.filter(Self.isRefuted)
    guard !mistaken.isEmpty else { return }
    let facts = standing.filter { !Self.isRefuted($0) && $0.isActive }.map { fact(of: $0.code) }
    for condition in mistaken {
      let key = "dx \(condition.code.code) \(condition.onset.map { "\($0)" } ?? "")"
      guard known.remove(key) != nil else { continue }
      try connection.statement("DELETE FROM plan_fact WHERE patient = ? AND fact = ?")
        .bind(patient, key).run()
    }
    for plan in try book(of: patient).instances where plan.isRunning && plan.records.isEmpty {
      let cause = plan.beginning.cause
      switch cause {
      case .diagnosis, .codeSet:
        let isStillSo = facts.contains { $0.meets(cause) }
        let wasSo = mistaken.contains { fact(of: $0.code).meets(cause) }
        if wasSo, !isStillSo { try append(.undone(plan.id), of: patient) }
      default: continue
      }
    }
  }

  private func takeEncounters(of patient: Int, _ known: inout Set<String>) throws {
    let starts = catalog.current.flatMap(\.starts)
    let visits = try store.encounterRows(of: PatientID(patient), in: connection).map(\.value)
      .reversed()
    for visit in visits where !["cancelled", "entered-in-error"].contains(visit.status) {
      let begun = PlanFact.encounter(classCode: visit.classCode)
      if visit.day >= today.adding(days: -Self.anchorDays), starts.contains(where: begun.meets),
        try note("visit \(visit.classCode) \(visit.start.seconds)", of: patient, &known)
      {
        try take([begun], of: patient, from: visit.day)
      }
      let ended = PlanFact.discharge(classCode: visit.classCode)
      if let end = visit.end.map({ store.zone.day($0) }), end <= today,
        end >= today.adding(days: -Self.anchorDays), starts.contains(where: ended.meets),
        try note("discharge \(visit.classCode) \(visit.start.seconds)", of: patient, &known)
      {
        try take([ended], of: patient, from: end)
      }
    }
  }

  /// Whoever was lost or had gone and is seen at the clinic again is followed up again.
  private func comeBack(_ patient: Int) throws {
    guard let absence = try book(of: patient).absence, absence.cause.canReturn else { return }
    let seen = try store.encounterRows(of: PatientID(patient), in: connection).map(\.value)
      .filter { !["cancelled", "entered-in-error", "planned"].contains($0.status) }
      .map(\.day).filter { $0 <= today && $0 > absence.since }.min()
    if let seen { try append(.returned, of: patient, on: seen) }
  }

  /// The day of a diagnosis where it is recent; else today, as of one of unknown day.
  private func recent(_ day: CalendarDate?) -> CalendarDate {
    guard let day, day <= today, day >= today.adding(days: -Self.anchorDays) else { return today }
    return day
  }
}

extension PlanKeeper {
  /// Takes back what a tag began that never was there, as is known since a value was corrected.
  ///
  /// Where somebody was seen by the plan already it is marked, and a person decides.
  ///
  /// - Parameter day: The day on which the tag was thought to have come.
  func takeBackStarts(by facts: [PlanFact], of patient: Int, from day: Int) throws {
    for plan in try book(of: patient).instances where plan.isRunning {
      let isBegunByIt = facts.contains { $0.meets(plan.beginning.cause) }
      guard isBegunByIt, plan.started.dayNumber >= day else { continue }
      try takeBack(plan, of: patient)
    }
  }

  /// Takes back the beginning of a plan, or marks the plan where somebody was seen by it.
  func takeBack(_ plan: PlanInstance, of patient: Int) throws {
    if plan.records.isEmpty {
      try append(.undone(plan.id), of: patient)
    } else if plan.doubt == nil {
      let book = try book(of: patient)
      try append(.doubted(instance: plan.id), of: patient, on: max(today, book.lastDay ?? today))
    }
  }

  /// Lets plans go on that ended because a tag was thought to have gone, as is known since a value
  /// was corrected.
  ///
  /// - Parameter day: The day on which the tag was thought to have gone.
  func takeBackEndings(by facts: [PlanFact], of patient: Int, from day: Int) throws {
    for plan in try book(of: patient).instances {
      guard let ending = plan.ending, [.tagGone, .ruleGone].contains(ending.cause),
        ending.day.dayNumber >= day,
        plan.definition.stops.contains(where: { stop in
          facts.contains { $0.cause(of: stop) == ending.cause }
        })
      else { continue }
      try append(.undone(ending.event), of: patient)
    }
  }

  /// What is certain again of a plan that was marked.
  func trustStarts(by facts: [PlanFact], of patient: Int) throws {
    for plan in try book(of: patient).instances where plan.isRunning {
      guard let doubt = plan.doubt, facts.contains(where: { $0.meets(plan.beginning.cause) })
      else { continue }
      try append(.undone(doubt), of: patient)
    }
  }
}
