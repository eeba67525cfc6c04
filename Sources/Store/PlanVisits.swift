internal import Domain
internal import FollowUps
internal import SQLite

/// What is known of a visit that ends a follow-up.
struct VisitFacts {
  var channel: FollowUpChannel
  var day: CalendarDate
  /// What a form says of the course of the disease, in the words of `QuestionnaireOutcome`.
  var words: Set<String> = []
  /// What was found beside the values.
  var signs: Set<VisitFinding> = []
  /// Values of the visit that are not stored yet, by indicator.
  var values: [String: Double] = [:]
}

// What a visit means for the plans.
extension PlanKeeper {
  /// The plan's name for a follow-up; nil when no plan holds it.
  func key(of followUp: FollowUpID) throws -> PlanKey? {
    let row = try connection.statement("SELECT plan_key FROM follow_up WHERE id = ?")
    row.bind(followUp.value)
    defer { row.reset() }
    return try row.step() ? row.optionalText(0).flatMap(PlanKey.init(text:)) : nil
  }

  /// What a visit found for each plan that it is about; nil when it is about none.
  ///
  /// It is about the plan that holds the follow-up, or, where none does, about those of its reason.
  /// A plan without a form of its own also counts what was measured on the way; one with a form is
  /// seen to by its own follow-up, as its form has to be filled in.
  func visit(
    for followUp: FollowUp, key: PlanKey?, _ facts: VisitFacts, in book: PlanBook
  ) throws -> PlanVisit? {
    let reason = followUp.details.reason
    var findings: [String: PlanFinding] = [:]
    var known = facts
    known.words.formUnion(try words(of: followUp.id, on: facts.day))
    let readings = try readings(of: followUp.patient.value, known)
    let age = try store.person(followUp.patient, in: connection).birthDate?.age(on: facts.day)
    for plan in book.instances where plan.isRunning {
      let usual = plan.usualContact
      let isOwn = plan.holds(key, reason)
      let judged = PlanFinding(
        judging: readings, of: facts.day, for: isOwn ? reason : usual?.reason ?? .other, age: age,
        signs: isOwn ? facts.signs : [])
      if isOwn {
        findings[plan.definition.subject] = Self.joined(judged, known.words)
      } else if usual?.form == nil, usual?.needsReading == true, judged.hasReading {
        findings[plan.definition.subject] = judged
      }
    }
    guard !findings.isEmpty else { return nil }
    return PlanVisit(
      channel: facts.channel, findings: findings, versions: catalog.versionsInForce)
  }

  /// The judgement of a form goes before that of the values; what either saw of danger stands.
  private static func joined(_ judged: PlanFinding, _ words: Set<String>) -> PlanFinding {
    let told = PlanFinding(words: words, isMeasuring: false)
    return PlanFinding(
      told.hasReading ? told.control : judged.control, signs: judged.signs.union(told.signs))
  }

  /// What the forms say that were filed for a follow-up on a day.
  private func words(of followUp: FollowUpID, on day: CalendarDate) throws -> Set<String> {
    let rows = try connection.statement(
      """
      SELECT outcomes FROM questionnaire_response
      WHERE follow_up = ? AND day = ? AND is_mistaken = 0
      """)
    rows.bind(followUp.value, day.dayNumber)
    defer { rows.reset() }
    var words: Set<String> = []
    while try rows.step() { words.formUnion(rows.text(0).split(separator: " ").map(String.init)) }
    return words
  }

  /// The values of the day; home readings have other limits and doubtful values say nothing.
  private func readings(of patient: Int, _ facts: VisitFacts) throws -> LatestReadings {
    func value(_ code: String) throws -> DatedValue? {
      if let given = facts.values[code] { return DatedValue(given, on: facts.day) }
      guard let indicator = store.catalog.indicatorIDs[code] else { return nil }
      let row = try connection.statement(
        """
        SELECT value FROM observation
        WHERE patient = ? AND indicator = ? AND day = ? AND value IS NOT NULL
          AND status < \(ObservationStatus.superseded.rawValue) AND comparator IS NULL
          AND is_implausible = 0 AND source <> \(ObservationSource.home.rawValue)
        ORDER BY at DESC, number DESC LIMIT 1
        """)
      row.bind(patient, indicator, facts.day.dayNumber)
      defer { row.reset() }
      return try row.step() ? DatedValue(row.double(0), on: facts.day) : nil
    }
    return LatestReadings(
      systolic: try value("sbp"), diastolic: try value("dbp"), fastingGlucose: try value("fpg"))
  }

  // MARK: - Proposing and recording

  /// What ending a follow-up as done would lead to; nil when no plan sees to what follows it.
  func proposal(
    for followUp: FollowUp, key: PlanKey?, _ facts: VisitFacts
  ) throws -> VisitProposal? {
    var book = try book(of: followUp.patient.value)
    guard book.absence?.cause != .died else { return nil }
    if let absence = book.absence, absence.cause != .lost {
      book = book.adding(.returned, on: max(facts.day, absence.since), recorded: today)
    }
    if let kind = try lackingBeginning(for: followUp, key: key, on: facts.day, in: book) {
      book = book.adding(kind, on: facts.day, recorded: today)
    }
    let reason = followUp.details.reason
    guard book.instances.contains(where: { $0.isRunning && $0.holds(key, reason) }),
      let visit = try visit(for: followUp, key: key, facts, in: book)
    else { return nil }
    let proposal = book.proposal(for: visit, on: facts.day, today: today, week: Self.week)
    return VisitProposal(uses: proposal.uses, wanted: proposal.wanted)
  }

