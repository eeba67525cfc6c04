internal import Domain
internal import FollowUps
internal import SQLite

/// Keeps the stored follow-ups of people as their plans want them, inside a transaction that others
/// hold.
///
/// What a person's plans look like is worked out from their events each time; nothing of it is kept
/// between two transactions.
struct PlanKeeper {
  let store: Store
  let connection: Connection
  let catalog: PlanCatalog
  var today: CalendarDate
  /// Whether `today` is a day on which something would have been known that is known only now.
  var isBackdated = false
  /// The visit that what begins now comes before; nil for the order of recording.
  var before: Int?
  /// Whether what is done leaves no rows of its own in the audit trail, as one tells of all.
  var isQuiet = false
  /// The days on which the clinic sees people.
  static let week = WorkingWeek.mondayToFriday

  /// - Returns: Nil while the clinic never had plans.
  init?(_ store: Store, in connection: Connection) throws {
    guard let catalog = try store.plansInForce.catalog(in: connection) else { return nil }
    self.store = store
    self.connection = connection
    self.catalog = catalog
    today = store.today
  }

  // MARK: - Events

  /// All plans of a person, worked out from what happened.
  func book(of patient: Int) throws -> PlanBook {
    let rows = try connection.statement(
      "SELECT id, day, recorded, content FROM plan_event WHERE patient = ? ORDER BY id")
    rows.bind(patient)
    defer { rows.reset() }
    var events: [PlanEvent] = []
    while try rows.step() {
      // What a newer program wrote is left out rather than guessed at.
      guard let kind = PlanEvent.Kind(text: rows.text(3)) else { continue }
      events.append(
        PlanEvent(
          id: rows.integer(0), day: CalendarDate(dayNumber: rows.integer(1)),
          recorded: CalendarDate(dayNumber: rows.integer(2)), kind: kind))
    }
    return PlanBook(catalog: catalog, events: events)
  }

  /// The day of what is done now: never before what happened already, as after a clock was set back,
  /// or it would count as having been done before it.
  func present(in book: PlanBook) -> CalendarDate {
    isBackdated ? today : max(today, book.lastDay ?? today)
  }

  /// The keeper as it was on a day that is over.
  ///
  /// - Parameter visit: The visit of that day before which plans begin; nil for none.
  func backdated(to day: CalendarDate, before visit: Int? = nil) -> PlanKeeper {
    var keeper = self
    keeper.today = min(day, today)
    keeper.isBackdated = true
    keeper.before = visit
    return keeper
  }

  /// What caused an event: a follow-up, and the number of the attempt where it was one.
  struct Cause {
    var followUp: FollowUpID
    var attempt: Int?
  }

  /// Adds an event; its number.
  ///
  /// - Parameter day: The day on which it happened; nil for today.
  @discardableResult
  func append(
    _ kind: PlanEvent.Kind, of patient: Int, on day: CalendarDate? = nil, by cause: Cause? = nil,
    reason: String? = nil
  ) throws -> Int {
    try connection.statement(
      """
      INSERT INTO plan_event (patient, day, recorded, at, content, staff, follow_up, attempt)
      VALUES (?,?,?,?,?,?,?,?)
      """
    ).bind(
      patient, (day ?? today).dayNumber, store.today.dayNumber, store.now().seconds, kind.text,
      store.actor, cause?.followUp.value, cause?.attempt
    ).run()
    let id = connection.lastInsertID
    if isQuiet { return id }
    try store.audit(
      .create, .patient, id: id, patient: PatientID(patient), detail: "plans \(kind.name)",
      reason: reason, in: connection)
    return id
  }

  /// Takes back what an attempt on a follow-up caused, the newest first.
  func takeBack(_ followUp: FollowUpID, attempt: Int, of patient: Int) throws {
    let rows = try connection.statement(
      "SELECT id FROM plan_event WHERE follow_up = ? AND attempt = ? ORDER BY id DESC")
    rows.bind(followUp.value, attempt)
    var caused: [Int] = []
    while try rows.step() { caused.append(rows.integer(0)) }
    let standing = Set(PlanBook.standing(try book(of: patient).events).map(\.id))
    for event in caused where standing.contains(event) {
      try append(.undone(event), of: patient)
    }
  }

  // MARK: - Follow-ups

  /// What a person's own row says, as far as plans go by it.
  private struct Standing {
    var isDeceased: Bool
    var isRestricted: Bool
    /// Whether the card was merged into another or erased.
    var isGone: Bool
  }

  private func standing(of patient: Int) throws -> Standing? {
    let row = try connection.statement(
      """
      SELECT is_deceased, restricted_at IS NOT NULL, merged_into IS NOT NULL OR erased_at IS NOT NULL
      FROM patient WHERE id = ?
      """)
    row.bind(patient)
    defer { row.reset() }
    guard try row.step() else { return nil }
    return Standing(
      isDeceased: row.integer(0) != 0, isRestricted: row.integer(1) != 0,
      isGone: row.integer(2) != 0)
  }

  /// Makes the stored follow-ups of a person what the plans want, and notes the next day on which
  /// time alone changes that.
  ///
  /// Carried out again it changes nothing.
  ///
  /// - Returns: How many follow-ups were changed.
  @discardableResult
  func settle(_ patient: Int) throws -> Int {
    guard let standing = try standing(of: patient), !standing.isGone else {
      try setDue(nil, of: patient)
      return 0
    }
    var book = try book(of: patient)
    if let kind = Self.change(of: book, isDeceased: standing.isDeceased) {
      try append(kind, of: patient, on: present(in: book))
      book = try self.book(of: patient)
    }
    guard !book.events.isEmpty else {
      try setDue(nil, of: patient)
      return 0
    }
    let changes = book.reconcile(
      try PlanRows(self, patient: patient).planned(), on: today, week: Self.week)
    let rows = PlanRows(self, patient: patient)
    for change in changes { try rows.carryOut(change, isRestricted: standing.isRestricted) }
    try setDue(book.nextChange(after: today), of: patient)
    return changes.count
  }

  /// How many follow-ups are not as the plans want them; nothing is changed.
  func differences(of patient: Int) throws -> Int {
    guard let standing = try standing(of: patient), !standing.isGone else { return 0 }
    let book = try book(of: patient)
    return book.reconcile(
      try PlanRows(self, patient: patient).planned(), on: today, week: Self.week
    ).count + (Self.change(of: book, isDeceased: standing.isDeceased) == nil ? 0 : 1)
  }

  /// What the person's own row says and the plans do not know yet.
  private static func change(of book: PlanBook, isDeceased: Bool) -> PlanEvent.Kind? {
    if isDeceased {
      let isKnown = book.absence?.cause == .died || !book.instances.contains(where: \.isRunning)
      return isKnown ? nil : .left(.died)
    }
    return book.absence?.cause == .died ? .returned : nil
  }

  private func setDue(_ day: CalendarDate?, of patient: Int) throws {
    if let day {
      try connection.statement(
        """
        INSERT INTO plan_due VALUES (?, ?)
        ON CONFLICT (patient) DO UPDATE SET day = excluded.day WHERE day <> excluded.day
        """
      ).bind(patient, day.dayNumber).run()
    } else {
      try connection.statement("DELETE FROM plan_due WHERE patient = ?").bind(patient).run()
    }
  }
}
