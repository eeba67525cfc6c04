package import Domain
internal import SQLite

extension Store {
  /// Keeps what the acting member of staff has begun to enter, in place of what was kept before.
  ///
  /// Durable when it returns. It leaves no row in the audit trail, for nothing of the clinic
  /// changes, and other terminals are not told.
  ///
  /// - Parameters:
  ///   - kind: Which form it belongs to.
  ///   - subject: What it is about; empty where the form has no subject.
  ///   - content: JSON of any length up to a few KB; empty text removes the draft.
  /// - Throws: `.refused` when nobody acts.
  package func saveDraft(
    kind: String, subject: String, content: String
  ) throws(StoreError) {
    guard !content.isEmpty else { return try deleteDraft(kind: kind, subject: subject) }
    let staff = try draftOwner()
    let moment = now().seconds
    try write { connection in
      try connection.statement(
        """
        INSERT INTO draft VALUES (?, ?, ?, ?, ?) ON CONFLICT (staff, kind, subject)
          DO UPDATE SET content = excluded.content, updated_at = excluded.updated_at
        """
      ).bind(staff, kind, subject, content, moment).run()
    }
  }

  /// The drafts of the acting member of staff, newest first; none when nobody acts.
  package func drafts() throws(StoreError) -> [Draft] {
    try read { connection in
      let rows = try connection.statement(
        """
        SELECT kind, subject, content, updated_at FROM draft WHERE staff = ?
        ORDER BY updated_at DESC, kind, subject
        """)
      rows.bind(actor ?? -1)
      var found: [Draft] = []
      while try rows.step() {
        found.append(
          Draft(
            kind: rows.text(0), subject: rows.text(1), content: rows.text(2),
            updatedAt: Instant(seconds: rows.integer(3))))
      }
      return found
    }
  }

  /// Removes a draft of the acting member of staff; one that is not there is no failure.
  ///
  /// - Throws: `.refused` when nobody acts.
  package func deleteDraft(kind: String, subject: String) throws(StoreError) {
    let staff = try draftOwner()
    let isThere = try read { connection in
      let row = try connection.statement(
        "SELECT 1 FROM draft WHERE staff = ? AND kind = ? AND subject = ?")
      row.bind(staff, kind, subject)
      defer { row.reset() }
      return try row.step()
    }
    // A form that is closed untouched costs no write.
    guard isThere else { return }
    try write { connection in
      try connection.statement("DELETE FROM draft WHERE staff = ? AND kind = ? AND subject = ?")
        .bind(staff, kind, subject).run()
    }
  }

  private func draftOwner() throws(StoreError) -> Int {
    guard let actor else {
      throw .refused(
        Localized(zh: "没有登录，草稿未保存", en: "nobody is signed in, so the draft was not kept"))
    }
    return actor
  }
}
