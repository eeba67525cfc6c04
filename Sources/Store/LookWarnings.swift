package import Domain
internal import SQLite

extension Store {
  /// Why the acting member of staff should think again before a record is opened; they may still.
  ///
  /// One's own card is known where it is tied to the account, else by the same name. Of one's
  /// household is whoever has one's surname and the address or a phone of one's card.
  package func archiveWarnings(of patient: PatientID) throws(StoreError) -> [LookWarning] {
    try require(.read, .identity, of: patient)
    try requireVisible(patient)
    return try read { connection in try warnings(of: patient, in: connection) }
  }

  /// Ties a member of staff to the card they have as a patient; nil unties it.
  ///
  /// - Throws: `.notFound` when there is no such member or patient.
  package func tie(staff code: String, to patient: PatientID?) throws(StoreError) {
    try require(.change, .accounts)
    try write { connection in
      if let patient, try !Self.exists(patient, in: connection) { throw StoreError.notFound }
      try connection.statement("UPDATE staff SET patient = ? WHERE code = ?")
        .bind(patient?.value, code).run()
      guard try connection.integer("SELECT changes()") != 0 else { throw StoreError.notFound }
      try audit(.update, .staff, detail: "card of \(code)", in: connection)
    }
  }

  func warnings(of patient: PatientID, in connection: Connection) throws -> [LookWarning] {
    guard let actor else { return [] }
    let subject = try person(patient, in: connection)
    let staff = try connection.statement(
      "SELECT id, name, patient FROM staff WHERE is_disabled = 0")
    var own: PatientID?
    var isOwn = false
    var isColleague = false
    while try staff.step() {
      let card = staff.optionalInteger(2).map(PatientID.init)
      // Whoever's card is known is not taken for another of the same name.
      let isHis = card.map { $0 == patient } ?? (staff.text(1) == subject.name)
      if staff.integer(0) == actor {
        own = card
        isOwn = isHis
      } else if isHis {
        isColleague = true
      }
    }
    if isOwn { return [.own] }
    var found: [LookWarning] = []
    if let own, try isHousehold(subject, patient, own, in: connection) { found.append(.household) }
    if isColleague { found.append(.colleague) }
    return found
  }

  private func isHousehold(
    _ subject: Patient, _ patient: PatientID, _ own: PatientID, in connection: Connection
  ) throws -> Bool {
    let mine = try person(own, in: connection)
    guard Self.surname(mine) == Self.surname(subject), Self.surname(mine) != nil else {
      return false
    }
    if let address = mine.address, !address.isEmpty, address == subject.address { return true }
    let shared = try connection.statement(
      """
      SELECT 1 FROM contact_point a JOIN contact_point b ON b.value = a.value AND b.system = a.system
      WHERE a.patient = ? AND b.patient = ? LIMIT 1
      """)
    shared.bind(own.value, patient.value)
    defer { shared.reset() }
    return try shared.step()
  }

  private static func surname(_ person: Patient) -> String? {
    person.familyName ?? Surname.split(person.name)?.surname
  }
}
