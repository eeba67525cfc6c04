package import Domain
internal import SQLite

extension Store {
  /// What the clinic has decided for everybody.
  package enum Policy: String, Sendable {
    /// What of a patient may go to a terminal's clipboard.
    case copying = "policy.copy"
  }

  /// A decision of the clinic; nil when none was taken.
  package func policy(_ policy: Policy) throws(StoreError) -> String? {
    try read { connection in
      let statement = try connection.statement("SELECT value FROM setting WHERE key = ?")
      statement.bind(policy.rawValue)
      defer { statement.reset() }
      return try statement.step() ? statement.text(0) : nil
    }
  }

  /// Takes a decision for everybody, with a row in the audit trail.
  package func setPolicy(_ policy: Policy, to value: String) throws(StoreError) {
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
  package func keep(_ choices: [Choice]) throws(StoreError) {
    try write { connection in
      for choice in choices {
        let key: String
        let value: String
        switch choice {
        case .preference(let name, let text): (key, value) = (preferenceKey(name), text)
        case .policy(let policy, let text): (key, value) = (policy.rawValue, text)
        }
        try connection.statement(
          "INSERT INTO setting VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
        ).bind(key, value).run()
        if case .policy = choice {
          try audit(.update, .database, detail: "\(key) \(value)", in: connection)
        }
      }
    }
  }

  /// Writes down that something of patients leaves for a terminal's clipboard, before it does: a
  /// row for each, all or none.
  package func noteCopy(of patients: [PatientID]) throws(StoreError) {
    try write { connection in
      for patient in patients {
        try audit(
          .read, .patient, id: patient.value, patient: patient, detail: "copy", in: connection)
      }
    }
  }
}
