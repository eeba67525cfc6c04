package import Domain
internal import SQLite

extension Store {
  /// What a clinic decides for everybody.
  package typealias Policy = ClinicPolicy

  /// A decision of the clinic as it is in force; nil when none was taken.
  ///
  /// A value that was written past the program and is not allowed comes back as the nearest that is.
  package func policy(_ policy: ClinicPolicy) throws(StoreError) -> String? {
    try read { connection in
      try Self.stored(policy, in: connection).map { policy.inForce($0) }
    }
  }

  /// The number of a policy that is in force, the standard one when the clinic took no decision.
  package func policyNumber(_ policy: ClinicPolicy) throws(StoreError) -> Int {
    try read { connection in try Self.number(policy, in: connection) }
  }

  /// Takes a decision for everybody, with a row in the audit trail that holds the old and the new.
  ///
  /// - Throws: `.refused` for a value that is not allowed.
  package func setPolicy(_ policy: ClinicPolicy, to value: String) throws(StoreError) {
    try keep([.policy(policy, value)])
  }

  /// A choice that outlives the session.
  package enum Choice: Equatable, Sendable {
    /// Of the acting member of staff, by its name.
    case preference(String, String)
    /// Of the clinic, for everybody.
    case policy(Policy, String)
  }

  /// Keeps choices, all or none, each decision for everybody with a row in the audit trail.
  ///
  /// - Throws: `.refused` for a value that is not allowed.
  package func keep(_ choices: [Choice]) throws(StoreError) {
    for case .policy(let policy, let value) in choices {
      try require(.change, .accounts)
      if let refusal = policy.refusal(of: value) { throw .refused(refusal) }
    }
    try requireSomebody()
    try write { connection in
      for choice in choices {
        switch choice {
        case .preference(let name, let text):
          try Self.keep(preferenceKey(name), text, in: connection)
        case .policy(let policy, let value): try decide(policy, value, in: connection)
        }
      }
    }
  }

  private func decide(
    _ policy: ClinicPolicy, _ value: String, in connection: Connection
  ) throws {
    let former = policy.inForce(try Self.stored(policy, in: connection))
    try Self.keep(Self.key(policy), value, in: connection)
    let minutes = (
      mask: try Self.number(.maskMinutes, in: connection),
      lock: try Self.number(.deskLockMinutes, in: connection),
      signOut: try Self.number(.signOutMinutes, in: connection)
    )
    if let conflict = ClinicPolicy.conflict(minutes) { throw StoreError.refused(conflict) }
    try audit(
      .update, .database, detail: "\(Self.key(policy)) \(former) -> \(value)", in: connection)
    if policy == .mentalDisorders { try judgeAgain(in: connection) }
  }

  private static func keep(_ key: String, _ value: String, in connection: Connection) throws {
    try connection.statement(
      "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    ).bind(key, value).run()
  }

  /// The number of a policy within a transaction.
  static func number(_ policy: ClinicPolicy, in connection: Connection) throws -> Int {
    Int(policy.inForce(try stored(policy, in: connection))) ?? 0
  }

  static func stored(_ policy: ClinicPolicy, in connection: Connection) throws -> String? {
    let statement = try connection.statement("SELECT value FROM setting WHERE key = ?")
    statement.bind(key(policy))
    defer { statement.reset() }
    return try statement.step() ? statement.text(0) : nil
  }

  private static func key(_ policy: ClinicPolicy) -> String { "policy." + policy.rawValue }

  /// Writes down that something of patients leaves for a terminal's clipboard, before it does: a
  /// row for each, all or none.
  package func noteCopy(of patients: [PatientID]) throws(StoreError) {
    try require(.read, .identity, of: patients.count == 1 ? patients[0] : nil)
    try write { connection in
      for patient in patients {
        try audit(
          .read, .patient, id: patient.value, patient: patient, detail: "copy", in: connection)
      }
    }
  }
}
