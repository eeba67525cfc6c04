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
  /// by it already it is judged again: what is open is then what a right form would have led to from
  /// the start. What people acted on meanwhile is kept, and marked.
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
      let judged = try judgedVisit(of: before, in: connection)
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
      try judgeAgain(judged, by: filed.response, in: connection)
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
}
