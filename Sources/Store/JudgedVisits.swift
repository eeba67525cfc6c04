internal import Domain
internal import FollowUps
internal import Forms
internal import SQLite

/// A day on which plans would have begun and ended that are known of only now.
struct PlanBackdating {
  /// The day on which what was wrong was recorded.
  let day: CalendarDate
  /// The visit that was recorded with it; nil when none was.
  var visit: Int?

  /// The keeper as it was when something came to be.
  func keeper(_ keeper: PlanKeeper, for change: CalendarDate) -> PlanKeeper {
    change > day
      ? keeper.backdated(to: change) : keeper.backdated(to: day, before: visit)
  }
}

/// What was made of a form when it was filed, before it is corrected.
struct JudgedForm {
  /// A visit by which a follow-up was ended.
  struct Visit {
    let event: PlanEvent
    let visit: PlanVisit
    /// What the form and the values alone say of it; the rest was said by a person.
    let told: PlanVisit?
  }

  let patient: PatientID
  /// The day of the form.
  let day: CalendarDate
  let backdating: PlanBackdating
  /// The follow-up that it was filed for; nil when that has not ended as done, or there is none.
  let followUp: FollowUp?
  /// How the form says that the person was reached.
  let channel: FollowUpChannel?
  /// Nil when no plan was about it.
  let visit: Visit?
  /// The next visit by the rules alone; nil when a plan saw to it.
  let next: NextVisit?
}

// The visit that a form was filed for is judged again as it would have been by the right form.
extension Store {
  /// What was made of a form that stands; asked before anything of it is changed.
  func judgedVisit(of filed: FiledForm, in connection: Connection) throws -> JudgedForm {
    let keeper = try PlanKeeper(self, in: connection)
    let followUp = try ended(filed.followUp, in: connection)
    let channel = filed.response.toldChannel
    let visit = try followUp.flatMap { try keeper?.judged($0, channel: channel) }
    let day = visit?.event.recorded ?? zone.day(filed.at)
    let isUnplanned = try followUp.map { try keeper?.key(of: $0.id) == nil } ?? false
    return JudgedForm(
      patient: filed.patient, day: filed.response.day,
      backdating: PlanBackdating(
        day: day, visit: visit.flatMap { $0.event.day == day ? $0.event.id : nil }),
      followUp: followUp, channel: channel, visit: visit,
      next: try isUnplanned
        ? followUp.map { try nextVisit(after: $0, on: day, in: connection) } : nil)
  }

  /// A follow-up that was ended as done; nil for any other.
  private func ended(_ id: FollowUpID?, in connection: Connection) throws -> FollowUp? {
    guard let id else { return nil }
    let row = try connection.statement(
      "SELECT \(Self.followUpColumns) FROM follow_up f WHERE f.id = ? AND f.state = 1")
    row.bind(id.value)
    defer { row.reset() }
    return try row.step() ? Self.followUp(row) : nil
  }

  /// Judges what a form told again, after another took its place or none did.
  ///
  /// - Parameter form: The form that holds now; nil when none does.
  func judgeAgain(
    _ before: JudgedForm, by form: QuestionnaireResponse?, in connection: Connection
  ) throws {
    // The tags that the values bring and take begin and end plans before the next date is told.
    try judge(before.patient, before.backdating, in: connection)
    guard let followUp = before.followUp else { return }
    if let keeper = try PlanKeeper(self, in: connection) {
      var facts = VisitFacts(
        channel: form?.toldChannel ?? followUp.details.channel, day: before.day)
      if let visit = before.visit {
        facts.day = visit.event.day
        // Where a person said otherwise than the form how it was made, that stands.
        if before.channel != visit.visit.channel { facts.channel = visit.visit.channel }
        try keeper.judgeAgain(visit, of: followUp, facts)
      } else {
        try keeper.judgeFirst(followUp, facts, on: before.backdating.day)
      }
    }
    guard let next = before.next else { return }
    try moveSuccessor(
      of: followUp, from: next,
      to: try nextVisit(after: followUp, on: before.backdating.day, in: connection), in: connection)
  }

  /// Gives the follow-up that came after one without a plan the date that the right values call for,
  /// as long as nobody tried it or gave it another.
  private func moveSuccessor(
    of before: FollowUp, from old: NextVisit, to new: NextVisit, in connection: Connection
  ) throws {
    guard new != old else { return }
    let row = try connection.statement(
      """
      SELECT id FROM follow_up WHERE opened_by = ? AND state IN (0, 3) AND due = ? AND why_zh = ?
        AND attempt_count = 0
      """)
    row.bind(before.id.value, old.due.dayNumber, old.why.chinese)
    defer { row.reset() }
    guard try row.step() else { return }
    let id = row.integer(0)
    row.reset()
    let digest = try auditDigest(of: id, in: .followUp, connection)
    try connection.statement(
      """
      UPDATE follow_up SET due = ?, channel = ?, risk = ?, why_zh = ?, why_en = ? WHERE id = ?
      """
    ).bind(
      max(new.due, today).dayNumber, new.channel.rawValue, new.risk.rawValue, new.why.chinese,
      new.why.english, id
    ).run()
    try audit(
      .update, .followUp, id: id, patient: before.patient, detail: "plans moved", before: digest,
      after: try auditDigest(of: id, in: .followUp, connection), in: connection)
  }
}