  /// Records that a follow-up was done, with what it began and the date that was set by hand.
  ///
  /// - Parameters:
  ///   - byHand: Another date than the proposed one, and why.
  func recordVisit(
    for followUp: FollowUp, key: PlanKey?, _ facts: VisitFacts, attempt: Int,
    byHand: (day: CalendarDate, reason: String)?
  ) throws {
    let patient = followUp.patient.value
    let cause = Cause(followUp: followUp.id, attempt: attempt)
    var book = try book(of: patient)
    guard book.absence?.cause != .died else { return }
    if let absence = book.absence, absence.cause != .lost {
      try append(.returned, of: patient, on: max(facts.day, absence.since), by: cause)
      book = try self.book(of: patient)
    }
    if let kind = try lackingBeginning(for: followUp, key: key, on: facts.day, in: book) {
      try append(kind, of: patient, on: facts.day, by: cause)
      book = try self.book(of: patient)
    }
    guard let visit = try visit(for: followUp, key: key, facts, in: book) else { return }
    let event = try append(.visited(visit), of: patient, on: facts.day, by: cause)
    book = try self.book(of: patient)
    let touched = Set((book.uses[event] ?? []).map(\.plan))
    if let byHand {
      let wanted = book.wanted(on: today, week: Self.week).filter { touched.contains($0.plan) }
      if let main = VisitProposal(wanted: wanted).main, main.day != byHand.day {
        try append(
          .dated(main.key, to: byHand.day, reason: byHand.reason), of: patient,
          on: present(in: book), by: cause)
      }
    }
    try take(book.facts(of: event), of: patient, from: facts.day, by: cause)
  }

  /// The number of the visit by which a follow-up was ended last; nil when there is none.
  func visitEvent(of followUp: FollowUpID) throws -> Int? {
    let row = try connection.statement(
      """
      SELECT id FROM plan_event WHERE follow_up = ? AND content GLOB 'visited*'
      ORDER BY id DESC LIMIT 1
      """)
    row.bind(followUp.value)
    defer { row.reset() }
    return try row.step() ? row.integer(0) : nil
  }

  /// Records what an outcome other than done means for the plans.
  func recordOutcome(
    _ outcome: FollowUpOutcome, of followUp: FollowUp, key: PlanKey?, note: String, attempt: Int
  ) throws {
    let patient = followUp.patient.value
    let book = try book(of: patient)
    guard let kind = PlanEvent.Kind(outcome, of: key ?? PlanKey(0, .round(0)), note: note) else {
      return
    }
    if case .skipped = kind, key == nil { return }
    if case .returned = kind {} else if !book.instances.contains(where: \.isRunning) { return }
    guard book.refusal(of: kind, on: today, today: today) == nil else { return }
    try append(
      kind, of: patient, on: present(in: book), by: Cause(followUp: followUp.id, attempt: attempt))
  }

  /// Records that somebody set another date without an attempt; nothing for one that no plan holds.
  ///
  /// The stored row has that date already, so it is noted as the plan's, or its version would change
  /// twice.
  func recordDate(_ day: CalendarDate, of followUp: FollowUp, reason: String) throws {
    guard let key = try key(of: followUp.id) else { return }
    let patient = followUp.patient.value
    let kind = PlanEvent.Kind.dated(key, to: day, reason: reason)
    let book = try book(of: patient)
    guard book.refusal(of: kind, on: today, today: today) == nil else { return }
    try append(
      kind, of: patient, on: present(in: book), by: Cause(followUp: followUp.id, attempt: nil))
    try connection.statement("UPDATE follow_up SET planned = ?, since = ? WHERE id = ?")
      .bind(day.dayNumber, today.dayNumber, followUp.id.value).run()
  }

  /// Takes back that somebody set the date that a follow-up has, where a plan holds it.
  func takeBackDate(of followUp: FollowUp) throws {
    let patient = followUp.patient.value
    let book = try book(of: patient)
    let rows = try connection.statement(
      "SELECT id FROM plan_event WHERE follow_up = ? AND attempt IS NULL ORDER BY id DESC")
    rows.bind(followUp.id.value)
    var caused: [Int] = []
    while try rows.step() { caused.append(rows.integer(0)) }
    let standing = PlanBook.standing(book.events)
    let newest = caused.lazy.compactMap { id in standing.first { $0.id == id } }.first
    guard let newest, case .dated(_, followUp.details.due, _) = newest.kind else { return }
    try append(.undone(newest.id), of: patient)
  }
}

extension PlanInstance {
  /// Whether a follow-up is one of the plan's: by its name, else one of the reason that comes again.
  fileprivate func holds(_ key: PlanKey?, _ reason: FollowUpReason) -> Bool {
    key.map { $0.instance == id } ?? (reason.recurs && usualContact?.reason == reason)
  }

  /// What the plan usually asks for: that of the dates that come again, else of the first step.
  fileprivate var usualContact: PlanContact? {
    definition.recurrence?.contact ?? definition.steps.first?.contact
  }
}
