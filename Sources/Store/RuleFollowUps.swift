internal import Domain
internal import FollowUps
internal import Rules
internal import SQLite

/// The follow-ups that tags open, and what becomes of them when a tag goes.
struct RuleFollowUps {
  let store: Store
  let connection: Connection
  let book: RuleBook
  let patient: Int
  let today: Int
  private let opened: PatientJudging.Opened
  let backdating: PlanBackdating?

  init(_ judging: PatientJudging, patient: Int, today: Int) {
    store = judging.store
    connection = judging.connection
    book = judging.book
    opened = judging.opened
    backdating = judging.backdating
    self.patient = patient
    self.today = today
  }

  /// Opens and marks follow-ups as tags came and went.
  func update(added: [TagTransition], withdrawn: [TagTransition]) throws {
    for gone in withdrawn where gone.after.isOn {
      let stands = added.contains { $0.rule == gone.rule && $0.day == gone.day && $0.after.isOn }
      if !stands { try mark(.correctedValue, rule: gone.rule, onDay: gone.day) }
    }
    for transition in added {
      let state = book.judge.state(transition.rule)
      if transition.after.isOn {
        // A tag that came and went again in days that are over asks nobody for anything.
        guard state.isOn, state.since == transition.day else { continue }
        for action in book.judge.actions(of: transition) { try open(action) }
      } else if !state.isOn {
        try mark(.reasonGone, rule: transition.rule, onDay: nil)
      }
    }
    try tellPlans(added: added, withdrawn: withdrawn)
  }

  /// Marks follow-ups of a rule that are open; those that somebody tried are left alone unless what
  /// opened them was corrected.
  private func mark(_ doubt: FollowUpDoubt, rule: Int, onDay day: Int?) throws {
    try connection.statement(
      """
      UPDATE rule_action SET flag = ?1 WHERE patient = ?2 AND rule = ?3 AND (?4 IS NULL OR day = ?4)
        AND flag < ?1 AND follow_up IN (SELECT id FROM follow_up
          WHERE patient = ?2 AND state IN (0, 3) AND (?1 = 2 OR attempt_count = 0))
      """
    ).bind(doubt.rawValue, patient, book.numbers[rule], day).run()
  }

  /// Opens what a tag asks for, unless it was opened in the same period, or less than the time of
  /// `once` before or after.
  func open(_ action: OpenedAction) throws {
    let key = action.key.text
    let rule = book.rules.rules[action.rule]
    let wanted = rule.actions[action.action]
    if let earlier = try opening(of: action, once: wanted.once) {
      // The tag is back within the period, and with it what the follow-up is for.
      try connection.statement(
        "UPDATE rule_action SET flag = 0 WHERE patient = ? AND key = ? AND flag > 0"
      ).bind(patient, earlier).run()
      return
    }
    let tag = book.rules.tags[rule.tag]
    let draft = FollowUpDraft(
      reason: .other, channel: .phone,
      due: max(action.due, CalendarDate(dayNumber: today)), risk: Self.risk(rule.priority),
      state: .open,
      why: Localized(
        zh: "\(wanted.title.chinese) · \(tag[.chinese])",
        en: "\(wanted.title.english) · \(tag[.english])"), title: wanted.title)
    try RecordWriter(connection: connection, catalog: store.catalog)
      .insert(draft, of: PatientID(patient), staffIDs: [:])
    let id = connection.lastInsertID
    try connection.statement("INSERT INTO rule_action VALUES (?,?,?,?,?,?,0)").bind(
      patient, key, id, book.numbers[action.rule], action.day.dayNumber, wanted.role
    ).run()
    opened.count += 1
    try store.audit(
      .create, .followUp, id: id, patient: PatientID(patient), detail: "tags", in: connection)
  }

  /// How urgent a follow-up is by the priority that its rule has among tags.
  private static func risk(_ priority: Int) -> FollowUpRisk {
    switch priority {
    case 100...: .high
    case 50...: .raised
    default: .regular
    }
  }

  /// The key under which the same was opened too near to open it again, for this card or one that
  /// was merged into it; nil when it was not.
  ///
  /// The period of the key alone would not do: two days can lie in two periods.
  private func opening(of action: OpenedAction, once: DaySpan?) throws -> String? {
    let key = action.key.text
    let day = action.day.dayNumber
    let begin = action.key.beginning
    let cards = try [PatientID(patient)] + store.mergedCards(of: PatientID(patient), in: connection)
    for card in cards {
      let rows = try connection.statement(
        "SELECT key, day FROM rule_action WHERE patient = ? AND substr(key, 1, ?) = ?")
      rows.bind(card.value, begin.unicodeScalars.count, begin)
      defer { rows.reset() }
      while try rows.step() {
        let (first, last) = (min(day, rows.integer(1)), max(day, rows.integer(1)))
        let isNear = once.map { $0.after(first) > last } ?? false
        if isNear || rows.text(0) == key { return rows.text(0) }
      }
    }
    return nil
  }
}
