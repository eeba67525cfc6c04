import Domain
import FollowUps
import Interchange
import TestSupport

/// A day from its ISO form.
func day(_ text: String) -> CalendarDate { CalendarDate(iso: text) ?? CalendarDate(dayNumber: 0) }

/// The plans that the repository ships, read once for all tests.
enum ShippedPlans {
  static let files = [
    "aftercare", "diabetes", "education", "hypertension", "pregnancy", "yearly",
  ]

  static let definitions: [PlanDefinition] = files.flatMap { file in
    let bytes = (try? SharedFiles.repositoryBytes("sample-data/clinic/plans/\(file).json5")) ?? []
    return PlanFile.read(bytes).plans
  }

  static let catalog = PlanCatalog(definitions)
}

/// One person's plans with a store in memory that carries out what is asked, day by day.
struct PlanDesk {
  var book: PlanBook
  var rows: [PlannedFollowUp] = []
  var today: CalendarDate
  var week: WorkingWeek
  /// The line of every follow-up.
  var lines: [FollowUpID: Localized] = [:]

  init(
    _ catalog: PlanCatalog = ShippedPlans.catalog, on today: CalendarDate,
    week: WorkingWeek = .mondayToFriday
  ) {
    book = PlanBook(catalog: catalog, events: [])
    self.today = today
    self.week = week
  }

  var open: [PlannedFollowUp] { rows.filter(\.isOpen).sorted { $0.due < $1.due } }

  /// What the plans want now.
  var wanted: [WantedFollowUp] { book.wanted(on: today, week: week) }

  /// The line of the follow-up that is due first.
  var why: Localized? { open.first.flatMap { lines[$0.id] } }

  /// The line of a follow-up.
  func why(_ row: PlannedFollowUp?) -> String? { row.flatMap { lines[$0.id]?.chinese } }

  /// The number of the newest event.
  var last: Int { book.events.last?.id ?? 0 }

  mutating func happen(_ kind: PlanEvent.Kind, on day: CalendarDate? = nil) {
    book = book.adding(kind, on: day ?? today, recorded: today)
    settle()
  }

  mutating func start(
    _ plan: String, anchor: CalendarDate? = nil, cause: PlanStart = .hand, owner: String? = nil
  ) {
    happen(
      .started(
        PlanBeginning(
          plan: plan, version: book.catalog[plan]?.version ?? 1, anchor: anchor ?? today,
          cause: cause, owner: owner)))
  }

  /// Records a visit on a day, and goes there if it is ahead.
  mutating func visit(
    _ subject: String, _ control: PlanFinding.Control, _ signs: Set<VisitFinding> = [],
    by channel: FollowUpChannel = .visit, on date: CalendarDate? = nil
  ) {
    if let date, date > today { pass(to: date) }
    happen(
      .visited(
        PlanVisit(
          channel: channel, findings: [subject: PlanFinding(control, signs: signs)],
          versions: book.catalog.versionsInForce)), on: date)
  }

  mutating func undo(_ event: Int) { happen(.undone(event)) }

  mutating func pass(to day: CalendarDate) {
    today = day
    settle()
  }

  /// What would be changed now; nothing when all is settled.
  var changes: [PlanChange] { book.reconcile(rows, on: today, week: week) }

  @discardableResult
  mutating func settle() -> [PlanChange] {
    let changes = changes
    for change in changes { carryOut(change) }
    return changes
  }

  mutating func carryOut(_ change: PlanChange) {
    switch change {
    case .open(let wanted, let generation, let due):
      rows.append(
        PlannedFollowUp(
          id: FollowUpID(rows.count + 1), key: wanted.key, generation: generation,
          planned: wanted.day, since: wanted.since, due: due, reason: wanted.contact.reason,
          channel: wanted.contact.channel, risk: wanted.contact.risk, form: wanted.contact.form))
      lines[FollowUpID(rows.count)] = wanted.why
    case .move(let id, let wanted, let due), .reopen(let id, let wanted, let due):
      update(id) { row in
        row.planned = wanted.day
        row.since = wanted.since
        row.due = due
        row.reason = wanted.contact.reason
        row.channel = wanted.contact.channel
        row.risk = wanted.contact.risk
        row.form = wanted.contact.form
        row.state = .open
        row.completedBy = nil
      }
      lines[id] = wanted.why
    case .complete(let id, let event, _):
      update(id) { row in
        row.state = .done
        row.completedBy = event
      }
    case .close(let id, let why):
      update(id) { $0.state = .closed }
      lines[id] = why
    }
  }

  mutating func update(_ id: FollowUpID, _ body: (inout PlannedFollowUp) -> Void) {
    guard let place = rows.firstIndex(where: { $0.id == id }) else { return }
    body(&rows[place])
  }

  /// What the newest visit counted as for one plan.
  func use(_ plan: String) -> PlanVisitUse? {
    book.uses[last]?.first { $0.plan == plan }
  }
}
