import Canvas
import Domain
import Widgets

extension Model {
  /// The row selected in the audit trail; nil in an empty one.
  package var auditLine: AuditLine? {
    let order = AuditColumns(self).order()
    guard let row = audit.list.selection, order.indices.contains(row) else { return nil }
    return audit.lines[order[row]]
  }

  /// Asks for the rows as they are wanted now; those that show stay until the others come.
  mutating func askAudit() -> Effect {
    audit.generation += 1
    let since = today.adding(days: -AuditState.days)
    return .readAudit(
      AuditAsk(
        view: audit.view, patient: audit.patient, staff: audit.staff, limit: audit.limit,
        since: since, moment: zone.zone.instant(since)), generation: audit.generation)
  }

  mutating func auditRead(_ lines: [AuditLine], generation: Int) {
    guard generation == audit.generation else { return }
    audit.lines = lines
    audit.isLoaded = true
    audit.hasMore = audit.view == .trail && lines.count >= audit.limit
    countAudit()
  }

  /// Counts the rows that the filter leaves.
  mutating func countAudit() { audit.list.setCount(AuditColumns(self).order().count) }

  /// Reads older rows once the last of those that are here is reached.
  mutating func wantAudit() -> [Effect] {
    guard audit.hasMore, audit.list.count > 0, audit.list.selected >= audit.list.count - 1 else {
      return []
    }
    audit.hasMore = false
    audit.limit += AuditState.page
    return [askAudit()]
  }

  /// Carries out a command of the audit screen.
  mutating func performAudit(_ id: CommandID) -> [Effect] {
    switch id {
    case .whoSaw:
      guard let subject else { return [] }
      beginAudit(.trail)
      audit.patient = subject
    case .whatDid:
      guard let line = auditLine, !line.staff.isEmpty else { return [] }
      beginAudit(.trail)
      audit.staff = line.staff
      audit.staffName = line.staffName
    case .reviewGlass: return askReview()
    default: return []
    }
    go(to: .audit)
    return [askAudit()]
  }

  private mutating func beginAudit(_ view: AuditAsk.View) {
    audit.view = view
    audit.patient = nil
    audit.staff = nil
    audit.limit = AuditState.page
    audit.list = ListState()
    audit.lines = []
    audit.isLoaded = false
    tables[.audit].filter.set("")
    tables[.audit].marks.clear()
  }

  /// Goes to the next list, with the same person or patient where that makes sense.
  mutating func moveAuditView(_ steps: Int) -> [Effect] {
    let all = AuditAsk.View.allCases
    let place = all.firstIndex(of: audit.view) ?? 0
    return showAudit(all[(place + steps + all.count) % all.count])
  }

  mutating func showAudit(_ view: AuditAsk.View) -> [Effect] {
    beginAudit(view)
    return [askAudit()]
  }

  /// One step back: from one patient or person to all rows.
  ///
  /// - Returns: Nil when everybody is listed already.
  mutating func leaveAudit() -> [Effect]? {
    guard screen == .audit, audit.patient != nil || audit.staff != nil else { return nil }
    return showAudit(.trail)
  }

  // MARK: - Reviewing

  private mutating func askReview() -> [Effect] {
    guard let line = auditLine, line.isOpen else { return [] }
    account.dialog = .review(ReviewForm(line: line, form: reviewForm()))
    return []
  }

  func reviewForm() -> FormState {
    let field = FormField(
      "review", Phrase.auditReview[language], .lines(rows: 3, limit: 300), isRequired: true)
    return FormState([FormSection("", [field])], today: today.dayNumber)
  }

  /// Lets the review take a key; nil when it is for others.
  mutating func reviewKey(_ press: KeyPress, _ before: ReviewForm) -> [Effect]? {
    if before.isSaving { return [] }
    var asked = before
    let outcome = asked.form.press(press)
    if outcome != .ignored { asked.problem = nil }
    account.dialog = .review(asked)
    switch outcome {
    case .ignored: return nil
    case .committed: return sendReview(asked)
    case .atEnd: return asked.form.commit() == .committed ? sendReview(asked) : []
    case .moved, .changed, .refused: return []
    }
  }

  mutating func sendReview(_ asked: ReviewForm) -> [Effect] {
    var asked = asked
    asked.isSaving = true
    account.dialog = .review(asked)
    return [.reviewGlass(asked.line.id, asked.form.value("review"))]
  }

  mutating func glassReviewed() -> [Effect] {
    if case .review = account.dialog { account.dialog = nil }
    say(Phrase.auditReviewed.text, .done)
    return [askAudit()]
  }

  mutating func reviewFailed(_ reason: Localized) {
    guard case .review(var asked) = account.dialog else { return }
    asked.isSaving = false
    asked.problem = reason
    account.dialog = .review(asked)
  }
}

extension Model {
  /// Whether the title names the audit trail: for those who may read all of it, and who are there.
  var showsAuditTab: Bool { access.reach(.read, .auditTrail) == .all || screen == .audit }
}
