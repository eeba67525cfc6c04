package import Domain
internal import SQLite

// The file of a recording stays where it is; what is kept is where, how long, how big and its digest,
// by which it is found again when it was moved.
extension Store {
  /// Keeps a recording of a call.
  ///
  /// - Parameter attempt: Which attempt of the follow-up it is of, from 0; nil for the newest, or
  ///   none where nobody was tried yet.
  /// - Returns: The one that there is already when the same sound is attached to this follow-up.
  package func attachRecording(
    _ file: RecordingFacts, consent: RecordingConsent, to id: FollowUpID, attempt: Int? = nil
  ) throws(StoreError) -> CallRecording {
    try requireQueueChange(of: [id])
    let moment = now()
    return try write { connection in
      let found = try followUp(id, in: connection)
      let twin = try connection.statement(
        "SELECT id FROM call_recording WHERE follow_up = ? AND sha256 = ? AND is_mistaken = 0")
      twin.bind(id.value, file.sha256)
      defer { twin.reset() }
      if try twin.step() {
        let number = twin.integer(0)
        let all = try recordings(of: found.patient, in: connection)
        if let one = all.first(where: { $0.id == number }) { return one }
      }
      let last = found.details.attempts.count - 1
      try connection.statement(
        """
        INSERT INTO call_recording (patient, follow_up, attempt, path, name, seconds, bytes, sha256,
          consent, at, staff) VALUES (?,?,?,?,?,?,?,?,?,?,?)
        """
      ).bind(
        found.patient.value, id.value, attempt ?? (last >= 0 ? last : nil), file.path, file.name,
        file.seconds, file.bytes, file.sha256, consent.rawValue, moment.seconds, actor
      ).run()
      let number = connection.lastInsertID
      try audit(
        .create, .followUp, id: id.value, patient: found.patient, detail: "recording attached",
        in: connection)
      let all = try recordings(of: found.patient, in: connection)
      guard let made = all.first(where: { $0.id == number }) else { throw StoreError.notFound }
      return made
    }
  }

  /// Takes a recording off again; the file is left alone.
  package func detachRecording(_ number: Int) throws(StoreError) {
    try require(.change, .queue)
    let one = try recording(number)
    try requireQueueChange(of: [one.followUp])
    try write { connection in
      try connection.statement(
        "UPDATE call_recording SET is_mistaken = 1, version = version + 1 WHERE id = ?"
      ).bind(number).run()
      try audit(
        .update, .followUp, id: one.followUp.value, patient: one.patient,
        detail: "recording undone", in: connection)
    }
  }

  /// One recording, which the trail then has as played.
  package func playRecording(_ number: Int) throws(StoreError) -> CallRecording {
    try require(.read, .visitReason)
    let one = try recording(number)
    try write { connection in
      try audit(
        .read, .followUp, id: one.followUp.value, patient: one.patient,
        detail: "recording played", in: connection)
    }
    return one
  }

  /// Every recording that is kept, the oldest first.
  ///
  /// - Parameter id: Only those of one follow-up; nil for all.
  package func recordings(of id: FollowUpID? = nil) throws(StoreError) -> [CallRecording] {
    try require(.read, .visitReason)
    return try read { connection in
      try recordings(
        where:
          "r.is_mistaken = 0 AND f.state < 3 AND f.level <= ?2 AND (?1 IS NULL OR r.follow_up = ?1)",
        id?.value, in: connection)
    }
  }

  /// Says that a file lies somewhere else now; its content is the same.
  package func moveRecording(_ number: Int, to path: String) throws(StoreError) {
    try require(.change, .queue)
    let one = try recording(number)
    try requireQueueChange(of: [one.followUp])
    guard path != one.file.path else { return }
    try write { connection in
      let name = RecordingFacts(path: path, seconds: nil, bytes: 0, sha256: "").name
      try connection.statement(
        "UPDATE call_recording SET path = ?, name = ?, version = version + 1 WHERE id = ?"
      ).bind(path, name, number).run()
      try audit(
        .update, .followUp, id: one.followUp.value, patient: one.patient,
        detail: "recording moved-to", in: connection)
    }
  }

  // MARK: - Rows

  /// A person's recordings, the newest first.
  func recordings(
    of patient: PatientID, in connection: Connection
  ) throws -> [CallRecording] {
    try recordings(
      where: "r.is_mistaken = 0 AND r.patient = ?1 AND f.state < 3 AND f.level <= ?2",
      patient.value, in: connection
    ).reversed()
  }

  private func recording(_ number: Int) throws(StoreError) -> CallRecording {
    let found = try read { connection in
      try recordings(
        where: "r.is_mistaken = 0 AND r.id = ?1 AND f.state < 3 AND f.level <= ?2", number,
        in: connection)
    }
    guard let one = found.first else { throw .notFound }
    return one
  }

  private func recordings(
    where condition: String, _ value: Int?, in connection: Connection
  ) throws -> [CallRecording] {
    let rows = try connection.statement(
      """
      SELECT r.id, r.patient, r.follow_up, r.path, r.seconds, r.bytes, r.sha256, r.consent, r.at,
        s.name, r.version
      FROM call_recording r JOIN follow_up f ON f.id = r.follow_up
        LEFT JOIN staff s ON s.id = r.staff
      WHERE \(condition) ORDER BY r.id
      """)
    rows.bind(value, highestLevel)
    var found: [CallRecording] = []
    while try rows.step() {
      found.append(
        CallRecording(
          id: rows.integer(0), patient: PatientID(rows.integer(1)),
          followUp: FollowUpID(rows.integer(2)),
          file: RecordingFacts(
            path: rows.text(3), seconds: rows.optionalInteger(4), bytes: rows.integer(5),
            sha256: rows.text(6)),
          consent: RecordingConsent(rawValue: rows.text(7)) ?? .none,
          at: Instant(seconds: rows.integer(8)), staffName: rows.optionalText(9),
          version: rows.integer(10)))
    }
    return found
  }
}