extension PlanKeeper {
  /// The visit by which a follow-up was ended, as it was judged; nil when no plan was about it.
  ///
  /// - Parameter channel: How the form says that it was made.
  func judged(_ followUp: FollowUp, channel: FollowUpChannel?) throws -> JudgedForm.Visit? {
    guard let id = try visitEvent(of: followUp.id) else { return nil }
    let book = try book(of: followUp.patient.value)
    let events = PlanBook.corrected(PlanBook.standing(book.events))
    guard let event = events.first(where: { $0.id == id }), case .visited(let visit) = event.kind
    else { return nil }
    let facts = VisitFacts(channel: visit.channel, day: event.day)
    return JudgedForm.Visit(
      event: event, visit: visit,
      told: try self.visit(
        for: followUp, key: try key(of: followUp.id), facts, in: book.before(id)))
  }

  /// Judges a visit again from the forms and values as they are now.
  ///
  /// The visit keeps its place among the events, so that whatever came after it, also dates that
  /// somebody set, counts as before. What its result began is taken back where it would not have.
  fileprivate func judgeAgain(
    _ before: JudgedForm.Visit, of followUp: FollowUp, _ facts: VisitFacts
  ) throws {
    let patient = followUp.patient.value
    let id = before.event.id
    let earlier = try book(of: patient).before(id)
    guard
      var visit = try visit(for: followUp, key: try key(of: followUp.id), facts, in: earlier)
    else { return }
    visit.versions = before.visit.versions
    for (subject, finding) in visit.findings {
      // What a person said beside the form stands.
      let said = (before.visit.findings[subject]?.signs ?? [])
        .subtracting(before.told?.findings[subject]?.signs ?? [])
      visit.findings[subject]?.signs = finding.signs.union(said)
    }
    guard visit != before.visit else {
      try settle(patient)
      return
    }
    let cause = Cause(followUp: followUp.id, attempt: try attempt(of: id))
    try append(.corrected(id, visit), of: patient, by: cause)
    let known = try book(of: patient).facts(of: id)
    try takeBackResults(of: id, but: known, by: cause, of: patient)
    let then = backdated(to: before.event.recorded)
    try then.trustStarts(by: known, of: patient)
    try then.takeNew(known, of: patient, from: before.event.day, by: cause)
    try settle(patient)
    let rows = PlanRows(self, patient: patient)
    for wanted in try book(of: patient).wanted(on: today, week: Self.week)
    where [.recheck(id), .added(id)].contains(wanted.key.part) {
      try rows.rewrite(wanted)
    }
  }

  /// Judges a visit that no plan was about, now that one is.
  fileprivate func judgeFirst(
    _ followUp: FollowUp, _ facts: VisitFacts, on recorded: CalendarDate
  ) throws {
    let patient = followUp.patient.value
    guard
      let visit = try visit(
        for: followUp, key: try key(of: followUp.id), facts, in: try book(of: patient))
    else { return }
    let row = try connection.statement(
      """
      SELECT max(number) FROM follow_up_attempt
      WHERE follow_up = ? AND is_undone = 0 AND outcome = 'completed'
      """)
    row.bind(followUp.id.value)
    defer { row.reset() }
    let attempt = try row.step() ? row.optionalInteger(0) : nil
    row.reset()
    let cause = Cause(followUp: followUp.id, attempt: attempt)
    let id = try append(.visited(visit), of: patient, on: facts.day, by: cause)
    try backdated(to: recorded)
      .takeNew(try book(of: patient).facts(of: id), of: patient, from: facts.day, by: cause)
    try settle(patient)
  }

  /// Takes back what the result of a visit began and would not have, by what is known now.
  private func takeBackResults(
    of visit: Int, but known: [PlanFact], by cause: Cause, of patient: Int
  ) throws {
    let rows = try connection.statement(
      """
      SELECT id FROM plan_event WHERE follow_up = ? AND attempt IS ? AND id > ?
        AND content GLOB 'started*' ORDER BY id DESC
      """)
    rows.bind(cause.followUp.value, cause.attempt, visit)
    var begun: Set<Int> = []
    while try rows.step() { begun.insert(rows.integer(0)) }
    for plan in try book(of: patient).instances where begun.contains(plan.id) && plan.isRunning {
      guard case .result = plan.beginning.cause,
        !known.contains(where: { $0.meets(plan.beginning.cause) })
      else { continue }
      try takeBack(plan, of: patient)
    }
  }

  /// Begins what facts ask for and is not running by them.
  private func takeNew(
    _ facts: [PlanFact], of patient: Int, from day: CalendarDate, by cause: Cause
  ) throws {
    let running = try book(of: patient).instances.filter(\.isRunning).map(\.beginning)
    try take(
      facts.filter { fact in
        !running.contains { fact.meets($0.cause) && catalog[$0.plan]?.again == .restart }
      }, of: patient, from: day, by: cause)
  }

  /// The attempt that caused an event; nil where none did.
  private func attempt(of event: Int) throws -> Int? {
    let row = try connection.statement("SELECT attempt FROM plan_event WHERE id = ?")
    row.bind(event)
    defer { row.reset() }
    return try row.step() ? row.optionalInteger(0) : nil
  }
}
