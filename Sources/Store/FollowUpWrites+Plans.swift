package import Domain
package import FollowUps
package import Forms
internal import SQLite

// What an outcome means for the plans of the person, and what a visit would lead to.
extension Store {
  /// What is known of the next date when an outcome is recorded.
  struct PlannedOutcome {
    /// The plan's name for the follow-up; nil when no plan holds it.
    var key: PlanKey?
    /// The next date: the one that was given, else the plan's.
    var nextDue: CalendarDate?
    /// What was given beside a plan's own date.
    var byHand: CalendarDate?
    /// The next visit where no plan sees to it.
    var next: NextVisit?
    var isPlanned: Bool
  }

  /// What the plans say of an outcome that is about to be recorded.
  func plannedOutcome(
    _ outcome: FollowUpOutcome, of before: FollowUp, _ facts: VisitFacts,
    _ nextDue: CalendarDate?, in connection: Connection
  ) throws -> PlannedOutcome {
    let keeper = try PlanKeeper(self, in: connection)
    let key = try keeper?.key(of: before.id)
    if outcome == .alreadyVisited {
      // A plan goes on with its next date; without one the rules propose it from what is known.
      guard key == nil else { return PlannedOutcome(key: key, isPlanned: true) }
      return PlannedOutcome(
        nextDue: nextDue,
        next: before.details.reason.recurs ? try nextVisit(after: before, in: connection) : nil,
        isPlanned: false)
    }
    guard outcome == .completed else {
      return PlannedOutcome(key: key, nextDue: nextDue, isPlanned: false)
    }
    let proposal = try keeper?.proposal(for: before, key: key, facts)
    if let main = proposal?.main {
      return PlannedOutcome(
        key: key, nextDue: nextDue ?? max(main.day, today),
        byHand: nextDue.flatMap { $0 == main.day ? nil : $0 }, isPlanned: true)
    }
    // A plan that is over asks for nothing more; a date that somebody gives still counts.
    if key != nil, nextDue == nil { return PlannedOutcome(key: key, isPlanned: true) }
    return PlannedOutcome(
      key: key, nextDue: nextDue, next: try nextVisit(after: before, in: connection),
      isPlanned: false)
  }

  /// Records for the plans what came of an attempt that is saved.
  func tellPlans(
    _ outcome: FollowUpOutcome, of before: FollowUp, _ planned: PlannedOutcome,
    facts: VisitFacts, completion: VisitCompletion, attempt: Int, in connection: Connection
  ) throws {
    guard let keeper = try PlanKeeper(self, in: connection) else { return }
    guard outcome == .completed else {
      return try keeper.recordOutcome(
        outcome, of: before, key: planned.key, note: completion.note, attempt: attempt)
    }
    let given = [completion.reason, completion.note].first { !$0.allSatisfy(\.isWhitespace) }
    try keeper.recordVisit(
      for: before, key: planned.key, facts, attempt: attempt,
      byHand: planned.byHand.map { ($0, given ?? Self.byHand) })
    try keeper.settle(before.patient.value)
  }

  /// The reason that a plan keeps where nobody gave one.
  private static let byHand = "人工定期"

  /// The next visit by the national rules alone, from what the archive holds.
  ///
  /// - Parameter day: The day of the visit; nil for today.
  func nextVisit(
    after followUp: FollowUp, on day: CalendarDate? = nil, in connection: Connection
  ) throws -> NextVisit {
    let archive = PatientArchive(
      id: followUp.patient, card: "", patient: try person(followUp.patient, in: connection),
      conditions: try conditionRows(of: followUp.patient, in: connection).map(\.value),
      series: try series(of: followUp.patient, in: connection))
    return NextVisit.propose(reason: followUp.details.reason, archive: archive, today: day ?? today)
  }

  /// The next dates as they are after a follow-up was ended as done.
  func next(after before: FollowUp, in connection: Connection) throws -> VisitProposal {
    if let next = try successor(of: before, in: connection) { return VisitProposal(next: next) }
    if let keeper = try PlanKeeper(self, in: connection) {
      let book = try keeper.book(of: before.patient.value)
      if let event = try keeper.visitEvent(of: before.id), let uses = book.uses[event] {
        let touched = Set(uses.map(\.plan))
        return VisitProposal(
          uses: uses,
          wanted: book.wanted(on: today, week: PlanKeeper.week).filter {
            touched.contains($0.plan)
          })
      }
    }
    return VisitProposal()
  }

  /// The next visit that ending a follow-up opened where no plan sees to it; nil when none was.
  private func successor(of before: FollowUp, in connection: Connection) throws -> NextVisit? {
    let row = try connection.statement(
      "SELECT due, channel, risk, why_zh, why_en FROM follow_up WHERE opened_by = ? AND state < 3")
    row.bind(before.id.value)
    defer { row.reset() }
    guard try row.step() else { return nil }
    return NextVisit(
      due: CalendarDate(dayNumber: row.integer(0)),
      channel: FollowUpChannel(rawValue: row.text(1)) ?? .phone,
      risk: FollowUpRisk(rawValue: row.integer(2)) ?? .regular, advice: .routine,
      why: Localized(zh: row.text(3), en: row.text(4)))
  }

  // MARK: - Before it is saved

  /// What ending a follow-up as done would lead to, with its line; nothing is changed.
  ///
  /// - Parameters:
  ///   - id: The open follow-up.
  ///   - filled: The form as it would be filed with it; nil for a bare outcome.
  ///   - channel: How the person was reached; nil for what the form says of it, else the way that the
  ///     follow-up asks for.
  ///   - signs: What was found beside the values.
  /// - Returns: Empty for those who may not know what follow-ups are about.
  package func planProposal(
    for id: FollowUpID, filled: FilledForm? = nil, channel: FollowUpChannel? = nil,
    signs: Set<VisitFinding> = []
  ) throws(StoreError) -> VisitProposal {
    try require(.read, .queue)
    guard access.seesReasons else { return VisitProposal() }
    return try read { connection in
      let followUp = try followUp(id, in: connection)
      var facts = VisitFacts(filled, channel: followUp.details.channel, today: today)
      if let channel { facts.channel = channel }
      facts.signs = signs
      let keeper = try PlanKeeper(self, in: connection)
      let key = try keeper?.key(of: id)
      if let proposal = try keeper?.proposal(for: followUp, key: key, facts) { return proposal }
      guard key == nil else { return VisitProposal() }
      return VisitProposal(next: try nextVisit(after: followUp, in: connection))
    }
  }
}

extension QuestionnaireResponse {
  /// How the form says that the person was reached; nil when it does not.
  ///
  /// The national forms ask it in the words of the channels.
  var toldChannel: FollowUpChannel? {
    self["channel"]?.codes.first.flatMap(FollowUpChannel.init(rawValue:))
  }
}

extension VisitFacts {
  /// What a filled form tells of the visit.
  init(_ filled: FilledForm?, channel: FollowUpChannel, today: CalendarDate) {
    self.init(channel: channel, day: filled?.response.day ?? today)
    guard let filled else { return }
    if let told = filled.response.toldChannel { self.channel = told }
    words = Set(filled.outcomes.map(\.rawValue))
    for one in filled.observations where one.comparator == nil && !one.isImplausible {
      if let value = one.value { values[one.indicator] = value }
    }
  }
}
