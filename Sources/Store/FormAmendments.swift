package import Domain
package import Forms
internal import FollowUps
internal import SQLite

// A filed form is corrected by another one in its place: the old one stays as it was, marked, and its
// values give way to those of the new one, with the tags and plans that go by them.
extension Store {
  /// Files a corrected form in the place of a filed one, for the follow-up that this was filed for.
  ///
  /// The values of the old one are retracted, the tags are judged anew, and where the visit was judged
  /// by it already the plans judge it again.
  ///
  /// - Parameters:
  ///   - id: The number of the filed form.
  ///   - version: The version of it that the person saw.
  /// - Throws: `.conflict` when it was corrected or taken back since; `.refused` for another form.
  package func amendForm(
    _ id: Int, version: Int, with filled: FilledForm
  ) throws(StoreError) -> FiledForm {
    try require(.change, .triage)
    let seen = try read { connection in try filedForm(id, in: connection) }
    try requireVisible(seen.patient)
    guard seen.response.questionnaire == filled.response.questionnaire else {
      throw .refused(
        Localized(zh: "更正的必须是同一张表单", en: "a form can only be corrected by the same form"))
    }
    return try write { connection in
      let before = try filedForm(id, in: connection)
      guard before.version == version, !before.isMistaken else { throw StoreError.conflict }
      let old = try auditDigest(of: id, in: .filedForm, connection)
      try retractValues(of: before, in: connection)
      var amended = filled
      amended.response.status = .amended
      let filed = try file(
        amended, of: before.patient, for: before.followUp, as: "amend", in: connection)
      try connection.statement(
        """
        UPDATE questionnaire_response SET is_mistaken = 1, superseded_by = ?, version = version + 1
        WHERE id = ?
        """
      ).bind(filed.id, id).run()
      try audit(
        .update, .patient, id: id, patient: before.patient,
        detail: "form superseded \(before.response.questionnaire)", before: old,
        after: try auditDigest(of: id, in: .filedForm, connection), in: connection)
      try judgeVisit(of: filed, in: connection)
      return try filedForm(filed.id, in: connection)
    }
  }

  /// Lets a form hold again whose correction was taken back.
  func bringBack(_ id: Int, in connection: Connection) throws {
    let before = try filedForm(id, in: connection)
    let old = try auditDigest(of: id, in: .filedForm, connection)
    try connection.statement(
      """
      UPDATE questionnaire_response SET is_mistaken = 0, superseded_by = NULL,
        version = version + 1 WHERE id = ?
      """
    ).bind(id).run()
    try restoreValues(of: before, in: connection)
    try audit(
      .update, .patient, id: id, patient: before.patient,
      detail: "form restored \(before.response.questionnaire)", before: old,
      after: try auditDigest(of: id, in: .filedForm, connection), in: connection)
    // Whoever had filed it can take that back again.
    try carryOwn(
      .form, id, from: before.version - 1, to: before.version + 1, in: connection)
  }

  /// Lets the plans judge the visit again that a form was filed for, where it was judged already.
  func judgeVisit(of filed: FiledForm, in connection: Connection) throws {
    guard let id = filed.followUp, let keeper = try PlanKeeper(self, in: connection) else { return }
    let row = try connection.statement("SELECT 1 FROM follow_up WHERE id = ? AND state = 1")
    row.bind(id.value)
    let isEnded = try row.step()
    row.reset()
    guard isEnded else { return }
    // The tags that the values bring and take begin and end plans before the next date is told.
    try judgeTouched(in: connection)
    try keeper.judgeAgain(id, of: filed.patient.value)
  }
}

extension PlanKeeper {
  /// Judges the visit again by which a follow-up was ended, from the forms and values as they are now.
  ///
  /// The old judgement is taken back and the new one stands on the same day for the same attempt, so
  /// that taking the outcome back takes this back too. Versions of plans stay those of the visit.
  func judgeAgain(_ id: FollowUpID, of patient: Int) throws {
    guard let event = try visitEvent(of: id) else { return }
    let standing = PlanBook.standing(try book(of: patient).events)
    guard let told = standing.first(where: { $0.id == event }),
      case .visited(let before) = told.kind
    else { return }
    let earlier = PlanBook(
      catalog: catalog, events: standing.filter { ($0.day, $0.id) < (told.day, told.id) })
    let row = try connection.statement(
      "SELECT \(Store.followUpColumns) FROM follow_up f WHERE f.id = ?")
    row.bind(id.value)
    guard try row.step() else { return row.reset() }
    let followUp = Store.followUp(row)
    row.reset()
    let facts = VisitFacts(channel: before.channel, day: told.day)
    guard var visit = try visit(for: followUp, key: try key(of: id), facts, in: earlier) else {
      return
    }
    visit.versions = before.versions
    guard visit != before else { return }
    try append(.undone(event), of: patient)
    let again = try append(
      .visited(visit), of: patient, on: told.day,
      by: Cause(followUp: id, attempt: try attempt(of: event)))
    try take(try book(of: patient).facts(of: again), of: patient, from: told.day)
    try settle(patient)
  }

  /// The attempt that caused an event; nil where none did.
  private func attempt(of event: Int) throws -> Int? {
    let row = try connection.statement("SELECT attempt FROM plan_event WHERE id = ?")
    row.bind(event)
    defer { row.reset() }
    return try row.step() ? row.optionalInteger(0) : nil
  }
}
